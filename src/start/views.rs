use askama::Template;

use super::texts::Texts;
use crate::{
    access::{Public, session::login_path},
    sitemap,
    web::Layout,
};

/// The front page.
#[derive(Debug, Template)]
#[template(path = "start/front.html")]
pub(super) struct Front {
    layout: Layout,
    t: Texts,
    log_in: String,
    choose: String,
    /// Support's desk.
    support: Option<String>,
}

impl Front {
    pub(super) fn new(visitor: &Public, does_support: bool) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        let choose = sitemap::home::picker(lang);
        Self {
            layout: Layout::public(visitor, t.heading()),
            t,
            log_in: login_path(lang, &choose, false),
            choose,
            support: does_support.then(|| sitemap::prefixes::queue(lang)),
        }
    }
}

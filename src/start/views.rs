use std::borrow::Cow;

use askama::Template;

use super::texts::Texts;
use crate::{
    access::{
        Public,
        session::{Login, login_path},
    },
    kernel::UNDO_HOURS,
    sitemap::{self, help::Topic},
    web::{Layout, assets},
};

/// The front page.
#[derive(Debug, Template)]
#[template(path = "start/front.html")]
pub(super) struct Front {
    layout: Layout,
    t: Texts,
    log_in: String,
    choose: String,
    continue_to: &'static str,
    by_email: String,
    /// Support's desk.
    support: Option<String>,
}

/// A party in the picture: where it stands, and what it does.
struct Party {
    class: &'static str,
    y: i32,
    name: &'static str,
    says: &'static str,
}

/// What goes from one party to the next.
struct Step {
    y: i32,
    says: &'static str,
}

/// What one can do here, with the page that tells how.
struct Card {
    icon: &'static str,
    href: String,
    title: &'static str,
    body: Cow<'static, str>,
}

impl Front {
    pub(super) fn new(visitor: &Public, does_support: bool) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        let by_email = sitemap::members::register(lang);
        // That page knows where those belong who log in by e-mail.
        let is_member = visitor.context().login.as_ref().is_some_and(Login::is_by_email);
        let choose = if is_member { by_email.clone() } else { sitemap::home::picker(lang) };
        Self {
            layout: Layout::public(visitor, t.heading()),
            t,
            log_in: login_path(lang, &sitemap::home::picker(lang), false),
            choose,
            continue_to: if is_member { t.to_my_apis() } else { t.continue_to() },
            by_email,
            support: does_support.then(|| sitemap::support::desk(lang)),
        }
    }

    fn parties(&self) -> [Party; 3] {
        let t = self.t;
        [
            Party { class: "", y: 2, name: t.provider(), says: t.provider_says() },
            Party { class: "middle", y: 154, name: t.business(), says: t.business_says() },
            Party { class: "", y: 306, name: t.supplier_name(), says: t.supplier_says() },
        ]
    }

    fn steps(&self) -> [Step; 2] {
        [Step { y: 91, says: self.t.gives_access() }, Step { y: 243, says: self.t.gives_power() }]
    }

    fn cards(&self) -> [Card; 4] {
        let (t, how) = (self.t, |topic| sitemap::help::topic(self.layout.lang, topic));
        [
            Card {
                icon: assets::ICON_HANDSHAKE,
                href: how(Topic::GiveSupplier),
                title: t.give(),
                body: t.give_body().into(),
            },
            Card {
                icon: assets::ICON_MAGNIFYING_GLASS,
                href: how(Topic::SeeWho),
                title: t.see(),
                body: t.see_body().into(),
            },
            Card {
                icon: assets::ICON_ARROW_UNDO,
                href: how(Topic::Remove),
                title: t.take_back(),
                body: t.take_back_body(UNDO_HOURS[0]).into(),
            },
            Card {
                icon: assets::ICON_KEY_VERTICAL,
                href: how(Topic::NewScope),
                title: t.open(),
                body: t.open_body().into(),
            },
        ]
    }
}

use askama::Template;

use super::super::{model::Invitation, paths, texts::Texts};
use crate::{
    access::{Public, session::login_path},
    kernel::InvitationId,
    ledger::FormKey,
    sitemap,
    web::{Layout, day},
};

/// What is shown to whoever opens a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Shown {
    /// They are to sign in.
    Login,
    /// They are signed in, and asked.
    Asks,
    /// They have said no.
    SaidNo,
    /// The link does not count.
    Over,
    /// They made it themselves.
    Own,
    /// They have all of it.
    HasAll,
    /// They wait for too many answers.
    TooMany,
}

/// The page of a link.
#[derive(Debug, Template)]
#[template(path = "invitations/link.html")]
pub(in super::super) struct LinkView {
    layout: Layout,
    t: Texts,
    state: Shown,
    key: String,
    action: String,
    secret: String,
    lead: String,
    offered: Vec<String>,
    until: Option<String>,
    shared: String,
    you_are: String,
    correct_name: String,
    login: String,
    /// What there is to say where nothing is asked.
    body: String,
    start: String,
    mine: Option<String>,
}

impl LinkView {
    /// Is it said what is offered?
    fn is_open(&self) -> bool {
        matches!(self.state, Shown::Login | Shown::Asks)
    }

    pub(in super::super) fn new(
        gate: &Public,
        (id, secret): (InvitationId, &str),
        state: Shown,
        found: Option<&Invitation>,
    ) -> Self {
        let lang = gate.context().lang;
        let t = Texts(lang);
        let (org, by) = found.map_or(("", ""), |it| (it.org.name.as_str(), it.by_name.as_str()));
        let login = gate.context().login.as_ref();
        let heading = match (state, found) {
            (Shown::SaidNo, _) => t.you_said_no().to_owned(),
            (_, Some(found)) => t.invited_by(&found.org.name),
            (_, None) => t.over_heading().to_owned(),
        };
        let body = match state {
            Shown::Login => t.step_login().to_owned(),
            Shown::SaidNo => t.not_told(org),
            Shown::Over => t.over().to_owned(),
            Shown::Own => t.own().to_owned(),
            Shown::HasAll => t.has_all(org),
            Shown::TooMany => t.too_many_requests().to_owned(),
            Shown::Asks => String::new(),
        };
        let here = paths::link(lang, id, secret);
        Self {
            layout: Layout::public(gate, heading),
            t,
            state,
            key: FormKey::draw(),
            action: paths::answer(lang, id),
            secret: secret.to_owned(),
            lead: t.invited_lead(by, found.map(|it| it.org.with_number()).unwrap_or_default()),
            offered: found.map_or_else(Vec::new, |it| {
                it.offered.iter().map(|offered| offered.title.in_lang(lang).to_owned()).collect()
            }),
            until: found.and_then(|it| it.ends_on).map(|last| day(lang, last)),
            shared: t.what_is_shared(org),
            you_are: login.map(|login| t.you_are(&login.name)).unwrap_or_default(),
            correct_name: sitemap::login::name(lang, &here),
            login: login_path(lang, &here, true),
            body,
            start: sitemap::start(lang),
            mine: (state == Shown::TooMany).then(|| sitemap::requests::mine(lang)),
        }
    }
}

use askama::Template;

use super::super::{paths, store::Connecting as Begun, texts::Connecting};
use crate::{
    access::{Acting, Public, SeeProduction, session::login_path},
    kernel::RegistrationId,
    ledger::FormKey,
    sitemap,
    web::{Crumb, Layout, Section},
};

/// Where whoever registered by work e-mail begins to connect their login.
#[derive(Debug, Template)]
#[template(path = "members/connect.html")]
pub(in super::super) struct ConnectView {
    layout: Layout,
    t: Connecting,
    key: String,
    action: String,
    lead: String,
    shared: String,
    /// That one is connected.
    already: Option<String>,
    /// There, and to what they have asked for.
    to_login: String,
}

impl ConnectView {
    pub(in super::super) fn new(acting: &Acting<SeeProduction>, connected: Option<String>) -> Self {
        let (lang, name) = (acting.lang(), &acting.unit().name);
        let t = Connecting(lang);
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.heading())
                .about_production()
                .under([Crumb::new(t.to_production(), acting.paths().production())]),
            t,
            key: FormKey::draw(),
            action: paths::connect(lang, acting.org()),
            lead: t.lead(name),
            shared: t.what_is_shared(name),
            already: connected.map(|name| t.already(name)),
            to_login: login_path(lang, &sitemap::requests::mine(lang), true),
        }
    }
}

/// Where it stands with connecting a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum State {
    /// The other login is to come.
    Login,
    /// It is there, and they are asked whether they are the same.
    Asks,
    /// They are.
    Done,
    /// It counts no more, or was begun elsewhere.
    Over,
    /// The other login is connected already.
    Taken,
}

/// The page between the two logins.
#[derive(Debug, Template)]
#[template(path = "members/confirm_login.html")]
pub(in super::super) struct ConfirmView {
    layout: Layout,
    t: Connecting,
    key: String,
    action: String,
    state: State,
    body: String,
    shared: String,
    login: String,
    requests: String,
    register: String,
    /// Where they end up who are not the same.
    away: String,
}

impl ConfirmView {
    pub(in super::super) fn new(gate: &Public, id: RegistrationId, state: State, begun: Option<&Begun>) -> Self {
        let lang = gate.context().lang;
        let t = Connecting(lang);
        let (name, org) = begun.map_or(("", ""), |it| (it.name.as_str(), it.org.name.as_str()));
        let login = gate.context().login.as_ref().map_or("", |login| login.name.as_str());
        let body = match state {
            State::Login => t.step_login().to_owned(),
            State::Asks => t.question(login, name, org),
            State::Done => t.done_body(org),
            State::Over => t.over().to_owned(),
            State::Taken => t.taken().to_owned(),
        };
        Self {
            layout: Layout::public(gate, if state == State::Done { t.done() } else { t.heading() }),
            t,
            key: FormKey::draw(),
            action: paths::confirm_login(lang, id),
            state,
            body,
            shared: t.what_is_shared(org),
            login: login_path(lang, &paths::confirm_login(lang, id), true),
            requests: sitemap::requests::mine(lang),
            register: paths::register(lang),
            away: sitemap::start(lang),
        }
    }
}

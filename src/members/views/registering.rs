use askama::Template;

use super::super::{model::Deciding, pages::WhoForm, paths, texts::Registering};
use crate::{
    access::{Public, session::login_path},
    kernel::{Environment, Lang, RegistrationId},
    ledger::FormKey,
    sitemap,
    web::{FormErrors, Layout},
};

/// The frame of these pages: of the test environment, and of nobody who is signed in.
fn frame(gate: &Public, secret: &str, heading: &str, errors: &FormErrors) -> Layout {
    Layout::public(gate, heading).with_secret(secret).in_environment(Environment::Test).with_faults(!errors.is_empty())
}

/// The form of the address.
#[derive(Debug, Template)]
#[template(path = "members/address.html")]
pub(in super::super) struct AddressView {
    layout: Layout,
    t: Registering,
    key: String,
    action: String,
    errors: FormErrors,
    typed: String,
    id_porten: String,
}

impl AddressView {
    pub(in super::super) fn new(gate: &Public, secret: &str, typed: String, errors: FormErrors) -> Self {
        let lang = gate.context().lang;
        let t = Registering(lang);
        Self {
            layout: frame(gate, secret, t.heading(), &errors),
            t,
            key: FormKey::draw(),
            action: paths::register(lang),
            errors,
            typed,
            id_porten: login_path(lang, &sitemap::home::picker(lang), false),
        }
    }
}

/// Where the code is typed.
#[derive(Debug, Template)]
#[template(path = "members/proof.html")]
pub(in super::super) struct ProofView {
    layout: Layout,
    t: Registering,
    key: String,
    action: String,
    errors: FormErrors,
    /// The secret of the mail's link, if it was that which was opened.
    link: String,
    again: String,
    id_porten: String,
}

impl ProofView {
    pub(in super::super) fn new(
        gate: &Public,
        secret: &str,
        id: RegistrationId,
        link: String,
        errors: FormErrors,
    ) -> Self {
        let lang = gate.context().lang;
        let t = Registering(lang);
        Self {
            layout: frame(gate, secret, t.prove_heading(), &errors),
            t,
            key: FormKey::draw(),
            action: paths::prove(lang, &id.to_string()),
            errors,
            link,
            again: paths::register(lang),
            id_porten: login_path(lang, &sitemap::home::picker(lang), false),
        }
    }
}

/// The form of who they are.
#[derive(Debug, Template)]
#[template(path = "members/who.html")]
pub(in super::super) struct WhoView {
    layout: Layout,
    t: Registering,
    key: String,
    action: String,
    lead: String,
    errors: FormErrors,
    form: WhoForm,
    languages: Vec<(&'static str, &'static str, bool)>,
    /// Number, name, grouped number, and whether it is chosen; empty where there is one only.
    orgs: Vec<(String, String, String, bool)>,
}

impl WhoView {
    pub(in super::super) fn new(
        gate: &Public,
        (secret, id): (&str, RegistrationId),
        email: &str,
        orgs: &[Deciding],
        form: WhoForm,
        errors: FormErrors,
    ) -> Self {
        let lang = gate.context().lang;
        let t = Registering(lang);
        let org = |it: &Deciding| {
            let number = it.org.number.to_string();
            let chosen = form.virksomhet == number;
            (number, it.org.name.clone(), it.org.number.grouped(), chosen)
        };
        Self {
            layout: frame(gate, secret, t.who_heading(), &errors),
            t,
            key: FormKey::draw(),
            action: paths::who(lang, &id.to_string()),
            lead: t.who_lead(email),
            errors,
            languages: Lang::ALL.map(|it| (it.code(), it.own_name(), form.sprak == it.code())).to_vec(),
            orgs: if orgs.len() > 1 { orgs.iter().map(org).collect() } else { Vec::new() },
            form,
        }
    }
}

/// They wait for an administrator.
#[derive(Debug, Template)]
#[template(path = "members/waiting.html")]
pub(in super::super) struct WaitingView {
    layout: Layout,
    t: Registering,
    start: String,
}

impl WaitingView {
    pub(in super::super) fn new(gate: &Public) -> Self {
        let lang = gate.context().lang;
        let t = Registering(lang);
        let layout = Layout::public(gate, t.waiting_heading()).in_environment(Environment::Test);
        Self { layout, t, start: sitemap::start(lang) }
    }
}

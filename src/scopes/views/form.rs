use askama::Template;

use super::super::{
    model::{INTEGRATION_TYPES, Scope, Settings},
    pages::ScopeForm,
    paths::Paths,
    store::Twin,
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes},
    ledger::FormKey,
    web::{FormErrors, Layout, frame},
};

/// What a kind of client is called; a name of a product is the same in every language.
fn type_name(wire: &str) -> &str {
    match wire {
        "maskinporten" => "Maskinporten",
        "idporten" => "ID-porten",
        "ansattporten" => "Ansattporten",
        "api_klient" => "API-klient",
        "eformidling" => "eFormidling",
        "idporten_saml2" => "ID-porten SAML2",
        "krr" => "KRR",
        other => other,
    }
}

/// The settings as labels and values, by the words of the form.
pub(crate) fn fields(t: Texts, settings: &Settings) -> Vec<(&'static str, String)> {
    let yes_no = |yes: bool| if yes { t.yes() } else { t.no() }.to_owned();
    let seconds = |n: i32| if n == 0 { t.client_decides().to_owned() } else { t.seconds(n) };
    let types: Vec<&str> = settings.integration_types.iter().map(|wire| type_name(wire)).collect();
    vec![
        (t.description(), settings.description.nb.clone()),
        (t.description_nn(), settings.description.nn.clone()),
        (t.description_en(), settings.description.en.clone()),
        (t.long_description(), settings.long_description.nb.clone()),
        (t.long_description_nn(), settings.long_description.nn.clone()),
        (t.long_description_en(), settings.long_description.en.clone()),
        (t.visibility(), if settings.public { t.public() } else { t.private() }.to_owned()),
        (t.who_may(), if settings.open { t.who_all() } else { t.who_chosen() }.to_owned()),
        (t.delegation(), yes_no(settings.delegable)),
        (t.types(), if types.is_empty() { t.types_all().to_owned() } else { types.join(", ") }),
        (t.max_age(), seconds(settings.max_age)),
        (t.token_type(), if settings.opaque { "OPAQUE" } else { "SELF_CONTAINED" }.to_owned()),
        (t.lifetime(), seconds(settings.authorization_max_lifetime)),
        (t.user_authentication(), yes_no(settings.user_authentication)),
        (t.user_consent(), yes_no(settings.user_consent)),
        (t.pseudonymous(), yes_no(settings.pseudonymous)),
        (t.aud(), settings.aud.clone()),
    ]
}

/// The settings that differ: label, and the value in each.
pub(crate) fn differences(t: Texts, one: &Settings, other: &Settings) -> Vec<(&'static str, String, String)> {
    let both = fields(t, one).into_iter().zip(fields(t, other));
    both.filter(|((_, one), (_, other))| one != other).map(|((label, one), (_, other))| (label, one, other)).collect()
}

/// What the form is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FormKind<'a> {
    New,
    Edit(&'a Scope),
}

/// A field that two people filled in differently.
#[derive(Debug)]
pub(crate) struct Difference {
    label: &'static str,
    theirs: String,
    yours: String,
}

/// *Nytt scope*, *Endre*.
#[derive(Debug, Template)]
#[template(path = "scopes/form.html")]
pub(crate) struct FormView {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: ScopeForm,
    action: String,
    back: String,
    button: &'static str,
    /// The prefixes to choose from; none where the name cannot be changed.
    prefixes: Vec<String>,
    /// The name, where it cannot be changed.
    name: Option<String>,
    /// The scope that has this name already, where it can be shown.
    existing: Option<(String, String, bool)>,
    differences: Vec<Difference>,
    /// An explanation above the form.
    lead: Option<String>,
}

impl FormView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        kind: FormKind<'_>,
        prefixes: Vec<String>,
        form: ScopeForm,
        errors: FormErrors,
    ) -> Self {
        let t = Texts(paths.lang);
        let (heading, crumb, action, back, button, name) = match kind {
            FormKind::New => (t.new_scope().to_owned(), None, paths.new_scope(), paths.scopes(), t.create(), None),
            FormKind::Edit(scope) => (
                t.edit_heading(&scope.name),
                Some((scope.name.clone(), paths.scope(&scope.id))),
                paths.edit_scope(&scope.id),
                paths.scope(&scope.id),
                t.save(),
                Some(scope.name.clone()),
            ),
        };
        let lead = match kind {
            FormKind::Edit(_) => Some(t.name_stays().to_owned()),
            FormKind::New => None,
        };
        Self {
            layout: frame(acting, paths, heading, crumb).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors,
            form,
            action,
            back,
            button,
            prefixes,
            name,
            existing: None,
            differences: Vec::new(),
            lead,
        }
    }

    /// With a link to the scope that has the name already.
    pub(crate) fn existing(mut self, paths: Paths, twin: &Twin) -> Self {
        self.existing = twin.own.then(|| (twin.name.clone(), paths.scope(&twin.id), twin.active));
        self
    }

    /// With what a colleague saved meanwhile beside what was typed.
    pub(crate) fn conflict(mut self, theirs: &Settings, yours: &Settings) -> Self {
        let differences = differences(self.t, theirs, yours).into_iter();
        self.differences = differences.map(|(label, theirs, yours)| Difference { label, theirs, yours }).collect();
        self.lead =
            Some(if self.differences.is_empty() { self.t.conflict_same() } else { self.t.conflict() }.to_owned());
        self
    }

    fn is_conflict(&self) -> bool {
        !self.differences.is_empty()
    }
    fn types(&self) -> Vec<(&'static str, &'static str, bool)> {
        let chosen = |wire: &str| self.form.types.iter().any(|chosen| chosen == wire);
        INTEGRATION_TYPES.iter().map(|wire| (*wire, type_name(wire), chosen(wire))).collect()
    }
    fn flags(&self) -> [(&'static str, &'static str, bool); 3] {
        let on = |flag: &str| self.form.bruker.iter().any(|chosen| chosen == flag);
        let t = self.t;
        [
            ("autentisering", t.user_authentication(), on("autentisering")),
            ("samtykke", t.user_consent(), on("samtykke")),
            ("pseudonym", t.pseudonymous(), on("pseudonym")),
        ]
    }
    /// Is something set in the part that is folded away, or wrong there?
    fn advanced_is_open(&self) -> bool {
        let f = &self.form;
        let set = [&f.levetid, &f.tokentype, &f.autlevetid, &f.aud].iter().any(|text| !text.is_empty());
        set || !f.types.is_empty() || !f.bruker.is_empty()
    }
    fn languages_are_open(&self) -> bool {
        let f = &self.form;
        [&f.beskrivelse_nn, &f.beskrivelse_en, &f.lang_nn, &f.lang_en].iter().any(|text| !text.is_empty())
    }
}

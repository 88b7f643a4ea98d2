use askama::Template;
use serde::Deserialize;

use super::super::{
    model::{INTEGRATION_TYPES, Scope, Settings},
    paths::Paths,
    store::Twin,
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes},
    ledger::IdempotencyKey,
    web::{FormErrors, Layout},
};

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ScopeForm {
    pub prefiks: String,
    pub subscope: String,
    pub beskrivelse: String,
    pub beskrivelse_nn: String,
    pub beskrivelse_en: String,
    pub lang: String,
    pub lang_nn: String,
    pub lang_en: String,
    pub synlighet: String,
    pub hvem: String,
    pub delegering: String,
    #[serde(rename = "type")]
    pub types: Vec<String>,
    pub levetid: String,
    pub tokentype: String,
    pub autlevetid: String,
    pub bruker: Vec<String>,
    pub aud: String,
    pub versjon: i32,
}

impl ScopeForm {
    /// The form that would have led to these settings.
    pub(crate) fn of(settings: &Settings, version: i32) -> Self {
        let flags = [
            (settings.user_authentication, "autentisering"),
            (settings.user_consent, "samtykke"),
            (settings.pseudonymous, "pseudonym"),
        ];
        let word = |yes: bool, word: &str| if yes { word.to_owned() } else { String::new() };
        let seconds = |n: i32| if n == 0 { String::new() } else { n.to_string() };
        Self {
            beskrivelse: settings.description.nb.clone(),
            beskrivelse_nn: settings.description.nn.clone(),
            beskrivelse_en: settings.description.en.clone(),
            lang: settings.long_description.nb.clone(),
            lang_nn: settings.long_description.nn.clone(),
            lang_en: settings.long_description.en.clone(),
            synlighet: word(settings.public, "offentlig"),
            hvem: word(settings.open, "alle"),
            delegering: word(!settings.delegable, "nei"),
            types: settings.integration_types.clone(),
            levetid: seconds(settings.max_age),
            tokentype: word(settings.opaque, "opaque"),
            autlevetid: seconds(settings.authorization_max_lifetime),
            bruker: flags.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect(),
            aud: settings.aud.clone(),
            versjon: version,
            ..Self::default()
        }
    }
}

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

/// The settings as labels and values, for the page, for the difference and for the receipt. What is left to others is left out.
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
    /// Those to choose from; none where the name stands.
    prefixes: Vec<String>,
    /// The name, where it stands.
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
            FormKind::New => (t.new_scope().to_owned(), None, paths.new_scope(), paths.list(), t.create(), None),
            FormKind::Edit(scope) => (
                t.edit_heading(&scope.name),
                Some((scope.name.as_str(), paths.scope(&scope.id))),
                paths.edit(&scope.id),
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
            layout: super::frame(acting, paths, heading, crumb).with_faults(!errors.is_empty()),
            t,
            key: IdempotencyKey::new().0.to_string(),
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
        let both = fields(self.t, theirs).into_iter().zip(fields(self.t, yours));
        self.differences = both
            .filter(|((_, theirs), (_, yours))| theirs != yours)
            .map(|((label, theirs), (_, yours))| Difference { label, theirs, yours })
            .collect();
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

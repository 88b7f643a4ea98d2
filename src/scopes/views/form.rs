use askama::Template;

use super::super::{
    model::Scope,
    paths::Paths,
    settings::{FIELDS, ScopeForm, Settings, fields},
    store::Twin,
    texts::{Naming, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Lang},
    ledger::FormKey,
    web::{Difference, FormErrors, Layout, differences, frame},
};

/// *Nytt scope*, *Endre*.
#[derive(Debug, Template)]
#[template(path = "scopes/form.html")]
pub(crate) struct FormView {
    layout: Layout,
    t: Texts,
    n: Naming,
    key: String,
    errors: FormErrors,
    form: ScopeForm,
    action: String,
    /// Where a script asks about a name that is typed.
    check: String,
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
    lead: Option<&'static str>,
    /// Where a new scope is made.
    place: Option<(&'static str, &'static str, &'static str)>,
}

/// Word, colour and sentence for where a new scope is made.
fn place(t: Texts, environment: Environment) -> (&'static str, &'static str, &'static str) {
    match environment {
        Environment::Prod => (t.production(), "danger", t.made_in_production()),
        Environment::Test => (t.test_tag(), "warning", t.made_in_test()),
    }
}

impl FormView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        scope: Option<&Scope>,
        prefixes: Vec<String>,
        form: ScopeForm,
        errors: FormErrors,
    ) -> Self {
        let t = Texts(paths.lang);
        let (heading, below, action) = match scope {
            None => (t.new_scope().to_owned(), None, paths.new_scope()),
            Some(scope) => {
                let below = (scope.name.clone(), paths.scope(&scope.id));
                (t.edit_heading(&scope.name), Some(below), paths.edit_scope(&scope.id))
            }
        };
        Self {
            layout: frame(acting, paths, heading, below).with_faults(!errors.is_empty()),
            t,
            n: Naming(paths.lang),
            key: FormKey::draw(),
            errors: errors.in_order(&FIELDS),
            form,
            action,
            check: paths.check_name(),
            back: scope.map_or_else(|| paths.scopes(), |scope| paths.scope(&scope.id)),
            button: if scope.is_some() { t.save() } else { t.create() },
            prefixes,
            name: scope.map(|scope| scope.name.clone()),
            existing: None,
            differences: Vec::new(),
            lead: scope.map(|_| t.name_stays()),
            place: scope.is_none().then(|| place(t, paths.environment)),
        }
    }

    /// With a link to the scope that has the name already.
    pub(crate) fn existing(mut self, paths: Paths, twin: &Twin) -> Self {
        self.existing = twin.own.then(|| (twin.name.clone(), paths.scope(&twin.id), twin.active));
        self
    }

    /// With what a colleague saved meanwhile beside what was typed.
    pub(crate) fn conflict(mut self, theirs: &Settings, yours: &Settings) -> Self {
        self.differences = differences(fields(self.t, theirs), fields(self.t, yours));
        self.lead = Some(if self.differences.is_empty() { self.t.conflict_same() } else { self.t.conflict() });
        self
    }

    fn is_conflict(&self) -> bool {
        !self.differences.is_empty()
    }
    /// Can be chosen among several prefixes? One is only shown, as long as nothing is wrong with it.
    fn chooses_prefix(&self) -> bool {
        self.prefixes.len() > 1 || self.errors.of("prefiks").is_some()
    }
    /// The field for those who are to have access is hidden where everybody has it, and shown where there is something wrong with it.
    fn list_class(&self) -> &'static str {
        if self.errors.of("organisasjoner").is_some() { "" } else { "with-choices" }
    }
    fn languages_are_open(&self) -> bool {
        let f = &self.form;
        [&f.beskrivelse_nn, &f.beskrivelse_en, &f.lang_nn, &f.lang_en].iter().any(|text| !text.is_empty())
    }
}

/// The answer to the live check of a name, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "scopes/check.html")]
pub(crate) struct NamePiece {
    n: Naming,
    name: String,
    fault: Option<String>,
}

impl NamePiece {
    pub(crate) fn new(lang: Lang, name: String, fault: Option<String>) -> Self {
        Self { n: Naming(lang), name, fault }
    }
}

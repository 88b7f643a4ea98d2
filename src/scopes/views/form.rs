use askama::Template;

use super::super::{
    model::Scope,
    paths::Paths,
    settings::{ScopeForm, Settings, fields},
    store::Twin,
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes},
    ledger::FormKey,
    web::{Difference, FormErrors, Layout, differences, frame},
};

/// What the form is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FormKind<'a> {
    New,
    Edit(&'a Scope),
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
        self.differences = differences(fields(self.t, theirs), fields(self.t, yours));
        self.lead =
            Some(if self.differences.is_empty() { self.t.conflict_same() } else { self.t.conflict() }.to_owned());
        self
    }

    fn is_conflict(&self) -> bool {
        !self.differences.is_empty()
    }
    fn languages_are_open(&self) -> bool {
        let f = &self.form;
        [&f.beskrivelse_nn, &f.beskrivelse_en, &f.lang_nn, &f.lang_en].iter().any(|text| !text.is_empty())
    }
}

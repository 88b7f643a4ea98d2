use askama::Template;
use uuid::Uuid;

use super::super::{model::Access, pages::RemoveForm, paths::Paths, texts::Texts};
use crate::{
    access::{Acting, ManageScopes},
    ledger::FormKey,
    scopes::facts::ScopeFacts,
    web::{FormErrors, Layout, frame},
};

/// An organisation that loses access, and what that leads to.
#[derive(Debug)]
struct Loss {
    id: Uuid,
    name: String,
    number: String,
    effect: String,
}

/// *Se over det du fjerner*.
#[derive(Debug, Template)]
#[template(path = "grants/remove.html")]
pub(crate) struct RemoveView {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: RemoveForm,
    losses: Vec<Loss>,
    /// Something is gone already: what the user came to remove is not what would be removed.
    is_stale: bool,
    action: String,
    back: String,
    button: String,
}

impl RemoveView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        scope: &ScopeFacts,
        form: RemoveForm,
        accesses: &[Access],
        errors: FormErrors,
    ) -> Self {
        let t = Texts(paths.lang);
        let effect = |access: &Access| match access.suppliers.as_slice() {
            _ if !scope.active => t.effect_inactive().to_owned(),
            _ if scope.open => t.effect_open().to_owned(),
            [] => t.effect_stops().to_owned(),
            suppliers => t.effect_suppliers(suppliers.join(", ")),
        };
        let losses: Vec<Loss> = accesses
            .iter()
            .map(|access| Loss {
                id: access.id.uuid(),
                name: access.consumer.name.clone(),
                number: access.consumer.number.grouped(),
                effect: effect(access),
            })
            .collect();
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, t.remove_heading().to_owned(), below).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors,
            is_stale: losses.len() != form.tilgang.len(),
            form,
            action: paths.remove(&scope.id()),
            back: paths.scope(&scope.id()),
            button: if losses.len() == 1 { t.remove_one().to_owned() } else { t.remove_n(losses.len()) },
            losses,
        }
    }
}

use askama::Template;

use super::super::{
    model::{Access, Chosen, Seen},
    pages::RemoveForm,
    paths::Paths,
    texts::{Choosing, Texts},
};
use crate::{
    access::{Acting, ManageScopes},
    ledger::FormKey,
    scopes::facts::ScopeFacts,
    web::{FormErrors, Layout, PAGE, Paging, frame, page_size, short_day_of},
};

/// An organisation that loses access, and what that leads to.
#[derive(Debug)]
struct Loss {
    name: String,
    number: String,
    last_used: String,
    effect: String,
}

/// *Se over det du fjerner*.
#[derive(Debug, Template)]
#[template(path = "grants/remove.html")]
pub(crate) struct RemoveView {
    layout: Layout,
    t: Texts,
    c: Choosing,
    key: String,
    errors: FormErrors,
    form: RemoveForm,
    lead: String,
    seen: Option<Seen>,
    losses: Vec<Loss>,
    /// How many lose it, where the page does not have them all.
    count: Option<String>,
    paging: Paging,
    /// Those who have lost it otherwise.
    gone: Option<String>,
    /// Something has changed: what the user came to remove is not what would be removed.
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
        (form, errors, is_stale): (RemoveForm, FormErrors, bool),
        chosen: Option<Chosen>,
    ) -> Self {
        let (t, c) = (Texts(paths.lang), Choosing(paths.lang));
        let effect = |access: &Access| match access.suppliers.as_slice() {
            _ if !scope.active => t.effect_inactive().to_owned(),
            _ if scope.open => t.effect_open().to_owned(),
            [] => t.effect_stops().to_owned(),
            suppliers => t.effect_suppliers(suppliers.join(", ")),
        };
        let seen = chosen.as_ref().map(|chosen| chosen.seen);
        let standing = seen.map_or(0, |seen| seen.standing);
        let gone = chosen.as_ref().and_then(|chosen| match &chosen.gone {
            (0, _) => None,
            (1, names) => Some(c.gone_one(names.join(", "))),
            (n, names) if *n == names.len() => Some(c.gone_some(names.join(", "))),
            (n, names) => Some(c.gone_more(names.join(", "), n - names.len())),
        });
        let mut accesses = chosen.map(|chosen| chosen.accesses).unwrap_or_default();
        let paging = Paging::cut(&mut accesses, page_size(acting.context(), PAGE), |last| {
            paths.remove_from(&scope.id(), &last.id)
        });
        let losses: Vec<Loss> = accesses
            .into_iter()
            .map(|access| Loss {
                effect: effect(&access),
                last_used: access.last_used.map_or_else(|| t.never().to_owned(), |at| short_day_of(paths.lang, at)),
                number: access.consumer.number.grouped(),
                name: access.consumer.name,
            })
            .collect();
        let below = [(scope.name().to_owned(), paths.scope(&scope.id()))];
        Self {
            layout: frame(acting, paths, t.remove_heading().to_owned(), below).with_faults(!errors.is_empty()),
            t,
            c,
            key: FormKey::draw(),
            errors,
            is_stale,
            form,
            lead: t.check_lead(scope.name()),
            seen: seen.filter(|seen| seen.standing > 0),
            count: (standing > losses.len()).then(|| c.of_all(losses.len(), standing)),
            paging,
            gone,
            action: paths.remove(&scope.id()),
            back: paths.scope(&scope.id()),
            button: if standing == 1 { t.remove_one().to_owned() } else { t.remove_n(standing) },
            losses,
        }
    }
}

use askama::Template;

use super::super::{
    model::{Reach, Resource},
    pages::ToggleForm,
    paths::Paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::Environment,
    ledger::FormKey,
    web::{FormErrors, Layout, frame},
};

/// *Deaktiver* and *Ta i bruk igjen*: what it means for what has been given.
#[derive(Debug, Template)]
#[template(path = "resources/toggle.html")]
pub(crate) struct ToggleView {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: ToggleForm,
    is_out: bool,
    revision: i32,
    effects: Vec<String>,
    /// Name, number, suppliers.
    hits: Vec<(String, String, String)>,
    rest: Option<String>,
    /// What has to be typed, where somebody loses something in production.
    to_type: Option<String>,
    is_stale: bool,
    action: String,
    back: String,
}

/// Does it take typing the identifier?
pub(crate) fn takes_typing(resource: &Resource, reach: &Reach) -> bool {
    resource.environment == Environment::Prod && reach.delegations > 0
}

impl ToggleView {
    #[expect(clippy::too_many_arguments, reason = "a page is what it is made of")]
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        is_out: bool,
        resource: &Resource,
        reach: &Reach,
        form: ToggleForm,
        errors: FormErrors,
        is_stale: bool,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let (title, back) = (resource.content.title.in_lang(lang).to_owned(), paths.resource(&resource.id));
        let heading = if is_out { t.deactivate_heading(&title) } else { t.reactivate_heading(&title) };
        let mut effects = vec![match (is_out, reach.delegations) {
            (true, 0) => t.rest_none().to_owned(),
            (true, 1) => t.rest_one().to_owned(),
            (true, n) => t.rest(n, reach.consumers),
            (false, 0) => t.wake_none().to_owned(),
            (false, 1) => t.wake_one().to_owned(),
            (false, n) => t.wake(n, reach.consumers),
        }];
        effects.push(if is_out { t.not_revoked() } else { t.can_be_given() }.to_owned());
        let shown = i64::try_from(reach.hits.len()).unwrap_or(i64::MAX);
        let below = vec![(t.list().to_owned(), paths.resources()), (title, back.clone())];
        Self {
            layout: frame(acting, paths, heading, below).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors,
            form,
            is_out,
            revision: resource.revision,
            effects,
            hits: reach
                .hits
                .iter()
                .map(|hit| (hit.name.clone(), hit.consumer.grouped(), hit.suppliers.join(", ")))
                .collect(),
            rest: (reach.consumers > shown).then(|| t.and_more(reach.consumers - shown)),
            to_type: (is_out && takes_typing(resource, reach)).then(|| resource.identifier.clone()),
            is_stale,
            action: if is_out {
                paths.deactivate_resource(&resource.id)
            } else {
                paths.reactivate_resource(&resource.id)
            },
            back,
        }
    }
}

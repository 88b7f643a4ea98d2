use askama::Template;

use super::super::{model::Resource, pages::ToggleForm, texts::Texts};
use crate::{
    in_use::{TogglePage, Toggling, Usage},
    web::{FormErrors, Layout, frame},
};

/// *Deaktiver* and *Ta i bruk igjen*: what it means for what has been given.
#[derive(Debug, Template)]
#[template(path = "resources/toggle.html")]
pub(crate) struct ToggleView {
    layout: Layout,
    t: Texts,
    page: TogglePage,
    form: ToggleForm,
    errors: FormErrors,
    /// Most characters of an identifier that is typed to confirm.
    most_typed: u32,
}

/// What has to be typed to confirm, where the resource has been given to somebody: the identifier.
pub(crate) fn to_type<'a>(resource: &'a Resource, usage: &Usage) -> Option<&'a str> {
    usage.is_any().then_some(&resource.identifier)
}

impl ToggleView {
    pub(crate) fn new(resource: &Resource, toggling: Toggling<'_, Resource>) -> Self {
        let (paths, is_out, usage) = (toggling.paths, toggling.is_out, &toggling.usage);
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let title = resource.content.title.in_lang(lang).to_owned();
        let heading = if is_out { t.deactivate_heading(&title) } else { t.reactivate_heading(&title) };
        let below = [(t.list().to_owned(), paths.resources()), (title, paths.resource(&resource.id))];
        let by = || t.organisations_in_words(usage.consumers);
        let given = match (is_out, usage.delegations) {
            (true, 0) => t.rest_none().to_owned(),
            (true, 1) => t.rest_one().to_owned(),
            (true, n) => t.rest(n, by()),
            (false, 0) => t.wake_none().to_owned(),
            (false, 1) => t.wake_one().to_owned(),
            (false, n) => t.wake(n, by()),
        };
        let effects = vec![given, if is_out { t.not_revoked() } else { t.can_be_given() }.to_owned()];
        Self {
            layout: frame(toggling.acting, paths, heading, below).with_faults(!toggling.errors.is_empty()),
            t,
            page: TogglePage::new(resource, &toggling, effects, to_type(resource, usage)),
            form: toggling.form,
            errors: toggling.errors,
            most_typed: 100,
        }
    }
}

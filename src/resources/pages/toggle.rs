use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions,
    events::{ResourceReactivated, ResourceTag},
    model::Resource,
    store,
    views::{ToggleView, to_type},
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::{InUse, ToggleError, Toggling, Usage, message_and_name, usage_of_resource},
    kernel::{ApiResourceId, Environment, Lang, Party},
    ledger::{Change, FormKey},
    platform::Services,
    sitemap::Paths,
    web::FormErrors,
};

/// The answers, as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ToggleForm {
    pub versjon: i32,
    pub melding: String,
    pub bekreft: String,
}

impl InUse for Resource {
    type Id = ApiResourceId;
    type Form = ToggleForm;
    /// The message to the consumers.
    type Terms = Option<String>;
    type Reactivated = ResourceReactivated;
    type View = ToggleView;

    async fn find(
        db: &mut PgConnection,
        acting: &Acting<ManageScopes>,
        (environment, id): (Environment, ApiResourceId),
        today: Date,
    ) -> sqlx::Result<Option<Self>> {
        store::get(db, acting, environment, id, today).await
    }
    async fn lock(
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        (environment, id): (Environment, ApiResourceId),
    ) -> sqlx::Result<Option<Self>> {
        store::lock(change, acting, environment, id).await
    }
    async fn usage(db: &mut PgConnection, id: ApiResourceId, limit: Option<i64>, today: Date) -> sqlx::Result<Usage> {
        usage_of_resource(db, id, limit, today).await
    }
    async fn deactivate(
        services: &Services,
        acting: &Acting<ManageScopes>,
        key: FormKey,
        (paths, id): (Paths, ApiResourceId),
        revision: i32,
        message: Option<String>,
    ) -> Result<String, ToggleError> {
        let done = actions::deactivate(services, acting, key, (paths.environment, id), revision, message);
        Ok(paths.receipt(&done.await?))
    }
    async fn activate(&self, change: &mut Change, acting: &Acting<ManageScopes>) -> sqlx::Result<()> {
        store::set_active(change, acting, self.id, true).await
    }

    fn address(&self, paths: Paths) -> String {
        paths.resource(&self.id)
    }
    fn revision(&self) -> i32 {
        self.revision
    }
    fn is_active(&self) -> bool {
        self.deactivated.is_none()
    }
    fn reactivated(self, provider: Party, usage: Usage) -> ResourceReactivated {
        let (resource, delegations) = (ResourceTag::of(&self, provider), usage.delegations);
        ResourceReactivated { resource, consumers: usage.recipients(), delegations, message: None }
    }
    fn seen_revision(form: &ToggleForm) -> i32 {
        form.versjon
    }
    fn check(&self, form: &ToggleForm, lang: Lang, usage: &Usage, _: Date) -> Result<Option<String>, FormErrors> {
        let (mut errors, name) = (FormErrors::default(), to_type(self, usage));
        let message = message_and_name(lang, (&form.melding, &form.bekreft), name.as_slice(), &mut errors);
        if errors.is_empty() { Ok(message) } else { Err(errors) }
    }
    fn view(&self, toggling: Toggling<'_, Self>) -> ToggleView {
        ToggleView::new(self, toggling)
    }
}

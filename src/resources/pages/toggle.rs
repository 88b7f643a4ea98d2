use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    events::{ResourceDeactivated, ResourceReactivated, ResourceTag},
    model::Resource,
    store,
    views::{ToggleView, to_type},
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::{InUse, Toggle, Toggling, Usage, message_and_name, usage_of_resource},
    kernel::{ApiResourceId, Environment, Lang, Party},
    ledger::Change,
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
    const JOB: &'static str = "resources.toggle";
    type Id = ApiResourceId;
    type Form = ToggleForm;
    /// The message to the consumers.
    type Terms = Option<String>;
    type Deactivated = ResourceDeactivated;
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
    fn asks_name(&self, usage: &Usage, _today: Date) -> bool {
        to_type(self, usage).is_some()
    }
    async fn deactivate(
        self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        message: Option<String>,
    ) -> sqlx::Result<ResourceDeactivated> {
        let (consumers, delegations) = store::consumers(change, self.id).await?;
        store::set_active(change, acting, self.id, false).await?;
        let resource = ResourceTag::of(&self, Party::from(acting.unit()));
        Ok(ResourceDeactivated { resource, consumers, delegations, message })
    }
    async fn activate(&self, change: &mut Change, acting: &Acting<ManageScopes>) -> sqlx::Result<()> {
        store::set_active(change, acting, self.id, true).await
    }

    fn address(&self, paths: Paths) -> String {
        paths.resource(&self.id)
    }
    fn name(&self, lang: Lang) -> &str {
        self.content.title.in_lang(lang)
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
    fn check(&self, form: &ToggleForm, lang: Lang, usage: &Usage, _: Date) -> Result<Toggle<Self::Terms>, FormErrors> {
        let (mut errors, name) = (FormErrors::default(), to_type(self, usage));
        let message = message_and_name(lang, (&form.melding, &form.bekreft), name.as_slice(), &mut errors);
        if errors.is_empty() { Ok(Toggle::Deactivate(form.versjon, message)) } else { Err(errors) }
    }
    fn view(&self, toggling: Toggling<'_, Self>) -> ToggleView {
        ToggleView::new(self, toggling)
    }
}

//! In use and out of use: the life cycle that scopes and API resources share. Nothing is deleted: it is taken out of use, which whoever has
//! a part in it reads in their log, and comes back as it was.
//!
//! Words: *in use*, *usage* (the consumers that use a thing, and how many delegations to suppliers there are of it). Rules: whoever toggles
//! something has seen whom it concerns, and sees it anew if the thing was changed meanwhile; where more than twenty organisations would lose
//! something in production, or everybody may use it, the user types its name.
//!
//! A room that has such a thing says in its `impl InUse` how it is read and locked, and what the page says; the handlers, the page and the
//! change are here. Its two events, and how they are undone, stand in that room.

mod actions;
mod model;
mod pages;
mod store;
mod views;

use std::{fmt::Debug, str::FromStr};

use askama::Template;
use jiff::civil::Date;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::PgConnection;

pub(crate) use actions::{LongToggle, Toggle, ToggleError, toggle};
pub(crate) use model::{Became, Status, Usage};
pub(crate) use pages::{Toggling, ask_deactivate, ask_reactivate, deactivate, message_and_name, reactivate};
pub(crate) use store::{usage_of_resource, usage_of_scope};
pub(crate) use views::TogglePage;

use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Lang, Party, Ref, ScopePlanId},
    ledger::{Change, EventKind, FormKey},
    sitemap::Paths,
    web::FormErrors,
};

/// Something of an organisation's that goes out of use and comes back.
pub(crate) trait InUse: Sized + Send + Sync + 'static {
    /// The kind of the job that takes it out of use or into use where that concerns many.
    const JOB: &'static str;
    type Id: Copy + Debug + FromStr + Serialize + DeserializeOwned + Send + Sync;
    /// The form that takes it out of use, as it was sent.
    type Form: DeserializeOwned + Default + 'static;
    /// How it goes out of use, once the form is checked.
    type Terms: Clone + Debug + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// The event of its going out of use.
    type Deactivated: EventKind;
    /// The event of its coming back.
    type Reactivated: EventKind;
    /// Its page, drawn by a template that extends `in_use/toggle.html`.
    type View: Template;

    /// One of the organisation's own.
    async fn find(
        db: &mut PgConnection,
        acting: &Acting<ManageScopes>,
        place: (Environment, Self::Id),
        today: Date,
    ) -> sqlx::Result<Option<Self>>;
    /// The same, locked until the change ends.
    fn lock(
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        place: (Environment, Self::Id),
    ) -> impl Future<Output = sqlx::Result<Option<Self>>> + Send;
    /// Who uses it, or would if it were in use: counted, and so many of them by name, with their suppliers; without a limit all of them, and
    /// no suppliers.
    fn usage(
        db: &mut PgConnection,
        id: Self::Id,
        limit: Option<i64>,
        today: Date,
    ) -> impl Future<Output = sqlx::Result<Usage>> + Send;
    /// What it lost as it went out of use, and does not get back by coming into use again: the change, and how many consumers.
    async fn lost(&self, _db: &mut PgConnection, _acting: &Acting<ManageScopes>) -> sqlx::Result<Option<(Ref, i64)>> {
        Ok(None)
    }
    /// Does whoever takes it out of use type its name, as it is in use?
    fn asks_name(&self, usage: &Usage, today: Date) -> bool;
    /// Takes it out of use.
    fn deactivate(
        self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        terms: Self::Terms,
    ) -> impl Future<Output = sqlx::Result<Self::Deactivated>> + Send;
    /// Takes it into use again.
    fn activate(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;
    /// Plans that it goes out of use on a day, if it is as it was in this revision. Not everything can be planned.
    fn plan(
        _acting: &Acting<ManageScopes>,
        _key: FormKey,
        _place: (Environment, Self::Id),
        _revision: i32,
        _plan: (Date, Self::Terms),
    ) -> impl Future<Output = Result<Ref, ToggleError>> + Send {
        std::future::ready(Err(ToggleError::Gone))
    }
    /// Cancels this plan.
    fn cancel_plan(
        _acting: &Acting<ManageScopes>,
        _key: FormKey,
        _place: (Environment, Self::Id),
        _plan: ScopePlanId,
    ) -> impl Future<Output = Result<Ref, ToggleError>> + Send {
        std::future::ready(Err(ToggleError::Gone))
    }

    /// The address of its page.
    fn address(&self, paths: Paths) -> String;
    /// What it is called.
    fn name(&self, lang: Lang) -> &str;
    /// Counted up with each change to it.
    fn revision(&self) -> i32;
    fn is_active(&self) -> bool;
    /// The plan by which it is to go out of use.
    fn planned(&self) -> Option<ScopePlanId> {
        None
    }
    fn reactivated(self, provider: Party, usage: Usage) -> Self::Reactivated;
    /// The revision that whoever sent the form saw.
    fn seen_revision(form: &Self::Form) -> i32;
    /// How it is to go out of use, now or on a day, or what is wrong with the form.
    fn check(
        &self,
        form: &Self::Form,
        lang: Lang,
        usage: &Usage,
        today: Date,
    ) -> Result<Toggle<Self::Terms>, FormErrors>;
    /// The sentence about a thing that is planned to go out of use on this day already.
    fn planned_already(_lang: Lang, _on: Date) -> String {
        String::new()
    }
    /// What the page shows.
    fn view(&self, toggling: Toggling<'_, Self>) -> Self::View;
}

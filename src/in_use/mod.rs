//! In use and out of use: the life cycle that scopes and API resources share. Nothing is deleted: it is taken out of use, which whoever has
//! a part in it reads in their log, and comes back as it was.
//!
//! Words: *in use*, *usage* (the consumers that use a thing, and how many delegations to suppliers there are of it). Rules: whoever toggles
//! something has seen whom it concerns, and sees it anew if the thing was changed meanwhile; where somebody would lose something in
//! production, the user types its name.
//!
//! A room that has such a thing says in its `impl InUse` how it is read and locked, and what the page says; the handlers, the page and the
//! change are here. Its two events, and how they are undone, stand in that room.

mod actions;
mod model;
mod pages;
mod store;
mod views;

use std::str::FromStr;

use askama::Template;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use sqlx::PgConnection;

pub(crate) use actions::{ToggleError, lock, take_into_use};
pub(crate) use model::{Became, Status, Usage};
pub(crate) use pages::{Toggling, ask_deactivate, ask_reactivate, deactivate, message_and_name, reactivate};
pub(crate) use store::{usage_of_resource, usage_of_scope};
pub(crate) use views::TogglePage;

use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Lang, Party},
    ledger::{Change, EventKind, FormKey},
    platform::Services,
    sitemap::Paths,
    web::FormErrors,
};

/// Something of an organisation's that goes out of use and comes back.
pub(crate) trait InUse: Sized + 'static {
    type Id: Copy + FromStr;
    /// The form that takes it out of use, as it was sent.
    type Form: DeserializeOwned + Default + 'static;
    /// How it goes out of use, once the form is checked.
    type Terms;
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
    async fn lock(
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        place: (Environment, Self::Id),
    ) -> sqlx::Result<Option<Self>>;
    /// Who uses it, or would if it were in use: counted, and so many of them by name, with their suppliers; without a limit all of them, and
    /// no suppliers.
    async fn usage(db: &mut PgConnection, id: Self::Id, limit: Option<i64>, today: Date) -> sqlx::Result<Usage>;
    /// Takes it out of use, if it is as it was in this revision, or plans it. Returns the address of what came of it.
    async fn deactivate(
        services: &Services,
        acting: &Acting<ManageScopes>,
        key: FormKey,
        place: (Paths, Self::Id),
        revision: i32,
        terms: Self::Terms,
    ) -> Result<String, ToggleError>;
    /// Takes it into use again, if it is as it was in this revision. Returns the address of what came of it.
    async fn reactivate(
        services: &Services,
        acting: &Acting<ManageScopes>,
        key: FormKey,
        (paths, id): (Paths, Self::Id),
        revision: i32,
    ) -> Result<String, ToggleError> {
        let done = take_into_use::<Self>(services, acting, key, (paths.environment, id), revision);
        Ok(paths.receipt(&done.await?))
    }
    /// Takes it into use again.
    async fn activate(&self, change: &mut Change, acting: &Acting<ManageScopes>) -> sqlx::Result<()>;

    /// The address of its page.
    fn address(&self, paths: Paths) -> String;
    /// Counted up with each change to it.
    fn revision(&self) -> i32;
    fn is_active(&self) -> bool;
    fn reactivated(self, provider: Party, usage: Usage) -> Self::Reactivated;
    /// The revision that whoever sent the form saw.
    fn seen_revision(form: &Self::Form) -> i32;
    /// How it is to go out of use, or what is wrong with the form.
    fn check(&self, form: &Self::Form, lang: Lang, usage: &Usage, today: Date) -> Result<Self::Terms, FormErrors>;
    /// The sentence about a thing that is planned to go out of use on this day already.
    fn planned_already(_lang: Lang, _on: Date) -> String {
        String::new()
    }
    /// What the page shows.
    fn view(&self, toggling: Toggling<'_, Self>) -> Self::View;
}

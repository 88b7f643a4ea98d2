//! Audit: the reading side of the ledger. What happened in an organisation, who did it and why they could.
//!
//! Words: *line* (an event as it stands in one organisation's log), *seal* (what stands for a person who is not named). Rules: this room
//! knows no kind of event, it asks the registry (`ledger::Registry`); a person is named to their own organisation only, the other party sees
//! the organisation they acted for; what the page shows, the files to keep show too, and one of them lets an outsider recompute the log.

mod model;
mod pages;
mod store;
mod texts;
mod views;

use crate::sitemap::audit as paths;
pub(crate) use views::Row;

use sqlx::PgConnection;

use crate::{
    access::{Acting, ReadLog},
    ledger::Registry,
    web::Routes,
};

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::LOG, pages::log).get(paths::LOG_CSV, pages::sheet).get(paths::LOG_JSON, pages::record);
}

/// The latest lines of the log, for the front page of the organisation.
pub(crate) async fn latest(
    db: &mut PgConnection,
    acting: &Acting<ReadLog>,
    registry: &Registry,
    count: i64,
) -> sqlx::Result<Vec<Row>> {
    let lines = store::lines(db, acting, &model::Filter::default(), model::Cursor::Newest, count).await?;
    Ok(lines.iter().map(|line| Row::linked(acting, registry, line)).collect())
}

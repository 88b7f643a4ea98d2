use jiff::Timestamp;
use serde::Deserialize;

use super::{
    super::{
        store,
        views::{FormerView, WhoView},
    },
    find,
};
use crate::{
    access::{Acting, ViewScopes},
    kernel::ScopeAccessId,
    web::{self, OfThing, PAGE, UrlQuery, page, page_size, place},
};

/// Lines of the table below the graph.
const LINES: u16 = 500;

/// *Hvem har tilgang?*
pub(super) async fn who(acting: Acting<ViewScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut db = acting.db().await?;
    let scope = find(&mut db, &acting, (paths.environment, id)).await?;
    let access_paths = store::access_paths(&mut db, id, acting.now(), i64::from(LINES) + 1).await?;
    page(&WhoView::new(&acting, paths, &scope, access_paths, LINES.into()))
}

/// Where the page before ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FormerQuery {
    etter: Option<Timestamp>,
    id: Option<ScopeAccessId>,
}

/// *Tidligere tilganger*.
pub(super) async fn former(
    acting: Acting<ViewScopes>,
    path: OfThing,
    UrlQuery(after): UrlQuery<FormerQuery>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut db = acting.db().await?;
    let scope = find(&mut db, &acting, (paths.environment, id)).await?;
    let accesses = store::former(&mut db, id, after.etter.zip(after.id), page_size(acting.context(), PAGE)).await?;
    page(&FormerView::new(&acting, paths, &scope, accesses))
}

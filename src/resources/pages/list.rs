use serde::Deserialize;

use super::{
    super::{
        store::{self, Filter},
        views::{ListView, ResourceView},
    },
    find,
};
use crate::{
    access::{Acting, ViewScopes},
    in_use::Status,
    kernel::ApiResourceId,
    web::{self, InEnvironment, OfThing, PAGE, UrlQuery, page, page_size, paths_in, place},
};

/// The query string of the list. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    q: String,
    status: Status,
    etter: Option<String>,
    id: Option<ApiResourceId>,
}

/// *API-ressurser*.
pub(super) async fn list(
    acting: Acting<ViewScopes>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<ListQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filter = Filter {
        search: Some(query.q.trim().to_owned()).filter(|q| !q.is_empty()),
        status: query.status,
        cursor: query.etter.zip(query.id),
        limit: page_size(acting.context(), PAGE),
    };
    let mut db = acting.db().await?;
    let found = store::page_of_resources(&mut db, &acting, paths.environment, &filter).await?;
    page(&ListView::new(&acting, paths, &filter, found))
}

/// One resource: what it gives, in which versions, and how much of it is given.
pub(super) async fn resource(acting: Acting<ViewScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let resource = find(&acting, (paths.environment, id)).await?;
    let mut db = acting.db().await?;
    let bundled = &resource.content.scopes;
    let scopes = store::own_scopes(&mut db, acting.org(), paths.environment, bundled, true).await?;
    page(&ResourceView::new(&acting, paths, resource, &scopes))
}

use actix_web::{
    http::StatusCode,
    web::{Data, Path},
};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::Request,
        paths::Paths,
        store,
        views::{Late, RequestView, Side},
    },
    leave,
};
use crate::{
    access::{Acting, AskForAccess, Reading, Right, ViewAccesses},
    platform::Services,
    web::{self, Posted, Problem, page, page_with, see_other},
};

/// The request of the address, if the organisation has sent it.
async fn find<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    path: &(String, String, String),
) -> web::Result<(Paths, Request)> {
    let id = path.2.parse().map_err(|_| Problem::NotFound)?;
    let found = store::from_org(db, acting.org(), id).await?.ok_or(Problem::NotFound)?;
    let environment = found.matter.scope.environment;
    Ok((Paths { lang: acting.seat().lang, org: acting.org(), environment }, found))
}

/// What the organisation has asked for, and what came of it.
pub(super) async fn request(
    Reading { acting, mut db }: Reading<ViewAccesses>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result {
    let (paths, request) = find(&mut db, &acting, &path).await?;
    page(&RequestView::new(Side::Ours(&acting), paths, &request, services.clock.now()))
}

/// The form has nothing to fill in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Yes {}

/// Takes it back.
pub(super) async fn withdraw(
    acting: Acting<AskForAccess>,
    path: Path<(String, String, String)>,
    form: Posted<Yes>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let mut db = services.db.acquire().await?;
    let (paths, request) = find(&mut db, &acting, &path).await?;
    drop(db);
    if let Some(reference) = actions::withdraw(&services, &acting, &request, leave(&filled)).await? {
        return Ok(see_other(&paths.receipt(&reference)));
    }
    let mut db = services.db.acquire().await?;
    let (paths, request) = find(&mut db, &acting, &path).await?;
    let reader = acting.narrow::<ViewAccesses>()?;
    let view = RequestView::new(Side::Ours(&reader), paths, &request, services.clock.now());
    page_with(StatusCode::CONFLICT, &view.late(Late::Closed))
}

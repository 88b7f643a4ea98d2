use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        actions,
        paths::Paths,
        store,
        views::{List, RequestView, Side},
    },
    Asked, PAGE, in_org, limit,
};
use crate::{
    access::{Acting, AskForDelegation, Reading, ViewReceived},
    platform::Services,
    web::{self, Posted, Problem, page, page_with, see_other},
};

/// *Forespørsler vi har sendt*.
pub(super) async fn ours(
    Reading { acting, mut db }: Reading<ViewReceived>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let asked = asked.map(Query::into_inner).unwrap_or_default();
    let requests = store::asked_by(&mut db, &acting, asked.etter, limit()).await?;
    page(&List::ours(&acting, requests, PAGE, services.clock.now()))
}

/// One of them, with the link to pass on.
pub(super) async fn request(
    Reading { acting, mut db }: Reading<ViewReceived>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result {
    let request = store::from_org(&mut db, &acting, in_org(path)?).await?.ok_or(Problem::NotFound)?;
    page(&RequestView::new(Side::Ours(&acting), &request, &services.config.base_url, services.clock.now()))
}

/// The form has nothing to fill in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Yes {
    #[serde(default)]
    handling: String,
}

/// Takes it back.
pub(super) async fn withdraw(
    acting: Acting<AskForDelegation>,
    path: Path<(String, String, String)>,
    form: Posted<Yes>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    if filled.input.handling != "trekk" {
        return Err(Problem::Malformed);
    }
    let id = in_org(path)?;
    let paths = Paths { lang: acting.seat().lang, org: acting.org() };
    let mut db = services.db.acquire().await?;
    store::from_org(&mut db, &acting, id).await?.ok_or(Problem::NotFound)?;
    drop(db);
    if let Some(reference) = actions::withdraw_for(&services, &acting, id, filled.key, filled.hash).await? {
        return Ok(see_other(&paths.receipt(&reference)));
    }
    let mut db = services.db.acquire().await?;
    let request = store::from_org(&mut db, &acting, id).await?.ok_or(Problem::NotFound)?;
    let reader = acting.narrow::<ViewReceived>()?;
    let view = RequestView::new(Side::Ours(&reader), &request, &services.config.base_url, services.clock.now());
    page_with(StatusCode::CONFLICT, &view.late())
}

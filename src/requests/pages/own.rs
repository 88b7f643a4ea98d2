use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::Request,
        paths::{self, Paths},
        store,
        views::{List, RequestView, Side, Waiting},
    },
    Asked, PAGE, limit,
};
use crate::{
    access::{Decision, DelegateScopes, ManagePeople, Mandate, Right, SignedIn, ViewReceived},
    kernel::RequestId,
    platform::Services,
    web::{self, Posted, Problem, page, page_with, see_other},
};

/// *Mine forespørsler*.
pub(super) async fn mine(who: SignedIn, asked: Option<Query<Asked>>, services: Data<Services>) -> web::Result {
    let asked = asked.map(Query::into_inner).unwrap_or_default();
    let mut db = services.db.acquire().await?;
    let requests = store::mine(&mut db, &who, asked.etter, limit()).await?;
    page(&List::mine(&who, requests, PAGE, services.clock.now()))
}

fn request_id(path: Path<(String, String)>) -> Result<RequestId, Problem> {
    path.into_inner().1.parse().map_err(|_| Problem::NotFound)
}

fn is_own(who: &SignedIn, request: &Request) -> bool {
    request.is_personal() && request.person == who.person()
}

/// Where somebody with the link may see what it is about, if she may.
async fn place(
    db: &mut PgConnection,
    services: &Services,
    who: &SignedIn,
    request: &Request,
) -> sqlx::Result<Option<String>> {
    let (lang, today) = (who.seat().lang, services.clock.today());
    let giver = Mandate::read(db, who.person(), request.giver.number, today).await?;
    let decide = if request.is_personal() { ManagePeople::decide } else { DelegateScopes::decide };
    if giver.is_some_and(|mandate| matches!(decide(&mandate), Decision::Allowed(_))) {
        return Ok(Some(Paths { lang, org: request.giver.number }.answer(request.id)));
    }
    let Some(supplier) = request.asker.number() else { return Ok(None) };
    let asker = Mandate::read(db, who.person(), supplier, today).await?;
    let may = asker.is_some_and(|mandate| matches!(ViewReceived::decide(&mandate), Decision::Allowed(_)));
    Ok(may.then(|| Paths { lang, org: supplier }.our(request.id)))
}

/// The link: her own request, the way to the page where it is answered, or that it waits.
pub(super) async fn link(who: SignedIn, path: Path<(String, String)>, services: Data<Services>) -> web::Result {
    let mut db = services.db.acquire().await?;
    let request = store::by_id(&mut db, &who, request_id(path)?).await?.ok_or(Problem::NotFound)?;
    let now = services.clock.now();
    if is_own(&who, &request) {
        return page(&RequestView::new(Side::Own(&who), &request, &services.config.base_url, now));
    }
    match place(&mut db, &services, &who, &request).await? {
        Some(place) => Ok(see_other(&place)),
        None => page(&Waiting::new(&who, &request, now)),
    }
}

/// Takes it back, or regrets that.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    handling: String,
}

/// Her own request, taken back or sent again.
pub(super) async fn change(
    who: SignedIn,
    path: Path<(String, String)>,
    form: Posted<Change>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(who.login())?;
    let id = request_id(path)?;
    services.limits.look_up(who.person())?;
    let mut db = services.db.acquire().await?;
    let found = store::by_id(&mut db, &who, id).await?;
    found.filter(|request| is_own(&who, request)).ok_or(Problem::NotFound)?;
    drop(db);
    let done = if filled.input.handling == "angre" {
        actions::restore_own(&services, &who, id, filled.key, filled.hash).await?.is_none()
    } else {
        actions::withdraw_own(&services, &who, id, filled.key, filled.hash).await?
    };
    if done {
        return Ok(see_other(&paths::link(who.seat().lang, id)));
    }
    let mut db = services.db.acquire().await?;
    let request = store::by_id(&mut db, &who, id).await?.ok_or(Problem::NotFound)?;
    let view = RequestView::new(Side::Own(&who), &request, &services.config.base_url, services.clock.now());
    page_with(StatusCode::CONFLICT, &view.late())
}

use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::{Queue, Request, TextFault, check_text},
        paths::Paths,
        store,
        texts::Texts,
        views::{AnswerForm, Late, QueueView, RequestView, Side},
    },
    PAGE, held_by, leave, world,
};
use crate::{
    access::{Acting, ManageScopes, Reading, Right, ViewScopes},
    kernel::{AccessRequestId, Ref},
    platform::Services,
    web::{self, Filled, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// The query string of the queue. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct QueueQuery {
    vis: Queue,
    etter: Option<AccessRequestId>,
}

/// *Forespørsler om tilgang*: what consumers ask this provider for.
pub(super) async fn list(
    Reading { acting, mut db }: Reading<ViewScopes>,
    path: Path<(String, String, String)>,
    query: Option<Query<QueueQuery>>,
    services: Data<Services>,
) -> web::Result {
    let paths = world(&acting, &path.2)?;
    let query = query.map(Query::into_inner).unwrap_or_default();
    let (which, now) = ((paths.environment, query.vis), services.clock.now());
    let requests = store::asked_of(&mut db, &acting, which, query.etter, now, PAGE).await?;
    page(&QueueView::new(&acting, paths, query.vis, requests, held_by(PAGE), now))
}

/// Language, organisation, environment and request.
type OfRequest = Path<(String, String, String, String)>;

/// The request of the address, if the organisation has been sent it.
async fn find<R: Right>(db: &mut PgConnection, acting: &Acting<R>, path: &OfRequest) -> web::Result<(Paths, Request)> {
    let paths = world(acting, &path.2)?;
    let id = path.3.parse().map_err(|_| Problem::NotFound)?;
    let found = store::to_org(db, acting.org(), (paths.environment, id)).await?;
    Ok((paths, found.ok_or(Problem::NotFound)?))
}

/// One of them, with the answer to give.
pub(super) async fn request(
    Reading { acting, mut db }: Reading<ViewScopes>,
    path: OfRequest,
    services: Data<Services>,
) -> web::Result {
    let (paths, request) = find(&mut db, &acting, &path).await?;
    page(&RequestView::new(Side::Theirs(&acting), paths, &request, services.clock.now()))
}

/// The last day as it was typed; none of it typed is no end.
fn last_day(t: Texts, form: &AnswerForm, today: Date) -> Result<Option<Date>, FormErrors> {
    let typed = [&form.dag, &form.maned, &form.ar].map(|text| text.trim());
    if typed.iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    let [day, month, year] = typed.map(|text| text.parse::<i16>().ok());
    let small = |number: Option<i16>| i8::try_from(number?).ok();
    let date = year.zip(small(month)).zip(small(day)).and_then(|((y, m), d)| Date::new(y, m, d).ok());
    let mut errors = FormErrors::default();
    match date {
        Some(date) if date > today && date.year() <= 2200 => return Ok(Some(date)),
        Some(date) if date <= today => errors.add("dag", t.end_past()),
        _ => errors.add("dag", t.end_no_date()),
    }
    Err(errors)
}

/// Gives the answer. The reference of its receipt; nothing, if it came too late; or what is wrong with the form.
async fn settle(
    services: &Services,
    acting: &Acting<ManageScopes>,
    request: &Request,
    filled: &Filled<AnswerForm>,
) -> Result<Result<Option<Ref>, FormErrors>, Problem> {
    let (t, form) = (Texts(acting.seat().lang), &filled.input);
    let mut errors = FormErrors::default();
    if form.handling == "godkjenn" {
        return Ok(match last_day(t, form, services.clock.today()) {
            Ok(ends_on) => Ok(actions::approve(services, acting, request, ends_on, leave(filled)).await?),
            Err(errors) => Err(errors),
        });
    }
    match check_text(&form.grunn) {
        Ok(reason) => return Ok(Ok(actions::decline(services, acting, request, reason, leave(filled)).await?)),
        Err(TextFault::Empty) => errors.add("grunn", t.reason_missing()),
        Err(TextFault::Long) => errors.add("grunn", t.reason_long()),
    }
    Ok(Err(errors))
}

/// Gives the access, or declines.
pub(super) async fn answer(
    acting: Acting<ManageScopes>,
    path: OfRequest,
    form: Posted<AnswerForm>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let now = services.clock.now();
    let mut db = services.db.acquire().await?;
    let (paths, request) = find(&mut db, &acting, &path).await?;
    drop(db);
    let settled = settle(&services, &acting, &request, &filled).await?;
    if let Ok(Some(reference)) = &settled {
        return Ok(see_other(&paths.receipt(reference)));
    }
    let mut db = services.db.acquire().await?;
    let (paths, request) = find(&mut db, &acting, &path).await?;
    let reader = acting.narrow::<ViewScopes>()?;
    let view = RequestView::new(Side::Theirs(&reader), paths, &request, now);
    match (settled, request.is_waiting(now)) {
        (Err(errors), true) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with(filled.input, errors)),
        (_, waits) => page_with(StatusCode::CONFLICT, &view.late(Late::of(waits, request.active))),
    }
}

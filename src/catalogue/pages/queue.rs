use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, RequestError},
        model::{Queue, Request, TextFault, check_text},
        paths::Paths,
        store,
        texts::Texts,
        views::{Late, QueueView, RequestView, Side},
    },
    PAGE, held_by, paths_in,
};
use crate::{
    access::{Acting, ManageScopes, Right, ViewScopes},
    kernel::{AccessRequestId, DayFault, last_day},
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
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
    acting: Acting<ViewScopes>,
    path: Path<(String, String, String)>,
    query: Option<Query<QueueQuery>>,
    services: Data<Services>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let query = query.map(Query::into_inner).unwrap_or_default();
    let (which, now) = ((paths.environment, query.vis), services.clock.now());
    let requests = store::asked_of(&mut *acting.db().await?, &acting, which, query.etter, now, PAGE).await?;
    page(&QueueView::new(&acting, paths, query.vis, requests, held_by(PAGE), now))
}

/// Language, organisation, environment and request.
type OfRequest = Path<(String, String, String, String)>;

/// The request of the address, if the organisation has been sent it.
async fn find<R: Right>(acting: &Acting<R>, path: &OfRequest) -> web::Result<(Paths, Request)> {
    let paths = paths_in(acting, &path.2)?;
    let id = path.3.parse().map_err(|_| Problem::NotFound)?;
    let found = store::to_org(&mut *acting.db().await?, acting.org(), (paths.environment, id)).await?;
    Ok((paths, found.ok_or(Problem::NotFound)?))
}

/// One of them, with the answer to give.
pub(super) async fn request(acting: Acting<ViewScopes>, path: OfRequest, services: Data<Services>) -> web::Result {
    let (paths, request) = find(&acting, &path).await?;
    page(&RequestView::new(Side::Theirs(&acting), paths, &request, services.clock.now()))
}

/// The answer, as it was sent: `godkjenn` until a day, or `avslaa` for a reason.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AnswerForm {
    pub handling: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    pub grunn: String,
}

/// The last day as it was typed; none of it typed is no end.
fn read_last_day(t: Texts, form: &AnswerForm, today: Date) -> Result<Option<Date>, FormErrors> {
    last_day([&form.dag, &form.maned, &form.ar], today).map_err(|fault| {
        let mut errors = FormErrors::default();
        let sentence = match fault {
            DayFault::NoSuchDay => t.end_no_date(),
            DayFault::NotAhead => t.end_past(),
        };
        errors.add("dag", sentence);
        errors
    })
}

/// What the form says.
enum Answer {
    /// Approved, until and with a last day if there is one.
    Approve(Option<Date>),
    /// Declined, for a reason.
    Decline(String),
}

fn check(t: Texts, form: &AnswerForm, today: Date) -> Result<Answer, FormErrors> {
    if form.handling == "godkjenn" {
        return Ok(Answer::Approve(read_last_day(t, form, today)?));
    }
    let mut errors = FormErrors::default();
    match check_text(&form.grunn) {
        Ok(reason) => return Ok(Answer::Decline(reason)),
        Err(TextFault::Empty) => errors.add("grunn", t.reason_missing()),
        Err(TextFault::Long) => errors.add("grunn", t.reason_long()),
    }
    Err(errors)
}

/// Gives the access, or declines.
pub(super) async fn answer(
    acting: Acting<ManageScopes>,
    path: OfRequest,
    form: Posted<AnswerForm>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (t, key, now) = (Texts(acting.context().lang), filled.key(), services.clock.now());
    let (paths, request) = find(&acting, &path).await?;
    let mut errors = FormErrors::default();
    let answered = match check(t, &filled.input, services.clock.today()) {
        Ok(Answer::Approve(ends_on)) => actions::approve(&services, &acting, key, &request, ends_on).await,
        Ok(Answer::Decline(reason)) => actions::decline(&services, &acting, key, &request, reason).await,
        Err(faults) => {
            errors = faults;
            Err(RequestError::TooLate)
        }
    };
    match answered {
        Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
        Err(RequestError::Failed(e)) => return Err(e.into()),
        Err(RequestError::TooLate) => {}
    }
    let (paths, request) = find(&acting, &path).await?;
    let reader = acting.narrow::<ViewScopes>()?;
    let view = RequestView::new(Side::Theirs(&reader), paths, &request, now);
    let waits = request.is_waiting(now);
    if waits && !errors.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with(filled.input, errors));
    }
    page_with(StatusCode::CONFLICT, &view.late(Late::of(waits, request.active)))
}

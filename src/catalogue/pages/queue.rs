use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions,
        model::{PURPOSE_LENGTH, Request},
        paths::Paths,
        store,
        texts::Texts,
        views::{self, RequestView, Side},
    },
    paths_in,
};
use crate::{
    access::{Acting, ManageScopes, Right, ViewScopes},
    asking::{self, Part, RequestError},
    kernel::AccessRequestId,
    web::{self, FormErrors, InEnvironment, OfThing, Posted, Problem, UrlQuery, page, page_with, read_id, see_other},
};

/// The query string of the queue. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct QueueQuery {
    vis: Part,
    etter: Option<AccessRequestId>,
}

/// *Forespørsler om tilgang*: what consumers ask this provider for.
pub(super) async fn list(
    acting: Acting<ViewScopes>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<QueueQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let which = (paths.environment, query.vis);
    let requests = store::asked_of(&mut *acting.db().await?, &acting, which, query.etter).await?;
    page(&views::queue(&acting, paths, query.vis, requests))
}

/// The request of the address, if the organisation has been sent it.
async fn find<R: Right>(acting: &Acting<R>, path: &OfThing) -> web::Result<(Paths, Request)> {
    let paths = paths_in(acting, &path.2)?;
    let id = read_id(&path.3)?;
    let found = store::get(&mut *acting.db().await?, id).await?.filter(|request| {
        let scope = &request.about.scope;
        scope.provider.number == acting.org() && scope.environment == paths.environment
    });
    Ok((paths, found.ok_or(Problem::NotFound)?))
}

/// One of them, with the answer to give.
pub(super) async fn request(acting: Acting<ViewScopes>, path: OfThing) -> web::Result {
    let (paths, request) = find(&acting, &path).await?;
    page(&RequestView::new(Side::Theirs(&acting), paths, &request, acting.now()))
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

/// Gives the access, or declines.
pub(super) async fn answer(acting: Acting<ManageScopes>, path: OfThing, form: Posted<AnswerForm>) -> web::Result {
    let filled = form.read(acting.login())?;
    if !["godkjenn", "avslaa"].contains(&filled.input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let (t, key, now) = (Texts(acting.lang()), filled.key(), acting.now());
    let (paths, request) = find(&acting, &path).await?;
    let (input, mut errors) = (&filled.input, FormErrors::default());
    let answered = if input.handling == "godkjenn" {
        let ends_on = errors.last_day(t.0, [&input.dag, &input.maned, &input.ar], acting.today());
        if errors.is_empty() {
            actions::approve(&acting, key, &request.about, ends_on).await.map(Some)
        } else {
            Ok(None)
        }
    } else {
        match errors.required_text(t.0, ("grunn", t.decline_reason(), &input.grunn), PURPOSE_LENGTH, t.reason_missing())
        {
            Some(reason) => asking::decline::<Request, _>(&acting, key, request.id(), reason).await.map(Some),
            None => Ok(None),
        }
    };
    match answered {
        Ok(Some(reference)) => return Ok(see_other(&paths.receipt(&reference))),
        Err(RequestError::Failed(e)) => return Err(e.into()),
        Ok(None) | Err(RequestError::TooLate) => {}
    }
    let (paths, request) = find(&acting, &path).await?;
    let reader = acting.narrow::<ViewScopes>()?;
    let view = RequestView::new(Side::Theirs(&reader), paths, &request, now);
    let waits = request.life.is_waiting(now);
    if waits && !errors.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with(filled.input, errors));
    }
    page_with(StatusCode::CONFLICT, &view.late(waits, request.active))
}

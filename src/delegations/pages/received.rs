use actix_web::http::StatusCode;
use jiff::SignedDuration;
use serde::Deserialize;

use super::super::{
    actions::{self, RelinquishError},
    store::{self, like},
    views::{ReceivedView, Relinquish},
};
use crate::{
    access::{Acting, GiveUpReceived, ViewReceived},
    kernel::DelegationId,
    web::{
        self, EmptyForm, OutsideEnvironment, PAGE, Posted, Problem, UrlQuery, page, page_size, page_with, read_id,
        see_other,
    },
};

/// The query string of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReceivedQuery {
    q: String,
    /// Did the last page end among what has ended?
    avsluttet: bool,
    etter: String,
    id: Option<DelegationId>,
}

/// *Fullmakter vi har fått*: what is current, and what ended in the last 90 days.
pub(super) async fn received(acting: Acting<ViewReceived>, UrlQuery(query): UrlQuery<ReceivedQuery>) -> web::Result {
    let since = acting.now() - SignedDuration::from_hours(24 * 90);
    let search = Some(query.q.trim()).filter(|q| !q.is_empty()).map(like);
    let after = query.id.map(|id| (query.avsluttet, query.etter.as_str(), id));
    let mut db = acting.db().await?;
    let found =
        store::received(&mut db, &acting, since, search.as_deref(), after, page_size(acting.context(), PAGE) + 1)
            .await?;
    page(&ReceivedView::new(&acting, query.q, found))
}

/// The question before giving one up.
pub(super) async fn ask(acting: Acting<GiveUpReceived>, path: OutsideEnvironment) -> web::Result {
    let id = read_id(&path.2)?;
    let received = store::given_to(&mut *acting.db().await?, &acting, id).await?;
    page(&Relinquish::new(&acting, received.ok_or(Problem::NotFound)?))
}

/// Gives it up. What has ended already is shown so.
pub(super) async fn relinquish(
    acting: Acting<GiveUpReceived>,
    path: OutsideEnvironment,
    form: Posted<EmptyForm>,
) -> web::Result {
    let (key, id) = (form.read(acting.login())?.key(), read_id(&path.2)?);
    match actions::relinquish(&acting, key, id).await {
        Ok(reference) => Ok(see_other(&acting.paths().receipt(&reference))),
        Err(RelinquishError::Ended) => {
            let received = store::given_to(&mut *acting.db().await?, &acting, id).await?;
            page_with(StatusCode::CONFLICT, &Relinquish::new(&acting, received.ok_or(Problem::NotFound)?))
        }
        Err(RelinquishError::Failed(e)) => Err(e.into()),
    }
}

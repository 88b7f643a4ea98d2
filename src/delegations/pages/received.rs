use actix_web::web::{Data, Path, Query};
use jiff::SignedDuration;
use serde::Deserialize;

use super::super::{
    actions,
    paths::Paths,
    store::{self, like},
    views::{ReceivedView, Relinquish},
};
use crate::{
    access::{Acting, GiveUpReceived, Reading, ViewReceived},
    kernel::DelegationId,
    platform::Services,
    web::{self, Posted, Problem, page, see_other},
};

/// Delegations on a page.
const PAGE: usize = 50;

/// The query string of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    etter: String,
    id: Option<DelegationId>,
}

/// *Fullmakter vi har fått*: what is current, and what ended in the last 90 days.
pub(super) async fn received(
    Reading { acting, mut db }: Reading<ViewReceived>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let asked = asked.map(Query::into_inner).unwrap_or_default();
    let since = services.clock.now() - SignedDuration::from_hours(24 * 90);
    let search = Some(asked.q.trim()).filter(|q| !q.is_empty()).map(like);
    let after = asked.id.map(|id| (asked.etter.as_str(), id));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows =
        store::received(&mut db, &acting, since, services.clock.today(), search.as_deref(), after, limit).await?;
    page(&ReceivedView::new(&acting, asked.q, rows, PAGE))
}

fn delegation(path: Path<(String, String, String)>) -> Result<DelegationId, Problem> {
    path.into_inner().2.parse().map_err(|_| Problem::NotFound)
}

/// The question before giving one up.
pub(super) async fn ask(
    acting: Acting<GiveUpReceived>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let found = store::given_to(&mut db, &acting, delegation(path)?, services.clock.today()).await?;
    page(&Relinquish::new(&acting, found.ok_or(Problem::NotFound)?))
}

/// The form has nothing to fill in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Yes {}

/// Gives it up. What has ended already leads back to the list, which shows it.
pub(super) async fn relinquish(
    acting: Acting<GiveUpReceived>,
    path: Path<(String, String, String)>,
    form: Posted<Yes>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let paths = Paths { lang: acting.seat().lang, org: acting.org() };
    let done = actions::relinquish(&services, &acting, delegation(path)?, filled.key, filled.hash).await?;
    Ok(see_other(&done.map_or_else(|| paths.received(), |reference| paths.receipt(&reference))))
}

use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        model::Request,
        paths::Paths,
        store,
        views::{self, RequestView, Side},
    },
    ListQuery, in_org,
};
use crate::{
    access::{Acting, AskForDelegation, Right, ViewReceived},
    asking::{self, RequestError},
    entitlements,
    kernel::{HolderId, RequestId},
    platform::Services,
    web::{self, Posted, Problem, page, page_with, see_other},
};

/// *Forespørsler vi har sendt*.
pub(super) async fn ours(
    acting: Acting<ViewReceived>,
    query: Option<Query<ListQuery>>,
    services: Data<Services>,
) -> web::Result {
    let query = query.map(Query::into_inner).unwrap_or_default();
    let requests = store::sent_by(&mut *acting.db().await?, HolderId::Organisation(acting.org()), query.etter).await?;
    page(&views::ours(&acting, requests, services.clock.now()))
}

/// The request of the address, if the organisation has sent it.
async fn find<R: Right>(acting: &Acting<R>, id: RequestId) -> web::Result<Request> {
    let found = store::get(&mut *acting.db().await?, id).await?;
    found.filter(|request| request.asker.number() == Some(acting.org())).ok_or(Problem::NotFound)
}

/// One of them, with the link to pass on.
pub(super) async fn request(
    acting: Acting<ViewReceived>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result {
    let request = find(&acting, in_org(path)?).await?;
    let (mut db, today) = (acting.db().await?, services.clock.today());
    let nobody = entitlements::nobody_decides(&mut db, request.giver.number, today).await?;
    let view = RequestView::new(Side::Ours(&acting), &request, &services.config.base_url, services.clock.now());
    page(&view.with_nobody(nobody))
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
    let paths = Paths { lang: acting.context().lang, org: acting.org() };
    find(&acting, id).await?;
    let is_theirs = |request: &Request, acting: &Acting<AskForDelegation>| request.asker.number() == Some(acting.org());
    match asking::withdraw(&services, &acting, filled.key(), id, is_theirs).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let (request, reader) = (find(&acting, id).await?, acting.narrow::<ViewReceived>()?);
            let view = RequestView::new(Side::Ours(&reader), &request, &services.config.base_url, services.clock.now());
            page_with(StatusCode::CONFLICT, &view.late())
        }
    }
}

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        model::Request,
        store,
        views::{self, RequestView, Side},
    },
    ListQuery,
};
use crate::{
    access::{Acting, AskForDelegation, Right, ViewReceived},
    asking::{self, RequestError},
    entitlements,
    kernel::{HolderId, RequestId},
    web::{self, OutsideEnvironment, PAGE, Posted, Problem, UrlQuery, page, page_size, page_with, read_id, see_other},
};

/// *Forespørsler vi har sendt*.
pub(super) async fn ours(acting: Acting<ViewReceived>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let (asker, limit) = (HolderId::Organisation(acting.org()), page_size(acting.context(), PAGE) + 1);
    let requests = store::sent_by(&mut *acting.db().await?, asker, query.etter, limit).await?;
    page(&views::ours(&acting, requests))
}

/// The request of the address, if the organisation has sent it.
async fn find<R: Right>(acting: &Acting<R>, id: RequestId) -> web::Result<Request> {
    let found = store::get(&mut *acting.db().await?, id).await?;
    found.filter(|request| request.asker.number() == Some(acting.org())).ok_or(Problem::NotFound)
}

/// One of them, with the link to pass on.
pub(super) async fn request(acting: Acting<ViewReceived>, path: OutsideEnvironment) -> web::Result {
    let request = find(&acting, read_id(&path.2)?).await?;
    let nobody = entitlements::nobody_decides(&mut *acting.db().await?, request.giver.number, acting.today()).await?;
    let view = RequestView::new(Side::Ours(&acting), &request, &acting.services().config.base_url, acting.now());
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
    path: OutsideEnvironment,
    form: Posted<Yes>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    if filled.input.handling != "trekk" {
        return Err(Problem::Malformed);
    }
    let id = read_id(&path.2)?;
    let paths = acting.paths();
    find(&acting, id).await?;
    let is_theirs = |request: &Request, acting: &Acting<AskForDelegation>| request.asker.number() == Some(acting.org());
    match asking::withdraw(&acting, filled.key(), id, is_theirs).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let (request, reader) = (find(&acting, id).await?, acting.narrow::<ViewReceived>()?);
            let view =
                RequestView::new(Side::Ours(&reader), &request, &acting.services().config.base_url, acting.now());
            page_with(StatusCode::CONFLICT, &view.late())
        }
    }
}

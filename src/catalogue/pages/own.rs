use actix_web::http::StatusCode;

use super::super::{
    model::Request,
    paths::Paths,
    store,
    views::{RequestView, Side},
};
use crate::{
    access::{Acting, AskForAccess, Right, ViewAccesses},
    asking::{self, RequestError},
    web::{self, EmptyForm, OutsideEnvironment, Posted, Problem, page, page_with, read_id, see_other},
};

/// The request of the address, if the organisation has sent it.
async fn find<R: Right>(acting: &Acting<R>, path: &OutsideEnvironment) -> web::Result<(Paths, Request)> {
    let id = read_id(&path.2)?;
    let found = store::get(&mut *acting.db().await?, id).await?;
    let found = found.filter(|request| request.about.consumer.number == acting.org()).ok_or(Problem::NotFound)?;
    let environment = found.about.scope.environment;
    Ok((Paths { lang: acting.lang(), org: acting.org(), environment }, found))
}

/// What the organisation has asked for, and what came of it.
pub(super) async fn request(acting: Acting<ViewAccesses>, path: OutsideEnvironment) -> web::Result {
    let (paths, request) = find(&acting, &path).await?;
    page(&RequestView::new(Side::Ours(&acting), paths, &request, acting.now()))
}

/// Takes it back.
pub(super) async fn withdraw(
    acting: Acting<AskForAccess>,
    path: OutsideEnvironment,
    form: Posted<EmptyForm>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (paths, request) = find(&acting, &path).await?;
    let is_theirs = |request: &Request, acting: &Acting<AskForAccess>| request.about.consumer.number == acting.org();
    match asking::withdraw(&acting, filled.key(), request.id(), is_theirs).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let (paths, request) = find(&acting, &path).await?;
            let reader = acting.narrow::<ViewAccesses>()?;
            let view = RequestView::new(Side::Ours(&reader), paths, &request, acting.now());
            page_with(StatusCode::CONFLICT, &view.late(false, request.active))
        }
    }
}

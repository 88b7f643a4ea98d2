//! The first page of an organisation in a session stands in its log.

use actix_session::SessionExt;
use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};

use super::{session_store::ENTERED, store};
use crate::{access::Entrance, kernel::OrgNumber, ledger::ChangeError, platform::Services, usage};

/// Writes down that somebody has come to act for an organisation, when they have for the first time in this session. The session's row says
/// where it has been, and was read with the session, so that every later page of theirs costs nothing.
///
/// If it cannot be written now, as a long change holds the log, the page is answered all the same and the next one writes it.
pub(crate) async fn note_entry<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let response = next.call(req).await?;
    let req = response.request();
    let entrance = req.extensions().get::<Entrance>().cloned();
    let entered: Vec<OrgNumber> = req.get_session().get(ENTERED).ok().flatten().unwrap_or_default();
    let services = req.app_data::<Data<Services>>();
    if let (Some(entrance), Some(services)) = (entrance, services)
        && entrance.actor.org().is_some_and(|org| !entered.contains(&org))
        && let Err(error) = enter(services, &entrance).await
    {
        tracing::warn!(%error, "a log-in is not in the log yet");
    }
    Ok(response)
}

/// In one short transaction: of two pages that come at once, one finds that the other has been here.
async fn enter(services: &Services, entrance: &Entrance) -> Result<(), ChangeError> {
    let Some(org) = entrance.actor.org() else { return Ok(()) };
    let mut tx = services.db.begin().await?;
    if store::enter(&mut tx, entrance.session, org).await? {
        usage::log_in(&mut tx, services, entrance).await?;
    }
    Ok(tx.commit().await?)
}

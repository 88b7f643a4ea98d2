//! Forms that are refused stand in the log of the organisation they were sent for.

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::StatusCode,
    middleware::Next,
    web::Data,
};

use super::{Problem, routes::Pattern};
use crate::{
    access::{Actor, Entrance, Refusal},
    platform::Services,
    usage::{self, Refused, WhyRefused},
};

/// Who was refused, and why: whoever has something to do with the organisation and sent a form for it. Of others nothing is told: they get
/// the answer that is given for an organisation that does not exist.
fn refused<B>(response: &ServiceResponse<B>) -> Option<(Actor, Refused)> {
    let problem = response.response().error();
    let refusal = problem.and_then(|e| match e.as_error::<Problem>() {
        Some(Problem::Refused(refusal)) => Some(refusal),
        _ => e.as_error::<Refusal>(),
    });
    let page = response.request().app_data::<Pattern>().map_or("", |Pattern(path)| path);
    let page = page.trim_start_matches("/{lang}/{org}").trim_start_matches('/').to_owned();
    if let Some(Refusal::Denied(denied)) = refusal {
        let (right, why) = (denied.right.to_owned(), denied.why.into());
        return Some((denied.actor.clone(), Refused { page, right, why }));
    }
    let extensions = response.request().extensions();
    let entrance = extensions.get::<Entrance>()?;
    let is_forged = matches!(problem.and_then(|e| e.as_error::<Problem>()), Some(Problem::Forged));
    let why = match response.status() {
        StatusCode::FORBIDDEN if is_forged => WhyRefused::Forged,
        StatusCode::FORBIDDEN | StatusCode::CONFLICT => WhyRefused::Conflict,
        _ => return None,
    };
    Some((entrance.actor.clone(), Refused { page, right: entrance.right.to_owned(), why }))
}

/// Writes them down before they are answered. If that cannot be done, the answer says so instead.
pub async fn note_refusals<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let is_form = !req.method().is_safe();
    let response = next.call(req).await?;
    let found = if is_form { refused(&response) } else { None };
    let services = response.request().app_data::<Data<Services>>().cloned();
    if let (Some((actor, event)), Some(services)) = (found, services)
        && let Err(e) = usage::refuse(&services, &actor, &event).await
    {
        return Ok(response.error_response(Problem::from(e)).map_into_right_body());
    }
    Ok(response.map_into_left_body())
}

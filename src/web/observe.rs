//! One line and one measurement for every request.

use std::{net::IpAddr, time::Instant};

use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use super::routes::Pattern;
use crate::platform::{Services, telemetry};

/// Runs the request and logs what came of it: method, route pattern (never the path, which has organisation numbers), status, time.
pub async fn observe(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let started = Instant::now();
    let method = req.method().clone();
    let counts = req.app_data::<Data<Services>>().is_some_and(|services| services.config.tell_statements);
    let (outcome, statements) = telemetry::counted(next.call(req)).await;
    let (pattern, status) = match &outcome {
        Ok(response) => (response.request().app_data::<Pattern>().copied(), response.status()),
        Err(error) => (None, error.as_response_error().status_code()),
    };
    let route = pattern.map_or("unknown", |Pattern(path)| path);
    let status = status.as_u16();
    let took = started.elapsed();
    metrics::counter!("portner_requests_total", "route" => route, "status" => status.to_string()).increment(1);
    metrics::histogram!("portner_request_seconds", "route" => route).record(took.as_secs_f64());
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(target: "portner::request", %method, route, status, micros, "request");
    let mut response = outcome?;
    if counts {
        response.headers_mut().insert(HeaderName::from_static("x-portner-statements"), HeaderValue::from(statements));
    }
    Ok(response)
}

/// The address of whoever asks: the last hop that is not a proxy we trust.
#[must_use]
pub fn client_address(req: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = req.peer_addr().map(|peer| peer.ip())?;
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = req.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok());
    let hops: Vec<IpAddr> = forwarded.flat_map(|v| v.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted.contains(hop)).or(Some(peer))
}

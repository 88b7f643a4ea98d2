//! One line and one measurement for every request.

use std::{
    net::{IpAddr, SocketAddr},
    time::Instant,
};

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

/// The address of whoever asks: the last hop that is not a proxy we trust, with or without a port. What stands before a hop that cannot be
/// read may be anybody's words, so the way ends there, at the proxy.
#[must_use]
pub fn client_address(req: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = req.peer_addr().map(|peer| peer.ip())?;
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = req.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|v| v.split(',')).map(str::trim).collect();
    let read = |hop: &&str| hop.parse().or_else(|_| hop.parse().map(|address: SocketAddr| address.ip())).ok();
    hops.iter().rev().map_while(read).find(|hop| !trusted.contains(hop)).or(Some(peer))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_client_behind_a_trusted_proxy_is_the_last_hop_that_can_be_read() {
        let proxy: IpAddr = [10, 0, 0, 1].into();
        for (forwarded, expected) in [
            ("1.2.3.4", "1.2.3.4"),
            ("6.6.6.6, 1.2.3.4", "1.2.3.4"),
            ("6.6.6.6, 1.2.3.4:5678", "1.2.3.4"),
            ("6.6.6.6, [2001:db8::7]:443", "2001:db8::7"),
            ("6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
            ("6.6.6.6, unknown", "10.0.0.1"),
            ("6.6.6.6, unknown, 10.0.0.1", "10.0.0.1"),
            ("", "10.0.0.1"),
        ] {
            let req = TestRequest::default()
                .peer_addr(SocketAddr::from((proxy, 5000)))
                .insert_header(("x-forwarded-for", forwarded))
                .to_http_request();
            assert_eq!(client_address(&req, &[proxy]), expected.parse().ok(), "{forwarded}");
        }
    }
}

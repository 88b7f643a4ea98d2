//! What a request must show before anything is done for it: that it is meant for us, that its sender has not too many others open, and its
//! whole body, in time. And how long it may take then.

use std::time::Duration;

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    http::{
        Method, StatusCode,
        header::{self, HeaderValue},
        uri::Authority,
    },
    middleware::Next,
    web::{Bytes, BytesMut, Data},
};
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

use super::{
    form::LARGEST,
    observe::client_address,
    problem::Problem,
    routes::{Entry, takes_file},
    upload::{LARGEST_FILE, has_files, without_files},
};
use crate::{
    access::Refusal,
    platform::{
        Services,
        config::{Config, is_loopback},
        limits::TooOften,
    },
};

/// A body is read for this long, and a second longer for each [`LEAST_RATE`] of bytes that have come.
const BODY: Duration = Duration::from_secs(10);
const LEAST_RATE: usize = 1024;

/// An answer takes no longer than this, whatever it waits for. Whoever has to wait longer than that for the database has to try again.
const ANSWER: Duration = Duration::from_secs(8);

/// Lets a request in, or says why not.
pub async fn admit(
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(services) = req.app_data::<Data<Services>>().cloned() else {
        return Ok(next.call(req).await?.map_into_boxed_body());
    };
    if !is_for_us(req.request(), &services.config) {
        return Ok(req.error_response(Problem::Misdirected));
    }
    // Connections are counted where they are opened. Those of a trusted proxy carry requests of many addresses, so these are counted here.
    let (trusted, peer) = (&services.config.trusted_proxies, req.peer_addr().map(|peer| peer.ip()));
    let forwarded = client_address(req.request(), trusted).filter(|_| peer.is_some_and(|peer| trusted.contains(&peer)));
    let place = forwarded.map(|from| services.limits.open.enter(from, services.config.connections_per_address));
    if matches!(place, Some(None)) {
        return Ok(req.error_response(Refusal::from(TooOften(Duration::from_secs(1)))));
    }
    if !matches!(*req.method(), Method::GET | Method::HEAD)
        && let Err(rest) = read_body(&mut req).await
    {
        return Ok(req.into_response(too_slow(rest)));
    }
    match timeout(ANSWER, next.call(req)).await {
        Ok(response) => Ok(response?.map_into_boxed_body()),
        Err(_) => Err(Problem::unavailable(anyhow::anyhow!("no answer within {} s", ANSWER.as_secs())).into()),
    }
}

/// Was the request sent to our name? Another one comes from a proxy or a browser that was led astray. On loopback each name is ours.
/// A name in the request line counts before the header (RFC 9112 §3.2.2); one with a user or a path in it is nobody's.
fn is_for_us(req: &HttpRequest, config: &Config) -> bool {
    let header = || req.headers().get(header::HOST).and_then(|host| Authority::try_from(host.as_bytes()).ok());
    let Some(named) = req.uri().authority().cloned().or_else(header) else { return false };
    let Ok(url) = Url::parse(&format!("http://{named}")) else { return false };
    let is_ours = url.host_str().is_some_and(|host| config.base_url.host_str() == Some(host));
    // What an issuer of its own host does not answer is nobody's: `issuer_host` has led the rest here.
    let is_issuers = config.issuers.by_host(named.as_str()).is_some_and(|it| req.path().starts_with(it.issuer_path()));
    let is_ours = is_ours || is_issuers;
    !named.as_str().contains('@') && (is_ours || (config.is_plain_http() && is_loopback(&url)))
}

/// Reads the body and puts it back whole; one that is too large is put back as a fault, which the handler names after its gate. What
/// comes too slowly is handed back. A form with files is put back as one without.
async fn read_body(req: &mut ServiceRequest) -> Result<(), Payload> {
    let (mut payload, begun, mut body) = (req.take_payload(), Instant::now(), BytesMut::new());
    // Only where a form brings a file: nobody else's request is large, or costs what it takes to read one.
    let table = req.app_data::<Data<Vec<Entry>>>();
    let has_files = has_files(req.headers()) && table.is_some_and(|table| takes_file(table, req.path()));
    let largest = if has_files { LARGEST + LARGEST_FILE } else { LARGEST };
    let whole = loop {
        let so_far = Duration::from_secs((body.len() / LEAST_RATE) as u64);
        match timeout_at(begun + BODY + so_far, payload.next()).await {
            Err(_) => return Err(payload),
            Ok(None) => break Ok(body.freeze()),
            Ok(Some(Err(fault))) => break Err(fault),
            Ok(Some(Ok(more))) if body.len() + more.len() > largest => break Err(PayloadError::Overflow),
            Ok(Some(Ok(more))) => body.extend_from_slice(&more),
        }
    };
    let whole = match whole {
        Ok(body) if has_files => Ok(match without_files(req.headers(), body.clone()).await {
            Some(form) => {
                let headers = req.headers_mut();
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
                headers.insert(header::CONTENT_LENGTH, form.len().into());
                form.into()
            }
            None => body,
        }),
        whole => whole,
    };
    if !matches!(&whole, Ok(body) if body.is_empty()) {
        req.set_payload(Payload::Stream { payload: Box::pin(stream::once(async { whole })) });
    }
    Ok(())
}

/// The answer to a body that does not come. It holds the rest of the body until it has been sent: then the connection is closed, while one
/// whose body is let go of would be read on, for as long as the sender likes.
fn too_slow(rest: Payload) -> HttpResponse {
    let said = stream::iter([Ok::<_, PayloadError>(Bytes::from_static(b"The request came too slowly."))]);
    let held = said.map(move |words| {
        let _until_it_is_sent = &rest;
        words
    });
    HttpResponse::build(StatusCode::REQUEST_TIMEOUT)
        .content_type("text/plain; charset=utf-8")
        .force_close()
        .streaming(held)
}

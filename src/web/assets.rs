//! Styles, scripts, fonts and icons: built into the binary by `build.rs`, under names that change with their content.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
};

use crate::access::Public;

/// A file as it is served.
#[derive(Debug)]
pub struct Asset {
    /// Its address.
    pub url: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// As it is.
    pub raw: &'static [u8],
    /// Brotli, if that is smaller.
    pub br: Option<&'static [u8]>,
    /// Gzip, if that is smaller.
    pub gz: Option<&'static [u8]>,
}

/// A picture that the help shows.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// Its address.
    pub url: &'static str,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

pub(super) fn accepts(req: &HttpRequest, encoding: &str) -> bool {
    let accepted = req.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding))
}

/// One of them, or 404.
pub async fn serve(_: Public, req: HttpRequest) -> HttpResponse {
    let Some(asset) = ASSETS.iter().find(|asset| asset.url == req.path()) else {
        return HttpResponse::NotFound().finish();
    };
    let (encoding, body) = match (asset.br, asset.gz) {
        (Some(br), _) if accepts(&req, "br") => (Some("br"), br),
        (_, Some(gz)) if accepts(&req, "gzip") => (Some("gzip"), gz),
        _ => (None, asset.raw),
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CONTENT_TYPE, asset.content_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(encoding)));
    }
    response.body(body)
}

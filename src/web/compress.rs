//! Pages go out packed.
//!
//! Not by actix's own middleware: that sends a page to another thread and makes the packer's tables anew, which costs more than the
//! packing. Our pages are whole when they get here and small, so they are packed on the spot by a packer that the thread keeps.

use std::cell::RefCell;

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderValue},
    middleware::Next,
    web::Bytes,
};
use flate2::{Compress, Compression, FlushCompress, Status};

use super::assets::accepts;

/// Smaller ones fit in one packet as they are.
const WORTH_IT: usize = 1400;

thread_local! {
    static PACKER: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::fast(), 15));
}

/// Packs text for those who can unpack it.
pub async fn compress(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let wanted = accepts(req.request(), "gzip");
    let mut response = next.call(req).await?;
    if !is_text(&response) {
        return Ok(response.map_into_boxed_body());
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !wanted {
        return Ok(response.map_into_boxed_body());
    }
    Ok(response.map_body(|head, body| match body.try_into_bytes() {
        Ok(plain) => match pack(&plain) {
            Some(packed) => {
                head.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                BoxBody::new(packed)
            }
            None => BoxBody::new(plain),
        },
        Err(body) => BoxBody::new(body),
    }))
}

/// Assets come packed, and anything but text hardly shrinks.
fn is_text<B>(response: &ServiceResponse<B>) -> bool {
    let value = |name| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    value(header::CONTENT_ENCODING).is_none()
        && value(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.starts_with("text/") || kind.starts_with("application/json"))
}

/// `None`: it is not worth it.
fn pack(plain: &[u8]) -> Option<Bytes> {
    if plain.len() < WORTH_IT {
        return None;
    }
    let mut packed = Vec::with_capacity(plain.len());
    let outcome = PACKER.with_borrow_mut(|packer| {
        packer.reset();
        packer.compress_vec(plain, &mut packed, FlushCompress::Finish)
    });
    // What does not end within its own length has not become shorter.
    matches!(outcome, Ok(Status::StreamEnd)).then(|| packed.into())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_the_same_every_time() {
        for text in ["abc ".repeat(5_000), "Blåbærsyltetøy ".repeat(100), "abc ".repeat(5_000)] {
            let packed = pack(text.as_bytes()).unwrap();
            assert!(packed.len() < text.len() / 5);
            let mut unpacked = String::new();
            GzDecoder::new(&*packed).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
        }
    }

    #[test]
    fn what_would_not_become_shorter_stays_as_it_is() {
        let noise: Vec<u8> = (0_u32..4_000).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        assert_eq!(pack(b"short"), None);
        assert_eq!(pack(&noise), None);
    }
}

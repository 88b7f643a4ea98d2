//! A form that brings a file along. Browsers send it as `multipart/form-data`; here it becomes a form like any other, in which the file is a
//! field with its text. So whoever keeps forms, checks them or reads them after the gate need not know of files.

use std::future::ready;

use actix_multipart::Multipart;
use actix_web::{
    error::PayloadError,
    http::header::{self, HeaderMap},
    web::{Bytes, BytesMut},
};
use encoding_rs::{UTF_8, WINDOWS_1252};
use futures_util::{TryStreamExt, stream};
use url::form_urlencoded;

/// Largest file, in bytes.
pub(super) const LARGEST_FILE: usize = 1024 * 1024;

/// What stands in the field of a file that is no text, such as a workbook.
pub(crate) const NO_TEXT: &str = "\u{fffd}";

/// Does the request bring a form with files?
pub(super) fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/form-data")
}

/// The same form as browsers send it that has no file. `None`: it is none that a browser sends.
pub(super) async fn without_files(headers: &HeaderMap, body: Bytes) -> Option<String> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    let mut parts = Multipart::new(headers, stream::once(ready(Ok::<_, PayloadError>(body))));
    while let Some(mut part) = parts.try_next().await.ok()? {
        let about = part.content_disposition()?;
        let (name, is_file) = (about.get_name()?.to_owned(), about.get_filename().is_some());
        let mut bytes = BytesMut::new();
        while let Some(more) = part.try_next().await.ok()? {
            bytes.extend_from_slice(&more);
        }
        let text = text_of(&bytes);
        form.append_pair(&name, if is_file && text.contains('\0') { NO_TEXT } else { &text });
    }
    Some(form.finish())
}

/// The text, in whatever way a spreadsheet has written it: in UTF-8 or UTF-16 with a mark that says so, in UTF-8, or as Windows does.
fn text_of(bytes: &[u8]) -> String {
    let (text, _, is_faulty) = UTF_8.decode(bytes);
    if is_faulty { WINDOWS_1252.decode(bytes).0.into_owned() } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    async fn sent(parts: &[(&str, &[u8])]) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=x"));
        let mut body = Vec::new();
        for (about, content) in parts {
            body.extend(format!("--x\r\nContent-Disposition: form-data; {about}\r\n\r\n").as_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(b"--x--\r\n");
        assert!(has_files(&headers));
        without_files(&headers, body.into()).await
    }

    #[actix_web::test]
    async fn a_file_is_a_field_with_its_text_however_it_is_written() {
        let file = "name=\"fil\"; filename=\"liste.csv\"";
        for bytes in [
            "Ærlig;310123455\r\nNett;310130079".as_bytes(),
            "\u{feff}Ærlig;310123455\r\nNett;310130079".as_bytes(),
            b"\xc6rlig;310123455\r\nNett;310130079",
        ] {
            let form = sent(&[("name=\"merknad\"", "å".as_bytes()), (file, bytes)]).await.unwrap();
            assert_eq!(form, "merknad=%C3%A5&fil=%C3%86rlig%3B310123455%0D%0ANett%3B310130079");
        }
        let utf_16: Vec<u8> = "\u{feff}Æ\t3".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sent(&[(file, &utf_16)]).await.unwrap(), "fil=%C3%86%093");
        assert_eq!(sent(&[(file, b"PK\x03\x04\x00\x00")]).await.unwrap(), "fil=%EF%BF%BD");
        assert_eq!(sent(&[("name=\"fil\"; filename=\"\"", b"")]).await.unwrap(), "fil=");
    }

    #[actix_web::test]
    async fn a_file_of_the_largest_size_comes_through_whole() {
        let large = "310123455\r\n".repeat(LARGEST_FILE / 11);
        let form = sent(&[("name=\"fil\"; filename=\"a\"", large.as_bytes())]).await.unwrap();
        let read: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
        assert_eq!(read.first().map(|(_, text)| text.len()), Some(large.len()));
    }

    #[actix_web::test]
    async fn what_no_browser_sends_is_no_form() {
        assert_eq!(sent(&[("filename=\"a\"", b"1")]).await, None);
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("multipart/form-data"));
        assert_eq!(without_files(&headers, Bytes::from_static(b"--x--")).await, None);
    }
}

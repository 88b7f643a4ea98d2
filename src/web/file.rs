//! Files to keep. A long one is made while it is sent, part by part, so that it takes no more memory than a short one; between the parts
//! nothing is held that others may need. Each stands in the log before it is sent.

use std::{future::ready, time::Duration};

use actix_web::{HttpResponse, HttpResponseBuilder, http::header, web::Bytes};
use futures_util::{StreamExt, stream};
use tokio::time::timeout;

use super::{Problem, Result};
use crate::usage::NotedFile;

/// Rows in one part.
pub const PART: i64 = 1_000;

/// A part is made in this time, or the file breaks off.
const ONE_PART: Duration = Duration::from_secs(8);

fn head(name: &str, content_type: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}

/// A file that is whole already.
#[must_use]
pub fn download(file: &NotedFile, content_type: &str, body: Vec<u8>) -> HttpResponse {
    head(file.name(), content_type).body(body)
}

/// A file in parts. `part` makes the one that begins here, and says where the next one begins, if there is one. The first is made before the
/// answer begins, so that a file that cannot be made is a page that says so.
pub async fn parts<C, F>(file: NotedFile, content_type: &str, beginning: C, part: impl Fn(C) -> F + 'static) -> Result
where
    C: 'static,
    F: Future<Output = Result<(Vec<u8>, Option<C>)>> + 'static,
{
    let (first, next) = part(beginning).await?;
    let Some(next) = next else { return Ok(download(&file, content_type, first)) };
    let rest = stream::try_unfold(Some(next), move |next| {
        let making = next.map(&part);
        async move {
            let Some(making) = making else { return Ok(None) };
            let late = |_| Problem::unavailable(anyhow::anyhow!("a part of a file took too long"));
            let (bytes, next) = timeout(ONE_PART, making).await.map_err(late)??;
            Ok(Some((Bytes::from(bytes), next)))
        }
    });
    let first = stream::once(ready(Ok::<_, Problem>(Bytes::from(first))));
    Ok(head(file.name(), content_type).streaming(first.chain(rest)))
}

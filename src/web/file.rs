//! Files to keep. A long one is made while it is sent, part by part, so that it takes no more memory than a short one; between the parts
//! nothing is held that others may need, and files wait for each other, so that pages go on. Each stands in the log before it is sent.

use std::{future::ready, num::NonZero, sync::LazyLock, thread::available_parallelism, time::Duration};

use actix_web::{HttpResponse, HttpResponseBuilder, http::header, web::Bytes};
use futures_util::{StreamExt, stream};
use tokio::{sync::Semaphore, time::timeout};

use super::{Problem, Result};
use crate::usage::NotedFile;

/// Rows in one part.
pub const PART: i64 = 1_000;

/// A part is made in this time, or the file breaks off.
const ONE_PART: Duration = Duration::from_secs(8);

/// So many parts are made at the same time in this process. However many files are on their way, half of the processors are left to pages.
static MAKING: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, NonZero::get).div_ceil(2)));

/// A part, when it is its turn.
async fn made<T>(part: impl Future<Output = Result<T>>) -> Result<T> {
    let _turn = MAKING.acquire().await.map_err(Problem::internal)?;
    let late = |_| Problem::unavailable(anyhow::anyhow!("a part of a file took too long"));
    timeout(ONE_PART, part).await.map_err(late)?
}

fn head(name: &str, content_type: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}

/// The name of a thing as a part of a file's name, in signs that every system takes.
pub(crate) fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' };
    name.chars().map(safe).collect::<String>().trim_matches('.').to_owned()
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
    let (first, next) = made(part(beginning)).await?;
    let Some(next) = next else { return Ok(download(&file, content_type, first)) };
    let mut answer = head(file.name(), content_type);
    let rest = stream::try_unfold((Some(next), file), move |(next, file)| {
        let making = next.map(&part);
        async move {
            let Some(making) = making else { return Ok(None) };
            let (bytes, next) = made(making).await?;
            Ok(Some((Bytes::from(bytes), (next, file))))
        }
    });
    let first = stream::once(ready(Ok::<_, Problem>(Bytes::from(first))));
    Ok(answer.streaming(first.chain(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_scope_names_a_file_without_signs_that_a_system_refuses() {
        assert_eq!(file_name("eksempel:byggesak/saker.read"), "eksempel-byggesak-saker.read");
        assert_eq!(file_name("../a\"b"), "-a-b");
    }
}

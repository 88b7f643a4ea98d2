//! Calls to the issuer. Bodies hold tokens and codes: they are never logged, and no error carries one.

use anyhow::{Context, bail};
use serde::de::DeserializeOwned;

/// No answer of an issuer is larger than this.
const LARGEST: usize = 1024 * 1024;

/// A call that was not answered as it should; the text is fit for the log.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CallError {
    /// No connection, or too slow. The address is left out: it may hold a code.
    #[error("no answer")]
    Connection(#[source] reqwest::Error),
    /// The request could not be built.
    #[error(transparent)]
    Http(#[from] oauth2::http::Error),
    /// More than a megabyte.
    #[error("the answer is too large")]
    TooLarge,
}

impl From<reqwest::Error> for CallError {
    fn from(e: reqwest::Error) -> Self {
        Self::Connection(e.without_url())
    }
}

/// The adapter the `oauth2` crate asks for.
pub(crate) async fn call(
    http: &reqwest::Client,
    request: oauth2::HttpRequest,
) -> Result<oauth2::HttpResponse, CallError> {
    let mut answer = http.execute(reqwest::Request::try_from(request)?).await?;
    let mut response = oauth2::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    Ok(response.body(body(&mut answer).await?)?)
}

/// A document at an address.
pub(crate) async fn get_json<T: DeserializeOwned>(http: &reqwest::Client, url: &str) -> anyhow::Result<T> {
    let mut answer = http.get(url).send().await.map_err(CallError::from)?;
    if !answer.status().is_success() {
        bail!("{url} answered {}", answer.status());
    }
    serde_json::from_slice(&body(&mut answer).await?).with_context(|| format!("{url} did not answer as expected"))
}

/// The whole body of an answer, if it is not too large.
pub(crate) async fn body(answer: &mut reqwest::Response) -> Result<Vec<u8>, CallError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if bytes.len() + chunk.len() > LARGEST {
            return Err(CallError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

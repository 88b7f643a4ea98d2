use anyhow::{Context, ensure};
use serde::Deserialize;
use url::Url;

use super::outgoing;

/// The metadata of the issuer (`OpenID` Connect Discovery §3). Endpoints live on hosts of the issuer's choice and are never derived.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Metadata {
    issuer: String,
    pub(crate) authorization_endpoint: Url,
    pub(crate) token_endpoint: Url,
    pub(crate) jwks_uri: Url,
    pub(crate) pushed_authorization_request_endpoint: Option<Url>,
    pub(crate) end_session_endpoint: Option<Url>,
    /// Does it name itself in the callback (RFC 9207 §3)?
    #[serde(default)]
    pub(crate) authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Fetches and checks the document of `issuer`.
    pub(crate) async fn fetch(http: &reqwest::Client, issuer: &str) -> anyhow::Result<Self> {
        let metadata: Self = outgoing::get_json(http, &format!("{issuer}/.well-known/openid-configuration")).await?;
        metadata.check(issuer).context("metadata of the issuer")?;
        Ok(metadata)
    }

    /// The issuer must be the configured one byte for byte, and only an issuer on loopback may have endpoints without TLS.
    fn check(&self, issuer: &str) -> anyhow::Result<()> {
        ensure!(self.issuer == issuer, "it calls itself {:?}, the setting is {issuer:?}", self.issuer);
        let plain = issuer.starts_with("http://");
        let optional = [&self.pushed_authorization_request_endpoint, &self.end_session_endpoint].into_iter().flatten();
        for url in [&self.authorization_endpoint, &self.token_endpoint, &self.jwks_uri].into_iter().chain(optional) {
            ensure!(url.scheme() == "https" || (plain && url.scheme() == "http"), "{url} is not https");
        }
        Ok(())
    }

    /// Scheme and host of the pages the visitor sees, for `frame-ancestors` and `form-action`.
    pub(crate) fn login_origin(&self) -> String {
        self.authorization_endpoint.origin().ascii_serialization()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(issuer: &str, authorize: &str) -> Metadata {
        serde_json::from_value(serde_json::json!({
            "issuer": issuer,
            "authorization_endpoint": authorize,
            "token_endpoint": "https://idporten.no/token",
            "jwks_uri": "https://idporten.no/jwks.json",
        }))
        .unwrap()
    }

    #[test]
    fn the_issuer_is_compared_byte_for_byte_and_its_endpoints_may_live_elsewhere() {
        let good = metadata("https://idporten.no", "https://login.idporten.no/authorize");
        assert!(good.check("https://idporten.no").is_ok());
        assert_eq!(good.login_origin(), "https://login.idporten.no");
        for other in ["https://idporten.no/", "https://IDporten.no", "https://test.idporten.no"] {
            assert!(good.check(other).is_err(), "{other}");
        }
        assert!(metadata("https://idporten.no", "http://login.idporten.no/a").check("https://idporten.no").is_err());
    }
}

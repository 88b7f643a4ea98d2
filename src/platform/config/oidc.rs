//! Our client at the OIDC issuer.

use std::fs;

use secrecy::SecretString;
use url::Url;

use super::{is_loopback, raw::Raw};

/// How the client proves who it is at the token endpoint.
#[derive(Debug, Clone)]
pub enum ClientAuth {
    /// A signed assertion (RFC 7523): the PEM text and the `kid`.
    PrivateKeyJwt {
        /// The RSA private key, PEM.
        pem: SecretString,
        /// Its name at the issuer.
        kid: String,
    },
    /// `Authorization: Basic`.
    SecretBasic(SecretString),
    /// In the body.
    SecretPost(SecretString),
}

/// Use of pushed authorization requests (RFC 9126).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Par {
    /// When the issuer offers them.
    Auto,
    /// Or there is no login.
    Required,
    /// Never.
    Off,
}

/// What to do with national numbers made up for test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synthetic {
    /// Only those.
    Require,
    /// None of those.
    Forbid,
    /// Either.
    Allow,
}

/// Our client at the OIDC issuer, as it is registered there.
#[derive(Debug, Clone)]
pub struct OidcConfig {
    /// Byte for byte as in its metadata, no trailing slash.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// How we prove it.
    pub auth: ClientAuth,
    /// Pushed authorization requests.
    pub par: Par,
    /// Scopes asked for.
    pub scope: String,
    /// Levels, lowest first.
    pub acr_order: Vec<String>,
    /// The lowest that may read.
    pub acr_read: String,
    /// The lowest that may write.
    pub acr_write: String,
    /// The claim with the national number.
    pub pid_claim: String,
    /// Made-up numbers.
    pub synthetic: Synthetic,
    /// Refuse an ID token without `sid`.
    pub require_sid: bool,
    /// Who may frame the front-channel logout page; `None` means the host of the authorization endpoint.
    pub frame_ancestors: Option<String>,
    /// For which registered customer of this client people are logged in, if for any (`onbehalfof` of ID-porten).
    pub on_behalf_of: Option<String>,
    /// Rich authorization request, if any.
    pub authorization_details: Option<String>,
}

/// Reads what the settings say of the issuer. `None`: there is none.
pub(super) fn oidc(raw: &mut Raw) -> Option<OidcConfig> {
    let issuer = raw.get("oidc_issuer")?;
    match Url::parse(&issuer) {
        Ok(url) if issuer.ends_with('/') || url.query().is_some() => {
            raw.fault("oidc_issuer: expected the issuer without a trailing slash, byte for byte as in its metadata");
        }
        Ok(url) if url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url)) => {}
        _ => raw.fault("oidc_issuer: expected an https address"),
    }
    let client_id = raw.required("oidc_client_id", "oidc_issuer");
    let acr_order = raw.list("oidc_acr_order", "idporten-loa-low,idporten-loa-substantial,idporten-loa-high");
    let mut level = |name: &str, default: &str| {
        let acr = raw.text(name, default);
        if !acr_order.contains(&acr) {
            raw.fault(format!("{name}: {acr} is not in oidc_acr_order"));
        }
        acr
    };
    let acr_read = level("oidc_acr_read", "idporten-loa-substantial");
    let acr_write = level("oidc_acr_write", "idporten-loa-high");
    let authorization_details = raw.get("oidc_authorization_details");
    if authorization_details.as_deref().is_some_and(|d| serde_json::from_str::<Vec<serde_json::Value>>(d).is_err()) {
        raw.fault("oidc_authorization_details: expected a JSON array");
    }
    Some(OidcConfig {
        issuer,
        client_id,
        auth: client_auth(raw),
        par: raw.choice("oidc_par", Par::Auto, &[("auto", Par::Auto), ("required", Par::Required), ("off", Par::Off)]),
        scope: raw.text("oidc_scope", "openid profile"),
        acr_order,
        acr_read,
        acr_write,
        pid_claim: raw.text("oidc_pid_claim", "pid"),
        synthetic: raw.choice(
            "oidc_synthetic",
            Synthetic::Forbid,
            &[("require", Synthetic::Require), ("forbid", Synthetic::Forbid), ("allow", Synthetic::Allow)],
        ),
        require_sid: raw.choice("oidc_require_sid", true, &[("yes", true), ("no", false)]),
        frame_ancestors: raw.get("oidc_frame_ancestors"),
        on_behalf_of: raw.get("oidc_onbehalfof"),
        authorization_details,
    })
}

fn client_auth(raw: &mut Raw) -> ClientAuth {
    let method = raw.text("oidc_client_auth", "private_key_jwt");
    if method == "private_key_jwt" {
        let path = raw.required("oidc_client_key", &method);
        let pem = fs::read_to_string(&path).unwrap_or_else(|e| {
            if !path.is_empty() {
                raw.fault(format!("oidc_client_key: cannot read {path}: {e}"));
            }
            String::new()
        });
        let kid = raw.required("oidc_client_key_id", &method);
        return ClientAuth::PrivateKeyJwt { pem: SecretString::from(pem), kid };
    }
    let secret = raw.secret("oidc_client_secret").unwrap_or_else(|| {
        raw.fault(format!("oidc_client_secret: required with {method}"));
        SecretString::from(String::new())
    });
    match method.as_str() {
        "client_secret_basic" => ClientAuth::SecretBasic(secret),
        "client_secret_post" => ClientAuth::SecretPost(secret),
        _ => {
            raw.fault("oidc_client_auth: expected private_key_jwt, client_secret_basic or client_secret_post");
            ClientAuth::SecretBasic(secret)
        }
    }
}

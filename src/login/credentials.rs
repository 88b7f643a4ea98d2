//! How our client proves who it is at the issuer (RFC 6749 §2.3.1, RFC 7523).

use anyhow::Context;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use oauth2::AuthType;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::platform::{
    config::{ClientAuth, OidcConfig},
    keys::random_token,
};

/// How long an assertion is good, in seconds: the longest ID-porten takes.
const ASSERTION_LIVES: i64 = 120;

/// The registered way, ready for use.
pub(crate) enum Credentials {
    /// A new assertion for each call.
    Key { key: Box<EncodingKey>, kid: String },
    /// The same secret each time.
    Secret { secret: SecretString, place: AuthType },
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

#[derive(Serialize)]
struct Assertion<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
    jti: String,
}

impl Credentials {
    /// Reads the key, so that a bad one is noticed at start and not at the first login.
    pub(crate) fn new(auth: &ClientAuth) -> anyhow::Result<Self> {
        Ok(match auth {
            ClientAuth::PrivateKeyJwt { pem, kid } => Self::Key {
                key: EncodingKey::from_rsa_pem(pem.expose_secret().as_bytes())
                    .context("oidc_client_key is no RSA private key in PEM")?
                    .into(),
                kid: kid.clone(),
            },
            ClientAuth::SecretBasic(secret) => Self::Secret { secret: secret.clone(), place: AuthType::BasicAuth },
            ClientAuth::SecretPost(secret) => Self::Secret { secret: secret.clone(), place: AuthType::RequestBody },
        })
    }

    /// Form parameters beside `client_id` that prove who we are; none for a client with a secret.
    pub(crate) fn assertion(&self, oidc: &OidcConfig, now: Timestamp) -> anyhow::Result<Vec<(&'static str, String)>> {
        let Self::Key { key, kid } = self else { return Ok(Vec::new()) };
        let iat = now.as_second();
        let claims = Assertion {
            iss: &oidc.client_id,
            sub: &oidc.client_id,
            // The issuer as one single value: the address of the token endpoint is no longer accepted.
            aud: &oidc.issuer,
            iat,
            exp: iat + ASSERTION_LIVES,
            jti: random_token::<16>()?,
        };
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(kid.clone());
        Ok(vec![
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned()),
            ("client_assertion", jsonwebtoken::encode(&header, &claims, key)?),
        ])
    }
}

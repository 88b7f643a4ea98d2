//! The claims of an access token, as Maskinporten has them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use serde_json::Value;

use super::random;
use crate::{
    kernel::OrgNumber,
    maskinporten::{AUTHORITY, Facts, Grant, Issue, Proof},
    platform::Services,
};

/// An organisation as a token names it.
#[derive(Debug, Serialize)]
struct Organisation {
    authority: &'static str,
    #[serde(rename = "ID")]
    id: String,
}

impl Organisation {
    fn new(number: OrgNumber) -> Self {
        Self { authority: AUTHORITY, id: format!("0192:{number}") }
    }
}

/// The claims of an access token, as Maskinporten has them.
#[derive(Debug, Serialize)]
pub(super) struct AccessToken<'a> {
    iss: &'a str,
    client_id: String,
    client_amr: &'static str,
    consumer: Organisation,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<Organisation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delegation_source: Option<String>,
    scope: String,
    token_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pid: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    consumer_prefix: &'a [String],
    iat: i64,
    exp: i64,
    jti: String,
}

impl<'a> AccessToken<'a> {
    pub fn new(
        services: &Services,
        (grant, facts): (&'a Grant, &Facts),
        issue: &'a Issue,
        issuer: &'a str,
    ) -> anyhow::Result<Self> {
        let iat = facts.now.as_second();
        Ok(Self {
            iss: issuer,
            client_id: grant.claims.iss.to_string(),
            client_amr: match grant.proof {
                Some(Proof::Certificates(_)) => "virksomhetssertifikat",
                _ => "private_key_jwt",
            },
            consumer: Organisation::new(issue.consumer),
            supplier: issue.supplier.map(Organisation::new),
            delegation_source: issue.supplier.map(|_| services.config.absolute("/")),
            scope: issue.scopes.join(" "),
            token_type: "Bearer",
            aud: match issue.aud.as_slice() {
                [] => None,
                [one] => Some(Value::from(one.as_str())),
                many => Some(Value::from(many.to_vec())),
            },
            pid: grant.claims.pid.as_deref(),
            consumer_prefix: &issue.consumer_prefixes,
            iat,
            exp: iat + i64::from(issue.lifetime),
            jti: URL_SAFE_NO_PAD.encode(random::<24>()?),
        })
    }
}

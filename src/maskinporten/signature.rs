//! Signatures of grants: RSA with PKCS#1 v1.5 (RFC 7518 §3.3).

use aws_lc_rs::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RsaPublicKeyComponents,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::{
    grant::Grant,
    refusal::{Code, Refusal},
};

/// How a grant may be signed (RFC 7518 §3.1).
pub const ALGORITHMS: [&str; 3] = ["RS256", "RS384", "RS512"];

/// A public RSA key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RsaKey {
    n: Vec<u8>,
    e: Vec<u8>,
}

impl RsaKey {
    /// From a JWK (RFC 7518 §6.3.1).
    #[must_use]
    pub fn from_jwk(jwk: &Value) -> Option<Self> {
        let member = |name: &str| decode(jwk.get(name)?.as_str()?);
        Some(Self::new(&member("n")?, &member("e")?)).filter(|_| jwk.get("kty").and_then(Value::as_str) == Some("RSA"))
    }

    /// From its two numbers, big-endian. Some write a zero in front, which a number does not need.
    #[must_use]
    pub fn new(n: &[u8], e: &[u8]) -> Self {
        let bare = |number: &[u8]| number.iter().skip_while(|byte| **byte == 0).copied().collect();
        Self { n: bare(n), e: bare(e) }
    }

    /// Did this key sign the grant?
    pub fn check(&self, grant: &Grant) -> Result<(), Refusal> {
        let parameters = match grant.alg.as_str() {
            "RS256" => &RSA_PKCS1_2048_8192_SHA256,
            "RS384" => &RSA_PKCS1_2048_8192_SHA384,
            "RS512" => &RSA_PKCS1_2048_8192_SHA512,
            // Those are all of `ALGORITHMS`; `check_key` has said no to others.
            _ => return Err(fault()),
        };
        RsaPublicKeyComponents { n: &self.n, e: &self.e }
            .verify(parameters, grant.message.as_bytes(), &grant.signature)
            .map_err(|_| fault())
    }
}

/// The octets of a member of a JWK. Some write the padding that base64url has no need of (RFC 7515 §2).
pub(super) fn decode(member: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(member.trim_end_matches('=')).ok()
}

fn fault() -> Refusal {
    Refusal::new(Code::InvalidSignature, "the signature is not that of the key that the header names")
}

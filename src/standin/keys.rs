use anyhow::Context;
use aws_lc_rs::{
    encoding::AsDer,
    rsa::{KeyPair, KeySize},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, jwk::Jwk};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

/// An RSA key that signs.
pub(super) struct SigningKey {
    kid: &'static str,
    key: EncodingKey,
}

/// The public half of one.
#[derive(Clone)]
pub(super) struct PublicKey {
    pub(super) kid: String,
    pub(super) key: DecodingKey,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.kid)
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey({})", self.kid)
    }
}

impl SigningKey {
    /// A new one of 2048 bits, also as PEM.
    pub(super) fn new(kid: &'static str) -> anyhow::Result<(Self, SecretString)> {
        let pair = KeyPair::generate(KeySize::Rsa2048).ok().context("no RSA key could be made")?;
        let der = pair.as_der().ok().context("the RSA key could not be written")?;
        let body = STANDARD.encode(der.as_ref());
        let pem = SecretString::from(format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"));
        let key = EncodingKey::from_rsa_pem(pem.expose_secret().as_bytes())?;
        Ok((Self { kid, key }, pem))
    }

    /// As it is published.
    pub(super) fn jwk(&self) -> anyhow::Result<Jwk> {
        let mut jwk = Jwk::from_encoding_key(&self.key, Algorithm::RS256)?;
        jwk.common.key_id = Some(self.kid.to_owned());
        Ok(jwk)
    }

    /// For whoever checks signatures.
    pub(super) fn public(&self) -> anyhow::Result<PublicKey> {
        Ok(PublicKey { kid: self.kid.to_owned(), key: DecodingKey::from_jwk(&self.jwk()?)? })
    }

    /// A signed token.
    pub(super) fn sign(&self, typ: &str, claims: &impl Serialize) -> anyhow::Result<String> {
        let mut header = Header::new(Algorithm::RS256);
        header.typ = Some(typ.to_owned());
        header.kid = Some(self.kid.to_owned());
        Ok(jsonwebtoken::encode(&header, claims, &self.key)?)
    }
}

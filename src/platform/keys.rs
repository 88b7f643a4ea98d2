//! All keys come from one secret, each for one purpose (HKDF, RFC 5869), so that there is one thing to keep and nothing to mix up.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    digest::{SHA256, digest},
    hkdf, hmac,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jsonwebtoken::{Algorithm, Validation};
use secrecy::{ExposeSecret, SecretString};

use crate::kernel::NationalId;

/// The keys in use.
pub struct Keys {
    national_id_mac: hmac::Key,
    register_mac: hmac::Key,
    checkpoint_mac: hmac::Key,
    issuer_session_mac: hmac::Key,
    code_mac: hmac::Key,
    seal: RandomizedNonceKey,
    cookie: [u8; 64],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// A key could not be derived or a sealed value could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key did not fit")]
pub struct KeyError;

struct Length(usize);
impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive<const N: usize>(prk: &hkdf::Prk, purpose: &str) -> Result<[u8; N], KeyError> {
    let mut out = [0; N];
    prk.expand(&[purpose.as_bytes()], Length(N)).and_then(|okm| okm.fill(&mut out)).map_err(|_| KeyError)?;
    Ok(out)
}

impl Keys {
    /// Derives all keys from the base64 secret.
    pub fn from_secret(secret: &SecretString) -> Result<Self, KeyError> {
        let material = STANDARD.decode(secret.expose_secret().trim()).map_err(|_| KeyError)?;
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, b"portner v1").extract(&material);
        let seal: [u8; 32] = derive(&prk, "seal")?;
        Ok(Self {
            national_id_mac: hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&prk, "national id")?),
            register_mac: hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&prk, "unnumbered person")?),
            checkpoint_mac: hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&prk, "log checkpoint")?),
            issuer_session_mac: hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&prk, "issuer session")?),
            code_mac: hmac::Key::new(hmac::HMAC_SHA256, &derive::<32>(&prk, "mailed code")?),
            seal: RandomizedNonceKey::new(&AES_256_GCM, &seal).map_err(|_| KeyError)?,
            cookie: derive(&prk, "session cookie")?,
        })
    }

    /// A new secret, base64.
    pub fn new_secret() -> Result<SecretString, KeyError> {
        let mut bytes = [0_u8; 64];
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_| KeyError)?;
        Ok(SecretString::from(STANDARD.encode(bytes)))
    }

    /// Finds a person again by their national number; whoever reads the table does not see the number.
    #[must_use]
    pub fn national_id_hash(&self, id: &NationalId) -> Vec<u8> {
        hmac::sign(&self.national_id_mac, id.expose().as_bytes()).as_ref().to_vec()
    }

    /// Finds a person without a national number again: same unit, birth date and name.
    pub(crate) fn unnumbered_key(&self, text: &str) -> Vec<u8> {
        hmac::sign(&self.register_mac, text.as_bytes()).as_ref().to_vec()
    }

    /// Finds the sessions again that the issuer knows by this name (`sid`), in hexadecimal.
    #[must_use]
    pub fn issuer_session(&self, sid: &str) -> String {
        hex::encode(hmac::sign(&self.issuer_session_mac, sid.as_bytes()))
    }

    /// A code that was sent to somebody, for whoever compares it with the one that is typed; whoever reads the table does not see it.
    #[must_use]
    pub fn code_hash(&self, sent_for: &[u8], code: &str) -> Vec<u8> {
        hmac::sign(&self.code_mac, &[sent_for, code.as_bytes()].concat()).as_ref().to_vec()
    }

    /// Signs the root of a checkpoint of the log.
    pub(crate) fn sign_checkpoint(&self, root: &[u8]) -> Vec<u8> {
        hmac::sign(&self.checkpoint_mac, root).as_ref().to_vec()
    }

    /// Did we sign this root?
    pub(crate) fn is_checkpoint(&self, root: &[u8], signature: &[u8]) -> bool {
        hmac::verify(&self.checkpoint_mac, root, signature).is_ok()
    }

    /// Enciphers and authenticates; `context` must be the same when the value is opened, so that it cannot be moved to another row.
    pub fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut sealed = plain.to_vec();
        let nonce = self.seal.seal_in_place_append_tag(Aad::from(context), &mut sealed).map_err(|_| KeyError)?;
        let mut out = nonce.as_ref().to_vec();
        out.append(&mut sealed);
        Ok(out)
    }

    /// Opens what [`Keys::seal`] closed, with the same context.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or(KeyError)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| KeyError)?;
        let mut body = body.to_vec();
        let plain = self.seal.open_in_place(nonce, Aad::from(context), &mut body).map_err(|_| KeyError)?;
        Ok(plain.to_vec())
    }

    /// The key of the session cookie.
    pub(crate) fn cookie(&self) -> &[u8; 64] {
        &self.cookie
    }
}

/// SHA-256, for what must be recognised but not kept: session keys, browser bindings, request bodies.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, bytes).as_ref());
    out
}

/// Six digits, for somebody to type.
pub fn random_code() -> Result<String, KeyError> {
    let mut bytes = [0; 8];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| KeyError)?;
    Ok(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000))
}

/// `N` random bytes, base64url without padding.
pub fn random_token<const N: usize>() -> Result<String, KeyError> {
    let mut bytes = [0_u8; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| KeyError)?;
    Ok(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

/// For tokens signed with RS256: checks the signature and no claim. The library's rules for claims read the machine's clock and skip
/// absent claims, so ours are in the callers.
pub(crate) fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_in_its_own_context() {
        let keys = Keys::from_secret(&Keys::new_secret().unwrap()).unwrap();
        let sealed = keys.seal(b"row 1", b"01818506895").unwrap();
        assert_eq!(keys.open(b"row 1", &sealed).unwrap(), b"01818506895");
        assert_eq!(keys.open(b"row 2", &sealed), Err(KeyError));
        assert_ne!(sealed, keys.seal(b"row 1", b"01818506895").unwrap(), "the same text never looks the same twice");
    }

    #[test]
    fn the_same_secret_finds_the_same_person() {
        let secret = Keys::new_secret().unwrap();
        let id = "01818506895".parse().unwrap();
        let hash = |s| Keys::from_secret(s).unwrap().national_id_hash(&id);
        assert_eq!(hash(&secret), hash(&secret));
        assert_ne!(hash(&secret), hash(&Keys::new_secret().unwrap()));
    }
}

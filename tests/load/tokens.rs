//! Tokens: the client that fetches them, and the same from npm's oidc-provider, which keeps everything in memory.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::Context;
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use portner::platform::http;
use serde_json::{Map, Value, json};

use crate::{
    client::{Body, Target},
    servers::{Server, free_address, quiet},
};

/// Where the portal issues.
pub const TOKEN: &str = "/maskinporten/prod/token";
/// Where npm's does.
const OIDC_TOKEN: &str = "/token";
/// What is asked for, as `world.sql` has it.
const SCOPE: &str = "load:tjeneste0.read";
/// The client of `world.sql` that fetches tokens for Eksempel kommune, which has delegated to it.
const CLIENT: &str = "018cba89-0000-7000-8000-000000000000";
/// The one that may look delegations up.
const LOOKING_UP: &str = "018cba89-0000-7000-8000-000000000001";
const LOOK_UP_SCOPE: &str = "altinn:maskinporten/delegations.admin";
const CUSTOMER: &str = "310123455";

/// A client with its key. Both services have keys of this size.
#[derive(Clone)]
pub struct Machine {
    key: Arc<RsaKeyPair>,
    pub jwk: Value,
}

/// The public half of a key.
fn public_jwk(key: &RsaKeyPair) -> Value {
    let public = key.public_key();
    let member = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let (n, e) = (public.modulus(), public.exponent());
    json!({
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "load",
        "n": member(n.big_endian_without_leading_zero()), "e": member(e.big_endian_without_leading_zero()),
    })
}

#[expect(clippy::disallowed_methods, reason = "grants are made for services that look at the clock")]
fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

impl Machine {
    pub fn new() -> anyhow::Result<Self> {
        let key = RsaKeyPair::generate(KeySize::Rsa2048).ok().context("no key")?;
        Ok(Self { jwk: public_jwk(&key), key: Arc::new(key) })
    }

    fn signed(&self, claims: &Value) -> anyhow::Result<String> {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(&json!({ "alg": "RS256", "kid": "load" })), part(claims));
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
            .ok()
            .context("a grant cannot be signed")?;
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// A form with a grant, another one each time.
    fn form(&self, kind: &Kind, nth: usize) -> anyhow::Result<String> {
        let now = seconds();
        let jti = format!("{now}-{nth}");
        let mut claims = Map::from_iter(
            [
                ("aud", json!(kind.aud)),
                ("iss", json!(kind.client)),
                ("iat", json!(now)),
                ("exp", json!(now + 110)),
                ("jti", json!(jti)),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        let mut set = |name: &str, value: &str| claims.insert(name.to_owned(), json!(value));
        Ok(match &kind.scope {
            Some((scope, customer)) => {
                set("scope", scope);
                if let Some(customer) = customer {
                    set("consumer_org", customer);
                }
                format!(
                    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={}",
                    self.signed(&Value::Object(claims))?
                )
            }
            None => {
                set("sub", kind.client);
                format!(
                    "grant_type=client_credentials&scope=read&client_assertion_type=\
                     urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={}",
                    self.signed(&Value::Object(claims))?
                )
            }
        })
    }

    /// Where tokens are fetched, and what with.
    fn target(&self, server: &Server, path: &str, kind: Kind) -> Target {
        let (machine, count) = (self.clone(), Mutex::new(0_usize));
        let make = move || {
            let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
            *count += 1;
            machine.form(&kind, *count)
        };
        Target { body: Some(Body::new(make)), ..server.target(path, "") }
    }

    /// Of the portal, for a customer.
    pub fn at_portal(&self, server: &Server) -> Target {
        let aud = format!("http://{}/maskinporten/prod/", server.at);
        let scope = Some((SCOPE, Some(CUSTOMER)));
        self.target(server, TOKEN, Kind { aud, client: CLIENT, scope })
    }

    /// Of npm's oidc-provider.
    pub fn at_oidc_provider(&self, server: &Server) -> Target {
        let aud = format!("http://{}", server.at);
        self.target(server, OIDC_TOKEN, Kind { aud, client: "load", scope: None })
    }

    /// The look-up of a delegation, with a token for it.
    pub async fn look_up(&self, server: &Server) -> anyhow::Result<Target> {
        let aud = format!("http://{}/maskinporten/prod/", server.at);
        let kind = Kind { aud, client: LOOKING_UP, scope: Some((LOOK_UP_SCOPE, None)) };
        let url = format!("http://{}{TOKEN}", server.at);
        let form = http::client()?.post(url).header("content-type", FORM).body(self.form(&kind, 0)?);
        let answer: Value = form.send().await?.json().await?;
        let token =
            answer.get("access_token").and_then(Value::as_str).with_context(|| format!("no token: {answer}"))?;
        let path = format!("/accessmanagement/api/v1/maskinporten/delegations/?{}", question());
        Ok(Target { headers: format!("authorization: Bearer {token}\r\n"), ..server.target(&path, "") })
    }
}

/// The content type of a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// What is looked up: the first supplier of `world.sql`, its largest customer, and a scope.
pub fn question() -> String {
    format!("supplierOrg=330000007&consumerOrg={CUSTOMER}&scope={SCOPE}")
}

/// A kind of grant: for whom, of which client, and for which scope of which customer; none: oidc-provider's.
struct Kind {
    aud: String,
    client: &'static str,
    scope: Option<(&'static str, Option<&'static str>)>,
}

/// npm's oidc-provider with the same client.
#[expect(clippy::disallowed_methods, reason = "where node is")]
pub async fn oidc_provider(machine: &Machine) -> anyhow::Result<Server> {
    let at = free_address()?;
    let key = RsaKeyPair::generate(KeySize::Rsa2048).ok().context("no key")?;
    let der: Pkcs8V1Der<'_> = key.as_der().ok().context("no key")?;
    let pem = pem(der.as_ref());
    let settings = [
        ("PORT", at.port().to_string()),
        ("CLIENT_JWK", machine.jwk.to_string()),
        ("SIGNING_KEY", pem),
        ("PATH", std::env::var("PATH").unwrap_or_default()),
        ("NODE_ENV", "production".to_owned()),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value)).into();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/load/oidc-provider.mjs");
    Ok(Server::start(quiet("node", &[script], settings), at, "/.well-known/openid-configuration").await?.0)
}

fn pem(der: &[u8]) -> String {
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<String> =
        text.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"))
}

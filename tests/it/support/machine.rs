//! A client with a key of its own, which fetches tokens as machines do.

use std::sync::LazyLock;

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rand::SystemRandom,
    rsa::KeySize,
    signature::{KeyPair, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RsaKeyPair},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use portner::kernel::ClientId;
use serde_json::{Map, Value, json};

use super::world::World;

/// Keys take long to make, so there are two for all tests.
static KEYS: LazyLock<[RsaKeyPair; 2]> = LazyLock::new(|| {
    [RsaKeyPair::generate(KeySize::Rsa2048).unwrap(), RsaKeyPair::generate(KeySize::Rsa2048).unwrap()]
});

/// A scope that most clients of the tests have.
pub const READ: &str = "altinn:serviceowner/instances.read";

/// The kid of the key that machines sign with.
pub const KID: &str = "first-2026";

/// A key of the tests.
pub fn key(number: usize) -> &'static RsaKeyPair {
    &KEYS[number]
}

/// The public half of a key as a JWK.
pub fn jwk(number: usize, kid: &str) -> Value {
    let public = key(number).public_key();
    let member = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    json!({
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid,
        "n": member(public.modulus().big_endian_without_leading_zero()),
        "e": member(public.exponent().big_endian_without_leading_zero()),
    })
}

/// The whole of it, as a PEM file.
pub fn private_pem(number: usize) -> String {
    let der: Pkcs8V1Der<'_> = key(number).as_der().unwrap();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()))
}

/// What the endpoint answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Answer {
    /// `MP-250`, or `issued`.
    pub fn code(&self) -> String {
        match self.body["error_description"].as_str() {
            Some(text) if text.starts_with("MP-") => text.chars().take(6).collect(),
            Some(text) => text.to_owned(),
            None => "issued".to_owned(),
        }
    }

    pub fn description(&self) -> &str {
        self.body["error_description"].as_str().unwrap_or_default()
    }

    /// The claims of the token.
    pub fn claims(&self) -> Value {
        let token = self.body["access_token"].as_str().unwrap_or_else(|| panic!("{}", self.body));
        let claims = token.split('.').nth(1).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
    }
}

/// A grant before it is signed.
#[derive(Debug, Clone)]
pub struct Draft {
    pub header: Value,
    pub claims: Value,
    /// The key that signs.
    pub key: usize,
}

impl Draft {
    /// With another value in the claims; null takes it away.
    pub fn claim(mut self, name: &str, value: impl Into<Value>) -> Self {
        set(&mut self.claims, name, value.into());
        self
    }

    /// The same in the header.
    pub fn head(mut self, name: &str, value: impl Into<Value>) -> Self {
        set(&mut self.header, name, value.into());
        self
    }

    /// Signed.
    pub fn assertion(&self) -> String {
        self.signed_as(&self.header.to_string(), &self.claims.to_string())
    }

    /// Signed, with a header and claims that are written out.
    pub fn signed_as(&self, header: &str, claims: &str) -> String {
        let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let pair = key(self.key);
        let mut signature = vec![0; pair.public_modulus_len()];
        let algorithm = match self.header["alg"].as_str() {
            Some("RS384") => &RSA_PKCS1_SHA384,
            Some("RS512") => &RSA_PKCS1_SHA512,
            _ => &RSA_PKCS1_SHA256,
        };
        pair.sign(algorithm, &SystemRandom::new(), message.as_bytes(), &mut signature).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn set(object: &mut Value, name: &str, value: Value) {
    let map: &mut Map<String, Value> = object.as_object_mut().unwrap();
    if value.is_null() {
        map.remove(name);
    } else {
        map.insert(name.to_owned(), value);
    }
}

/// A client of an organisation.
#[derive(Debug, Clone)]
pub struct Machine {
    pub client: ClientId,
    pub environment: &'static str,
    pub origin: String,
    /// Where its world's clock is.
    pub now: portner::kernel::Clock,
}

impl World {
    /// A client of this organisation with these scopes and the first key, behind the scenes.
    pub async fn machine(&self, org: &str, environment: &'static str, scopes: &[&str]) -> Machine {
        let id: uuid::Uuid = self.ask("select gen_random_uuid()").await;
        let at = self.services.clock.now();
        self.happens(format!(
            "insert into client (client_id, environment, org_number, name, integration_type, created_at, changed_at) \
             values ('{id}', '{environment}', {org}, 'Fagsystem', 'maskinporten', '{at}', '{at}')"
        ))
        .await;
        let machine = Machine {
            client: ClientId::from(id),
            environment,
            origin: self.services.config.base_url.as_str().trim_end_matches('/').to_owned(),
            now: self.services.clock.clone(),
        };
        self.adds_key(&machine, 0, KID).await;
        for scope in scopes {
            self.happens(format!(
                "insert into client_scope (client_scope_id, client_id, scope_id, added_at) \
                 select gen_random_uuid(), '{id}', scope_id, '{at}' from scope where environment = '{environment}' and name = '{scope}'"
            ))
            .await;
        }
        machine
    }

    /// A client of a supplier, for customers.
    pub async fn supplier(&self, org: &str, scopes: &[&str]) -> Machine {
        let machine = self.machine(org, "prod", scopes).await;
        self.happens(format!("update client set for_customers = true where client_id = '{}'", machine.client)).await;
        machine
    }

    /// Waits until so many uses have been written, which takes a moment; no more come.
    pub async fn has_counted(&self, expected: i64) {
        for _ in 0..100 {
            let uses: i64 = self.ask("select coalesce(sum(uses), 0)::bigint from token_use").await;
            if uses == expected {
                return;
            }
            assert!(uses < expected, "{uses} uses");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the uses were not written");
    }

    /// Gives a client *Opptre for virksomhetens kunder*.
    pub async fn acts_for_customers(&self, machine: &Machine) {
        self.happens(format!(
            "insert into client_package (client_package_id, client_id, given_at) values (gen_random_uuid(), '{}', now())",
            machine.client
        ))
        .await;
    }

    /// Registers a key of the tests for a client.
    pub async fn adds_key(&self, machine: &Machine, number: usize, kid: &str) {
        let (id, at, jwk) = (machine.client, self.services.clock.now(), jwk(number, kid));
        self.happens(format!(
            "insert into client_key (client_key_id, client_id, kid, alg, jwk, thumbprint, added_at, expires_at) \
             values (gen_random_uuid(), '{id}', '{kid}', 'RS256', '{jwk}', 'thumbprint of {number} {kid}', '{at}', \
             timestamptz '{at}' + interval '1 year')"
        ))
        .await;
    }
}

impl Machine {
    /// The address of the issuer.
    pub fn issuer(&self) -> String {
        format!("{}/maskinporten/{}/", self.origin, self.environment)
    }

    /// A grant that asks for these scopes, right in everything.
    pub fn grant(&self, scopes: &str) -> Draft {
        let now = self.now.now().as_second();
        let jti: [u8; 16] = std::array::from_fn(|_| 0).map(|_: u8| {
            let mut byte = [0];
            aws_lc_rs::rand::fill(&mut byte).unwrap();
            byte[0]
        });
        Draft {
            header: json!({ "alg": "RS256", "kid": KID, "typ": "JWT" }),
            claims: json!({
                "aud": self.issuer(), "iss": self.client.to_string(), "scope": scopes,
                "iat": now, "exp": now + 60, "jti": URL_SAFE_NO_PAD.encode(jti),
            }),
            key: 0,
        }
    }

    /// Sends an assertion.
    pub async fn send(&self, assertion: &str) -> Answer {
        self.send_form(&[("grant_type", portner::maskinporten::GRANT_TYPE), ("assertion", assertion)]).await
    }

    /// Sends a form.
    pub async fn send_form(&self, form: &[(&str, &str)]) -> Answer {
        self.send_form_to(&self.origin, form).await
    }

    /// Sends an assertion to another portal of the same issuer.
    pub async fn send_to(&self, origin: &str, assertion: &str) -> Answer {
        let form = [("grant_type", portner::maskinporten::GRANT_TYPE), ("assertion", assertion)];
        self.send_form_to(origin, &form).await
    }

    async fn send_form_to(&self, origin: &str, form: &[(&str, &str)]) -> Answer {
        let url = format!("{origin}/maskinporten/{}/token", self.environment);
        let answer = reqwest::Client::new().post(url).form(form).send().await.unwrap();
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        Answer { status, body: serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {text}")) }
    }

    /// Fetches a token for its own organisation.
    pub async fn fetch(&self, scopes: &str) -> Answer {
        self.send(&self.grant(scopes).assertion()).await
    }

    /// Fetches one for a customer.
    pub async fn fetch_for(&self, customer: &str, scopes: &str) -> Answer {
        self.send(&self.grant(scopes).claim("consumer_org", customer).assertion()).await
    }
}

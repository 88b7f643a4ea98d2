//! Machines: a client that shows an access token of ours (RFC 6750). What it may ask is a matter of the token's scopes.

use std::{
    collections::HashMap,
    marker::PhantomData,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web::Data};
use jiff::{SignedDuration, Timestamp, civil::Date};
use jsonwebtoken::{DecodingKey, jwk::Jwk};
use serde::Deserialize;

use super::{
    Refusal,
    gate::{Gate, Need, connection, services},
};
use crate::{
    entitlements,
    kernel::{ClientId, Environment, OrgNumber},
    platform::{Connection, RequestConnection, Services, keys::signature_only},
};

/// What a machine may ask, by the scopes that open it.
pub trait CallerScope: 'static {
    /// Its name in the route table.
    const NAME: &'static str;
    /// One of these must be in the token.
    const SCOPES: &'static [&'static str];
}

/// Look up who has delegated what to whom.
#[derive(Debug, Clone, Copy)]
pub enum LookUpDelegations {}

impl LookUpDelegations {
    /// With this one, whatever scope it is about.
    pub const ADMIN: &'static str = "altinn:maskinporten/delegations.admin";
}

impl CallerScope for LookUpDelegations {
    const NAME: &'static str = "token: delegations";
    const SCOPES: &'static [&'static str] = &["altinn:maskinporten/delegations", Self::ADMIN];
}

/// The claims of a token that are read.
#[derive(Debug, Clone, Deserialize)]
struct Claims {
    iss: String,
    client_id: String,
    consumer: Consumer,
    scope: String,
    exp: i64,
    #[serde(default)]
    consumer_prefix: Vec<String>,
    /// Whom the token is for, if for somebody.
    aud: Option<Audience>,
}

/// One audience or several (RFC 7519 §4.1.3).
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    /// Is it this address, with or without its last slash?
    fn has(&self, address: &str) -> bool {
        let bare = |text: &str| text.trim_end_matches('/').to_owned();
        match self {
            Self::One(one) => bare(one) == bare(address),
            Self::Several(several) => several.iter().any(|one| bare(one) == bare(address)),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
struct Consumer {
    #[serde(rename = "ID")]
    id: String,
}

/// A machine with a token that opens what it asks.
#[derive(Debug, Clone)]
pub struct Caller<S> {
    /// The client.
    pub client: ClientId,
    /// The organisation it acts for.
    pub org: OrgNumber,
    /// Where the token was issued.
    pub environment: Environment,
    /// The day it is asked.
    pub today: Date,
    scopes: Vec<String>,
    prefixes: Vec<String>,
    connection: RequestConnection,
    _scope: PhantomData<S>,
}

impl<S> Caller<S> {
    /// Has its token this scope?
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|has| has == scope)
    }
    /// Does its organisation own the prefix of this scope?
    pub(crate) fn owns_prefix_of(&self, scope: &str) -> bool {
        scope.split_once(':').is_some_and(|(prefix, _)| self.prefixes.iter().any(|own| own == prefix))
    }
    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.connection.get().await
    }
}

impl<S: CallerScope> Gate for Caller<S> {
    const NEED: Need = Need::Token(S::NAME);
}

impl<S: CallerScope> FromRequest for Caller<S> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let services = services(&req)?;
            let connection = connection(&services);
            let (environment, claims) = read(&req, &services, &connection).await?.ok_or(Refusal::NoToken)?;
            let scopes: Vec<String> = claims.scope.split(' ').map(str::to_owned).collect();
            if !S::SCOPES.iter().any(|opens| scopes.iter().any(|has| has == opens)) {
                return Err(Refusal::NoScope(S::SCOPES));
            }
            let org = claims.consumer.id.strip_prefix("0192:").and_then(|number| number.parse().ok());
            let (Ok(client), Some(org)) = (claims.client_id.parse(), org) else { return Err(Refusal::NoToken) };
            let prefixes = claims.consumer_prefix;
            let today = services.clock.today();
            Ok(Self { client, org, environment, today, scopes, prefixes, connection, _scope: PhantomData })
        })
    }
}

/// The public keys that our tokens are signed with, and when they were read. A key that is no longer published is forgotten with the next
/// reading, so that a key which was replaced in haste opens nothing for long.
#[derive(Debug, Clone, Default)]
pub struct IssuerKeys(Arc<RwLock<KeysRead>>);

/// When the keys were read, and what they were, by kid.
type KeysRead = Option<(Timestamp, HashMap<String, PublicKey>)>;

/// A key, and the environment it signs for: one of test opens nothing of production.
type PublicKey = (Environment, DecodingKey);

/// Keys are read anew this often.
const READ_AGAIN: SignedDuration = SignedDuration::from_secs(5);
/// And this often where a token names a key that is not known: it may be new, and it may be nonsense.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_secs(1);

impl IssuerKeys {
    async fn get(
        &self,
        connection: &RequestConnection,
        kid: &str,
        now: Timestamp,
    ) -> Result<Option<PublicKey>, Refusal> {
        if let Some((read, keys)) = &*self.0.read().unwrap_or_else(PoisonError::into_inner) {
            let (age, known) = (now.duration_since(*read), keys.get(kid));
            if age < LOOK_AGAIN || (known.is_some() && age < READ_AGAIN) {
                return Ok(known.cloned());
            }
        }
        let published = entitlements::published_keys(&mut *connection.get().await?, now).await?;
        let keys: HashMap<_, _> = published
            .into_iter()
            .filter_map(|key| {
                let jwk: Jwk = serde_json::from_value(key.jwk).ok()?;
                Some((key.kid, (key.environment, DecodingKey::from_jwk(&jwk).ok()?)))
            })
            .collect();
        let known = keys.get(kid).cloned();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, keys));
        Ok(known)
    }
}

/// The claims of the token that a request shows. `None`: it shows none that is good.
async fn read(
    req: &HttpRequest,
    services: &Services,
    connection: &RequestConnection,
) -> Result<Option<(Environment, Claims)>, Refusal> {
    let header = req.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = header.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
    let Some((_, token)) = bearer else { return Ok(None) };
    let Some(kid) = jsonwebtoken::decode_header(token).ok().and_then(|header| header.kid) else { return Ok(None) };
    let missing = || Refusal::Broken(Arc::new(anyhow::anyhow!("the keys of the issuer are not mounted")));
    let keys = req.app_data::<Data<IssuerKeys>>().ok_or_else(missing)?;
    let now = services.clock.now();
    let Some((environment, key)) = keys.get(connection, &kid, now).await? else { return Ok(None) };
    let Ok(token) = jsonwebtoken::decode::<Claims>(token, &key, &signature_only()) else { return Ok(None) };
    let claims = token.claims;
    // One that is for another service must not open this one, should that other service pass it on.
    if claims.aud.as_ref().is_some_and(|aud| !aud.has(services.config.base_url.as_str())) {
        return Ok(None);
    }
    let is_good = services.config.issuers.address(environment) == claims.iss && claims.exp > now.as_second();
    Ok(is_good.then_some((environment, claims)))
}

//! Machines: a client that shows an access token of ours (RFC 6750). What it may ask is a matter of the token's scopes.

use std::{
    collections::HashMap,
    marker::PhantomData,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web::Data};
use jsonwebtoken::{DecodingKey, jwk::Jwk};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    Refusal,
    gate::{Gate, Need, connection, services},
};
use crate::{
    entitlements,
    kernel::{ClientId, Environment, OrgNumber},
    platform::{Connection, RequestConnection, Services, keys::signature_only},
    sitemap,
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
            let (client, org) = (claims.client_id.parse(), claims.consumer.id.trim_start_matches("0192:").parse());
            let (Ok(client), Ok(org)) = (client, org) else { return Err(Refusal::NoToken) };
            let prefixes = claims.consumer_prefix;
            Ok(Self { client, org, environment, scopes, prefixes, connection, _scope: PhantomData })
        })
    }
}

/// Public keys that have signed tokens. They are never changed, so they are read once.
#[derive(Debug, Clone, Default)]
pub struct IssuerKeys(Arc<RwLock<HashMap<String, DecodingKey>>>);

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
    let known = keys.0.read().unwrap_or_else(PoisonError::into_inner).get(&kid).cloned();
    let key = match known {
        Some(key) => key,
        None => match read_key(&mut *connection.get().await?, &kid).await? {
            Some(key) => {
                keys.0.write().unwrap_or_else(PoisonError::into_inner).insert(kid, key.clone());
                key
            }
            None => return Ok(None),
        },
    };
    let Ok(token) = jsonwebtoken::decode::<Claims>(token, &key, &signature_only()) else { return Ok(None) };
    let claims = token.claims;
    let issued_in =
        |environment: &Environment| sitemap::token::issuer(&services.config.base_url, *environment) == claims.iss;
    let environment = Environment::ALL.into_iter().find(issued_in);
    Ok(environment.filter(|_| claims.exp > services.clock.now().as_second()).map(|environment| (environment, claims)))
}

async fn read_key(db: &mut PgConnection, kid: &str) -> Result<Option<DecodingKey>, Refusal> {
    let jwk = entitlements::signing_key(db, kid).await?;
    let jwk = jwk.and_then(|jwk| serde_json::from_value::<Jwk>(jwk).ok());
    Ok(jwk.and_then(|jwk| DecodingKey::from_jwk(&jwk).ok()))
}

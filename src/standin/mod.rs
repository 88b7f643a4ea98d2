//! A stand-in for ID-porten, for trying the portal and for its tests. It is mounted only when no issuer is set, and then the settings
//! allow loopback addresses alone: whoever reaches it may log in as anybody.
//!
//! It speaks the protocol as ID-porten does: discovery, pushed requests, PKCE, client authentication by
//! key or secret, ID tokens with `pid`, `acr` and `sid`, logout. It keeps everything in memory and has no session of its own: every
//! login asks who is logging in. Beside it stands a mail server that delivers nothing: what is sent is read at `/standin/mail`.

mod catcher;
mod client;
mod keys;
mod mails;
mod memory;
mod pages;
mod protocol;
mod request;
mod store;
mod texts;
mod views;

#[cfg(test)]
mod tests;

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use secrecy::SecretString;
use serde_json::json;

use self::{catcher::Catcher, client::Client, keys::SigningKey, memory::Memory};
use crate::{
    kernel::Clock,
    login,
    platform::{
        config::{ClientAuth, Config, OidcConfig, Par, SmtpServer, Synthetic},
        keys::random_token,
    },
    web::Routes,
};

/// The client the portal is here.
const CLIENT_ID: &str = "portner";
/// The levels ID-porten knows, lowest first.
const LEVELS: [&str; 3] = ["idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"];

/// The issuer. One for the whole process: its keys are made when it starts and forgotten when it stops.
#[derive(Debug)]
pub struct StandIn {
    issuer: String,
    key: SigningKey,
    client: Client,
    client_pem: SecretString,
    clock: Clock,
    memory: Mutex<Memory>,
    catcher: Arc<Catcher>,
}

impl StandIn {
    /// Makes its keys, which takes some tenths of a second.
    pub fn new(config: &Config, clock: &Clock) -> anyhow::Result<Self> {
        let (client_key, client_pem) = SigningKey::new("portal-1")?;
        let (key, _) = SigningKey::new("standin-1")?;
        Ok(Self {
            issuer: config.absolute("/standin"),
            key,
            client: Client {
                key: client_key.public()?,
                secret: random_token::<32>()?.into(),
                redirect_uri: config.absolute(login::paths::CALLBACK),
                post_logout_redirect_uri: config.absolute(login::paths::AFTER_LOGOUT),
            },
            client_pem,
            clock: clock.clone(),
            memory: Mutex::default(),
            catcher: Arc::default(),
        })
    }

    /// The portal's client here, as settings would describe it.
    #[must_use]
    pub fn oidc_config(&self) -> OidcConfig {
        let [_, substantial, high] = LEVELS.map(str::to_owned);
        OidcConfig {
            issuer: self.issuer.clone(),
            client_id: CLIENT_ID.to_owned(),
            auth: ClientAuth::PrivateKeyJwt { pem: self.client_pem.clone(), kid: self.client.key.kid.clone() },
            par: Par::Auto,
            scope: "openid profile".to_owned(),
            acr_order: LEVELS.map(str::to_owned).to_vec(),
            acr_read: substantial,
            acr_write: high,
            pid_claim: "pid".to_owned(),
            synthetic: Synthetic::Require,
            require_sid: true,
            frame_ancestors: None,
            on_behalf_of: None,
            authorization_details: None,
        }
    }

    /// The secret of the same client, for those who would rather use that.
    #[must_use]
    pub fn client_secret(&self) -> &SecretString {
        &self.client.secret
    }

    /// What ID-porten sends to a back-channel logout address when the session `sid` ends (`OpenID` Connect Back-Channel Logout §2.4).
    pub fn logout_token(&self, sid: &str) -> anyhow::Result<String> {
        let iat = self.clock.now().as_second();
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "iat": iat, "exp": iat + 300, "jti": random_token::<16>()?, "sid": sid,
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        });
        self.key.sign("logout+jwt", &claims)
    }

    /// Begins to catch mail, and says through which server it is to be sent.
    pub async fn catch_mail(&self) -> io::Result<SmtpServer> {
        Ok(SmtpServer::here(catcher::listen(Arc::clone(&self.catcher), self.clock.clone()).await?))
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Nothing panics while it holds the lock, and half a change cannot be seen: each is one insertion or removal.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Mounts it. Nothing here needs the portal's session.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get("/standin/.well-known/openid-configuration", protocol::metadata)
        .get("/standin/jwks", protocol::jwks)
        .post("/standin/par", protocol::push)
        .post("/standin/token", protocol::token)
        .get("/standin/authorize", pages::authorize)
        .get("/standin/login", pages::choose)
        .post("/standin/login", pages::chosen)
        .get("/standin/mail", mails::list)
        .get("/standin/mail/{mail}", mails::show)
        .get("/standin/mail/{mail}/html", mails::html)
        .get("/standin/logout", pages::log_out_by_link)
        .post("/standin/logout", pages::log_out);
}

//! Sessions in Postgres. Of the key in the cookie only the hash is kept.

use std::collections::HashMap;

use actix_session::{
    SessionMiddleware,
    config::{BrowserSession, CookieContentSecurity},
    storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError, generate_session_key},
};
use actix_web::cookie::{Key, SameSite, time::Duration};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    device::Device,
    kept,
    store::{self, NewSession},
};
use crate::{
    access::session::{APPEARANCE, LOGIN, Login},
    platform::{Services, config::Config, keys::sha256},
};

/// In the state handed to `save`, and nowhere else: the sealed ID token, base64. The store moves it to a column of its own.
pub(super) const ID_TOKEN: &str = "id_token";

/// In the state handed to `save`, and nowhere else: the kind of browser.
pub(super) const DEVICE: &str = "device";

/// In the state that is loaded, and nowhere else: the organisations that the session has acted for, from a column of the row.
pub(super) const ENTERED: &str = "entered";

/// Where the sealed state stands in the row.
const SEALED: &str = "sealed";

type State = HashMap<String, String>;

/// The store behind [`session_middleware`].
#[derive(Debug, Clone)]
pub struct PgSessionStore {
    services: Services,
}

/// Loads the session of every request it wraps and keeps what the handler changed.
///
/// The cookie is enciphered, lives as long as the browser, and is bound to this host by its prefix. It is `SameSite=Lax`: the way back
/// from the issuer is a cross-site navigation, and a stricter cookie would be missing there.
#[must_use]
pub fn session_middleware(services: &Services) -> SessionMiddleware<PgSessionStore> {
    let config = &services.config;
    let store = PgSessionStore { services: services.clone() };
    SessionMiddleware::builder(store, Key::from(services.keys.cookie()))
        .cookie_name(cookie_name(config).to_owned())
        .cookie_secure(!config.is_plain_http())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(BrowserSession::default())
        .build()
}

/// The session cookie. The prefix needs `Secure`, which plain http on loopback does not have.
pub(super) fn cookie_name(config: &Config) -> &'static str {
    if config.is_plain_http() { "portner" } else { "__Host-portner" }
}

fn key_hash(key: &SessionKey) -> [u8; 32] {
    sha256(key.as_ref().as_bytes())
}

impl PgSessionStore {
    /// The state as it is kept. It holds the secret behind the tokens of forms, and the issuer's name for the session.
    fn seal(&self, key: &SessionKey, mut state: State) -> anyhow::Result<serde_json::Value> {
        for loaded in [ENTERED, APPEARANCE] {
            state.remove(loaded);
        }
        let sealed = self.services.keys.seal(&key_hash(key), &serde_json::to_vec(&state)?)?;
        Ok(serde_json::json!({ SEALED: STANDARD.encode(sealed) }))
    }

    /// What was sealed. A state that cannot be opened is of an earlier version of us: they sign in again.
    fn open(&self, key: &SessionKey, state: &serde_json::Value) -> Option<State> {
        let sealed = STANDARD.decode(state.get(SEALED)?.as_str()?).ok()?;
        serde_json::from_slice(&self.services.keys.open(&key_hash(key), &sealed).ok()?).ok()
    }

    async fn find(&self, key: &SessionKey) -> sqlx::Result<Option<store::SessionRow>> {
        let mut connection = self.services.db.acquire().await?;
        let hash = key_hash(key);
        let row = store::session(&mut connection, &hash, &self.services.config, self.services.clock.now()).await?;
        if row.is_none()
            && kept::wants_to_know()
            && let Some(person) = store::whose_session(&mut connection, &hash).await?
        {
            kept::came_too_late(person);
        }
        Ok(row)
    }
}

impl SessionStore for PgSessionStore {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let row = self.find(key).await.map_err(|e| LoadError::Other(e.into()))?;
        let Some(row) = row else { return Ok(None) };
        let mut state = self.open(key, &row.state).unwrap_or_default();
        let entered = serde_json::to_string(&row.entered).map_err(|e| LoadError::Deserialization(e.into()))?;
        state.insert(ENTERED.to_owned(), entered);
        let appearance = serde_json::to_string(&row.appearance).map_err(|e| LoadError::Deserialization(e.into()))?;
        state.insert(APPEARANCE.to_owned(), appearance);
        Ok(Some(state))
    }

    async fn save(&self, mut state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let key = generate_session_key();
        let unreadable = |e: anyhow::Error| SaveError::Serialization(e);
        let id_token = state.remove(ID_TOKEN).map(|json| sealed(&json)).transpose().map_err(unreadable)?;
        // Of a browser that says nothing readable, nothing is kept.
        let device = state.remove(DEVICE).and_then(|json| serde_json::from_str::<Device>(&json).ok());
        let login: Option<Login> =
            state.get(LOGIN).map(|json| serde_json::from_str(json)).transpose().map_err(|e| unreadable(e.into()))?;
        let sealed_state = self.seal(&key, state).map_err(unreadable)?;
        let new = NewSession {
            key_hash: &key_hash(&key),
            state: sealed_state,
            login: login.as_ref(),
            sid: login
                .as_ref()
                .and_then(|login| login.sid.as_deref())
                .map(|sid| self.services.keys.issuer_session(sid)),
            id_token,
            device: device.unwrap_or_default(),
        };
        store::add_session(&self.services.db, new, &self.services.config, self.services.clock.now())
            .await
            .map_err(|e| SaveError::Other(e.into()))?;
        Ok(key)
    }

    /// Zero rows mean that the session was ended while the request ran. It stays ended: the key is handed back and fits nothing.
    async fn update(&self, key: SessionKey, state: State, _: &Duration) -> Result<SessionKey, UpdateError> {
        let state = self.seal(&key, state).map_err(UpdateError::Serialization)?;
        store::change_session(&self.services.db, &key_hash(&key), state)
            .await
            .map_err(|e| UpdateError::Other(e.into()))?;
        Ok(key)
    }

    /// Nothing to do: loading has already kept the session alive.
    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        Ok(store::drop_session(&self.services.db, &key_hash(key)).await?)
    }
}

/// The session keeps its values as JSON.
fn sealed(json: &str) -> anyhow::Result<Vec<u8>> {
    Ok(STANDARD.decode(serde_json::from_str::<String>(json)?)?)
}

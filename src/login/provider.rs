//! The issuer as we know it: metadata, keys, and the three calls a login makes.

use anyhow::{Context, bail, ensure};
use jiff::SignedDuration;
use jsonwebtoken::jwk::JwkSet;
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    ExtraTokenFields, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardRevocableToken, StandardTokenResponse, TokenUrl,
    basic::{BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use url::Url;

use super::{
    cache::Cached,
    credentials::Credentials,
    id_token::{self, Asked, Fault, Identity},
    jws::JwsFault,
    logout_token::{self, Ended, LogoutFault},
    metadata::Metadata,
    outgoing::{self, CallError},
    paths,
    store::Attempt,
};
use crate::{
    kernel::{Clock, Lang},
    platform::{
        config::{Config, OidcConfig, Par},
        http,
    },
};

/// Metadata and keys are fetched again after this.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(24);
/// Unknown keys make us ask the issuer a few times at once, and then this often.
const KEYS_EVERY: SignedDuration = SignedDuration::from_secs(30);

/// What the token endpoint sends along. The access token is of no use to us and dropped.
#[derive(Debug, Deserialize, Serialize)]
struct WithIdToken {
    id_token: SecretText,
}
impl ExtraTokenFields for WithIdToken {}

/// Text that does not show itself.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct SecretText(String);
impl std::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

type Client = oauth2::Client<
    BasicErrorResponse,
    StandardTokenResponse<WithIdToken, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// ID-porten, Ansattporten or the stand-in; which one is a matter of settings. One for the whole process.
#[derive(Debug)]
pub struct Provider {
    oidc: OidcConfig,
    credentials: Credentials,
    http: reqwest::Client,
    clock: Clock,
    redirect_uri: String,
    metadata: Cached<Metadata>,
    keys: Cached<JwkSet>,
}

impl Provider {
    /// Asks nobody anything yet: an issuer that is down does not stop the start. Errs on a client key that cannot be read.
    pub fn new(config: &Config, oidc: OidcConfig, clock: &Clock) -> anyhow::Result<Self> {
        Ok(Self {
            credentials: Credentials::new(&oidc.auth)?,
            oidc,
            http: http::client()?,
            clock: clock.clone(),
            redirect_uri: config.absolute(paths::CALLBACK),
            metadata: Cached::new(clock.clone(), KNOWN_FOR, KEYS_EVERY),
            keys: Cached::new(clock.clone(), KNOWN_FOR, KEYS_EVERY),
        })
    }

    /// Our client there.
    pub(crate) fn oidc(&self) -> &OidcConfig {
        &self.oidc
    }

    /// The metadata of the issuer.
    pub(crate) async fn metadata(&self) -> anyhow::Result<Arc<Metadata>> {
        self.metadata.get(async || Metadata::fetch(&self.http, &self.oidc.issuer).await).await
    }

    /// Does the issuer answer now, with metadata and keys as they should be? Asks it in any case, and keeps nothing.
    pub(crate) async fn answers(&self) -> anyhow::Result<()> {
        let metadata = Metadata::fetch(&self.http, &self.oidc.issuer).await?;
        let keys: JwkSet = outgoing::get_json(&self.http, metadata.jwks_uri.as_str()).await?;
        ensure!(!keys.keys.is_empty(), "the issuer publishes no keys");
        Ok(())
    }

    async fn keys(&self) -> anyhow::Result<Arc<JwkSet>> {
        let metadata = self.metadata().await?;
        self.keys.get(async || outgoing::get_json(&self.http, metadata.jwks_uri.as_str()).await).await
    }

    /// The keys as they are now: the issuer may have changed them since we asked.
    async fn renewed_keys(&self) -> anyhow::Result<Arc<JwkSet>> {
        let metadata = self.metadata().await?;
        self.keys.renew(async || outgoing::get_json(&self.http, metadata.jwks_uri.as_str()).await).await
    }

    /// Where the browser goes with this attempt to log in. The request is pushed first when the issuer offers that (RFC 9126); a push that
    /// fails is an error and never turns into a plain request, for that would let whoever can disturb it weaken the login.
    pub(super) async fn authorization_url(&self, attempt: &Attempt, lang: Lang) -> anyhow::Result<Url> {
        let metadata = self.metadata().await?;
        let url = self.plain_authorization_url(&metadata, attempt, lang)?;
        match (self.oidc.par, &metadata.pushed_authorization_request_endpoint) {
            (Par::Off, _) | (Par::Auto, None) => Ok(url),
            (Par::Required, None) => bail!("oidc_par is required, and the issuer offers no pushed requests"),
            (Par::Auto | Par::Required, Some(endpoint)) => self.push(endpoint, url).await,
        }
    }

    fn plain_authorization_url(&self, metadata: &Metadata, attempt: &Attempt, lang: Lang) -> anyhow::Result<Url> {
        let client = self.client(metadata)?;
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let mut ask = client
            .authorize_url(|| CsrfToken::new(attempt.state.clone()))
            .add_scopes(self.oidc.scope.split_whitespace().map(|s| Scope::new(s.to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_extra_param("nonce", attempt.nonce.as_str())
            .add_extra_param("acr_values", attempt.acr.as_str())
            .add_extra_param("ui_locales", lang.code());
        if attempt.fresh {
            ask = ask.add_extra_param("prompt", "login");
        }
        if let Some(customer) = &self.oidc.on_behalf_of {
            ask = ask.add_extra_param("onbehalfof", customer.as_str());
        }
        if let Some(details) = &self.oidc.authorization_details {
            ask = ask.add_extra_param("authorization_details", details.as_str());
        }
        Ok(ask.url().0)
    }

    /// Sends the parameters of `url` ahead; the browser then carries only the client id and a reference.
    async fn push(&self, endpoint: &Url, mut url: Url) -> anyhow::Result<Url> {
        let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let mut post = self.http.post(endpoint.clone());
        match &self.credentials {
            Credentials::Secret { secret, place: AuthType::BasicAuth } => {
                let encode = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
                post = post.basic_auth(encode(&self.oidc.client_id), Some(encode(secret.expose_secret())));
            }
            Credentials::Secret { secret, .. } => {
                form.push(("client_secret".to_owned(), secret.expose_secret().to_owned()));
            }
            Credentials::Key { .. } => {
                let assertion = self.credentials.assertion(&self.oidc, self.clock.now())?;
                form.extend(assertion.into_iter().map(|(name, value)| (name.to_owned(), value)));
            }
        }
        let mut answer = post.form(&form).send().await.map_err(CallError::from)?;
        let body = outgoing::body(&mut answer).await?;
        if !answer.status().is_success() {
            bail!("the pushed request was refused: {} {}", answer.status(), error_code(&body));
        }
        let pushed: Pushed = serde_json::from_slice(&body).context("the answer to the pushed request")?;
        url.query_pairs_mut()
            .clear()
            .append_pair("client_id", &self.oidc.client_id)
            .append_pair("request_uri", &pushed.request_uri);
        Ok(url)
    }

    /// Exchanges the code for an ID token.
    pub(crate) async fn exchange(&self, code: &str, verifier: &str) -> anyhow::Result<SecretString> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata)?;
        let mut request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        for (name, value) in self.credentials.assertion(&self.oidc, self.clock.now())? {
            request = request.add_extra_param(name, value);
        }
        let answer = request.request_async(&|request| outgoing::call(&self.http, request)).await;
        match answer {
            Ok(tokens) => Ok(SecretString::from(tokens.extra_fields().id_token.0.clone())),
            Err(RequestTokenError::ServerResponse(e)) => bail!("the code was refused: {}", e.error().as_ref()),
            Err(RequestTokenError::Request(e)) => Err(e).context("the token endpoint"),
            // The variant holds the body, that is, tokens.
            Err(RequestTokenError::Parse(..)) => bail!("the token endpoint did not answer as expected"),
            Err(RequestTokenError::Other(_)) => bail!("the token endpoint answered with something else than JSON"),
        }
    }

    /// Judges an ID token.
    pub(crate) async fn identify(&self, id_token: &str, asked: Asked<'_>) -> anyhow::Result<Result<Identity, Fault>> {
        self.judge(|keys| id_token::validate(id_token, keys, asked, self.clock.now())).await
    }

    /// Judges a logout token.
    pub(crate) async fn ended(&self, logout_token: &str) -> anyhow::Result<Result<Ended, LogoutFault>> {
        self.judge(|keys| logout_token::validate(logout_token, keys, &self.oidc, self.clock.now())).await
    }

    /// Judges by the keys we know, and once more by the issuer's present ones if the token is signed with one that we do not know.
    async fn judge<T, F: PartialEq + From<JwsFault>>(
        &self,
        validate: impl Fn(&JwkSet) -> Result<T, F>,
    ) -> anyhow::Result<Result<T, F>> {
        match validate(&*self.keys().await?) {
            Err(fault) if fault == JwsFault::UnknownKey.into() => Ok(validate(&*self.renewed_keys().await?)),
            judged => Ok(judged),
        }
    }

    fn client(&self, metadata: &Metadata) -> anyhow::Result<Client> {
        let client = oauth2::Client::new(ClientId::new(self.oidc.client_id.clone()))
            .set_auth_uri(AuthUrl::from_url(metadata.authorization_endpoint.clone()))
            .set_token_uri(TokenUrl::from_url(metadata.token_endpoint.clone()))
            .set_redirect_uri(RedirectUrl::new(self.redirect_uri.clone())?);
        Ok(match &self.credentials {
            Credentials::Secret { secret, place } => client
                .set_auth_type(place.clone())
                .set_client_secret(ClientSecret::new(secret.expose_secret().to_owned())),
            // Without a secret the client id goes into the body, where the assertion is.
            Credentials::Key { .. } => client,
        })
    }
}

/// The OAuth error code in a body, if there is one: a word, cut short, never the description.
fn error_code(body: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Coded {
        error: String,
    }
    let code = serde_json::from_slice::<Coded>(body).map(|coded| coded.error).unwrap_or_default();
    code.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(60).collect()
}

/// The answer to a pushed authorization request (RFC 9126 §2.2), as much of it as is needed.
#[derive(Deserialize)]
struct Pushed {
    request_uri: String,
}

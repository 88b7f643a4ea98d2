//! `portner token`: fetches a token from the command line, from Portner or from any Maskinporten. It needs no settings and no database.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, bail, ensure};
use jsonwebtoken::{
    Algorithm, EncodingKey, Header,
    jwk::{Jwk, ThumbprintHash},
};
use reqwest::Client;
use serde_json::{Map, Value, json};

use super::private_key;
use crate::{
    maskinporten::GRANT_TYPE,
    platform::{http, keys::random_token},
};

/// Which token.
#[derive(Debug, Clone, clap::Args)]
pub struct FetchArgs {
    /// The issuer, with its last slash: `https://test.maskinporten.no/`.
    #[arg(long)]
    issuer: String,
    /// The client (`client_id`).
    #[arg(long)]
    client: String,
    /// The private key of the client: a file with PEM or a JWK.
    #[arg(long)]
    key: PathBuf,
    /// The name of the key at the issuer. Default: the kid of the JWK, or else its thumbprint (RFC 7638), as keys that are made in the browser
    /// are named.
    #[arg(long)]
    kid: Option<String>,
    /// The scopes, with blanks between them.
    #[arg(long)]
    scope: String,
    /// The customer that the client acts for, by its organisation number.
    #[arg(long)]
    consumer: Option<String>,
    /// Whom the token is for, as an address.
    #[arg(long)]
    resource: Vec<String>,
    /// Writes the whole answer, and not the token alone.
    #[arg(long)]
    json: bool,
}

/// Writes the token on standard output. Why there is none is the error.
pub async fn fetch(args: FetchArgs) -> anyhow::Result<()> {
    let file = args.key.display();
    let text_of_key = fs::read_to_string(&args.key).with_context(|| format!("cannot read {file}"))?;
    let key = private_key::read(&text_of_key).with_context(|| format!("cannot use {file}"))?;
    let client = http::client()?;
    let metadata = metadata(&client, &args.issuer).await?;
    let endpoint = text(&metadata, "token_endpoint").context("the issuer does not say where its token endpoint is")?;
    // RFC 8414 §3.3: a server that names another issuer would get a grant that works there.
    let issuer = text(&metadata, "issuer").unwrap_or(&args.issuer);
    if issuer.trim_end_matches('/') != args.issuer.trim_end_matches('/') {
        bail!("{} says that it is {issuer}; nothing was sent", args.issuer);
    }
    let assertion = assertion(&args, issuer, key)?;
    let form = [("grant_type", GRANT_TYPE), ("assertion", assertion.as_str())];
    let answer: Value = client.post(endpoint).form(&form).send().await?.json().await?;
    let token = match text(&answer, "access_token") {
        Some(_) if args.json => answer.to_string(),
        Some(token) => token.to_owned(),
        None => {
            let said = |name| text(&answer, name).unwrap_or_default();
            bail!("{}: {}\n{}", said("error"), said("error_description"), said("error_uri"))
        }
    };
    writeln!(io::stdout().lock(), "{token}")?;
    Ok(())
}

/// What the issuer says about itself.
async fn metadata(client: &Client, issuer: &str) -> anyhow::Result<Value> {
    let address = format!("{}/.well-known/oauth-authorization-server", issuer.trim_end_matches('/'));
    let answer = client.get(&address).send().await.with_context(|| format!("cannot reach {issuer}"))?;
    let status = answer.status();
    ensure!(status.is_success(), "{address} answers {status}. Is {issuer} the issuer?");
    answer.json().await.with_context(|| format!("{address} does not answer as an issuer does. Is {issuer} the issuer?"))
}

/// A text of an answer.
fn text<'a>(answer: &'a Value, name: &str) -> Option<&'a str> {
    answer.get(name)?.as_str()
}

fn assertion(args: &FetchArgs, issuer: &str, (key, name): (EncodingKey, Option<String>)) -> anyhow::Result<String> {
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(match args.kid.clone().or(name) {
        Some(kid) => kid,
        None => Jwk::from_encoding_key(&key, Algorithm::RS256)?.thumbprint(ThumbprintHash::SHA256)?,
    });
    #[expect(clippy::disallowed_methods, reason = "the clock of this machine is what the issuer compares with its own")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let mut claims = Map::new();
    claims.insert("aud".to_owned(), json!(issuer));
    claims.insert("iss".to_owned(), json!(args.client));
    claims.insert("scope".to_owned(), json!(args.scope));
    claims.insert("iat".to_owned(), json!(now));
    claims.insert("exp".to_owned(), json!(now + 60));
    claims.insert("jti".to_owned(), json!(random_token::<16>()?));
    if let Some(consumer) = &args.consumer {
        claims.insert("consumer_org".to_owned(), json!(consumer));
    }
    if !args.resource.is_empty() {
        claims.insert("resource".to_owned(), json!(args.resource));
    }
    Ok(jsonwebtoken::encode(&header, &claims, &key)?)
}

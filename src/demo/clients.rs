//! Clients that the demo's organisations fetch tokens with, so that their pages have something to show. Nobody has their private keys: the
//! public ones are made here, and the others are thrown away.

use anyhow::{Context, anyhow};
use aws_lc_rs::{rsa::KeySize, signature::KeyPair, signature::RsaKeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;

use super::{
    decisions::{EKSEMPEL, SYSTEMHUSET, days},
    store::{self, Attempt, Client, ClientKey},
};
use crate::{maskinporten::read_public_keys, platform::Services};

const READ: &str = "altinn:serviceowner/instances.read";
const WRITE: &str = "altinn:serviceowner/instances.write";
const CONSUMPTION: &str = "fjordkraft:forbruk.read";
const METERS: &str = "vestbyvann:maaler.read";

/// What came of requests: how many hours ago, for which customer, for which scope, and the code where there was no token.
type Tried = (i64, Option<i32>, &'static str, &'static str, &'static str);

/// A client, and for how many days its key has counted and is going to.
type Made = (Client, i64, i64, &'static [Tried]);

/// One that works, one whose key runs out soon, one that is deactivated, and one of a supplier for its customers.
fn all() -> [Made; 4] {
    let own = Client {
        org: EKSEMPEL,
        name: "Nattlig henting",
        description: "Henter skjemaer og strømforbruk hver natt",
        for_customers: false,
        scopes: &[READ, CONSUMPTION],
        is_active: true,
    };
    let soon =
        Client { name: "Saksbehandling", description: "Sender svar fra sakssystemet", scopes: &[READ, WRITE], ..own };
    let old = Client {
        name: "Gammel integrasjon",
        description: "Erstattet av Nattlig henting",
        scopes: &[METERS],
        is_active: false,
        ..own
    };
    let customers = Client {
        org: SYSTEMHUSET,
        name: "Fagsystem for kunder",
        description: "Henter data for kommunene vi leverer til",
        for_customers: true,
        scopes: &[READ, WRITE, METERS],
        ..own
    };
    [
        (own, 200, 165, &[(9, None, READ, "", ""), (9, None, CONSUMPTION, "", ""), (33, None, READ, "", "")]),
        (soon, 353, 12, &[(3, None, WRITE, "", "")]),
        (old, 340, 25, &[]),
        (
            customers,
            90,
            275,
            &[
                (2, Some(EKSEMPEL), READ, "", ""),
                (2, Some(EKSEMPEL), WRITE, "", ""),
                (
                    5,
                    None,
                    READ,
                    "MP-250",
                    "310223344 has not been given access to the scope altinn:serviceowner/instances.read",
                ),
            ],
        ),
    ]
}

/// A public key that counts for so many days more.
fn key(age: i64, left: i64, services: &Services) -> anyhow::Result<ClientKey> {
    let now = services.clock.now();
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| anyhow!("a key could not be made"))?;
    let (public, member) = (pair.public_key(), |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes));
    let jwk = json!({
        "kty": "RSA", "use": "sig", "alg": "RS256",
        "n": member(public.modulus().big_endian_without_leading_zero()),
        "e": member(public.exponent().big_endian_without_leading_zero()),
    });
    let mut keys = read_public_keys(&jwk.to_string(), now).map_err(|fault| anyhow!("{fault:?}"))?;
    let key = keys.pop().context("a key")?;
    Ok(ClientKey {
        kid: key.kid,
        alg: key.alg,
        jwk: key.jwk,
        thumbprint: key.thumbprint,
        added_at: now - days(age),
        expires_at: now + days(left),
    })
}

/// Puts them in place, where the organisations have none yet.
pub(super) async fn install(services: &Services) -> anyhow::Result<()> {
    let mut tx = services.db.begin().await?;
    if store::has_clients(&mut tx, EKSEMPEL).await? {
        return Ok(());
    }
    let now = services.clock.now();
    for (client, age, left, tried) in all() {
        let id = store::add_client(&mut tx, &client, &key(age, left, services)?, now).await?;
        for (hours, consumer, scope, code, description) in tried {
            let at = now - jiff::SignedDuration::from_hours(*hours);
            store::add_attempt(&mut tx, id, &Attempt { at, consumer: *consumer, scope, code, description }).await?;
        }
    }
    Ok(tx.commit().await?)
}

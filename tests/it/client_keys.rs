//! Whoever puts a key in a client can use it; so who may, until when a key counts, and that nothing private is kept.

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    clients::{LIST, SCOPE, add_key, other_key, package, public_key, ready, register, remove_key},
    support::{
        machine::{KID, Machine, jwk},
        people::{EKSEMPEL, KARI, TOR},
        world::World,
    },
};

/// Somebody with *Selvbetjening av integrasjoner* in Eksempel kommune, and nothing else.
async fn integrator(world: &World) -> crate::support::browser::Browser {
    let tor = world.signed_in(TOR).await;
    world
        .happens(format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             select gen_random_uuid(), {EKSEMPEL}, person_id, 'right', 'self-service-integrations', now() from person \
             where given_name = 'Tor' and family_name = 'Dal'"
        ))
        .await;
    tor
}

#[actix_web::test]
async fn a_client_that_was_given_the_package_is_changed_by_those_who_may_give_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut tor = integrator(&world).await;
    let client = ready(&mut tor, "Nattjobben").await;
    let added = add_key(&mut tor, &client, &other_key("egen", 1)).await;
    assert_eq!(added.heading(), "Nøkkel lagt til", "{}", added.text());
    let given = package(&mut kari, &client, "Gi pakken").await;
    assert!(given.path.contains("/kvittering/"), "{}", given.text());
    for page in ["nokler", "scopes", "endre", "deaktiver"] {
        let answer = tor.get(&format!("{}/{page}", client.path)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}: {}", answer.text());
    }
    let undone = tor.try_to_press(&added, "Angre").await;
    assert!(undone.is_none_or(|page| page.status == StatusCode::FORBIDDEN || page.says("for kunder")));
    let keys: i64 = world.ask("select count(*) from client_key where removed_at is null").await;
    assert_eq!(keys, 2, "and what is undone is asked as the client is now");
    assert_eq!(add_key(&mut kari, &client, &other_key("karis", 2)).await.heading(), "Nøkkel lagt til");
}

#[actix_web::test]
async fn a_key_that_was_put_in_meanwhile_does_not_come_to_act_for_customers_by_an_undo() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut tor = integrator(&world).await;
    let client = ready(&mut kari, "Nattjobben").await;
    package(&mut kari, &client, "Gi pakken").await;
    let removed = package(&mut kari, &client, "Fjern pakken").await;
    add_key(&mut tor, &client, &other_key("tors", 1)).await;
    kari.try_to_press(&removed, "Angre fjerningen").await;
    let has: i64 = world.count("client_package where removed_at is null").await;
    assert_eq!(has, 0, "the new key is Tor's, who may not act for customers");
}

/// A public key that nobody has the private part of.
const PEM: &str = "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3hX0SnHYM7PbvPBjmH1D
+h7ZJAe8k+E5KGeGLAMMqIfKdQVYKODSZuY9SeDq1h3yIDWVJbSrljOx6lVYcxDe
Bbz+afoR0rfaXgXVZvTFPMILZ5AMkVu+YckxUJqPyH3sVptMn/WcoKVu1SXx1mus
KBfroEYuyTq2vJ1UHxt6n6W3PwPJ2SvzTJAYBt3NizYT/Ls0hFSAubY9cjWxgV6J
7h32pwXLzGrt1GbPulzdwPC5iRPYbYvFW+6hmo2mXcUF5Neb13KkXamJiq6Z1q+V
C2MGRs+IoYPr//BrPgDLpyWRdnPLevwJV+NfwdIe/CFS/Mwn413tFb0g0dVdgvRZ
9QIDAQAB
-----END PUBLIC KEY-----";

#[actix_web::test]
async fn pem_is_taken_as_people_paste_it() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let client = ready(&mut kari, "Nattjobben").await;
    for pasted in [PEM.replace('\n', "\n    "), PEM.replace('\n', " "), PEM.replace('\n', "\\n")] {
        let answer = add_key(&mut kari, &client, &pasted).await;
        assert!(["Nøkkel lagt til", "Nøkkel fornyet"].contains(&answer.heading().as_str()), "{}", answer.text());
    }
}

#[actix_web::test]
async fn no_private_key_is_kept_in_a_name_or_a_description() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let client = ready(&mut kari, "Nattjobben").await;
    let secrets = [
        "-----BEGIN EC PRIVATE KEY-----",
        r#"{"kty":"OKP","\u0064":"hemmelig-del"}"#,
        "MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMU hemmelig-del",
    ];
    for secret in secrets {
        let form = kari.get(&format!("{}/endre", client.path)).await;
        let answer = kari.press(&form, "Lagre", &[("navn", secret)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{secret}");
        assert!(answer.says("Teksten inneholder en privat nøkkel"), "{}", answer.text());
    }
    let rows: String = world
        .ask("select string_agg(payload::text, ' ') || (select string_agg(c::text, ' ') from client c) from event")
        .await;
    assert!(!rows.contains("hemmelig-del") && !rows.contains("PRIVATE"));
}

#[actix_web::test]
async fn what_stands_beside_a_key_is_kept_only_if_it_is_what_it_says() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let client = ready(&mut kari, "Nattjobben").await;
    let with = |name: &str, value: serde_json::Value| {
        let mut key: serde_json::Value = serde_json::from_str(&other_key("annen", 1)).unwrap();
        key.as_object_mut().unwrap().insert(name.to_owned(), value);
        key.to_string()
    };
    for (name, value) in [
        ("x5c", json!(["MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMU"])),
        ("x5c", json!(["01818506895"])),
        ("x5t", json!("01818506895")),
        ("key_ops", json!(["encrypt"])),
        ("exp", json!(1_600_000_000)),
        ("exp", json!("i morgen")),
    ] {
        let form = kari.get(&format!("{}/nokler", client.path)).await;
        let answer = kari.press(&form, "Legg til nøkkel", &[("nokkeltekst", &with(name, value))]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", answer.text());
    }
    assert_eq!(world.count("client_key").await, 1);
}

#[actix_web::test]
async fn a_key_counts_no_longer_than_it_says_itself() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let tomorrow = world.services.clock.now().as_second() + 86_400;
    let key = public_key("kort").replace("\"use\"", &format!("\"exp\":{tomorrow},\"use\""));
    let page = register(&mut kari, LIST, &[("navn", "Nattjobben"), ("nokkeltekst", &key)]).await;
    assert!(page.says("21. nov. 2026"), "{}", page.text());
    let seconds: i64 = world.ask("select extract(epoch from expires_at)::bigint from client_key").await;
    assert_eq!(seconds, tomorrow);
}

#[actix_web::test]
async fn a_new_key_of_an_old_name_counts_at_once_in_every_portal() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    let scope = form.choice(&format!("{SCOPE} Dere har tilgang"));
    let first = jwk(0, KID).to_string();
    let page = register(&mut kari, LIST, &[("navn", "Nattjobben"), ("scope", &scope), ("nokkeltekst", &first)]).await;
    let id: uuid::Uuid = world.ask("select client_id from client").await;
    let other = world.another_portal();
    let machine = Machine {
        client: id.into(),
        environment: "prod",
        origin: world.services.config.base_url.as_str().trim_end_matches('/').to_owned(),
        now: world.services.clock.clone(),
    };
    for portal in [&machine.origin, &other.origin] {
        assert_eq!(machine.send_to(portal, &machine.grant(SCOPE).assertion()).await.code(), "issued");
    }
    remove_key(&mut kari, &page, KID).await;
    add_key(&mut kari, &page, &jwk(1, KID).to_string()).await;
    for portal in [&machine.origin, &other.origin] {
        let mut grant = machine.grant(SCOPE);
        grant.key = 1;
        let answer = machine.send_to(portal, &grant.assertion()).await;
        assert_eq!(answer.code(), "issued", "though the old one was in memory");
        assert_eq!(machine.send_to(portal, &machine.grant(SCOPE).assertion()).await.code(), "MP-124");
    }
}

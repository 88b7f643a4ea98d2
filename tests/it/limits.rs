//! What nobody can do too often, and what a file costs the others.

use std::sync::Arc;

use futures_util::future::join_all;
use portner::{platform::limits::Limits, serve};
use reqwest::{Method, StatusCode, header};

use crate::support::{
    browser::Browser,
    people::{INGRID, KARI, OLA},
    test_db::TestDb,
    world::World,
};

/// A site that counts forms as in real life.
async fn strict() -> World {
    World::put_together(TestDb::with_demo().await, |services, listener| {
        services.limits = Arc::new(Limits::default());
        serve::server(services, listener).unwrap()
    })
}

/// How many of so many forms, all sent at once, were not let in. Nothing is filled in, so they do nothing.
async fn refused(browser: &Browser, forms: usize) -> usize {
    let token = browser.clone().get("/nb/310123455/fullmakter/ny").await.csrf();
    send_all(browser, forms, &token).await
}

async fn send_all(browser: &Browser, forms: usize, token: &str) -> usize {
    let send = || {
        let mut browser = browser.clone();
        async move { browser.post("/nb/310123455/fullmakter/ny", &[("csrf", token)]).await }
    };
    let answers = join_all((0..forms).map(|_| send())).await;
    let late = answers.iter().filter(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS);
    late.inspect(|answer| assert!(answer.headers.contains_key(header::RETRY_AFTER))).count()
}

#[actix_web::test]
async fn a_person_sends_two_hundred_forms_at_once_and_others_go_on() {
    let world = strict().await;
    let (kari, ingrid) = (world.signed_in(KARI).await, world.signed_in(INGRID).await);
    let late =
        refused(&kari, 90).await + refused(&kari, 90).await + refused(&kari, 90).await + refused(&kari, 90).await;
    assert!((80..=160).contains(&late), "{late} of 360 were late, all sent within seconds");
    assert_eq!(refused(&ingrid, 20).await, 0);
    let until: i64 = world.count("rate_bucket where kind = 'write' and owner = '310123455'").await;
    assert_eq!(until, 1, "the organisation is counted as well, for every portal that uses the database");
}

#[actix_web::test]
async fn whoever_is_refused_again_and_again_has_to_wait_and_does_not_fill_the_log() {
    let world = strict().await;
    let kari = world.signed_in(KARI).await;
    let late = send_all(&kari, 60, "forged").await;
    let told = world.count("event where kind = 'use.refused'").await;
    assert!((20..=22).contains(&told), "{told}");
    assert_eq!(late, 60 - usize::try_from(told).unwrap(), "each was told, or had to wait");
}

#[actix_web::test]
async fn whoever_is_refused_takes_nothing_from_their_colleagues() {
    let (_world, [kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let ask = || {
        let mut kari = kari.clone();
        async move { kari.get("/nb/310123455/fullmakter/ny/oppslag?leverandor=310223344").await.status }
    };
    for _ in 0..8 {
        join_all((0..20).map(|_| ask())).await;
    }
    assert_eq!(ask().await, StatusCode::TOO_MANY_REQUESTS);
    let answer = ingrid.get("/nb/310123455/fullmakter/ny/oppslag?leverandor=310223344").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

#[actix_web::test]
async fn five_guesses_at_a_person_are_five_however_many_are_made_at_once() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get("/nb/310123455/fullmakter/ny-person").await;
    let guess = |nth: usize| {
        let (mut kari, page, name) = (kari.clone(), page.clone(), "F".repeat(nth + 1));
        async move { kari.press(&page, "Finn personen", &[("fodselsnummer", OLA), ("etternavn", &name)]).await.status }
    };
    let answers = join_all((0..16).map(guess)).await;
    let heard = answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    assert_eq!((heard, world.count("person_look_up_failure").await), (5, 5), "{answers:?}");
}

/// A log of three parts.
async fn long_log() -> World {
    let world = World::with_one_connection().await;
    world
        .happens(
            "insert into event (org_number, event_id, at, kind, actor_name, basis, payload) \
             select 310123455, gen_random_uuid(), now(), 'register.read', 'Portner', 'null', '{}' from generate_series(1, 2500)",
        )
        .await;
    world
}

#[actix_web::test]
async fn a_long_log_comes_in_parts_and_is_whole() {
    let world = long_log().await;
    let mut kari = world.signed_in(KARI).await;
    kari.get("/nb/310123455/logg").await;
    let json = kari.get("/nb/310123455/logg.json").await;
    assert!(!json.headers.contains_key(header::CONTENT_LENGTH), "it is made while it is sent");
    let record: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    let numbers: Vec<i64> =
        record["events"].as_array().unwrap().iter().map(|event| event["seq"].as_i64().unwrap()).collect();
    assert!(numbers.len() >= 2500 && numbers.iter().zip(1..).all(|(seq, n)| *seq == n), "{}", numbers.len());
    let sheet = kari.get("/nb/310123455/logg.csv").await;
    assert_eq!(sheet.body.lines().count(), numbers.len() + 2, "the headings, and that the sheet is taken away");
    assert_eq!(sheet.body.matches('\u{feff}').count(), 1);
    assert_eq!(sheet.body.lines().filter(|line| line.contains("\"Referanse\"")).count(), 1);
}

/// Each worker has one connection, and nobody reads what was asked for: pages answer all the same.
#[actix_web::test]
async fn files_that_nobody_reads_hold_no_connection() {
    let world = long_log().await;
    let kari = world.signed_in(KARI).await;
    let cookies: Vec<String> = kari.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let client = reqwest::Client::new();
    let url = world.services.config.base_url.join("/nb/310123455/logg.json").unwrap();
    let ask = || client.request(Method::GET, url.clone()).header(header::COOKIE, cookies.join("; ")).send();
    let unread: Vec<_> = join_all((0..8).map(|_| ask())).await.into_iter().map(Result::unwrap).collect();
    let (sent, late): (Vec<_>, Vec<_>) = unread.iter().partition(|answer| answer.status() == StatusCode::OK);
    assert!(sent.len() >= 3 && !late.is_empty(), "three at a time for each person");
    for answer in late {
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.headers().contains_key(header::RETRY_AFTER));
    }
    let pages = join_all((0..12).map(|_| {
        let mut kari = kari.clone();
        async move { kari.get("/nb/310123455/fullmakter").await.status }
    }));
    assert!(pages.await.iter().all(|status| *status == StatusCode::OK));
    drop(unread);
}

#[actix_web::test]
async fn files_are_counted_too() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let mut late = 0;
    for _ in 0..40 {
        let status = kari.get("/nb/310123455/fullmakter.csv").await.status;
        late += usize::from(status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!((15..=20).contains(&late), "{late}");
}

#[actix_web::test]
async fn another_host_another_method_and_another_form_are_refused_for_what_they_are() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let others = ["evil.example", "localhost.evil.example", "310123455", ""];
    let odd = ["evil@localhost", "localhost/nb", "localhost?a", "localhost#a", "localhost, evil.example"];
    for host in others.into_iter().chain(odd) {
        let answer = kari.send(Method::GET, "/nb/", &[("host", host)], None).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    for (method, path, allowed) in [
        ("BREW", "/nb/", "GET, HEAD"),
        ("PUT", "/nb/310123455/fullmakter", "GET, HEAD"),
        ("DELETE", "/en/310123455/fullmakter/ny", "GET, HEAD, POST"),
        ("POST", "/nb/310123455/fullmakter", "GET, HEAD"),
        ("GET", "/nb/logg-ut", "POST"),
        ("POST", "/static/app.css", "GET, HEAD"),
    ] {
        let answer = kari.send(Method::from_bytes(method.as_bytes()).unwrap(), path, &[], None).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert_eq!(answer.headers[header::ALLOW], allowed, "{method} {path}");
    }
    assert_eq!(kari.send(Method::PUT, "/nb/finnes/ikke/her", &[], None).await.status, StatusCode::NOT_FOUND);
    for query in ["state=%00", "state=a%00b&code=x", "code=%00", "%00=x"] {
        assert_eq!(kari.get(&format!("/oidc/callback?{query}")).await.status, StatusCode::BAD_REQUEST, "{query}");
    }
    let page = kari.get("/nb/310123455/fullmakter/ny").await;
    let (csrf, path) = (page.csrf(), "/nb/310123455/fullmakter/ny");
    let twice = [("csrf", csrf.as_str()), ("csrf", csrf.as_str())];
    assert_eq!(kari.post(path, &twice).await.status, StatusCode::FORBIDDEN);
    let key = "01890000-0000-7000-8000-000000000001";
    let keys = [("csrf", csrf.as_str()), ("nokkel", key), ("nokkel", key)];
    assert_eq!(kari.post(path, &keys).await.status, StatusCode::BAD_REQUEST);
}

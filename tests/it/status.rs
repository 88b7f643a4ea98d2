//! *Driftsstatus*: what is found when a part is away is on the page, also while the database is.

use actix_web::web::Data;
use jiff::SignedDuration;
use portner::{
    app::{self, Shared},
    login::Provider,
    platform::config::SmtpServer,
};
use reqwest::StatusCode;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::{
    mail::MailServer,
    support::{
        page::{Page, all},
        people::KARI,
        world::World,
    },
};

const PAGE: &str = "/nb/driftsstatus";

/// What the page says of a part: its condition, and what that means.
fn part(page: &Page, name: &str) -> String {
    let parts = all(&page.html(), "main dl > div")
        .iter()
        .map(|part| part.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>();
    parts.iter().find(|part| part.starts_with(name)).unwrap_or_else(|| panic!("{name} in {parts:?}")).clone()
}

fn headline(page: &Page) -> String {
    page.text_of("main .ds-alert h2")
}

async fn json(world: &World) -> Value {
    serde_json::from_str(&world.browser().get("/driftsstatus.json").await.body).unwrap()
}

fn condition<'a>(report: &'a Value, part: &str) -> &'a str {
    let parts = report["parts"].as_array().unwrap();
    parts.iter().find(|one| one["part"] == part).unwrap()["condition"].as_str().unwrap()
}

/// A world whose worker has done what was due.
async fn world() -> World {
    let world = World::with_demo().await;
    world.housekeeping().await;
    world
}

#[actix_web::test]
async fn when_all_is_well_the_page_says_so_and_since_when() {
    let world = world().await;
    world.checked().await;
    let page = world.browser().get(PAGE).await;
    assert_eq!(headline(&page), "Alt virker", "{}", page.text_of("main"));
    for name in ["Databasen", "Innlogging", "Token i produksjon", "Token i testmiljøet", "Arbeid i bakgrunnen"] {
        assert!(part(&page, name).starts_with(&format!("{name} Virker")), "{}", part(&page, name));
        assert!(part(&page, name).contains("Minst siden 20. november 2026"), "{}", part(&page, name));
    }
    assert!(part(&page, "E-post").contains("Vet ikke Denne portalen sender ikke e-post."));
    assert_eq!(json(&world).await["status"], "normal");
}

#[actix_web::test]
async fn before_the_first_check_nothing_is_said_to_work() {
    let world = world().await;
    let page = world.browser().get(PAGE).await;
    assert_eq!(headline(&page), "Portalen er ikke sjekket");
    assert!(part(&page, "Databasen").contains("Vet ikke"));
    assert_eq!(json(&world).await["status"], "unknown");
}

#[actix_web::test]
async fn what_was_found_long_ago_says_nothing_of_now() {
    let world = world().await;
    world.checked().await;
    world.advance(SignedDuration::from_mins(4));
    let page = world.browser().get(PAGE).await;
    assert_eq!(headline(&page), "Portalen er ikke sjekket", "nobody checks any more");
}

#[actix_web::test]
async fn while_the_database_is_down_the_page_says_what_that_means_to_whoever_asks() {
    let world = world().await;
    let mut kari = world.signed_in(KARI).await;
    world.checked().await;
    world.services.db.close().await;
    world.checked().await;
    for mut who in [world.browser(), std::mem::replace(&mut kari, world.browser())] {
        let page = who.get(PAGE).await;
        assert_eq!((page.status, headline(&page).as_str()), (StatusCode::OK, "Portalen er nede"));
        assert!(part(&page, "Databasen").contains("Nede Databasen svarer ikke."));
        assert!(!part(&page, "Databasen").contains("Minst"), "it is known when that began");
        assert!(part(&page, "Token i produksjon").contains("Nede Klienter får ikke nye token."));
        assert!(part(&page, "Innlogging").contains("Virker"), "the issuer is not ours");
        assert!(part(&page, "Arbeid i bakgrunnen").contains("Vet ikke"), "nobody can be asked");
    }
    let report = json(&world).await;
    assert_eq!((report["status"].as_str(), condition(&report, "database")), (Some("down"), "down"));
}

#[actix_web::test]
async fn a_database_that_takes_no_changes_is_told_apart_from_one_that_is_down() {
    let world = world().await;
    let mut kari = world.signed_in(KARI).await;
    let name: String = world.ask("select current_database()::text").await;
    world.happens(format!("alter database \"{name}\" set default_transaction_read_only = on")).await;
    world
        .happens(
            "select pg_terminate_backend(pid) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid()",
        )
        .await;
    // A connection that was ended shows itself at its first statement.
    for _ in 0..6 {
        world.checked().await;
    }
    let page = kari.get(PAGE).await;
    assert_eq!(headline(&page), "Ingenting kan endres akkurat nå", "{}", page.text_of("main"));
    assert!(part(&page, "Databasen").contains("tar ikke imot endringer"));
    assert!(part(&page, "Token i testmiljøet").contains("Nede"), "a grant could not be used up");
    assert_eq!(json(&world).await["status"], "read-only");
}

/// A machine that answers every call like this.
async fn machine(answer: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    actix_web::rt::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = [0; 4096];
            drop(stream.read(&mut asked).await);
            drop(stream.write_all(answer.as_bytes()).await);
        }
    });
    port
}

#[actix_web::test]
async fn an_issuer_that_answers_500_closes_the_login_and_nothing_else() {
    let world = world().await;
    let mut kari = world.signed_in(KARI).await;
    let port = machine("HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
    let shared = Shared::new(&world.services).unwrap();
    let mut oidc = shared.standin.as_ref().unwrap().oidc_config();
    oidc.issuer = format!("http://127.0.0.1:{port}");
    let provider = Data::new(Provider::new(&world.services.config, oidc, &world.services.clock).unwrap());
    app::check_health(&world.services, &Shared { provider, ..shared }).await;
    let page = kari.get(PAGE).await;
    assert_eq!(headline(&page), "Ingen kan logge inn akkurat nå");
    assert!(part(&page, "Innlogging").contains("Nede"));
    assert!(part(&page, "Databasen").contains("Virker"));
    assert!(!page.body.contains(&port.to_string()), "no address of a machine");
    assert_eq!(kari.get("/nb/310123455").await.status, StatusCode::OK, "whoever is signed in goes on");
    assert_eq!(json(&world).await["status"], "login-closed");
}

#[actix_web::test]
async fn a_mail_server_that_says_nothing_is_down_and_holds_up_no_other_check() {
    let world = world().await;
    let server = MailServer::of(&world).await;
    world.checked().await;
    assert!(part(&world.browser().get(PAGE).await, "E-post").contains("Virker"));
    drop(server);
    let other = World::with_demo().await;
    other.services.mailer.use_server(SmtpServer::here(silent().await));
    other.housekeeping().await;
    other.checked().await;
    let page = other.browser().get(PAGE).await;
    assert_eq!(headline(&page), "Noe virker ikke som det skal", "{}", page.text_of("main"));
    assert!(part(&page, "E-post").contains("Nede"), "{}", part(&page, "E-post"));
    assert!(part(&page, "E-post").contains("prøver igjen i 48 timer"));
    assert!(part(&page, "Databasen").contains("Virker"));
    assert!(!page.body.contains("127.0.0.1"), "no address of a machine");
    let report = json(&other).await;
    assert_eq!((report["status"].as_str(), condition(&report, "mail")), (Some("limited"), "down"));
    assert!(!report.to_string().contains("127.0.0.1"));
}

/// A machine that takes calls and says nothing.
async fn silent() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    actix_web::rt::spawn(async move {
        let mut kept = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            kept.push(stream);
        }
    });
    port
}

#[actix_web::test]
async fn work_that_waits_for_a_worker_is_late_and_then_down() {
    let world = world().await;
    for (ago, says) in [("0 minutes", "Virker"), ("5 minutes", "Treg"), ("20 minutes", "Nede")] {
        let now = "statement_timestamp()";
        world.happens(format!("update job set run_at = {now} + interval '1 hour'")).await;
        let shift: f64 = world
            .ask("select extract(epoch from timestamptz '2026-11-20T09:16Z' - statement_timestamp())::float8")
            .await;
        world
            .happens(format!(
                "update job set run_at = {now} + make_interval(secs => {shift}) - interval '{ago}' where kind = 'login.forget-ended'"
            ))
            .await;
        world.checked().await;
        let found = part(&world.browser().get(PAGE).await, "Arbeid i bakgrunnen");
        assert!(found.starts_with(&format!("Arbeid i bakgrunnen {says}")), "{ago}: {found}");
    }
}

#[actix_web::test]
async fn a_register_that_was_not_fetched_for_days_is_told() {
    let world = world().await;
    for (at, says) in [("2026-11-20T04:00Z", "Virker"), ("2026-11-18T04:00Z", "Treg"), ("2026-11-01T04:00Z", "Nede")] {
        world.happens(format!("update register_import set finished_at = '{at}'")).await;
        world.checked().await;
        let found = part(&world.browser().get(PAGE).await, "Enhetsregisteret");
        assert!(found.starts_with(&format!("Enhetsregisteret {says} Sist hentet")), "{found}");
    }
}

#[actix_web::test]
async fn reading_the_status_checks_nothing_and_asks_the_database_nothing() {
    let world = world().await;
    world.checked().await;
    let before = json(&world).await["parts"].clone();
    for path in [PAGE, "/driftsstatus.json", PAGE] {
        let page = world.browser().get(path).await;
        assert_eq!(page.headers["x-portner-statements"], "0", "{path}");
    }
    assert_eq!(json(&world).await["parts"], before, "nothing was checked meanwhile");
}

#[actix_web::test]
async fn machines_may_keep_the_answer_for_ten_seconds_and_the_old_address_leads_on() {
    let world = world().await;
    let report = world.browser().get("/driftsstatus.json").await;
    assert_eq!(report.headers["cache-control"], "public, max-age=10");
    assert_eq!(report.headers["content-type"], "application/json");
    assert_eq!(world.browser().get("/en/status").await.location, "/en/driftsstatus");
}

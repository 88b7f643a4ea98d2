//! Logging in and out over real HTTP: a browser with a cookie jar, the portal, and the stand-in as its issuer.

use std::{collections::HashMap, ops::Deref};

use actix_web::{App, HttpServer, web::Data};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::SignedDuration;
use portner::{
    access::session::{LOGIN, Login},
    app::{self, Shared},
    login::{self, Provider},
    platform::config::{ClientAuth, OidcConfig, Par},
    standin::StandIn,
};
use reqwest::{StatusCode, header};
use url::Url;

use crate::support::{browser::Browser, page::Page, people::KARI, test_db::TestDb, world::World};

/// The site over an empty database, and its stand-in.
struct Portal {
    world: World,
    standin: Data<StandIn>,
}

impl Deref for Portal {
    type Target = World;
    fn deref(&self) -> &World {
        &self.world
    }
}

impl Portal {
    async fn start() -> Self {
        Self::start_with(|_, _| {}).await
    }

    /// Here the issuer is set in another way.
    async fn start_with(change: impl FnOnce(&StandIn, &mut OidcConfig)) -> Self {
        let mut standin = None;
        let world = World::put_together(TestDb::fresh().await, |services, listener| {
            let shared = Shared::new(services).unwrap();
            let there = standin.insert(shared.standin.clone().unwrap());
            let mut oidc = there.oidc_config();
            change(there, &mut oidc);
            let provider = Data::new(Provider::new(&services.config, oidc, &services.clock).unwrap());
            let (services, shared) = (services.clone(), Shared { provider, ..shared });
            let server = HttpServer::new(move || App::new().service(app::site(&services, &shared, |_| {})));
            server.workers(2).listen(listener).unwrap().run()
        });
        // By name, or they would be asked for it.
        let hash = world.services.keys.national_id_hash(&KARI.parse().unwrap());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let known = "insert into person (person_id, national_id_hash, national_id_cipher, given_name, family_name)";
        world.happens(format!("{known} values (gen_random_uuid(), '\\x{hash}', '\\x00', 'Kari', 'Nordmann')")).await;
        Self { world, standin: standin.unwrap() }
    }

    fn pass(&self, seconds: i64) {
        self.advance(SignedDuration::from_secs(seconds));
    }

    /// What the newest session knows.
    async fn login(&self) -> Login {
        let newest = "from web_session order by created_at desc, session_id desc limit 1";
        let hash: Vec<u8> = self.ask(format!("select key_hash {newest}")).await;
        let sealed: String = self.ask(format!("select state ->> 'sealed' {newest}")).await;
        let state = self.services.keys.open(&hash, &STANDARD.decode(sealed).unwrap()).unwrap();
        let state: HashMap<String, String> = serde_json::from_slice(&state).unwrap();
        serde_json::from_str(&state[LOGIN]).unwrap()
    }

    async fn sessions(&self) -> i64 {
        self.ask("select count(*) from web_session").await
    }
}

impl Browser {
    /// From the login page to the question who is logging in; returns the id of that question.
    async fn ask(&mut self, query: &str) -> String {
        let begun = self.get(&format!("/nb/logg-inn?{query}")).await;
        let at_issuer = self.follow(&begun).await;
        assert_eq!(at_issuer.status, StatusCode::SEE_OTHER, "{}", at_issuer.body);
        at_issuer.location.split_once("innlogging=").unwrap().1.to_owned()
    }

    /// Answers it; returns the way back to the portal.
    async fn answer(&mut self, id: &str, level: &str) -> String {
        let form = [("innlogging", id), ("nummer", KARI), ("niva", level)];
        let chosen = self.post("/standin/login", &form).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        chosen.location
    }

    async fn log_in(&mut self, query: &str, level: &str) -> Page {
        let id = self.ask(query).await;
        let back = self.answer(&id, level).await;
        self.get(&back).await
    }

    /// Does the portal know who they are?
    async fn is_in(&mut self) -> bool {
        self.get("/nb/").await.body.contains("/nb/logg-ut")
    }
}

const HIGH: &str = "idporten-loa-high";
const SUBSTANTIAL: &str = "idporten-loa-substantial";

#[actix_web::test]
async fn one_logs_in_comes_back_to_the_page_and_can_log_out_everywhere() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    let welcome = browser.log_in("retur=/nn/meg", HIGH).await;
    assert_eq!((welcome.status, welcome.location.as_str()), (StatusCode::SEE_OTHER, "/nn/meg"), "{}", welcome.body);
    let login = portal.login().await;
    assert_eq!((login.acr.as_str(), login.name.as_str()), (HIGH, "Kari Nordmann"));

    let front = browser.get("/nb/").await;
    let farewell = browser.post("/nb/logg-ut", &[("csrf", &front.value_of("csrf"))]).await;
    assert_eq!((farewell.status, portal.sessions().await), (StatusCode::OK, 0), "{}", farewell.body);
    assert!(!browser.cookies.contains_key("portner"));
    let policy = farewell.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("form-action 'self' http://127.0.0.1"), "{policy}");
    let names = ["id_token_hint", "client_id", "post_logout_redirect_uri", "state"];
    let values = names.map(|name| farewell.value_of(name));
    let fields: Vec<(&str, &str)> = names.into_iter().zip(values.iter().map(String::as_str)).collect();
    let back = browser.post("/standin/logout", &fields).await;
    let language = browser.get(&back.location).await;
    assert_eq!(language.location, "/nb/logget-ut");
    assert!(browser.get("/nb/logget-ut").await.body.contains("Du er logget ut"));
    // The issuer's session is over too.
    assert_eq!(browser.post("/standin/logout", &fields).await.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn the_same_person_is_found_again_and_their_number_is_nowhere_in_the_clear() {
    let portal = Portal::start().await;
    portal.browser().log_in("", HIGH).await;
    let first = portal.login().await;
    portal.browser().log_in("", HIGH).await;
    let second = portal.login().await;
    assert_eq!(first.person, second.person);
    assert_ne!(first.session, second.session);
    let found: i64 = portal.ask("select count(*) from web_session where state::text like '%01818506895%'").await;
    assert_eq!((found, portal.sessions().await), (0, 2));
}

/// Whoever gets hold of a copy of the database can neither forge a form, nor end a session, nor finish a login with it.
#[actix_web::test]
async fn no_secret_of_a_session_or_of_an_attempt_is_kept_in_the_clear() {
    // Where the request is not pushed, its address holds the nonce.
    let portal = Portal::start_with(|_, oidc| oidc.par = Par::Off).await;
    portal.browser().log_in("", HIGH).await;
    let begun = portal.browser().get("/nb/logg-inn").await;
    let asked = Url::parse(&begun.location).unwrap();
    let nonce = asked.query_pairs().find(|(name, _)| name == "nonce").map(|(_, value)| value.into_owned());
    let login = portal.login().await;
    let secrets = [login.csrf, login.sid.unwrap(), login.iss, nonce.unwrap()];
    for table in ["web_session", "login_attempt"] {
        let rows: String =
            portal.ask(format!("select string_agg((to_jsonb(t) - 'iss')::text, ' ') from {table} t")).await;
        assert!(secrets.iter().all(|secret| !rows.contains(secret.as_str())), "{rows}");
    }
    let lengths: Vec<i32> = portal.ask("select array_agg(length(verifier)) from login_attempt").await;
    assert!(lengths.iter().all(|length| *length > 60), "a verifier of 43 signs, sealed: {lengths:?}");
}

#[actix_web::test]
async fn every_way_to_prove_the_client_and_to_ask_works() {
    for par in [Par::Off, Par::Required] {
        let portal = Portal::start_with(|standin, oidc| {
            oidc.par = par;
            oidc.auth = match par {
                Par::Off => ClientAuth::SecretPost(standin.client_secret().clone()),
                _ => ClientAuth::SecretBasic(standin.client_secret().clone()),
            };
        })
        .await;
        let mut browser = portal.browser();
        let begun = browser.get("/nb/logg-inn").await;
        assert_eq!(begun.location.contains("request_uri="), par == Par::Required, "{}", begun.location);
        assert_eq!(begun.location.contains("nonce="), par == Par::Off, "{}", begun.location);
        assert_eq!(browser.log_in("", HIGH).await.location, "/nb/");
    }
}

#[actix_web::test]
async fn a_wrong_secret_ends_in_a_page_and_not_in_a_session() {
    let portal = Portal::start_with(|_, oidc| oidc.auth = ClientAuth::SecretBasic("guess".into())).await;
    let refused = portal.browser().get("/nb/logg-inn").await;
    assert_eq!(
        refused.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "the pushed request fails and is not sent plainly instead"
    );
    assert!(refused.headers.contains_key(header::RETRY_AFTER));

    let portal = Portal::start_with(|_, oidc| {
        oidc.auth = ClientAuth::SecretBasic("guess".into());
        oidc.par = Par::Off;
    })
    .await;
    let refused = portal.browser().log_in("", HIGH).await;
    assert_eq!((refused.status, portal.sessions().await), (StatusCode::SERVICE_UNAVAILABLE, 0));
}

#[actix_web::test]
async fn writing_takes_a_higher_level_and_the_step_up_gets_a_new_session() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", SUBSTANTIAL).await;
    let (low, old_key) = (portal.login().await, browser.cookies["portner"].clone());
    assert_eq!(low.acr, SUBSTANTIAL);
    assert_eq!(browser.get("/nb/logg-inn?retur=/nb/meg").await.location, "/nb/meg", "they are signed in already");
    let id = browser.ask("niva=hoy").await;
    let question = browser.get(&format!("/standin/login?innlogging={id}")).await;
    assert!(!question.body.contains(SUBSTANTIAL), "only the level asked for is offered");
    let back = browser.answer(&id, SUBSTANTIAL).await;
    browser.get(&back).await;
    let high = portal.login().await;
    assert_eq!((high.acr.as_str(), portal.sessions().await), (HIGH, 1));
    assert_ne!(low.csrf, high.csrf);
    let mut thief = portal.browser();
    thief.cookies.insert("portner".to_owned(), old_key);
    assert!(!thief.is_in().await, "the old key fits nothing");
}

#[actix_web::test]
async fn who_is_asked_to_log_in_anew_is_asked_although_they_are_in() {
    let portal = Portal::start_with(|_, oidc| oidc.par = Par::Off).await;
    let mut browser = portal.browser();
    browser.log_in("niva=hoy", HIGH).await;
    assert_eq!(browser.get("/nb/logg-inn?niva=hoy").await.location, "/nb/");
    let anew = browser.get("/nb/logg-inn?niva=hoy&fersk=ja").await;
    assert!(anew.location.contains("prompt=login"), "{}", anew.location);
    assert_eq!(browser.log_in("niva=hoy&fersk=ja", HIGH).await.location, "/nb/");
}

#[actix_web::test]
async fn fourteen_ways_to_forge_a_callback_make_no_session() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    let mut other = portal.browser();
    let id = other.ask("").await;
    let foreign = other.answer(&id, HIGH).await;
    let swap = |back: &str, name: &str, value: Option<&str>| {
        let mut url = Url::parse(back).unwrap();
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().filter(|(n, _)| n != name).collect();
        url.query_pairs_mut().clear().extend_pairs(pairs);
        if let Some(value) = value {
            url.query_pairs_mut().append_pair(name, value);
        }
        url.to_string()
    };
    let of = |url: &str, name: &str| {
        let url = Url::parse(url).unwrap();
        url.query_pairs().find(|(n, _)| n == name).unwrap().1.into_owned()
    };
    let mutations: [&dyn Fn(&str) -> String; 12] = [
        &|back| swap(back, "state", None),
        &|back| swap(back, "state", Some("")),
        &|back| swap(back, "state", Some("guess")),
        &|back| swap(back, "state", Some(&of(&foreign, "state"))),
        &|back| swap(back, "code", None),
        &|back| swap(back, "code", Some("guess")),
        &|back| swap(back, "code", Some(&of(&foreign, "code"))),
        &|back| swap(back, "iss", None),
        &|back| swap(back, "iss", Some("https://idporten.no")),
        &|back| format!("{}/", swap(back, "iss", Some(&of(back, "iss")))),
        &|back| swap(back, "error", Some("server_error")),
        &|back| format!("{back}&state={}", of(back, "state")),
    ];
    for (number, mutation) in mutations.iter().enumerate() {
        let id = browser.ask("").await;
        let back = browser.answer(&id, HIGH).await;
        let page = browser.get(&mutation(&back)).await;
        assert!(page.status.is_client_error() || page.status.is_server_error(), "{number}: {}", page.status);
        assert!(!page.body.contains("guess"));
        assert_eq!(portal.sessions().await, 0, "{number}");
    }
    // The right callback in another browser, and in this one without its cookie.
    let id = browser.ask("").await;
    let back = browser.answer(&id, HIGH).await;
    assert_eq!(other.get(&back).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(portal.browser().get(&back).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(portal.sessions().await, 0);
}

#[actix_web::test]
async fn a_callback_counts_once_within_ten_minutes_and_tabs_do_not_disturb_each_other() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    let (one, two) = (browser.ask("retur=/nb/meg").await, browser.ask("retur=/en/meg").await);
    let (one, two) = (browser.answer(&one, HIGH).await, browser.answer(&two, HIGH).await);
    let mut replay = browser.clone();
    assert_eq!(browser.get(&two).await.location, "/en/meg");
    assert_eq!(browser.get(&one).await.location, "/nb/meg");
    assert_eq!(browser.get(&one).await.location, "/nb/", "the back button after a login does no harm");
    let again = replay.get(&one).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
    assert!(again.body.contains("/nb/logg-inn"), "a fresh start is offered");

    let mut slow = portal.browser();
    let id = slow.ask("").await;
    portal.pass(601);
    assert_eq!(slow.get(&format!("/standin/login?innlogging={id}")).await.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn cancelling_is_no_error_and_starts_nothing_by_itself() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    let id = browser.ask("retur=/nn/meg").await;
    let cancelled = browser.post("/standin/login", &[("innlogging", &id), ("avbryt", "ja")]).await;
    let page = browser.get(&cancelled.location).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Innlogginga vart avbroten") && page.body.contains("/nn/logg-inn?retur=%2Fnn%2Fmeg"));
}

#[actix_web::test]
async fn a_session_ends_after_half_an_hour_of_rest_and_two_hours_in_any_case() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    portal.pass(30 * 60 - 2);
    assert!(browser.is_in().await);
    portal.pass(30 * 60 + 2);
    assert!(!browser.is_in().await);
    let ended = browser.get("/nb/logg-inn?retur=/nb/meg").await;
    assert_eq!(ended.status, StatusCode::OK);
    assert!(ended.body.contains("Du ble logget ut etter 30 minutter"), "{}", ended.body);
    assert!(!browser.cookies.contains_key("portner"));

    assert_eq!(browser.log_in("", HIGH).await.location, "/nb/", "the second time leads to the issuer");
    for _ in 0..5 {
        portal.pass(24 * 60 - 1);
        assert!(browser.is_in().await);
    }
    portal.pass(8);
    assert!(!browser.is_in().await, "two hours are two hours");
    portal.pass(60 * 60);
    assert!(login::forget_ended(&portal.services).await.unwrap() >= 2);
    assert_eq!(portal.sessions().await, 0);
}

#[actix_web::test]
async fn the_issuer_can_end_a_session_in_a_frame() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    let sid = portal.login().await.sid.unwrap();
    let mut frame = portal.browser();
    let issuer = portal.services.config.absolute("/standin");
    for missing in ["", "?iss=x", &format!("?sid={sid}"), &format!("?iss=https://idporten.no&sid={sid}")] {
        let page = frame.get(&format!("/oidc/frontchannel-logout{missing}")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{missing}");
    }
    assert!(browser.is_in().await);
    for _ in 0..2 {
        let page = frame.get(&format!("/oidc/frontchannel-logout?iss={issuer}/&sid={sid}")).await;
        assert_eq!(page.status, StatusCode::OK, "a session that is gone is fine too");
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.ends_with(portal.services.config.base_url.as_str().trim_end_matches('/')), "{policy}");
    }
    assert!(!browser.is_in().await);
}

#[actix_web::test]
async fn the_issuer_can_end_a_session_behind_the_scenes_once_for_each_token() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    let sid = portal.login().await.sid.unwrap();
    let token = portal.standin.logout_token(&sid).unwrap();
    let mut issuer = portal.browser();
    let large = "x".repeat(20 * 1024);
    for (form, status) in [
        (vec![], StatusCode::BAD_REQUEST),
        (vec![("logout_token", "a.b.c")], StatusCode::BAD_REQUEST),
        (vec![("logout_token", large.as_str())], StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        assert_eq!(issuer.post("/oidc/backchannel-logout", &form).await.status, status);
    }
    assert!(browser.is_in().await);
    assert_eq!(issuer.post("/oidc/backchannel-logout", &[("logout_token", &token)]).await.status, StatusCode::OK);
    assert!(!browser.is_in().await);
    let again = issuer.post("/oidc/backchannel-logout", &[("logout_token", &token)]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::BAD_REQUEST, r#"{"error":"invalid_request"}"#));
}

#[actix_web::test]
async fn who_was_logged_out_elsewhere_is_not_sent_to_an_issuer_that_has_forgotten_them() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    let csrf = browser.get("/nb/").await.value_of("csrf");
    portal.happens("delete from web_session").await;
    assert_eq!(browser.post("/nb/logg-ut", &[("csrf", &csrf)]).await.location, "/nb/logget-ut");
}

#[actix_web::test]
async fn logging_out_takes_the_token_of_this_session() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    let mut other = portal.browser();
    other.log_in("", HIGH).await;
    let foreign = other.get("/nb/").await.value_of("csrf");
    for form in [vec![], vec![("csrf", "")], vec![("csrf", foreign.as_str())]] {
        assert_eq!(browser.post("/nb/logg-ut", &form).await.status, StatusCode::FORBIDDEN);
    }
    assert!(browser.is_in().await);
}

#[actix_web::test]
async fn the_dead_do_not_log_in() {
    let portal = Portal::start().await;
    portal.browser().log_in("", HIGH).await;
    portal.happens("update person set died = true").await;
    let refused = portal.browser().log_in("", HIGH).await;
    assert_eq!((refused.status, portal.sessions().await), (StatusCode::FORBIDDEN, 1));
}

#[actix_web::test]
async fn an_issuer_that_is_away_gives_a_page_that_says_so() {
    let portal = Portal::start_with(|_, oidc| oidc.issuer = "http://127.0.0.1:9".to_owned()).await;
    let page = portal.browser().get("/nn/logg-inn").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.body.contains("Innlogging er utilgjengeleg"));
}

/// More requests than any limit of logins lets through, even on a machine that is so slow that the limit fills up meanwhile. Those who ask
/// stop at the first answer that they wait for.
const ENOUGH: usize = 1_000;

#[actix_web::test]
async fn twenty_logins_a_minute_of_one_browser_are_enough() {
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    for _ in 0..ENOUGH {
        let page = browser.get("/nb/logg-inn").await;
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(page.headers.contains_key(header::RETRY_AFTER));
            return;
        }
    }
    panic!("never refused");
}

#[actix_web::test]
async fn logins_of_others_behind_the_same_address_shut_nobody_out() {
    let portal = Portal::start().await;
    let again = "/nb/logg-inn?niva=hoy&igjen=ja";
    let mut newcomer = None;
    for _ in 0..ENOUGH {
        let mut new = portal.browser();
        let answer = new.get("/nb/logg-inn?niva=hoy").await;
        if answer.location == again {
            newcomer = Some((new, answer));
            break;
        }
    }
    let (mut new, sent_again) =
        newcomer.expect("newcomers are sent to the same address with a cookie that shows who comes back");
    assert!(new.follow(&sent_again).await.location.contains("/standin/"), "they get to the issuer");

    for _ in 0..ENOUGH {
        if portal.browser().get(again).await.status == StatusCode::TOO_MANY_REQUESTS {
            return;
        }
    }
    panic!("without the cookie nobody is refused");
}

#[actix_web::test]
async fn a_session_ended_while_a_request_runs_does_not_come_back() {
    use actix_session::SessionExt;
    use actix_web::{HttpRequest, HttpResponse, test, web};
    let portal = Portal::start().await;
    let mut browser = portal.browser();
    browser.log_in("", HIGH).await;
    let pool = portal.db.pool.clone();
    let handler = move |req: HttpRequest| {
        let pool = pool.clone();
        async move {
            let session = req.get_session();
            assert!(session.get::<Login>(LOGIN).unwrap().is_some());
            sqlx::query("delete from web_session").execute(&pool).await.unwrap();
            session.insert("flash", "x").unwrap();
            HttpResponse::Ok().finish()
        }
    };
    #[expect(clippy::disallowed_methods, reason = "a handler that ends its own session, as no page of ours does")]
    let running = App::new().wrap(login::session_middleware(&portal.services)).route("/", web::get().to(handler));
    let running = test::init_service(running).await;
    let cookie = (header::COOKIE.as_str(), format!("portner={}", browser.cookies["portner"]));
    let answer = test::call_service(&running, test::TestRequest::get().insert_header(cookie).to_request()).await;
    assert!(answer.status().is_success());
    assert_eq!(portal.sessions().await, 0);
    assert!(!browser.is_in().await);
}

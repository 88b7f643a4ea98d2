//! Clients: made with a key that is pasted, changed, taken out of use and back, and each change undone. No private key is taken in.

use reqwest::StatusCode;

use crate::removal::{FULL, HOLDER, look_over};
use crate::support::{
    browser::Browser,
    page::{Form, Page, all, says},
    people::{EKSEMPEL, KARI, MONA, NETT, OLA, SYSTEMHUSET},
    steps::{READ_INSTANCES, give},
    world::World,
};

pub const LIST: &str = "/nb/310123455/prod/klienter";
pub const SCOPE: &str = "altinn:serviceowner/instances.read";

/// The key of RFC 7638 §3.1, as a JWK with this name.
pub fn public_key(kid: &str) -> String {
    let n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
    format!(r#"{{"kty":"RSA","n":"{n}","e":"AQAB","alg":"RS256","use":"sig","kid":"{kid}"}}"#)
}

/// Another one each time, by its last digits: long enough, and nobody's.
pub fn other_key(kid: &str, nth: usize) -> String {
    let letters = ["B", "C", "D", "E", "F", "G", "H", "I"];
    public_key(kid).replace("0vx7", &format!("0v{}7", letters[nth]))
}

/// From the empty form to the page of the client.
pub async fn register(browser: &mut Browser, list: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(&format!("{list}/ny")).await;
    let receipt = browser.submit(&form, "Opprett klient", fields).await;
    assert_eq!(receipt.heading(), "Klient opprettet", "{}", receipt.text());
    let name = fields.iter().find(|(field, _)| *field == "navn").unwrap().1;
    browser.get(&receipt.link(&format!("Gå til {name}"))).await
}

/// With a scope and a key, in production.
pub async fn ready(browser: &mut Browser, name: &str) -> Page {
    ready_as(browser, name, "jobb-1").await
}

/// The same, with a key of this name.
async fn ready_as(browser: &mut Browser, name: &str, kid: &str) -> Page {
    let form = browser.get(&format!("{LIST}/ny")).await;
    let scope = form.choice(&format!("{SCOPE} Dere har tilgang"));
    register(browser, LIST, &[("navn", name), ("scope", &scope), ("nokkeltekst", &public_key(kid))]).await
}

pub async fn rename(browser: &mut Browser, client: &Page, name: &str) -> Page {
    let form = browser.get(&format!("{}/endre", client.path)).await;
    browser.submit(&form, "Lagre", &[("navn", name)]).await
}

pub async fn add_key(browser: &mut Browser, client: &Page, key: &str) -> Page {
    let form = browser.get(&format!("{}/nokler", client.path)).await;
    browser.submit(&form, "Legg til nøkkel", &[("nokkeltekst", key)]).await
}

pub async fn remove_key(browser: &mut Browser, client: &Page, kid: &str) -> Page {
    let ask = browser.get(&client.path).await.link(&format!("Fjern {kid}"));
    let ask = browser.get(&ask).await;
    browser.submit(&ask, "Fjern nøkkelen", &[]).await
}

/// Ticks this scope and no other.
pub async fn set_scope(browser: &mut Browser, client: &Page, label: Option<&str>) -> Page {
    let page = browser.get(&format!("{}/scopes", client.path)).await;
    let Form { action, mut fields, .. } = page.form("Lagre");
    fields.retain(|(name, _)| name != "scope");
    fields.extend(label.map(|label| ("scope".to_owned(), page.choice(label))));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = browser.post(&action, &fields).await;
    if answer.status == StatusCode::OK {
        // It was used lately, which is asked about first.
        return browser.submit(&answer, "Fjern scopet", &[]).await;
    }
    browser.follow(&answer).await
}

/// Gives the package (`Gi pakken`), or takes it back (`Fjern pakken`).
pub async fn package(browser: &mut Browser, client: &Page, button: &str) -> Page {
    let review = browser.get(&format!("{}/opptre", client.path)).await;
    browser.submit(&review, button, &[]).await
}

pub async fn client_off(browser: &mut Browser, client: &Page) -> Page {
    let ask = browser.get(&format!("{}/deaktiver", client.path)).await;
    browser.submit(&ask, "Deaktiver klienten", &[]).await
}

pub async fn client_on(browser: &mut Browser, client: &Page) -> Page {
    let ask = browser.get(&format!("{}/reaktiver", client.path)).await;
    browser.submit(&ask, "Ta i bruk igjen", &[]).await
}

#[actix_web::test]
async fn a_client_with_a_pasted_key_works_at_once_and_says_how() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let empty = kari.get(LIST).await;
    assert!(empty.says("Virksomheten har ingen aktive klienter her"), "{}", empty.text());
    let form = kari.get(&empty.link("Ny klient")).await;
    let scope = form.choice(&format!("{SCOPE} Dere har tilgang"));
    let key = public_key("jobb-1");
    let fields = [("navn", "Nattjobben"), ("scope", scope.as_str()), ("nokkeltekst", key.as_str())];
    let receipt = kari.submit(&form, "Opprett klient", &fields).await;
    assert_eq!(receipt.heading(), "Klient opprettet", "{}", receipt.text());
    assert!(receipt.link("Test klienten").ends_with("/prov"), "{}", receipt.text());
    let list = kari.get(LIST).await;
    assert_eq!(list.link("Hvorfor virker det ikke?"), "/nb/310123455/prod/hvorfor");
    for said in
        ["Nattjobben kan hente token for dere selv", "privat-jobb-1.pem", "/maskinporten/prod/token", "curl -sS", SCOPE]
    {
        assert!(receipt.says(said), "{said}: {}", receipt.text());
    }
    let list = kari.get(LIST).await;
    assert!(list.says("1 klient") && list.says("Nattjobben"), "{}", list.text());
    let page = kari.get(&list.link("Nattjobben")).await;
    assert!(page.says("Gyldig") && page.says("RS256") && page.says("Ikke brukt ennå"), "{}", page.text());
}

#[actix_web::test]
async fn a_private_key_is_refused_and_is_nowhere_afterwards() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    let jwk = public_key("a").replace("\"use\"", "\"d\":\"hemmelig-del\",\"use\"");
    for secret in ["-----BEGIN PRIVATE KEY-----\nhemmelig-del\n-----END PRIVATE KEY-----", jwk.as_str()] {
        let answer = kari.press(&form, "Opprett klient", &[("navn", "Nattjobben"), ("nokkeltekst", secret)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.says("Dette er en privat nøkkel. Vi har ikke lagret den."), "{}", answer.text());
        assert!(!answer.body.contains("hemmelig-del"), "it does not come back");
        assert_eq!(answer.value_of("navn"), "Nattjobben", "the rest of the form does");
    }
    let (clients, kept): (i64, i64) = (
        world.ask("select count(*) from client").await,
        world.ask("select count(*) from event where payload::text like '%hemmelig%'").await,
    );
    assert_eq!((clients, kept), (0, 0));
}

#[actix_web::test]
async fn each_fault_of_a_key_is_said_at_its_field() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    let form = kari.get(&page.link("Legg til nøkkel")).await;
    for (text, sentence) in [
        (String::new(), "Lim inn en offentlig nøkkel"),
        ("noe annet".to_owned(), "Vi kjenner ikke igjen teksten"),
        ("noe annet".to_owned(), "Feltet er tømt"),
        ("ssh-rsa AAAA".to_owned(), "Dette er en SSH-nøkkel"),
        ("https://example.no/jwks.json".to_owned(), "Dette er en nettadresse"),
        ("MIIB".repeat(90), "Teksten mangler linjene med -----BEGIN"),
        (public_key("b").replace('{', &format!("{{\"x\":\"{}\",", "a".repeat(70_000))), "Teksten er lengre enn 64 KiB"),
        (public_key("b").replace("RS256", "ES256"), "Algoritmen ES256 kan ikke brukes"),
        (public_key("b").replace("\"sig\"", "\"enc\""), "Nøkkelen er til «enc»"),
        (public_key("b c"), "En kid har 1 til 255 tegn"),
        (public_key("b").replace("\"RSA\"", "\"EC\""), "Nøkkelen er av typen EC"),
        (format!("[{},{}]", public_key("b"), other_key("c", 0)), "Teksten har 2 nøkler"),
        (other_key("jobb-1", 0), "Klienten har allerede en annen nøkkel som heter jobb-1"),
        (public_key("b"), "Klienten har allerede denne nøkkelen, med kid jobb-1"),
        (public_key("01818506895"), "inneholder et fødselsnummer"),
    ] {
        let answer = kari.press(&form, "Legg til nøkkel", &[("nokkeltekst", &text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}: {}", answer.text());
        assert!(answer.says(sentence), "{sentence}: {}", answer.text());
    }
}

#[actix_web::test]
async fn a_key_that_is_sent_again_counts_a_year_more_and_undo_gives_it_the_time_it_had() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    world.happens("update client_key set expires_at = expires_at - interval '350 days'").await;
    let soon = kari.get(&page.path).await;
    assert!(soon.says("Den siste gyldige nøkkelen utløper"), "{}", soon.text());
    let form = kari.get(&soon.link("Legg til nøkkel")).await;
    let renewed = kari.submit(&form, "Legg til nøkkel", &[("nokkeltekst", &public_key("jobb-1"))]).await;
    assert_eq!(renewed.heading(), "Nøkkel fornyet", "{}", renewed.text());
    assert!(!kari.get(&page.path).await.says("Den siste gyldige nøkkelen utløper"));
    let undone = kari.submit(&renewed, "Angre", &[]).await;
    assert!(undone.says("Som før"), "{}", undone.text());
    assert!(kari.get(&page.path).await.says("Den siste gyldige nøkkelen utløper"));
}

#[actix_web::test]
async fn a_sixth_key_waits_until_one_is_removed_and_a_removal_is_undone_where_there_is_room() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    for nth in 0..4 {
        let form = kari.get(&format!("{}/nokler", page.path)).await;
        let key = other_key(&format!("k{nth}"), nth);
        assert_eq!(kari.submit(&form, "Legg til nøkkel", &[("nokkeltekst", &key)]).await.heading(), "Nøkkel lagt til");
    }
    let form = kari.get(&format!("{}/nokler", page.path)).await;
    let full = kari.press(&form, "Legg til nøkkel", &[("nokkeltekst", &other_key("k5", 5))]).await;
    assert!(full.says("Klienten har 5 nøkler, og flere kan den ikke ha"), "{}", full.text());
    let ask = kari.get(&kari.clone().get(&page.path).await.link("Fjern k0")).await;
    assert!(ask.says("Klienten har 4 andre gyldige nøkler."), "{}", ask.text());
    let removed = kari.submit(&ask, "Fjern nøkkelen", &[]).await;
    assert_eq!(removed.heading(), "Nøkkel fjernet");
    let again = kari.submit(&full, "Legg til nøkkel", &[("nokkeltekst", &other_key("k5", 5))]).await;
    assert_eq!(again.heading(), "Nøkkel lagt til", "{}", again.text());
    assert!(kari.get(&removed.path).await.says("Klienten har så mange nøkler som den kan ha."));
    kari.submit(&again, "Angre", &[]).await;
    let back = kari.submit(&kari.clone().get(&removed.path).await, "Angre fjerningen", &[]).await;
    assert!(back.says("Lagt tilbake"), "{}", back.text());
    let kids: Vec<String> =
        world.ask("select array_agg(kid order by kid) from client_key where removed_at is null").await;
    assert_eq!(kids, ["jobb-1", "k0", "k1", "k2", "k3"]);
}

#[actix_web::test]
async fn the_key_that_was_there_first_is_the_old_one_though_its_removal_was_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    add_key(&mut kari, &page, &other_key("jobb-2", 1)).await;
    let used = async |kid: &str, minute: u8| {
        world
            .happens(format!(
                "insert into client_key_use select client_key_id, '2026-12-01 12:{minute:02}' from client_key \
                 where kid = '{kid}' and removed_at is null \
                 on conflict (client_key_id) do update set last_used_at = excluded.last_used_at"
            ))
            .await;
    };
    used("jobb-1", 1).await;
    let waits = kari.get(&page.path).await;
    assert!(waits.says("Den nye nøkkelen, jobb-2, er ikke brukt ennå."), "{}", waits.text());
    used("jobb-2", 2).await;
    let rotated = kari.get(&page.path).await;
    assert!(rotated.says("Den gamle, jobb-1, kan fjernes."), "{}", rotated.text());
    let ask = kari.get(&rotated.link("Fjern den gamle nøkkelen")).await;
    let removed = kari.submit(&ask, "Fjern nøkkelen", &[]).await;
    kari.submit(&removed, "Angre fjerningen", &[]).await;
    used("jobb-1", 3).await;
    let back = kari.get(&page.path).await;
    assert!(!back.says("Den nye nøkkelen"), "{}", back.text());
    used("jobb-2", 4).await;
    let again = kari.get(&page.path).await;
    assert!(again.says("Den gamle, jobb-1, kan fjernes."), "{}", again.text());
}

#[actix_web::test]
async fn customers_are_not_tried_without_end() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = world.machine(SYSTEMHUSET, "prod", &[SCOPE]).await;
    world.happens("update client set for_customers = true").await;
    let at = format!("/nb/{SYSTEMHUSET}/prod/klienter/{}/prov", machine.client);
    let mut refused = None;
    for _ in 0..30 {
        let answer = ola.get(&format!("{at}?kunde={EKSEMPEL}")).await;
        refused = refused.or((answer.status == StatusCode::TOO_MANY_REQUESTS).then_some(answer));
    }
    assert!(refused.is_some());
    assert_eq!(ola.get(&at).await.status, StatusCode::OK, "one's own is not looked up");
}

#[actix_web::test]
async fn a_scope_whose_access_is_gone_stays_on_the_client_and_says_what_to_do() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    world
        .happens(format!(
            "update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' where org_number = {EKSEMPEL}"
        ))
        .await;
    let lacking = kari.get(&page.path).await;
    assert!(lacking.says("Mangler tilgang (MP-250)") && lacking.says("Be om tilgang"), "{}", lacking.text());
    assert!(kari.get(&format!("{LIST}?vis=mangler")).await.says("Nattjobben"));
    let form = kari.get(&page.link("Endre scopes")).await;
    let kept = kari.submit(&form, "Lagre", &[]).await;
    assert_eq!(kept.heading(), "Nattjobben", "what was read can be sent back unchanged");
    world.happens("update scope set deactivated_at = now()").await;
    assert!(kari.get(&page.path).await.says("Scopet er deaktivert"));
}

#[actix_web::test]
async fn scopes_are_taken_and_given_in_one_change_whose_lines_are_undone_one_by_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    let receipt = set_scope(&mut kari, &page, None).await;
    assert_eq!(receipt.heading(), "Scopes endret", "{}", receipt.text());
    let empty = kari.get(&page.path).await;
    assert!(empty.says("Klienten har ingen scopes."), "losing the last one breaks nothing: {}", empty.text());
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Lagt tilbake"), "{}", undone.text());
    let rows: i64 =
        world.ask("select count(*) from client_scope where removed_at is null and restores is not null").await;
    assert_eq!(rows, 1);
}

#[actix_web::test]
async fn a_client_that_is_deactivated_says_so_everywhere_and_comes_back_as_it_was() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    let ask = kari.get(&page.link("Deaktiver")).await;
    for said in [
        "Klienten får ikke lenger token for det ene scopet den kan bruke.",
        "Den har aldri vært brukt.",
        "høyst 120 sekunder",
    ] {
        assert!(ask.says(said), "{said}: {}", ask.text());
    }
    let off = kari.submit(&ask, "Deaktiver klienten", &[]).await;
    assert_eq!(off.heading(), "Klient deaktivert");
    assert!(kari.get(&page.path).await.says("Scopes og nøkler er beholdt."));
    assert!(!kari.get(LIST).await.says("Nattjobben"));
    assert!(kari.get(&format!("{LIST}?vis=deaktivert")).await.says("Nattjobben"));
    let on = kari.submit(&kari.clone().get(&format!("{}/reaktiver", page.path)).await, "Ta i bruk igjen", &[]).await;
    assert_eq!(on.heading(), "Klient tatt i bruk igjen", "{}", on.text());
    let again = kari.get(&page.path).await;
    assert!(again.says("Gyldig") && again.says("jobb-1"), "{}", again.text());
}

impl World {
    /// So many tokens are counted for each scope of a client, a day ago.
    async fn uses(&self, client: &Page, tokens: i64) {
        let id = client.path.rsplit('/').next().unwrap();
        let at = self.services.clock.now() - jiff::SignedDuration::from_hours(24);
        self.happens(format!(
            "insert into token_use select date_trunc('hour', '{at}'::timestamptz), 'prod', client_id, scope_id, {EKSEMPEL}, 0, '', {tokens} \
             from client_scope where client_id = '{id}' and removed_at is null"
        ))
        .await;
    }
}

#[actix_web::test]
async fn what_stops_with_a_client_is_told_by_scope_before_it_is_deactivated() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    let ask = kari.get(&page.link("Deaktiver")).await;
    assert!(ask.says(SCOPE) && ask.says("Klienten har ikke hentet token med scopet."), "{}", ask.text());
    world.uses(&page, 812).await;
    let ask = kari.get(&page.link("Deaktiver")).await;
    assert!(ask.says("812 token er utstedt, det siste 19. nov. 2026."), "{}", ask.text());
    package(&mut kari, &page, "Gi pakken").await;
    let ask = kari.get(&page.link("Deaktiver")).await;
    assert!(ask.says("Klienten beholder pakken «Opptre for virksomhetens kunder»"), "{}", ask.text());
}

#[actix_web::test]
async fn a_scope_that_was_used_lately_goes_after_its_consequences_were_seen_and_nothing_is_lost_on_the_way_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    world.uses(&page, 3).await;
    let form = kari.get(&page.link("Endre scopes")).await;
    let Form { action, mut fields, .. } = form.form("Lagre");
    fields.retain(|(name, _)| name != "scope" && name != "sok");
    fields.push(("sok".to_owned(), "altinn".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let step = kari.post(&action, &fields).await;
    assert_eq!(
        (step.status, step.heading().as_str()),
        (StatusCode::OK, "Fjern scopes fra Nattjobben"),
        "{}",
        step.text()
    );
    assert!(step.says(SCOPE) && step.says("3 token er utstedt, det siste 19. nov. 2026."), "{}", step.text());
    assert!(kari.get(&page.path).await.says(SCOPE), "nothing has happened");
    let back = kari.press(&step, "Tilbake til scopene", &[]).await;
    assert_eq!((back.heading().as_str(), back.value_of("sok").as_str()), ("Scopes for Nattjobben", "altinn"));
    assert!(back.form("Lagre").fields.iter().all(|(name, _)| name != "scope"), "it stays unticked");
    let receipt = kari.submit(&step, "Fjern scopet", &[]).await;
    assert_eq!(receipt.heading(), "Scopes endret", "{}", receipt.text());
    assert!(kari.get(&page.path).await.says("Klienten har ingen scopes."));
}

#[actix_web::test]
async fn a_scope_that_the_organisation_lacks_is_found_in_the_picker_with_the_way_to_ask_for_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world
        .happens(
            "insert into scope (scope_id, environment, name, provider_org_number, visibility, delegable) \
             select gen_random_uuid(), 'prod', 'altinn:mangler/' || n, 991825827, 'public', false from generate_series(100, 160) n",
        )
        .await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    let found = kari.press(&form, "Søk", &[("sok", "mangler/142"), ("navn", "Nattjobben")]).await;
    assert!(found.says("altinn:mangler/142") && found.says("Mangler tilgang"), "{}", found.text());
    assert!(!found.says("Ingen scopes passer"), "{}", found.text());
    let ask = kari.get(&found.link("Be om tilgang altinn:mangler/142")).await;
    assert!(ask.says("altinn:mangler/142"), "{}", ask.text());
    let some = kari.press(&form, "Søk", &[("sok", "mangler/")]).await;
    assert!(!some.says("altinn:mangler/160"), "{}", some.text());
    let all = kari.press(&some, "Vis alle", &[]).await;
    assert!(all.says("altinn:mangler/160") && all.value_of("sok") == "mangler/", "{}", all.text());
}

#[actix_web::test]
async fn the_log_of_a_client_is_found_by_its_id_under_whatever_name_it_had() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    ready_as(&mut kari, "Nattjobben to", "jobb-3").await;
    rename(&mut kari, &page, "Døgnjobben").await;
    add_key(&mut kari, &page, &other_key("jobb-2", 0)).await;
    let log = kari.get(&page.path).await.link("Se i loggen");
    let log = kari.get(&log).await;
    let told: Vec<String> =
        all(&log.html(), "tbody tr").into_iter().map(says).filter(|line| line.contains("Kari")).collect();
    assert_eq!(told.len(), 3, "made, renamed, a key: {told:?}");
    assert!(told.iter().all(|line| !line.contains("Nattjobben to")), "{told:?}");
}

#[actix_web::test]
async fn a_name_that_another_client_has_is_told_once_and_is_no_fault() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    ready(&mut kari, "Nattjobben").await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    let fields = [("navn", "nattjobben"), ("kilde", "senere")];
    let told = kari.press(&form, "Opprett klient", &fields).await;
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.says("Dere har allerede en klient som heter nattjobben her."), "{}", told.text());
    assert_eq!(world.ask::<i64>("select count(*) from client").await, 1);
    assert_eq!(kari.submit(&told, "Opprett klient", &[]).await.heading(), "Klient opprettet");
    let in_test = kari.get(&LIST.replace("prod", "test")).await;
    let form = kari.get(&in_test.link("Ny klient")).await;
    assert_eq!(
        kari.submit(&form, "Opprett klient", &fields).await.heading(),
        "Klient opprettet",
        "another environment"
    );
}

#[actix_web::test]
async fn two_who_change_a_client_see_each_other() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    let (one, other) = (kari.get(&page.link("Endre")).await, kari.get(&page.link("Endre")).await);
    let changed = kari.submit(&one, "Lagre", &[("navn", "Dagjobben")]).await;
    assert_eq!(changed.heading(), "Klient endret", "{}", changed.text());
    let late = kari.press(&other, "Lagre", &[("navn", "Kveldsjobben")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("En kollega endret klienten mens du skrev") && late.says("Dagjobben"), "{}", late.text());
    let undone = kari.submit(&changed, "Angre", &[]).await;
    assert!(undone.says("Som før"), "{}", undone.text());
    assert_eq!(kari.get(&page.path).await.heading(), "Nattjobben");
}

#[actix_web::test]
async fn a_client_for_customers_uses_what_customers_delegate_until_they_take_it_back() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    let list = format!("/nb/{SYSTEMHUSET}/prod/klienter");
    world
        .happens("update delegation set withdrawn_at = now(), withdrawn_how = 'giver' where withdrawn_at is null")
        .await;
    let form = ola.get(&format!("{list}/ny")).await;
    let found = ola.press(&form, "Søk", &[("sok", SCOPE), ("navn", "Kundejobben")]).await;
    assert_eq!(found.value_of("navn"), "Kundejobben", "a search takes nothing away");
    let scope = found.choice(&format!("{SCOPE} Ingen kunde har gitt fullmakt ennå"));
    let key = public_key("kunde-1");
    let mut fields = vec![("navn", "Kundejobben"), ("scope", scope.as_str()), ("nokkeltekst", key.as_str())];
    let own = ola.press(&form, "Opprett klient", &fields).await;
    assert!(own.says(&format!("{SCOPE} kan bare brukes for kunder. Velg «For kunder»")), "{}", own.text());
    fields.push(("bruk", "kunder"));
    let client = register(&mut ola, &list, &fields).await;
    assert!(client.says("Ingen kunde har gitt fullmakt (MP-251)"), "{}", client.text());
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    let client = ola.get(&client.path).await;
    assert!(client.says("1 kunde har gitt fullmakt") && client.says("310123455"), "{}", client.text());
}

#[actix_web::test]
async fn a_client_that_was_used_stops_acting_for_customers_after_its_consequences_were_seen() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = world.supplier(SYSTEMHUSET, &[SCOPE]).await;
    let at = format!("/nb/{SYSTEMHUSET}/prod/klienter/{}", machine.client);
    let own = [("bruk", "oss"), ("navn", "Fagsystem 2")];
    // Unused, it is changed at once.
    let form = ola.get(&format!("{at}/endre")).await;
    let receipt = ola.submit(&form, "Lagre", &own).await;
    assert_eq!(receipt.heading(), "Klient endret");
    ola.submit(&receipt, "Angre", &[]).await;
    assert_eq!(machine.fetch_for(EKSEMPEL, SCOPE).await.code(), "issued");
    world.has_counted(1).await;
    let form = ola.get(&format!("{at}/endre")).await;
    let means = ola.press(&form, "Lagre", &own).await;
    assert!(means.says("Klienten får ikke lenger token for kunder, bare for dere selv."), "{}", means.text());
    assert!(means.says(SCOPE), "{}", means.text());
    assert_eq!(machine.fetch_for(EKSEMPEL, SCOPE).await.code(), "issued", "nothing is changed yet");
    let back = ola.press(&means, "Tilbake til skjemaet", &[]).await;
    assert_eq!(back.value_of("navn"), "Fagsystem 2", "what was typed is kept");
    assert_eq!(ola.submit(&means, "Lagre endringen", &[]).await.heading(), "Klient endret");
    assert_eq!(machine.fetch_for(EKSEMPEL, SCOPE).await.code(), "MP-011");
}

#[actix_web::test]
async fn the_package_is_given_to_a_client_by_who_holds_it_and_undone_like_any_right() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    let list = format!("/nb/{SYSTEMHUSET}/prod/klienter");
    let client = register(&mut ola, &list, &[("navn", "Fagsystem"), ("kilde", "senere")]).await;
    let review = ola.get(&client.link("Gi pakken")).await;
    assert_eq!(review.heading(), "La Fagsystem opptre for virksomhetens kunder");
    assert!(review.says("Klienten får ikke lenger token for virksomhetens egen tilgang."), "{}", review.text());
    let receipt = ola.submit(&review, "Gi pakken", &[]).await;
    assert_eq!(receipt.heading(), "Pakke gitt", "{}", receipt.text());
    let given: i64 = world.ask("select count(*) from client_package where removed_at is null").await;
    assert_eq!(given, 1);
    assert!(ola.get(&client.path).await.says("Klienten har hatt pakken siden"));
    let undone = ola.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says("Fjernet"), "{}", undone.text());
    assert!(ola.get(&client.path).await.says("og ikke for kunder. Med pakken blir det omvendt"));
    assert!(
        ola.get(&format!("/nb/{SYSTEMHUSET}/logg"))
            .await
            .says("ga klienten Fagsystem pakken «Opptre for virksomhetens kunder»")
    );
}

#[actix_web::test]
async fn whoever_may_not_see_clients_does_not_and_those_of_others_are_not_there() {
    let (_world, [mut kari, mut mona, mut ola]) = World::with_users([KARI, MONA, OLA]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    assert_eq!(mona.get(LIST).await.status, StatusCode::FORBIDDEN);
    assert_eq!(mona.get(&page.path).await.status, StatusCode::FORBIDDEN);
    let theirs = page.path.replace(EKSEMPEL, SYSTEMHUSET);
    assert_eq!(ola.get(&theirs).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kari.get(&page.path.replace("/prod/", "/test/")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ola.get(&page.path.replace(EKSEMPEL, NETT)).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn the_list_is_a_file_too() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    ready(&mut kari, "Nattjobben").await;
    let file = kari.get(&kari.clone().get(LIST).await.link("Last ned CSV")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.body.contains("\"Nattjobben\""), "{}", file.body);
}

/// What the page says of a scope, as a code of the endpoint.
fn code_of(state: &str) -> &'static str {
    match state {
        "valid" => "issued",
        "deactivated" => "MP-200",
        "wrong-type" => "MP-201",
        "no-access" => "MP-250",
        "no-delegation" => "MP-251",
        other => panic!("{other}"),
    }
}

#[actix_web::test]
async fn what_a_page_says_of_a_scope_is_what_the_endpoint_answers_whatever_the_state() {
    let world = World::with_demo().await;
    let machine = world.machine(SYSTEMHUSET, "prod", &[SCOPE]).await;
    world.happens("alter table scope_plan disable trigger all").await;
    let choose = |is: bool, then: &str, otherwise: &str| if is { then.to_owned() } else { otherwise.to_owned() };
    let mut seen = std::collections::BTreeSet::new();
    for bits in 0..1u32 << 9 {
        let is = |bit: u32| bits >> bit & 1 == 1;
        let [customers, package, off, rests, typed] = [is(0), is(1), is(2), is(3), is(4)];
        let [open, delegable, has_access, is_given] = [is(5), is(6), is(7), is(8)];
        // What nobody can use is met with everything else in order, and with nothing.
        let hindrances = u32::from(off) + u32::from(rests) + u32::from(typed);
        let is_alike = [delegable, has_access, is_given].iter().all(|it| *it == open);
        if hindrances > 1 || hindrances == 1 && !is_alike {
            continue;
        }
        let access = format!(
            "insert into scope_access (scope_access_id, scope_id, org_number, granted_at) \
             select gen_random_uuid(), scope_id, org, now() from scope, unnest(array[{EKSEMPEL}, {SYSTEMHUSET}]) org where name = '{SCOPE}'"
        );
        let given = format!(
            "insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version, given_at) \
             select gen_random_uuid(), {EKSEMPEL}, {SYSTEMHUSET}, 'prod', api_resource_id, 1, now() from api_resource \
             where environment = 'prod' and identifier = 'altinn-serviceowner-instances-read'"
        );
        let statements = [
            format!(
                "update scope set deactivated_at = {}, integration_types = {}, accessible_for_all = {open}, delegable = {delegable} \
                 where name = '{SCOPE}' and environment = 'prod'",
                choose(off, "now()", "null"),
                choose(typed, "'{idporten}'", "'{}'"),
            ),
            format!("update client set for_customers = {customers} where client_id = '{}'", machine.client),
            "delete from scope_plan".to_owned(),
            "delete from client_package".to_owned(),
            "delete from delegation".to_owned(),
            format!("delete from scope_access a using scope s where s.scope_id = a.scope_id and s.name = '{SCOPE}'"),
            choose(has_access, &access, "select 1"),
            choose(is_given, &given, "select 1"),
            choose(
                rests,
                &format!(
                    "insert into scope_plan (scope_plan_id, scope_id, on_day, accesses, planned_at, planned_by, planned_in) \
                     select gen_random_uuid(), scope_id, '2026-11-20', 'rest', now(), gen_random_uuid(), '' \
                     from scope where name = '{SCOPE}' and environment = 'prod'"
                ),
                "select 1",
            ),
            choose(
                package,
                &format!(
                    "insert into client_package (client_package_id, client_id, given_at) values (gen_random_uuid(), '{}', now())",
                    machine.client
                ),
                "select 1",
            ),
        ];
        for statement in statements {
            world.happens(statement).await;
        }
        let state = |whom: &str| {
            format!("select coalesce({whom}, '') from client_scope_states('{}', '2026-11-20')", machine.client)
        };
        let (own, theirs): (String, String) = (world.ask(state("own")).await, world.ask(state("theirs")).await);
        let (for_us, for_them) = (machine.fetch(SCOPE).await.code(), machine.fetch_for(EKSEMPEL, SCOPE).await.code());
        let case = format!("{bits:09b}: {own} {theirs}, {for_us} {for_them}");
        assert_eq!(if own.is_empty() { "MP-011" } else { code_of(&own) }, for_us, "{case}");
        assert_eq!(if theirs.is_empty() { "MP-011" } else { code_of(&theirs) }, for_them, "{case}");
        seen.extend([own, theirs]);
    }
    assert_eq!(seen.len(), 6, "every state has been met, and none: {seen:?}");
}

#[actix_web::test]
async fn a_token_is_asked_for_a_customer_that_has_delegated_with_all_it_has_delegated() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    let machine = world.machine(SYSTEMHUSET, "prod", &[SCOPE, "helsedata:statistikk/kommune.read"]).await;
    world.happens("update client set for_customers = true").await;
    let at = format!("/nb/{SYSTEMHUSET}/prod/klienter/{}", machine.client);
    let page = ola.get(&at).await;
    assert!(page.says("customer=310123455") && page.says(&format!("\"scope\":\"{SCOPE}\"")), "{}", page.text());
    assert!(page.says("For dere selv: Gyldig"), "the other one is open to all: {}", page.text());
    world.happens("update client set for_customers = false").await;
    let own = ola.get(&at).await;
    assert!(own.says("\"scope\":\"helsedata:statistikk/kommune.read\"") && !own.says("customer="), "{}", own.text());
    world.happens("update client set deactivated_at = now()").await;
    let off = ola.get(&at).await;
    assert!(off.says("Klienten er deaktivert") && !off.says("Gyldig") && !off.says("curl -sS"), "{}", off.text());
}

#[actix_web::test]
async fn the_key_to_sign_with_is_chosen_and_its_file_is_named_after_it() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = ready(&mut kari, "Nattjobben").await;
    assert!(page.says("-sign privat-jobb-1.pem"), "{}", page.text());
    add_key(&mut kari, &page, &other_key("jobb-2", 1)).await;
    let newest = kari.get(&page.path).await;
    assert!(newest.says("-sign privat-jobb-2.pem"), "{}", newest.text());
    let older = kari.get(&newest.link("jobb-1")).await;
    assert!(older.says("-sign privat-jobb-1.pem") && older.says("\"kid\":\"jobb-1\""), "{}", older.text());
}

#[actix_web::test]
async fn what_came_of_the_last_attempts_is_shown_and_when_the_client_was_used() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let machine = world.machine(EKSEMPEL, "prod", &[SCOPE]).await;
    machine.fetch(SCOPE).await.claims();
    assert_eq!(machine.fetch("finnes:ikke").await.code(), "MP-200");
    let at = format!("{LIST}/{}", machine.client);
    let mut page = kari.get(&at).await;
    for _ in 0..50 {
        if page.says("MP-200") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = kari.get(&at).await;
    }
    assert!(page.says("Token utstedt") && page.says("MP-200") && page.says("finnes:ikke"), "{}", page.text());
    assert!(!page.says("Ikke brukt ennå"), "{}", page.text());
    let links = page.body.split("href=\"").filter_map(|part| part.split('"').next());
    let why = links.filter(|address| address.contains("/hvorfor?id=")).last().unwrap().to_owned();
    let leads_on = kari.get(&why).await;
    let why = kari.follow(&leads_on).await;
    assert_eq!(why.status, StatusCode::OK, "{}", why.text());
    let used: bool = world.ask("select client_last_used(client_id) >= created_at from client").await;
    assert!(used, "to the second, and not the hour it was in");
}

#[actix_web::test]
async fn a_client_is_tried_without_a_key_and_answers_as_the_endpoint_would() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    let machine = world.machine(SYSTEMHUSET, "prod", &[SCOPE]).await;
    let at = format!("/nb/{SYSTEMHUSET}/prod/klienter/{}/prov", machine.client);
    assert!(ola.get(&at).await.says("MP-250"));
    assert!(ola.get(&format!("{at}?kunde={EKSEMPEL}")).await.says("bare klienter for kunder kan oppgi det"));
    world.happens("update client set for_customers = true").await;
    world.happens("delete from delegation").await;
    let refused = ola.get(&format!("{at}?kunde={EKSEMPEL}")).await;
    assert!(refused.says("MP-251") && refused.says("har ikke gitt dere fullmakt"), "{}", refused.text());
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[READ_INSTANCES]).await;
    let issued = ola.get(&format!("{at}?kunde=310+123+455")).await;
    assert!(issued.says("Token") && !issued.says("MP-"), "{}", issued.text());
    assert_eq!(ola.get(&format!("{at}?kunde=1")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    world.happens("update client_key set expires_at = added_at").await;
    assert!(ola.get(&format!("{at}?kunde=")).await.says("Ingen av nøklene gjelder lenger"));
    assert_eq!(ola.get(&at).await.value_of("kunde"), EKSEMPEL, "one that has delegated is proposed");
    assert_eq!(world.count("token_attempt").await, 0, "it is no request");
}

#[actix_web::test]
async fn whoever_removes_a_delegation_is_told_which_clients_stop_and_both_parties_when_it_was_used() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let write = "altinn:serviceowner/instances.write";
    let machine = world.machine(SYSTEMHUSET, "prod", &[write]).await;
    world.happens("update client set for_customers = true").await;
    let unused = "1 klient kan bruke fullmakten. Ikke brukt de siste 90 dagene.";
    assert!(kari.get(HOLDER).await.says(unused), "{}", kari.get(HOLDER).await.text());
    machine.fetch_for(EKSEMPEL, write).await.claims();
    let used = "1 klient kan bruke fullmakten. Sist brukt 20. nov. 2026.";
    for _ in 0..50 {
        if kari.get(HOLDER).await.says(used) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(kari.get(HOLDER).await.says(used), "{}", kari.get(HOLDER).await.text());
    assert!(ola.get(&format!("/nb/{SYSTEMHUSET}/fullmakter/mottatt")).await.says(used));
    let review = look_over(&mut kari, &[FULL]).await;
    for said in [
        "1 av leverandørens klienter får ikke lenger token for dem.",
        "Sist brukt 20. nov. 2026. Token de siste 30 dagene: 1.",
    ] {
        assert!(review.says(said), "{said}: {}", review.text());
    }
}

#[actix_web::test]
async fn a_scope_that_is_not_shown_to_the_organisation_is_not_there_for_whoever_knows_its_id() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let of_test: uuid::Uuid =
        world.ask(format!("select scope_id from scope where name = '{SCOPE}' and environment = 'test'")).await;
    let hidden: uuid::Uuid = world
        .ask(
            "select s.scope_id from scope s where s.environment = 'prod' and s.visibility <> 'public' and s.deactivated_at is null \
             and s.provider_org_number <> 310123455 and not exists (select from effective_access('2026-11-20') e \
             where e.scope_id = s.scope_id and e.consumer_org_number = 310123455) order by s.name limit 1",
        )
        .await;
    let name: String = world.ask(format!("select name from scope where scope_id = '{hidden}'")).await;
    let form = kari.get(&format!("{LIST}/ny")).await;
    for id in [hidden.to_string(), of_test.to_string(), uuid::Uuid::nil().to_string()] {
        for usage in ["oss", "kunder"] {
            let fields = [("navn", "Fagsystem"), ("bruk", usage), ("kilde", "senere"), ("scope", id.as_str())];
            let refused = kari.press(&form, "Opprett klient", &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
            assert!(refused.fault_at("scope").unwrap().contains("finnes ikke i dette miljøet"), "{}", refused.text());
            assert!(!refused.says(&name), "{}", refused.text());
        }
    }
    assert_eq!(world.ask::<i64>("select count(*) from client where name = 'Fagsystem'").await, 0);
}

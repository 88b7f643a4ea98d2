//! The consumer's side of scopes: finding one in the catalogue, asking for it, using it; and the provider who answers.

use futures_util::future::join;
use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{EKSEMPEL, FRODE, GERD, INGRID, KARI, MONA, OLA, SYSTEMHUSET, TOR, VANNVERK},
    world::World,
};

const DIGDIR: &str = "991825827";
const EVENTS: &str = "altinn:events.subscribe";
const HELD: &str = "/nb/310123455/tilganger-vi-har";
const CATALOGUE: &str = "/nb/310123455/prod/api-katalog";
const QUEUE: &str = "/nb/991825827/prod/mine-api/foresporsler";
const CASES: &str = "eksempel:byggesak/saker.read";

/// The page of a scope in the catalogue, as Eksempel kommune sees it.
async fn in_catalogue(browser: &mut Browser, scope: &str) -> Page {
    let catalogue = browser.get(CATALOGUE).await;
    browser.get(&catalogue.link(scope)).await
}

/// Asks for a scope, as Eksempel kommune, and returns the receipt.
pub async fn ask(browser: &mut Browser, scope: &str) -> Page {
    ask_in(browser, CATALOGUE, scope).await
}

/// Asks for a scope in this catalogue.
pub async fn ask_in(browser: &mut Browser, catalogue: &str, scope: &str) -> Page {
    let catalogue = browser.get(catalogue).await;
    let page = browser.get(&catalogue.link(scope)).await;
    let fields = [("formal", "Vite når et skjema er sendt inn"), ("kontakt", "api@eksempel.example")];
    browser.submit(&page, "Send forespørselen", &fields).await
}

/// The request in its provider's queue.
async fn in_queue(browser: &mut Browser) -> Page {
    let queue = browser.get(QUEUE).await;
    browser.get(&queue.link(&format!("Eksempel kommune, {EVENTS}"))).await
}

async fn approve(browser: &mut Browser) -> Page {
    let request = in_queue(browser).await;
    browser.submit(&request, "Godkjenn og gi tilgang", &[]).await
}

async fn deactivate(frode: &mut Browser, scope: &str) -> Page {
    let list = frode.get(&format!("/nb/{DIGDIR}/prod/mine-api")).await;
    let page = frode.get(&list.link(scope)).await;
    let question = frode.get(&page.link("Deaktiver")).await;
    frode.submit(&question, "Deaktiver scopet", &[("bekreft", scope)]).await
}

#[actix_web::test]
async fn a_consumer_asks_the_provider_approves_and_what_goes_out_of_use_is_gone_at_once_until_it_is_back() {
    let (world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    let overview = kari.get("/nb/310123455").await;
    let held = kari.get(&overview.link("Tilganger vi har")).await;
    assert!(held.says("altinn:serviceowner/instances.read") && !held.says(EVENTS), "{}", held.text());
    let page = in_catalogue(&mut kari, EVENTS).await;
    assert!(page.says("Ikke tilgang") && page.says("Abonnere på hendelser i Altinn"), "{}", page.text());
    let receipt = ask(&mut kari, EVENTS).await;
    assert_eq!(receipt.heading(), "Forespørselen er sendt", "{}", receipt.text());
    assert!(receipt.says("Venter på svar til 18. februar 2027"), "{}", receipt.text());
    assert!(in_catalogue(&mut kari, EVENTS).await.says("venter på svar fra tilbyderen"));
    assert!(kari.get(&format!("{HELD}?vis=bedt-om")).await.says("Venter"));

    let waits = "1 virksomhet venter på svar om tilgang til API-et deres.";
    assert!(frode.get("/nb/991825827").await.says(waits));
    let mine = frode.get(&format!("/nb/{DIGDIR}/prod/mine-api")).await;
    assert_eq!(mine.link("Forespørsler om tilgang (1)"), QUEUE);
    let request = in_queue(&mut frode).await;
    assert!(request.says("Vite når et skjema er sendt inn") && request.says("api@eksempel.example"));
    assert!(!request.says("Kari"), "a person is named to their own organisation only: {}", request.text());
    let end = [("dag", "31"), ("maned", "12"), ("ar", "2026")];
    let approved = frode.submit(&request, "Godkjenn og gi tilgang", &end).await;
    assert_eq!(approved.heading(), "Tilgang gitt", "{}", approved.text());
    assert!(approved.says("forespørselen blir stående som besvart"), "{}", approved.text());
    assert!(!frode.get("/nb/991825827").await.says(waits));

    let held = kari.get(HELD).await;
    assert!(held.says(EVENTS) && held.says("31. des. 2026"), "{}", held.text());
    let ours = kari.get(&kari.clone().get(&receipt.link("Se forespørselen")).await.link("Se kvitteringen")).await;
    assert!(ours.says("Tilgangen er svar på en forespørsel.") && !ours.says("Frode"), "{}", ours.text());
    for org in [EKSEMPEL, DIGDIR] {
        assert_eq!(world.log_of(org).await, ["access-request.sent", "scope-access.given"], "{org}");
    }
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("tilgang til altinn:events.subscribe. Det er svar på en forespørsel"), "{}", log.text());

    let off = deactivate(&mut frode, EVENTS).await;
    for path in [HELD, CATALOGUE, &format!("{HELD}?vis=bedt-om"), &format!("{HELD}.csv")] {
        assert!(!kari.get(path).await.body.contains(EVENTS), "gone at once from {path}");
    }
    assert_eq!(kari.get(&page.path).await.status, StatusCode::NOT_FOUND, "and so is its page");
    frode.submit(&off, "Angre deaktiveringen", &[]).await;
    assert!(kari.get(HELD).await.says(EVENTS), "back with its accesses");
    let csv = kari.get(&format!("{HELD}.csv")).await.body;
    assert!(csv.contains("\"altinn:events.subscribe\";\"Abonnere på hendelser"), "{csv}");
}

#[actix_web::test]
async fn an_approval_that_is_undone_or_taken_back_is_not_approved_any_more_on_either_side() {
    let (world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    let sent = ask(&mut kari, EVENTS).await;
    let approved = approve(&mut frode).await;
    assert_eq!(frode.submit(&approved, "Angre", &[]).await.heading(), "Endringen er angret");
    assert!(!kari.get(HELD).await.says(EVENTS));
    let (ours, theirs) = (sent.link("Se forespørselen"), approved.link("Se forespørselen"));
    for seen in [kari.get(&ours).await, frode.get(&theirs).await] {
        assert!(seen.says("Status\nAngret") && seen.says("Angret 20. november 2026"), "{}", seen.text());
    }
    assert!(frode.get(&format!("{QUEUE}?vis=avsluttet")).await.says("Angret"));
    let again = ask(&mut kari, EVENTS).await;
    approve(&mut frode).await;
    world.happens("update scope_access set withdrawn_at = now(), withdrawn_how = 'provider'").await;
    assert!(kari.get(&again.link("Se forespørselen")).await.says("Status\nGjelder ikke lenger"));
}

#[actix_web::test]
async fn the_catalogue_has_what_is_public_and_in_use_and_how_we_stand_to_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.happens("update scope set documentation = 'https://docs.example' where environment = 'prod'").await;
    assert_eq!(in_catalogue(&mut kari, EVENTS).await.link("https://docs.example"), "https://docs.example");
    let catalogue = kari.get(CATALOGUE).await;
    for (scope, standing) in [
        (EVENTS, format!("Be om tilgang {EVENTS}")),
        (CASES, "Deres eget".to_owned()),
        ("helsedata:statistikk/kommune.read", "Åpent for alle".to_owned()),
        ("altinn:serviceowner/instances.read", "Dere har tilgang".to_owned()),
    ] {
        let rows = catalogue.text();
        let row = rows.split(&format!("\n{scope}\n")).nth(1).unwrap_or_else(|| panic!("no {scope} in\n{rows}"));
        assert!(row.lines().take(4).collect::<Vec<_>>().join(" ").contains(&standing), "{scope}: {row}");
    }
    assert!(!catalogue.says("vestbyvann:maaler.read"), "private, whoever has it");
    let found = kari.get(&format!("{CATALOGUE}?q=VANNVERK")).await;
    assert!(found.says("vestbyvann:ledningskart.read") && !found.says(EVENTS), "{}", found.text());
    assert!(kari.get(&format!("{CATALOGUE}?q=finnes+ikke")).await.says("Ingen treff"));

    let open = kari.get(&format!("{HELD}?vis=apne")).await;
    assert!(open.says("helsedata:statistikk/kommune.read") && !open.says("serviceowner"), "{}", open.text());
    let held = kari.get(HELD).await;
    assert!(!held.says("helsedata:statistikk"), "everybody's do not drown what was given to us");
    assert!(held.says("vestbyvann:maaler.read") && held.says("Systemhuset AS"), "with delegations on top");
    assert_eq!(held.link("Systemhuset AS"), "/nb/310123455/fullmakter/310223344");
    let in_test = kari.get(&held.link("Test")).await;
    assert!(in_test.says("Testmiljø") && !in_test.says("vestbyvann"), "{}", in_test.text());

    let page = in_catalogue(&mut kari, EVENTS).await;
    let id: String = world.ask("select scope_id::text from scope where name = 'vestbyvann:maaler.read'").await;
    for there in [
        format!("{CATALOGUE}/{id}"),
        page.path.replace("/prod/", "/test/"),
        page.path.replace("/prod/", "/ver2/"),
        format!("{CATALOGUE}/x"),
        format!("{CATALOGUE}/0197b1c2-0000-7000-8000-000000000001"),
    ] {
        let missing = kari.get(&there).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{there}");
    }
    let csrf = kari.get("/nb/").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("formal", "x")];
    let forced = kari.post(&format!("{CATALOGUE}/{id}"), &fields).await;
    assert_eq!(forced.status, StatusCode::NOT_FOUND, "what is not there cannot be asked for");
}

/// Whatever is out of use is in none of a consumer's lists.
#[actix_web::test]
async fn no_list_of_a_consumer_has_a_scope_that_is_out_of_use() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    ask(&mut kari, EVENTS).await;
    let names: Vec<String> = world.ask("select array_agg(distinct name order by name) from scope").await;
    let lists = [HELD.to_owned(), format!("{HELD}?vis=apne"), format!("{HELD}?vis=bedt-om"), CATALOGUE.to_owned()];
    let listed = async |kari: &mut Browser| {
        let mut text = String::new();
        for list in &lists {
            text += &kari.get(list).await.text_of("table");
        }
        text
    };
    let all = listed(&mut kari).await;
    for name in names {
        world.happens(format!("update scope set deactivated_at = now() where name = '{name}'")).await;
        let now = listed(&mut kari).await;
        assert!(!now.contains(&name), "{name} is out of use:\n{now}");
        world.happens(format!("update scope set deactivated_at = null where name = '{name}'")).await;
    }
    assert_eq!(listed(&mut kari).await, all, "and all is back");
}

#[actix_web::test]
async fn a_request_says_what_is_wrong_with_it_and_is_sent_once() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = in_catalogue(&mut kari, EVENTS).await;
    let long = "ø".repeat(501);
    for (fields, field, sentence) in [
        ([("formal", " "), ("kontakt", "")], "formal", "Skriv hva dere skal bruke det til"),
        ([("formal", long.as_str()), ("kontakt", "")], "formal", "Teksten kan ha høyst 500 tegn."),
        ([("formal", "Drift"), ("kontakt", "meg")], "kontakt", "Skriv en e-postadresse"),
    ] {
        let back = kari.press(&page, "Send forespørselen", &fields).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.fault_at(field).unwrap().starts_with(sentence), "{}", back.text());
        assert!(field != "kontakt" || back.text().contains("Drift"), "what was typed is kept");
    }
    // Two colleagues ask for the same at the same time, and one of them sends the form twice.
    let (mut one, mut other) = (kari.clone(), kari.clone());
    let second = kari.get(&page.path).await;
    let fields = [("formal", "Drift")];
    let (a, b) =
        join(one.press(&page, "Send forespørselen", &fields), other.press(&second, "Send forespørselen", &fields))
            .await;
    assert_eq!([a.status, b.status], [StatusCode::SEE_OTHER; 2], "{} {}", a.text(), b.text());
    assert_eq!(a.location, b.location, "the same form in another tab gets the same receipt");
    let new = [("formal", "Noe annet"), ("nokkel", "0197b1c2-0000-7000-8000-000000000002")];
    let late = kari.press(&second, "Send forespørselen", &new).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Ingenting er sendt") && late.says("venter på svar fra tilbyderen"), "{}", late.text());
    assert_eq!(world.count(format!("access_request where org_number = {EKSEMPEL}")).await, 1);
    // What everybody has, what we have and what is our own need not be asked for.
    let csrf = kari.get("/nb/").await.csrf();
    for scope in ["helsedata:statistikk/kommune.read", "altinn:serviceowner/instances.read", CASES] {
        let page = in_catalogue(&mut kari, scope).await;
        assert!(!page.text().contains("Send forespørselen"), "{}", page.text());
        let forced = kari.post(&page.path, &[("csrf", &csrf), ("nokkel", &FormKey::draw()), ("formal", "x")]).await;
        assert_eq!(forced.status, StatusCode::CONFLICT, "{scope}");
    }
}

#[actix_web::test]
async fn a_request_is_withdrawn_declined_and_regretted_and_late_answers_change_nothing() {
    let (_world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    let sent = ask(&mut kari, EVENTS).await;
    let theirs = in_queue(&mut frode).await;
    let withdrawn = kari.submit(&sent, "Angre, og trekk forespørselen tilbake", &[]).await;
    assert_eq!(withdrawn.heading(), "Forespørselen er trukket tilbake", "{}", withdrawn.text());
    for (button, fields) in [("Godkjenn og gi tilgang", ("dag", "")), ("Avslå forespørselen", ("grunn", "Nei"))] {
        let late = frode.press(&theirs, button, &[fields]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{button}");
        assert!(late.says("Forespørselen ventet ikke på svar lenger.") && late.says("Trukket"), "{}", late.text());
    }
    assert!(!kari.get(HELD).await.says(EVENTS), "nothing was given");

    ask(&mut kari, EVENTS).await;
    let request = in_queue(&mut frode).await;
    let silent = frode.press(&request, "Avslå forespørselen", &[]).await;
    assert_eq!(silent.fault_at("grunn").as_deref(), Some("Skriv hvorfor dere avslår"));
    let wrong = frode.press(&request, "Godkjenn og gi tilgang", &[("dag", "31"), ("maned", "2"), ("ar", "2027")]).await;
    assert_eq!(wrong.fault_at("dag").as_deref(), Some("Måneden har ikke så mange dager."));
    let past = frode.press(&request, "Godkjenn og gi tilgang", &[("dag", "20"), ("maned", "11"), ("ar", "2026")]).await;
    assert_eq!(past.fault_at("dag").as_deref(), Some("Siste dag må være i morgen eller senere."));
    let no = frode.submit(&request, "Avslå forespørselen", &[("grunn", "Bare for tjenesteeiere")]).await;
    assert_eq!(no.heading(), "Forespørselen er avslått", "{}", no.text());
    let ours = kari.get(&format!("{HELD}?vis=bedt-om")).await;
    let ours = kari.get(&ours.link(EVENTS)).await;
    assert!(ours.says("Avslått") && ours.says("Bare for tjenesteeiere") && !ours.says("Frode"), "{}", ours.text());
    let again = frode.submit(&no, "Angre avslaget", &[]).await;
    assert_eq!(again.heading(), "Forespørselen venter på svar igjen", "{}", again.text());
    let ours = kari.get(&ours.path).await;
    assert!(ours.says("Venter") && !ours.says("Bare for tjenesteeiere"), "{}", ours.text());
    let withdrawn = kari.submit(&ours, "Trekk tilbake", &[]).await;
    assert_eq!(withdrawn.heading(), "Forespørselen er trukket tilbake");
    let late = kari.press(&ours, "Trekk tilbake", &[("nokkel", "0197b1c2-0000-7000-8000-000000000001")]).await;
    assert_eq!((late.status, &late.location), (StatusCode::SEE_OTHER, &withdrawn.path), "the same form again");
    let closed = frode.get(&format!("{QUEUE}?vis=avsluttet")).await;
    assert_eq!(closed.text().matches("Trukket").count(), 2, "{}", closed.text());
}

#[actix_web::test]
async fn a_refusal_is_not_undone_when_the_consumer_has_it_or_has_asked_anew() {
    let (_world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    ask(&mut kari, EVENTS).await;
    let request = in_queue(&mut frode).await;
    let no = frode.submit(&request, "Avslå forespørselen", &[("grunn", "Nei")]).await;
    ask(&mut kari, EVENTS).await;
    let refused = frode.press(&no, "Angre avslaget", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
    approve(&mut frode).await;
    let refused = frode.press(&no, "Angre avslaget", &[("nokkel", "0197b1c2-0000-7000-8000-000000000001")]).await;
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
}

#[actix_web::test]
async fn whoever_gives_the_access_answers_the_request_on_whichever_page() {
    let (_world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let queue = "/nb/310123455/prod/mine-api/foresporsler";
    assert!(kari.get(queue).await.says("Vise status på byggesaker"));
    let list = kari.get("/nb/310123455/prod/mine-api").await;
    let scope = kari.get(&list.link(CASES)).await;
    kari.submit(&scope, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    assert!(kari.get(queue).await.says("Ingen venter på svar."));
    let theirs = ola.get(&format!("/nb/{SYSTEMHUSET}/tilganger-vi-har?vis=bedt-om")).await;
    assert!(theirs.says("Godkjent"), "{}", theirs.text());
    assert!(ola.get(&format!("/nb/{SYSTEMHUSET}/tilganger-vi-har")).await.says(CASES));
}

#[actix_web::test]
async fn an_answer_and_a_withdrawal_at_the_same_time_leave_one_of_them() {
    let (_world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    let sent = ask(&mut kari, EVENTS).await;
    let (ours, theirs) = (kari.get(&sent.link("Se forespørselen")).await, in_queue(&mut frode).await);
    let (yes, back) =
        join(frode.press(&theirs, "Godkjenn og gi tilgang", &[]), kari.press(&ours, "Trekk tilbake", &[])).await;
    let has = kari.get(HELD).await.says(EVENTS);
    assert_eq!((yes.status == StatusCode::SEE_OTHER, back.status == StatusCode::CONFLICT), (has, has));
}

#[actix_web::test]
async fn a_request_for_a_scope_out_of_use_waits_until_it_is_back() {
    let (_world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    ask(&mut kari, EVENTS).await;
    let off = deactivate(&mut frode, EVENTS).await;
    let request = in_queue(&mut frode).await;
    assert!(request.says("Scopet er deaktivert"), "{}", request.text());
    let late = frode.press(&request, "Godkjenn og gi tilgang", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Ta det i bruk igjen før du godkjenner"), "{}", late.text());
    frode.submit(&off, "Angre deaktiveringen", &[]).await;
    assert_eq!(approve(&mut frode).await.heading(), "Tilgang gitt");
}

#[actix_web::test]
async fn nobody_answers_for_ninety_days_and_it_is_over() {
    let world = World::with_demo().await;
    let sent = ask(&mut world.signed_in(KARI).await, EVENTS).await;
    world.advance(SignedDuration::from_hours(24 * 90 + 1));
    let (mut kari, mut frode) = (world.signed_in(KARI).await, world.signed_in(FRODE).await);
    assert!(kari.get(&sent.link("Se forespørselen")).await.says("Utløpt"), "whatever the housekeeping does");
    assert!(frode.get(QUEUE).await.says("Ingen venter på svar."));
    world.housekeeping().await;
    world.housekeeping().await;
    assert_eq!(world.log_of(DIGDIR).await, ["access-request.sent", "access-request.expired"], "once");
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("om tilgang til altinn:events.subscribe gikk ut uten svar"), "{}", log.text());
    assert_eq!(ask(&mut kari, EVENTS).await.heading(), "Forespørselen er sendt", "it can be asked for anew");
}

#[actix_web::test]
async fn what_two_parties_share_names_no_person_and_no_address() {
    let (world, [mut kari, mut frode]) = World::with_users([KARI, FRODE]).await;
    ask(&mut kari, EVENTS).await;
    let request = in_queue(&mut frode).await;
    frode.submit(&request, "Avslå forespørselen", &[("grunn", "Nei")]).await;
    let payloads: String = world.ask("select string_agg(payload::text, ' ') from event").await;
    assert!(payloads.contains("Vite når et skjema er sendt inn"));
    for secret in ["Kari", "Nordmann", "Frode", "Sunde", "api@eksempel.example"] {
        assert!(!payloads.contains(secret), "{secret} in {payloads}");
    }
}

#[actix_web::test]
async fn developers_see_and_ask_and_those_without_power_do_not() {
    let (world, [mut tor, mut frode]) = World::with_users([TOR, FRODE]).await;
    world
        .happens(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             select gen_random_uuid(), 310123455, person_id, 'right', 'self-service-integrations', now() from person \
             where given_name = 'Tor' and family_name = 'Dal'",
        )
        .await;
    let held = tor.get(HELD).await;
    assert!(held.says("altinn:serviceowner/instances.read"), "{}", held.text());
    assert!(!held.says("SYSTEMHUSET"), "what suppliers have is not for Kari to see");
    let receipt = ask(&mut tor, EVENTS).await;
    assert_eq!(receipt.heading(), "Forespørselen er sendt", "{}", receipt.text());
    assert!(receipt.says("Tor Dal for Eksempel kommune"), "{}", receipt.text());
    approve(&mut frode).await;
    assert!(tor.get(HELD).await.says(EVENTS));
    assert_eq!(world.signed_in(INGRID).await.get(HELD).await.status, StatusCode::OK, "the package shows it too");
    let denied = world.signed_in(MONA).await.get(HELD).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert!(denied.says("fullmakten «Selvbetjening av integrasjoner»"), "{}", denied.text());
    assert_eq!(tor.get("/nb/310123455/prod/mine-api/foresporsler").await.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn another_organisations_request_is_not_there() {
    let (_world, [mut kari, mut frode, mut gerd]) = World::with_users([KARI, FRODE, GERD]).await;
    let sent = ask(&mut kari, EVENTS).await;
    let (ours, theirs) = (sent.link("Se forespørselen"), in_queue(&mut frode).await.path);
    for (who, path) in [
        (&mut gerd, ours.replace(EKSEMPEL, VANNVERK)),
        (&mut frode, ours.replace(EKSEMPEL, DIGDIR)),
        (&mut kari, theirs.replace(DIGDIR, EKSEMPEL)),
    ] {
        assert_eq!(who.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(frode.get(&theirs.replace("/prod/", "/test/")).await.status, StatusCode::NOT_FOUND, "worlds are apart");
    let csrf = kari.get("/nb/").await.csrf();
    let fields = [("csrf", csrf.as_str()), ("nokkel", &FormKey::draw()), ("handling", "godkjenn")];
    assert_eq!(kari.post(&theirs.replace(DIGDIR, EKSEMPEL), &fields).await.status, StatusCode::NOT_FOUND);
    assert!(!kari.get(HELD).await.says(EVENTS));
}

#[actix_web::test]
async fn what_a_provider_provides_who_is_not_in_the_register_cannot_be_asked_for() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = in_catalogue(&mut kari, EVENTS).await;
    world.happens(format!("update scope set provider_org_number = 974760673 where name = '{EVENTS}'")).await;
    let late = kari.press(&form, "Send forespørselen", &[("formal", "Vite når et skjema er sendt inn")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.says("Ingenting er sendt"), "{}", late.text());
    let unknown = "Ikke i registeret ennå: 974 760 673";
    for page in [late, in_catalogue(&mut kari, EVENTS).await] {
        assert!(page.says("Tilbyderen er ikke i registeret ennå, så ingen kan svare"), "{}", page.text());
        assert!(page.says(unknown) && !page.says("Send forespørselen"), "{}", page.text());
    }
    assert!(kari.get(CATALOGUE).await.says(unknown));
}

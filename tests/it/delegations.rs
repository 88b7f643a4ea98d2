//! Giving, seeing and giving up, as people do it on the pages; and every way in which the world may have moved on meanwhile.

use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::{StatusCode, header};

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, EKSEMPEL, INGRID, KARI, KONKURS, NEDLAGT, NETT, OLA, SYSTEMHUSET},
    steps::{NOTIFICATIONS, READ_INSTANCES, STATISTICS, form_for, give, look_over},
    world::World,
};

const READ_TITLE: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const NEW: &str = "/nb/310123455/fullmakter/ny";
const CONFIRM: &str = "/nb/310123455/fullmakter/kontroll";

#[actix_web::test]
async fn what_is_given_is_seen_at_once_by_both_until_the_supplier_gives_it_up() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let reference = receipt.the(".reference");
    assert_eq!(receipt.path, format!("/nb/310123455/kvittering/{reference}"));
    let told = format!("Nett AS kan nå bruke «{READ_TITLE}» på vegne av Eksempel kommune.");
    assert!(receipt.says(&told), "{}", receipt.text());
    assert!(receipt.says("altinn:serviceowner/instances.read"));
    assert!(kari.get("/nb/310123455/fullmakter?q=nett").await.says("310 130 079"));

    let received = ali.get("/nb/310130079/fullmakter/mottatt").await;
    assert!(received.says(READ_TITLE) && received.says("Eksempel kommune"), "{}", received.text());
    let shared = ali.get(&format!("/nb/310130079/kvittering/{reference}")).await;
    assert_eq!(shared.heading(), "Fullmakt gitt", "the receipt is the supplier's too");
    assert!(!shared.says("Kari Nordmann"), "a person is named to their own organisation only");

    let question = ali.get(&received.link(&format!("Avslutt fullmakten {READ_TITLE}, Eksempel kommune"))).await;
    let farewell = ali.submit(&question, "Avslutt fullmakten", &[]).await;
    assert_eq!(farewell.heading(), "Fullmakten er avsluttet");
    assert!(kari.get("/nb/310123455/fullmakter/310130079").await.says("Avsluttet av leverandøren 20. november 2026"));
    for org in [EKSEMPEL, NETT] {
        assert_eq!(world.log_of(org).await, ["delegation.given", "delegation.relinquished"], "{org}");
    }
}

#[actix_web::test]
async fn a_second_tab_shows_the_receipt_of_what_the_first_one_confirmed() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let second = kari.get(&review.path).await;
    assert_ne!(review.value_of("nokkel"), second.value_of("nokkel"), "two forms, not the same form twice");
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    let again = kari.submit(&second, "Gi fullmakt", &[]).await;
    assert_eq!((again.heading().as_str(), &again.path), ("Fullmakt gitt", &receipt.path));
    let answer = kari.get(&review.path).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, receipt.path));
    assert_eq!(world.log_of(EKSEMPEL).await, ["delegation.given"]);
    gone(&ingrid.get(&review.path).await);
}

#[actix_web::test]
async fn a_key_is_good_for_one_form_only() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let key = review.value_of("nokkel");
    kari.submit(&review, "Gi fullmakt", &[]).await;
    let other = look_over(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    assert_eq!(kari.press(&other, "Gi fullmakt", &[("nokkel", &key)]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.log_of(EKSEMPEL).await.len(), 1);
}

#[actix_web::test]
async fn the_second_of_two_colleagues_sees_that_it_is_given_already() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let theirs = look_over(&mut ingrid, EKSEMPEL, NETT, &[READ_INSTANCES, STATISTICS]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let late = ingrid.press(&theirs, "Gi fullmakt", &[]).await;
    refused_as_stale(&world, &late, 1).await;
    assert!(late.says(&format!("«{READ_TITLE}» er allerede gitt")), "{}", late.text());
    assert!(late.says("Det andre du valgte, er uendret og kan fortsatt bekreftes."));
}

#[actix_web::test]
async fn nothing_is_given_to_a_supplier_that_was_struck_off_meanwhile() {
    for (fate, sentence) in [
        ("deleted_on = '2026-11-20'", "Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt"),
        ("bankrupt = true", "Virksomheten er konkurs og kan ikke få fullmakt"),
    ] {
        let (world, [mut kari]) = World::with_users([KARI]).await;
        let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
        world.happens(format!("update organisation set {fate} where org_number = {NETT}")).await;
        let refused = kari.press(&review, "Gi fullmakt", &[]).await;
        refused_as_stale(&world, &refused, 0).await;
        assert!(refused.says(sentence), "{}", refused.text());
    }
}

#[actix_web::test]
async fn a_scope_that_the_provider_adds_widens_nothing_that_was_given_or_looked_over() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let review = look_over(&mut kari, EKSEMPEL, "310334456", &[READ_INSTANCES]).await;
    world
        .happens(
            "insert into api_resource_version (api_resource_id, version, scope_names, writes) \
             select api_resource_id, 2, array['altinn:serviceowner/instances.read', 'altinn:serviceowner/notifications.create'], true \
             from api_resource where identifier = 'altinn-serviceowner-instances-read' and environment = 'prod'",
        )
        .await;
    let refused = kari.press(&review, "Gi fullmakt", &[]).await;
    refused_as_stale(&world, &refused, 1).await;
    assert!(refused.says(&format!("Tilbyderen har endret hva «{READ_TITLE}» inneholder.")), "{}", refused.text());
    let received = ali.get("/nb/310130079/fullmakter/mottatt").await;
    assert!(received.says("altinn:serviceowner/instances.read") && !received.says("notifications.create"));

    let again = kari.get(&refused.link("Se over på nytt")).await;
    let review = kari.submit(&again, "Se over", &[]).await;
    assert!(review.says("notifications.create"), "now it is seen what is given");
    assert_eq!(kari.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt");
}

/// A field, its sentence, and what was typed.
type Fault<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>);

#[actix_web::test]
async fn every_fault_has_its_sentence_at_its_field_and_nothing_typed_is_lost() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let api = form.choice(READ_INSTANCES);
    let long = "æ".repeat(201);
    let until = |day, month, year| vec![("varighet", "til"), ("dag", day), ("maned", month), ("ar", year)];
    let cases: [Fault<'_>; 15] = [
        ("leverandor", "Organisasjonsnummeret må ha 9 siffer.", vec![("leverandor", "310 130")]),
        ("leverandor", "Skriv organisasjonsnummeret.", vec![("leverandor", "")]),
        ("leverandor", "Kontrollsifferet stemmer ikke. Sjekk nummeret.", vec![("leverandor", "310130078")]),
        ("leverandor", "Vi fant ingen virksomhet med nummeret 310 000 019", vec![("leverandor", "310000019")]),
        ("leverandor", "Ingen kan gi til seg selv, verken person eller virksomhet", vec![("leverandor", EKSEMPEL)]),
        (
            "leverandor",
            "Virksomheten er slettet i Enhetsregisteret og kan ikke få fullmakt",
            vec![("leverandor", NEDLAGT)],
        ),
        ("leverandor", "Virksomheten er konkurs og kan ikke få fullmakt", vec![("leverandor", KONKURS)]),
        ("api", "Velg minst ett API", vec![]),
        ("api", "Et API du valgte, kan ikke gis videre lenger. Se over valgene.", vec![("api", "noe annet")]),
        ("dag", "Måneden har ikke så mange dager.", until("31", "2", "2027")),
        ("dag", "Skriv dagen som et tall fra 1 til 31.", until("32", "2", "2027")),
        ("maned", "Skriv måneden som et tall fra 1 til 12.", until("1", "13", "2027")),
        ("ar", "Året er for langt fram. Skriv et år til og med 2200.", until("1", "2", "9999")),
        ("dag", "Siste dag må være i morgen eller senere.", until("20", "11", "2026")),
        ("merknad", "Teksten kan ha høyst 200 tegn.", vec![("merknad", &long)]),
    ];
    for (field, sentence, mut fields) in cases {
        let typed = |name| fields.iter().any(|(field, _)| *field == name);
        let chosen = typed("api") || field == "api";
        if !typed("merknad") {
            fields.push(("merknad", "Avtale 17"));
        }
        if !chosen {
            fields.push(("api", &api));
        }
        let page = kari.press(&form, "Se over", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert_eq!(page.fault_at(field).unwrap_or_default().replace('\u{a0}', " "), sentence);
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "the summary leads to the field: {sentence}");
        assert!(page.body.contains("<title>Feil: Gi en leverandør fullmakt"), "{sentence}");
        for (name, value) in fields.iter().filter(|(name, _)| !["api", "varighet"].contains(name)) {
            assert_eq!(page.value_of(name), *value, "{name} is kept: {sentence}");
        }
    }
    assert_eq!(world.count("change_set").await, 0);
}

#[actix_web::test]
async fn an_api_the_supplier_has_already_is_marked_so_at_the_boxes() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let api = form.choice(READ_INSTANCES);
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let late = kari.press(&form, "Se over", &[("api", &api)]).await;
    assert_eq!(late.fault_at("api").unwrap(), format!("Nett AS har allerede «{READ_TITLE}»"));
}

#[actix_web::test]
async fn a_supplier_can_be_found_by_its_number_and_by_its_name() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(NEW).await;
    let found = kari.press(&form, "Finn virksomheten", &[("leverandor", "310 130 079")]).await;
    assert!(found.the("#oppslag").starts_with("Nett AS"), "{}", found.text());
    let hits = kari.press(&form, "Søk på navn", &[("navn", "nett")]).await;
    let form = kari.press(&hits, "Velg Nett AS", &[]).await;
    assert_eq!(form.status.as_u16(), 200, "picking a name is no fault: {}", form.text());
    assert_eq!(form.value_of("leverandor").replace(['\u{a0}', ' '], ""), NETT);
    let review = kari.submit(&form, "Se over", &[("api", &form.choice(STATISTICS))]).await;
    assert_eq!(review.heading(), "Se over før du gir fullmakt");
    let none = kari.press(&form, "Søk på navn", &[("navn", "%_")]).await;
    assert!(none.says("Ingen virksomheter i drift har et navn som begynner slik."), "{}", none.text());
}

#[actix_web::test]
async fn what_has_an_end_date_ends_after_that_day_and_can_be_given_again() {
    let (world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let (api, day) =
        (form.choice(READ_INSTANCES), [("varighet", "til"), ("dag", "22"), ("maned", "11"), ("ar", "2026")]);
    let review = kari.submit(&form, "Se over", &[&[("api", api.as_str())], &day[..]].concat()).await;
    assert!(review.says("Til og med 22. november 2026"), "{}", review.text());
    assert!(kari.submit(&review, "Gi fullmakt", &[]).await.says("Til og med 22. november 2026"));
    let valid = |page: &Page| page.text().contains("Avslutt fullmakten");
    assert!(valid(&ali.get("/nb/310130079/fullmakter/mottatt").await));

    world.advance(SignedDuration::from_hours(3 * 24));
    let (mut kari, mut ali) = (world.signed_in(KARI).await, world.signed_in(ALI).await);
    assert!(!valid(&ali.get("/nb/310130079/fullmakter/mottatt").await), "the last day has passed");
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 1);
}

#[actix_web::test]
async fn what_somebody_writes_is_text_wherever_it_is_shown() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let note = "<script>alert('x')</script>\"><img src=x onerror=y>";
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let review = kari.submit(&form, "Se over", &[("api", &form.choice(READ_INSTANCES)), ("merknad", note)]).await;
    let change = kari.get(&review.link("Endre Intern merknad")).await;
    assert_eq!(change.value_of("merknad"), note);
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    let holder = kari.get("/nb/310123455/fullmakter/310130079").await;
    let search = kari
        .get(&format!(
            "/nb/310123455/fullmakter?q={}",
            url::form_urlencoded::byte_serialize(note.as_bytes()).collect::<String>()
        ))
        .await;
    assert!(holder.says(note) && review.says(note));
    for page in [review, change, receipt, holder, search] {
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img"), "{}", page.path);
    }
}

#[actix_web::test]
async fn a_draft_is_its_authors_for_seven_days() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let (draft, address) = (review.value_of("utkast"), review.path.clone());
    let foreign = ingrid.get(&address).await;
    let nothing = ingrid.get(&address.replace(&draft, "01a1f994-ff40-710e-909a-31157e641b09")).await;
    gone(&foreign);
    assert_eq!(foreign.text(), nothing.text(), "Kari's draft looks like one that never was");
    gone(&confirm(&mut ingrid, &draft).await);
    assert_eq!(kari.get(&address).await.status, StatusCode::OK, "and is still there");

    world.advance(SignedDuration::from_hours(8 * 24));
    let mut kari = world.signed_in(KARI).await;
    gone(&kari.get(&address).await);
    gone(&confirm(&mut kari, &draft).await);
    assert_eq!(world.current(EKSEMPEL, NETT, READ_TITLE).await, 0);
}

#[actix_web::test]
async fn a_draft_that_is_discarded_is_gone() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[NOTIFICATIONS]).await;
    assert!(kari.get("/nb/310123455/fullmakter").await.says("Ingenting er endret ennå."), "the list reminds of it");
    let list = kari.submit(&review, "Forkast", &[]).await;
    assert!(!list.says("Ingenting er endret ennå."));
    gone(&kari.get(&review.path).await);
}

#[actix_web::test]
async fn a_receipt_is_shown_to_its_two_parties_only() {
    let (_world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let elsewhere = receipt.path.replace(EKSEMPEL, "310223344");
    assert_eq!(ola.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ola.get("/nb/310223344/kvittering/F-0000-0000").await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn after_twenty_look_ups_in_a_minute_one_waits() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    for number in 1..=20 {
        let found = kari.get(&format!("{NEW}/oppslag?leverandor={NETT}")).await;
        assert_eq!(found.status, StatusCode::OK, "{number}");
    }
    let waits = kari.get(&format!("{NEW}/oppslag?leverandor={NETT}")).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = waits.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    let form = kari.get(NEW).await;
    let also = kari.press(&form, "Finn virksomheten", &[("leverandor", NETT)]).await;
    assert_eq!(also.status, StatusCode::TOO_MANY_REQUESTS, "the button without a script counts as well");
}

/// Sends the form of a review page, whether or not the user can see it.
async fn confirm(browser: &mut Browser, draft: &str) -> Page {
    let (csrf, key) = (browser.get("/nb/").await.csrf(), FormKey::draw());
    browser.post(CONFIRM, &[("csrf", &csrf), ("nokkel", &key), ("utkast", draft)]).await
}

/// 409 for a draft that is not there, or a colleague's.
fn gone(page: &Page) {
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
    assert!(page.says("Ingenting er endret herfra.") && !page.says("NETT"), "{}", page.text());
}

/// 409, and no more in the log than there was.
async fn refused_as_stale(world: &World, page: &Page, events: usize) {
    assert_eq!(
        (page.status, page.heading().as_str()),
        (StatusCode::CONFLICT, "Noe er endret siden du så over"),
        "{}",
        page.text()
    );
    assert_eq!(world.log_of(EKSEMPEL).await.len(), events);
}

#[actix_web::test]
async fn a_text_with_a_nul_is_a_form_no_page_of_ours_sends() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    for address in [
        "/nb/310123455/fullmakter?q=%00",
        "/nb/310123455/fullmakter?etter=%00&id=x",
        "/nb/310123455/prod/mine-api?q=a%00b",
        "/nb/virksomheter?q=%00",
        "/nb/skjema/%00",
    ] {
        let answer = kari.get(address).await;
        assert!(!answer.status.is_server_error(), "{address}: {}", answer.status);
    }
    let form = kari.get("/nb/310123455/fullmakter/ny?leverandor=310130079").await;
    let api = form.choice(READ_INSTANCES);
    let answer = kari.press(&form, "Se over", &[("api", &api), ("merknad", "a\0b")]).await;
    assert_eq!(answer.status.as_u16(), 400);
}

#[actix_web::test]
async fn a_delegation_rests_at_both_parties_as_far_as_its_scopes_cannot_be_used() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let set = |what: &str, scope: &str| {
        format!("update scope set {what} where environment = 'prod' and name = 'altinn:serviceowner/{scope}'")
    };
    let ended = "update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' where org_number = 310123455 \
                 and withdrawn_at is null and scope_id = (select scope_id from scope where environment = 'prod' and \
                 name = 'altinn:serviceowner/instances.read')";
    let [read, write] = ["instances.read", "instances.write"];
    let (off, on) = ("deactivated_at = now()", "deactivated_at = null");
    let pages = ["/nb/310123455/fullmakter/310223344", "/nb/310223344/fullmakter/mottatt"];
    let list = "/nb/310123455/fullmakter";
    assert!(!kari.get(list).await.says("hviler"));
    let the_read = "altinn:serviceowner/instances.read";
    let the_write = "altinn:serviceowner/instances.write";
    for (statement, sentence) in [
        (set(off, write), format!("Gjelder delvis: tilbyderen har tatt {the_write} ut av bruk")),
        (set(off, read), "Hviler: tilbyderen har tatt scopene ut av bruk".to_owned()),
        (
            set("deactivated_at = null, delegable = false", write),
            format!(
                "Hviler: tilbyderen har tatt {the_read} ut av bruk; tilbyderen tillater ikke at {the_write} gis videre"
            ),
        ),
        (
            format!("{}; {ended}", set(on, read)),
            format!(
                "Hviler: tilbyderen tillater ikke at {the_write} gis videre; tilgangen til {the_read} er avsluttet"
            ),
        ),
    ] {
        for (browser, page) in [&mut kari, &mut ola].into_iter().zip(pages) {
            assert!(!browser.get(page).await.says(&sentence), "{page}");
        }
        world.happens(&statement).await;
        for (browser, page) in [&mut kari, &mut ola].into_iter().zip(pages) {
            let page = browser.get(page).await;
            assert!(page.says(&sentence), "{}", page.text());
        }
    }
    // The list of everyone and its file count what rests.
    let csv = kari.get(list).await.link("Last ned CSV");
    for (address, said) in [(list, "hviler helt eller delvis)"), (&csv, r#""310223344";"Virksomhet";"2";"1";"#)] {
        let page = kari.get(address).await;
        assert!(page.body.contains(said), "{address}: {}", page.body);
    }
}

#[actix_web::test]
async fn who_has_no_api_to_give_on_is_led_to_the_catalogue() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.happens("update api_resource set deactivated_at = now()").await;
    let page = kari.get(NEW).await;
    assert!(page.says("Det er ingen API dere kan gi videre ennå"), "{}", page.text());
    let catalogue = kari.get(&page.link("Be om tilgang i API-katalogen")).await;
    assert_eq!(catalogue.heading(), "API-katalog");
}

#[actix_web::test]
async fn whoever_is_deleted_from_the_register_uses_nothing_and_nobody_uses_for_them() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let uses = "select count(*) from effective_access('2026-11-20') where consumer_org_number = 310123455 and \
                (supplier_org_number = 310223344 or supplier_org_number is null)";
    let delegated = "select count(*) from effective_access('2026-11-20') where supplier_org_number = 310223344";
    let before: (i64, i64) = (world.ask(uses).await, world.ask(delegated).await);
    assert!(before.0 > before.1 && before.1 > 0, "{before:?}");
    let delete = |org: &str, day: &str| format!("update organisation set deleted_on = {day} where org_number = {org}");
    for (org, query) in [(EKSEMPEL, uses), (SYSTEMHUSET, delegated)] {
        let whole: i64 = world.ask(query).await;
        world.happens(delete(org, "'2026-11-21'")).await;
        assert_eq!(world.ask::<i64>(query).await, whole, "{org} is deleted tomorrow");
        world.happens(delete(org, "'2026-11-20'")).await;
        assert_eq!(world.ask::<i64>(query).await, 0, "{org} is deleted");
        world.happens(delete(org, "null")).await;
    }
    world.happens(delete(EKSEMPEL, "'2026-11-20'")).await;
    let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
    assert!(received.says("Hviler: en av partene er slettet fra Enhetsregisteret"), "{}", received.text());
}

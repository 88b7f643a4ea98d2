//! Choosing whom to act for, the front page of an organisation, and its log, as the people of the demo meet them.

use reqwest::StatusCode;

use crate::{
    catalogue, clients,
    people::choose,
    resources::bundle,
    support::{
        page::{Page, all, says},
        people::{self, BENTE, HANNE, KARI, MONA, OLA, PER},
        steps::{self, NOTIFICATIONS, STATISTICS},
        world::World,
    },
};

/// The front pages a list links to.
fn listed(page: &Page) -> Vec<String> {
    let is_front =
        |href: &str| href.strip_prefix("/nb/").is_some_and(|org| org.len() == 9 && org.parse::<u32>().is_ok());
    let html = page.html();
    let hrefs = all(&html, "a").into_iter().filter_map(|link| link.value().attr("href"));
    hrefs.filter(|href| is_front(href)).map(str::to_owned).collect()
}

#[actix_web::test]
async fn the_list_and_the_gates_agree_on_whom_one_may_act_for() {
    let world = World::with_demo().await;
    let all: Vec<String> = world
        .ask::<Vec<String>>("select array_agg(org_number::text) from organisation where org_form <> 'BRL' and parent_org_number is null")
        .await;
    for person in [PER, MONA, OLA] {
        let mut browser = world.signed_in(person).await;
        let list = browser.get("/nb/virksomheter").await;
        let reachable = if list.status == StatusCode::SEE_OTHER { vec![list.location] } else { listed(&list) };
        assert!(!reachable.is_empty(), "{person}");
        for org in &all {
            let path = format!("/nb/{org}");
            let expected = if reachable.contains(&path) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(browser.get(&path).await.status, expected, "{path} for {person}");
        }
    }
}

#[actix_web::test]
async fn five_hundred_organisations_are_paged_and_searched() {
    let (_world, [mut browser]) = World::with_users([HANNE]).await;
    let first = browser.get("/nb/virksomheter").await;
    assert!(first.body.contains("Viser 1–25 av 450"), "{}", first.body);
    let second = browser.get(&first.link("Neste")).await;
    assert!(second.body.contains("Viser 26–50 av 450"));
    let back = browser.get(&second.link("Forrige")).await;
    assert_eq!(listed(&back), listed(&first));

    let by_number = browser.get("/nb/virksomheter?q=315+000+009").await;
    assert_eq!(listed(&by_number), ["/nb/315000009"]);
    let by_place = browser.get("/nb/virksomheter?q=tromdheim").await;
    assert!(by_place.body.contains("Ingen treff på «tromdheim»"));
    let misspelt = browser.get("/nb/virksomheter?q=Borettslagte").await;
    assert_eq!(listed(&misspelt).len(), 3);
    let misspelt_with_a_number = browser.get("/nb/virksomheter?q=borettslagt+12").await;
    for name in ["Borettslaget 012", "Borettslaget 112"] {
        misspelt_with_a_number.link(name);
    }
}

#[actix_web::test]
async fn what_was_used_last_stands_first() {
    let (_world, [mut browser]) = World::with_users([HANNE]).await;
    for org in ["315000009", "315000076", "315000009"] {
        assert_eq!(browser.get(&format!("/nb/{org}")).await.status, StatusCode::OK);
    }
    let list = browser.get("/nb/virksomheter").await;
    assert!(list.body.contains("Sist brukt"));
    // The second visit within the minute leaves no stamp.
    assert_eq!(listed(&list)[..2], ["/nb/315000076", "/nb/315000009"]);
}

#[actix_web::test]
async fn somebody_without_a_choice_is_sent_on_to_the_page_they_wanted() {
    let (_world, [mut browser]) = World::with_users([BENTE]).await;
    assert_eq!(browser.get("/nn/virksomheter").await.location, "/nn/310650358");
    let wanted = browser.get("/nb/virksomheter?retur=/nb/310123455/logg").await;
    assert_eq!(wanted.location, "/nb/310650358/logg");
    let elsewhere = browser.get("/nb/virksomheter?retur=//evil.example/310123455/logg").await;
    assert_eq!(elsewhere.location, "/nb/310650358");
}

#[actix_web::test]
async fn a_board_member_without_power_sees_who_has_it_and_no_buttons() {
    let (_world, [mut browser]) = World::with_users([MONA]).await;
    let page = browser.get("/nb/310123455").await;
    assert!(page.body.contains("Du er styremedlem") && page.body.contains("Tilgangspakken kan gis av"));
    assert!(!page.body.contains("/310123455/fullmakter") && !page.body.contains("/310123455/logg"));
}

/// What is offered under *Kan angres*.
fn offered(page: &Page) -> Vec<String> {
    all(&page.html(), "#kan-angres + ul > li").into_iter().map(says).collect()
}

/// The buttons of it.
fn buttons(page: &Page) -> Vec<String> {
    all(&page.html(), "#kan-angres + ul form button").into_iter().map(says).collect()
}

/// A world in which there is much to undo, for some of those who may see it.
async fn world_with_changes() -> World {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut tor, mut ali) = (world.signed_in(people::TOR).await, world.signed_in(people::ALI).await);
    let (mut gerd, mut ingrid) = (world.signed_in(people::GERD).await, world.signed_in(people::INGRID).await);
    // For whoever gives suppliers access.
    steps::give(&mut kari, people::EKSEMPEL, people::NETT, &[NOTIFICATIONS]).await;
    let asked = steps::ask_as_nett(&mut ali, "Altinn tjenesteeier-API: Appinstanser (lesetilgang)").await;
    // For whoever gives people rights.
    let right = steps::ask_for_access(&mut tor, people::EKSEMPEL, "Selvbetjening av integrasjoner").await;
    let id = right.path.rsplit('/').next().unwrap();
    let page = kari.get(&format!("/nb/310123455/foresporsler/{id}")).await;
    let review = kari.submit(&page, "Se over først", &[]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    let asked_anew = steps::ask_for_access(&mut tor, people::EKSEMPEL, "Selvbetjening av API-er").await;
    for (answerer, request) in [(&mut ingrid, asked), (&mut kari, asked_anew)] {
        let id = request.path.rsplit('/').next().unwrap();
        let page = answerer.get(&format!("/nb/310123455/foresporsler/{id}")).await;
        let receipt = answerer.submit(&page, "Avslå", &[("grunn", "Nei")]).await;
        assert_eq!(receipt.heading(), "Forespørselen er avslått", "{}", receipt.text());
    }
    // For whoever has a key role; one of its two lines takes two persons, and is not undone.
    let settings = kari.get("/nb/310123455/innstillinger").await;
    kari.submit(&settings, "Lagre", &[("to", "ja"), ("frist", "48")]).await;
    // For developers, of whom Tor is one now, and for a provider.
    catalogue::ask(&mut kari, "altinn:events.subscribe").await;
    bundle(&mut gerd, "/nb/310334456/prod/api-ressurser", "Målerdata", &["vestbyvann:maaler.read"]).await;
    world
}

#[actix_web::test]
async fn every_change_that_is_offered_for_undo_is_undone_by_whoever_it_is_offered_to() {
    let world = world_with_changes().await;
    let mut pressed = Vec::new();
    for (name, person, org) in [
        ("Mona", MONA, people::EKSEMPEL),
        ("Tor", people::TOR, people::EKSEMPEL),
        ("Per", PER, people::EKSEMPEL),
        ("Ingrid", people::INGRID, people::EKSEMPEL),
        ("Kari", KARI, people::EKSEMPEL),
        ("Ali", people::ALI, people::NETT),
        ("Gerd", people::GERD, people::VANNVERK),
    ] {
        let mut browser = world.signed_in(person).await;
        let front = browser.get(&format!("/nb/{org}")).await;
        // Per leaves one of what both may undo to Ingrid.
        let keep = usize::from(name == "Per");
        for _ in 0..20 {
            let front = browser.get(&format!("/nb/{org}")).await;
            if buttons(&front).len() <= keep {
                break;
            }
            let (what, button) = (offered(&front).remove(0), buttons(&front).remove(0));
            let answer = browser.press(&front, &button, &[]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {what}\n{}", answer.text());
            let receipt = browser.follow(&answer).await;
            pressed.push(format!("{name}: {what} -> {}", receipt.heading()));
        }
        let left = offered(&browser.get(&format!("/nb/{org}")).await);
        assert_eq!(left.len(), keep.min(buttons(&front).len()), "{name}: what was undone is offered no more: {left:?}");
    }
    let pressed = pressed.join("\n");
    let by = |name: &str, what: &str| pressed.lines().any(|line| line.starts_with(name) && line.contains(what));
    assert!(by("Kari", "avslo forespørselen fra Tor Dal"), "{pressed}");
    assert!(by("Kari", "Selvbetjening av integrasjoner"), "{pressed}");
    assert!(!by("Ingrid", "Tor Dal") && !by("Per", "Tor Dal"), "they may not answer people: {pressed}");
    assert!(by("Per", "Nett AS") && by("Ingrid", "Nett AS"), "{pressed}");
    assert!(by("Kari", "Innstillingene er endret"), "the line that takes one: {pressed}");
    assert!(by("Gerd", "Målerdata"), "{pressed}");
    assert!(by("Tor", "altinn:events.subscribe"), "who may ask may undo that: {pressed}");
    assert!(!by("Mona", "") && !by("Ali", ""), "{pressed}");
}

const CHANGE_BY_KARI: &str = "
    insert into event (org_number, event_id, at, kind, actor_org_number, actor_person_id, actor_name, basis, payload, ref)
    select log, '0190a000-0000-7000-8000-000000000001', now(), 'something.given', 310123455, null, 'Kari Nordmann',
           '{\"held\": {\"role\": \"DAGL\"}, \"origin\": \"own\", \"via\": null, \"form\": \"KOMM\"}', '{}', 'F-7K3Q-92MD'
    from unnest(array[310123455, 310223344]) log";

#[actix_web::test]
async fn a_person_is_named_in_the_log_of_their_own_organisation_only() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    world.happens(CHANGE_BY_KARI).await;
    let own = kari.get("/nb/310123455/logg?hvem=kari").await;
    assert!(own.body.contains("<bdi>Kari Nordmann</bdi>") && own.body.contains("daglig leder"), "{}", own.body);
    assert!(own.body.contains("something.given"), "an unknown kind gets a neutral sentence");

    let theirs = ola.get("/nb/310223344/logg").await;
    assert!(theirs.body.contains("<bdi>Eksempel kommune</bdi>") && !theirs.body.contains("Kari"), "{}", theirs.body);
    let by_name = ola.get("/nb/310223344/logg?hvem=kari").await;
    assert!(by_name.body.contains("Ingen hendelser"));
    let sheet = ola.get("/nb/310223344/logg.csv").await;
    assert!(
        sheet.body.contains("\"Eksempel kommune\";\"daglig leder\"") && !sheet.body.contains("Kari"),
        "{}",
        sheet.body
    );
}

#[actix_web::test]
async fn all_that_somebody_was_given_is_named_with_what_it_opens() {
    let (_world, [mut kari, mut mona]) = World::with_users([KARI, MONA]).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let things = ["Selvbetjening av API-er", "Maskinlesbare hendelser"].map(|label| form.choice(label));
    let fields: Vec<(&str, &str)> = things.iter().map(|thing| ("ting", thing.as_str())).collect();
    let review = kari.submit(&form, "Se over", &fields).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    let page = mona.get("/nb/310123455").await;
    for told in [
        "Du er styremedlem",
        "Du har fått Selvbetjening av API-er",
        "Du har fått Maskinlesbare hendelser",
        "lage scopes, og gi og fjerne tilgang til dem",
        "bruke Maskinlesbare hendelser i andre tjenester",
    ] {
        assert!(page.says(told), "{told}: {}", page.text());
    }
    assert_eq!(page.link("Mine API"), "/nb/310123455/prod/mine-api");
    assert!(kari.get("/nb/310123455").await.says("endre innstillingene"));
}

/// What the shortcuts lead to.
fn shortcuts(page: &Page) -> Vec<String> {
    all(&page.html(), ".shortcuts a").into_iter().map(says).collect()
}

#[actix_web::test]
async fn the_front_page_shows_three_changes_to_undo_and_five_events_and_leads_to_the_rest() {
    let world = world_with_changes().await;
    let mut kari = world.signed_in(KARI).await;
    let front = kari.get("/nb/310123455").await;
    assert_eq!(offered(&front).len(), 3, "{}", front.text());
    let rest = kari.get(&front.link("Vis alle endringer som kan angres")).await;
    assert!(all(&rest.html(), ".tasks > li").len() > 3, "{}", rest.text());

    assert_eq!(all(&front.html(), ".events > li").len(), 5, "{}", front.text());
    let newest = front.the(".events > li:first-child a.number");
    let receipt = kari.get(all(&front.html(), ".events > li:first-child a.number")[0].attr("href").unwrap()).await;
    assert!(receipt.says(&newest), "{newest}: {}", receipt.text());
    assert_eq!(front.link("Se hele loggen"), "/nb/310123455/logg");
}

#[actix_web::test]
async fn keys_that_run_out_stand_among_what_is_to_be_done_for_those_who_may_mend_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut developer = world.developer().await;
    let client = clients::ready(&mut kari, "Nattjobben").await;
    for (last, sentence) in [
        ("'2027-01-31'", None),
        (
            "'2026-12-10 12:00+01'",
            Some("Den siste gyldige nøkkelen til klienten Nattjobben utløper 10. desember 2026."),
        ),
        (
            "'2026-11-10 12:00+01'",
            Some("Klienten Nattjobben har ingen gyldig nøkkel. Den siste gikk ut 10. november 2026."),
        ),
    ] {
        world.happens(format!("update client_key set expires_at = {last}")).await;
        let front = kari.get("/nb/310123455").await;
        assert_eq!(front.says("Legg til nøkkel"), sentence.is_some(), "{}", front.text());
        if let Some(sentence) = sentence {
            assert!(front.says(sentence), "{}", front.text());
            assert_eq!(front.link("Legg til nøkkel"), format!("{}/nokler", client.path));
        }
        assert!(!developer.get("/nb/310123455").await.says("Legg til nøkkel"), "they cannot mend it");
    }
    clients::remove_key(&mut kari, &client, "jobb-1").await;
    assert!(kari.get("/nb/310123455").await.says("Klienten Nattjobben har ingen nøkkel."));
    clients::client_off(&mut kari, &client).await;
    assert!(!kari.get("/nb/310123455").await.says("Klienten Nattjobben har ingen nøkkel."));
}

#[actix_web::test]
async fn the_shortcuts_are_what_somebody_can_do_here() {
    let (world, [mut kari, mut frode, mut siri, mut bente]) =
        World::with_users([KARI, people::FRODE, people::SIRI, BENTE]).await;
    let front = kari.get("/nb/310123455").await;
    for deed in ["Gi en leverandør fullmakt", "Gi en person fullmakt", "Nytt scope", "Tilganger vi har"] {
        assert!(shortcuts(&front).iter().any(|it| it == deed), "{deed}: {:?}", shortcuts(&front));
    }
    let provider = frode.get("/nb/991825827").await;
    assert_eq!(provider.link("Nytt scope"), "/nb/991825827/prod/mine-api/ny");
    let mut developer = world.developer().await;
    let front = developer.get("/nb/310123455").await;
    assert!(shortcuts(&front).contains(&"Mine API".to_owned()), "{:?}", shortcuts(&front));
    for (browser, org) in [(&mut siri, people::KONKURS), (&mut bente, people::NEDLAGT)] {
        let front = browser.get(&format!("/nb/{org}")).await;
        assert!(!front.says("Kom i gang") && !front.text_of("main").contains("Gi en leverandør fullmakt"), "{org}");
    }
}

#[actix_web::test]
async fn a_business_that_has_nothing_yet_is_told_the_first_steps() {
    let (_world, [mut hanne]) = World::with_users([HANNE]).await;
    let front = hanne.get("/nb/315000009").await;
    assert!(front.says("Kom i gang") && front.says("Kan ikke startes ennå"), "{}", front.text());
    let form = hanne.get(&front.link("Bestill et prefiks")).await;
    let order = [("onsket", "tak"), ("formal", "Tak"), ("kontakt", "api@eksempel.no")];
    hanne.submit(&form, "Bestill", &order).await;
    assert!(hanne.get("/nb/315000009").await.text_of("main").contains("Venter på svar"));
    steps::give(&mut hanne, "315000009", people::NETT, &[STATISTICS]).await;
    assert!(hanne.get("/nb/315000009").await.text_of("main").contains("Fullført"));
}

#[actix_web::test]
async fn the_log_tells_day_deed_and_party_of_each_event() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    steps::give(&mut kari, people::EKSEMPEL, people::NETT, &[NOTIFICATIONS]).await;
    let log = kari.get("/nb/310123455/logg").await;
    assert_eq!(log.the("th[scope=rowgroup]"), "I dag, 20. november 2026");
    assert_eq!(log.the("td .ds-tag"), "Gitt");
    assert_eq!(log.link("Nett AS"), "/nb/310123455/fullmakter/310130079");
}

#[actix_web::test]
async fn whoever_does_support_finds_the_way_there_on_the_first_page() {
    let (_world, [mut turid, mut kari]) = World::with_users([people::TURID, KARI]).await;
    assert_eq!(turid.get("/nb/").await.link("Brukerstøtte"), "/nb/brukerstotte");
    assert!(!kari.get("/nb/").await.says("Brukerstøtte"));
    let first = turid.get("/nb/virksomheter").await;
    assert_eq!(
        (first.heading().as_str(), first.link("Se bestillingene")),
        ("Brukerstøtte", first.link("Brukerstøtte"))
    );
}

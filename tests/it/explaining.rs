//! *Hvorfor virker det ikke?*: whoever is refused a token learns why from the page, and nobody learns of what is not theirs.

use jiff::SignedDuration;
use portner::explain::{TokenArgs, explain_token};
use reqwest::StatusCode;

use crate::{
    removal::remove,
    support::{
        browser::Browser,
        machine::{Answer, Machine, READ},
        page::Page,
        people::{EKSEMPEL, ERIK, GERD, KARI, OLA, SYSTEMHUSET, TURID, VANNVERK},
        world::World,
    },
};

const METERS: &str = "Vannmålere (lesetilgang)";
const SCOPE: &str = "vestbyvann:maaler.read";
const OURS: &str = "/nb/310223344/prod/hvorfor";
const THEIRS: &str = "/nb/310123455/prod/hvorfor";
const STRANGER: &str = "/nb/310390216/prod/hvorfor";

/// A client of Systemhuset AS, for customers.
async fn supplier(world: &World) -> Machine {
    let machine = world.machine(SYSTEMHUSET, "prod", &[SCOPE]).await;
    world.happens(format!("update client set for_customers = true where client_id = '{}'", machine.client)).await;
    machine
}

/// What machines get and people paste.
fn error(answer: &Answer) -> String {
    answer.body.to_string()
}

async fn paste(browser: &mut Browser, at: &str, text: &str) -> Page {
    let page = browser.get(at).await;
    let mut answer = browser.submit(&page, "Finn ut av det", &[("tekst", text)]).await;
    while answer.status == StatusCode::SEE_OTHER {
        // The attempt has been written meanwhile.
        answer = browser.follow(&answer).await;
    }
    answer
}

/// The answer, without the time of day.
fn told(page: &Page) -> String {
    page.text_of("#svar").replace('\u{a0}', " ")
}

/// Opens a link and goes where it leads.
async fn open(browser: &mut Browser, link: &str) -> Page {
    let mut page = browser.get(link).await;
    while page.status == StatusCode::SEE_OTHER {
        page = browser.follow(&page).await;
    }
    page
}

/// Another scope of the same provider, with the same resource, access and delegation.
async fn another_scope(world: &World, name: &str) {
    world
        .happens(format!(
            "insert into scope (scope_id, environment, name, provider_org_number, accessible_for_all, delegable, visibility) \
             select gen_random_uuid(), environment, '{name}', provider_org_number, true, true, 'public' from scope \
             where name = '{SCOPE}' and environment = 'prod'"
        ))
        .await;
}

/// The attempts are written a moment later.
async fn attempts_are_written() {
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
}

fn correlation_id(answer: &Answer) -> String {
    answer.description().rsplit("correlation id: ").next().unwrap().trim_end_matches(')').to_owned()
}

#[actix_web::test]
async fn a_customer_removes_and_the_refusal_explains_itself_until_that_is_undone() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let machine = supplier(&world).await;
    assert_eq!(machine.fetch_for(EKSEMPEL, SCOPE).await.code(), "issued");
    let receipt = remove(&mut kari, METERS).await;
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    assert_eq!(refused.code(), "MP-251");
    let sentence =
        format!("Eksempel kommune 310 123 455 har ikke gitt Systemhuset AS 310 223 344 fullmakt til scopet {SCOPE}.");

    // The supplier pastes what the machine got.
    let answer = paste(&mut ola, OURS, &error(&refused)).await;
    assert!(told(&answer).contains(&sentence), "{}", answer.text());
    assert!(
        told(&answer).contains(
            "Hvem kan rette det: De som har en nøkkelrolle, tilgangspakken «Delegerbare Maskinporten scopes»"
        )
    );
    assert!(told(&answer).contains("Fullmakten ble fjernet 20. november 2026 kl."), "{}", answer.text());
    assert!(answer.link("Be om fullmakt").contains("/310223344/fullmakter/mottatt/foresporsler/ny"));
    // So does the customer, who can mend it.
    let theirs = paste(&mut kari, THEIRS, &error(&refused)).await;
    assert!(told(&theirs).contains(&sentence), "{}", theirs.text());
    assert!(theirs.link("Angre fjerningen").starts_with("/nb/310123455/kvittering/"), "{}", theirs.text());
    assert!(told(&theirs).contains("Kan angres til 21. november 2026 kl."), "{}", theirs.text());

    kari.submit(&receipt, "Angre fjerningen", &[]).await;
    assert_eq!(machine.fetch_for(EKSEMPEL, SCOPE).await.code(), "issued");
    let mut healed = ola.get(&answer.path).await;
    if healed.status == StatusCode::SEE_OTHER {
        // The attempt has been written meanwhile.
        healed = ola.follow(&healed).await;
    }
    assert!(told(&healed).contains("Klienten fikk MP-251. Det er rettet siden da."), "{}", healed.text());
}

#[actix_web::test]
async fn what_ran_out_says_its_last_day_also_once_the_housekeeping_has_come() {
    let world = World::with_demo().await;
    let machine = supplier(&world).await;
    world
        .happens(format!(
            "update delegation set ends_on = '2026-11-21' where org_number = {EKSEMPEL} and holder_org_number = {SYSTEMHUSET} \
             and environment = 'prod' and withdrawn_at is null"
        ))
        .await;
    world.advance(SignedDuration::from_hours(24 * 5));
    for _ in 0..2 {
        let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
        assert_eq!(refused.code(), "MP-251");
        let mut ola = world.signed_in(OLA).await;
        let answer = paste(&mut ola, OURS, &error(&refused)).await;
        assert!(told(&answer).contains("Fullmakten gjaldt til og med 21. november 2026."), "{}", answer.text());
        world.housekeeping().await;
    }
    let ended: i64 = world.ask("select count(*) from delegation where withdrawn_how = 'expired'").await;
    assert!(ended > 0);
}

#[actix_web::test]
async fn a_correlation_id_finds_the_attempt_for_those_whom_it_concerns_and_for_nobody_else() {
    let (world, [mut kari, mut ola, mut erik]) = World::with_users([KARI, OLA, ERIK]).await;
    let machine = supplier(&world).await;
    remove(&mut kari, METERS).await;
    let id = correlation_id(&machine.fetch_for(EKSEMPEL, SCOPE).await);
    attempts_are_written().await;
    let public = world.browser().get(&format!("/nb/hvorfor?kode=MP-251&id={id}")).await;
    assert!(public.link("Logg inn og se hele svaret").contains(&id));
    let moved = ola.get(&public.link("Logg inn og se hele svaret")).await;
    let answer = ola.follow(&moved).await;
    let answer = if answer.status == StatusCode::SEE_OTHER { ola.follow(&answer).await } else { answer };
    assert!(answer.path.starts_with(OURS) && !answer.path.contains(&id), "{}", answer.path);
    assert!(told(&answer).contains("Klienten fikk MP-251."), "{}", answer.text());
    assert!(answer.text().contains("«Fagsystem» hos Systemhuset AS er i bruk."));

    let nothing = "0".repeat(32);
    for (browser, at) in [(&mut erik, STRANGER)] {
        let real = browser.get(&format!("{at}?id={id}")).await;
        assert!(real.text().contains("Vi finner ikke dette forsøket blant klientene deres."), "{}", real.text());
        let made_up = browser.get(&format!("{at}?id={nothing}")).await;
        assert_eq!(real.text().replace(&id, ""), made_up.text().replace(&nothing, ""));
        let chosen = browser.get(&format!("/nb/hvorfor/svar?id={id}")).await;
        assert!(chosen.location.starts_with("/nb/virksomheter"), "{}", chosen.location);
    }
}

#[actix_web::test]
async fn strangers_learn_nothing() {
    let (world, [mut erik]) = World::with_users([ERIK]).await;
    let machine = supplier(&world).await;
    let (client, nobody) = (machine.client.to_string(), "0197b1c2-0000-7000-8000-0000000000ff");
    let mut ask = async |query: &str| erik.get(&format!("{STRANGER}?{query}")).await;
    // A client of somebody else is one that does not exist.
    let theirs = told(&ask(&format!("klient={client}&scope={SCOPE}")).await);
    let none = told(&ask(&format!("klient={nobody}&scope={SCOPE}")).await);
    assert_eq!(theirs.replace(&client, ""), none.replace(nobody, ""));
    assert!(theirs.contains("Vi kjenner ikke klienten"), "{theirs}");
    // A question between others is about a scope that does not exist.
    let between = format!("konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}&scope=");
    let real = told(&ask(&format!("{between}{SCOPE}")).await);
    let made_up = told(&ask(&format!("{between}vestbyvann:finnes.ikke")).await);
    assert_eq!(real.replace(SCOPE, ""), made_up.replace("vestbyvann:finnes.ikke", ""));
    assert!(real.contains("Saken gjelder ikke virksomheten du handler på vegne av"), "{real}");
    assert!(!real.contains("Let i API-katalogen") && !real.contains("Vi finner ikke"), "{real}");
    // So is a private scope that they have never had anything to do with, also when they ask for themselves.
    world.happens(format!("update scope set visibility = 'private' where name = '{SCOPE}'")).await;
    let own = told(&ask(&format!("scope={SCOPE}")).await);
    assert_eq!(
        own.replace(SCOPE, ""),
        told(&ask("scope=vestbyvann:finnes.ikke").await).replace("vestbyvann:finnes.ikke", "")
    );
    // And when they ask for a client of their own, which does not have it: neither the sentences nor the picture know of it.
    let client = world.machine("310390216", "prod", &[READ]).await.client;
    let real = erik.get(&format!("{STRANGER}?klient={client}&scope={SCOPE}")).await.text();
    let made_up = erik.get(&format!("{STRANGER}?klient={client}&scope=vestbyvann:finnes.ikke")).await.text();
    let nameless = |text: String, name: &str| text.replace(name, "").replace(&name.replace(':', "%3A"), "");
    assert_eq!(nameless(real, SCOPE), nameless(made_up, "vestbyvann:finnes.ikke"));
}

#[actix_web::test]
async fn the_clients_own_matters_are_for_its_owner() {
    let (world, [mut gerd, mut ola]) = World::with_users([GERD, OLA]).await;
    let machine = supplier(&world).await;
    world.happens("update client_key set expires_at = '2026-11-19T09:00:00Z'").await;
    let query = format!(
        "?klient={}&konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}&scope={SCOPE}&kid=first-2026",
        machine.client
    );
    let owner = ola.get(&format!("{OURS}{query}")).await;
    assert!(told(&owner).contains("Nøkkelen first-2026 gikk ut 19. november 2026"), "{}", owner.text());
    // The provider sees that consumer and supplier may, and nothing of the client.
    let provider = gerd.get(&format!("/nb/{VANNVERK}/prod/hvorfor{query}")).await;
    assert!(told(&provider).contains("Det vi kan se herfra, er i orden nå"), "{}", provider.text());
    assert!(told(&provider).contains("Klienten er ikke blant deres"));
    let answer = format!("{}{}", told(&provider), provider.text_of(".why-chain"));
    assert!(answer.contains("fullmakt"), "{answer}");
    assert!(!answer.contains("first-2026") && !answer.contains("Fagsystem") && !answer.contains("nøkkel"), "{answer}");
}

#[actix_web::test]
async fn a_scope_out_of_use_says_who_took_it_out_and_when_and_how_it_comes_back() {
    let (world, [mut gerd, mut ola]) = World::with_users([GERD, OLA]).await;
    let machine = supplier(&world).await;
    world.happens(format!("update scope set deactivated_at = '2026-11-19T09:00:00Z' where name = '{SCOPE}'")).await;
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    let answer = paste(
        &mut ola,
        OURS,
        &format!("{} {}", error(&refused), machine.grant(SCOPE).claim("consumer_org", EKSEMPEL).assertion()),
    )
    .await;
    let sentence = "tok scopet vestbyvann:maaler.read ut av bruk 19. november 2026 kl. 10.00. Tilgangen er satt på vent, ikke slettet.";
    assert!(told(&answer).contains(sentence), "{}", answer.text());
    let provider = gerd.get(&format!("/nb/{VANNVERK}/prod/hvorfor?konsument={EKSEMPEL}&scope={SCOPE}")).await;
    assert!(told(&provider).contains(sentence), "{}", provider.text());
    assert!(provider.link("Ta scopet i bruk igjen").ends_with("/reaktiver"));
}

#[actix_web::test]
async fn a_consumer_without_access_is_led_to_where_it_is_asked_for() {
    let (world, [mut erik]) = World::with_users([ERIK]).await;
    world
        .happens(
            "update scope set visibility = 'public', accessible_for_all = false where name = 'vestbyvann:maaler.read'",
        )
        .await;
    let answer = erik.get(&format!("{STRANGER}?scope={SCOPE}")).await;
    assert!(told(&answer).contains(&format!("har ikke fått tilgang til scopet {SCOPE} av")), "{}", answer.text());
    assert!(answer.link("Be om tilgang").contains("/prod/api-katalog/"));
}

#[actix_web::test]
async fn an_assertion_that_is_pasted_is_kept_nowhere_and_its_signature_and_persons_are_not_shown() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let assertion = machine.grant(SCOPE).claim("consumer_org", EKSEMPEL).claim("pid", KARI).assertion();
    let signature = assertion.rsplit('.').next().unwrap().to_owned();
    let page = ola.get(OURS).await;
    let before = world.footprint().await;
    for text in
        [assertion.clone(), format!("curl -d assertion={assertion} -d pid={KARI}"), format!("{KARI} og ingenting")]
    {
        let moved = ola.press(&page, "Finn ut av det", &[("tekst", &text)]).await;
        let shown = if moved.status == StatusCode::SEE_OTHER { ola.follow(&moved).await } else { moved.clone() };
        for said in [&moved.location, &moved.body, &shown.body] {
            assert!(!said.contains(KARI) && !said.contains(&signature), "{said}");
        }
    }
    assert_eq!(world.footprint().await, before);
    // Not even when the session has ended meanwhile, when other forms are kept.
    world.happens("delete from web_session").await;
    ola.press(&page, "Finn ut av det", &[("tekst", &assertion)]).await;
    assert_eq!(world.count("kept_form").await, 0);
}

#[actix_web::test]
async fn what_the_form_needs_is_said_at_its_field() {
    let (_world, [mut ola]) = World::with_users([OLA]).await;
    for (query, field) in [
        ("konsument=310123455", "scope"),
        ("konsument=1&scope=vestbyvann:maaler.read", "konsument"),
        ("leverandor=310223344&scope=vestbyvann:maaler.read", "konsument"),
        ("klient=maalerles&scope=vestbyvann:maaler.read", "klient"),
        ("scope=maaler.read", "scope"),
    ] {
        let page = ola.get(&format!("{OURS}?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.fault_at(field).is_some(), "{query}: {}", page.text());
    }
    let page = ola.get(OURS).await;
    for text in ["", "hei"] {
        assert!(ola.press(&page, "Finn ut av det", &[("tekst", text)]).await.fault_at("tekst").is_some());
    }
}

#[actix_web::test]
async fn the_public_page_tells_what_each_code_means_and_nothing_about_anyone() {
    let world = World::with_demo().await;
    let machine = supplier(&world).await;
    let id = correlation_id(&machine.fetch(SCOPE).await);
    attempts_are_written().await;
    let mut nobody = world.browser();
    let page = nobody.get(&format!("/nb/hvorfor?kode=MP-250&id={id}")).await;
    assert!(page.says("Konsumenten har ikke fått tilgang til scopet av API-tilbyderen."), "{}", page.text());
    for said in ["Systemhuset", "Eksempel", SCOPE, "Fagsystem"] {
        assert!(!page.text().contains(said), "{said}");
    }
    let made_up = nobody.get("/nb/hvorfor?kode=MP-250&id=00000000000000000000000000000000").await;
    assert_eq!(page.text(), made_up.text());
    for code in portner::maskinporten::Code::ALL {
        assert!(page.text().contains(code.number()), "{code:?}");
    }
    let unknown = nobody.get("/nb/hvorfor?kode=MP-999").await;
    assert!(unknown.says("Vi kjenner ikke koden MP-999."), "{}", unknown.text());
    // A code that is asked about stands open on top, and is not told twice.
    assert_eq!(page.text().matches("MP-250").count(), 1, "{}", page.text());
    let odd = nobody.get("/nb/hvorfor?kode=%3Cb%3Ehei").await;
    assert!(odd.says("Vi kjenner ikke koden i adressen.") && !odd.text().contains("hei"), "{}", odd.text());
}

#[actix_web::test]
async fn an_error_leads_to_its_code_in_the_language_of_whoever_opens_it_and_asks_nobody_to_sign_in_twice() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let refused = machine.fetch(SCOPE).await;
    let uri = refused.body["error_uri"].as_str().unwrap().replace(&machine.origin, "");
    assert!(uri.starts_with("/hvorfor?kode=MP-250&id="), "{uri}");
    for (cookie, lang) in [("nn", "nn"), ("en", "en")] {
        let mut reader = world.browser();
        reader.get(&format!("/{cookie}/")).await;
        let led = reader.get(&uri).await;
        assert!(led.location.starts_with(&format!("/{lang}/hvorfor?kode=MP-250&id=")), "{}", led.location);
    }
    let led = ola.get(&uri).await;
    let page = ola.follow(&led).await;
    assert!(!page.text().contains("Logg inn"), "{}", page.text());
    attempts_are_written().await;
    let led = ola.get(&page.link("Se hele svaret")).await;
    assert!(led.location.starts_with(OURS), "{}", led.location);
}

#[actix_web::test]
async fn an_error_of_which_nothing_is_remembered_is_told_of_by_what_it_says() {
    let (_world, [mut ola]) = World::with_users([OLA]).await;
    let error = "MP-011: the claim exp is missing (correlation id: 0123456789abcdef0123456789abcdef)";
    let answer = paste(&mut ola, OURS, error).await;
    let told = told(&answer);
    assert!(told.contains("Noe i forespørselen har feil form") && told.contains("Feilmeldingen nevner exp."), "{told}");
    assert!(told.contains("Mer vet vi ikke: dette forsøket er ikke blant dem vi husker"), "{told}");
    // Without a code there is nothing to tell.
    let answer = ola.get(&format!("{OURS}?id=0123456789abcdef0123456789abcdef")).await;
    assert!(answer.text().contains("Vi finner ikke dette forsøket blant klientene deres."), "{}", answer.text());
}

#[actix_web::test]
async fn an_attempt_that_is_not_written_yet_is_looked_for_again_by_a_link() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let machine = supplier(&world).await;
    remove(&mut kari, METERS).await;
    // The address is right, the customer is not: the error names neither client nor scope.
    let refused = machine.send(&machine.grant(SCOPE).claim("aud", "https://annet.no/").assertion()).await;
    assert_eq!(refused.code(), "MP-110");
    let at_once = ola.get(&format!("{OURS}?kode=MP-110&id={}", correlation_id(&refused))).await;
    assert!(at_once.says("Et forsøk skrives innen ett sekund."), "{}", at_once.text());
    let again = at_once.link("Last inn på nytt");
    // One of which the error says enough is answered meanwhile, and the link is there too.
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    let answered = paste(&mut ola, OURS, &error(&refused)).await;
    assert!(told(&answered).contains("har ikke gitt"), "{}", answered.text());
    attempts_are_written().await;
    let found = ola.get(&again).await;
    let found = ola.follow(&found).await;
    assert!(told(&found).contains("MP-110"), "{}", found.text());
    assert!(!found.says("Last inn på nytt"), "{}", found.text());
    // To a customer, who is answered by the same attempt, it is not said.
    let theirs = paste(&mut kari, THEIRS, &error(&refused)).await;
    assert!(!theirs.says("Last inn på nytt"), "{}", theirs.text());
}

/// What is as it should not be, the code that answers, and the button for whoever may put it right and the page it leads to.
const BUTTONS: [(&str, &str, &str, &str); 17] = [
    ("", "MP-011", "Se en forespørsel som virker", "#token"),
    ("", "MP-012", "Se en forespørsel som virker", "#token"),
    ("update client set deactivated_at = now()", "MP-100", "Ta klienten i bruk igjen", "/reaktiver"),
    ("update client_key set removed_at = now()", "MP-100", "Legg til nøkkel", "/nokler"),
    ("", "MP-110", "Se en forespørsel som virker", "#token"),
    ("", "MP-120", "Legg til nøkkel", "/nokler"),
    ("update client_key set expires_at = '2026-11-19T09:00:00Z'", "MP-121", "Legg til nøkkel", "/nokler"),
    ("", "MP-122", "Legg til nøkkel", "/nokler"),
    ("", "MP-123", "Legg til nøkkel", "/nokler"),
    ("", "MP-124", "Legg til nøkkel", "/nokler"),
    ("", "MP-130", "Se en forespørsel som virker", "#token"),
    ("delete from client_scope", "MP-200", "Endre scopes", "/scopes"),
    ("update scope set integration_types = '{idporten}'", "MP-201", "Opprett en ny klient", "/klienter/ny"),
    ("", "MP-301", "Se en forespørsel som virker", "#token"),
    ("", "MP-302", "Se en forespørsel som virker", "#token"),
    ("", "MP-303", "Se en forespørsel som virker", "#token"),
    ("", "MP-251", "Be om fullmakt", "/foresporsler/ny"),
];

#[actix_web::test]
async fn every_code_leads_to_the_page_where_it_is_put_right() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let untold = portner::maskinporten::Code::ALL
        .into_iter()
        .filter(|code| !BUTTONS.iter().any(|(_, told, ..)| *told == code.number()))
        .map(portner::maskinporten::Code::number);
    assert_eq!(untold.collect::<Vec<_>>(), ["MP-250"], "which has a test of its own");
    for (wrong, code, button, page) in BUTTONS {
        if code == "MP-251" {
            remove(&mut kari, METERS).await;
        }
        let machine = supplier(&world).await;
        if !wrong.is_empty() {
            world.happens(wrong).await;
        }
        let client = machine.client;
        let query = format!("klient={client}&konsument={EKSEMPEL}&scope={SCOPE}&kid=first-2026&kode={code}");
        let answer = ola.get(&format!("{OURS}?{query}")).await;
        let place = answer.link(button);
        assert!(place.split('?').next().unwrap().ends_with(page), "{code}: {place}");
        assert_eq!(ola.get(&place).await.status, StatusCode::OK, "{code}: {place}");
        if !wrong.is_empty() {
            world.happens("update scope set integration_types = '{}'").await;
        }
    }
}

#[actix_web::test]
async fn the_past_is_answered_as_it_was_then() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let client = machine.client;
    // The clock stands at 10.15 on 20 November in Norway.
    world.happens(format!("update client set created_at = '2026-11-01T09:00:00Z' where client_id = '{client}'")).await;
    let between = |column: &str| format!("{column} = '2026-11-10T09:00:00Z'");
    let removed = |at: &str| format!(", removed_at = '{at}'");
    let mut ask = async |at: &str| {
        let query = format!("klient={client}&konsument={EKSEMPEL}&scope={SCOPE}&kid=first-2026&tid={at}");
        ola.get(&format!("{OURS}?{query}")).await
    };
    world.happens("update scope set created_at = '2026-01-01T00:00:00Z'").await;
    world.happens("update scope_access set granted_at = '2026-01-01T00:00:00Z'").await;
    world.happens(format!("update client_key set {}", between("added_at"))).await;
    world.happens(format!("update client_scope set {}{}", between("added_at"), removed("2026-11-15T09:00:00Z"))).await;
    world
        .happens(format!(
            "update delegation set given_at = '2026-11-12T09:00:00Z' \
             where org_number = {EKSEMPEL} and holder_org_number = {SYSTEMHUSET}"
        ))
        .await;
    for (at, said) in [
        ("2026-10-31", "Klienten er ikke blant deres i dette miljøet, eller fantes ikke da."),
        ("2026-11-10T09:59", "har ingen nøkkel som heter first-2026"),
        ("2026-11-11", "har ikke gitt Systemhuset AS 310 223 344 fullmakt"),
        ("2026-11-14T12:00", "Det vi kan se herfra, var i orden 14. november 2026 kl. 12.00"),
        ("2026-11-15T10:00", "har ikke scopet vestbyvann:maaler.read"),
    ] {
        let answer = ask(at).await;
        let told = told(&answer);
        assert!(told.contains(said), "{at}: {told}");
        assert!(told.contains("Der regner vi med det som gjelder nå."), "what is not known is said: {told}");
        assert!(!answer.link("Se hvordan det er nå").contains("tid="), "the past is not put right");
    }
    assert!(told(&ask("2026-11-11").await).contains("Slik var det ved slutten av 11. november 2026"));
    for wrong in ["2027-01-01", "i går"] {
        let page = ask(wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.fault_at("tid").is_some(), "{}", page.text());
    }
}

#[actix_web::test]
async fn accesses_and_plans_of_the_past_are_known_to_whoever_asks_without_a_client() {
    let (world, [mut gerd]) = World::with_users([GERD]).await;
    let scope = format!("scope_id = (select scope_id from scope where environment = 'prod' and name = '{SCOPE}')");
    world
        .happens(format!(
            "update scope set accessible_for_all = false, created_at = '2026-01-01T00:00:00Z' where {scope}"
        ))
        .await;
    world
        .happens(format!(
            "update scope_access set granted_at = '2026-11-02T09:00:00Z', withdrawn_at = '2026-11-09T09:00:00Z' \
             where {scope} and org_number = {EKSEMPEL}"
        ))
        .await;
    let mut ask = async |at: &str| {
        told(&gerd.get(&format!("/nb/{VANNVERK}/prod/hvorfor?konsument={EKSEMPEL}&scope={SCOPE}&tid={at}")).await)
    };
    for (at, said) in [
        ("2025-12-31", "eller scopet fantes ikke da"),
        ("2026-11-02T09:59", "har ikke fått tilgang"),
        ("2026-11-02T10:00", "var i orden"),
        ("2026-11-09T10:00", "har ikke fått tilgang"),
    ] {
        let told = ask(at).await;
        assert!(told.contains(said), "{at}: {told}");
    }
    world.happens(format!("update scope set deactivated_at = '2026-11-05T09:00:00Z' where {scope}")).await;
    assert!(ask("2026-11-05T09:59").await.contains("var i orden"));
    assert!(ask("2026-11-05T10:00").await.contains("tok scopet vestbyvann:maaler.read ut av bruk"));
}

#[actix_web::test]
async fn a_link_that_is_shared_leads_each_party_to_its_own_facts() {
    let (world, [mut kari, mut ola, mut gerd, mut erik]) = World::with_users([KARI, OLA, GERD, ERIK]).await;
    let machine = supplier(&world).await;
    remove(&mut kari, METERS).await;
    let query = format!("klient={}&konsument={EKSEMPEL}&scope={SCOPE}&kid=first-2026&kode=MP-251", machine.client);
    let answer = ola.get(&format!("{OURS}?{query}")).await;
    let link = answer.link("Lenke til svaret").replace(&machine.origin, "");
    assert!(link.starts_with("/hvorfor/svar?") && !link.contains("first-2026"), "{link}");
    // It opens in the language of whoever opens it.
    let led = world.browser().get("/en/").await;
    assert_eq!(led.status, StatusCode::OK);
    let mut reader = world.browser();
    reader.get("/en/").await;
    assert!(reader.get(&link).await.location.starts_with("/en/hvorfor/svar?"));
    let sentence = "Eksempel kommune 310 123 455 har ikke gitt Systemhuset AS 310 223 344 fullmakt";
    for (browser, at) in [
        (&mut ola, OURS.to_owned()),
        (&mut kari, THEIRS.to_owned()),
        (&mut gerd, format!("/nb/{VANNVERK}/prod/hvorfor")),
    ] {
        let page = open(browser, &link).await;
        assert!(page.path.starts_with(&at), "{}", page.path);
        assert!(told(&page).contains(sentence), "{at}: {}", page.text());
        assert_eq!(page.text().contains("Fagsystem"), at == OURS, "only its owner knows the client: {}", page.text());
    }
    let led = open(&mut erik, &link).await;
    assert!(!led.text().contains(sentence), "{}", led.text());
    let page = erik.get(&format!("{STRANGER}?{}", link.split_once('?').unwrap().1)).await;
    assert!(!page.text().contains(sentence) && !page.text().contains("Fagsystem"), "{}", page.text());
    // A client that fetches for its owner is told of to the provider as its owner.
    let own = ola.get(&format!("{OURS}?klient={}&scope={SCOPE}", machine.client)).await;
    let page = open(&mut gerd, &own.link("Lenke til svaret").replace(&machine.origin, "")).await;
    assert!(told(&page).contains("Systemhuset AS 310 223 344"), "{}", page.text());
}

#[actix_web::test]
async fn the_answer_is_copied_in_three_languages() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let query = format!("klient={}&scope={SCOPE}", machine.client);
    let answer = ola.get(&format!("{OURS}?{query}")).await;
    for (lang, said) in
        [("nb", "Hvem kan rette det: "), ("nn", "Kven kan rette det: "), ("en", "Who can put it right: ")]
    {
        let text = answer.text_of(&format!("#tekst-{lang}"));
        assert!(text.contains(said) && text.contains("/hvorfor/svar?klient="), "{text}");
        assert!(!text.contains(&format!("/{lang}/hvorfor")), "the language is that of whoever opens it: {text}");
    }
}

#[actix_web::test]
async fn the_command_line_answers_as_the_page_does() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let question = TokenArgs::about(EKSEMPEL, SYSTEMHUSET, SCOPE);
    let (is_yes, _) = explain_token(&world.services, &question).await.unwrap();
    assert!(is_yes);
    remove(&mut kari, METERS).await;
    let before = world.footprint().await;
    let (is_yes, text) = explain_token(&world.services, &question).await.unwrap();
    assert!(!is_yes && text.contains("has not authorised Systemhuset AS"), "{text}");
    // Line for line, but for the time of day.
    let page = kari.get(&format!("{THEIRS}?leverandor={SYSTEMHUSET}&scope={SCOPE}")).await;
    let words = |text: &str| text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let copied = words(&page.text_of("#tekst-en"));
    for line in text.lines().filter(|line| !line.starts_with("This is how it is now")) {
        assert!(copied.contains(&words(line)), "{line}: {copied}");
    }
    assert_eq!(world.footprint().await, before);
    for faulty in [TokenArgs::about("", "", ""), TokenArgs::about("1", "", SCOPE), TokenArgs::about(EKSEMPEL, "", "x")]
    {
        assert!(explain_token(&world.services, &faulty).await.is_err());
    }
}

#[actix_web::test]
async fn a_client_that_fetches_for_its_owner_may_be_asked_about_by_its_owners_number() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let asked = format!("{OURS}?klient={}&konsument={SYSTEMHUSET}&scope={SCOPE}", machine.client);
    let answer = ola.get(&asked).await;
    assert!(answer.text().contains("Klienten henter token for Systemhuset AS selv."), "{}", answer.text());
    assert!(!answer.text().contains("Utelat feltet"), "{}", answer.text());
    // Only a request that names its own organisation is refused for it.
    let assertion = machine.grant(SCOPE).claim("consumer_org", SYSTEMHUSET).assertion();
    let refused = machine.send(&assertion).await;
    for text in [assertion.clone(), format!("{} {assertion}", error(&refused))] {
        let answer = paste(&mut ola, OURS, &text).await;
        assert!(told(&answer).contains("consumer_org er Systemhuset AS selv"), "{}", answer.text());
    }
}

#[actix_web::test]
async fn what_the_endpoint_says_of_a_request_is_what_the_page_says_of_it() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let good = machine.grant(SCOPE).claim("consumer_org", EKSEMPEL);
    let now = machine.now.now().as_second();
    let cases = [
        (good.clone().head("kid", ()), "Forespørselen nevner ingen nøkkel", "Nøkkelen", "Se en forespørsel som virker"),
        (good.clone().head("kid", "annen"), "har ingen nøkkel som heter annen", "Nøkkelen", "Legg til nøkkel"),
        (
            good.clone().claim("exp", ()),
            "Noe i forespørselen har feil form",
            "Forespørselen",
            "Se en forespørsel som virker",
        ),
        (
            good.clone().claim("exp", now - 30),
            "Forespørselen slutter (exp) før den er laget (iat).",
            "Tidene",
            "Se en forespørsel som virker",
        ),
        (good.clone().claim("exp", now + 600), "Forespørselen varer i", "Tidene", "Se en forespørsel som virker"),
        (
            good.clone().claim("authorization_details", serde_json::json!([{ "type": "annet" }])),
            "Typen i authorization_details støttes ikke her.",
            "authorization_details",
            "Se en forespørsel som virker",
        ),
    ];
    for (draft, said, check, button) in cases {
        let assertion = draft.assertion();
        let refused = machine.send(&assertion).await;
        assert_ne!(refused.code(), "issued");
        attempts_are_written().await;
        // The request alone, the error alone once it is remembered, and both.
        for text in [assertion.clone(), error(&refused), format!("{}\n{assertion}", error(&refused))] {
            let mut answer = paste(&mut ola, OURS, &text).await;
            if answer.status == StatusCode::SEE_OTHER {
                answer = ola.follow(&answer).await;
            }
            assert!(told(&answer).contains(said), "{said}: {}", answer.text());
            assert!(answer.text_of(".why-chain .failed").contains(check), "{said}: {}", answer.text());
            assert!(answer.text_of(".why-way .failed").contains("Stopper her"), "{said}: {}", answer.text());
            answer.link(button);
        }
    }
}

#[actix_web::test]
async fn an_error_that_is_not_remembered_still_tells_what_exactly_was_wrong() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let client = supplier(&world).await.client;
    for (error, said) in [
        ("MP-130: the grant ended 35 s ago (exp): the clock here is at", "gått ut 35 sekunder før den kom fram"),
        ("MP-130: the grant was made 42 s in the future (iat; at most 10 s)", "laget 42 sekunder fram i tid"),
        ("MP-130: the grant lives for 300 s (exp - iat); at most 120 s", "varer i 300 sekunder"),
        ("MP-100: the header has neither kid nor x5c: name the key that signed", "nevner ingen nøkkel"),
        ("MP-124: the signature is not that of the key", "Signaturen er ikke laget med nøkkelen"),
    ] {
        for text in [error.to_owned(), format!("{error} {client}")] {
            let answer = paste(&mut ola, OURS, &text).await;
            assert!(told(&answer).contains(said), "{text}: {}", answer.text());
        }
    }
    let signature = ola.get(&format!("{OURS}?klient={client}&kode=MP-124&kid=first-2026")).await;
    assert!(signature.text_of(".why-chain .failed").contains("Signaturen"), "{}", signature.text());
}

#[actix_web::test]
async fn an_attempt_tells_what_it_was_then_and_leads_there_to_the_second() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let machine = supplier(&world).await;
    let receipt = remove(&mut kari, METERS).await;
    let id = correlation_id(&machine.fetch_for(EKSEMPEL, SCOPE).await);
    attempts_are_written().await;
    kari.submit(&receipt, "Angre fjerningen", &[]).await;
    let moved = ola.get(&format!("{OURS}?id={id}")).await;
    let now = ola.follow(&moved).await;
    assert!(told(&now).contains("Klienten fikk MP-251. Det er rettet siden da."), "{}", now.text());
    let was = "har ikke gitt Systemhuset AS 310 223 344 fullmakt";
    assert!(
        told(&now).contains("Slik var det 20. november 2026 kl. 10.15.") && told(&now).contains(was),
        "{}",
        now.text()
    );
    let then = ola.get(&now.link("Slik var det da")).await;
    assert!(told(&then).contains(was) && !told(&then).contains("i orden"), "{}", then.text());
    assert!(!then.link("Se hvordan det er nå").contains("tid="));
}

#[actix_web::test]
async fn the_past_is_known_to_the_second_and_a_minute_is_its_end() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let client = supplier(&world).await.client;
    world.happens("update client set created_at = '2026-11-01T09:00:00Z'").await;
    world.happens("update client_key set added_at = '2026-11-10T11:31:40Z'").await;
    for (at, lacks) in [
        ("2026-11-10T12:31:39", true),
        ("2026-11-10T12:31:40", false),
        ("2026-11-10T12:31", false),
        ("10.11.2026 12.30", true),
        ("10.11.2026 kl. 12.31.39", true),
    ] {
        let query = portner_query(&[("klient", &client.to_string()), ("kid", "first-2026"), ("tid", at)]);
        let answer = ola.get(&format!("{OURS}?{query}")).await;
        assert_eq!(told(&answer).contains("har ingen nøkkel som heter first-2026"), lacks, "{at}: {}", answer.text());
    }
}

fn portner_query(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect::<Vec<_>>().join("&")
}

#[actix_web::test]
async fn a_private_key_that_is_pasted_is_refused_and_must_be_replaced() {
    let (_world, [mut ola]) = World::with_users([OLA]).await;
    let page = ola.get(OURS).await;
    for text in
        ["-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----", r#"MP-124 {"kty":"RSA","d":"hemmelig"}"#]
    {
        let answer = ola.press(&page, "Finn ut av det", &[("tekst", text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("Teksten inneholder en privat nøkkel") && answer.text().contains("må byttes"));
        assert!(!answer.body.contains("MIIE") && !answer.body.contains("hemmelig"));
    }
}

#[actix_web::test]
async fn the_buttons_bring_along_what_the_question_was_about() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    remove(&mut kari, METERS).await;
    // What cannot be undone any more is given anew.
    world.happens("update receipt set undo_until = '2026-11-20T09:00:00Z'").await;
    let theirs = kari.get(&format!("{THEIRS}?leverandor={SYSTEMHUSET}&scope={SCOPE}")).await;
    let form = kari.get(&theirs.link("Gi fullmakt")).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("310223344") && form.text_of("input[name=api][checked] + label").contains(METERS));
    let ours = ola.get(&format!("{OURS}?konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}&scope={SCOPE}")).await;
    let form = ola.get(&ours.link("Be om fullmakt")).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(
        form.body.contains("310123455") && form.text_of("input[name=ting][checked] + label").contains(METERS),
        "{}",
        form.text()
    );
}

#[actix_web::test]
async fn what_leads_nowhere_says_so() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let machine = supplier(&world).await;
    // A form with nothing in it, a code that is none, a scope that does not exist.
    assert!(ola.get(OURS).await.body.contains(r#"name="forklar" value="ja""#));
    let empty = ola.get(&format!("{OURS}?scope=&konsument=&forklar=ja")).await;
    assert!(empty.fault_at("scope").is_some(), "{}", empty.text());
    let foreign = paste(&mut ola, OURS, "MP-999: noe annet").await;
    assert!(foreign.text().contains("Vi kjenner ikke koden MP-999."), "{}", foreign.text());
    let unknown = ola.get(&format!("{OURS}?klient={}&scope=vestbyvann:finnes.ikke", machine.client)).await;
    assert!(told(&unknown).contains("Vi finner ikke scopet vestbyvann:finnes.ikke her"), "{}", unknown.text());
    assert!(!told(&unknown).contains("Endre scopes"), "{}", unknown.text());
    // A request for the other environment leads there.
    let test = world.machine(SYSTEMHUSET, "test", &[SCOPE]).await;
    let answer = paste(&mut ola, OURS, &test.grant(SCOPE).claim("consumer_org", EKSEMPEL).assertion()).await;
    assert!(answer.link("Se i testmiljøet").starts_with("/nb/310223344/test/hvorfor?"), "{}", answer.text());
    // The list says what one chooses for.
    let chosen = kari.get(&format!("/nb/hvorfor/svar?klient={}&scope={SCOPE}", machine.client)).await;
    let list = kari.get(&chosen.location).await;
    assert!(list.text().contains("Velg virksomheten som saken gjelder"), "{}", list.text());
}

#[actix_web::test]
async fn the_demo_answers_for_its_past() {
    let (_world, [mut gerd]) = World::with_users([GERD]).await;
    let at = format!("/nb/{VANNVERK}/prod/hvorfor?konsument={EKSEMPEL}&scope={SCOPE}&tid=2026-08-20");
    let answer = gerd.get(&at).await;
    assert!(told(&answer).contains("var i orden"), "{}", answer.text());
}

#[actix_web::test]
async fn an_error_uri_answers_the_customer_and_the_provider_each_with_its_own() {
    let (world, [mut kari, mut gerd, mut erik]) = World::with_users([KARI, GERD, ERIK]).await;
    let machine = supplier(&world).await;
    remove(&mut kari, METERS).await;
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    let uri = refused.body["error_uri"].as_str().unwrap().replace(&machine.origin, "");
    attempts_are_written().await;
    for (browser, at) in [(&mut kari, THEIRS.to_owned()), (&mut gerd, format!("/nb/{VANNVERK}/prod/hvorfor"))] {
        let codes = open(browser, &uri).await;
        // Nobody has to choose among their businesses where one of them is in the case.
        let answer = open(browser, &codes.link("Se hele svaret")).await;
        assert!(answer.path.starts_with(&at), "{}", answer.path);
        assert!(told(&answer).contains("har ikke gitt Systemhuset AS 310 223 344 fullmakt"), "{}", answer.text());
        assert!(told(&answer).contains("Klienten fikk MP-251."), "{}", answer.text());
        assert!(!answer.text().contains("Fagsystem") && !answer.body.contains("first-2026"), "{}", answer.text());
    }
    let answer = open(&mut kari, &format!("{THEIRS}?id={}", correlation_id(&refused))).await;
    assert!(answer.link("Angre fjerningen").starts_with("/nb/310123455/kvittering/"), "{}", answer.text());
    let led = open(&mut erik, &format!("/nb/hvorfor/svar?id={}", correlation_id(&refused))).await;
    assert!(led.text().contains("Vi finner ikke dette forsøket blant klientene deres."), "{}", led.text());

    // What the client lacks is said as its code says it, and not that it has been put right.
    world.happens("delete from client_scope").await;
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    assert_eq!(refused.code(), "MP-200");
    attempts_are_written().await;
    let answer = open(&mut kari, &format!("{THEIRS}?id={}", correlation_id(&refused))).await;
    assert!(told(&answer).contains("Klienten har ikke scopet den ber om"), "{}", answer.text());
    assert!(!told(&answer).contains("rettet siden da"), "{}", answer.text());
}

#[actix_web::test]
async fn an_attempt_that_nobody_has_signed_is_for_the_owner_alone() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    let machine = supplier(&world).await;
    // Anybody who knows the client can name a customer, and would learn whose client it is.
    let mut forged = machine.grant(SCOPE).claim("consumer_org", EKSEMPEL);
    forged.key = 1;
    let refused = machine.send(&forged.assertion()).await;
    assert_eq!(refused.code(), "MP-124");
    attempts_are_written().await;
    let id = correlation_id(&refused);
    assert!(told(&open(&mut ola, &format!("{OURS}?id={id}")).await).contains("MP-124"));
    let theirs = kari.get(&format!("{THEIRS}?id={id}")).await;
    assert!(theirs.text().contains("Vi finner ikke dette forsøket"), "{}", theirs.text());
}

#[actix_web::test]
async fn whoever_calls_itself_a_supplier_is_told_nothing_of_the_past() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let past = format!("{OURS}?konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}&scope={SCOPE}&tid=2026-11-15");
    assert!(!ola.get(&past).await.text().contains("Dette gjelder andre"), "it has delegated to the supplier");
    world.happens("delete from delegation").await;
    let answer = ola.get(&past).await;
    assert!(!told(&answer).contains("Eksempel kommune"), "{}", answer.text());
}

#[actix_web::test]
async fn an_attempt_tells_others_of_no_scope_that_they_do_not_know() {
    let (world, [mut ola, mut gerd]) = World::with_users([OLA, GERD]).await;
    let machine = supplier(&world).await;
    let refused = machine.fetch_for(EKSEMPEL, &format!("{SCOPE} internt:hemmelig-prosjekt")).await;
    assert_eq!(refused.code(), "MP-200");
    attempts_are_written().await;
    let id = correlation_id(&refused);
    let own = open(&mut ola, &format!("{OURS}?id={id}")).await;
    assert!(own.text().contains("internt:hemmelig-prosjekt"), "{}", own.text());
    let theirs = open(&mut gerd, &format!("/nb/{VANNVERK}/prod/hvorfor?id={id}")).await;
    assert!(theirs.path.contains("maaler.read") && !theirs.path.contains("hemmelig"), "{}", theirs.path);
    assert!(!theirs.body.contains("hemmelig"), "{}", theirs.text());
}

#[actix_web::test]
async fn a_provider_is_answered_about_its_own_scopes_and_the_others_are_left_out() {
    let (world, [mut kari, mut gerd]) = World::with_users([KARI, GERD]).await;
    remove(&mut kari, METERS).await;
    let provider = format!("/nb/{VANNVERK}/prod/hvorfor?konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}");
    for others in [READ, "finnes:ikke.her"] {
        let both = gerd.get(&format!("{provider}&scope={others}+{SCOPE}&kode=MP-251")).await;
        let sentence = format!("har ikke gitt Systemhuset AS 310 223 344 fullmakt til scopet {SCOPE}.");
        assert!(told(&both).contains(&sentence), "{}", both.text());
        assert!(told(&both).contains("Svaret gjelder bare scopene deres"), "{}", both.text());
        assert!(!told(&both).contains(others), "{}", both.text());
    }
    // What stopped it may be another's: it is not said that it has been put right.
    world.happens("delete from delegation").await;
    world.happens(format!("update scope set delegable = true where name = '{SCOPE}'")).await;
    let own =
        gerd.get(&format!("/nb/{VANNVERK}/prod/hvorfor?konsument={EKSEMPEL}&scope={READ}+{SCOPE}&kode=MP-251")).await;
    assert!(told(&own).contains("Klienten fikk MP-251.") && !told(&own).contains("rettet siden da"), "{}", own.text());
}

#[actix_web::test]
async fn every_scope_that_is_stopped_alike_is_named() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    remove(&mut kari, METERS).await;
    another_scope(&world, "vestbyvann:maaler.alle").await;
    let at = format!("{OURS}?konsument={EKSEMPEL}&leverandor={SYSTEMHUSET}&scope={SCOPE}+vestbyvann:maaler.alle");
    let answer = ola.get(&at).await;
    let sentence = format!("fullmakt til scopene {SCOPE} og vestbyvann:maaler.alle.");
    assert!(told(&answer).contains(&sentence), "{}", answer.text());
    assert!(told(&answer).contains(&format!("{SCOPE}: Fullmakten ble fjernet")), "{}", answer.text());
    assert!(answer.text_of(".why-chain .failed").contains(&sentence), "{}", answer.text());
    assert!(answer.text_of("#tekst-nb").contains(&sentence), "{}", answer.text());
    let of_client = ola.get(&format!("{OURS}?klient={}&scope=a1:b+c1:d", supplier(&world).await.client)).await;
    assert!(told(&of_client).contains("Vi finner ikke scopene a1:b og c1:d her"), "{}", of_client.text());
}

#[actix_web::test]
async fn a_client_in_the_wrong_environment_is_recognised_for_its_owner_alone() {
    let (world, [mut ola, mut kari]) = World::with_users([OLA, KARI]).await;
    let test = world.machine(SYSTEMHUSET, "test", &[SCOPE]).await;
    let to_prod = format!("{}/maskinporten/prod/", test.origin);
    let assertion = test.grant(SCOPE).claim("consumer_org", EKSEMPEL).claim("aud", to_prod).assertion();
    let answer = open(&mut ola, &format!("{OURS}?klient={}", test.client)).await;
    assert!(told(&answer).contains("Det er klienten «Fagsystem» i Test."), "{}", answer.text());
    let answer = paste(&mut ola, OURS, &assertion).await;
    let issuer = format!("Den henter token hos {}/maskinporten/test/.", test.origin);
    assert!(told(&answer).contains("Det er klienten «Fagsystem» i Test."), "{}", answer.text());
    assert!(told(&answer).contains(&issuer), "{}", answer.text());
    let place = answer.link("Se en forespørsel som virker");
    assert_eq!(place, format!("/nb/310223344/test/klienter/{}#token", test.client));
    let theirs = kari.get(&format!("{THEIRS}?klient={}", test.client)).await;
    assert!(told(&theirs).contains("Vi kjenner ikke klienten") && !told(&theirs).contains("Fagsystem"));
    // The error alone names no client, and says what it is about and what to paste.
    let error = "MP-100: there is no such client here (iss); it may belong to the other environment";
    let alone = paste(&mut ola, OURS, error).await;
    assert!(told(&alone).contains("Klienten finnes ikke i miljøet der tokenet ble hentet."), "{}", alone.text());
    assert!(told(&alone).contains("Lim inn forespørselen, så ser vi om klienten"), "{}", alone.text());
}

#[actix_web::test]
async fn a_key_that_was_removed_says_so_and_is_put_back_where_that_was_done() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    world.adds_key(&machine, 1, "second-2026").await;
    let keys = ola.get(&format!("/nb/310223344/prod/klienter/{}", machine.client)).await;
    let confirm = ola.get(&keys.link("Fjern first-2026")).await;
    ola.submit(&confirm, "Fjern nøkkelen", &[]).await;
    let refused = machine.send(&machine.grant(SCOPE).assertion()).await;
    assert_eq!(refused.code(), "MP-100");
    let text = format!("{} {}", error(&refused), machine.grant(SCOPE).assertion());
    let answer = paste(&mut ola, OURS, &text).await;
    assert!(told(&answer).contains("har ingen nøkkel som heter first-2026"), "{}", answer.text());
    assert!(told(&answer).contains("Nøkkelen ble fjernet 20. november 2026 kl."), "{}", answer.text());
    assert!(told(&answer).contains("Kan angres til 21. november 2026 kl."), "{}", answer.text());
    assert!(answer.link("Angre fjerningen").starts_with("/nb/310223344/kvittering/"), "{}", answer.text());
    // What cannot be undone any more is added anew.
    world.happens("update receipt set undo_until = '2026-11-20T09:00:00Z'").await;
    let answer = ola.get(&answer.path).await;
    assert!(told(&answer).contains("Nøkkelen ble fjernet"), "{}", answer.text());
    answer.link("Legg til nøkkel");
}

#[actix_web::test]
async fn an_audience_is_told_with_the_issuer_itself() {
    let (_world, [mut ola]) = World::with_users([OLA]).await;
    let answer = paste(&mut ola, OURS, "MP-110: the claim aud must be another and nothing else").await;
    assert!(told(&answer).contains("/maskinporten/prod/, og ikke adressen tokenet hentes på."), "{}", answer.text());
    assert!(!told(&answer).contains("slik den står i feilmeldingen"), "{}", answer.text());
}

#[actix_web::test]
async fn the_number_of_a_person_that_is_split_over_scopes_is_in_no_address_and_in_no_row() {
    let (world, [mut ola]) = World::with_users([OLA]).await;
    let machine = supplier(&world).await;
    let draft = machine.grant("ab:018185 ab:06895");
    let page = ola.get(OURS).await;
    let moved = ola.press(&page, "Finn ut av det", &[("tekst", &draft.assertion())]).await;
    assert!(!moved.location.contains("018185") && !moved.location.contains("06895"), "{}", moved.location);
    assert_eq!(machine.send(&draft.assertion()).await.code(), "MP-200");
    attempts_are_written().await;
    let kept: Vec<String> = world.ask("select scope_names from token_attempt order by at desc limit 1").await;
    assert_eq!(kept, ["ab:••••••", "ab:•••••"]);
}

#[actix_web::test]
async fn the_faults_of_the_command_line_name_its_own_options() {
    let world = World::with_demo().await;
    let ask = async |question: TokenArgs| format!("{:#}", explain_token(&world.services, &question).await.unwrap_err());
    assert!(ask(TokenArgs::about("1", "", SCOPE)).await.starts_with("--consumer: "));
    assert!(ask(TokenArgs::about(EKSEMPEL, "2", SCOPE)).await.starts_with("--supplier: "));
    assert!(ask(TokenArgs::about(EKSEMPEL, "", "x")).await.starts_with("--scope: "));
    let at = |at: &str| TokenArgs::about(EKSEMPEL, SYSTEMHUSET, SCOPE).at(at);
    let wrong = ask(at("yesterday")).await;
    assert!(wrong.starts_with("--at: ") && wrong.contains("2026-11-20T10:15"), "{wrong}");
    assert!(ask(at("2027-01-01")).await.contains("in the future"));
    // An offset from UTC is read too.
    for at_offset in ["2026-11-19T10:15:00+01:00", "2026-11-19T09:15:00Z"] {
        let (_, text) = explain_token(&world.services, &at(at_offset)).await.unwrap();
        assert!(text.replace('\u{a0}', " ").contains("10.15.00"), "{text}");
    }
}

#[actix_web::test]
async fn support_reads_the_answer_and_the_log_of_the_owner_says_so() {
    let (world, [mut kari, mut ola, mut turid, mut erik]) = World::with_users([KARI, OLA, TURID, ERIK]).await;
    let machine = supplier(&world).await;
    remove(&mut kari, METERS).await;
    let refused = machine.fetch_for(EKSEMPEL, SCOPE).await;
    let uri = refused.body["error_uri"].as_str().unwrap().replace(&machine.origin, "");
    attempts_are_written().await;
    let codes = open(&mut turid, &uri).await;
    let answer = open(&mut turid, &codes.link("Se hele svaret")).await;
    assert!(answer.path.starts_with("/nb/brukerstotte/hvorfor?"), "{}", answer.path);
    assert!(told(&answer).contains("har ikke gitt Systemhuset AS 310 223 344 fullmakt"), "{}", answer.text());
    assert!(answer.text().contains("«Fagsystem» hos Systemhuset AS er i bruk."), "{}", answer.text());
    assert!(answer.text_of(".why .actions").is_empty(), "support changes nothing: {}", answer.text());
    let log = ola.get("/nb/310223344/logg?gjelder=bruk").await;
    assert!(log.says("Så hvorfor en klient ikke fikk token") && log.says("Portner brukerstøtte"), "{}", log.text());
    let gone = open(&mut turid, "/nb/brukerstotte/hvorfor?id=0123456789abcdef0123456789abcdef").await;
    assert!(gone.says("Vi husker ikke dette forsøket."), "{}", gone.text());
    assert_eq!(erik.get(&answer.path).await.status, StatusCode::NOT_FOUND);
}

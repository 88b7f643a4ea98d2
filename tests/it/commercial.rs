//! *Virksomheten*: the terms that are signed, how an organisation is invoiced, whom to reach there, and what it is told to do first.

use std::{fs, process::ExitCode, sync::Arc};

use actix_web::{App, HttpResponse, HttpServer, web};
use jiff::{SignedDuration, ToSpan};
use portner::{
    commercial::{Command, command},
    platform::config::EhfConfig,
    serve,
};
use reqwest::StatusCode;
use uuid::Uuid;

use crate::{
    kept::undo,
    mail::MailServer,
    notices,
    support::{
        browser::Browser,
        page::{Page, all, says},
        people::{ALI, EKSEMPEL, HANNE, KARI, NETT, SYSTEMHUSET, TOR_EKSEMPELEN},
        steps::{STATISTICS, give},
        test_db::TestDb,
        world::World,
    },
};

const TERMS: &str = "/nb/310123455/virksomhet/bruksvilkar";
const BILLING: &str = "/nb/310123455/virksomhet/faktura";
const CONTACTS: &str = "/nb/310123455/virksomhet/kontakter";
const FRONT: &str = "/nb/310123455";

/// Publishes a version of the terms on the command line, to be signed within thirty days. Tells whether anything was done.
pub async fn publish(world: &World, version: &str) -> bool {
    let text = "nb = '''# Ansvar\n\nDere holder nøklene hemmelige.'''\nnn = '''# Ansvar\n\nDe held nøklane hemmelege.'''\n\
                en = '''# Responsibility\n\nYou keep the keys secret.'''";
    publish_text(world, version, text).await.unwrap()
}

async fn publish_text(world: &World, version: &str, text: &str) -> anyhow::Result<bool> {
    let file = std::env::temp_dir().join(format!("portner-terms-{}.toml", Uuid::now_v7()));
    fs::write(&file, text).unwrap();
    let must_be_signed_by = world.services.clock.today().checked_add(30.days()).unwrap();
    let version = version.parse().unwrap();
    let done = command(&world.services, Command::Publish { file: file.clone(), version, must_be_signed_by }).await;
    fs::remove_file(file).unwrap();
    Ok(format!("{:?}", done?) == format!("{:?}", ExitCode::SUCCESS))
}

/// Signs what stands on the page.
pub async fn sign(browser: &mut Browser, org: &str) -> Page {
    let page = browser.get(&format!("/nb/{org}/virksomhet/bruksvilkar")).await;
    browser.submit(&page, "Signer", &[("lest", "ja")]).await
}

/// Adds a contact, and returns the receipt.
pub async fn add_contact(browser: &mut Browser, name: &str) -> Page {
    let form = browser.get(&format!("{CONTACTS}/ny")).await;
    let said = [("om", "technical"), ("navn", name), ("epost", "drift@eksempel.example"), ("telefon", "22 33 44 55")];
    browser.submit(&form, "Lagre", &said).await
}

/// The page of a contact.
pub async fn contact(browser: &mut Browser, name: &str) -> Page {
    let list = browser.get(CONTACTS).await;
    browser.get(&list.link(name)).await
}

pub const INVOICE: [(&str, &str); 5] = [
    ("adresse", "Storgata 1"),
    ("postnummer", "0155"),
    ("poststed", "Oslo"),
    ("referanse", "Avdeling 42"),
    ("epost", "faktura@eksempel.example"),
];

/// Saves how Eksempel kommune is invoiced, with this reference.
pub async fn save_billing(browser: &mut Browser, reference: &str) -> Page {
    let form = browser.get(&format!("{BILLING}/endre")).await;
    let said = INVOICE.map(|(field, value)| if field == "referanse" { (field, reference) } else { (field, value) });
    browser.submit(&form, "Lagre", &said).await
}

#[actix_web::test]
async fn the_terms_are_signed_once_and_stand_in_the_history() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    assert!(kari.get(TERMS).await.says("Det er ingen bruksvilkår å signere ennå."));
    publish(&world, "1.0").await;
    let front = kari.get(FRONT).await;
    assert!(front.says("Bruksvilkårene, versjon 1.0, må signeres senest 20. desember 2026."), "{}", front.text());
    let page = kari.get(&front.link("Les og signer")).await;
    assert!(page.says("Dere holder nøklene hemmelige."), "{}", page.text());
    let receipt = kari.submit(&page, "Signer", &[("lest", "ja")]).await;
    assert_eq!(receipt.heading(), "Bruksvilkårene er signert", "{}", receipt.text());
    assert!(receipt.says("En signatur kan ikke angres"), "{}", receipt.text());
    let page = kari.get(TERMS).await;
    assert!(page.says("Kari Nordmann signerte denne versjonen 20. november 2026 kl. 10.15."), "{}", page.text());
    assert_eq!(page.link("20. november 2026 kl. 10.15 av Kari Nordmann"), receipt.path);
    assert!(!kari.get(FRONT).await.says("Les og signer"));
}

#[actix_web::test]
async fn nobody_signs_terms_without_saying_that_they_have_read_them() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    publish(&world, "1.0").await;
    let page = kari.get(TERMS).await;
    let answer = kari.press(&page, "Signer", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.fault_at("lest").as_deref(), Some("Kryss av for at du har lest bruksvilkårene"));
    assert_eq!(world.ask::<i64>("select count(*) from terms_signature").await, 0);
}

#[actix_web::test]
async fn whoever_cannot_sign_is_told_who_can() {
    let world = World::with_demo().await;
    publish(&world, "1.0").await;
    let mut developer = world.developer().await;
    let page = developer.get(TERMS).await;
    assert!(page.says("Du kan ikke signere. Det kan de som har:"), "{}", page.text());
    assert!(!developer.get(FRONT).await.says("Les og signer"));
    let csrf = page.csrf();
    let form = [("csrf", csrf.as_str()), ("versjon", "1.0"), ("lest", "ja")];
    assert_eq!(developer.post(TERMS, &form).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.ask::<i64>("select count(*) from terms_signature").await, 0);
}

#[actix_web::test]
async fn what_is_signed_is_what_was_read_and_a_newer_version_is_signed_anew() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    publish(&world, "1.0").await;
    sign(&mut kari, EKSEMPEL).await;
    world.advance(SignedDuration::from_mins(1));
    publish(&world, "1.1").await;
    let read = kari.get(TERMS).await;
    world.advance(SignedDuration::from_mins(1));
    publish(&world, "1.2").await;
    let late = kari.press(&read, "Signer", &[("lest", "ja")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("En nyere versjon er publisert."), "{}", late.text());
    let receipt = kari.submit(&late, "Signer", &[("lest", "ja")]).await;
    assert!(receipt.says("Virksomheten har godtatt versjon 1.2 av bruksvilkårene."), "{}", receipt.text());
    let old = kari.get(&format!("{TERMS}?versjon=1.1")).await;
    assert!(old.says("Dette er en eldre versjon."), "{}", old.text());
    assert_eq!(kari.get(&format!("{TERMS}?versjon=9")).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn terms_are_signed_for_the_organisation_by_one_of_two_who_try() {
    let (world, [mut kari, mut chair]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    publish(&world, "1.0").await;
    let page = chair.get(TERMS).await;
    sign(&mut kari, EKSEMPEL).await;
    let second = chair.press(&page, "Signer", &[("lest", "ja")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.says("En kollega har allerede signert denne versjonen."), "{}", second.text());
}

#[actix_web::test]
async fn terms_that_nobody_signed_in_time_are_warned_of_and_stop_nothing() {
    let (world, [_]) = World::with_users([KARI]).await;
    publish(&world, "1.0").await;
    world.advance(SignedDuration::from_hours(24 * 40));
    let mut kari = world.signed_in(KARI).await;
    let front = kari.get(FRONT).await;
    assert!(front.says("Bruksvilkårene er ikke signert") && !front.says("Les og signer"), "{}", front.text());
    assert!(kari.get(&front.link("Til bruksvilkårene")).await.says("Fristen for å signere denne versjonen var"));
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    assert!(!receipt.heading().is_empty(), "{}", receipt.text());
}

#[actix_web::test]
async fn terms_are_published_whole_and_a_version_stays_as_it_is() {
    let world = World::with_demo().await;
    assert!(publish(&world, "1.0").await);
    assert!(!publish(&world, "1.0").await);
    assert!(publish_text(&world, "1.1", "nb = 'Vilkår'\nen = 'Terms'").await.is_err());
    assert_eq!(world.ask::<i64>("select count(*) from terms_version").await, 1);
}

#[actix_web::test]
async fn a_contact_is_added_changed_and_removed_and_each_can_be_undone() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let added = add_contact(&mut kari, "Driftsvakta").await;
    assert_eq!(added.heading(), "Kontakten er lagt til", "{}", added.text());
    let list = kari.get(CONTACTS).await;
    assert!(list.says("22 33 44 55") && list.says("Ingen å nå om: Sikkerhet og hendelser"), "{}", list.text());
    let page = contact(&mut kari, "Driftsvakta").await;
    let changed = kari.submit(&page, "Lagre", &[("rolle", "Vakt")]).await;
    assert_eq!(changed.heading(), "Kontakten er endret", "{}", changed.text());
    undo(&mut kari, &changed).await;
    assert!(!kari.get(CONTACTS).await.text_of("td").contains("Vakt"));
    let page = contact(&mut kari, "Driftsvakta").await;
    let removed = kari.submit(&page, "Fjern kontakten", &[]).await;
    assert_eq!(removed.heading(), "Kontakten er fjernet", "{}", removed.text());
    assert!(!kari.get(CONTACTS).await.says("Driftsvakta"));
    undo(&mut kari, &removed).await;
    assert!(kari.get(CONTACTS).await.says("Driftsvakta"));
}

#[actix_web::test]
async fn what_is_wrong_with_a_contact_stands_at_its_field_and_what_was_typed_is_kept() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("{CONTACTS}/ny")).await;
    let said = [("navn", "Driftsvakta"), ("epost", "drift"), ("telefon", "ring meg")];
    let answer = kari.press(&form, "Lagre", &said).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["om", "epost", "telefon"] {
        assert!(answer.fault_at(field).is_some(), "{field}: {}", answer.text());
    }
    assert_eq!(
        (answer.value_of("navn"), answer.value_of("telefon")),
        ("Driftsvakta".to_owned(), "ring meg".to_owned())
    );
    for (field, number) in
        [("navn", "01818506895"), ("telefon", "018185 06895"), ("epost", "01818506895@eksempel.example")]
    {
        let good = [("om", "technical"), ("navn", "Driftsvakta"), ("epost", "drift@eksempel.example")];
        let good = good.into_iter().filter(|(name, _)| *name != field);
        let said: Vec<(&str, &str)> = good.chain([(field, number)]).collect();
        let answer = kari.press(&form, "Lagre", &said).await;
        assert!(answer.fault_at(field).is_some_and(|it| it.contains("fødselsnummer")), "{field}: {}", answer.text());
    }
}

#[actix_web::test]
async fn nobody_overwrites_a_contact_that_a_colleague_changed_meanwhile() {
    let (_world, [mut kari, mut chair]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    add_contact(&mut kari, "Driftsvakta").await;
    let seen = contact(&mut chair, "Driftsvakta").await;
    let page = contact(&mut kari, "Driftsvakta").await;
    kari.submit(&page, "Lagre", &[("rolle", "Vakt")]).await;
    // What was mistyped first does not show what a colleague did.
    let mistyped = chair.press(&seen, "Lagre", &[("rolle", "Leder"), ("epost", "drift")]).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mail = [("epost", "drift@eksempel.example")];
    assert_eq!(chair.press(&mistyped, "Lagre", &mail).await.status, StatusCode::CONFLICT);
    let late = chair.press(&seen, "Lagre", &[("rolle", "Leder")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.value_of("rolle"), "Leder");
    let receipt = chair.submit(&late, "Lagre", &[]).await;
    assert_eq!(receipt.heading(), "Kontakten er endret", "{}", receipt.text());
}

#[actix_web::test]
async fn a_contact_that_was_removed_comes_back_only_where_there_is_room() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    add_contact(&mut kari, "Driftsvakta").await;
    let page = contact(&mut kari, "Driftsvakta").await;
    let removed = kari.submit(&page, "Fjern kontakten", &[]).await;
    world
        .happens(format!(
            "insert into contact (contact_id, org_number, topics, name, email, created_at) \
             select gen_random_uuid(), {EKSEMPEL}, array['technical'], 'K' || n, 'k@eksempel.example', now() from generate_series(1, 20) n"
        ))
        .await;
    let refused = kari.press(&removed, "Angre", &[]).await;
    assert!(refused.says("Ingenting kunne angres"), "{}", refused.text());
    assert_eq!(world.count("contact where removed_at is null").await, 20);
}

#[actix_web::test]
async fn a_payer_whose_name_changes_is_the_same_payer() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    save_billing(&mut kari, "Avdeling 42").await;
    let edit = kari.get(BILLING).await.link("Endre");
    let form = kari.get(&edit).await;
    let changed = kari.submit(&form, "Lagre", &[("betaler", NETT)]).await;
    world.happens(format!("update organisation set name = 'Nytt Nett AS' where org_number = {NETT}")).await;
    let form = kari.get(&edit).await;
    assert!(kari.press(&form, "Lagre", &[]).await.says("Ingenting er endret."));
    assert_eq!(undo(&mut kari, &changed).await.heading(), "Fakturaopplysningene er som før");
}

#[actix_web::test]
async fn whoever_is_to_pay_reads_that_in_its_own_log_and_nothing_else_of_the_invoices() {
    let (_world, [mut kari, mut ali]) = World::with_users([KARI, ALI]).await;
    save_billing(&mut kari, "Avdeling 42").await;
    let edit = kari.get(BILLING).await.link("Endre");
    let form = kari.get(&edit).await;
    let changed = kari.submit(&form, "Lagre", &[("betaler", NETT)]).await;
    let log = ali.get(&format!("/nb/{NETT}/logg?gjelder=innstillinger")).await;
    assert!(log.says("Eksempel kommune har satt dere som betaler av fakturaene sine"), "{}", log.text());
    assert!(!log.says("Avdeling 42") && !log.says("Storgata 1"), "{}", log.text());
    undo(&mut kari, &changed).await;
    let log = ali.get(&format!("/nb/{NETT}/logg?gjelder=innstillinger")).await;
    let told: Vec<String> =
        all(&log.html(), "tbody tr").into_iter().map(says).filter(|it| it.contains("betaler")).collect();
    assert_eq!(told.len(), 2, "named and released, and no more: {told:?}");
    assert!(told[0].contains("har ikke lenger dere som betaler"), "{told:?}");
}

#[actix_web::test]
async fn how_an_organisation_is_invoiced_is_entered_changed_and_undone() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    assert!(kari.get(BILLING).await.says("Ingen fakturaopplysninger er lagt inn."));
    let entered = save_billing(&mut kari, "Avdeling 42").await;
    assert_eq!(entered.heading(), "Fakturaopplysningene er lagret", "{}", entered.text());
    let page = kari.get(BILLING).await;
    assert!(
        page.says("Storgata 1, 0155 Oslo") && page.says("Vi vet ikke om Eksempel kommune tar imot EHF."),
        "{}",
        page.text()
    );
    let form = kari.get(&page.link("Endre")).await;
    let same = kari.press(&form, "Lagre", &[]).await;
    assert!(same.status == StatusCode::CONFLICT && same.says("Ingenting er endret."), "{}", same.text());
    let changed = save_billing(&mut kari, "Avdeling 43").await;
    let undone = undo(&mut kari, &changed).await;
    assert_eq!(undone.heading(), "Fakturaopplysningene er som før", "{}", undone.text());
    assert!(kari.get(BILLING).await.says("Avdeling 42"));
}

#[actix_web::test]
async fn another_payer_is_found_by_name_and_has_to_be_in_the_register() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(&format!("{BILLING}/endre")).await;
    let found = kari.press(&form, "Søk etter navnet", &[("adresse", "Storgata 1"), ("navn", "Systemhuset")]).await;
    assert_eq!(found.value_of("adresse"), "Storgata 1", "{}", found.text());
    let picked = kari.press(&found, "Velg Systemhuset AS", &INVOICE).await;
    assert_eq!(picked.value_of("betaler"), SYSTEMHUSET, "{}", picked.text());
    let receipt = kari.submit(&picked, "Lagre", &[]).await;
    assert!(receipt.says("Betaler: Systemhuset AS"), "{}", receipt.text());
    let form = kari.get(&format!("{BILLING}/endre")).await;
    for (number, fault) in
        [("310999999", ""), ("01818506895", ""), ("310650358", "Vi finner ingen aktiv virksomhet med dette nummeret")]
    {
        let answer = kari.press(&form, "Lagre", &[("betaler", number)]).await;
        assert!(answer.fault_at("betaler").is_some_and(|it| it.contains(fault)), "{number}: {}", answer.text());
    }
}

/// A world where it is looked up here who takes EHF.
async fn with_ehf(ehf: EhfConfig) -> World {
    World::put_together(TestDb::with_demo().await, |services, listener| {
        Arc::make_mut(&mut services.config).ehf = ehf;
        serve::server(services, listener).unwrap()
    })
}

#[actix_web::test]
async fn a_list_says_who_takes_ehf() {
    let file = std::env::temp_dir().join(format!("portner-ehf-{}.csv", Uuid::now_v7()));
    fs::write(&file, "org;name\n0192:310123455;Eksempel kommune\n").unwrap();
    let world = with_ehf(EhfConfig::List(file.clone())).await;
    let (mut kari, mut ali) = (world.signed_in(KARI).await, world.signed_in(ALI).await);
    assert!(kari.get(BILLING).await.says("Eksempel kommune tar imot EHF."));
    assert!(ali.get("/nb/310130079/virksomhet/faktura").await.says("Nett AS tar ikke imot EHF."));
    fs::remove_file(file).unwrap();
    assert!(kari.get(BILLING).await.says("Vi vet ikke om Eksempel kommune tar imot EHF."));
}

#[actix_web::test]
async fn the_publisher_of_addresses_says_who_takes_ehf() {
    async fn group(participant: web::Path<String>) -> HttpResponse {
        match participant.as_str() {
            "iso6523-actorid-upis::0192:310123455" => HttpResponse::Ok()
                .body("busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AInvoice-2"),
            "iso6523-actorid-upis::0192:310130079" => HttpResponse::NotFound().finish(),
            _ => HttpResponse::InternalServerError().finish(),
        }
    }
    let server = HttpServer::new(|| App::new().route("/{participant}", web::get().to(group))).workers(1);
    let server = server.bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", server.addrs()[0]).parse().unwrap();
    let server = server.run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    let world = with_ehf(EhfConfig::Publisher(address)).await;
    for (national_id, org, sentence) in [
        (KARI, EKSEMPEL, "Eksempel kommune tar imot EHF."),
        (ALI, NETT, "Nett AS tar ikke imot EHF."),
        (HANNE, "315000009", "Vi vet ikke om"),
    ] {
        let page = world.signed_in(national_id).await.get(&format!("/nb/{org}/virksomhet/faktura")).await;
        assert!(page.says(sentence), "{}", page.text());
    }
    handle.stop(false).await;
}

#[actix_web::test]
async fn the_front_page_warns_while_nobody_would_be_told_of_what_happens() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let server = MailServer::of(&world).await;
    let warns = "Skjer det noe kritisk, får ingen hos dere vite det.";
    assert!(kari.get(FRONT).await.says(warns), "{}", kari.get(FRONT).await.text());
    let mut developer = world.developer().await;
    assert!(!developer.get(FRONT).await.says(warns), "they cannot mend it");
    let added = notices::add(&mut kari, EKSEMPEL, "varsel@eksempel.example").await;
    assert!(kari.get(FRONT).await.says(warns), "it waits for its code");
    let page = notices::point(&mut kari, &added).await;
    let code = world.code("varsel@eksempel.example").await;
    kari.submit(&page, "Bekreft", &[("kode", &code)]).await;
    world.works().await;
    assert!(!kari.get(FRONT).await.says(warns), "{}", kari.get(FRONT).await.text());
    world.happens("update mail set refused_at = now()").await;
    assert!(kari.get(FRONT).await.says(warns), "mail does not reach it");
    assert!(!server.taken().is_empty());
}

#[actix_web::test]
async fn a_new_organisation_is_led_from_terms_to_its_first_client_until_that_is_hidden() {
    let (world, [mut hanne]) = World::with_users([HANNE]).await;
    publish(&world, "1.0").await;
    let front = hanne.get("/nb/315000009").await;
    for step in ["Les og signer bruksvilkårene", "Legg inn hvor dere vil ha varsel", "Lag den første klienten"] {
        assert!(!front.link(step).is_empty(), "{step}");
    }
    sign(&mut hanne, "315000009").await;
    give(&mut hanne, "315000009", NETT, &[STATISTICS]).await;
    let front = hanne.get("/nb/315000009").await;
    assert!(front.says("Kom i gang") && front.text_of("main").matches("Fullført").count() == 2, "{}", front.text());
    let hidden = hanne.submit(&front, "Skjul Kom i gang", &[]).await;
    assert!(!hidden.text_of("main").contains("Lag den første klienten"), "{}", hidden.text());
    let shown = hanne.submit(&hidden, "Vis Kom i gang", &[]).await;
    assert!(shown.text_of("main").contains("Lag den første klienten"), "{}", shown.text());
}

#[actix_web::test]
async fn the_first_steps_say_who_can_take_those_that_the_reader_cannot() {
    let world = World::with_demo().await;
    publish(&world, "1.0").await;
    world
        .happens(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             select gen_random_uuid(), 315000009, person_id, 'right', 'self-service-integrations', now() from person \
             where given_name = 'Tor' and family_name = 'Dal'",
        )
        .await;
    let mut tor = world.signed_in(crate::support::people::TOR).await;
    let front = tor.get("/nb/315000009").await;
    assert!(front.text_of("main").contains("Kan gjøres av:"), "{}", front.text());
    assert!(!front.link("Lag den første klienten").is_empty());
}

#[actix_web::test]
async fn an_organisation_that_has_been_here_for_long_is_not_told_how_to_begin() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let front = kari.get(FRONT).await;
    assert!(!front.says("Kom i gang"), "{}", front.text());
}

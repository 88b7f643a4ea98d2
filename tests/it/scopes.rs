//! Mine API: a developer orders a prefix, creates a scope, gives access, undoes it; and every way in which two users get in each other's way.

use futures_util::future::join;
use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, EKSEMPEL, FRODE, GERD, INGRID, KARI, MONA, NETT, OLA, SYSTEMHUSET, TURID, VANNVERK},
    steps::{READ_INSTANCES, STATISTICS, form_for, give, paste},
    world::World,
};

const DIGDIR: &str = "991825827";
const TEST: &str = "/nb/310123455/test/mine-api";
const PROD: &str = "/nb/310123455/prod/mine-api";

impl World {
    /// Ali, who leads Nett AS, has been given *Selvbetjening av API-er* by Eksempel kommune.
    pub async fn developer(&self) -> Browser {
        self.happens(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
             select gen_random_uuid(), 310123455, holder_person_id, 'right', 'self-service-api', now() from register_role \
             where org_number = 310130079 and role_code = 'DAGL'",
        )
        .await;
        self.signed_in(ALI).await
    }

    /// A world in which Eksempel kommune owns its prefix, and the browser of that developer.
    pub async fn with_developer() -> (Self, Browser) {
        let world = Self::with_demo().await;
        world.owns_prefix().await;
        let ali = world.developer().await;
        (world, ali)
    }

    /// The same, and the page of a scope that nobody has access to: `eksempel:vann.read`.
    pub async fn with_scope(list: &str) -> (Self, Browser, Page) {
        let (world, mut ali) = Self::with_developer().await;
        let scope = make(&mut ali, list, "vann.read").await;
        (world, ali, scope)
    }

    pub async fn owns_prefix(&self) {
        self.happens("insert into prefix (prefix, org_number) values ('eksempel', 310123455) on conflict do nothing")
            .await;
    }

    /// As Eksempel kommune was before it began to provide anything.
    pub async fn provides_nothing(&self) {
        self.happens(
            "delete from access_request where provider_org_number = 310123455; \
             delete from scope_access where scope_id in (select scope_id from scope where provider_org_number = 310123455); \
             delete from scope where provider_org_number = 310123455; delete from prefix where org_number = 310123455",
        )
        .await;
    }
}

/// A scope of Eksempel kommune in test, and a pasted list that waits: the ids of both.
pub async fn scope_with_list(world: &World, kari: &mut Browser) -> (String, String) {
    world.owns_prefix().await;
    let scope = make(kari, TEST, "vann.read").await;
    let check = paste(kari, &scope, SYSTEMHUSET).await;
    let id = |path: &str, at: usize| path.split('/').nth(at).unwrap().to_owned();
    (id(&scope.path, 5), id(&check.path, 8))
}

/// From the empty form to the scope's page.
pub async fn make(browser: &mut Browser, list: &str, subscope: &str) -> Page {
    let form = browser.get(&format!("{list}/ny")).await;
    let fields = [("prefiks", "eksempel"), ("subscope", subscope), ("beskrivelse", "Målerdata per husstand")];
    let receipt = browser.submit(&form, "Opprett scope", &fields).await;
    assert_eq!(receipt.heading(), "Scope opprettet", "{}", receipt.text());
    browser.get(&receipt.link(&format!("Gå til eksempel:{subscope}"))).await
}

async fn let_in(browser: &mut Browser, scope: &Page, org: &str) -> Page {
    browser.submit(scope, "Gi tilgang", &[("konsument", org)]).await
}

#[actix_web::test]
async fn a_developer_orders_a_prefix_makes_a_scope_grants_a_list_copies_deactivates_and_undoes() {
    let world = World::with_demo().await;
    world.provides_nothing().await;
    let (mut ali, mut turid) = (world.developer().await, world.signed_in(TURID).await);

    let list = ali.get(TEST).await;
    assert!(
        list.says("Virksomheten har ikke prefiks ennå") && list.says("Testmiljø – ingenting her påvirker produksjon")
    );
    assert!(list.the("head > title").starts_with("[TEST] Mine API"), "{}", list.the("head > title"));
    let form = ali.get(&list.link("Bestill prefiks")).await;
    let order = [("onsket", "eksempel"), ("formal", "Vannmålere"), ("kontakt", "api@eksempel.no")];
    let checked = ali.press(&form, "Sjekk om det er ledig", &order).await;
    assert!(checked.says("eksempel er ledig."), "{}", checked.text());
    let receipt = ali.submit(&checked, "Bestill", &order).await;
    assert_eq!(receipt.heading(), "Prefiks bestilt");
    assert!(ali.get(TEST).await.says("Virksomheten har ikke prefiks ennå"), "not before support has answered");

    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    assert!(queue.says("Vannmålere") && queue.says("api@eksempel.no"), "{}", queue.text());
    let after = turid.submit(&queue, "Tildel eksempel", &[]).await;
    assert!(after.says("Ingen bestillinger venter.") && after.says("Tildelt"), "{}", after.text());
    assert_eq!(after.the("#utfall[autofocus]"), "Eksempel kommune 310\u{a0}123\u{a0}455 har fått prefikset eksempel.");
    assert_eq!(world.log_of(EKSEMPEL).await, ["prefix.ordered", "prefix.allotted"]);

    let scope = make(&mut ali, TEST, "vann/maaler.read").await;
    assert!(scope.says("Ingen har tilgang ennå, så scopet kan ikke brukes."), "{}", scope.text());
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let lines = "orgnr;navn\n310 223 344;Systemhuset\n310130079;Nett\n310334456;Vestby\n310650358;Nedlagt\n310123454;Feil\n\
                 3103344;Kort\n310000019;Ukjent\n310223344;Igjen";
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", lines)]).await;
    assert_eq!(check.heading(), "Kontroller listen (8 linjer)");
    for (count, verdict) in [
        ("3", "Klare"),
        ("1", "Slettet i Enhetsregisteret"),
        ("1", "Feil kontrollsiffer"),
        ("1", "Ikke ni siffer"),
        ("1", "Finnes ikke i Enhetsregisteret"),
        ("1", "Står flere ganger, teller én gang"),
    ] {
        assert!(check.says(&format!("{count} {verdict}")), "{verdict}:\n{}", check.text());
    }
    assert_eq!(world.count("scope_access a join scope s using (scope_id) where name like 'eksempel:vann%'").await, 0);
    let given = ali.submit(&check, "Gi tilgang til 3", &[]).await;
    assert_eq!(given.heading(), "Tilgang gitt");
    let receipt = ali.get(&given.link("Se kvitteringen, der det kan angres")).await;
    assert_eq!(receipt.heading(), "Tilgang gitt");
    let outcome = ali.get(&given.link("Last ned utfallet for hver linje (CSV)")).await;
    assert!(outcome.body.contains("\"310 223 344\";\"Systemhuset AS\";\"Fikk tilgang\""), "{}", outcome.body);
    assert!(outcome.body.contains("\"310000019\";\"\";\"Finnes ikke i Enhetsregisteret\""), "{}", outcome.body);
    let payload: serde_json::Value =
        world.ask("select payload from event where org_number = 310223344 and kind = 'scope-access.given'").await;
    assert_eq!(payload["items"].as_array().map(Vec::len), Some(1), "each log has its own part only");

    let mut ola = world.signed_in(OLA).await;
    let theirs = ola.get(&receipt.path.replace(EKSEMPEL, SYSTEMHUSET)).await;
    assert!(theirs.says("har gitt Systemhuset AS tilgang til") && !theirs.says("Nett AS"), "{}", theirs.text());
    assert!(!theirs.text().contains("Angre"), "only the provider can undo it");
    let scope = ali.get(&scope.path).await;
    let copy = ali.get(&scope.link("Kopier til produksjon")).await;
    let receipt = ali.submit(&copy, "Opprett i produksjon", &[]).await;
    assert_eq!(receipt.heading(), "Kopiert til produksjon");
    let prod = ali.get(&receipt.link("Gå til eksempel:vann/maaler.read")).await;
    assert!(prod.path.contains("/prod/") && prod.says("Målerdata per husstand"));
    assert!(prod.says("Ingen har tilgang ennå"), "accesses come along only when somebody says so");

    let prod = let_in(&mut ali, &prod, VANNVERK).await;
    assert!(prod.says("Vestby vannverk har fått tilgang."), "{}", prod.text());
    let ask = ali.get(&prod.link("Deaktiver")).await;
    assert!(ask.says("1 virksomhet mister tilgangen."), "{}", ask.text());
    let receipt = ali.submit(&ask, "Deaktiver scopet", &[("bekreft", "vann/maaler.read")]).await;
    assert_eq!(receipt.heading(), "Scope deaktivert");
    assert_eq!(world.reach("prod", "eksempel:vann/maaler.read").await, 0);
    let undone = ali.submit(&receipt, "Angre deaktiveringen", &[]).await;
    assert!(undone.says("Scopet eksempel:vann/maaler.read er i bruk igjen."), "{}", undone.text());
    assert_eq!(world.reach("prod", "eksempel:vann/maaler.read").await, 1);
}

impl World {
    /// How many organisations a scope reaches today.
    pub async fn reach(&self, environment: &str, name: &str) -> i64 {
        self.ask(format!(
            "select count(*) from effective_access('2026-11-20') where environment = '{environment}' and scope_name = '{name}'"
        ))
        .await
    }
}

#[actix_web::test]
async fn a_developer_sees_the_receipts_of_scopes_and_no_others() {
    let (world, mut ali) = World::with_developer().await;
    let mut kari = world.signed_in(KARI).await;
    let theirs = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert_eq!(
        ali.get(&theirs.path).await.status,
        StatusCode::NOT_FOUND,
        "what suppliers may do is not for a developer to see"
    );
    let csrf = ali.get("/nb/").await.csrf();
    let sent = [("csrf", csrf.as_str()), ("nokkel", "0197b1c2-0000-7000-8000-000000000003")];
    let undo = ali.post(&format!("{}/angre", theirs.path), &sent).await;
    assert_eq!(undo.status, StatusCode::NOT_FOUND);
    let scope = make(&mut ali, PROD, "vann.read").await;
    let menu = ali.get("/nb/310123455").await;
    assert!(menu.text().contains("Mine API"), "{}", menu.text());
    assert_eq!(menu.link("Fullmakter"), "/nb/310123455/tilganger-vi-har", "of that section they may open one page");
    let granted = let_in(&mut ali, &scope, SYSTEMHUSET).await;
    let receipt = ali.get(&granted.link("Se kvitteringen, der det kan angres")).await;
    assert!(!receipt.text().contains("Se i loggen"), "the log is not for a developer");
    let undone = ali.submit(&receipt, "Angre", &[]).await;
    assert_eq!(undone.heading(), "Endringen er angret");
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 0);
    // A colleague with power sees it all; somebody without sees none of it.
    assert_eq!(kari.get(&receipt.path).await.status, StatusCode::OK);
    let mut mona = world.signed_in(MONA).await;
    let denied = mona.get(PROD).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    assert!(denied.says("fullmakten «Selvbetjening av API-er»"), "{}", denied.text());
    let mut ingrid = world.signed_in(INGRID).await;
    assert_eq!(ingrid.get(PROD).await.status, StatusCode::FORBIDDEN, "the package opens delegations, not scopes");
}

#[actix_web::test]
async fn another_organisations_scope_is_not_there() {
    let (world, [mut gerd]) = World::with_users([GERD]).await;
    let list = gerd.get("/nb/310334456/prod/mine-api").await;
    let own = list.link("vestbyvann:maaler.read");
    assert_eq!(gerd.get(&own).await.status, StatusCode::OK);
    let mut kari = world.signed_in(KARI).await;
    for path in ["", "/endre", "/deaktiver", "/tilganger.csv", "/tilganger/mange"] {
        let there = format!("{}{path}", own.replace(VANNVERK, EKSEMPEL));
        assert_eq!(kari.get(&there).await.status, StatusCode::NOT_FOUND, "{there}");
    }
    let other_environment = own.replace("/prod/", "/test/");
    assert_eq!(gerd.get(&other_environment).await.status, StatusCode::NOT_FOUND, "the environments are apart");
    assert_eq!(gerd.get("/nb/310334456/ver2/mine-api").await.status, StatusCode::NOT_FOUND);
    let by_name = gerd.get("/nb/310334456/prod/mine-api?scope=vestbyvann%3Amaaler.read").await;
    assert_eq!((by_name.status, by_name.location), (StatusCode::SEE_OTHER, own));
}

#[actix_web::test]
async fn a_form_says_what_is_wrong_with_each_field() {
    let (_world, mut ali) = World::with_developer().await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let long = "a".repeat(1024);
    let wrong = [
        ("prefiks", "vestbyvann"),
        ("subscope", "vann måler"),
        ("beskrivelse", ""),
        ("lang", "<b>fet</b>"),
        ("lang_en", long.as_str()),
        ("levetid", "20"),
        ("autlevetid", "-1"),
        ("aud", "to ord"),
    ];
    let back = ali.press(&form, "Opprett scope", &wrong).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, sentence) in [
        ("prefiks", "Velg et av virksomhetens prefikser."),
        ("subscope", "Subscopet kan ikke ha mellomrom."),
        ("beskrivelse", "Skriv en beskrivelse."),
        ("lang_en", "Teksten kan ha høyst 1023 tegn."),
        ("levetid", "Levetiden må være et tall fra 30 til 680, eller tom."),
        ("autlevetid", "Levetiden må være et tall fra 1 til 315360000, eller tom."),
        ("aud", "Mottakeren kan ikke ha mellomrom."),
    ] {
        assert_eq!(back.fault_at(field).as_deref(), Some(sentence), "{field}");
    }
    assert!(back.fault_at("lang").unwrap().starts_with("Tegnet < kan ikke stå"), "{}", back.text());
    for (subscope, sentence) in [
        ("", "Skriv et subscope."),
        ("Vann", "Subscopet kan ikke ha store bokstaver (V)."),
        (
            "vann//x",
            "Subscopet må begynne og slutte med bokstav eller tall, og . _ / - kan ikke stå ved siden av hverandre.",
        ),
    ] {
        let fields = [("prefiks", "eksempel"), ("subscope", subscope), ("beskrivelse", "x")];
        let back = ali.press(&form, "Opprett scope", &fields).await;
        assert_eq!(back.fault_at("subscope").as_deref(), Some(sentence));
    }
    let altinn = [("prefiks", "eksempel"), ("subscope", "vann-maaler.read"), ("beskrivelse", "x")];
    let back = ali.press(&form, "Opprett scope", &altinn).await;
    assert!(back.fault_at("subscope").unwrap().starts_with("Altinn kan ikke gi fullmakt for dette navnet"));
    let receipt = ali.submit(&back, "Opprett scope", &[("delegering", "nei")]).await;
    assert_eq!(receipt.heading(), "Scope opprettet", "without delegation the name is good");
}

#[actix_web::test]
async fn a_name_is_taken_also_by_case_and_by_letters_that_look_alike() {
    let (_world, mut ali) = World::with_developer().await;
    let scope = make(&mut ali, PROD, "vann/maaler.read").await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    for twin in ["vann/maaler.read", "VANN/Maaler.Read", "vann/mааler.read", "vann/maa1er.read"] {
        let back = ali.press(&form, "Opprett scope", &[("subscope", twin), ("beskrivelse", "x")]).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{twin}");
        assert!(back.fault_at("subscope").unwrap().contains("eksempel:vann/maaler.read"), "{}", back.text());
        assert_eq!(back.link("Gå til eksempel:vann/maaler.read"), scope.path);
    }
    // The same in two tabs at the same time: it is made once, and both get the receipt.
    let fields = [("subscope", "vann/nytt.read"), ("beskrivelse", "x")];
    let (mut one, mut other) = (ali.clone(), ali.clone());
    let (again, form) = (ali.get(&format!("{PROD}/ny")).await, form);
    let (a, b) = join(one.press(&form, "Opprett scope", &fields), other.press(&again, "Opprett scope", &fields)).await;
    assert_eq!([a.status, b.status], [StatusCode::SEE_OTHER; 2]);
    assert_eq!(a.location, b.location);
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_gets_its_receipt_twice() {
    let (world, mut ali) = World::with_developer().await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let fields = [("prefiks", "eksempel"), ("subscope", "vann.read"), ("beskrivelse", "x")];
    let first = ali.press(&form, "Opprett scope", &fields).await;
    let second = ali.press(&form, "Opprett scope", &fields).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location), "{}", second.text());

    let form = ali.get("/nb/310123455/prefiks").await;
    let order = [("onsket", "nytt1"), ("formal", "x"), ("kontakt", "y")];
    let first = ali.press(&form, "Bestill", &order).await;
    let second = ali.press(&form, "Bestill", &order).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &second.location), "{}", second.text());
    assert_eq!(world.log_of(EKSEMPEL).await, ["scope.created", "prefix.ordered"], "and each is done once");
}

#[actix_web::test]
async fn nobody_overwrites_what_a_colleague_saved_meanwhile() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let mut kari = world.signed_in(KARI).await;
    let edit = scope.link("Endre");
    let (by_kari, by_ali) = (kari.get(&edit).await, ali.get(&edit).await);
    let saved = kari.submit(&by_kari, "Lagre", &[("beskrivelse", "Karis ord"), ("levetid", "120")]).await;
    assert_eq!(saved.heading(), "Scope endret");
    assert!(saved.says("fra «Målerdata per husstand» til «Karis ord»"), "{}", saved.text());
    let conflict = ali.press(&by_ali, "Lagre", &[("beskrivelse", "Alis ord")]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(
        conflict.says("Noen endret scopet mens du skrev") && conflict.says("Karis ord") && conflict.says("Alis ord")
    );
    assert_eq!(
        world.ask::<String>("select description_nb from scope where name = 'eksempel:vann.read'").await,
        "Karis ord"
    );
    let over = ali.submit(&conflict, "Lagre", &[]).await;
    assert_eq!(over.heading(), "Scope endret", "whoever has seen the difference may");
    assert_eq!(
        world.ask::<String>("select description_nb from scope where name = 'eksempel:vann.read'").await,
        "Alis ord"
    );
    // Kari cannot take back what is not so any more; Ali can take back what Ali did.
    let refused = kari.press(&saved, "Angre", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Dette er endret igjen siden"), "{}", refused.text());
    ali.submit(&over, "Angre", &[]).await;
    assert_eq!(
        world.ask::<String>("select description_nb from scope where name = 'eksempel:vann.read'").await,
        "Karis ord"
    );
}

#[actix_web::test]
async fn access_is_given_once_ends_by_itself_is_taken_back_and_restored() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    for (number, sentence) in [
        ("310223345", "Kontrollsifferet stemmer ikke. Sjekk nummeret."),
        ("12", "Organisasjonsnummeret må ha 9 siffer."),
        ("310000019", "Vi fant ingen virksomhet med nummeret 310 000 019."),
        ("310650358", "Virksomheten er slettet i Enhetsregisteret."),
    ] {
        let back = ali.press(&scope, "Gi tilgang", &[("konsument", number)]).await;
        assert_eq!(back.fault_at("konsument").unwrap().replace('\u{a0}', " "), sentence);
    }
    let end = [("konsument", "310 223 344"), ("dag", "30"), ("maned", "11"), ("ar", "2026"), ("merknad", "Avtale 7")];
    let page = ali.submit(&scope, "Gi tilgang", &end).await;
    assert!(page.says("Systemhuset AS har fått tilgang.") && page.says("30. nov. 2026") && page.says("Avtale 7"));
    let twice = ali.press(&page, "Gi tilgang", &[("konsument", SYSTEMHUSET)]).await;
    assert_eq!(twice.fault_at("konsument").as_deref(), Some("Virksomheten har allerede tilgang."));
    let page = let_in(&mut ali, &page, NETT).await;
    assert!(ali.get(&format!("{}?q=nett", scope.path)).await.says("1 treff"));
    assert!(ali.get(&format!("{}?q=310+223", scope.path)).await.says("Systemhuset AS"));

    let chosen = ali.submit(&page, "Fjern Nett AS", &[]).await;
    let review = ali.get(&chosen.link("Se over og bekreft")).await;
    assert_eq!(review.heading(), "Se over det du fjerner");
    let receipt = ali.submit(&review, "Fjern 1 tilgang", &[("grunn", "Avtalen er slutt")]).await;
    assert_eq!(receipt.heading(), "1 tilgang er fjernet");
    let twice = ali.press(&review, "Fjern 1 tilgang", &[("nokkel", "0197b1c2-0000-7000-8000-000000000001")]).await;
    assert_eq!(twice.location, receipt.path, "{}", twice.text());
    assert_eq!(world.log_of(NETT).await, ["scope-access.given", "scope-access.withdrawn"]);
    let undone = ali.submit(&receipt, "Angre fjerningen", &[]).await;
    assert!(undone.says("1 av 1 er slik det var før."), "{}", undone.text());
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 2);
    let none = ali.get(&format!("{}/tilganger/fjern", scope.path)).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.fault_at("tilganger").as_deref(), Some("Kryss av for minst én tilgang først."));

    world.advance(SignedDuration::from_hours(24 * 11));
    let mut ali = world.signed_in(ALI).await;
    assert!(
        !ali.get(&scope.path).await.says("SYSTEMHUSET"),
        "after its last day it is over, whatever the housekeeping does"
    );
    world.housekeeping().await;
    assert!(world.log_of(SYSTEMHUSET).await.contains(&"scope-access.expired".to_owned()));
    let page = ali.get(&scope.path).await;
    let again = let_in(&mut ali, &page, SYSTEMHUSET).await;
    assert!(again.says("Systemhuset AS har fått tilgang."), "{}", again.text());
}

#[actix_web::test]
async fn giving_while_another_deactivates_ends_well() {
    let (world, mut ali, scope) = World::with_scope(TEST).await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    let (mut one, mut other) = (ali.clone(), ali.clone());
    let (given, off) = join(
        one.press(&scope, "Gi tilgang", &[("konsument", NETT)]),
        other.press(&ask, "Deaktiver scopet", &[("bekreft", "vann.read")]),
    )
    .await;
    let rows: i64 = world
        .ask("select count(*) from scope_access a join scope s using (scope_id) where name = 'eksempel:vann.read'")
        .await;
    let reach = world.reach("test", "eksempel:vann.read").await;
    match (given.status, off.status) {
        (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER) => assert_eq!((rows, reach), (1, 0)),
        // Somebody uses it by now, which is asked about anew.
        (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY) => {
            assert_eq!((rows, reach), (1, 1), "{}", off.text());
        }
        (status, StatusCode::SEE_OTHER) => {
            assert_eq!((status, rows, reach), (StatusCode::UNPROCESSABLE_ENTITY, 0, 0), "{}", given.text());
            assert!(given.says("Scopet er deaktivert."));
        }
        (status, other) => panic!("{status} {other}: {}", off.text()),
    }
}

#[actix_web::test]
async fn a_deactivated_scope_is_gone_from_its_consumers_at_once_and_comes_back_with_its_accesses() {
    let (world, [mut frode, mut kari, mut ola]) = World::with_users([FRODE, KARI, OLA]).await;
    let before = form_for(&mut kari, EKSEMPEL, VANNVERK).await;
    let list = frode.get(&format!("/nb/{DIGDIR}/prod/mine-api")).await;
    let scope = frode.get(&list.link("altinn:serviceowner/instances.read")).await;
    let ask = frode.get(&scope.link("Deaktiver")).await;
    assert!(ask.says("2 virksomheter mister tilgangen.") && ask.says("fullmakt"), "{}", ask.text());
    let fields = [("bekreft", "serviceowner/instances.read"), ("tilganger", "trekk"), ("melding", "Bruk v2")];
    let receipt = frode.submit(&ask, "Deaktiver scopet", &fields).await;
    assert!(receipt.says("Bruk v2"), "{}", receipt.text());
    let now = form_for(&mut kari, EKSEMPEL, VANNVERK).await;
    assert_eq!(offers(&now), offers(&before) - 1, "that of the test environment is another: {}", now.text());
    let log = kari.get("/nb/310123455/logg").await;
    assert!(
        log.says("deaktiverte scopet altinn:serviceowner/instances.read. Tilgangen deres er fjernet. Melding: Bruk v2"),
        "{}",
        log.text()
    );
    assert!(!ola.get("/nb/310223344/logg").await.says("deaktiverte"), "suppliers hear of it from their customers");
    let page = frode.get(&scope.path).await;
    assert!(page.says("ingen konsument ser det. Tilgangene er fjernet (2)."), "{}", page.text());
    assert!(!page.says("Tilgangene hviler") && !page.says("ennå"), "{}", page.text());
    let back = frode.get(&page.link("Ta i bruk igjen")).await;
    assert!(back.says("2 virksomheter mistet tilgangen da scopet ble deaktivert"), "{}", back.text());
    let receipt = frode.get(&back.link("Se deaktiveringen og om den kan angres")).await;
    let undone = frode.submit(&receipt, "Angre deaktiveringen", &[]).await;
    assert_eq!(undone.status, StatusCode::OK);
    assert_eq!(world.reach_own("altinn:serviceowner/instances.read").await, 2, "also those that were revoked");

    let scope = frode.get(&scope.path).await;
    let ask = frode.get(&scope.link("Deaktiver")).await;
    frode.submit(&ask, "Deaktiver scopet", &[("bekreft", "serviceowner/instances.read")]).await;
    let page = frode.get(&scope.path).await;
    assert!(page.says("Deaktivert 20. november 2026") && page.says("av Frode Sunde"), "{}", page.text());
    assert_eq!(frode.get(&format!("{}/tilganger/mange", scope.path)).await.status, StatusCode::SEE_OTHER);
    let back = frode.get(&page.link("Ta i bruk igjen")).await;
    assert!(back.says("2 virksomheter får tilgangen tilbake.") && !back.says("mistet"), "{}", back.text());
    let receipt = frode.submit(&back, "Ta i bruk igjen", &[]).await;
    assert_eq!(receipt.heading(), "Scope tatt i bruk igjen");
    assert_eq!(world.reach_own("altinn:serviceowner/instances.read").await, 2);
    assert_eq!(offers(&form_for(&mut kari, EKSEMPEL, VANNVERK).await), offers(&before));
}

/// How often the form offers to read instances.
fn offers(form: &Page) -> usize {
    form.text_of("fieldset#api").matches("Appinstanser (lesetilgang)").count()
}

impl World {
    async fn reach_own(&self, name: &str) -> i64 {
        self.ask(format!(
            "select count(*) from effective_access('2026-11-20') where environment = 'prod' and scope_name = '{name}' and via = 'own'"
        ))
        .await
    }
}

#[actix_web::test]
async fn support_allots_declines_and_assigns_and_nobody_else_does() {
    let (world, [mut kari, mut gerd, mut turid]) = World::with_users([KARI, GERD, TURID]).await;
    assert_eq!(kari.get("/nb/brukerstotte/prefikser").await.status, StatusCode::NOT_FOUND);
    let form = kari.get("/nb/310123455/prefiks").await;
    for (wanted, sentence) in [
        ("", "Skriv prefikset dere ønsker."),
        ("vestbyvann", "vestbyvann er tatt av en annen virksomhet. Velg et annet."),
        ("æøå", "Et prefiks har 2 til 30 tegn, og bare små bokstaver a–z og tall."),
        ("310223344", "310223344 er ikke virksomhetens eget nummer. Velg et annet prefiks."),
    ] {
        let back = kari.press(&form, "Bestill", &[("onsket", wanted)]).await;
        assert_eq!(back.fault_at("onsket").as_deref(), Some(sentence));
        assert_eq!(back.fault_at("formal").as_deref(), Some("Skriv hva prefikset skal brukes til."));
    }
    let order = [("onsket", "Nytt1"), ("formal", "x"), ("kontakt", "y")];
    kari.submit(&form, "Bestill", &order).await;
    let piece = gerd.get("/nb/310334456/prefiks/oppslag?onsket=nytt1").await;
    assert!(piece.says("nytt1 er allerede bestilt og venter på svar fra brukerstøtte."), "{}", piece.text());
    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    let silent = turid.press(&queue, "Avslå nytt1", &[]).await;
    assert!(silent.says("Skriv hvorfor bestillingen avslås."), "{}", silent.text());
    let declined = turid.submit(&silent, "Avslå nytt1", &[("svar", "For likt nytt")]).await;
    let told = declined.the("#utfall[autofocus]");
    assert_eq!(told, "Bestillingen av prefikset nytt1 fra Eksempel kommune 310\u{a0}123\u{a0}455 er avslått.");
    assert!(kari.get("/nb/310123455/prefiks").await.says("For likt nytt"));
    let late = turid.press(&queue, "Tildel nytt1", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    let queue = turid.get("/nb/brukerstotte/prefikser").await;
    turid.submit(&queue, "Tildel prefiks", &[("organisasjon", EKSEMPEL), ("prefiks", "ek2")]).await;
    let taken = turid
        .press(
            &queue,
            "Tildel prefiks",
            &[("organisasjon", VANNVERK), ("prefiks", "ek2"), ("nokkel", "0197b1c2-0000-7000-8000-000000000002")],
        )
        .await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", taken.text());
    assert_eq!(taken.fault_at("prefiks").as_deref(), Some("ek2 er tatt av en annen virksomhet. Velg et annet."));
    for (number, prefix, at_number, at_prefix) in [
        (
            "12",
            "E",
            "Organisasjonsnummeret må ha 9 siffer.",
            "Et prefiks har 2 til 30 tegn, og bare små bokstaver a–z og tall.",
        ),
        (
            "310000019",
            "ek2",
            "Vi fant ingen virksomhet med nummeret 310 000 019.",
            "ek2 er tatt av en annen virksomhet. Velg et annet.",
        ),
    ] {
        let both = turid
            .press(
                &queue,
                "Tildel prefiks",
                &[("organisasjon", number), ("prefiks", prefix), ("nokkel", "0197b1c2-0000-7000-8000-000000000003")],
            )
            .await;
        assert_eq!(both.fault_at("organisasjon").unwrap().replace('\u{a0}', " "), at_number);
        assert_eq!(both.fault_at("prefiks").as_deref(), Some(at_prefix));
    }
    assert!(kari.get("/nb/310123455/prefiks").await.says("ek2"));
    assert_eq!(world.log_of(EKSEMPEL).await, ["prefix.ordered", "prefix.declined", "prefix.allotted"]);
    world.happens("update support_staff set until = now()").await;
    assert_eq!(turid.get("/nb/brukerstotte/prefikser").await.status, StatusCode::NOT_FOUND, "struck at once");
}

#[actix_web::test]
async fn five_thousand_at_once_is_one_receipt_and_one_undo() {
    let (world, mut ali) = World::with_developer().await;
    let numbers = world.many_organisations(4998).await;
    assert_eq!(numbers.len(), 4998);
    let scope = make(&mut ali, PROD, "vann.read").await;
    let mut lines: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    lines.extend(["310223345".to_owned(), "01818506895".to_owned()]);
    let check = paste(&mut ali, &scope, &lines.join("\n")).await;
    assert!(check.says("4998 Klare") && !check.body.contains("01818506895"), "a person's number is not shown again");
    let job = ali.submit(&check, "Gi tilgang til 4998", &[]).await;
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 0, "nobody waits for it: {}", job.path);
    world.works().await;
    let receipt = ali.get(&job.path).await;
    let receipt = ali.follow(&receipt).await;
    assert!(receipt.says("De 50 første av 4998"), "{}", receipt.text());
    let job = ali.submit(&receipt, "Angre", &[]).await;
    world.works().await;
    let undone = ali.get(&job.path).await;
    let undone = ali.follow(&undone).await;
    assert!(undone.says("4998 av 4998 er slik det var før."), "{}", undone.text());
    assert_eq!(world.reach("prod", "eksempel:vann.read").await, 0);
    assert!(receipt.size < 36 * 1024, "{} bytes", receipt.size);
    let too_many = (0..5001).map(|_| "310223344").collect::<Vec<_>>().join("\n");
    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let back = ali.press(&bulk, "Kontroller listen", &[("liste", &too_many)]).await;
    assert_eq!(back.fault_at("liste").as_deref(), Some("Listen har 5001 linjer. Del den opp: høyst 5000 om gangen."));
}

/// Whatever happens, no consumer's listing holds a scope that is out of use; and nothing is missing from it either.
#[actix_web::test]
async fn no_consumer_is_ever_listed_a_scope_that_is_out_of_use() {
    let world = World::with_demo().await;
    // Whatever is planned has a receipt.
    give(&mut world.signed_in(KARI).await, EKSEMPEL, NETT, &[STATISTICS]).await;
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut roll = |sides: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % sides
    };
    let scopes: Vec<uuid::Uuid> = world.ask("select array_agg(scope_id order by environment, name) from scope").await;
    for step in 0..150 {
        let scope = scopes[usize::try_from(roll(scopes.len() as u64)).unwrap()];
        let org = [310_123_455, 310_223_344, 310_334_456, 310_130_079][usize::try_from(roll(4)).unwrap()];
        let change = match roll(10) {
            0 | 1 => format!("update scope set deactivated_at = now() where scope_id = '{scope}'"),
            2 => format!("update scope set deactivated_at = null where scope_id = '{scope}'"),
            3 => format!("update scope set accessible_for_all = not accessible_for_all where scope_id = '{scope}'"),
            4 => format!(
                "update scope_access set withdrawn_at = now(), withdrawn_how = 'provider' where scope_id = '{scope}' and org_number = {org} and withdrawn_at is null"
            ),
            5 => {
                format!("update scope_access set ends_on = date '2026-11-19' + {} where scope_id = '{scope}'", roll(3))
            }
            6 => format!(
                "update delegation set withdrawn_at = case when withdrawn_at is null then now() end, withdrawn_how = case when withdrawn_at is null then 'giver' end where org_number = {org} and ends_on is null"
            ),
            7 => format!(
                "insert into scope_plan (scope_plan_id, scope_id, on_day, accesses, planned_at, planned_by, planned_in) \
                 select gen_random_uuid(), '{scope}', date '2026-11-19' + {}, 'rest', now(), person_id, ref from receipt limit 1 \
                 on conflict do nothing",
                roll(3)
            ),
            8 => format!(
                "update scope_plan set cancelled_at = now() where scope_id = '{scope}' and cancelled_at is null"
            ),
            _ => format!(
                "insert into scope_access (scope_access_id, scope_id, org_number) values (gen_random_uuid(), '{scope}', {org}) on conflict do nothing"
            ),
        };
        world.happens(change.clone()).await;
        let inactive: i64 = world
            .ask("select count(*) from effective_access('2026-11-20') join scope using (scope_id) where deactivated_at is not null")
            .await;
        assert_eq!(inactive, 0, "step {step}: {change}");
        // The same, told the other way round, for those who have it themselves.
        let differ: i64 = world
            .ask(
                "with listed as (select scope_id, consumer_org_number as org from effective_access('2026-11-20') where via = 'own'), \
                 right_ones as (select s.scope_id, o.org_number as org from scope s, organisation o where s.deactivated_at is null \
                   and (o.deleted_on is null or o.deleted_on > '2026-11-20') \
                   and not exists (select from scope_plan p where p.scope_id = s.scope_id and p.cancelled_at is null \
                     and p.on_day <= '2026-11-20') \
                   and (s.accessible_for_all or exists (select from scope_access a where a.scope_id = s.scope_id \
                     and a.org_number = o.org_number and a.withdrawn_at is null and coalesce(a.ends_on >= '2026-11-20', true)))) \
                 select count(*) from ((table listed except all table right_ones) union all (table right_ones except all table listed)) d",
            )
            .await;
        assert_eq!(differ, 0, "step {step}: {change}");
        let orphans: i64 = world
            .ask(
                "select count(*) from effective_access('2026-11-20') e where via = 'delegated' and not exists (select from \
                 effective_access('2026-11-20') own where own.via = 'own' and own.scope_id = e.scope_id \
                 and own.consumer_org_number = e.consumer_org_number)",
            )
            .await;
        assert_eq!(orphans, 0, "nobody has for another what the other has not, step {step}: {change}");
    }
}

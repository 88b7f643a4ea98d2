//! Access packages: who has one and why, now and then; what it gives and who can give it.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use portner::{
    access::{Basis, Held, Mandate, Origin},
    kernel::{Lang, PackageUrn, PersonId, RegisterRole},
    packages::{self, Offer, Receiver, What},
    register::{
        Unit, UnitStatus,
        import::{self, Files, Options, Source},
    },
};
use reqwest::StatusCode;

use crate::{
    list_order::crowded,
    support::{
        browser::Browser,
        page::Page,
        people::{ALI, EKSEMPEL, ERIK, INGRID, KARI, MONA, PER, TOR},
        world::World,
    },
};

const API_ACCESS: &str = "/nb/310123455/tilgangspakker/integrasjoner/programmeringsgrensesnitt";
const NUF: &str = "310390216";

/// The lines of the table: a cell between bars.
fn rows(page: &Page) -> Vec<String> {
    let html = page.html();
    let rows = crate::support::page::all(&html, "tbody tr");
    rows.into_iter()
        .map(|row| {
            let cells = crate::support::page::within(row, "th, td");
            let text = |cell| crate::support::page::one_line(&crate::support::page::says(cell));
            cells.into_iter().take(4).map(text).collect::<Vec<_>>().join(" | ")
        })
        .collect()
}

async fn at(browser: &mut Browser, tid: &str) -> Page {
    browser.get(&format!("{API_ACCESS}?tid={tid}")).await
}

#[actix_web::test]
async fn a_page_shows_who_has_a_package_and_why_one_line_for_each_reason() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(API_ACCESS).await;
    assert_eq!(page.heading(), "Delegerbare Maskinporten scopes");
    insta::assert_snapshot!(rows(&page).join("\n"));
    assert!(page.says("Hvem har den (5)"), "{}", page.text());
    assert_eq!(kari.get(&page.link("Åpne Ingrid Berg")).await.heading(), "Ingrid Berg");
    assert_eq!(kari.get(&page.link("Åpne Regnskap AS")).await.heading(), "Regnskap AS");
    assert!(page.says("urn:altinn:accesspackage:maskinporten-scopes"), "also known as");
}

#[actix_web::test]
async fn the_way_leads_from_the_front_page_through_area_and_package() {
    let world = World::with_demo().await;
    for who in [KARI, INGRID, PER] {
        let mut browser = world.signed_in(who).await;
        let front = browser.get("/nb/310123455").await;
        let catalogue = browser.get(&front.link("Tilgangspakker")).await;
        let area = browser.get(&catalogue.link("Hva pakkene er for: Integrasjoner")).await;
        let package = browser.get(&area.link("Delegerbare Maskinporten scopes")).await;
        assert_eq!(package.path, API_ACCESS);
        let list = browser.get("/nb/310123455/fullmakter").await;
        assert_eq!(list.link("Tilgangspakker"), "/nb/310123455/tilgangspakker");
        for tab in ["Hva gir den", "Hvem kan gi den"] {
            let page = browser.get(&package.link(tab)).await;
            assert_eq!((page.status, page.heading()), (StatusCode::OK, package.heading()));
        }
    }
    let mut mona = world.signed_in(MONA).await;
    assert_eq!(mona.get(API_ACCESS).await.status, StatusCode::FORBIDDEN);
    assert!(!mona.get("/nb/310123455").await.says("Tilgangspakker"));
}

#[actix_web::test]
async fn other_names_of_a_package_lead_to_its_address() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let root = "/nn/310123455/tilgangspakker";
    for (from, to) in [
        ("/integrasjoner/maskinporten-scopes", "/integrasjoner/programmeringsgrensesnitt"),
        ("/personale/programmeringsgrensesnitt?vis=gir", "/integrasjoner/programmeringsgrensesnitt?vis=gir"),
        (
            "/integrasjoner/urn:altinn:accesspackage:maskinporten-scopes-nuf",
            "/integrasjoner/programmeringsgrensesnittNUF",
        ),
        ("/maskinlesbare-hendelser", "/integrasjoner/maskinlesbarehendelser"),
        ("/ECKEYROLE", "/integrasjoner/opptreforvirksomhetenskunder"),
        ("/accesspackage:area:integrasjoner", "/integrasjoner"),
    ] {
        let page = kari.get(&format!("{root}{from}")).await;
        assert_eq!((page.status, page.location), (StatusCode::PERMANENT_REDIRECT, format!("{root}{to}")), "{from}");
    }
    for (asked, to) in [
        ("urn%3Aaltinn%3Aaccesspackage%3Amaskinporten-scopes", "/integrasjoner/programmeringsgrensesnitt"),
        ("eckeyrole", "/integrasjoner/opptreforvirksomhetenskunder"),
        ("innbygger-kultur", "/kultur_idrett_og_frivillighet/innbygger-kultur"),
        ("fiske", "/jordbruk_skogbruk_jakt_fiske_og_akvakultur/fiske"),
    ] {
        let page = kari.get(&format!("{root}?q={asked}")).await;
        assert_eq!((page.status, page.location), (StatusCode::SEE_OTHER, format!("{root}{to}")), "{asked}");
    }
    for missing in ["/finnes-ikke", "/integrasjoner/finnes-ikke", "/vergemal", "/a%20b/c%20d"] {
        assert_eq!(kari.get(&format!("{root}{missing}")).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
    let found = kari.get(&format!("{root}?q=maskinporten")).await;
    assert!(found.says("Pakkar som passar med «maskinporten»: 3"), "{}", found.text());
}

#[actix_web::test]
async fn the_page_answers_for_the_past() {
    let world = World::with_demo().await;
    world.remember_roles_from("2026-11-01T06:00:00Z").await;
    let mut kari = world.signed_in(KARI).await;
    // The chair left on the tenth, at noon in Norway.
    world.loses_role(EKSEMPEL, "LEDE").await;
    world.happens("update register_role_past set seen_to = '2026-11-10T11:00:00Z'").await;
    // Ingrid's package was taken back a minute ago.
    world
        .happens(
            "update access_grant set withdrawn_at = '2026-11-20T09:14:00Z', withdrawn_how = 'giver' where holder_person_id = \
             (select person_id from person where given_name = 'Ingrid')",
        )
        .await;
    let names = |page: &Page| -> Vec<String> {
        rows(page).iter().map(|row| row.split(" | ").next().unwrap().to_owned()).collect()
    };
    let (kari_, tor, per) = ("Kari Nordmann født 1985", "Tor Eksempelen født 1957", "Per Li født 1961");
    let (ingrid, regnskap) = ("Ingrid Berg", "Regnskap AS 310\u{a0}445\u{a0}568");
    assert_eq!(names(&kari.get(API_ACCESS).await), [kari_, per, regnskap]);
    assert_eq!(names(&at(&mut kari, "2026-11-20T10:13").await), [ingrid, kari_, per, regnskap]);
    assert_eq!(names(&at(&mut kari, "2026-11-20T10:14").await), [kari_, per, regnskap]);
    assert_eq!(names(&at(&mut kari, "2026-11-10T11:59").await), [ingrid, kari_, per, regnskap, tor]);
    assert_eq!(names(&at(&mut kari, "2026-11-10").await), [ingrid, kari_, per, regnskap]);
    let early = at(&mut kari, "2026-08-01T12:00").await;
    assert_eq!(names(&early), [ingrid, regnskap], "no roles are remembered from before the first import");
    assert!(early.says("Tidspunktet er før 1. november 2026 kl. 07.00"), "{}", early.text());
    assert!(!early.says("Åpne Ingrid Berg"), "the past cannot be changed");
    assert_eq!(names(&at(&mut kari, "2026-01-01").await), Vec::<String>::new());
    for fault in ["i+morgen", "2026-02-30", "2026-11-20T10:16", "2027-01-01"] {
        let page = at(&mut kari, fault).await;
        assert!(page.fault_at("tid").is_some(), "{fault}: {}", page.text());
        assert_eq!((names(&page).len(), page.the("head > title").starts_with("Feil: ")), (0, true), "{fault}");
    }
}

#[actix_web::test]
async fn before_a_sub_unit_changed_main_unit_the_new_owner_had_nothing() {
    let world = World::with_demo().await;
    world.remember_roles_from("2026-11-01T06:00:00Z").await;
    let moved = r#"[{"organisasjonsnummer": "313328880", "navn": "RÅDHUSET", "organisasjonsform": {"kode": "BEDR"},
                     "overordnetEnhet": "310130079"}]"#;
    let sources = Files { sub_units: Some(Box::new(moved.as_bytes()) as Source), ..Files::default() };
    import::take_in(&world.services, sources, Options::default(), |_| ()).await.unwrap();
    // It changed on the tenth, at noon in Norway.
    world
        .happens("update organisation_parent_past set seen_from = '-infinity', seen_to = '2026-11-10T11:00:00Z'")
        .await;
    world
        .happens("update organisation set parent_seen_from = '2026-11-10T11:00:00Z' where org_number = 313328880")
        .await;
    let mut ali = world.signed_in(ALI).await;
    let package = "/nb/313328880/tilgangspakker/integrasjoner/programmeringsgrensesnitt";
    for (tid, is_new, is_old) in
        [("", true, false), ("?tid=2026-11-10T12:00", true, false), ("?tid=2026-11-10T11:59", false, true)]
    {
        let names = rows(&ali.get(&format!("{package}{tid}")).await).join("\n");
        assert_eq!((names.contains("Ali"), names.contains("Kari Nordmann")), (is_new, is_old), "{tid}: {names}");
    }
    // The page of one holder says the same.
    let id: String = world.ask("select person_id::text from person where given_name = 'Ali'").await;
    let holder = format!("/nb/313328880/fullmakter/{id}");
    let role = "Rolle: daglig leder i hovedenheten";
    assert!(ali.get(&format!("{holder}?tid=2026-11-10T12:00")).await.says(role));
    let before = ali.get(&format!("{holder}?tid=2026-11-10T11:59")).await;
    assert!(before.status == StatusCode::OK && !before.says(role), "{}", before.text());
}

#[actix_web::test]
async fn a_long_list_is_paged_by_where_it_left_off() {
    let world = crowded().await;
    let mut kari = world.signed_in(KARI).await;
    let (mut page, mut seen) = (kari.get(API_ACCESS).await, Vec::new());
    for expected in [50, 50, 25] {
        let here = rows(&page);
        assert_eq!(here.len(), expected);
        assert!(page.says(&format!("Viser {expected} av 125")), "{}", page.text());
        seen.extend(here);
        if seen.len() < 125 {
            page = kari.get(&page.link("Neste")).await;
        }
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), 125, "everybody once");
    let middle = kari.get(&page.link("Forrige")).await;
    assert_eq!(rows(&middle), seen[50..100]);
    let first = kari.get(&middle.link("Forrige")).await;
    assert_eq!((rows(&first), first.path.as_str()), (seen[..50].to_vec(), API_ACCESS));
}

#[actix_web::test]
async fn a_foreign_business_has_its_own_package() {
    let (_world, [mut erik]) = World::with_users([ERIK]).await;
    let root = format!("/nb/{NUF}/tilgangspakker/integrasjoner");
    let own = erik.get(&format!("{root}/programmeringsgrensesnittNUF")).await;
    assert!(rows(&own)[0].starts_with("Erik Lindqvist"), "{}", own.text());
    assert!(rows(&own)[0].ends_with("| Ja"), "{:?}", rows(&own));
    let other = erik.get(&format!("{root}/programmeringsgrensesnitt")).await;
    assert!(!rows(&other).iter().any(|row| row.contains("Erik")), "{:?}", rows(&other));
    let givers = erik.get(&format!("{root}/programmeringsgrensesnitt?vis=kan-gi")).await;
    assert!(givers.says("Pakken kan bare gis av den som er daglig leder, styrets leder"), "{}", givers.text());
}

#[actix_web::test]
async fn a_sub_unit_inherits_and_says_from_where() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get("/nb/313328880/tilgangspakker/integrasjoner/programmeringsgrensesnitt").await;
    assert!(rows(&page).iter().all(|row| row.contains("I hovedenheten")), "{:?}", rows(&page));
    assert!(rows(&page).iter().any(|row| row.starts_with("Ingrid Berg")), "{:?}", rows(&page));
    assert!(page.says("Pakken er gitt i hovedenheten og gjelder derfor også her."), "{}", page.text());
}

#[actix_web::test]
async fn a_gift_that_has_run_out_is_none() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    world.happens("update access_grant set ends_on = '2026-11-20' where holder_person_id is not null").await;
    assert!(kari.get(API_ACCESS).await.says("til og med 20. november 2026"));
    world.advance(SignedDuration::from_hours(24));
    let mut kari = world.signed_in(KARI).await;
    assert!(!kari.get(API_ACCESS).await.says("Ingrid Berg"));
}

/// How many things a person may give, and what is said of the rest.
async fn counted(world: &World, form: &str, held: Held, to: Receiver) -> String {
    let unit = Unit {
        number: EKSEMPEL.parse().unwrap(),
        name: "Eksempel".into(),
        form: form.into(),
        place: None,
        status: UnitStatus::Active,
        main_unit: None,
    };
    let basis = Basis { held, origin: Origin::Own, via: None, form: form.into(), given_as: Vec::new() };
    let mandate = Mandate {
        person: PersonId::new(),
        unit,
        form: form.into(),
        bases: vec![basis],
        leads: Vec::new(),
        undo_hours: 24,
        requests: 0,
    };
    let mut db = world.services.db.acquire().await.unwrap();
    let givable = packages::givable(&mut db, &mandate, to).await.unwrap();
    let mut reasons = BTreeMap::<String, usize>::new();
    for choice in givable.all() {
        let offer = packages::offers(&mut db, std::slice::from_ref(&choice.named.what)).await.unwrap().pop().unwrap();
        assert_eq!(offer.named(), choice.named, "asked alone it is the same thing");
        assert_eq!(packages::may_give(&mandate, &offer, to), choice.verdict, "{:?}", choice.named);
        assert_eq!(givable.find(&choice.named.what), Some(choice));
        *reasons.entry(packages::reason(Lang::Nb, &choice.verdict)).or_default() += 1;
    }
    let lines = reasons.into_iter().map(|(reason, count)| format!("{count:>4} {reason}\n"));
    lines.collect()
}

#[actix_web::test]
async fn what_there_is_to_give_is_read_from_the_tables_as_the_catalogue_says() {
    let world = World::with_demo().await;
    let main_administrator = Held::Package(PackageUrn::MAIN_ADMINISTRATOR.parse().unwrap());
    let mut listed = String::new();
    for (who, form, held, to) in [
        ("general manager", "AS", Held::Role(RegisterRole::Dagl), Receiver::Person),
        ("general manager", "AS", Held::Role(RegisterRole::Dagl), Receiver::Organisation),
        ("contact person", "NUF", Held::Role(RegisterRole::Knuf), Receiver::Person),
        ("main administrator", "KOMM", main_administrator, Receiver::Person),
        ("board member", "AS", Held::Role(RegisterRole::from("MEDL".to_owned())), Receiver::Person),
    ] {
        listed.push_str(&format!("{who} in {form} to {to:?}:\n{}\n", counted(&world, form, held, to).await));
    }
    insta::assert_snapshot!(listed);
    let mut db = world.services.db.acquire().await.unwrap();
    let gone = What::parse("package", "urn:altinn:accesspackage:finnes-ikke").unwrap();
    let offer = packages::offers(&mut db, &[gone]).await.unwrap().pop().unwrap();
    assert!(matches!(offer, Offer::Package(facts) if facts.retired));
}

#[actix_web::test]
async fn an_area_opens_nothing_where_its_giver_has_no_package_of_it_to_give_any_more() {
    let (world, [mut tor]) = World::with_users([TOR]).await;
    world
        .happens(format!(
            "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at, given_as) \
             select gen_random_uuid(), {NUF}, person_id, 'area', 'accesspackage:area:integrasjoner', now(), '{{KNUF}}' \
             from person where given_name = 'Tor' and family_name = 'Dal'"
        ))
        .await;
    let list = format!("/nb/{NUF}/fullmakter");
    assert_eq!(tor.get(&list).await.status, StatusCode::OK, "the contact person gave it in the foreign company");
    world.happens(format!("update organisation set org_form = 'AS' where org_number = {NUF}")).await;
    assert_eq!(tor.get(&list).await.status, StatusCode::FORBIDDEN, "who may not give the package of an AS");
    let package = "urn:altinn:accesspackage:programmeringsgrensesnitt";
    world
        .happens(format!(
            "update access_grant set kind = 'package', code = '{package}' where org_number = {NUF} and kind = 'area'"
        ))
        .await;
    assert_eq!(tor.get(&list).await.status, StatusCode::OK, "the package itself is given or not");
}

const ACT_FOR_CUSTOMERS: &str = "/nb/310123455/tilgangspakker/integrasjoner/opptreforvirksomhetenskunder";

#[actix_web::test]
async fn the_package_of_clients_shows_the_clients_that_have_it_and_what_it_does() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = kari.get(ACT_FOR_CUSTOMERS).await;
    assert!(page.says("Ingen klient har pakken."), "{}", page.text());
    let machine = world.machine(EKSEMPEL, "test", &[]).await;
    let client = format!("/nb/{EKSEMPEL}/test/klienter/{}", machine.client);
    let client = kari.get(&client).await;
    crate::clients::package(&mut kari, &client, "Gi pakken").await;
    let page = kari.get(ACT_FOR_CUSTOMERS).await;
    assert!(page.says("Klienter som har pakken (1)"), "{}", page.text());
    assert!(!page.says("Ingen har fått den gitt") && !page.says("Ingen klient har pakken"), "{}", page.text());
    assert_eq!(page.link("Fagsystem"), client.path);
    let then = kari.get(&format!("{ACT_FOR_CUSTOMERS}?tid=2026-11-19")).await;
    assert!(then.says("Ingen klient hadde pakken."), "{}", then.text());
    let gives = kari.get(&page.link("Hva gir den")).await;
    assert!(gives.says("Tokenendepunktet ser etter pakken ved hvert token."), "{}", gives.text());
    assert!(!gives.says("Ingen side i Portner åpnes"), "{}", gives.text());
    let givers = kari.get(&page.link("Hvem kan gi den")).await;
    let sentence = "Pakken kan bare knyttes til en klient hos leverandøren, ikke til en person eller virksomhet.";
    assert_eq!(givers.text().matches(sentence).count(), 1, "said once: {}", givers.text());
    assert_eq!(givers.link("Gå til Klienter"), format!("/nb/{EKSEMPEL}/prod/klienter"));
    assert!(rows(&givers).iter().any(|row| row.starts_with("daglig leder | DAGL")), "{}", givers.text());
    assert!(givers.says("Ja, til klienter"), "{}", givers.text());
}

#[actix_web::test]
async fn a_refusal_names_nothing_that_nobody_can_get() {
    let (_world, [mut ingrid]) = World::with_users([INGRID]).await;
    let refused = ingrid.get(&format!("/nb/{EKSEMPEL}/prod/klienter")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.says("Selvbetjening av integrasjoner"), "{}", refused.text());
    assert!(!refused.says("Opptre for virksomhetens kunder"), "{}", refused.text());
}

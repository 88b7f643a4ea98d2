//! A new scope and those who may use it from the first: one form, one change, and what is wrong with it.

use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::{Page, all, says},
    people::{EKSEMPEL, NETT, OLA, SYSTEMHUSET, VANNVERK},
    world::World,
};

const PROD: &str = "/nb/310123455/prod/mine-api";
const NAME: &str = "eksempel:vann/maaler.read";

async fn press(browser: &mut Browser, form: &Page, list: &str, more: &[(&str, &str)]) -> Page {
    let fields = [("subscope", "vann/maaler.read"), ("beskrivelse", "Målerdata"), ("organisasjoner", list)];
    browser.press(form, "Opprett scope", &[&fields[..], more].concat()).await
}

#[actix_web::test]
async fn a_scope_and_those_who_may_use_it_come_and_go_together_or_one_by_one() {
    let (world, mut ali) = World::with_developer().await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let made = press(&mut ali, &form, &format!("{NETT}, {VANNVERK}\n{SYSTEMHUSET}\n{NETT}"), &[]).await;
    let receipt = ali.follow(&made).await;
    assert!(receipt.says(&format!("Scopet {NAME} er opprettet og i bruk, og 3 virksomheter har fått tilgang.")));
    assert!(receipt.says("Til dem som skal bruke det"), "{}", receipt.text());
    assert_eq!(world.reach("prod", NAME).await, 3);
    assert_eq!(world.log_of(EKSEMPEL).await, ["scope.created"], "one change");
    assert_eq!(
        press(&mut ali, &form, &format!("{NETT}, {VANNVERK}\n{SYSTEMHUSET}\n{NETT}"), &[]).await.location,
        made.location
    );

    let payload: serde_json::Value =
        world.ask("select payload from event where org_number = 310223344 and kind = 'scope.created'").await;
    assert_eq!(payload["items"].as_array().map(Vec::len), Some(1), "each log has its own part only");
    assert_eq!(payload["settings"], serde_json::json!({}), "and nothing of the settings");
    let mut ola = world.signed_in(OLA).await;
    let theirs = ola.get(&receipt.path.replace(EKSEMPEL, SYSTEMHUSET)).await;
    assert_eq!(theirs.heading(), "Tilgang gitt");
    assert!(!theirs.says("Nett AS") && !theirs.says("Målerdata"), "{}", theirs.text());

    let nett: String = world.ask("select scope_access_id::text from scope_access where org_number = 310130079 order by granted_at desc limit 1").await;
    let one = ali.submit(&receipt, "Angre det som er valgt", &[("linje", &nett)]).await;
    assert!(one.says("1 av 1 er slik det var før."), "{}", one.text());
    assert_eq!(world.reach("prod", NAME).await, 2);
    let receipt = ali.get(&receipt.path).await;
    let undone = ali.submit(&receipt, "Angre", &[]).await;
    assert!(undone.says(&format!("Scopet {NAME} er ute av bruk igjen.")), "{}", undone.text());
    assert_eq!(world.reach("prod", NAME).await, 0);
    let left: i64 = world.ask("select count(*) from scope_access join scope using (scope_id) where name = 'eksempel:vann/maaler.read' and withdrawn_at is null").await;
    assert_eq!(left, 0, "nobody has it again when it comes back");
}

#[actix_web::test]
async fn every_faulty_number_is_named_with_its_line_and_nothing_is_made_or_lost() {
    let (world, mut ali) = World::with_developer().await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let list = format!("{VANNVERK}\n3150; {NETT}\n310130078\n{EKSEMPEL}\n310650358\n310000019\nVestby\n12839210033");
    let back = press(&mut ali, &form, &list, &[]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fault = back.fault_at("organisasjoner").unwrap();
    for sentence in [
        "Linje 2 (3150): Ikke ni siffer.",
        "Linje 3 (310130078): Feil kontrollsiffer.",
        "Linje 4 (310123455): Deres eget nummer.",
        "Linje 5 (310650358): Slettet i Enhetsregisteret.",
        "Linje 6 (310000019): Finnes ikke i Enhetsregisteret.",
        "Linje 7 (Vestby): Ikke ni siffer.",
    ] {
        assert!(fault.contains(sentence), "{sentence} in {fault}");
    }
    assert!(!fault.contains("Linje 1") && !fault.contains("12839210033"), "{fault}");
    assert!(
        back.body.contains("310650358\n310000019") && !back.body.contains("12839210033"),
        "what was typed is kept, but no person"
    );
    assert_eq!(world.log_of(EKSEMPEL).await, [""; 0]);

    let torn = press(&mut ali, &form, VANNVERK, &[("hvem", "alle")]).await;
    assert!(torn.fault_at("organisasjoner").unwrap().starts_with("Du har skrevet organisasjonsnumre, men valgt"));
    let many = press(&mut ali, &form, &"310334456\n".repeat(501), &[]).await;
    assert!(many.fault_at("organisasjoner").unwrap().starts_with("Listen har 501 numre. Høyst 500"));
    assert_eq!(world.log_of(EKSEMPEL).await, [""; 0]);
}

#[actix_web::test]
async fn whom_one_should_look_at_first_is_given_access_on_the_page_of_the_scope() {
    let (world, mut ali) = World::with_developer().await;
    world.happens(format!("update organisation set bankrupt = true where org_number = {NETT}")).await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let refused = press(&mut ali, &form, &format!("{VANNVERK}\n{NETT}"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fault = refused.fault_at("organisasjoner").unwrap();
    assert_eq!(fault, "Linje 2 (310130079): Konkurs. Gi tilgang på siden til scopet etterpå.");
    assert_eq!(world.reach("prod", NAME).await, 0);
}

#[actix_web::test]
async fn a_name_is_judged_while_it_is_typed_by_what_may_be_delegated() {
    let (_world, mut ali) = World::with_developer().await;
    let mut check = async |subscope: &str, more: &str| {
        let page = ali.get(&format!("{PROD}/ny/oppslag?prefiks=eksempel&onsket={subscope}{more}")).await;
        page.text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(check("vann/maaler.read", "").await.contains("eksempel:vann/maaler.read er ledig."));
    assert!(check("eksempel:vann/maaler.read", "").await.contains("eksempel:vann/maaler.read er ledig."));
    for not_for_altinn in ["vann-maaler.read", "vann_m.read", "vann.maaler.read", "x"] {
        assert!(check(not_for_altinn, "&delegering=ja").await.contains("Altinn kan ikke gi fullmakt for dette navnet"));
        assert!(check(not_for_altinn, "&delegering=nei").await.contains("er ledig."), "{not_for_altinn}");
    }
    assert!(check("Vann", "").await.contains("Subscopet kan ikke ha store bokstaver (V)."));
    assert!(check("byggesak/saker.read", "").await.contains("Scopet eksempel:byggesak/saker.read finnes allerede."));
    let foreign = ali.get(&format!("{PROD}/ny/oppslag?prefiks=altinn&onsket=vann")).await;
    assert!(foreign.says("Velg et av virksomhetens prefikser."), "{}", foreign.text());
}

#[actix_web::test]
async fn the_receipt_of_a_scope_names_it_once() {
    let (_world, mut ali) = World::with_developer().await;
    let form = ali.get(&format!("{PROD}/ny")).await;
    let made = press(&mut ali, &form, "", &[]).await;
    let made = ali.follow(&made).await;
    let scope = ali.get(&made.link(&format!("Gå til {NAME}"))).await;
    let ask = ali.get(&scope.link("Deaktiver")).await;
    let off = ali.submit(&ask, "Deaktiver scopet", &[]).await;
    let back = ali.submit(&off, "Angre deaktiveringen", &[]).await;
    for receipt in [made, off, back] {
        let labels = all(&receipt.html(), "dt").into_iter().filter(|label| says(*label) == "Scope").count();
        assert_eq!(labels, 1, "{}", receipt.text());
    }
}

#[actix_web::test]
async fn a_name_is_typed_where_a_scope_is_in_use_and_only_there() {
    let (world, mut ali) = World::with_developer().await;
    for (subscope, list, hvem, tokens, asks) in [
        ("ingen", "", "", false, false),
        ("en", NETT, "", false, true),
        ("alle", "", "alle", false, true),
        ("brukt", "", "", true, true),
    ] {
        let form = ali.get(&format!("{PROD}/ny")).await;
        let fields = [("subscope", subscope), ("beskrivelse", "x"), ("organisasjoner", list), ("hvem", hvem)];
        let made = ali.submit(&form, "Opprett scope", &fields).await;
        if tokens {
            world
                .happens(format!(
                    "insert into scope_use_day select scope_id, '2026-10-22', 1, 0 from scope where name = 'eksempel:{subscope}'"
                ))
                .await;
        }
        let scope = ali.get(&made.link(&format!("Gå til eksempel:{subscope}"))).await;
        let ask = ali.get(&scope.link("Deaktiver")).await;
        let pressed = ali.press(&ask, "Deaktiver scopet", &[]).await;
        let fault = format!("Skriv {subscope} nøyaktig slik det står.");
        assert_eq!(pressed.fault_at("bekreft"), asks.then_some(fault), "{}", pressed.text());
        if asks {
            let typed = ali.submit(&pressed, "Deaktiver scopet", &[("bekreft", subscope)]).await;
            assert_eq!(typed.heading(), "Scope deaktivert");
        }
    }
}

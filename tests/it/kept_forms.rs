//! What is sent after the session has ended waits for its sender, for an hour, and for nobody else.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use portner::login;
use reqwest::StatusCode;

use crate::{
    access_matrix::Things,
    input::kind,
    support::{
        browser::Browser,
        crawl::walk,
        page::{Form, Page, all},
        people::{ALI, EKSEMPEL, GERD, KARI, NETT, OLA, TOR, TURID},
        steps::{READ_INSTANCES, form_for},
        world::World,
    },
};

const NEW: &str = "/nb/310123455/fullmakter/ny";

/// Goes through login from the page that a late form led to, and returns where it ends.
async fn sign_in_from(browser: &mut Browser, answer: &Page, person: &str, level: &str) -> Page {
    let mut page = browser.follow(answer).await;
    if page.status == StatusCode::OK {
        assert_eq!(page.heading(), "Du ble logget ut", "{}", page.text());
        assert!(page.says("er tatt vare på"), "{}", page.text());
        page = browser.get(&page.link("Logg inn på nytt")).await;
    }
    let question = browser.follow(&page).await;
    let question = browser.follow(&question).await;
    let back = browser.press(&question, "Logg inn", &[("nummer", person), ("niva", level)]).await;
    let welcome = browser.follow(&back).await;
    browser.follow(&welcome).await
}

async fn pass(world: &World, minutes: i64) {
    world.advance(SignedDuration::from_mins(minutes));
    login::forget_ended(&world.services).await.unwrap();
}

#[actix_web::test]
async fn a_form_that_comes_after_the_session_is_sent_again_with_all_that_was_typed() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let api = form.choice(READ_INSTANCES);
    pass(&world, 31).await;
    let fields = [("api", api.as_str()), ("merknad", "Avtale 42 & <æøå>")];
    let late = kari.press(&form, "Se over", &fields).await;
    assert!(late.location.starts_with("/nb/logg-inn?retur=%2Fnb%2Fskjema%2F"), "{}", late.location);
    let sealed: bool = world.ask("select position('Avtale' in encode(sealed, 'escape')) = 0 from kept_form").await;
    assert!(sealed, "what people type is not for whoever reads the database");

    let kept = sign_in_from(&mut kari, &late, KARI, "idporten-loa-high").await;
    assert_eq!(kept.heading(), "Det du skrev, er tatt vare på", "{}", kept.text());
    for told in [
        "Det du ville gjøre\nGi fullmakt",
        "Siden du var på\nGi en leverandør fullmakt",
        "Virksomhet\nEksempel kommune",
    ] {
        assert!(kept.says(told), "{told}: {}", kept.text());
    }
    assert!(kept.says("Merknad\nAvtale 42 & <æøå>") && kept.says("Krysset av\n1 valg"), "{}", kept.text());
    assert!(!kept.says(&api) && !kept.says(&kept.csrf()), "nobody typed that: {}", kept.text());
    let nothing: i64 = world.ask("select count(*) from change_set where created_by is not null").await;
    let review = kari.submit(&kept, "Send på nytt", &[]).await;
    assert_eq!(review.heading(), "Se over før du gir fullmakt", "{}", review.text());
    assert!(review.says("Avtale 42 & <æøå>") && review.says("Appinstanser (lesetilgang)"), "{}", review.text());
    let drafts: i64 = world.ask("select count(*) from change_set where created_by is not null").await;
    assert_eq!(drafts, nothing + 1, "nothing is done before they send it themselves");
}

#[actix_web::test]
async fn a_form_at_too_low_a_level_waits_for_the_higher_one() {
    let world = World::with_demo().await;
    let mut kari = world.browser();
    kari.sign_in(KARI, "idporten-loa-substantial").await;
    let low = kari.post(NEW, &[("leverandor", NETT), ("varighet", "uten")]).await;
    assert!(low.location.contains("skjema") && low.location.ends_with("niva=hoy"), "{}", low.location);
    let kept = sign_in_from(&mut kari, &low, KARI, "idporten-loa-high").await;
    assert_eq!(kept.value_of("leverandor"), NETT);
    let again = kari.press(&kept, "Send på nytt", &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "no API is chosen: {}", again.text());
}

#[actix_web::test]
async fn a_list_as_long_as_a_form_may_hold_comes_through_login_as_it_was() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let scopes = kari.get("/nb/310123455/prod/mine-api").await;
    let scope = kari.get(&scopes.link("eksempel:byggesak/saker.read")).await;
    let form = kari.get(&scope.link("Legg til mange")).await;
    for list in [
        (310_000_000..310_005_000).map(|number| format!("{number}\r\n")).collect::<String>(),
        (310_000_000..310_002_000).map(|number| format!("{number} ÆØÅ BORETTSLAG AS, avd. {number}\r\n")).collect(),
    ] {
        pass(&world, 31).await;
        let late = kari.press(&form, "Kontroller listen", &[("liste", &list)]).await;
        let kept = sign_in_from(&mut kari, &late, KARI, "idporten-loa-high").await;
        assert_eq!(kept.heading(), "Det du skrev, er tatt vare på", "{}", kept.text());
        assert!(kept.says("linjer i alt)") && kept.text().len() < 2_000, "the page itself stays short");
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        assert!(lines(&kept.value_of("liste")) == lines(&list), "every line is there");
    }
}

#[actix_web::test]
async fn a_form_with_a_large_file_comes_through_login_too() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let scopes = kari.get("/nb/310123455/prod/mine-api").await;
    let scope = kari.get(&scopes.link("eksempel:byggesak/saker.read")).await;
    let form = kari.get(&scope.link("Legg til mange")).await;
    let file = format!("orgnr;merknad\n{}", format!("{NETT};{}\n", "x".repeat(100)).repeat(4_000));
    pass(&world, 31).await;
    let late = kari.press_with_file(&form, "Kontroller listen", &[], ("fil", &file)).await;
    let kept = sign_in_from(&mut kari, &late, KARI, "idporten-loa-high").await;
    assert_eq!(kept.heading(), "Det du skrev, er tatt vare på", "{}", kept.text());
    let sent = kari.press_with_file(&kept, "Send på nytt", &[], ("fil", &kept.value_of("fil"))).await;
    assert!(kari.follow(&sent).await.says("Nett AS"), "{}", sent.text());
    let encoding = all(&kept.html(), "main form")[0].value().attr("enctype").map(str::to_owned);
    assert_eq!(encoding.as_deref(), Some("multipart/form-data"), "as otherwise it would be too large");
}

#[actix_web::test]
async fn what_is_sent_after_signing_out_in_another_tab_is_kept_for_whoever_signed_out() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let api = form.choice(READ_INSTANCES);
    let csrf = kari.get("/nb/").await.csrf();
    kari.post("/nb/logg-ut", &[("csrf", &csrf)]).await;
    let fields = [("api", api.as_str()), ("merknad", "Avtale 42")];
    let late = kari.press(&form, "Se over", &fields).await;
    assert!(late.location.starts_with("/nb/logg-inn?retur=%2Fnb%2Fskjema%2F"), "{}", late.location);
    let (mut ola, mut same) = (world.signed_in(OLA).await, kari.clone());
    let kept = sign_in_from(&mut kari, &late, KARI, "idporten-loa-high").await;
    assert_eq!(kept.heading(), "Det du skrev, er tatt vare på", "{}", kept.text());
    assert_eq!(ola.get(&kept.path).await.location, "/nb/");
    assert!(kari.submit(&kept, "Send på nytt", &[]).await.says("Avtale 42"));

    // The next one in the same browser is somebody else, and an hour later nobody is remembered.
    same.sign_in(OLA, "idporten-loa-high").await;
    world.happens("delete from web_session").await;
    let theirs = same.press(&form, "Se over", &fields).await;
    assert!(!theirs.location.contains("skjema"), "{}", theirs.location);
    kari.post("/nb/logg-ut", &[("csrf", &kari.clone().get("/nb/").await.csrf())]).await;
    pass(&world, 60).await;
    let forgotten = kari.press(&form, "Se over", &fields).await;
    assert!(!forgotten.location.contains("skjema"), "{}", forgotten.location);
}

#[actix_web::test]
async fn it_is_there_for_its_sender_alone_and_for_an_hour() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    pass(&world, 31).await;
    let late = kari.post(NEW, &[("leverandor", NETT)]).await;
    let kept = sign_in_from(&mut kari, &late, KARI, "idporten-loa-high").await;
    let mut ola = world.signed_in(OLA).await;
    for id in [&kept.path, "/nb/skjema/finnes-ikke"] {
        let answer = ola.get(id).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/nb/"),
            "a stranger cannot tell"
        );
    }
    assert_eq!(kari.get(&kept.path).await.status, StatusCode::OK);
    for _ in 0..3 {
        pass(&world, 25).await;
        kari.get("/nb/").await;
    }
    assert_eq!(kari.get(&kept.path).await.location, "/nb/");
    let rows: i64 = world.ask("select count(*) from kept_form").await;
    assert_eq!(rows, 0);
}

#[actix_web::test]
async fn nothing_is_kept_that_another_site_sends_nor_of_somebody_unknown_nor_without_end() {
    let world = World::with_demo().await;
    let mut nobody = world.browser();
    let sent = nobody.post(NEW, &[("leverandor", NETT)]).await;
    assert!(!sent.location.contains("skjema"), "{}", sent.location);

    let mut kari = world.signed_in(KARI).await;
    pass(&world, 31).await;
    let foreign = kari.post_with(NEW, &[("leverandor", NETT)], &[("sec-fetch-site", "cross-site")]).await;
    assert!(!foreign.location.contains("skjema"), "{}", foreign.location);
    let too_long = "x".repeat(300_000);
    let large = kari.post(NEW, &[("leverandor", NETT), ("merknad", &too_long)]).await;
    assert_eq!((large.status, large.location.contains("skjema")), (StatusCode::SEE_OTHER, false), "no form holds that");
    let odd = "\u{1}".repeat(80_000);
    let sent = kari.post(NEW, &[("leverandor", NETT), ("merknad", &odd)]).await;
    assert!(!sent.location.contains("skjema"), "nobody types that");
    let many = vec![("", ""); 100_000];
    assert!(!kari.post(NEW, &many).await.location.contains("skjema"), "no form has so many fields");
    let long = "x".repeat(250_000);
    for _ in 0..8 {
        assert!(kari.post(NEW, &[("leverandor", NETT), ("merknad", &long)]).await.location.contains("skjema"));
    }
    let bytes: i64 = world.ask("select sum(length(sealed)) from kept_form").await;
    assert!((500_000..=1_048_576).contains(&bytes), "{bytes}");
    for _ in 0..8 {
        assert!(kari.post(NEW, &[("leverandor", NETT)]).await.location.contains("skjema"));
    }
    let rows: i64 = world.ask("select count(*) from kept_form").await;
    assert_eq!(rows, 5);
    pass(&world, 60).await;
    let forgotten = kari.post(NEW, &[("leverandor", NETT)]).await;
    assert!(!forgotten.location.contains("skjema"), "the session is an hour past: {}", forgotten.location);
}

/// Every form of the site that somebody may send too late, with something typed in each field that is kept for others to read.
#[actix_web::test]
async fn every_form_says_what_it_does_and_what_was_typed_before_it_is_sent_again() {
    const TYPED: &str = "Tekst 42";
    // Three fields are one day, and the number of a person and what may be a private key are never shown.
    const SHOWN_OTHERWISE: [&str; 5] = ["dag", "maned", "ar", "fodselsnummer", "nokkeltekst"];
    // So many are kept of one person.
    const AT_ONCE: usize = 5;
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    for person in [KARI, OLA, GERD, ALI, TOR, TURID] {
        let mut browser = world.signed_in(person).await;
        let mut forms: Vec<Form> = Vec::new();
        // What is pasted to be explained, or to be looked up by support, may hold secrets and numbers, and is kept for nobody.
        let is_kept = |form: &Form| !["/hvorfor", "/brukerstotte"].iter().any(|end| form.action.ends_with(end));
        for form in walk(&mut browser, "nb").await.iter().flat_map(Page::forms).filter(is_kept) {
            let button = form.fields.iter().find(|(name, _)| name == "handling").map(|(_, value)| value.clone());
            if met.insert((kind(&form.action), button)) {
                let fields = form.typed.iter().filter(|name| !SHOWN_OTHERWISE.contains(&name.as_str()));
                let typed: Vec<(&str, &str)> = fields.map(|name| (&**name, TYPED)).collect();
                forms.push(form.clone().filled_in(&typed));
            }
        }
        for (nth, group) in forms.chunks(AT_ONCE).enumerate() {
            // A browser may log in twenty times in a minute.
            if nth % 8 == 7 {
                browser = world.signed_in(person).await;
            }
            pass(&world, 31).await;
            let mut kept = Vec::new();
            for form in group {
                let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
                kept.push((form, browser.post(&form.action, &fields).await));
            }
            sign_in_from(&mut browser, &kept.last().unwrap().1, person, "idporten-loa-high").await;
            for (form, late) in kept {
                let address = late.location.split("retur=").nth(1).unwrap_or_default().split('&').next().unwrap();
                let page = browser.get(&address.replace("%2F", "/")).await;
                let expected = form.fields.iter().filter(|(_, value)| value == TYPED).count();
                let shown = page.text_of("dl").matches(TYPED).count();
                if !page.says("Det du ville gjøre") || shown != expected {
                    faults.push(format!("{} shows {shown} of {expected}: {}", form.action, page.text_of("main")));
                }
            }
        }
    }
    assert!(met.len() > 40, "{met:?}");
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), met.len(), faults.join("\n\n"));
}

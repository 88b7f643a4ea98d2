//! Help, and what a site says of itself.

use std::{collections::BTreeSet, sync::Arc};

use portner::{platform::config::Operator, serve};
use reqwest::StatusCode;

use crate::support::{page::all, people::KARI, test_db::TestDb, world::World};

/// A page with pictures on it.
const TOPIC: &str = "/nb/hjelp/gi-leverandor-fullmakt";

#[actix_web::test]
async fn help_needs_no_login_and_pictures_come_from_here() {
    let world = World::with_demo().await;
    let mut nobody = world.browser();
    let page = nobody.get(TOPIC).await;
    let pictures: Vec<(String, String)> = all(&page.html(), "main img")
        .iter()
        .map(|img| (img.value().attr("src").unwrap().to_owned(), img.value().attr("alt").unwrap().to_owned()))
        .collect();
    assert_eq!(pictures.len(), 2);
    for (src, alt) in pictures {
        let picture = nobody.get(&src).await;
        assert_eq!((picture.status, picture.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/webp"));
        assert!(picture.size <= 40 * 1024, "{src} has {} bytes", picture.size);
        assert!(alt.chars().count() > 40, "{src} is described by «{alt}»");
    }
    assert_eq!(nobody.get("/nb/hjelp/finnes-ikke").await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn help_says_of_buttons_what_the_buttons_say() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let help = kari.get(TOPIC).await.text_of("main");
    let list = kari.get("/nb/310123455/fullmakter").await.text();
    let form = kari.get("/nb/310123455/fullmakter/ny").await.text();
    for (label, page) in [("Legg til leverandør", &list), ("Se over", &form)] {
        assert!(help.contains(&format!("«{label}»")) && page.contains(label), "{label}");
    }
}

#[actix_web::test]
async fn a_link_to_a_word_leads_to_the_word() {
    let world = World::with_demo().await;
    let mut nobody = world.browser();
    let words = nobody.get("/nb/hjelp/ord").await;
    let html = words.html();
    let links: Vec<String> = all(&nobody.get(TOPIC).await.html(), "main a[href*='#']")
        .iter()
        .map(|link| link.value().attr("href").unwrap().to_owned())
        .collect();
    assert!(!links.is_empty());
    for link in links {
        let (_, id) = link.split_once('#').unwrap();
        assert_eq!(all(&html, &format!("[id='{id}']")).len(), 1, "{link}");
    }
}

#[actix_web::test]
async fn contact_says_what_is_set_and_what_is_not() {
    let silent = World::with_demo().await;
    let page = silent.browser().get("/nb/kontakt").await;
    assert!(page.text_of("main").contains("har ikke lagt inn e-post eller telefon"));
    let page = silent.browser().get("/nb/tilgjengelighet").await;
    assert!(page.text_of("main").contains("har ikke lenket til den"));
    let world = World::put_together(TestDb::with_demo().await, |services, listener| {
        Arc::make_mut(&mut services.config).operator = Operator {
            name: Some("Eksempel drift AS".to_owned()),
            email: Some("hjelp@portal.example".to_owned()),
            phone: Some("+47 22 00 00 00".to_owned()),
            accessibility: Some("https://uustatus.example/erklaering".parse().unwrap()),
        };
        serve::server(services, listener).unwrap()
    });
    let page = world.browser().get("/nb/kontakt").await;
    assert!(page.text_of("main").contains("Eksempel drift AS"));
    assert_eq!(page.link("hjelp@portal.example"), "mailto:hjelp@portal.example");
    assert_eq!(page.link("+47 22 00 00 00"), "tel:+4722000000");
    let page = world.browser().get("/nb/tilgjengelighet").await;
    assert_eq!(page.link("Les erklæringen"), "https://uustatus.example/erklaering");
}

#[actix_web::test]
async fn privacy_names_every_cookie_that_the_site_sets() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let mut newcomer = world.browser();
    newcomer.get("/nb/registrer").await;
    newcomer.get("/nb/logg-inn").await;
    let front = kari.get("/nb/").await;
    let set: BTreeSet<String> = kari.cookies.keys().chain(newcomer.cookies.keys()).cloned().collect();
    kari.post("/nb/logg-ut", &[("csrf", &front.value_of("csrf"))]).await;
    let set: BTreeSet<String> = set.into_iter().chain(kari.cookies.keys().cloned()).collect();
    let told: BTreeSet<String> = all(&kari.get("/nb/personvern").await.html(), "#kapsler ~ dl code")
        .iter()
        .map(|code| code.text().collect())
        .collect();
    assert!(set.len() >= 5, "{set:?}");
    assert!(set.is_subset(&told), "{set:?} are set, and {told:?} told");
}

#[actix_web::test]
async fn privacy_tells_the_times_that_the_portal_keeps_to() {
    let world = World::with_demo().await;
    let privacy = world.browser().get("/nb/personvern").await.text_of("main");
    for said in [
        "Slutter etter 30 minutter uten aktivitet, og senest etter 2 timer.",
        "Slettet etter 2 år.",
        "Slettet etter 30 dager.",
        "Utkast: 7 dager. Kjennetegn: 30 dager.",
        "De som driver portalen, er behandlingsansvarlig",
    ] {
        assert!(privacy.contains(said), "«{said}» in {privacy}");
    }
}

#[actix_web::test]
async fn each_task_is_begun_from_its_help_for_the_organisation_that_is_chosen() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let index = kari.get("/nb/hjelp").await;
    let topics: Vec<String> = all(&index.html(), "main .cards a")
        .iter()
        .map(|link| link.value().attr("href").unwrap().to_owned())
        .filter(|href| href.starts_with("/nb/hjelp/") && !href.ends_with("/ord"))
        .collect();
    assert_eq!(topics.len(), 8);
    for topic in topics {
        let begin = kari.get(&topic).await.link("Velg virksomhet og begynn");
        let picker = kari.get(&begin).await;
        assert_eq!(picker.status, StatusCode::OK, "{topic}");
        let chosen = all(&picker.html(), "main a")
            .iter()
            .map(|link| link.value().attr("href").unwrap().to_owned())
            .find(|href| href.starts_with("/nb/310123455"));
        let chosen = chosen.unwrap_or_else(|| panic!("{topic}: {}", picker.text_of("main")));
        assert!(chosen.len() > "/nb/310123455".len(), "{topic} leads to its page, not to the front page");
        assert_eq!(kari.get(&chosen).await.status, StatusCode::OK, "{topic}: {chosen}");
    }
}

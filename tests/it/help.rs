//! Help, and what a site says of itself.

use std::sync::Arc;

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
async fn the_status_is_told_whether_the_database_answers_or_not() {
    let world = World::with_demo().await;
    let (mut nobody, mut kari) = (world.browser(), world.signed_in(KARI).await);
    let works = nobody.get("/nb/status").await;
    assert!(works.text_of("main").contains("Portalen Virker"), "{}", works.text_of("main"));
    assert!(works.text_of("main").contains("Sist hentet"), "{}", works.text_of("main"));
    world.services.db.close().await;
    for who in [&mut nobody, &mut kari] {
        let fails = who.get("/nb/status").await;
        assert_eq!(fails.status, StatusCode::OK, "whoever asks");
        assert!(fails.text_of("main").contains("Virker ikke"), "{}", fails.text_of("main"));
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

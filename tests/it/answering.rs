//! What somebody's *Ja, det er meg* may give: what they were shown, at the level that writing takes, and by two where two are wanted.

use reqwest::StatusCode;

use crate::{
    awaiting::{API_RIGHT, MAIN, find, give, look_over, question},
    four_eyes::{PROPOSE, turn_on},
    support::{
        browser::Browser,
        people::{KARI, OLA, TOR_EKSEMPELEN},
        world::World,
    },
};

/// Gives *Hovedadministrator* to somebody who is awaited, as far as one person can.
async fn give_main(browser: &mut Browser, number: &str, name: &str) {
    let form = find(browser, number, name).await;
    let review = look_over(browser, &form, MAIN).await;
    let button = if review.says(PROPOSE) { PROPOSE } else { "Gi fullmakt" };
    browser.submit(&review, button, &[]).await;
}

#[actix_web::test]
async fn yes_gives_what_was_shown_and_nothing_that_came_or_went_since() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let asked = question(&mut ola).await;
    give_main(&mut kari, OLA, "Feil Navn").await;
    let late = ola.press(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
    assert!(late.says("har endret det du får") && late.says(MAIN), "{}", late.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 0);
    let without = ola.press(&late, "Ja, det er meg", &[("vist", "")]).await;
    assert_eq!(without.status, StatusCode::CONFLICT, "{}", without.text());
    let done = ola.submit(&late, "Ja, det er meg", &[]).await;
    assert_eq!(done.heading(), "Du har bekreftet at det er deg", "{}", done.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 2);
}

#[actix_web::test]
async fn what_one_gave_before_two_were_wanted_is_not_given_when_it_takes_two() {
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    give_main(&mut kari, OLA, "Feil Navn").await;
    turn_on(&mut kari).await;
    let asked = question(&mut ola).await;
    let refused = ola.press(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.says("krever nå to personer"), "{}", refused.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 0);
    let no = ola.submit(&refused, "Nei, avslå", &[]).await;
    assert_eq!(no.heading(), "Du har avslått", "{}", no.text());
}

#[actix_web::test]
async fn what_two_gave_is_given_where_two_are_wanted() {
    let (world, [mut kari, mut tor, mut ola]) = World::with_users([KARI, TOR_EKSEMPELEN, OLA]).await;
    turn_on(&mut kari).await;
    give_main(&mut kari, OLA, "Feil Navn").await;
    let overview = tor.get("/nb/310123455").await;
    let review = tor.get(&overview.link("Se over")).await;
    tor.submit(&review, "Gi fullmakt", &[]).await;
    let asked = question(&mut ola).await;
    let done = ola.submit(&asked, "Ja, det er meg", &[]).await;
    assert_eq!(done.heading(), "Du har bekreftet at det er deg", "{}", done.text());
    assert_eq!(world.count("access_grant where restores is not null").await, 1);
}

#[actix_web::test]
async fn yes_takes_the_level_that_writing_takes() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, OLA, "Feil Navn", API_RIGHT).await;
    let mut low = world.browser();
    low.sign_in(OLA, "idporten-loa-substantial").await;
    let asked = question(&mut low).await;
    let refused = low.press(&asked, "Ja, det er meg", &[]).await;
    assert!(refused.location.contains("skjema") && refused.location.ends_with("niva=hoy"), "{}", refused.location);
    assert_eq!(world.count("awaiting_person where answered_at is not null").await, 0);
    low.sign_in(OLA, "idporten-loa-high").await;
    let form = refused.location.split(['=', '&']).nth(1).unwrap().replace("%2F", "/");
    let kept = low.get(&form).await;
    let done = low.submit(&kept, "Send på nytt", &[]).await;
    assert_eq!(done.heading(), "Du har bekreftet at det er deg", "{}", done.text());
}

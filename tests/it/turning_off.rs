//! That two persons are wanted is turned off by two, or by whoever is alone with a key role, and in no other way.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::{
    four_eyes::{ON, SETTINGS, WAITS, force, turn_on, world},
    support::{
        people::{EKSEMPEL, KARI, TOR_EKSEMPELEN},
        world::World,
    },
};

#[actix_web::test]
async fn it_is_turned_off_by_two_with_a_key_role_and_nobody_else() {
    let (world, mut kari, mut tor, mut mona) = world().await;
    let off = format!("{SETTINGS}/to-personer");
    assert!(!mona.get(SETTINGS).await.says("Foreslå å slå av"), "not for Hovedadministrator");
    assert_eq!(force(&mut mona, &off, &[("handling", "foresla")]).await.status, StatusCode::CONFLICT);
    let page = kari.get(SETTINGS).await;
    let proposed = kari.submit(&page, "Foreslå å slå av", &[]).await;
    assert_eq!(proposed.heading(), WAITS);
    for (who, name) in [(&mut kari, "who proposed it"), (&mut mona, "Hovedadministrator")] {
        let forced = force(who, &off, &[("handling", "bekreft")]).await;
        assert_eq!(forced.status, StatusCode::CONFLICT, "{name}");
        assert!(world.ask::<bool>(ON).await, "{name}");
    }
    assert!(!mona.get("/nb/310123455").await.says("har foreslått å slå av"), "who cannot decide is not asked");
    assert!(!tor.get("/nb/310123455").await.says("Du har foreslått"), "a colleague decides it");
    let overview = tor.get("/nb/310123455").await;
    assert!(overview.says("Kari Nordmann har foreslått å slå av kravet om to personer."), "{}", overview.text());
    let page = tor.get(SETTINGS).await;
    let receipt = tor.submit(&page, "Slå av", &[]).await;
    assert!(receipt.says("Foreslått av") && receipt.says("Kari Nordmann"), "{}", receipt.text());
    assert!(!world.ask::<bool>(ON).await);
    let log = world.log_of(EKSEMPEL).await;
    assert_eq!(log[log.len() - 2..], ["settings.proposed", "settings.changed"]);
    assert!(tor.get("/nb/310123455/logg").await.says("slått av. Foreslått av Kari Nordmann"));
}

#[actix_web::test]
async fn a_proposal_to_turn_it_off_is_declined_or_taken_back_and_both_stand_in_the_log() {
    let (world, mut kari, mut tor, mut mona) = world().await;
    for (own, button, heading) in
        [(false, "Avslå", "Forslaget er avslått"), (true, "Trekk forslaget", "Forslaget er trukket tilbake")]
    {
        let page = kari.get(SETTINGS).await;
        kari.submit(&page, "Foreslå å slå av", &[]).await;
        let forced = force(&mut mona, &format!("{SETTINGS}/to-personer"), &[("handling", "forkast")]).await;
        assert_eq!(forced.status, StatusCode::CONFLICT, "who may not decide does not discard");
        let who = if own { &mut kari } else { &mut tor };
        let page = who.get(SETTINGS).await;
        assert_eq!(who.submit(&page, button, &[]).await.heading(), heading);
        assert!(world.ask::<bool>(ON).await);
    }
    let log = world.log_of(EKSEMPEL).await;
    let expected =
        ["settings.proposed", "settings.proposal-declined", "settings.proposed", "settings.proposal-withdrawn"];
    assert_eq!(log[log.len() - 4..], expected);
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Forslaget fra Kari Nordmann ble avslått"), "{}", log.text());
}

#[actix_web::test]
async fn ones_own_proposal_to_turn_it_off_stands_on_the_overview_until_it_is_taken_back() {
    let (_world, mut kari, _, _) = world().await;
    let page = kari.get(SETTINGS).await;
    kari.submit(&page, "Foreslå å slå av", &[]).await;
    let overview = kari.get("/nb/310123455").await;
    let sentence = "Du har foreslått å slå av kravet om to personer. Det venter på en kollega med nøkkelrolle.";
    assert!(overview.says(sentence), "{}", overview.text());
    let page = kari.get(&overview.link("Se eller trekk forslaget")).await;
    kari.submit(&page, "Trekk forslaget", &[]).await;
    assert!(!kari.get("/nb/310123455").await.says("Du har foreslått"));
}

#[actix_web::test]
async fn the_log_tells_a_proposal_as_no_more_than_that() {
    let (_world, mut kari, mut tor, _) = world().await;
    let off = "kravet om to personer for «Fjern alle» og Hovedadministrator slås av";
    let page = kari.get(SETTINGS).await;
    kari.submit(&page, "Foreslå å slå av", &[]).await;
    let log = kari.get("/nb/310123455/logg").await;
    let sentence = format!("Det ble foreslått at {off}. Det gjelder først når en kollega bekrefter");
    assert!(log.says(&sentence), "{}", log.text());
    let page = tor.get(SETTINGS).await;
    tor.submit(&page, "Avslå", &[]).await;
    let log = kari.get("/nb/310123455/logg").await;
    let sentence = format!("Forslaget fra Kari Nordmann ble avslått. Det gikk ut på at {off}");
    assert!(log.says(&sentence), "{}", log.text());
}

#[actix_web::test]
async fn whoever_is_alone_with_a_key_role_turns_it_off_alone() {
    let (world, mut kari, _, mut mona) = world().await;
    let off = format!("{SETTINGS}/to-personer");
    assert_eq!(force(&mut kari, &off, &[("handling", "bekreft")]).await.status, StatusCode::CONFLICT, "Tor is there");
    world.loses_role(EKSEMPEL, "LEDE").await;
    assert_eq!(force(&mut mona, &off, &[("handling", "bekreft")]).await.status, StatusCode::CONFLICT, "no key role");
    let page = kari.get(SETTINGS).await;
    assert!(page.says("Ingen andre har en nøkkelrolle"), "{}", page.text());
    assert_eq!(kari.submit(&page, "Slå av", &[]).await.heading(), "Innstillingene er endret");
    assert!(!world.ask::<bool>(ON).await);
}

#[actix_web::test]
async fn a_proposal_to_turn_it_off_lapses_and_falls_with_the_key_role_of_who_made_it() {
    for is_lost in [true, false] {
        let (world, mut kari, mut tor, _) = world().await;
        let off = format!("{SETTINGS}/to-personer");
        let page = kari.get(SETTINGS).await;
        kari.submit(&page, "Foreslå å slå av", &[]).await;
        if is_lost {
            // Mona has one in Kari's stead, so that Tor is not alone.
            let handed_on = "update register_role set holder_person_id = (select person_id from person where given_name = 'Mona') \
                             where org_number = 310123455 and holder_person_id = \
                             (select person_id from person where given_name = 'Kari' and family_name = 'Nordmann')";
            world.happens(handed_on).await;
        } else {
            world.advance(SignedDuration::from_hours(24 * 7 + 1));
            tor = world.signed_in(TOR_EKSEMPELEN).await;
        }
        assert!(!tor.get("/nb/310123455").await.says("har foreslått å slå av"));
        let refused = force(&mut tor, &off, &[("handling", "bekreft")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
        assert!(refused.says("har falt bort eller er ikke ditt å avgjøre"), "{}", refused.text());
        assert!(!refused.says("Lagre på nytt") && !refused.says("mens du hadde siden åpen"), "{}", refused.text());
        assert!(world.ask::<bool>(ON).await);
        let page = tor.get(SETTINGS).await;
        assert_eq!(tor.submit(&page, "Foreslå å slå av", &[]).await.heading(), WAITS, "it can be proposed anew");
        let unknown = force(&mut tor, &off, &[("handling", "noe annet")]).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    }
}

#[actix_web::test]
async fn neither_an_older_form_nor_undo_turns_it_off() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let receipt = turn_on(&mut kari).await;
    assert!(!receipt.says("Kan angres til"), "{}", receipt.text());
    let undo = format!("{}/angre", receipt.path);
    assert_eq!(force(&mut kari, &undo, &[]).await.status, StatusCode::CONFLICT);
    let fields = [("versjon", "1"), ("sett_frist", "24"), ("sett_to", "true"), ("frist", "48")];
    let refused = force(&mut kari, SETTINGS, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Dette slås av under Innstillinger, av to personer med nøkkelrolle"), "{}", refused.text());
    assert!(world.ask::<bool>(ON).await);
    let page = kari.get(SETTINGS).await;
    let hours = kari.submit(&page, "Lagre", &[("frist", "48")]).await;
    assert_eq!(hours.heading(), "Innstillingene er endret", "the other setting takes one: {}", hours.text());
    assert!(world.ask::<bool>(ON).await);
}

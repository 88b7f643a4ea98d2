//! A changed end date that takes two persons is proposed by one and confirmed by another, as a gift is.

use reqwest::StatusCode;

use crate::{
    end_dates::{change, look_over, mona_until, until},
    four_eyes::{FULL, HOLDER, MAIN, METERS, PROPOSE, force, turn_on, waits},
    support::{
        browser::Browser,
        page::{Page, all},
        people::{EKSEMPEL, INGRID, KARI, SYSTEMHUSET, TOR_EKSEMPELEN},
        world::World,
    },
};

const KINDS: [&str; 3] = ["delegation.proposed", "delegation.proposal-declined", "delegation.proposal-withdrawn"];

/// Proposes another last day of this; the page on which that waits.
async fn propose(kari: &mut Browser, page: &str, title: &str, day: [&str; 3]) -> Page {
    let check = look_over(kari, page, title, &until(day)).await;
    assert!(check.says("Dette krever to personer."), "{}", check.text());
    let waiting = kari.submit(&check, PROPOSE, &[]).await;
    assert!(waits(&waiting) && waiting.heading() == "Se over den nye sluttdatoen", "{}", waiting.text());
    waiting
}

#[actix_web::test]
async fn what_takes_two_persons_to_give_is_proposed_to_be_had_longer_or_shorter() {
    let (world, [mut kari, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    let page = mona_until(&mut kari, MAIN, ["31", "12", "2026"]).await;
    turn_on(&mut kari).await;
    let short = |day: &str| day.replace("desember", "des.");
    for (day, after) in [(["31", "12", "2027"], "31. desember 2027"), (["25", "12", "2026"], "25. desember 2026")] {
        let before = kari.get(&page).await;
        let until = if before.says("31. des. 2027") { "31. desember 2027" } else { "31. desember 2026" };
        let waiting = propose(&mut kari, &page, MAIN, day).await;
        assert!(kari.get(&page).await.says(&short(until)), "nothing has happened yet");
        let overview = tor.get("/nb/310123455").await;
        assert!(overview.says("Kari Nordmann har foreslått endringer"), "{}", overview.text());
        let theirs = tor.get(&overview.link("Se over")).await;
        assert!(theirs.path == waiting.path && theirs.says(until) && theirs.says(after), "{}", theirs.text());
        let receipt = tor.submit(&theirs, "Endre sluttdato", &[]).await;
        assert_eq!(receipt.heading(), "Sluttdatoen er endret", "{}", receipt.text());
        assert!(receipt.says("Foreslått av") && receipt.says("Kari Nordmann"), "{}", receipt.text());
        assert!(!receipt.says("Kan angres til"), "not by one: {}", receipt.text());
        assert!(kari.get(&page).await.says(&short(after)));
    }
    assert_eq!(world.log_of(EKSEMPEL).await.last().unwrap(), "delegation.end-date-changed");
}

#[actix_web::test]
async fn a_shorter_time_for_all_of_it_is_proposed_and_declined_taken_back_or_confirmed() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    change(&mut kari, HOLDER, METERS, &until(["25", "11", "2026"])).await;
    for (is_own, button, kind) in [(false, "Avslå", KINDS[1]), (true, "Trekk tilbake", KINDS[2])] {
        let waiting = propose(&mut kari, HOLDER, FULL, ["26", "11", "2026"]).await;
        assert_eq!(world.log_of(EKSEMPEL).await.last().unwrap(), KINDS[0]);
        let who = if is_own { &mut kari } else { &mut ingrid };
        let page = who.get(&waiting.path).await;
        let ended = who.submit(&page, button, &[]).await;
        assert!(ended.says("Forslaget endret ingenting."), "{}", ended.text());
        assert!(ended.says("26. november 2026") && ended.says("Uten sluttdato"), "{}", ended.text());
        assert_eq!(world.log_of(EKSEMPEL).await.last().unwrap(), kind);
    }
    let waiting = propose(&mut kari, HOLDER, FULL, ["26", "11", "2026"]).await;
    let theirs = ingrid.get(&waiting.path).await;
    ingrid.submit(&theirs, "Endre sluttdato", &[]).await;
    assert_eq!(world.log_of(SYSTEMHUSET).await, ["delegation.end-date-changed"; 2], "the holder hears of what is done");
    let told: i64 = world.count("event where org_number = 310223344 and payload ? 'proposed_by'").await;
    assert_eq!(told, 0, "and not who proposed it");
}

#[actix_web::test]
async fn the_same_form_twice_proposes_once() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = mona_until(&mut kari, MAIN, ["31", "12", "2026"]).await;
    turn_on(&mut kari).await;
    let check = look_over(&mut kari, &page, MAIN, &until(["31", "12", "2027"])).await;
    for _ in 0..2 {
        let answer = kari.submit(&check, PROPOSE, &[]).await;
        assert!(waits(&answer) || answer.heading() == "Endringen er foreslått", "{}", answer.text());
    }
    assert_eq!(world.count("change_set where redates").await, 1);
}

#[actix_web::test]
async fn a_row_waits_for_one_other_end_date_at_a_time_and_whoever_comes_later_is_led_to_it() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    change(&mut kari, HOLDER, METERS, &until(["25", "11", "2026"])).await;
    let check = look_over(&mut kari, HOLDER, FULL, &until(["26", "11", "2026"])).await;
    let other = look_over(&mut ingrid, HOLDER, FULL, &until(["27", "11", "2026"])).await;
    let waiting = kari.submit(&check, PROPOSE, &[]).await;
    assert!(waits(&waiting), "{}", waiting.text());

    let row = check.value_of("rad");
    let same = [&[("rad", row.as_str())][..], &until(["26", "11", "2026"])].concat();
    for _ in 0..2 {
        let led = force(&mut kari, &format!("{HOLDER}/sluttdato"), &same).await;
        assert_eq!(kari.follow(&led).await.path, waiting.path, "the same, under another key");
    }
    let refused = ingrid.press(&other, PROPOSE, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.fault_at("rad").unwrap().contains("venter på en kollega"), "{}", refused.text());
    assert_eq!(refused.link("Se forslaget"), waiting.path);
    assert_eq!(world.count("change_set where redates").await, 1);
    assert_eq!(ingrid.get("/nb/310123455").await.text().matches("har foreslått endringer").count(), 1);

    let page = kari.get(HOLDER).await;
    assert!(page.says("Ny sluttdato er foreslått"), "{}", page.text());
    assert!(!page.says(&format!("Endre sluttdato {FULL}")) && page.says(&format!("Endre sluttdato {METERS}")));
    let form = ingrid.get(&format!("{HOLDER}/sluttdato")).await;
    assert_eq!(form.link("Se forslaget"), waiting.path);
    assert!(!form.says(FULL) && form.says(METERS), "{}", form.text());
    kari.submit(&waiting, "Trekk tilbake", &[]).await;
    propose(&mut ingrid, HOLDER, FULL, ["27", "11", "2026"]).await;
}

#[actix_web::test]
async fn a_row_whose_end_date_is_proposed_gets_none_by_one_person_either() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    let by_one = look_over(&mut ingrid, HOLDER, FULL, &until(["1", "12", "2030"])).await;
    assert!(!by_one.says("Dette krever to personer."), "{}", by_one.text());
    let form = kari.get(&format!("{HOLDER}/sluttdato")).await;
    let html = form.html();
    let rows = all(&html, "input[name='rad']").into_iter().map(|row| ("rad", row.value().attr("value").unwrap()));
    let all_of_it = rows.chain(until(["26", "11", "2026"])).collect::<Vec<_>>();
    let check = kari.press(&form, "Se over", &all_of_it).await;
    assert!(waits(&kari.submit(&check, PROPOSE, &[]).await));

    let refused = ingrid.press(&by_one, "Endre sluttdato", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.says("venter på en kollega"), "{}", refused.text());
    // Where two persons are not wanted any more, what they proposed stands in nobody's way.
    world.happens("update organisation_setting set four_eyes_since = null, off_proposed_at = null").await;
    let changed = ingrid.submit(&by_one, "Endre sluttdato", &[]).await;
    assert_eq!(changed.heading(), "Sluttdatoen er endret", "{}", changed.text());
}

#[actix_web::test]
async fn a_proposed_end_date_leaves_a_draft_for_the_same_holder_alone_and_falls_with_another_end_date() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    change(&mut kari, HOLDER, METERS, &until(["25", "11", "2026"])).await;
    let page = kari.get(HOLDER).await;
    kari.submit(&page, &format!("Fjern {METERS}"), &[]).await;
    let waiting = propose(&mut kari, HOLDER, FULL, ["26", "11", "2026"]).await;
    assert!(kari.get(HOLDER).await.says("1 fullmakt er markert for fjerning."), "the draft is as it was");
    world.happens("update organisation_setting set four_eyes_since = null").await;
    change(&mut ingrid, HOLDER, FULL, &until(["24", "12", "2026"])).await;
    let theirs = ingrid.get(&waiting.path).await;
    assert_eq!(theirs.status, StatusCode::CONFLICT);
    assert!(theirs.says(&format!("«{FULL}» har fått en annen sluttdato.")), "{}", theirs.text());
}

#[actix_web::test]
async fn whoever_may_not_give_it_does_not_propose_to_prolong_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = mona_until(&mut kari, MAIN, ["31", "12", "2026"]).await;
    turn_on(&mut kari).await;
    let mut mona = world.signed_in(crate::support::people::MONA).await;
    let check = look_over(&mut mona, &page, MAIN, &until(["31", "12", "2027"])).await;
    let refused = mona.press(&check, PROPOSE, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.fault_at("rad").unwrap().contains("Du kan ikke selv gi dette"), "{}", refused.text());
}

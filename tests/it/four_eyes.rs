//! Two persons where the organisation wants them: no way leads around it, and whatever is proposed or declined leaves its trace.

use jiff::SignedDuration;
use portner::ledger::FormKey;
use reqwest::StatusCode;

use crate::{
    awaiting::API_RIGHT,
    end_dates::{change, until},
    people::choose,
    requests::in_queue,
    support::{
        browser::Browser,
        page::{Page, all},
        people::{EKSEMPEL, INGRID, KARI, MONA, NETT, OLA, PER, REGNSKAP, SYSTEMHUSET, TOR, TOR_EKSEMPELEN},
        steps::{NOTIFICATIONS, READ_INSTANCES, STATISTICS, ask_for_access, form_for, give, give_until, look_over},
        world::World,
    },
    undo::refuses,
};

pub const SETTINGS: &str = "/nb/310123455/innstillinger";
pub const HOLDER: &str = "/nb/310123455/fullmakter/310223344";
pub const FULL: &str = "Altinn tjenesteeier-API: Appinstanser (full tilgang)";
pub const METERS: &str = "Vannmålere (lesetilgang)";
pub const MAIN: &str = "Hovedadministrator";
pub const ON: &str = "select four_eyes_since is not null from organisation_setting where org_number = 310123455";
pub const WAITS: &str = "Endringen er foreslått";
/// What a receipt says where one person cannot undo it.
pub const TWO: &str = "krever to personer og kan ikke angres av én";
/// The button of whoever proposes only.
pub const PROPOSE: &str = "Foreslå endringen";

/// Turns it on, as a person does.
pub async fn turn_on(browser: &mut Browser) -> Page {
    let page = browser.get(SETTINGS).await;
    browser.submit(&page, "Lagre", &[("to", "ja")]).await
}

/// Marks rows of the holder by these buttons, and confirms what was looked over.
pub async fn confirm_removal(browser: &mut Browser, buttons: &[&str]) -> Page {
    let review = look_over_removal(browser, buttons).await;
    let button = [PROPOSE, "Fjern 1 fullmakt", "Fjern 2 fullmakter"].into_iter().find(|button| review.says(button));
    browser.submit(&review, button.unwrap(), &[]).await
}

pub async fn look_over_removal(browser: &mut Browser, buttons: &[&str]) -> Page {
    let mut page = browser.get(HOLDER).await;
    for button in buttons {
        page = browser.submit(&page, button, &[]).await;
    }
    browser.get(&page.link("Se over og bekreft")).await
}

pub fn waits(page: &Page) -> bool {
    page.says("Venter på en kollega")
}

/// Sends a form that no page offers.
pub async fn force(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    let (csrf, key) = (browser.get(SETTINGS).await.csrf(), FormKey::draw());
    browser.post(address, &[&[("csrf", csrf.as_str()), ("nokkel", &key)], fields].concat()).await
}

/// A world in which two are wanted, and Mona is Hovedadministrator.
pub async fn world() -> (World, Browser, Browser, Browser) {
    let (world, [mut kari, tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    turn_on(&mut kari).await;
    let mona = world.signed_in(MONA).await;
    (world, kari, tor, mona)
}

#[actix_web::test]
async fn removing_all_in_two_halves_takes_two_whoever_takes_the_other_half() {
    for is_colleague in [false, true] {
        let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
        turn_on(&mut kari).await;
        // Looked over beforehand, in another tab or by a colleague: it counts when it is confirmed.
        let second = look_over_removal(&mut ingrid, &[&format!("Fjern {METERS}")]).await;
        let half = confirm_removal(&mut kari, &[&format!("Fjern {FULL}")]).await;
        assert_eq!(half.heading(), "1 fullmakt er fjernet", "one of two takes one: {}", half.text());
        let answer = if is_colleague {
            ingrid.submit(&second, "Fjern 1 fullmakt", &[]).await
        } else {
            confirm_removal(&mut kari, &[&format!("Fjern {METERS}")]).await
        };
        assert!(waits(&answer), "{}", answer.text());
        assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 1);
        assert_eq!(world.log_of(SYSTEMHUSET).await, ["delegation.withdrawn"], "the holder is not told of proposals");
    }
}

#[actix_web::test]
async fn what_is_given_meanwhile_does_not_make_the_rest_less_than_all() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    turn_on(&mut kari).await;
    give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[NOTIFICATIONS]).await;
    confirm_removal(&mut kari, &[&format!("Fjern {FULL}")]).await;
    let rest = confirm_removal(&mut kari, &[&format!("Fjern {METERS}")]).await;
    assert!(waits(&rest), "{}", rest.text());
}

#[actix_web::test]
async fn a_day_later_the_other_half_takes_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    turn_on(&mut kari).await;
    confirm_removal(&mut kari, &[&format!("Fjern {FULL}")]).await;
    world.advance(SignedDuration::from_hours(25));
    let mut kari = world.signed_in(KARI).await;
    let rest = confirm_removal(&mut kari, &[&format!("Fjern {METERS}")]).await;
    assert_eq!(rest.heading(), "1 fullmakt er fjernet", "{}", rest.text());
}

#[actix_web::test]
async fn all_that_the_package_for_api_access_may_remove_takes_two_although_a_package_stays() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    let form = kari.get(&format!("{HOLDER}/gi")).await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice("Maskinlesbare hendelser"))]).await;
    kari.submit(&review, "Gi fullmakt", &[]).await;
    turn_on(&mut kari).await;
    let waiting = confirm_removal(&mut ingrid, &["Fjern alle"]).await;
    assert!(waits(&waiting), "{}", waiting.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    let overview = kari.get("/nb/310123455").await;
    assert!(overview.says("Ingrid Berg har foreslått endringer"), "{}", overview.text());

    // One who may and one who may no longer are not two.
    let lost = "update access_grant set withdrawn_at = now(), withdrawn_how = 'giver' \
                where holder_person_id = (select person_id from person where given_name = 'Ingrid' and family_name = 'Berg')";
    let review = kari.get(&overview.link("Se over")).await;
    world.happens(lost).await;
    let refused = kari.press(&review, "Fjern 2 fullmakter", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert!(refused.says("Ingrid Berg foreslo dette, men har ikke lenger rett til det."), "{}", refused.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
}

#[actix_web::test]
async fn an_early_end_date_and_a_removal_together_take_two() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    turn_on(&mut kari).await;
    change(&mut kari, HOLDER, FULL, &until(["22", "11", "2026"])).await;
    let rest = confirm_removal(&mut kari, &[&format!("Fjern {METERS}")]).await;
    assert!(waits(&rest), "{}", rest.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 1);
}

/// What a supplier has is renewed, or given up and put back, before one of two things is removed and given again until tomorrow.
#[actix_web::test]
async fn nothing_that_happens_to_a_row_first_hides_that_all_is_taken() {
    for is_renewed in [true, false] {
        let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
        turn_on(&mut kari).await;
        if is_renewed {
            let review = look_over_removal(&mut kari, &[&format!("Ta med endringen {METERS}")]).await;
            let receipt = kari.submit(&review, "Ta med endringen", &[]).await;
            assert_eq!(receipt.heading(), "Ny versjon er tatt med", "{}", receipt.text());
        } else {
            let received = ola.get("/nb/310223344/fullmakter/mottatt").await;
            let question = ola.get(&received.link(&format!("Avslutt fullmakten {METERS}, Eksempel kommune"))).await;
            let receipt = ola.submit(&question, "Avslutt fullmakten", &[]).await;
            ola.submit(&receipt, "Angre", &[]).await;
        }
        let removed = confirm_removal(&mut kari, &[&format!("Fjern {METERS}")]).await;
        assert_eq!(removed.heading(), "1 fullmakt er fjernet", "{}", removed.text());
        give_until(&mut kari, SYSTEMHUSET, &[&format!("{METERS} Bare lese")], ["21", "11", "2026"]).await;
        assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, METERS).await, 1);
        let rest = confirm_removal(&mut kari, &[&format!("Fjern {FULL}")]).await;
        assert!(waits(&rest), "renewed {is_renewed}: {}", rest.text());
        assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, FULL).await, 1);
    }
}

#[actix_web::test]
async fn whoever_leads_an_organisation_decides_nothing_that_is_proposed_about_it() {
    let (world, [mut kari, mut per, mut tor]) = World::with_users([KARI, PER, TOR_EKSEMPELEN]).await;
    let page = format!("/nb/310123455/fullmakter/{REGNSKAP}");
    give(&mut kari, EKSEMPEL, REGNSKAP, &[READ_INSTANCES, NOTIFICATIONS]).await;
    turn_on(&mut kari).await;
    let mut marked = kari.get(&page).await;
    for button in
        ["Fjern Altinn tjenesteeier-API: Appinstanser (lesetilgang)", "Fjern Altinn tjenesteeier-API: Varsler"]
    {
        marked = kari.submit(&marked, button, &[]).await;
    }
    let review = kari.get(&marked.link("Se over og bekreft")).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    assert!(waits(&waiting), "{}", waiting.text());

    assert!(!per.get("/nb/310123455").await.says("har foreslått endringer"), "he is not asked");
    let seen = per.get(&page).await;
    let links = all(&seen.html(), &format!("main a[href='{}']", waiting.path)).len();
    assert!(seen.says("Kari Nordmann har foreslått endringer") && links == 0, "he is told of it: {}", seen.text());
    let opened = per.get(&waiting.path).await;
    assert_eq!(opened.status, StatusCode::CONFLICT, "{}", opened.text());
    let draft = waiting.value_of("utkast");
    let version: String = world.ask("select version::text from change_set where proposed_at is not null").await;
    for handling in ["forkast", ""] {
        let sent = [("utkast", draft.as_str()), ("versjon", version.as_str()), ("falt", "0"), ("handling", handling)];
        let refused = force(&mut per, "/nb/310123455/fullmakter/kontroll", &sent).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{handling}: {}", refused.text());
        assert!(refused.says("og som det ikke gjelder"), "{handling}: {}", refused.text());
    }
    let overview = tor.get("/nb/310123455").await;
    let theirs = tor.get(&overview.link("Se over")).await;
    let receipt = tor.submit(&theirs, "Fjern 2 fullmakter", &[]).await;
    assert!(receipt.says("Foreslått av"), "{}", receipt.text());
}

#[actix_web::test]
async fn the_same_form_twice_proposes_once_and_its_sender_gets_what_came_of_it() {
    let (world, [mut kari, mut tor]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    turn_on(&mut kari).await;
    let review = look_over_removal(&mut kari, &["Fjern alle"]).await;
    for _ in 0..2 {
        assert!(waits(&kari.submit(&review, PROPOSE, &[]).await));
    }
    assert_eq!(world.log_of(EKSEMPEL).await, ["settings.changed", "delegation.proposed"]);
    let page = tor.get(HOLDER).await;
    let theirs = tor.get(&page.link("Se over")).await;
    let receipt = tor.submit(&theirs, "Fjern 2 fullmakter", &[]).await;
    assert_eq!(kari.submit(&review, PROPOSE, &[]).await.path, receipt.path);
}

#[actix_web::test]
async fn only_who_could_confirm_a_proposal_declines_it_and_its_author_takes_it_back() {
    let (world, mut kari, mut tor, mut mona) = world().await;
    let mut ingrid = world.signed_in(INGRID).await;
    for own in [false, true] {
        let form = choose(&mut kari, "Ingrid Berg").await;
        let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
        let waiting = kari.submit(&review, PROPOSE, &[]).await;
        assert!(waits(&waiting), "{}", waiting.text());
        for (who, name) in [(&mut ingrid, "the holder, with the package"), (&mut mona, "Hovedadministrator")] {
            assert!(!who.get("/nb/310123455").await.says("har foreslått endringer"), "{name} is not asked");
            let draft = waiting.value_of("utkast");
            let discard = [("utkast", draft.as_str()), ("handling", "forkast")];
            let (csrf, key) = (who.get("/nb/310123455/fullmakter").await.csrf(), FormKey::draw());
            let sent = [&[("csrf", csrf.as_str()), ("nokkel", key.as_str())][..], &discard].concat();
            let refused = who.post("/nb/310123455/fullmakter/kontroll", &sent).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{name}: {}", refused.text());
            assert!(refused.says("kan bare avgjøres av en kollega"), "{name}: {}", refused.text());
        }
        let answer = if own {
            let page = kari.get(&waiting.path).await;
            kari.submit(&page, "Trekk tilbake", &[]).await
        } else {
            let overview = tor.get("/nb/310123455").await;
            let page = tor.get(&overview.link("Se over")).await;
            tor.submit(&page, "Avslå", &[]).await
        };
        assert!(answer.says("Forslaget endret ingenting."), "{}", answer.text());
    }
    let log = world.log_of(EKSEMPEL).await;
    let kinds =
        ["delegation.proposed", "delegation.proposal-declined", "delegation.proposed", "delegation.proposal-withdrawn"];
    assert_eq!(log[log.len() - 4..], kinds);
    assert_eq!(world.count("access_grant where code like '%hovedadministrator' and withdrawn_at is null").await, 1);
    let log = kari.get("/nb/310123455/logg?handling=avslatt").await;
    assert!(log.says("Forslaget fra Kari Nordmann ble avslått"), "{}", log.text());
}

#[actix_web::test]
async fn what_is_proposed_stays_as_it_is_until_its_author_takes_it_back() {
    let (world, mut kari, mut tor, _) = world().await;
    let proposed = look_over_removal(&mut kari, &[&format!("Fjern {FULL}"), &format!("Fjern {METERS}")]).await;
    let page = kari.get(HOLDER).await;
    let form = form_for(&mut kari, EKSEMPEL, SYSTEMHUSET).await;
    assert!(waits(&kari.submit(&proposed, PROPOSE, &[]).await));
    for button in ["Angre alle", &format!("Angre fjerning av {METERS}")] {
        let still = kari.submit(&page, button, &[]).await;
        assert!(waits(&still), "{button}: {}", still.text());
    }
    let typed = [("api", form.choice(NOTIFICATIONS)), ("merknad", "Til høsten".to_owned())];
    let typed = typed.each_ref().map(|(name, value)| (*name, value.as_str()));
    let still = kari.press(&form, "Se over", &typed).await;
    assert_eq!(still.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(still.says("Et forslag om denne mottakeren venter på en kollega"), "{}", still.text());
    assert!(still.body.contains("Til høsten"), "what was typed is kept");
    assert_eq!(still.link("Se eller trekk forslaget"), proposed.path);
    let review = kari.get(&proposed.path).await;
    assert!(review.says("må du først trekke det tilbake"), "{}", review.text());
    assert_eq!(world.log_of(EKSEMPEL).await.last().unwrap(), "delegation.proposed");

    let overview = tor.get("/nb/310123455").await;
    let page = tor.get(&overview.link("Se over")).await;
    let receipt = tor.submit(&page, "Fjern 2 fullmakter", &[]).await;
    assert!(receipt.says("Foreslått av"), "{}", receipt.text());
}

#[actix_web::test]
async fn the_page_of_a_holder_says_that_ones_own_proposal_waits_and_offers_only_what_works() {
    let (_world, mut kari, _, _) = world().await;
    let review = look_over_removal(&mut kari, &["Fjern alle"]).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    let page = kari.get(HOLDER).await;
    assert!(page.says("Du har foreslått endringer her"), "{}", page.text());
    assert_eq!(page.link("Se eller trekk forslaget"), waiting.path);
    assert!(page.says("Foreslått fjernet") && page.says("Når forslaget er avgjort"), "{}", page.text());
    let offered = ["Angre alle", "Fjern alle", "Gi flere fullmakter", "Gi tilgangspakker", "Se over og bekreft"];
    for text in offered.iter().copied().chain(["Angre fjerning av", "Gi på nytt"]) {
        assert!(!page.says(text), "{text}: {}", page.text());
    }
    assert!(page.says("kan du verken gi eller fjerne noe her"), "it says why: {}", page.text());
    assert!(!page.says("Endre sluttdato") && !page.says("Forleng"), "of what is to go: {}", page.text());
    for form in ["310223344/gi", "ny?leverandor=310223344"] {
        let form = kari.get(&format!("/nb/310123455/fullmakter/{form}")).await;
        assert!(form.says("Et forslag om denne mottakeren venter på en kollega"), "{}", form.text());
        assert_eq!(form.link("Se eller trekk forslaget"), waiting.path);
        assert!(!form.says("Se over") && all(&form.html(), "main input[type=checkbox]").is_empty(), "{}", form.text());
    }
    kari.submit(&waiting, "Trekk tilbake", &[]).await;
    let page = kari.get(HOLDER).await;
    assert!(page.says("Fjern alle") && page.says("Gi flere fullmakter") && !page.says("forslag"), "{}", page.text());
}

#[actix_web::test]
async fn a_gift_that_waits_offers_no_change_and_takes_nothing_more() {
    let (_world, mut kari, _, _) = world().await;
    let form = choose(&mut kari, "Ingrid Berg").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    let changes = |page: &Page| all(&page.html(), ".facts dd a").len();
    assert!(changes(&review) > 0, "{}", review.text());
    assert!(
        !review.says("med én gang du bekrefter"),
        "it counts only once a colleague has confirmed: {}",
        review.text()
    );
    let proposed = kari.submit(&review, "Foreslå endringen", &[]).await;
    assert!(waits(&proposed) && changes(&proposed) == 0 && !proposed.says("Dette skjer"), "{}", proposed.text());
    let still = kari.press(&form, "Se over", &[("ting", &form.choice(API_RIGHT))]).await;
    assert_eq!(still.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(still.says("Et forslag om denne mottakeren venter på en kollega"), "{}", still.text());
}

#[actix_web::test]
async fn undo_neither_gives_nor_removes_the_main_administrator_for_one() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    let given = kari.submit(&review, "Gi fullmakt", &[]).await;
    turn_on(&mut kari).await;
    let refused = refuses(&mut kari, &given, TWO).await;
    assert!(refused.says(TWO), "{}", refused.text());
    assert_eq!(world.count("access_grant where code like '%hovedadministrator' and withdrawn_at is null").await, 1);
}

#[actix_web::test]
async fn undo_empties_a_holder_for_whoever_gave_it_and_for_nobody_else() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    let given = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES, NOTIFICATIONS]).await;
    let held = "delegation where holder_org_number = 310130079 and org_number = 310123455 and withdrawn_at is null";
    let refused = refuses(&mut ingrid, &given, TWO).await;
    assert!(refused.says(TWO), "{}", refused.text());
    assert_eq!(world.count(held).await, 2);
    let undone = kari.press(&given, "Angre", &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
    assert_eq!(world.count(held).await, 0, "a giver corrects their own");
}

#[actix_web::test]
async fn what_a_colleague_gave_is_undone_by_one_where_something_stays() {
    let (world, [mut kari, mut ingrid]) = World::with_users([KARI, INGRID]).await;
    turn_on(&mut kari).await;
    let given = give(&mut kari, EKSEMPEL, SYSTEMHUSET, &[NOTIFICATIONS]).await;
    let theirs = ingrid.get(&given.path).await;
    let undone = ingrid.press(&theirs, "Angre", &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text());
    assert_eq!(world.current(EKSEMPEL, SYSTEMHUSET, NOTIFICATIONS).await, 0);
}

#[actix_web::test]
async fn nobody_gives_to_themselves_and_the_same_sentence_says_so_everywhere() {
    const SENTENCE: &str = "Ingen kan gi til seg selv, verken person eller virksomhet";
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let me: String =
        world.ask("select person_id::text from person where given_name = 'Kari' and family_name = 'Nordmann'").await;
    let own = kari.get("/nb/310123455/fullmakter/ny?leverandor=310123455").await;
    assert!(own.says(SENTENCE), "{}", own.text());
    let page = kari.get("/nb/310123455/fullmakter/ny-person").await;
    let found = kari.press(&page, "Finn personen", &[("fodselsnummer", KARI), ("etternavn", "Nordmann")]).await;
    assert_eq!(found.fault_at("fodselsnummer").as_deref(), Some(SENTENCE), "{}", found.text());
    let holder = format!("/nb/310123455/fullmakter/{me}");
    assert!(!kari.get(&holder).await.says("Gi tilgangspakker"), "her page offers it not");
    let form = kari.get(&format!("{holder}/gi")).await;
    let refused = kari.press(&form, "Se over", &[("ting", "right self-service-api")]).await;
    assert_eq!(refused.fault_at("ting").as_deref(), Some(SENTENCE), "{}", refused.text());
    assert_eq!(world.count("access_grant where withdrawn_at is null and holder_person_id = given_by").await, 0);
}

#[actix_web::test]
async fn a_draft_for_somebody_who_confirms_it_themselves_is_refused() {
    let (world, mut kari, _, _) = world().await;
    let form = choose(&mut kari, "Tor Eksempelen").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    let mut tor = world.signed_in(TOR_EKSEMPELEN).await;
    let theirs = tor.get(&waiting.path).await;
    assert_eq!(theirs.status, StatusCode::CONFLICT);
    assert_eq!(theirs.heading(), "Dette forslaget avgjør en kollega");
    assert!(theirs.says("og som det ikke gjelder"), "{}", theirs.text());
}

#[actix_web::test]
async fn kin_may_be_given_to_and_the_review_says_what_they_are() {
    for (giver, holder, sentence) in [
        (EKSEMPEL, "313328880", "Eksempel kommune rådhuset er en underenhet av virksomheten du handler for."),
        ("313328880", EKSEMPEL, "Eksempel kommune er hovedenheten til virksomheten du handler for."),
        (
            "313328880",
            "313411109",
            "Eksempel kommune vann og avløp har samme hovedenhet som virksomheten du handler for.",
        ),
    ] {
        let (_world, [mut kari]) = World::with_users([KARI]).await;
        let form = kari.get(&format!("/nb/{giver}/fullmakter/{holder}/gi")).await;
        let review = kari.submit(&form, "Se over", &[("ting", &form.choice("Maskinlesbare hendelser"))]).await;
        assert!(review.says(sentence), "{}", review.text());
        assert_eq!(kari.submit(&review, "Gi fullmakt", &[]).await.heading(), "Fullmakt gitt");
    }
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let review = look_over(&mut kari, EKSEMPEL, NETT, &[STATISTICS, READ_INSTANCES]).await;
    assert!(!review.says("virksomheten du handler for"), "{}", review.text());
}

#[actix_web::test]
async fn whoever_is_alone_with_a_key_role_is_led_to_where_it_is_turned_off() {
    let (world, mut kari, _, _) = world().await;
    let review = look_over_removal(&mut kari, &["Fjern alle"]).await;
    assert!(!review.says("Ingen andre har nøkkelrolle"), "{}", review.text());
    world.loses_role(EKSEMPEL, "LEDE").await;
    let review = kari.get(&review.path).await;
    let waiting = kari.submit(&review, PROPOSE, &[]).await;
    for page in [review, waiting] {
        assert!(page.says("Ingen andre har nøkkelrolle i virksomheten."), "{}", page.text());
        assert!(all(&page.html(), &format!("main a[href='{SETTINGS}']")).len() == 1, "{}", page.text());
    }
}

#[actix_web::test]
async fn an_answer_that_is_proposed_stays_and_another_is_refused_with_what_was_typed() {
    let (world, mut kari, mut leader, _) = world().await;
    let mut tor = world.signed_in(TOR).await;
    let sent = ask_for_access(&mut tor, EKSEMPEL, MAIN).await;
    let request = in_queue(&sent);
    let page = kari.get(&request).await;
    let thing = page.choice(MAIN);
    let review = kari.submit(&page, "Se over først", &[("ting", &thing)]).await;
    let theirs = leader.get(&request).await;
    assert!(waits(&kari.submit(&review, PROPOSE, &[]).await));
    assert!(!kari.get("/nb/310123455/fullmakter").await.says("Tor Dal"), "who has nothing is not in the list");
    for (who, page) in [(&mut kari, page), (&mut leader, theirs)] {
        let now = who.get(&request).await;
        assert!(now.link("Se forslaget") == review.path && !now.says("Godkjenn"), "{}", now.text());
        let declined = who.press(&page, "Avslå", &[("grunn", "Ikke nå")]).await;
        assert_eq!(declined.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", declined.text());
        let refused = who.press(&page, "Se over først", &[("ting", &thing), ("merknad", "Til høsten")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert!(refused.says("Et svar er foreslått og venter på en kollega."), "{}", refused.text());
        assert!(refused.body.contains("Til høsten"), "what was typed is kept");
    }
}

#[actix_web::test]
async fn the_receipt_of_what_two_gave_says_why_one_cannot_undo_it() {
    let (_world, [mut kari, mut leader]) = World::with_users([KARI, TOR_EKSEMPELEN]).await;
    turn_on(&mut kari).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let review = kari.submit(&form, "Se over", &[("ting", &form.choice(MAIN))]).await;
    kari.submit(&review, PROPOSE, &[]).await;
    let given = leader.submit(&leader.clone().get(&review.path).await, "Gi fullmakt", &[]).await;
    assert_eq!(given.heading(), "Fullmakt gitt", "{}", given.text());
    for page in [kari.get(&given.path).await, given] {
        assert!(page.says(TWO) && !page.says("Kan angres til"), "{}", page.text());
    }
}

#[actix_web::test]
async fn an_answer_that_waits_for_a_colleague_is_not_asked_for_once_more() {
    const ONE: &str = "1 forespørsel venter på svar fra dere.";
    let (world, mut kari, mut leader, _) = world().await;
    let mut tor = world.signed_in(TOR).await;
    let sent = ask_for_access(&mut tor, EKSEMPEL, MAIN).await;
    assert!(leader.get("/nb/310123455").await.says(ONE));
    let page = kari.get(&in_queue(&sent)).await;
    let review = kari.submit(&page, "Se over først", &[("ting", &page.choice(MAIN))]).await;
    kari.submit(&review, PROPOSE, &[]).await;
    for who in [&mut kari, &mut leader] {
        let overview = who.get("/nb/310123455").await;
        assert!(!overview.says(ONE), "{}", overview.text());
    }
    assert!(leader.get("/nb/310123455").await.says("har foreslått"), "the proposal is what waits");
}

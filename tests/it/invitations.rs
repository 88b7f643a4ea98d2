//! *Inviter en kollega*: somebody whom the organisation does not know is invited, says who they are, and gets what was offered once somebody
//! who may give it has confirmed.

use futures_util::future::join;
use jiff::SignedDuration;
use reqwest::{Method, StatusCode};

use crate::{
    members, notices,
    support::{
        browser::Browser,
        page::{Page, refused_one},
        people::{ANNE, EKSEMPEL, INGRID, KARI, MONA, NETT, NORA, OLA, PER, TOR, TOR_EKSEMPELEN},
        world::World,
    },
};

const LIST: &str = "/nb/310123455/fullmakter/invitasjoner";
const NEW: &str = "/nb/310123455/fullmakter/invitasjoner/ny";
const API: &str = "Selvbetjening av API-er";
const CLIENTS: &str = "Selvbetjening av integrasjoner";
const HOLDS: &str = "access_grant where code = 'self-service-api' and withdrawn_at is null and org_number = 310123455";

/// Invites somebody to Mine API, and returns the page with the link.
pub async fn invite(browser: &mut Browser, name: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(NEW).await;
    let choice = form.choice(API);
    let said = [("navn", name), ("ting", choice.as_str())];
    let page = browser.submit(&form, "Lag invitasjonen", &[&said[..], fields].concat()).await;
    assert_eq!(page.heading(), format!("Invitasjon til {name}"), "{}", page.text());
    page
}

/// The path of the link on a page.
pub fn link(page: &Page) -> String {
    let url = page.the("#lenkeadresse");
    url.splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).unwrap()
}

/// Opens the link, and presses a button there.
async fn answers(browser: &mut Browser, link: &str, button: &str) -> Page {
    let page = browser.get(link).await;
    browser.press(&page, button, &[]).await
}

/// Accepts, and returns the page of what they wait for.
async fn accepts(browser: &mut Browser, link: &str) -> Page {
    let answer = answers(browser, link, "Ta imot").await;
    let again = browser.follow(&answer).await;
    let page = browser.follow(&again).await;
    assert_eq!(page.heading(), "Invitasjon fra Eksempel kommune", "{}", page.text());
    page
}

/// Where whoever may confirm it sees what somebody accepted.
fn theirs(own: &Page) -> String {
    format!("/nb/{EKSEMPEL}/foresporsler/{}", own.path.rsplit('/').next().unwrap())
}

/// Somebody who has been invited, and the link.
async fn invited() -> (World, Browser, Page, String) {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let page = invite(&mut kari, "Gro Vang", &[]).await;
    let link = link(&page);
    (world, kari, page, link)
}

#[actix_web::test]
async fn somebody_is_invited_accepts_is_confirmed_and_can_act_at_once() {
    let (world, mut kari, page, link) = invited().await;
    assert!(page.says("Venter på svar") && page.body.contains("class=\"qr\""), "{}", page.text());

    let mut nora = world.browser();
    let look = nora.get(&link).await;
    assert_eq!((look.status, look.heading().as_str()), (StatusCode::OK, "Eksempel kommune inviterer deg"));
    assert!(look.says("Kari Nordmann i Eksempel kommune 310 123 455 tilbyr deg dette") && look.says(API));
    let login = look.link("Gå til ID-porten");
    assert!(login.contains("niva=hoy") && login.contains("bevis"), "{login}");
    nora.sign_in(NORA, "idporten-loa-high").await;
    let nameless = answers(&mut nora, &link, "Ta imot").await;
    assert!(nameless.location.starts_with("/nb/navn?retur=%2Fnb%2Finvitasjon%2F"), "{}", nameless.location);
    let naming = nora.follow(&nameless).await;
    let named = nora.press(&naming, "Lagre navnet", &[("navn", "Nora Ny")]).await;
    let to = nora.follow(&named).await;
    assert_eq!(to.location, link, "and back to the link");
    let own = accepts(&mut nora, &link).await;
    assert!(own.says("Ingenting gjelder før en i Eksempel kommune har bekreftet"), "{}", own.text());
    assert_eq!(world.count(HOLDS).await, 0, "nothing is given yet");

    assert!(kari.get("/nb/310123455").await.says("1 forespørsel venter på svar fra dere."));
    let page = kari.get(&page.path).await;
    assert!(page.says("Nora Ny, født 1990, har tatt imot."), "{}", page.text());
    let request = kari.get(&page.link("Se over og bekreft")).await;
    assert!(request.heading().starts_with("Nora Ny, født "), "{}", request.heading());
    assert!(request.says("Invitert som\nGro Vang") && request.says("Er dette den du mente?"), "{}", request.text());
    let receipt = kari.submit(&request, "Bekreft og gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    assert_eq!(world.count(HOLDS).await, 1);
    assert_eq!(nora.get("/nb/310123455/prod/mine-api").await.status, StatusCode::OK);
    assert!(kari.get(LIST).await.says("Bekreftet"));
    assert!(nora.get(&link).await.location.starts_with("/nb/foresporsel/"), "the link leads them to what came of it");
    assert_eq!(world.log_of(EKSEMPEL).await, ["invitation.sent", "request.sent", "delegation.given"]);
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Nora Ny tok imot invitasjonen fra Kari Nordmann i Eksempel kommune"), "{}", log.text());
    for page in [&page, &request, &receipt, &log] {
        assert!(!page.body.contains(NORA), "no number is told: {}", page.text());
    }
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
    assert_eq!(world.count(HOLDS).await, 0, "what was given is undone as anything that was given");
}

#[actix_web::test]
async fn only_the_hash_of_a_link_is_kept_and_no_other_page_shows_it() {
    let (world, mut kari, page, link) = invited().await;
    let secret = link.split("bevis=").nth(1).unwrap();
    let kept: String = world.ask("select row_to_json(i)::text from invitation i").await;
    assert!(!kept.contains(secret), "{kept}");
    let bare = page.path.split('?').next().unwrap();
    for there in [bare, LIST] {
        let page = kari.get(there).await;
        assert!(!page.body.contains(secret) && !page.body.contains("lenkeadresse"), "{}", page.text());
    }
    let elsewhere = kari.get(&format!("{bare}?lenke=F-AAAA-AAAA")).await;
    assert!(!elsewhere.body.contains("lenkeadresse"), "{}", elsewhere.text());
}

#[actix_web::test]
async fn looking_at_a_link_uses_nothing_up() {
    let (world, _kari, _, link) = invited().await;
    let mut scanner = world.browser();
    for method in [Method::GET, Method::HEAD].iter().cycle().take(20) {
        assert_eq!(scanner.send(method.clone(), &link, &[], None).await.status, StatusCode::OK);
    }
    let mut mona = world.signed_in(MONA).await;
    accepts(&mut mona, &link).await;
}

#[actix_web::test]
async fn the_same_form_twice_is_one_invitation_with_the_same_link() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(NEW).await;
    let fields = [("navn", "Mona Vik"), ("ting", &*form.choice(API))];
    let first = kari.submit(&form, "Lag invitasjonen", &fields).await;
    let second = kari.submit(&form, "Lag invitasjonen", &fields).await;
    assert_eq!(link(&first), link(&second));
    assert_eq!(world.count("invitation").await, 1);
}

#[actix_web::test]
async fn a_link_that_does_not_count_says_the_same_whatever_it_was() {
    let (world, mut kari, page, used) = invited().await;
    let mut mona = world.signed_in(MONA).await;
    accepts(&mut mona, &used).await;
    let withdrawn = invite(&mut kari, "En Annen", &[]).await;
    let withdrawn_link = link(&withdrawn);
    kari.submit(&withdrawn, "Trekk tilbake", &[]).await;
    let replaced = invite(&mut kari, "En Tredje", &[]).await;
    let replaced_link = link(&replaced);
    let newer = kari.submit(&replaced, "Lag ny lenke", &[]).await;
    assert_ne!(link(&newer), replaced_link);
    let id = used.split(['/', '?']).nth(3).unwrap();
    let links = [
        used.clone(),
        withdrawn_link,
        replaced_link,
        format!("/nb/invitasjon/{id}?bevis=feil"),
        format!("/nb/invitasjon/{id}"),
        "/nb/invitasjon/0197b1c2-0000-7000-8000-0000000000ff?bevis=x".to_owned(),
    ];
    let mut stranger = world.browser();
    let mut told = Vec::new();
    for link in &links {
        let page = stranger.get(link).await;
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::CONFLICT, "Lenken gjelder ikke"), "{link}");
        assert!(!page.says("Eksempel"), "{}", page.text());
        told.push(page.text());
    }
    told.dedup();
    assert_eq!(told.len(), 1, "{told:?}");
    world.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(stranger.get(&link(&newer)).await.heading(), "Lenken gjelder ikke", "{}", page.path);
}

#[actix_web::test]
async fn two_who_accept_the_same_link_at_once_are_one() {
    let (world, _kari, _, link) = invited().await;
    let (mut mona, mut anne) = (world.signed_in(MONA).await, world.signed_in(ANNE).await);
    let (hers, theirs) = (mona.get(&link).await, anne.get(&link).await);
    let refused = refused_one(join(mona.press(&hers, "Ta imot", &[]), anne.press(&theirs, "Ta imot", &[])).await);
    assert_eq!((refused.status, refused.heading().as_str()), (StatusCode::CONFLICT, "Lenken gjelder ikke"));
    assert_eq!(world.count("request where invited_by is not null and org_number = 310123455").await, 1);
}

#[actix_web::test]
async fn of_withdrawing_and_accepting_at_once_one_is_done() {
    for _ in 0..4 {
        let (world, mut kari, page, link) = invited().await;
        let mut mona = world.signed_in(MONA).await;
        let hers = mona.get(&link).await;
        let refused =
            refused_one(join(kari.press(&page, "Trekk tilbake", &[]), mona.press(&hers, "Ta imot", &[])).await);
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
        let both = world.count("invitation where withdrawn_at is not null and accepted_at is not null").await;
        let one = world.count("invitation where withdrawn_at is not null or accepted_at is not null").await;
        assert_eq!((both, one), (0, 1));
    }
}

#[actix_web::test]
async fn what_was_withdrawn_while_they_looked_is_not_accepted() {
    let (world, mut kari, page, link) = invited().await;
    let mut mona = world.signed_in(MONA).await;
    let look = mona.get(&link).await;
    let receipt = kari.submit(&page, "Trekk tilbake", &[]).await;
    assert_eq!(receipt.heading(), "Invitasjonen er trukket tilbake", "{}", receipt.text());
    assert!(receipt.says("Kan ikke angres, for lenken finnes ikke lenger"), "{}", receipt.text());
    let late = mona.press(&look, "Ta imot", &[]).await;
    assert_eq!((late.status, late.heading().as_str()), (StatusCode::CONFLICT, "Lenken gjelder ikke"));
    assert_eq!(world.count("request where invited_by is not null").await, 0);
}

#[actix_web::test]
async fn what_has_been_accepted_is_neither_withdrawn_nor_given_a_new_link() {
    let (world, mut kari, page, link) = invited().await;
    accepts(&mut world.signed_in(MONA).await, &link).await;
    for button in ["Trekk tilbake", "Lag ny lenke"] {
        let late = kari.press(&page, button, &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text());
        assert!(late.says("ventet ikke på svar lenger") && late.says("Må bekreftes"), "{}", late.text());
    }
}

#[actix_web::test]
async fn whoever_says_no_is_not_told_to_the_organisation() {
    let (world, mut kari, page, link) = invited().await;
    let mut mona = world.signed_in(MONA).await;
    let answer = answers(&mut mona, &link, "Si nei").await;
    let done = mona.follow(&answer).await;
    assert_eq!(done.heading(), "Du har sagt nei", "{}", done.text());
    let again = world.signed_in(ANNE).await.get(&link).await;
    assert_eq!(again.heading(), "Lenken gjelder ikke", "and nobody else gets it");
    let page = kari.get(&page.path).await;
    assert!(page.says("Sa nei"), "{}", page.text());
    let log = kari.get("/nb/310123455/logg").await;
    assert!(log.says("Den som fikk invitasjonen til Gro Vang, sa nei til «Selvbetjening av API-er»"), "{}", log.text());
    for page in [&page, &log] {
        assert!(!page.says("Mona Vik"), "{}", page.text());
    }
    let named: i64 = world
        .ask("select count(*) from event e join person p on e.payload::text like '%' || p.person_id || '%' where p.given_name = 'Mona' and p.family_name = 'Vik'")
        .await;
    assert_eq!(named, 0, "nor is it in the row");
}

#[actix_web::test]
async fn somebody_else_who_got_the_link_is_declined_and_has_learnt_nothing() {
    let (world, mut kari, _, link) = invited().await;
    let mut anne = world.signed_in(ANNE).await;
    let own = accepts(&mut anne, &link).await;
    let request = kari.get(&theirs(&own)).await;
    assert!(
        request.heading().contains("har tatt imot") && request.says("Invitert som\nGro Vang"),
        "{}",
        request.text()
    );
    let receipt = kari.submit(&request, "Avslå", &[("grunn", "Feil person")]).await;
    assert_eq!(receipt.heading(), "Forespørselen er avslått", "{}", receipt.text());
    assert_eq!(world.count(HOLDS).await, 0);
    assert_eq!(anne.get("/nb/310123455").await.status, StatusCode::NOT_FOUND);
    assert!(kari.get(LIST).await.says("Avslått"));
}

#[actix_web::test]
async fn a_giver_who_has_lost_the_right_confirms_nothing_and_a_colleague_does() {
    let (world, mut kari, _, link) = invited().await;
    let own = accepts(&mut world.signed_in(MONA).await, &link).await;
    let request = kari.get(&theirs(&own)).await;
    world.loses_role(EKSEMPEL, "DAGL").await;
    let refused = kari.press(&request, "Bekreft og gi fullmakt", &[]).await;
    assert!(matches!(refused.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{}", refused.text());
    assert_eq!(world.count(HOLDS).await, 0);
    let mut chair = world.signed_in(TOR_EKSEMPELEN).await;
    let request = chair.get(&theirs(&own)).await;
    let receipt = chair.submit(&request, "Bekreft og gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
}

#[actix_web::test]
async fn whoever_has_it_all_or_made_it_is_told_so() {
    let (world, mut kari, page, link) = invited().await;
    let own = kari.get(&link).await;
    assert!(own.says("Du har laget denne invitasjonen selv."), "{}", own.text());
    let mut tor = world.signed_in(TOR_EKSEMPELEN).await;
    let led = answers(&mut tor, &link, "Ta imot").await;
    assert_eq!(led.status, StatusCode::CONFLICT);
    assert!(led.says("Du har allerede alt dette i Eksempel kommune."), "{}", led.text());
    let mut mona = world.signed_in(MONA).await;
    let first = accepts(&mut mona, &link).await;
    let second = invite(&mut kari, "Mona Vik", &[]).await;
    let waits = answers(&mut mona, &self::link(&second), "Ta imot").await;
    assert!(first.path.ends_with(&waits.location["/nb".len()..]), "they wait for it already: {}", waits.location);
    let request = kari.get(&theirs(&first)).await;
    kari.submit(&request, "Bekreft og gi fullmakt", &[]).await;
    let has = answers(&mut mona, &self::link(&second), "Ta imot").await;
    assert!(has.says("Du har allerede alt dette"), "{} {}", has.text(), page.path);
}

#[actix_web::test]
async fn two_invitations_to_one_person_are_two_things_and_each_is_asked_for_once() {
    let (world, mut kari, _, first) = invited().await;
    let form = kari.get(NEW).await;
    let (api, clients) = (form.choice(API), form.choice(CLIENTS));
    let both = [("navn", "Mona Vik"), ("ting", &*api), ("ting", &*clients)];
    let second = link(&kari.submit(&form, "Lag invitasjonen", &both).await);
    let mut mona = world.signed_in(MONA).await;
    accepts(&mut mona, &first).await;
    let own = accepts(&mut mona, &second).await;
    assert!(own.says(CLIENTS) && !own.says(API), "{}", own.text());
}

#[actix_web::test]
async fn a_low_login_is_led_to_the_high_one_and_the_answer_is_kept() {
    let (world, _kari, _, link) = invited().await;
    let mut mona = world.signed_in(MONA).await;
    let look = mona.get(&link).await;
    let mut mona = world.browser();
    mona.sign_in(MONA, "idporten-loa-substantial").await;
    let low = mona.get(&link).await;
    assert!(low.says("Logg inn med ID-porten på det høyeste sikkerhetsnivået"), "{}", low.text());
    let mut fields = look.form("Ta imot").fields.clone();
    fields.retain(|(name, _)| name == "bevis");
    let stepped = mona.post(link.split('?').next().unwrap(), &[("svar", "ja"), ("bevis", &fields[0].1)]).await;
    assert!(stepped.location.contains("skjema") && stepped.location.ends_with("niva=hoy"), "{}", stepped.location);
}

#[actix_web::test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let form = kari.get(NEW).await;
    let typed = [("navn", "Mona 2"), ("epost", "ikke en adresse"), ("varighet", "til"), ("dag", "31"), ("maned", "13")];
    let wrong = kari.press(&form, "Lag invitasjonen", &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["navn", "epost", "ting", "maned"] {
        assert!(wrong.fault_at(field).is_some(), "{field}: {}", wrong.text());
    }
    assert_eq!((wrong.value_of("navn"), wrong.value_of("epost")), ("Mona 2".to_owned(), "ikke en adresse".to_owned()));
    let number = format!("{MONA}@eksempel.example");
    let numbered = kari.press(&form, "Lag invitasjonen", &[("navn", "Mona Vik"), ("epost", &number)]).await;
    assert!(numbered.fault_at("epost").is_some(), "nobody's number is kept in an address");
    assert_eq!(world.count("invitation").await, 0);
}

#[actix_web::test]
async fn only_whoever_may_give_it_invites() {
    let (_world, [mut ingrid, mut per, mut ola]) = World::with_users([INGRID, PER, OLA]).await;
    assert_eq!(ingrid.get(NEW).await.status, StatusCode::FORBIDDEN);
    assert_eq!(per.get(NEW).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ola.get(NEW).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn an_invitation_of_another_organisation_is_not_there() {
    let (world, _kari, page, _) = invited().await;
    let mut ola = world.signed_in(OLA).await;
    let there = page.path.split('?').next().unwrap().replace(EKSEMPEL, "310223344");
    assert_eq!(ola.get(&there).await.status, StatusCode::NOT_FOUND);
    let form = ola.get("/nb/310223344/fullmakter/invitasjoner/ny").await;
    let csrf = form.csrf();
    let taken = ola
        .post(&there, &[("csrf", &csrf), ("nokkel", "0197b1c2-0000-7000-8000-0000000000aa"), ("handling", "trekk")])
        .await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND, "{} {NETT}", taken.text());
    assert_eq!(world.count("invitation where withdrawn_at is not null").await, 0);
}

#[actix_web::test]
async fn too_many_links_in_a_day_are_refused() {
    let (world, mut kari, page, _) = invited().await;
    let mut page = page;
    for _ in 0..29 {
        page = kari.submit(&page, "Lag ny lenke", &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    }
    let full = kari.submit(&page, "Lag ny lenke", &[]).await;
    assert_eq!(link(&full), link(&page), "the one that was made last counts on");
    let form = kari.get(NEW).await;
    let more = kari.press(&form, "Lag invitasjonen", &[("navn", "Mona Vik"), ("ting", &form.choice(API))]).await;
    assert!(more.fault_at("navn").is_some_and(|fault| fault.contains("for mange")), "{}", more.text());
    world.advance(SignedDuration::from_hours(24));
    assert_eq!(
        kari.press(&form, "Lag invitasjonen", &[("navn", "Mona Vik"), ("ting", &form.choice(API))]).await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn the_link_comes_by_mail_and_they_are_told_what_came_of_it() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    notices::confirmed(&world, &mut kari, EKSEMPEL, "varsel@eksempel.example").await;
    let page = invite(&mut kari, "Mona Vik", &[("epost", "mona@annet.example")]).await;
    assert!(page.says("Vi sender den til mona@annet.example."), "{}", page.text());
    let mail = world.written_to("mona@annet.example").await.unwrap();
    let url = mail.lines().find(|line| line.contains("/invitasjon/")).unwrap();
    assert_eq!(url, page.the("#lenkeadresse"));
    assert!(mail.contains("Kari Nordmann i Eksempel kommune") && mail.contains(API) && !mail.contains(KARI), "{mail}");
    let own = accepts(&mut world.signed_in(MONA).await, &link(&page)).await;
    let request = kari.get(&theirs(&own)).await;
    kari.submit(&request, "Bekreft og gi fullmakt", &[]).await;
    world.advance(SignedDuration::from_mins(11));
    let told = world.written_to("mona@annet.example").await.unwrap();
    assert!(told.contains("Eksempel kommune har gitt deg det du ble invitert til"), "{told}");
    assert!(!told.contains(MONA));
    let noticed = world.written_to("varsel@eksempel.example").await.unwrap();
    assert!(noticed.contains("tok imot invitasjonen"), "{noticed}");
}

#[actix_web::test]
async fn a_giver_with_a_work_address_is_told_who_accepted() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let (mut lisa, _) = members::registered(&world, "kari@eksempel.example", "Kari Jobb").await;
    crate::production::connect(&mut lisa, KARI).await;
    let page = invite(&mut kari, "Tor Dal", &[]).await;
    accepts(&mut world.signed_in(TOR).await, &link(&page)).await;
    let told = world.written_to("kari@eksempel.example").await.unwrap();
    assert!(told.contains("Tor Dal har tatt imot invitasjonen") && told.contains("/foresporsler/"), "{told}");
}

#[actix_web::test]
async fn the_last_day_that_was_offered_is_suggested_when_it_is_confirmed() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let until = [("varighet", "til"), ("dag", "31"), ("maned", "12"), ("ar", "2027")];
    let page = invite(&mut kari, "Mona Vik", &until).await;
    let own = accepts(&mut world.signed_in(MONA).await, &link(&page)).await;
    let request = kari.get(&theirs(&own)).await;
    let receipt = kari.submit(&request, "Bekreft og gi fullmakt", &[]).await;
    assert!(receipt.says("31. desember 2027"), "{}", receipt.text());
}

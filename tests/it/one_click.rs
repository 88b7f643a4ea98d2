//! A request of which everything can be given is answered on the page that shows it, with one press.

use reqwest::StatusCode;

use crate::support::{
    browser::Browser,
    page::Page,
    people::{ALI, EKSEMPEL, KARI, NETT},
    steps::{STATISTICS, look_over},
    world::World,
};

const READ: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang)";
const ASK_FOR: &str = "/nb/310130079/fullmakter/mottatt/foresporsler/ny";

/// Nett AS asks Eksempel kommune for one thing. The page of the request, as Eksempel kommune sees it.
async fn asked(ali: &mut Browser, kari: &mut Browser) -> Page {
    let form = ali.get(ASK_FOR).await;
    let thing = form.choice(READ);
    let sent = ali
        .submit(&form, "Send forespørsel", &[("virksomhet", EKSEMPEL), ("formal", "Avtale"), ("ting", &thing)])
        .await;
    kari.get(&format!("/nb/{EKSEMPEL}/foresporsler/{}", sent.path.rsplit('/').next().unwrap())).await
}

#[actix_web::test]
async fn one_press_gives_all_that_was_asked_for_and_a_second_leads_to_the_same_receipt() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let request = asked(&mut ali, &mut kari).await;
    let receipt = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 1);
    let again = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert_eq!(again.path, receipt.path);
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 1);
}

#[actix_web::test]
async fn the_same_page_with_other_answers_leads_to_the_receipt_which_says_that_they_do_not_apply() {
    const NOTICE: &str = "Dette var sendt fra før. Kvitteringen viser det som ble sendt først.";
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let request = asked(&mut ali, &mut kari).await;
    let receipt = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert!(!receipt.says(NOTICE), "{}", receipt.text());
    let other = kari.submit(&request, "Gi fullmakt", &[("merknad", "En annen avtale")]).await;
    assert_eq!(
        (other.path.split('?').next(), other.says(NOTICE)),
        (Some(receipt.path.as_str()), true),
        "{}",
        other.text()
    );
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 1);

    let review = look_over(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    let receipt = kari.submit(&review, "Gi fullmakt", &[]).await;
    let other = kari.submit(&review, "Gi fullmakt", &[("grunn", "En annen grunn")]).await;
    assert_eq!(
        (other.path.split('?').next(), other.says(NOTICE)),
        (Some(receipt.path.as_str()), true),
        "{}",
        other.text()
    );
}

#[actix_web::test]
async fn what_has_changed_since_it_was_seen_is_looked_over_first() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let request = asked(&mut ali, &mut kari).await;
    world
        .happens(
            "insert into api_resource_version (api_resource_id, version, scope_names, writes) \
             select api_resource_id, 2, array['altinn:serviceowner/instances.read', 'altinn:serviceowner/notifications.create'], true \
             from api_resource where identifier = 'altinn-serviceowner-instances-read' and environment = 'prod'",
        )
        .await;
    let review = kari.submit(&request, "Gi fullmakt", &[]).await;
    assert_eq!(review.heading(), "Se over før du gir fullmakt", "{}", review.text());
    assert!(review.says("Ingenting er gitt ennå. Noe er endret siden du så forespørselen"), "{}", review.text());
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 0);
}

#[actix_web::test]
async fn what_has_been_taken_back_meanwhile_is_not_given() {
    let (world, [mut ali, mut kari]) = World::with_users([ALI, KARI]).await;
    let request = asked(&mut ali, &mut kari).await;
    let sent = ali
        .get(&format!("/nb/{NETT}/fullmakter/mottatt/foresporsler/{}", request.path.rsplit('/').next().unwrap()))
        .await;
    ali.submit(&sent, "Trekk tilbake", &[]).await;
    assert_eq!(kari.press(&request, "Gi fullmakt", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(world.current(EKSEMPEL, NETT, READ).await, 0);
}

//! Steps that many journeys begin with, done on the pages as a person does them.

use reqwest::StatusCode;

use super::{browser::Browser, page::Page, people::EKSEMPEL};

/// The APIs of the demo, as the labels of the form have them.
pub const READ_INSTANCES: &str = "Altinn tjenesteeier-API: Appinstanser (lesetilgang) Bare lese";
pub const NOTIFICATIONS: &str = "Altinn tjenesteeier-API: Varsler Lese og skrive";
pub const STATISTICS: &str = "Helsestatistikk for kommuner Bare lese";
pub const CONSUMPTION: &str = "Strømforbruk time for time Bare lese";

/// The form for giving, with the supplier found and the boxes drawn for it.
pub async fn form_for(browser: &mut Browser, giver: &str, supplier: &str) -> Page {
    let form = browser.get(&format!("/nb/{giver}/fullmakter/ny?leverandor={supplier}")).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    form
}

/// Adds APIs to what has been chosen for a supplier already, or begins with them, and looks it over.
pub async fn look_over_more(browser: &mut Browser, giver: &str, supplier: &str, apis: &[&str]) -> Page {
    let form = form_for(browser, giver, supplier).await;
    let ids: Vec<String> = apis.iter().map(|label| form.choice(label)).collect();
    let boxes: Vec<(&str, &str)> = ids.iter().map(|id| ("api", id.as_str())).collect();
    browser.submit(&form, "Se over", &boxes).await
}

/// From the empty form to the page where it is looked over.
pub async fn look_over(browser: &mut Browser, giver: &str, supplier: &str, apis: &[&str]) -> Page {
    let review = look_over_more(browser, giver, supplier, apis).await;
    assert_eq!(review.heading(), "Se over før du gir fullmakt", "{}", review.text());
    review
}

/// From the empty form to the receipt.
pub async fn give(browser: &mut Browser, giver: &str, supplier: &str, apis: &[&str]) -> Page {
    let review = look_over(browser, giver, supplier, apis).await;
    let receipt = browser.submit(&review, "Gi fullmakt", &[]).await;
    assert_eq!(receipt.heading(), "Fullmakt gitt", "{}", receipt.text());
    receipt
}

/// Nett AS asks Eksempel kommune for an API, and gets the page with the link.
pub async fn ask_as_nett(ali: &mut Browser, what: &str) -> Page {
    let form = ali.get("/nb/310130079/fullmakter/mottatt/foresporsler/ny").await;
    let fields = [("virksomhet", EKSEMPEL), ("ting", &form.choice(what)), ("formal", "Avtale 2026/17")];
    ali.submit(&form, "Send forespørsel", &fields).await
}

/// Asks an organisation for something, as a person, and returns the page of the request.
pub async fn ask_for_access(browser: &mut Browser, giver: &str, what: &str) -> Page {
    let form = browser.get("/nb/foresporsler/ny").await;
    let thing = form.choice(what);
    let fields = [("virksomhet", giver), ("ting", thing.as_str()), ("formal", "Jeg skal lage et API for vann")];
    let sent = browser.submit(&form, "Send forespørsel", &fields).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    sent
}

/// Gives APIs of Eksempel kommune with a last day and a note, from the empty form to the receipt.
pub async fn give_until(browser: &mut Browser, holder: &str, apis: &[&str], day: [&str; 3]) -> Page {
    let form = form_for(browser, EKSEMPEL, holder).await;
    let ids: Vec<String> = apis.iter().map(|label| form.choice(label)).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("api", id.as_str())).collect();
    fields.extend([("varighet", "til"), ("dag", day[0]), ("maned", day[1]), ("ar", day[2]), ("merknad", "Avtale 7")]);
    let review = browser.submit(&form, "Se over", &fields).await;
    browser.submit(&review, "Gi fullmakt", &[]).await
}

/// Pastes a list of organisations that are to have access to a scope, and goes on to the page where it is checked.
pub async fn paste(browser: &mut Browser, scope: &Page, list: &str) -> Page {
    let bulk = browser.get(&scope.link("Legg til mange")).await;
    browser.submit(&bulk, "Kontroller listen", &[("liste", list)]).await
}

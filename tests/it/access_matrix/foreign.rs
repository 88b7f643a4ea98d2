//! What belongs to another organisation is not there, for whoever asks under the address of their own.

use portner::web::Entry;
use reqwest::StatusCode;
use uuid::Uuid;

use super::{NO_ID, NO_REFERENCE, Things, is_form, routes, table::changed, valid::Forms};
use crate::{
    awaiting,
    support::{
        browser::Browser,
        page::Page,
        people::{EKSEMPEL, EVA, KARI},
        world::World,
    },
};

/// The organisation of whoever asks: nothing there has to do with Eksempel kommune.
const HELSEDATA: &str = "310260142";

/// What a parameter of an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Something that belongs to an organisation or a person, and is nobody else's business.
    Owned,
    /// Whatever is the same for everybody, or may be seen by whoever has the address.
    Open,
}

/// A new parameter says here which it is.
fn names(parameter: &str) -> Names {
    match parameter {
        "holder" | "reference" | "delegation" | "request" | "scope" | "sent" | "asked" | "liste" | "ressurs"
        | "form" | "job" | "awaited" | "klient" | "nokkel" | "varslingspunkt" | "domene" | "bruker" | "oppslag"
        | "kontakt" | "invitasjon" => Names::Owned,
        // `{api}` is a scope in the catalogue, where everybody sees what is public.
        "lang" | "org" | "miljo" | "name" | "area" | "package" | "api" | "emne" | "mail" | "forsok" | "enhet" => {
            Names::Open
        }
        other => panic!("say whose {{{other}}} is"),
    }
}

/// Does this route take something that is owned? The link of a request or an invitation is for whoever it was passed on to, and the draft of
/// a review is no part of its address.
fn takes_something_owned(route: &Entry) -> bool {
    let parameters = route.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let is_owned = parameters.fold(false, |any, parameter| (names(parameter) == Names::Owned) | any);
    let is_passed_on = ["/{lang}/foresporsel/{request}", "/{lang}/invitasjon/{invitasjon}"].contains(&route.path);
    (is_owned || route.path.ends_with("/fullmakter/kontroll")) && !is_passed_on
}

/// With ids of nothing in place of all ids and references.
fn without_ids(text: &str) -> String {
    // An address within an address has its slashes encoded.
    let text = text.replace("%2F", "/");
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| {
        let id = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        match (id.parse::<Uuid>().is_ok(), id.starts_with("F-") && id.len() == NO_REFERENCE.len()) {
            (true, _) => word.replace(id, NO_ID),
            (_, true) => word.replace(id, NO_REFERENCE),
            _ => word.to_owned(),
        }
    });
    words.collect()
}

async fn send(browser: &mut Browser, action: &str, fields: &[(String, String)]) -> Page {
    let csrf = browser.get("/nb/").await.csrf();
    let all = fields.iter().map(|(name, value)| (&**name, if name == "csrf" { &*csrf } else { &**value }));
    browser.post(action, &all.collect::<Vec<_>>()).await
}

/// An answer without tokens and without ids, among them the one that was asked for.
fn masked(answer: &Page, id: &str) -> (StatusCode, String, String) {
    let masked = |text: &str| without_ids(&text.replace(id, ""));
    (answer.status, masked(&answer.location), masked(&awaiting::masked(answer)))
}

#[actix_web::test]
async fn anothers_thing_under_ones_own_address_answers_as_one_that_is_not_there() {
    let world = World::with_demo().await;
    let (mut theirs, nothing) = (Things::made_in(&world).await, Things::unknown());
    let forms = Forms::all(&world, &theirs).await;
    // An organisation is no secret; a person who has something of another organisation is.
    let ingrid: Uuid = world
        .ask("select holder_person_id from access_grant where holder_person_id is not null order by given_at limit 1")
        .await;
    theirs.holder = ingrid.to_string();
    let mut eva = world.signed_in(EVA).await;
    let before = world.footprint().await;
    let (mut asked, mut faults) = (0, Vec::new());
    for route in routes().iter().filter(|route| takes_something_owned(route)) {
        let (foreign, unknown) = if is_form(route) {
            let form = forms.of(route.path).unwrap_or_else(|| panic!("no form for {}", route.path));
            let action = form.action.replace(EKSEMPEL, HELSEDATA);
            let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.clone(), without_ids(value))).collect();
            (send(&mut eva, &action, &form.fields).await, send(&mut eva, &without_ids(&action), &fields).await)
        } else {
            (eva.get(&theirs.address(route, HELSEDATA)).await, eva.get(&nothing.address(route, HELSEDATA)).await)
        };
        asked += 1;
        // A form that was kept for another is not theirs to see, and leads to the front page.
        let is_sent_on = foreign.status == StatusCode::SEE_OTHER && foreign.location == "/nb/";
        let is_refused = [StatusCode::NOT_FOUND, StatusCode::CONFLICT].contains(&foreign.status) || is_sent_on;
        if !is_refused || masked(&foreign, &theirs.form) != masked(&unknown, &nothing.form) {
            faults.push(format!("{} {}: {} and {}", route.method, route.path, foreign.status, unknown.status));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(asked > 50, "only {asked} routes");
    assert_eq!(changed(&before, &world.footprint().await), [""; 0], "none of this changed anything");
}

/// What a field names, and one of another organisation.
const ROWS: [(&str, &str, &str); 6] = [
    ("/{lang}/{org}/fullmakter/{holder}/endringer", "fjern", DELEGATION),
    ("/{lang}/{org}/fullmakter/{holder}/sluttdato", "rad", DELEGATION),
    ("/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/valg", "fjern", ACCESS),
    ("/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/sluttdato", "tilgang", ACCESS),
    ("/{lang}/{org}/{miljo}/mine-api/{scope}/tilganger/fjern", "tilgang", ACCESS),
    ("/{lang}/{org}/fullmakter/ny-person", "kjent", PERSON),
];
const DELEGATION: &str =
    "select delegation_id from delegation where org_number <> 310123455 and withdrawn_at is null limit 1";
const ACCESS: &str = "select scope_access_id from scope_access join scope using (scope_id) \
                      where provider_org_number <> 310123455 and withdrawn_at is null limit 1";
const PERSON: &str = "select holder_person_id from register_role where org_number = 310260142 limit 1";

#[actix_web::test]
async fn anothers_row_in_ones_own_form_answers_as_one_that_is_not_there() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let (forms, mut kari) = (Forms::all(&world, &things).await, world.signed_in(KARI).await);
    let before = world.footprint().await;
    for (path, field, row) in ROWS {
        let (form, theirs): (_, Uuid) = (forms.of(path).unwrap(), world.ask(row).await);
        let (theirs, mut answers) = (theirs.to_string(), Vec::new());
        for id in [&*theirs, NO_ID] {
            let mut form = form.clone().filled_in(&[(field, id)]);
            // A form that sends what was chosen before is not read for rows.
            form.fields.retain(|(name, _)| name != "utkast");
            answers.push(send(&mut kari, &form.action, &form.fields).await);
        }
        let (foreign, unknown) = (&answers[0], &answers[1]);
        let fault = format!("{path}: {} and {}: {}", foreign.status, unknown.status, foreign.text());
        assert_eq!(masked(foreign, &theirs), masked(unknown, NO_ID), "{fault}");
        assert_ne!(foreign.status, StatusCode::BAD_REQUEST, "{path} was not read");
    }
    assert!(changed(&before, &world.footprint().await).is_empty(), "nothing is chosen or begun");
}

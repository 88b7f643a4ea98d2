//! What people type and paste, in every field that takes it.

use std::collections::BTreeSet;

use reqwest::StatusCode;
use scraper::Selector;

use crate::{
    access_matrix::Things,
    kept::{API_RIGHT, PROD, READ_TITLE, holder_page},
    people::choose,
    support::{
        crawl::walk,
        page::{Form, Page, all, says},
        people::{ALI, EKSEMPEL, GERD, INGRID, KARI, NETT, OLA, SYSTEMHUSET, TOR, TURID},
        steps::{CONSUMPTION, READ_INSTANCES, STATISTICS, ask_as_nett, form_for, give_until},
        world::World,
    },
};

const PACKAGE: &str = "Delegerbare Maskinporten scopes";

/// The fields whose texts others will read, or that name something for ever.
pub const KEPT: [&str; 26] = [
    "adresse",
    "postnummer",
    "poststed",
    "referanse",
    "rolle",
    "telefon",
    "beskrivelse",
    "beskrivelse_en",
    "beskrivelse_nn",
    "formal",
    "grunn",
    "kontakt",
    "lang",
    "lang_en",
    "lang_nn",
    "melding",
    "merknad",
    "tittel",
    "tittel_en",
    "tittel_nn",
    "aud",
    "dokumentasjon",
    "identifikator",
    "onsket",
    "prefiks",
    "subscope",
];
/// Buttons that do something else with a form than keep its texts.
const OTHER_BUTTONS: [&str; 8] = ["godkjenn", "fjern", "forkast", "finn", "kopier", "sok", "sjekk", "velg"];

const TYPED: &str = "Gjelder 018185 06895";
/// What is a good name or address but for the number in it.
const NAMED: [(&str, &str); 5] = [
    ("dokumentasjon", "https://eksempel.no/api?hvem=01818506895"),
    ("identifikator", "k-018185.06895"),
    ("onsket", "fnr01818506895"),
    ("prefiks", "fnr01818506895"),
    ("subscope", "k/018185.06895"),
];
const SENTENCE: &str = "Teksten inneholder et fødselsnummer. Ta det bort: teksten blir stående i loggen.";

const SEARCHED: &str = "Søk uten fødselsnummer.";

/// Values that no form takes in fields that are not for free texts.
const WRONG: [(&str, &str); 12] = [
    ("betaler", "31"),
    ("konsument", "31"),
    ("organisasjoner", "31"),
    ("leverandor", "31"),
    ("virksomhet", "31"),
    ("dag", "40"),
    ("subscope", "Æ"),
    ("dokumentasjon", "x"),
    ("identifikator", "Æ"),
    ("levetid", "x"),
    ("autlevetid", "x"),
    ("onsket", "Æ"),
];

/// What is wrong with the summary of errors on top of a page: it leads to the fields in the order of the page, and no two sentences are
/// alike; what it says of a free text begins with the field's label.
fn faults_of_summary(page: &Page) -> Vec<String> {
    let html = page.html();
    let ids: Vec<&str> = all(&html, "[id]").into_iter().filter_map(|element| element.attr("id")).collect();
    let (mut places, mut sentences, mut faults) = (Vec::new(), BTreeSet::new(), Vec::new());
    for link in all(&html, ".ds-error-summary a") {
        let (field, sentence) = (link.attr("href").unwrap().trim_start_matches('#'), says(link));
        places.push(ids.iter().position(|id| *id == field));
        let label = all(&html, &format!("label[for='{field}']")).first().map(|label| says(*label)).unwrap_or_default();
        if sentence.ends_with(SENTENCE) && !sentence.starts_with(label.split(" (").next().unwrap_or("no label")) {
            faults.push(format!("{field} is not named: {sentence}"));
        }
        if !sentences.insert(sentence.clone()) {
            faults.push(format!("said twice: {sentence}"));
        }
    }
    if places.is_empty() || places.contains(&None) || !places.is_sorted() {
        faults.push(format!("not in the order of the page: {sentences:?}"));
    }
    faults
}

/// The form with one text in one of its fields.
fn with(form: &Form, field: &str, text: &str) -> Form {
    form.clone().filled_in(&[(field, text)])
}

/// A text with the number of a person in it that is good for a field but for that.
fn typed_in(field: &str) -> &'static str {
    NAMED.iter().find(|(name, _)| *name == field).map_or(TYPED, |(_, text)| text)
}

fn as_sent((name, value): &(String, String)) -> (&str, &str) {
    (name, value)
}

/// The address of a form without what it is about.
pub fn kind(action: &str) -> String {
    let of = |piece: &str| if piece.bytes().any(|b| b.is_ascii_digit()) { "…".to_owned() } else { piece.to_owned() };
    action.split('/').map(of).collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn a_word_that_no_button_sends_does_nothing() {
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    for national_id in [KARI, INGRID, OLA, GERD, TURID, TOR] {
        let mut browser = world.signed_in(national_id).await;
        for page in walk(&mut browser, "nb").await {
            let forms = page.forms();
            let has_word = |form: &Form| form.fields.iter().any(|(name, _)| name == "handling");
            let worded: BTreeSet<&str> =
                forms.iter().filter(|form| has_word(form)).map(|form| form.action.as_str()).collect();
            for form in forms.iter().filter(|form| worded.contains(form.action.as_str())) {
                if !met.insert(kind(&form.action)) {
                    continue;
                }
                let fields = form.fields.iter().map(as_sent).filter(|(name, _)| *name != "handling");
                let fields: Vec<(&str, &str)> = fields.chain([("handling", "x")]).collect();
                let answer = browser.post(&form.action, &fields).await;
                if answer.status != StatusCode::BAD_REQUEST {
                    faults.push(format!("{} on {}: {}", form.action, page.path, answer.status));
                }
            }
        }
    }
    assert!(met.len() > 8, "{met:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[actix_web::test]
async fn nothing_that_is_typed_and_kept_takes_the_number_of_a_person() {
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    for national_id in [KARI, INGRID, OLA, GERD, TURID, TOR] {
        let mut browser = world.signed_in(national_id).await;
        for page in walk(&mut browser, "nb").await {
            for form in page.forms() {
                let pressed = form.fields.iter().find(|(name, _)| name == "handling");
                if pressed.is_some_and(|(_, button)| OTHER_BUTTONS.contains(&button.as_str())) {
                    continue;
                }
                let names: BTreeSet<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
                if names.contains("liste") {
                    let list = "310 130 079\n01818506895 310223344\nKari f. 1985 018185_06895";
                    let sent = with(&form, "liste", list);
                    let fields: Vec<(&str, &str)> = sent.fields.iter().map(as_sent).collect();
                    let answer = browser.post(&sent.action, &fields).await;
                    let answer = browser.follow(&answer).await;
                    assert!(answer.says("•••••") && !answer.body.contains("06895"), "{}", answer.text());
                }
                // The prefix of a scope is chosen among those that there are.
                let is_kept = |name: &str| KEPT.contains(&name) && (name != "prefiks" || !names.contains("subscope"));
                for field in names.iter().copied().filter(|name| is_kept(name)) {
                    let typed = typed_in(field);
                    let sent = with(&form, field, typed);
                    let fields: Vec<(&str, &str)> = sent.fields.iter().map(as_sent).collect();
                    let answer = browser.post(&sent.action, &fields).await;
                    met.insert(field.to_owned());
                    let titles =
                        all(&answer.html(), "title").into_iter().map(|title| title.inner_html()).collect::<String>();
                    let is_said = answer.says(SENTENCE) && answer.body.contains(typed);
                    if answer.status != StatusCode::UNPROCESSABLE_ENTITY || !is_said || titles.contains("018185") {
                        faults.push(format!("{field} of {} on {}: {}", sent.action, page.path, answer.status));
                    }
                }
                if !names.is_disjoint(&KEPT.into_iter().collect()) {
                    let mut spoilt: Vec<(&str, &str)> = form.fields.iter().map(as_sent).collect();
                    for (name, value) in &mut spoilt {
                        let wrong = WRONG.iter().find(|(field, _)| field == name).map(|(_, wrong)| *wrong);
                        *value = wrong.or(KEPT.contains(name).then_some(TYPED)).unwrap_or(value);
                    }
                    let answer = browser.post(&form.action, &spoilt).await;
                    let wrong = faults_of_summary(&answer);
                    faults.extend(wrong.into_iter().map(|fault| format!("{} on {}: {fault}", form.action, page.path)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(met, KEPT.map(str::to_owned).into_iter().collect(), "every field was met");
    let tables: Vec<String> = world
        .ask("select array_agg(c.relname::text) from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace")
        .await;
    for table in tables {
        let rows: i64 =
            world.ask(format!("select count(*) from \"{table}\" t where t::text like '%018185%06895%'")).await;
        assert_eq!(rows, 0, "{table}");
    }
}

#[actix_web::test]
async fn no_address_has_the_number_of_a_person_that_was_typed_in_a_search() {
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    let (mut met, mut faults) = (BTreeSet::new(), Vec::new());
    for national_id in [KARI, OLA, GERD, ALI] {
        let mut browser = world.signed_in(national_id).await;
        for page in walk(&mut browser, "nb").await {
            let html = page.html();
            for form in all(&html, "form[method=get]") {
                // What a form that is read sends takes the place of the query of its address.
                let action = form.value().attr("action").unwrap().split('?').next().unwrap();
                for input in form
                    .select(&Selector::parse("input[name]:not([type=hidden], [type=checkbox], [type=radio])").unwrap())
                {
                    let (name, is_search) = (input.attr("name").unwrap(), input.attr("type") == Some("search"));
                    if !met.insert((kind(action), name.to_owned())) {
                        continue;
                    }
                    for typed in ["01818506895", "Kari%20018185_06895"] {
                        let sent_on = browser.get(&format!("{action}?{name}={typed}&type=virksomhet")).await;
                        if sent_on.location.is_empty() || sent_on.location.contains("06895") {
                            faults.push(format!("{action}?{name}={typed}: the address stays, {}", sent_on.location));
                            continue;
                        }
                        let answer = browser.get(&sent_on.location).await;
                        let is_told =
                            !(is_search || name == "hvem") || answer.fault_at(name).as_deref() == Some(SEARCHED);
                        if answer.body.contains("06895") || !is_told || answer.status.is_server_error() {
                            faults.push(format!(
                                "{action}?{name}={typed}: {} {:?}",
                                answer.status,
                                answer.fault_at(name)
                            ));
                        }
                    }
                }
            }
        }
    }
    // The search of a form that is posted, since ticks come along.
    let mut kari = world.signed_in(KARI).await;
    let list = kari.get("/nb/310123455/prod/mine-api").await;
    let scope = kari.get(&list.link("eksempel:byggesak/saker.read")).await;
    kari.submit(&scope, "Gi tilgang", &[("konsument", NETT)]).await;
    let scope = kari.get(&scope.path).await;
    let answer = kari.press(&scope, "Søk", &[("sok", "018185 06895")]).await;
    assert_eq!((answer.status, &*answer.location), (StatusCode::UNPROCESSABLE_ENTITY, ""));
    assert!(answer.says(SEARCHED) && !answer.body.contains("06895"), "{}", answer.text());
    let searches = met.iter().filter(|(_, name)| ["q", "sok", "hvem"].contains(&name.as_str())).count();
    assert!(searches > 8, "{met:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let sent_on = world.browser().get("/nb/310123455/logg?hvem=01818506895&gjelder=alt").await;
    assert!(sent_on.location.contains("gjelder") && !sent_on.location.contains("06895"), "{}", sent_on.location);
    let found = world.signed_in(KARI).await.get("/nb/310123455/fullmakter?q=310223344").await;
    assert!(found.says("Systemhuset AS") && !found.says("Regnskap AS"), "another number is searched for");
}

#[actix_web::test]
async fn characters_that_cannot_be_seen_are_refused_at_their_field_and_ordinary_text_is_kept() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let form = form_for(&mut kari, EKSEMPEL, NETT).await;
    let api = form.choice(READ_INSTANCES);
    for text in ["a\u{202e}b", "a\u{200b}b", "a\u{7}b", "a\u{e0041}b"] {
        let page = kari.press(&form, "Se over", &[("api", &api), ("merknad", text)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
        assert_eq!(page.fault_at("merknad").as_deref(), Some("Teksten inneholder usynlige tegn. Skriv den på nytt."));
    }
    for (text, kept) in [
        ("Avtale 2026/114 & <bilag> «A»", "Avtale 2026/114 & <bilag> «A»"),
        ("Lund Ga\u{30a}rd, tlf. 22 33 44 55", "Lund Gård, tlf. 22 33 44 55"),
        ("👩\u{200d}👧 familie", "👩\u{200d}👧 familie"),
    ] {
        let review = kari.submit(&form, "Se over", &[("api", &api), ("merknad", text)]).await;
        assert!(review.says(kept), "{}", review.text());
    }
}

/// A day as it is drawn in a form, and one that is typed instead of it.
const DRAWN: [(&str, &str); 4] = [("varighet", "til"), ("dag", "24"), ("maned", "12"), ("ar", "2031")];
const NEWER: [(&str, &str); 4] = [("varighet", ""), ("dag", "1"), ("maned", "2"), ("ar", "32")];

#[actix_web::test]
async fn a_day_counts_if_it_is_typed_or_chosen_and_one_that_stood_there_follows_the_choice() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let mut kari = world.signed_in(KARI).await;
    ali.submit(&scope, "Gi tilgang", &[&[("konsument", NETT)][..], &DRAWN[1..]].concat()).await;
    let access = ali.get(&scope.path).await;
    let access = ali.get(&access.link("Endre sluttdato Nett AS")).await;
    give_until(&mut kari, NETT, &[STATISTICS], ["24", "12", "2031"]).await;
    let given = kari.get(&holder_page(NETT)).await;
    let given = kari.get(&given.link("Endre sluttdato Helsestatistikk for kommuner")).await;
    let apis = form_for(&mut kari, EKSEMPEL, SYSTEMHUSET).await;
    let rights = choose(&mut kari, "Mona Vik").await;
    let asked = ask_as_nett(&mut world.signed_in(ALI).await, READ_TITLE).await;
    let request = kari.get(&format!("/nb/310123455/foresporsler/{}", asked.path.rsplit('/').next().unwrap())).await;
    let [api, right, package, thing] =
        [(&apis, CONSUMPTION), (&rights, API_RIGHT), (&rights, PACKAGE), (&request, READ_TITLE)]
            .map(|(form, label)| form.choice(label));
    let things: [(_, _, &[(&str, &str)]); 6] = [
        (&access, "Se over", &[]),
        (&given, "Se over", &[]),
        (&apis, "Se over", &[("api", &api)]),
        (&rights, "Se over", &[("ting", &right)]),
        (&rights, "Se over", &[("ting", &package)]),
        (&request, "Se over først", &[("ting", &thing)]),
    ];
    for (form, button, things) in things {
        // What is sent without the thing comes back with the day that was typed.
        let mut drawn = form.clone();
        if let [(name, _)] = things {
            let fields = form.form(button).filled_in(&DRAWN).fields.into_iter().filter(|(field, _)| field != name);
            let fields: Vec<(String, String)> = fields.collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
            drawn = kari.post(&form.form(button).action, &fields).await;
            assert_eq!(drawn.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", drawn.text());
        }
        for (chosen, said) in [
            (&[("varighet", "til")][..], None),
            (&[("varighet", "")], Some("Uten sluttdato")),
            (&NEWER, Some("1. februar 2032")),
        ] {
            let mut page = kari.press(&drawn, button, &[things, chosen].concat()).await;
            if page.status == StatusCode::SEE_OTHER {
                page = kari.follow(&page).await;
            }
            let Some(said) = said else { continue };
            assert!(page.says(said), "{}: {chosen:?}: {}", form.path, page.text());
        }
        let wrong = [&NEWER[..1], &[("dag", "31"), ("maned", "2"), ("ar", "2027")]].concat();
        let page = kari.press(&drawn, button, &[things, &wrong].concat()).await;
        assert_eq!(page.fault_at("dag").as_deref(), Some("Måneden har ikke så mange dager."), "{}", form.path);
        assert_eq!(all(&page.html(), "#til[checked]").len(), 1, "the choice follows the day");
    }
    // To take a scope out of use from a day on, or now: which one was meant is asked.
    let ask = ali.get(&scope.link("Deaktiver")).await;
    let day = [("nar", "dato"), ("dag", "1"), ("maned", "12"), ("ar", "2020"), ("bekreft", "vann.read")];
    let drawn = ali.press(&ask, "Deaktiver scopet", &day).await;
    let asked = ali.press(&drawn, "Deaktiver scopet", &[("nar", ""), ("bekreft", "vann.read")]).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.fault_at("dag").is_some(), "{}", asked.text());
    let now = [("nar", ""), ("dag", ""), ("maned", ""), ("ar", ""), ("bekreft", "vann.read")];
    let receipt = ali.submit(&asked, "Deaktiver scopet", &now).await;
    assert!(receipt.heading().contains("deaktivert"), "{}", receipt.text());
}

#[actix_web::test]
async fn a_number_is_read_in_every_spelling_and_a_spoilt_one_is_told_what_it_is() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let look_up = |typed: &str| {
        let typed: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        format!("/nb/310123455/fullmakter/ny/oppslag?leverandor={typed}")
    };
    for typed in ["310 223 344", "310-223-344", "310\u{2011}223\u{2011}344", "NO 310 223 344 MVA", "310223344,00"] {
        let piece = kari.get(&look_up(typed)).await;
        assert!(piece.says("Systemhuset"), "{typed}: {}", piece.text());
    }
    for (typed, sentence) in [
        ("3,10223E+08", "Regnearket har gjort om nummeret, så de siste sifrene er borte. Skriv hele nummeret."),
        ("018185 06895", "Dette er et fødselsnummer. Skriv organisasjonsnummeret."),
        ("310223345", "Kontrollsifferet stemmer ikke. Sjekk nummeret."),
        ("31022334", "Organisasjonsnummeret må ha 9 siffer."),
    ] {
        let mut piece = kari.get(&look_up(typed)).await;
        // The number of a person does not stay in the address.
        if !piece.location.is_empty() {
            piece = kari.get(&piece.location).await;
        }
        assert!(piece.says(sentence), "{typed}: {}", piece.text());
    }
}

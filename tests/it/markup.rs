//! What must be true of every page, whoever looks at it and in whatever language.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use flate2::{Compression, write::GzEncoder};
use portner::demo;
use reqwest::{Method, StatusCode, header};
use scraper::{ElementRef, Html};

use crate::support::{
    crawl::{VISITORS, browser_of, lived_in, walk},
    page::{Page, all, says, within},
    people::{EKSEMPEL, KARI},
    world::World,
};

/// The largest a page may be, in bytes as they are sent.
const LARGEST: usize = 14 * 1024;
/// The same of the script, and of all that a first visit takes: the front page, styles, script and font.
const LARGEST_SCRIPT: usize = 6 * 1024;
const FIRST_VISIT: usize = 90 * 1024;

#[actix_web::test]
async fn every_page_is_whole_accessible_light_and_discreet() {
    let world = lived_in().await;
    let before = world.footprint().await;
    let mut faults = BTreeMap::<String, Vec<String>>::new();
    for (name, national_id) in VISITORS {
        let mut browser = browser_of(&world, national_id).await;
        let mut pages = walk(&mut browser, "nb").await;
        if name == "Kari" {
            pages.extend(walk(&mut browser, "nn").await);
            pages.extend(walk(&mut browser, "en").await);
        }
        for page in pages.iter().filter(|page| !page.body.is_empty()) {
            let mut found = discretion(page);
            if page.headers[header::CONTENT_TYPE] == "text/html; charset=utf-8" {
                found.extend(examine(page));
            }
            for fault in found {
                faults.entry(fault).or_default().push(format!("{} as {name}", page.path));
            }
        }
    }
    let listed = faults.iter().map(|(fault, places)| format!("{fault}: {} and {} more\n", places[0], places.len() - 1));
    assert!(faults.is_empty(), "{}", listed.collect::<String>());
    let mut after = world.footprint().await;
    for trace_of_reading in ["web_session", "login_attempt", "recent_organisation"] {
        after.insert(trace_of_reading.to_owned(), before[trace_of_reading].clone());
    }
    assert_eq!(after, before, "looking changes nothing");
}

#[actix_web::test]
async fn pages_with_faults_in_a_form_are_whole_too() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    for lang in ["nb", "nn", "en"] {
        let form = kari.get(&format!("/{lang}/{EKSEMPEL}/fullmakter/ny")).await;
        let csrf = form.csrf();
        let note = "x".repeat(300);
        let fields =
            [("csrf", csrf.as_str()), ("leverandor", "310"), ("varighet", "til"), ("dag", "40"), ("merknad", &note)];
        let page = kari.post(&form.path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(examine(&page), Vec::<String>::new(), "{lang}");
        let html = page.html();
        for field in ["leverandor", "dag", "merknad"] {
            let input = all(&html, &format!("#{field}"))[0].value();
            assert_eq!(input.attr("aria-invalid"), Some("true"), "{field}");
            assert!(input.attr("aria-describedby").unwrap().contains(&format!("{field}-feil")), "{field}");
        }
    }
}

/// No national number, neither of the demo's people nor of anybody: no eleven digits in a row.
fn discretion(page: &Page) -> Vec<String> {
    let headers = page.headers.values().filter_map(|value| value.to_str().ok());
    let everything: Vec<&str> = headers.chain([page.body.as_str()]).collect();
    let known = demo::people().into_iter().map(|person| person.national_id);
    let leaked = known.filter(|number| everything.iter().any(|text| text.contains(number)));
    let mut faults: Vec<String> = leaked.map(|number| format!("tells {number}")).collect();
    let words =
        everything.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_'));
    faults.extend(
        words
            .filter(|word| word.len() == 11 && word.bytes().all(|b| b.is_ascii_digit()))
            .map(|word| format!("has {word}")),
    );
    faults
}

/// Everything that is wrong with a page.
fn examine(page: &Page) -> Vec<String> {
    let html = page.html();
    let mut faults = Vec::new();
    frame(page, &html, &mut faults);
    references(&html, &mut faults);
    controls(&html, &mut faults);
    tables(&html, &mut faults);
    headings(&html, &mut faults);
    let size = packed(page.body.as_bytes());
    check(&mut faults, size <= LARGEST, || format!("{size} bytes packed"));
    faults
}

fn packed(body: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(body).unwrap();
    packed.finish().unwrap().len()
}

#[actix_web::test]
async fn a_first_visit_is_light() {
    let (world, []) = World::with_users([]).await;
    let mut browser = world.browser();
    let front = browser.get("/nb/").await;
    let html = front.html();
    let script = all(&html, "script[src]")[0].value().attr("src").unwrap().to_owned();
    let style = all(&html, "link[rel=stylesheet]")[0].value().attr("href").unwrap().to_owned();
    let [script, style] = [browser.get(&script).await, browser.get(&style).await].map(|file| file.body);
    let font =
        style.split("url(\"").find_map(|rest| rest.split('"').next().filter(|url| url.contains("/inter."))).unwrap();
    let font = portner::web::assets::ASSETS.iter().find(|asset| asset.url == font).unwrap().raw;
    assert!(packed(script.as_bytes()) <= LARGEST_SCRIPT, "the script has {} bytes", packed(script.as_bytes()));
    let whole =
        [front.body.as_bytes(), script.as_bytes(), style.as_bytes()].map(packed).iter().sum::<usize>() + font.len();
    assert!(whole <= FIRST_VISIT, "{whole} bytes");
}

fn check(faults: &mut Vec<String>, good: bool, fault: impl FnOnce() -> String) {
    if !good {
        faults.push(fault());
    }
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// The language of the page, one heading, and a title that begins with it.
fn frame(page: &Page, html: &Html, faults: &mut Vec<String>) {
    let lang = page.path.split('/').nth(1).filter(|lang| lang.len() == 2).unwrap_or("nb");
    let root = html.root_element();
    check(faults, attribute(root, "lang") == lang, || format!("lang is {}", attribute(root, "lang")));
    let (h1, title) = (all(html, "h1"), all(html, "head > title"));
    check(faults, h1.len() == 1 && title.len() == 1, || format!("{} h1, {} title", h1.len(), title.len()));
    let title = title.first().map(|title| says(*title)).unwrap_or_default();
    let plain = ["Feil: ", "Error: "].iter().find_map(|prefix| title.strip_prefix(prefix)).unwrap_or(&title);
    let plain = plain.strip_prefix("[TEST] ").unwrap_or(plain);
    let heading = h1.first().map(|h1| says(*h1)).unwrap_or_default();
    check(faults, !heading.is_empty() && plain.starts_with(&heading), || format!("«{heading}» is called «{title}»"));
    for landmark in ["header", "main", "footer"] {
        check(faults, all(html, landmark).len() == 1, || format!("{} {landmark}", all(html, landmark).len()));
    }
}

/// Ids are unique, and what refers to one refers to one that is there.
fn references(html: &Html, faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for element in all(html, "[id]") {
        check(faults, ids.insert(attribute(element, "id")), || format!("two #{}", attribute(element, "id")));
    }
    for name in ["aria-describedby", "aria-labelledby", "aria-controls", "for", "headers"] {
        for element in all(html, &format!("[{name}]")) {
            for id in attribute(element, name).split_whitespace() {
                check(faults, ids.contains(id), || format!("{name} leads to #{id}, which is not there"));
            }
        }
    }
    for link in all(html, "a") {
        let href = attribute(link, "href");
        let lost = href.strip_prefix('#').is_some_and(|id| !ids.contains(id));
        check(faults, !href.is_empty() && !lost, || format!("a link to «{href}»"));
        check(faults, !says(link).is_empty(), || format!("a link to {href} that says nothing"));
    }
}

/// Every control has a name, every button a kind, every form its secrets.
fn controls(html: &Html, faults: &mut Vec<String>) {
    let labelled: BTreeSet<&str> = all(html, "label[for]").into_iter().map(|label| attribute(label, "for")).collect();
    for control in all(html, "input:not([type=hidden]), select, textarea") {
        let id = attribute(control, "id");
        check(faults, labelled.contains(id), || format!("no label for {}", control.html()));
    }
    for button in all(html, "button") {
        check(faults, button.value().attr("type").is_some(), || format!("no type: {}", button.html()));
        check(faults, !says(button).is_empty(), || format!("says nothing: {}", button.html()));
    }
    for form in all(html, "form") {
        let action = attribute(form, "action");
        let has = |name: &str| within(form, &format!("input[type=hidden][name={name}]")).len() == 1;
        if attribute(form, "method") == "post" {
            check(faults, has("csrf"), || format!("no token in the form to {action}"));
            // What is pasted to be explained is only read, and may be read twice.
            let is_keyed = has("nokkel") || action.ends_with("/logg-ut") || action.ends_with("/hvorfor");
            check(faults, is_keyed, || format!("no key in the form to {action}"));
        } else {
            check(faults, !has("csrf"), || format!("the form to {action} puts its token in the address"));
        }
        check(faults, action.starts_with('/') && !action.starts_with("//"), || format!("a form to {action}"));
    }
    for field in all(html, "fieldset") {
        check(faults, within(field, "legend").len() == 1, || "a fieldset without legend".to_owned());
    }
}

fn tables(html: &Html, faults: &mut Vec<String>) {
    for table in all(html, "table") {
        let caption = within(table, "caption").first().map(|caption| says(*caption)).unwrap_or_default();
        check(faults, !caption.is_empty(), || "a table without caption".to_owned());
        for th in within(table, "th") {
            check(faults, th.value().attr("scope").is_some(), || format!("no scope: {}", th.html()));
        }
        let columns = within(table, "thead th").len();
        let is_heading = |row: &ElementRef<'_>| !within(*row, "th[scope=rowgroup]").is_empty();
        for row in within(table, "tbody tr").into_iter().filter(|row| !is_heading(row)) {
            let cells = within(row, "th, td").len();
            check(faults, cells == columns, || format!("{cells} cells under {columns} headings: {}", says(row)));
        }
    }
    for list in all(html, "ul, ol, dl") {
        check(faults, !within(list, "li, dt").is_empty(), || "an empty list".to_owned());
    }
}

/// No level is skipped on the way down. The summary of faults stands above the heading, where it is heard first.
fn headings(html: &Html, faults: &mut Vec<String>) {
    let mut above = 0;
    for heading in all(html, "main h1, main h2:not(.ds-error-summary h2), main h3, main h4") {
        let level: usize = heading.value().name()[1..].parse().unwrap();
        check(faults, level <= above + 1, || format!("h{level} after h{above}: {}", says(heading)));
        above = level;
    }
}

/// The policy, word for word.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[actix_web::test]
async fn every_answer_carries_the_headers_that_protect() {
    let world = World::with_demo().await;
    let (mut kari, mut nobody) = (world.signed_in(KARI).await, world.browser());
    let own = [("sec-fetch-site", "same-origin")];
    let large = Some("x".repeat(300 * 1024));
    let mut answers = vec![
        (200, nobody.get("/nb/").await),
        (303, nobody.get("/").await),
        (303, nobody.get("/nb/310123455").await),
        (308, kari.get("/nb/310.123.455").await),
        (404, nobody.get("/finnes/ikke").await),
        (404, nobody.get("/static/finnes-ikke.css").await),
        (404, kari.get("/nb/310223344").await),
        (403, kari.post("/nb/310123455/fullmakter/ny", &[]).await),
        (413, kari.send(Method::POST, "/nb/310123455/fullmakter/ny", &own, large).await),
        (405, kari.send(Method::PUT, "/nb/310123455", &own, None).await),
        (405, kari.send(Method::DELETE, "/nb/310123455/fullmakter", &own, None).await),
        (200, kari.get("/nb/310123455/fullmakter.csv").await),
        (200, nobody.send(Method::HEAD, "/nb/", &[], None).await),
        (200, nobody.get(portner::web::assets::APP_CSS).await),
        (400, nobody.get("/oidc/callback").await),
        (303, nobody.get("/nb/logg-inn").await),
    ];
    world.services.db.close().await;
    answers.push((503, kari.get("/nb/310123455/fullmakter").await));
    for (status, answer) in &answers {
        let place = format!("{} ({})", answer.path, answer.status);
        assert_eq!(answer.status.as_u16(), *status, "{place}");
        for (name, value) in [
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            let all: Vec<&str> = answer.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect();
            assert_eq!(all, [value], "{name} of {place}");
        }
        let kept = answer.path.starts_with("/static/") && *status == 200;
        let cache = if kept { "public, max-age=31536000, immutable" } else { "no-store" };
        assert_eq!(answer.headers[header::CACHE_CONTROL], cache, "{place}");
        assert!(
            !answer.headers.contains_key(header::SERVER) && !answer.headers.contains_key("x-powered-by"),
            "{place}"
        );
        let empty = answer.body.is_empty() || answer.status.is_redirection();
        assert!(empty || answer.headers.contains_key(header::CONTENT_TYPE), "{place}");
    }
}

#[actix_web::test]
async fn pages_travel_packed() {
    let (_world, [mut kari]) = World::with_users([KARI]).await;
    let plain = kari.get("/nb/310123455/fullmakter").await;
    let packed = kari.send(Method::GET, "/nb/310123455/fullmakter", &[("accept-encoding", "gzip")], None).await;
    assert_eq!(packed.headers[header::CONTENT_ENCODING], "gzip");
    assert!(packed.size * 2 < plain.size, "{} of {}", packed.size, plain.size);
}

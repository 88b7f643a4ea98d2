//! A page is a handful of statements, however much there is to show.

use crate::support::{
    crawl::{VISITORS, browser_of, lived_in, walk},
    page::Page,
};

/// The session, the gate, and at most two of the room's own.
const AT_MOST: u32 = 4;
/// The picker and *Oversikt* show something of every room, with one plain statement for each thing.
const AT_HOME: u32 = 6;

/// Pages that no link leads to, but a form.
const BY_FORMS: [&str; 2] = [
    "/nb/310123455/tilgangspakker?q=fisk",
    "/nb/310123455/tilgangspakker/integrasjoner/programmeringsgrensesnitt?tid=2026-11-19",
];

fn at_most(page: &Page) -> u32 {
    let is_front_page =
        page.path.strip_prefix("/nb/").is_some_and(|org| org.len() == 9 && org.bytes().all(|b| b.is_ascii_digit()));
    // Look-ups and files are counted, which is a statement, and files are written down, which is another.
    let is_file = [".json", ".csv"].iter().any(|part| page.path.contains(part));
    // What support looks up is counted and told in a log.
    let is_card =
        ["/org/", "/klient/", "/scope/"].iter().any(|part| page.path.contains(&format!("/brukerstotte{part}")));
    let is_counted = is_file || is_card || ["leverandor=", "virksomhet="].iter().any(|part| page.path.contains(part));
    if is_front_page || page.path == "/nb/brukerstotte" || page.path.split('?').next() == Some("/nb/virksomheter") {
        AT_HOME
    } else {
        AT_MOST + u32::from(is_counted) + u32::from(is_file)
    }
}

#[actix_web::test]
async fn no_page_takes_more_than_four_statements_and_the_front_pages_six() {
    let world = lived_in().await;
    let (mut pages, mut counted, mut greedy) = (0, 0, Vec::new());
    for (name, national_id) in VISITORS {
        let mut browser = browser_of(&world, national_id).await;
        let mut there = walk(&mut browser, "nb").await;
        if name == "Kari" {
            for address in BY_FORMS {
                there.push(browser.get(address).await);
            }
            // Why a person may do something: asked by the form of a page that is linked.
            let of_person = there
                .iter()
                .find(|page| page.path.contains("/fullmakter/hvorfor?person="))
                .map(|page| page.path.clone());
            let right = format!("{}&rett=delegate-scopes", of_person.expect("a page about a person"));
            there.push(browser.get(&right).await);
        }
        for page in there {
            pages += 1;
            counted += statements(&page);
            if statements(&page) > at_most(&page) {
                // A connection that is new asks once what our types are; one that has been used before does not.
                let again = browser.get(&page.path).await;
                if statements(&again) > at_most(&again) {
                    greedy.push(format!("{} for {} as {name}", statements(&again), page.path));
                }
            }
        }
    }
    assert!(counted > pages, "somebody counts: {counted} statements of {pages} pages");
    assert!(greedy.is_empty(), "{}", greedy.join("\n"));
}

fn statements(page: &Page) -> u32 {
    page.headers["x-portner-statements"].to_str().unwrap().parse().unwrap()
}

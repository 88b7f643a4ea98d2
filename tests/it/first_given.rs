//! *Gitt* says who gave something first and when, whatever a colleague has done to it since and undone.

use jiff::SignedDuration;

use crate::{
    end_dates::{change, until},
    kept::{
        API_RIGHT, MAIN, PROD, STATISTICS_TITLE, confirm, grant, holder_page, let_in, mark, redate, shut_out, undo,
    },
    people::choose,
    support::{
        browser::Browser,
        page::{Page, all, says},
        people::{ALI, EKSEMPEL, INGRID, KARI, NETT},
        steps::{STATISTICS, give},
        world::World,
    },
};

const PACKAGE: &str = "Delegerbare Maskinporten scopes";
const PACKAGE_PAGE: &str = "/nb/310123455/tilgangspakker/integrasjoner/programmeringsgrensesnitt";

/// The row of a page, or the line of a file, that says when something was given.
fn row_of(page: &Page, of: &str) -> String {
    let html = page.html();
    let rows = all(&html, "main tr, main li").into_iter().map(|row| says(row).replace('\u{a0}', " "));
    let is_dated = |row: &String| ["november 2026", "nov. 2026", "2026-11-"].iter().any(|date| row.contains(date));
    let row = rows
        .chain(page.body.lines().map(str::to_owned))
        .find(|row| row.to_lowercase().contains(&of.to_lowercase()) && is_dated(row));
    row.unwrap_or_else(|| panic!("{}: no {of} in {}", page.path, page.text()))
}

/// Every place shows the day and, to those who may know, the person.
async fn shows_the_first(kari: &mut Browser, ali: &mut Browser, mona: &str, scope: &Page, after: &str) {
    let csv = kari.get(&scope.path).await.link("Last ned CSV");
    for (address, of, by) in [
        (holder_page(NETT), STATISTICS_TITLE, Some("Kari Nordmann")),
        (mona.to_owned(), API_RIGHT, Some("Kari Nordmann")),
        (mona.to_owned(), PACKAGE, Some("Kari Nordmann")),
        (PACKAGE_PAGE.to_owned(), "Mona Vik", Some("Kari Nordmann")),
        (scope.path.clone(), "Nett AS", Some("Ali Khan")),
        (csv, "Nett AS", Some("Ali Khan")),
        (format!("/nb/{NETT}/fullmakter/mottatt"), STATISTICS_TITLE, None),
        (format!("/nb/{NETT}/tilganger-vi-har"), "eksempel:vann.read", None),
    ] {
        let browser = if by.is_some() { &mut *kari } else { &mut *ali };
        let row = row_of(&browser.get(&address).await, of);
        let days = if address.contains(".csv") { ["2026-11-20"; 2] } else { ["20. nov. 2026", "20. november 2026"] };
        assert!(days.iter().any(|day| row.contains(day)), "{after}: {address}: {row}");
        assert!(!row.contains("Ingrid") && by.is_none_or(|by| row.contains(by)), "{after}: {address}: {row}");
    }
}

#[actix_web::test]
async fn given_says_who_gave_it_first_and_when_whatever_is_changed_or_undone_later() {
    let (world, mut ali, scope) = World::with_scope(PROD).await;
    let mut kari = world.signed_in(KARI).await;
    let_in(&mut ali, &scope, NETT, &[]).await;
    give(&mut kari, EKSEMPEL, NETT, &[STATISTICS]).await;
    let form = choose(&mut kari, "Ingrid Berg").await;
    grant(&mut kari, &form, &[&form.choice(MAIN)], &[]).await;
    let form = choose(&mut kari, "Mona Vik").await;
    let receipt = grant(&mut kari, &form, &[&form.choice(API_RIGHT), &form.choice(PACKAGE)], &[]).await;
    let mona = receipt.link("Til Mona Vik");
    world.advance(SignedDuration::from_hours(48));
    let [mut ingrid, mut kari, mut ali] =
        [world.signed_in(INGRID).await, world.signed_in(KARI).await, world.signed_in(ALI).await];
    let things = [(holder_page(NETT), STATISTICS_TITLE), (mona.clone(), API_RIGHT), (mona.clone(), PACKAGE)];

    let mut receipts = vec![redate(&mut kari, &scope, &["Nett AS"], Some(["31", "12", "2027"])).await];
    for (page, title) in &things {
        receipts.push(change(&mut ingrid, page, title, &until(["31", "12", "2027"])).await);
    }
    shows_the_first(&mut kari, &mut ali, &mona, &scope, "another last day").await;
    for (page, title) in &things {
        let then = row_of(&kari.get(&format!("{page}?tid=2026-11-21")).await, title);
        assert!(then.contains("20. nov. 2026") && then.contains("Uten sluttdato"), "{then}");
        let before = kari.get(&format!("{page}?tid=2026-11-19")).await;
        assert!(!before.says("20. nov. 2026 av"), "{}", before.text());
    }
    for receipt in &receipts {
        let browser = if receipt.path == receipts[0].path { &mut kari } else { &mut ingrid };
        undo(browser, receipt).await;
    }
    shows_the_first(&mut kari, &mut ali, &mona, &scope, "the last day of before").await;

    world.advance(SignedDuration::from_mins(5));
    let mut receipts = vec![shut_out(&mut kari, &scope, &["Nett AS"], &[]).await];
    for (page, title) in &things {
        let review = mark(&mut ingrid, page, &[&format!("Fjern {title}")]).await;
        receipts.push(confirm(&mut ingrid, &review).await);
    }
    world.advance(SignedDuration::from_mins(5));
    for receipt in &receipts {
        let browser = if receipt.path == receipts[0].path { &mut kari } else { &mut ingrid };
        undo(browser, receipt).await;
    }
    shows_the_first(&mut kari, &mut ali, &mona, &scope, "removed and given again").await;
}

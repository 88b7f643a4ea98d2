//! The files for a spreadsheet: their cells are values, and what people take out they can put in again.

use std::collections::BTreeSet;

use reqwest::StatusCode;

use crate::support::{
    crawl::{browser_of, lived_in, walk},
    page::{Page, all},
    people::{GERD, KARI, OLA, SYSTEMHUSET, VANNVERK},
    world::World,
};

const PROD: &str = "/nb/310123455/prod/mine-api";
/// The columns that tell something in a sentence, in each language.
const TOLD: [&str; 3] = ["Hva skjedde", "Kva skjedde", "What happened"];
/// The names of months that no other word of the site begins with.
const MONTHS: [&str; 16] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "january",
    "february",
    "october",
    "december",
];
/// What is counted.
const COUNTED: [&str; 7] = ["API", "virksomhet", "verksemd", "business", "scope", "fullmakt", "tilgang"];

/// Headings and rows.
fn table(sheet: &Page) -> (Vec<String>, Vec<Vec<String>>) {
    assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.path);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(sheet.body.trim_start_matches('\u{feff}').as_bytes());
    let owned = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let headings = owned(reader.headers().unwrap());
    (headings, reader.records().map(|row| owned(&row.unwrap())).collect())
}

/// Is this a sentence about a value: a day with the name of its month, or a number with what it counts?
fn is_prose(cell: &str) -> bool {
    let words: Vec<String> = cell.split_whitespace().map(|word| word.trim_matches('.').to_lowercase()).collect();
    let is_number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    words.iter().any(|word| MONTHS.contains(&word.as_str()))
        || words
            .windows(2)
            .any(|pair| is_number(&pair[0]) && COUNTED.iter().any(|thing| pair[1].starts_with(&thing.to_lowercase())))
}

/// The files that a page leads to.
fn files_of(page: &Page) -> Vec<String> {
    let html = page.html();
    all(&html, "a[href*='.csv']:not([href*='retur='])")
        .into_iter()
        .filter_map(|link| link.attr("href"))
        .map(str::to_owned)
        .collect()
}

/// The kind of a file: its address without numbers and query.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap();
    let pieces = path.split('/').filter(|piece| !piece.bytes().any(|b| b.is_ascii_digit()));
    pieces.skip(2).collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn no_cell_of_any_file_is_a_sentence_about_a_value() {
    let world = lived_in().await;
    let mut kari = world.signed_in(KARI).await;
    let list = kari.get(PROD).await;
    let scope = kari.get(&list.link("eksempel:byggesak/saker.read")).await;
    kari.submit(&scope, "Gi tilgang", &[("konsument", SYSTEMHUSET), ("dag", "1"), ("maned", "6"), ("ar", "2027")])
        .await;
    let bulk = kari.get(&scope.link("Legg til mange")).await;
    let check = kari.submit(&bulk, "Kontroller listen", &[("liste", "310223344\ntull")]).await;
    let (mut kinds, mut faults) = (BTreeSet::new(), Vec::new());
    for national_id in [KARI, OLA, GERD] {
        for lang in ["nb", "nn", "en"] {
            let mut browser = browser_of(&world, national_id).await;
            let mut files: BTreeSet<String> = BTreeSet::new();
            if national_id == KARI {
                files.extend(files_of(&check));
            }
            for page in walk(&mut browser, lang).await {
                files.extend(files_of(&page));
            }
            for file in files {
                world.happens("delete from rate_bucket").await;
                let (headings, rows) = table(&browser.get(&file).await);
                kinds.insert(kind(&file));
                for row in rows {
                    let cells = headings.iter().zip(&row).filter(|(heading, _)| !TOLD.contains(&heading.as_str()));
                    let prose = cells.filter(|(_, cell)| is_prose(cell));
                    faults.extend(prose.map(|(heading, cell)| format!("{file}: {heading}: {cell}")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let all =
        ["fullmakter.csv", "logg.csv", "prod/mine-api.csv", "tilganger-vi-har.csv", "tilganger.csv", "utfall.csv"];
    let missed: Vec<_> = all.into_iter().filter(|file| !kinds.iter().any(|kind| kind.ends_with(file))).collect();
    assert!(missed.is_empty(), "{missed:?} not among {kinds:?}");
}

#[actix_web::test]
async fn numbers_days_times_and_names_have_columns_of_their_own_and_the_file_can_be_pasted_as_a_list() {
    let (_world, mut ali, scope) = World::with_scope(PROD).await;
    let end = [("konsument", SYSTEMHUSET), ("dag", "1."), ("maned", "6."), ("ar", "2027")];
    let page = ali.submit(&scope, "Gi tilgang", &end).await;
    ali.submit(&page, "Gi tilgang", &[("konsument", VANNVERK)]).await;
    let file = ali.get(&format!("{}/tilganger.csv", scope.path)).await;
    let (headings, rows) = table(&file);
    assert_eq!(headings[..5], ["Virksomhet", "Organisasjonsnummer", "Gitt", "Gitt av", "Gjelder til"]);
    let row = rows.iter().find(|row| row[1] == SYSTEMHUSET).unwrap();
    assert!(row[2].starts_with("2026-11-") && row[2].ends_with("+01:00"), "{row:?}");
    assert_eq!(row[3..5], ["Ali Khan", "2027-06-01"]);

    let list = ali.get(&format!("{PROD}.csv")).await;
    let (headings, rows) = table(&list);
    let column = headings.iter().position(|heading| heading.starts_with("Antall virksomheter")).unwrap();
    assert!(rows.iter().any(|row| row[0] == "eksempel:vann.read" && row[column] == "2"), "{rows:?}");

    let bulk = ali.get(&scope.link("Legg til mange")).await;
    let check = ali.submit(&bulk, "Kontroller listen", &[("liste", &file.body)]).await;
    assert!(
        check.heading() == "Kontroller listen (2 linjer)" && check.says("2 Har allerede tilgang"),
        "{}",
        check.text()
    );
}

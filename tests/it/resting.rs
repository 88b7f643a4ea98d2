//! What rests: in states drawn at random, every page and file that says what suppliers can use says the same as the one function that decides
//! it (`sql/effective_access.sql`). Other states each run; `SEED=…` draws the same again.

use std::{collections::BTreeMap, env};

use jiff::Timestamp;
use reqwest::StatusCode;

use crate::support::{
    page::{Page, all, says},
    people::{EKSEMPEL, KARI, OLA, SYSTEMHUSET},
    world::World,
};

const STATES: u64 = 16;

/// What can become of what a delegation needs: a statement, and the keys that it is about, of which some are drawn.
const HAPPENS: [(&str, &str); 6] = [
    ("update scope set deactivated_at = now() where scope_id", SCOPES),
    ("update scope set delegable = false where scope_id", SCOPES),
    ("update scope_access set ends_on = '2026-11-19' where org_number = 310123455 and scope_id", SCOPES),
    ("update scope_access set ends_on = '2026-11-20' where org_number = 310123455 and scope_id", SCOPES),
    (
        "update api_resource set deactivated_at = now() where api_resource_id",
        "select api_resource_id as id from delegation",
    ),
    (
        "update organisation set deleted_on = '2026-11-20' where org_number",
        "select holder_org_number as id from delegation",
    ),
];
const SCOPES: &str = "select s.scope_id as id from delegation d join api_resource_version v using (api_resource_id) \
                      join scope s on s.name = any (v.scope_names) and s.environment = d.environment \
                      where d.org_number = 310123455";
const ALL_IS_WELL: &str = "update scope set deactivated_at = null, delegable = true; update scope_access set ends_on = null; \
                           update api_resource set deactivated_at = null; update organisation set deleted_on = null";
/// What Eksempel kommune has given: the row, its holder, how many scopes it gives, and how many of them can be used.
const GIVEN: &str = "select coalesce(string_agg(concat_ws(' ', d.delegation_id, d.holder_org_number, cardinality(v.scope_names), \
                     (select count(*) from effective_access('2026-11-20') e where e.delegation_id = d.delegation_id)), ';'), '') \
                     from delegation d join api_resource_version v on v.api_resource_id = d.api_resource_id \
                     and v.version = d.resource_version where d.org_number = 310123455 and d.withdrawn_at is null";

/// How much of a delegation can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counts {
    Wholly,
    InPart,
    Rests,
}

impl Counts {
    fn of_row(row: &str) -> Self {
        match () {
            () if row.contains("Hviler") => Self::Rests,
            () if row.contains("Gjelder delvis") => Self::InPart,
            () => Self::Wholly,
        }
    }
}

/// The row, its holder, and how much of it can be used.
async fn given(world: &World) -> Vec<(String, String, Counts)> {
    let rows: String = world.ask(GIVEN).await;
    let row = |row: &str| {
        let [id, holder, scopes, usable] = row.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let counts = match (usable == "0", usable == scopes) {
            (true, _) => Counts::Rests,
            (_, true) => Counts::Wholly,
            _ => Counts::InPart,
        };
        (id.to_owned(), holder.to_owned(), counts)
    };
    rows.split(';').map(row).collect()
}

/// What the rows say that this selector finds.
fn rows(page: &Page, selector: &str) -> Vec<String> {
    all(&page.html(), selector).into_iter().map(says).collect()
}

/// Does a row name this organisation? Its number is shown in three parts.
fn is_about(row: &str, number: &str) -> bool {
    row.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(number)
}

#[actix_web::test]
async fn every_page_and_file_says_what_rests_as_the_one_function_does() {
    let drawn = u64::try_from(Timestamp::now().as_microsecond()).unwrap();
    let seed = env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(drawn);
    let (world, [mut kari, mut ola]) = World::with_users([KARI, OLA]).await;
    let mut met = BTreeMap::<Counts, usize>::new();
    for state in 0..STATES {
        world.happens(format!("{ALL_IS_WELL}; delete from rate_bucket")).await;
        for (nth, (statement, keys)) in HAPPENS.into_iter().enumerate() {
            let by = format!("md5(id::text || '{seed} {state} {nth}')");
            // One in three of them, and often none.
            world.happens(format!("{statement} in (select id from ({keys}) k where {by} < '3')")).await;
        }
        let given = given(&world).await;
        let what = format!("SEED={seed}, state {state}: {given:?}");
        let mut resting = BTreeMap::<String, usize>::new();
        for (id, holder, counts) in &given {
            *met.entry(*counts).or_default() += 1;
            *resting.entry(holder.clone()).or_default() += usize::from(*counts != Counts::Wholly);
            let page = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter/{holder}")).await;
            let row = rows(&page, &format!("[id='rad-{id}']"));
            assert_eq!(row.len(), 1, "{what}\n{}", page.text());
            assert_eq!(Counts::of_row(&row[0]), *counts, "{what}\n{}", row[0]);
        }
        let sheet = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter.csv")).await;
        let list = kari.get(&format!("/nb/{EKSEMPEL}/fullmakter")).await;
        let lines = rows(&list, "tbody tr");
        for (holder, resting) in resting {
            let cells = sheet.body.lines().find(|line| line.contains(&format!("\"{holder}\"")));
            let cells = cells.unwrap_or_else(|| panic!("{what}: no {holder} in\n{}", sheet.body));
            assert_eq!(cells.split(';').nth(4), Some(&*format!("\"{resting}\"")), "{what}\n{cells}");
            let line = lines.iter().find(|line| is_about(line, &holder));
            let line = line.unwrap_or_else(|| panic!("{what}: no {holder} in\n{}", list.text()));
            assert_eq!(line.contains("hviler"), resting > 0, "{what}\n{line}");
        }
        let received = ola.get(&format!("/nb/{SYSTEMHUSET}/fullmakter/mottatt")).await;
        if received.status == StatusCode::OK {
            let theirs = rows(&received, "tbody tr").into_iter().filter(|row| is_about(row, EKSEMPEL));
            let mut said: Vec<Counts> = theirs.map(|row| Counts::of_row(&row)).collect();
            let mut expected: Vec<Counts> =
                given.iter().filter(|(_, holder, _)| holder == SYSTEMHUSET).map(|(.., counts)| *counts).collect();
            said.sort();
            expected.sort();
            assert_eq!(said, expected, "{what}\n{}", received.text());
        }
    }
    assert!(met.len() == 3, "all three are met: {met:?}");
}

//! The printed tables are `snapshots/access_matrix_*.snap`: a new route without a line there fails, and so does an answer that changes.
//! `done` stands where somebody's form changed something.

use std::{collections::BTreeSet, fmt::Write};

use futures_util::{StreamExt, future::join_all, stream};
use portner::{access::gate::Need, web::Entry};
use reqwest::StatusCode;

use super::{
    PERSONAS, Things, Visitor, ask, everybody, is_form, routes,
    valid::{self, Forms, NOT_CARRIED_OUT},
};
use crate::support::{
    behind::Footprint,
    page::{Form, Page},
    people::EKSEMPEL,
    world::World,
};

/// Which of the tables a route is in. They are printed side by side.
fn table_of(path: &str) -> &'static str {
    match path {
        path if path.contains("/maskinporten/") => "front",
        path if path.contains("/mine-api") => "scopes",
        path if path.contains("/klienter") => "clients",
        path if path.contains("{miljo}") => "apis",
        path if path.contains("/fullmakter") => "delegations",
        path if path.contains("{org}") => "organisation",
        _ => "front",
    }
}

/// What the table says of an answer: its status, and of one that asks them to sign in, that it does.
fn cell(answer: &Page) -> String {
    match (answer.location.contains("/logg-inn"), answer.location.ends_with("niva=hoy")) {
        (true, true) => "step-up".to_owned(),
        (true, false) => "login".to_owned(),
        (false, _) => answer.status.as_u16().to_string(),
    }
}

/// One line of a table: what everybody is answered.
fn line(route: &Entry, way: &str, cells: &[String]) -> String {
    let name = format!("{}{way}", route.path);
    let mut line = format!("{:<5}{name:<81}{:<20}", route.method.as_str(), route.need.to_string());
    for cell in cells {
        write!(line, "{cell:<13}").unwrap();
    }
    line.trim_end().to_owned()
}

/// So many ask at the same time: fewer than the files that an organisation may have on their way.
const AT_ONCE: usize = 4;

/// Everybody asks for what changes nothing.
async fn all_ask(route: &Entry, way: &str, things: &Things, visitors: &[Visitor]) -> Vec<Page> {
    let asked = PERSONAS
        .iter()
        .zip(visitors)
        .map(|((.., org), visitor)| async move { ask(visitor, route, &things.address(route, org), way).await });
    let answers: Vec<Page> = stream::iter(asked).buffered(AT_ONCE).collect().await;
    let is_served = answers.iter().any(|answer| answer.status != StatusCode::NOT_FOUND);
    assert!(is_served, "nobody gets any answer from {} {}", route.method, route.path);
    answers
}

/// Rows that differ, without the traces that reading leaves.
pub fn changed(before: &Footprint, after: &Footprint) -> Vec<String> {
    let traces = ["login_attempt", "recent_organisation", "kept_form", "support_alarm"];
    let changed = after.iter().filter(|(table, sum)| before[*table] != **sum && !traces.contains(&table.as_str()));
    changed.map(|(table, _)| table.clone()).collect()
}

/// A table as it is made.
struct Walk<'a> {
    world: &'a World,
    things: &'a Things,
    visitors: &'a [Visitor],
    before: Footprint,
}

impl Walk<'_> {
    /// Sends it as theirs, for this organisation.
    async fn send(&self, form: &Form, visitor: &Visitor, org: &str) -> Page {
        let form = form.clone().filled_in(&[("csrf", &visitor.csrf)]);
        let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        visitor.browser.clone().post(&form.action.replace(EKSEMPEL, org), &fields).await
    }

    /// Everybody sends a form as our page does: first those whom the gate refused a moment ago, all at once, then the others.
    async fn all_send(&self, route: &Entry, form: &Form, refused: &[bool]) -> Vec<String> {
        let everybody = || PERSONAS.iter().zip(self.visitors).zip(refused);
        let refusals = everybody().map(|(((.., org), visitor), is_refused)| async move {
            if *is_refused { Some(cell(&self.send(form, visitor, org).await)) } else { None }
        });
        let refusals = join_all(refusals).await;
        let changes = changed(&self.before, &self.world.footprint().await);
        assert!(changes.is_empty(), "{} changed {changes:?} for somebody who is refused: {refusals:?}", route.path);
        let mut cells = Vec::new();
        for (((.., org), visitor), refusal) in PERSONAS.iter().zip(self.visitors).zip(refusals) {
            match refusal {
                Some(refusal) => cells.push(refusal),
                None => cells.push(self.carry_out(route, form, visitor, org).await),
            }
        }
        cells
    }

    /// One of them sends it; `done` is said if it changed something, and that is put back.
    async fn carry_out(&self, route: &Entry, form: &Form, visitor: &Visitor, org: &str) -> String {
        let mut before = self.before.clone();
        if let Some(statement) = visitor.person.and_then(|person| valid::before(route.path, self.things, person)) {
            self.world.happens(statement).await;
            before = self.world.footprint().await;
        }
        let answer = self.send(form, visitor, org).await;
        let after = self.world.footprint().await;
        let mut touched: BTreeSet<String> = changed(&self.before, &after).into_iter().collect();
        if !touched.is_empty() {
            touched.extend(["event", "event_head", "rate_bucket"].map(str::to_owned));
            self.world.put_back(&touched).await;
        }
        let changes = changed(&before, &after);
        if changes.is_empty() {
            return cell(&answer);
        }
        assert!(answer.status.as_u16() < 400, "{} answered {} and changed {changes:?}", route.path, answer.status);
        "done".to_owned()
    }
}

async fn every_route_of(table: &str) {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let visitors = everybody(&world).await;
    let forms = Forms::all(&world, &things).await;
    world.happens("delete from rate_bucket").await;
    world.keep_rows().await;
    let before = world.footprint().await;
    let walk = Walk { world: &world, things: &things, visitors: &visitors, before };
    let (mut lines, mut idle) = (vec![format!("{:<86}{:<20}", "", "need")], Vec::new());
    for (column, ..) in PERSONAS {
        write!(lines[0], "{column:<13}").unwrap();
    }
    for route in routes().iter().filter(|route| table_of(route.path) == table) {
        // A form is sent without its token, which nobody gets away with; with a field that no page of ours has; and as it should be.
        let ways: &[&str] = if is_form(route) { &[" bare", " odd"] } else { &[""] };
        let mut answers = Vec::new();
        for way in ways {
            answers = all_ask(route, way, &things, &visitors).await;
            lines.push(line(route, way, &answers.iter().map(cell).collect::<Vec<_>>()));
        }
        if !is_form(route) {
            // What support looks at stands in logs.
            if route.need == Need::Staff {
                let told = ["support_look_up", "event", "event_head", "rate_bucket"].map(str::to_owned);
                world.put_back(&told.into_iter().collect()).await;
            }
            continue;
        }
        let mut is_done = false;
        if let Some(form) = forms.of(route.path) {
            // Whoever came past the gate was told that the form cannot be read.
            let refused: Vec<bool> = answers.iter().map(|answer| answer.status != StatusCode::BAD_REQUEST).collect();
            let cells = walk.all_send(route, form, &refused).await;
            lines.push(line(route, " valid", &cells));
            is_done = cells.iter().any(|cell| cell == "done");
        }
        if !is_done {
            idle.push(route.path);
        }
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("access_matrix_{table}"), lines.join("\n"));
    });
    idle.sort_unstable();
    let known: Vec<&str> = NOT_CARRIED_OUT.into_iter().filter(|path| table_of(path) == table).collect();
    assert_eq!(idle, known, "forms that nobody carries out");
    assert_eq!(changed(&walk.before, &world.footprint().await), [""; 0], "none of what was refused changed anything");
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_without_an_organisation() {
    every_route_of("front").await;
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_in_an_organisation() {
    every_route_of("organisation").await;
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_of_delegations() {
    every_route_of("delegations").await;
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_of_scopes() {
    every_route_of("scopes").await;
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_of_clients() {
    every_route_of("clients").await;
}

#[actix_web::test]
async fn every_route_answers_everybody_as_the_table_says_of_the_catalogue_and_of_api_resources() {
    every_route_of("apis").await;
}

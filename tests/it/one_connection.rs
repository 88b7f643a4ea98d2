//! No request holds two connections: a page that held one and waited for another of the same small pool would, with enough of its kind,
//! stop the whole portal. So the site is run with one connection for each worker, and everything still answers.

use crate::{
    access_matrix::{PERSONAS, Things, ask, everybody, is_form, routes},
    support::{
        crawl::walk,
        people::{GERD, INGRID, KARI, OLA, TURID},
        world::World,
    },
};

#[actix_web::test]
async fn every_route_answers_everybody_over_a_pool_of_one() {
    let world = World::with_one_connection().await;
    let things = Things::made_in(&world).await;
    let visitors = everybody(&world).await;
    let mut faults = Vec::new();
    for route in routes() {
        let ways: &[&str] = if is_form(&route) { &[" bare", " odd"] } else { &[""] };
        for way in ways {
            for ((name, .., org), visitor) in PERSONAS.iter().zip(&visitors) {
                let status = ask(visitor, &route, &things.address(&route, org), way).await.status;
                if status.is_server_error() {
                    faults.push(format!("{} {}{way} as {name}: {status}", route.method, route.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every form of every page somebody comes by, sent as it stands: it does its work or says what is wrong, and never waits for a second
/// connection.
#[actix_web::test]
async fn every_form_answers_over_a_pool_of_one() {
    let world = World::with_one_connection().await;
    Things::made_in(&world).await;
    let (mut sent, mut faults) = (0, Vec::new());
    for national_id in [KARI, INGRID, OLA, GERD, TURID] {
        let mut browser = world.signed_in(national_id).await;
        for page in walk(&mut browser, "nb").await {
            for form in page.forms() {
                let fields: Vec<(&str, &str)> =
                    form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let answer = browser.post(&form.action, &fields).await;
                sent += 1;
                if answer.status.is_server_error() {
                    faults.push(format!("{} on {}: {}", form.action, page.path, answer.status));
                }
            }
        }
    }
    assert!(sent > 100, "only {sent} forms were sent");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

//! The table of routes is what is served: every address of it, by its methods, and no other.

use std::{collections::BTreeSet, sync::mpsc};

use actix_web::{
    App,
    dev::Service,
    test::{TestRequest, call_service, init_service},
};
use portner::{
    app::{self, Shared},
    web::Entry,
};
use reqwest::{Method, StatusCode};

use super::{Things, is_form, routes};
use crate::support::{
    crawl::walk,
    page::all,
    people::{EKSEMPEL, KARI, TURID},
    world::World,
};

/// Is this an address of the route? Written anew, so that it does not answer as the routing does because it is the routing.
pub fn fits(route: &Entry, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap();
    let (pattern, path): (Vec<&str>, Vec<&str>) = (route.path.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(&path).all(|(part, word)| part == word || (part.starts_with('{') && !word.is_empty()))
}

#[actix_web::test]
async fn whatever_a_page_links_to_or_sends_is_in_the_table() {
    let world = World::with_demo().await;
    Things::made_in(&world).await;
    let (table, mut used, mut strange) = (routes(), BTreeSet::new(), BTreeSet::new());
    for national_id in [KARI, TURID] {
        for page in walk(&mut world.signed_in(national_id).await, "nb").await {
            let html = page.html();
            let links = all(&html, "[href], [src]").into_iter();
            let links = links.filter_map(|it| it.value().attr("href").or(it.value().attr("src")).map(|to| (to, "GET")));
            let forms = all(&html, "form").into_iter();
            let forms = forms
                .filter_map(|it| it.value().attr("action").map(|to| (to, it.value().attr("method").unwrap_or("get"))));
            for (to, method) in
                links.chain(forms).filter(|(to, _)| to.starts_with('/') && !to.ends_with("/finnes/ikke"))
            {
                let method = method.to_uppercase();
                match table.iter().find(|route| route.method.as_str() == method && fits(route, to)) {
                    Some(route) => drop(used.insert((route.path, method))),
                    None => drop(strange.insert(format!("{method} {to} on {}", page.path))),
                }
            }
        }
    }
    assert!(strange.is_empty(), "{}", strange.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(used.len() > 70, "only {} routes were met", used.len());
}

/// The site as it is run says itself which patterns it routes by, each as often as it has methods.
#[actix_web::test]
async fn what_is_routed_by_is_the_table() {
    let world = World::with_demo().await;
    let site = app::site(&world.services, &Shared::new(&world.services).unwrap(), |_| {});
    let (said, heard) = mpsc::channel();
    let site = App::new().service(site).wrap_fn(move |req, next| {
        said.send(format!("{:?}", req.resource_map())).unwrap();
        next.call(req)
    });
    let site = init_service(site).await;
    call_service(&site, TestRequest::get().uri("/nb/").to_request()).await;
    let map = heard.recv().unwrap();
    let patterns = map.split("patterns: Single(\"").skip(1).filter_map(|rest| rest.split_once("\"), is_prefix: "));
    let ends = patterns.filter(|(_, rest)| rest.starts_with("false")).map(|(pattern, _)| pattern);
    let mut served: Vec<String> = ends.map(|pattern| pattern.replace("{lang:nb|nn|en}", "{lang}")).collect();
    let mut table: Vec<String> = routes().iter().map(|route| route.path.to_owned()).collect();
    served.sort();
    table.sort();
    assert_eq!(served, table);
}

#[actix_web::test]
async fn an_address_of_the_table_has_its_methods_and_no_others() {
    let world = World::with_demo().await;
    let things = Things::made_in(&world).await;
    let (table, mut kari) = (routes(), world.signed_in(KARI).await);
    let mut faults = Vec::new();
    for route in &table {
        let address = things.address(route, EKSEMPEL);
        let has = |method: &str| table.iter().any(|other| other.method.as_str() == method && fits(other, &address));
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            if has(method) {
                continue;
            }
            let asked = Method::from_bytes(method.as_bytes()).unwrap();
            let own = [("sec-fetch-site", "same-origin")];
            let answer = kari.send(asked, &address, &own, None).await;
            let allow = answer.headers.get("allow").and_then(|allow| allow.to_str().ok()).unwrap_or_default();
            if answer.status != StatusCode::METHOD_NOT_ALLOWED || !allow.contains(route.method.as_str()) {
                faults.push(format!("{method} {}: {} {allow}", route.path, answer.status));
            }
        }
        let below =
            kari.get(&format!("{}/finnes-ikke/her", address.split('?').next().unwrap().trim_end_matches('/'))).await;
        if below.status != StatusCode::NOT_FOUND {
            faults.push(format!("below {}: {}", route.path, below.status));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(table.iter().any(is_form));
}

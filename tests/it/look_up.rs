//! The look-up of delegations answers machines as Altinn's does.

use reqwest::{Client, StatusCode, header};
use serde_json::{Value, json};

use crate::support::{
    machine::READ,
    people::{EKSEMPEL, KARI, NETT, SYSTEMHUSET},
    steps::{READ_INSTANCES, give},
    world::World,
};

const PLAIN: &str = "altinn:maskinporten/delegations";
const ADMIN: &str = "altinn:maskinporten/delegations.admin";
const DIGDIR: &str = "991825827";
const PATH: &str = "/accessmanagement/api/v1/maskinporten/delegations/";

/// A caller with a token.
struct Caller {
    origin: String,
    token: String,
}

impl Caller {
    async fn ask(&self, path: &str, query: &str) -> (u16, Value) {
        let url = format!("{}{path}?{query}", self.origin);
        let answer = Client::new().get(url).bearer_auth(&self.token).send().await.unwrap();
        let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap());
        (
            status,
            if text.is_empty() {
                Value::Null
            } else {
                serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"))
            },
        )
    }
}

/// A client of an organisation with a token for one of the scopes of the look-up.
async fn caller(world: &World, org: &str, scope: &str) -> Caller {
    world
        .happens(format!(
            "insert into scope (scope_id, environment, name, provider_org_number, accessible_for_all) \
             select gen_random_uuid(), 'prod', '{scope}', {DIGDIR}, true \
             where not exists (select from scope where environment = 'prod' and name = '{scope}')"
        ))
        .await;
    let machine = world.machine(org, "prod", &[scope]).await;
    let token = machine.fetch(scope).await.body["access_token"].as_str().unwrap().to_owned();
    Caller { origin: machine.origin, token }
}

#[actix_web::test]
async fn a_delegation_is_told_with_all_scopes_of_its_resource_until_it_is_taken_back() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let provider = caller(&world, DIGDIR, PLAIN).await;
    let query = format!("supplierOrg={NETT}&consumerOrg={EKSEMPEL}&scope={READ}");
    assert_eq!(provider.ask(PATH, &query).await, (200, json!([])));
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let (status, body) = provider.ask(PATH, &query).await;
    let created = body[0]["created"].as_str().unwrap().to_owned();
    assert!(created.starts_with("2026-11-20T"));
    let resource: String = world.ask("select identifier from api_resource r join delegation d using (api_resource_id) where d.holder_org_number = 310130079").await;
    let expected = json!([{
        "consumer_org": EKSEMPEL, "supplier_org": NETT, "delegation_scheme_Id": null, "scopes": [READ], "created": created,
        "resourceid": resource,
    }]);
    assert_eq!((status, &body), (200, &expected));
    kari.submit(&receipt, "Angre", &[]).await;
    assert_eq!(provider.ask(PATH, &query).await, (200, json!([])));
}

#[actix_web::test]
async fn names_of_parameters_are_read_in_any_case_and_each_alias_answers() {
    let world = World::with_demo().await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let mut answers = Vec::new();
    for path in [PATH, PATH.trim_end_matches('/'), "/accessmanagement/api/v1/admin/delegations/maskinportenschema"] {
        answers.push(admin.ask(path, &format!("SUPPLIERORG={SYSTEMHUSET}&consumerorg={EKSEMPEL}")).await);
    }
    assert_eq!(answers[0].0, 200);
    assert!(answers[0].1.as_array().is_some_and(|rows| !rows.is_empty()));
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[actix_web::test]
async fn each_wrong_question_has_the_answer_that_altinn_gives() {
    let world = World::with_demo().await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let plain = caller(&world, DIGDIR, PLAIN).await;
    let foreign = caller(&world, EKSEMPEL, PLAIN).await;
    let title = |body: &Value| body["title"].as_str().unwrap().to_owned();
    let (status, body) = plain.ask(PATH, &format!("consumerOrg={EKSEMPEL}")).await;
    assert_eq!(
        (status, title(&body).as_str()),
        (403, "Not authorized for lookup of delegations without specifying parameter: scope")
    );
    let (status, body) = foreign.ask(PATH, &format!("scope={READ}")).await;
    assert_eq!(
        (status, title(&body)),
        (403, format!("Not authorized for lookup of delegations for the scope: {READ}"))
    );
    let (status, body) = admin.ask(PATH, "").await;
    assert_eq!(
        (status, title(&body).as_str()),
        (400, "Missing query parameters; provide at least one of: scope, supplierOrg, consumerOrg")
    );
    for (name, number, fault) in [
        ("supplierOrg", "310130078", "supplierOrg is not a valid organization number".to_owned()),
        ("consumerOrg", "123", "consumerOrg is not a valid organization number".to_owned()),
        (
            "consumerOrg",
            "310130370",
            "The specified consumerOrg: 310130370, is not a valid organization number (Parameter 'consumerOrg')"
                .to_owned(),
        ),
    ] {
        let (status, body) = admin.ask(PATH, &format!("{name}={number}")).await;
        assert_eq!((status, &body["errors"][name][0]), (400, &json!(fault)));
    }
    assert_eq!(admin.ask(PATH, "scope=urn:altinn:maskinporten:testscope").await, (200, json!([])));
    // A parameter that stands there twice says two things, and a value that none can have says nothing: both are told in JSON.
    for (query, name) in [
        (format!("scope={READ}&scope=a:b"), "scope"),
        (format!("supplierOrg={NETT}&SUPPLIERORG={NETT}"), "supplierOrg"),
        (format!("scope={READ}&consumerOrg=&consumerorg={EKSEMPEL}"), "consumerOrg"),
        ("scope=a%0Ab:c".to_owned(), "scope"),
    ] {
        for caller in [&admin, &foreign] {
            let (status, body) = caller.ask(PATH, &query).await;
            assert_eq!(status, 400, "{query}: {body}");
            assert!(body["errors"][name][0].as_str().unwrap().starts_with(name), "{query}: {body}");
        }
    }
}

#[actix_web::test]
async fn without_a_good_token_with_the_right_scope_the_answer_is_empty() {
    let world = World::with_demo().await;
    let good = caller(&world, DIGDIR, ADMIN).await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let other = machine.fetch(READ).await.body["access_token"].as_str().unwrap().to_owned();
    let url = format!("{}{PATH}?scope={READ}", good.origin);
    let mut broken = good.token.clone();
    broken.replace_range(broken.len() - 6.., "AAAAAA");
    for (token, status) in [("x", 401), (broken.as_str(), 401), (other.as_str(), 403), (good.token.as_str(), 200)] {
        let answer = Client::new().get(&url).bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), status);
        if status != 200 {
            assert!(answer.headers()[header::WWW_AUTHENTICATE].to_str().unwrap().starts_with("Bearer"));
            assert_eq!(answer.text().await.unwrap(), "");
        }
    }
    assert_eq!(Client::new().get(&url).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    world.advance(jiff::SignedDuration::from_secs(130));
    assert_eq!(good.ask(PATH, &format!("scope={READ}")).await.0, 401, "a token that has ended");
}

#[actix_web::test]
async fn a_token_of_test_sees_the_delegations_of_test() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    world
        .happens(format!(
            "insert into scope (scope_id, environment, name, provider_org_number, accessible_for_all) \
             values (gen_random_uuid(), 'test', '{ADMIN}', {DIGDIR}, true)"
        ))
        .await;
    let machine = world.machine(DIGDIR, "test", &[ADMIN]).await;
    let token = machine.fetch(ADMIN).await.body["access_token"].as_str().unwrap().to_owned();
    let test = Caller { origin: machine.origin, token };
    assert_eq!(test.ask(PATH, &format!("supplierOrg={NETT}&consumerOrg={EKSEMPEL}")).await, (200, json!([])));
}

#[actix_web::test]
async fn a_scope_or_resource_out_of_use_is_not_told() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let query = format!("supplierOrg={NETT}");
    assert_eq!(admin.ask(PATH, &query).await.1.as_array().unwrap().len(), 1);
    world.happens(format!("update scope set deactivated_at = now() where name = '{READ}'")).await;
    assert_eq!(admin.ask(PATH, &query).await, (200, json!([])));
}

#[actix_web::test]
async fn a_token_whose_signing_key_was_withdrawn_opens_nothing() {
    let world = World::with_demo().await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let query = format!("supplierOrg={SYSTEMHUSET}");
    assert_eq!(admin.ask(PATH, &query).await.0, 200);
    let kid = jsonwebtoken::decode_header(&admin.token).unwrap().kid.unwrap();
    portner::token::keys(&world.services, portner::token::KeysCommand::Withdraw { kid }).await.unwrap();
    // Keys are read anew every minute, and a token of two minutes is still good then.
    world.advance(jiff::SignedDuration::from_secs(61));
    assert_eq!(admin.ask(PATH, &query).await.0, 401);
}

#[actix_web::test]
async fn a_key_that_signs_for_test_opens_nothing_of_production() {
    let world = World::with_demo().await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let query = format!("supplierOrg={SYSTEMHUSET}");
    let kid = jsonwebtoken::decode_header(&admin.token).unwrap().kid.unwrap();
    world.happens(format!("update signing_key set environment = 'test' where kid = '{kid}'")).await;
    assert_eq!(admin.ask(PATH, &query).await.0, 401);
}

#[actix_web::test]
async fn machines_are_answered_in_json_whatever_is_wrong_with_the_address() {
    let world = World::with_demo().await;
    let origin = world.services.config.base_url.as_str().trim_end_matches('/').to_owned();
    for (path, expected) in [
        ("/maskinporten/prod/token?a=%00", 400),
        ("/maskinporten/prod/token%00", 400),
        ("/maskinporten/%00/jwk", 400),
        ("/maskinporten/annet/jwk", 404),
        ("/maskinporten/prod/token", 405),
        ("/maskinporten/01818506895/token", 405),
        ("/maskinporten/prod/jwk/01818506895", 404),
        ("/.well-known/oauth-authorization-server/maskinporten/%00", 400),
        ("/.well-known/oauth-authorization-server/maskinporten/annet", 404),
        ("/accessmanagement/api/v1/maskinporten/delegations/?scope=a%00b", 400),
        ("/accessmanagement/%00", 400),
        ("/accessmanagement/api/v1/annet", 404),
    ] {
        let answer = Client::new().get(format!("{origin}{path}")).send().await.unwrap();
        let (status, kind) = (answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap().to_owned());
        let body: Value = answer.json().await.unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!((status, kind.as_str()), (expected, "application/json"), "{path}");
        assert_eq!(body["error"], "invalid_request", "{path}");
    }
}

#[actix_web::test]
async fn a_number_of_a_person_is_no_number_of_an_organisation_and_is_not_told_back() {
    let world = World::with_demo().await;
    let admin = caller(&world, DIGDIR, ADMIN).await;
    let (status, body) = admin.ask(PATH, &format!("consumerOrg={KARI}")).await;
    assert_eq!(
        (status, &body["errors"]),
        (400, &json!({ "consumerOrg": ["consumerOrg is not a valid organization number"] }))
    );
    let foreign = caller(&world, EKSEMPEL, PLAIN).await;
    let (status, body) = foreign.ask(PATH, &format!("scope={KARI}")).await;
    assert!(status == 403 && !body.to_string().contains(KARI), "{body}");
}

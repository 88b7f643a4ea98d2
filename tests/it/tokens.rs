//! What is decided on the pages counts in the next token request, and what a grant may and may not.

use std::{process::Command, sync::Arc};

use futures_util::future::join_all;
use jiff::SignedDuration;
use portner::{
    platform::{config::Config, limits::Limits},
    serve,
    token::KeysCommand,
};
use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{
    machine::{Answer, KID, Machine, READ, jwk, private_pem},
    people::{EKSEMPEL, KARI, NETT, SYSTEMHUSET},
    steps::{READ_INSTANCES, give},
    test_db::TestDb,
    world::World,
};

const WRITE: &str = "altinn:serviceowner/instances.write";

#[actix_web::test]
async fn a_delegation_counts_from_the_next_request_on_until_it_is_taken_back_and_again_once_that_is_undone() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let machine = world.supplier(NETT, &[READ]).await;
    assert_eq!(machine.fetch_for(EKSEMPEL, READ).await.code(), "MP-251");
    let receipt = give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    let claims = machine.fetch_for(EKSEMPEL, READ).await.claims();
    assert_eq!(claims["consumer"]["ID"], "0192:310123455");
    assert_eq!(claims["supplier"]["ID"], "0192:310130079");
    let undone = kari.submit(&receipt, "Angre", &[]).await;
    assert!(undone.path.contains("/kvittering/"), "{}", undone.text());
    let refused = machine.fetch_for(EKSEMPEL, READ).await;
    assert_eq!((refused.status, refused.code().as_str()), (403, "MP-251"));
    assert!(refused.description().contains(&format!("310123455 has not delegated the scope {READ} to 310130079")));
}

#[actix_web::test]
async fn an_access_token_says_what_maskinportens_says() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ, WRITE]).await;
    let answer = machine
        .send(
            &machine
                .grant(&format!("{READ} {WRITE}"))
                .claim("resource", "https://api.example/")
                .claim("pid", KARI)
                .assertion(),
        )
        .await;
    assert_eq!((answer.body["token_type"].as_str(), answer.body["expires_in"].as_u64()), (Some("Bearer"), Some(120)));
    let claims = answer.claims();
    let (iat, exp) = (claims["iat"].as_i64().unwrap(), claims["exp"].as_i64().unwrap());
    assert_eq!(exp - iat, 120);
    assert!(claims["jti"].as_str().unwrap().len() >= 22);
    let mut fixed = claims.clone();
    for name in ["iat", "exp", "jti"] {
        fixed.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(
        fixed,
        json!({
            "iss": machine.issuer(), "client_id": machine.client.to_string(), "client_amr": "private_key_jwt",
            "consumer": { "authority": "iso6523-actorid-upis", "ID": "0192:310123455" },
            "scope": format!("{READ} {WRITE}"), "token_type": "Bearer", "aud": "https://api.example/", "pid": KARI,
            "consumer_prefix": ["eksempel"],
        })
    );
}

#[actix_web::test]
async fn a_token_is_signed_by_a_key_that_is_published_where_the_metadata_says() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let token = machine.fetch(READ).await.body["access_token"].as_str().unwrap().to_owned();
    let issuer = machine.issuer();
    let host = issuer.split("/maskinporten").next().unwrap();
    let places = [
        format!("{issuer}.well-known/oauth-authorization-server"),
        format!("{host}/.well-known/oauth-authorization-server/maskinporten/prod"),
        format!("{host}/.well-known/oauth-authorization-server/maskinporten/prod/"),
    ];
    for place in places {
        let metadata: Value = Client::new().get(&place).send().await.unwrap().json().await.unwrap();
        assert_eq!(
            (&metadata["issuer"], &metadata["token_endpoint"]),
            (&json!(issuer), &json!(format!("{issuer}token")))
        );
        let keys: Value =
            Client::new().get(metadata["jwks_uri"].as_str().unwrap()).send().await.unwrap().json().await.unwrap();
        assert!(keys["keys"][0].get("d").is_none(), "the private half is nobody's");
        let jwk: jsonwebtoken::jwk::Jwk = serde_json::from_value(keys["keys"][0].clone()).unwrap();
        let mut rules = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::RS256);
        (rules.validate_exp, rules.validate_aud) = (false, false);
        let key = jsonwebtoken::DecodingKey::from_jwk(&jwk).unwrap();
        let read = jsonwebtoken::decode::<Value>(&token, &key, &rules).unwrap();
        assert_eq!(read.header.kid, jwk.common.key_id);
    }
}

#[actix_web::test]
async fn a_grant_works_once_however_many_try_at_the_same_time() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    for grant in [machine.grant(READ), machine.grant(READ).claim("jti", Value::Null)] {
        let assertion = grant.assertion();
        let answers = join_all((0..16).map(|_| machine.send(&assertion))).await;
        let issued = answers.iter().filter(|answer| answer.status == 200).count();
        let replayed = answers.iter().filter(|answer| answer.code() == "MP-012").count();
        assert_eq!((issued, replayed), (1, 15));
        assert_eq!(machine.send(&assertion).await.code(), "MP-012");
    }
}

#[actix_web::test]
async fn a_grant_that_was_refused_works_once_what_was_wrong_is_mended() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let machine = world.supplier(NETT, &[READ]).await;
    let assertion = machine.grant(READ).claim("consumer_org", EKSEMPEL).assertion();
    for _ in 0..3 {
        assert_eq!(machine.send(&assertion).await.code(), "MP-251", "each try is told the reason anew");
    }
    give(&mut kari, EKSEMPEL, NETT, &[READ_INSTANCES]).await;
    assert_eq!(machine.send(&assertion).await.code(), "issued");
    assert_eq!(machine.send(&assertion).await.code(), "MP-012");
}

#[actix_web::test]
async fn who_acts_for_whom_is_a_matter_of_the_client() {
    let world = World::with_demo().await;
    let own = world.machine(SYSTEMHUSET, "prod", &[READ]).await;
    let for_customers = world.supplier(SYSTEMHUSET, &[READ]).await;
    let with_package = world.machine(SYSTEMHUSET, "prod", &[READ]).await;
    world.acts_for_customers(&with_package).await;
    world
        .happens(format!(
            "insert into scope_access (scope_access_id, scope_id, org_number) \
             select gen_random_uuid(), scope_id, {SYSTEMHUSET} from scope where environment = 'prod' and name = '{READ}'"
        ))
        .await;
    for (client, for_customer, for_itself) in
        [(own, "MP-011", "issued"), (for_customers, "issued", "issued"), (with_package, "issued", "MP-011")]
    {
        assert_eq!(client.fetch_for(EKSEMPEL, READ).await.code(), for_customer);
        assert_eq!(client.fetch(READ).await.code(), for_itself);
    }
}

#[actix_web::test]
async fn a_scope_out_of_use_gives_no_token_and_says_who_took_it_out_and_when() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    assert_eq!(machine.fetch(READ).await.code(), "issued");
    world.happens(format!("update scope set deactivated_at = '2026-11-20T09:00:00Z' where name = '{READ}'")).await;
    let answer = machine.fetch(READ).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "MP-200"));
    assert!(
        answer
            .description()
            .contains("took the scope altinn:serviceowner/instances.read out of use at 2026-11-20T09:00:00Z")
    );
    world.happens(format!("update scope set deactivated_at = null where name = '{READ}'")).await;
    assert_eq!(machine.fetch(READ).await.code(), "issued");
}

#[actix_web::test]
async fn a_consumer_without_access_is_told_of_consumer_org() {
    let world = World::with_demo().await;
    let machine = world.supplier(NETT, &[READ]).await;
    let answer = machine.fetch(READ).await;
    assert_eq!(
        (answer.status, answer.body["error"].as_str(), answer.code().as_str()),
        (403, Some("forbidden"), "MP-250")
    );
    assert!(answer.description().contains("name it with the claim consumer_org"), "{}", answer.description());
}

#[actix_web::test]
async fn a_key_counts_until_it_goes_is_replaced_or_expires() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    assert_eq!(machine.fetch(READ).await.code(), "issued");
    let key = format!("client_key set removed_at = now() where client_id = '{}'", machine.client);
    world.happens(format!("update {key}")).await;
    assert_eq!(
        machine.fetch(READ).await.code(),
        "MP-100",
        "a key that is gone opens nothing, though it was read before"
    );
    // Another key of the same name.
    world.adds_key(&machine, 1, KID).await;
    assert_eq!(machine.fetch(READ).await.code(), "MP-124");
    let mut grant = machine.grant(READ);
    grant.key = 1;
    assert_eq!(machine.send(&grant.assertion()).await.code(), "issued");
    world.advance(SignedDuration::from_hours(24 * 366));
    let mut grant = machine.grant(READ);
    grant.key = 1;
    let answer = machine.send(&grant.assertion()).await;
    assert_eq!(answer.code(), "MP-121");
    assert!(answer.description().contains("the key (kid) expired at 2027-11-20T"), "{}", answer.description());
}

#[actix_web::test]
async fn a_client_out_of_use_or_of_the_other_environment_is_not_known() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let elsewhere = Machine { environment: "test", ..machine.clone() };
    assert_eq!(elsewhere.fetch(READ).await.code(), "MP-100");
    world.happens(format!("update client set deactivated_at = now() where client_id = '{}'", machine.client)).await;
    assert_eq!(machine.fetch(READ).await.code(), "MP-100");
}

#[actix_web::test]
async fn a_token_lives_as_long_as_the_shortest_of_client_and_scopes_lets_it() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ, WRITE]).await;
    world
        .happens(format!("update client set access_token_lifetime = 100 where client_id = '{}'", machine.client))
        .await;
    assert_eq!(machine.fetch(READ).await.body["expires_in"], 100);
    world.happens(format!("update scope set at_max_age = 30 where name = '{WRITE}'")).await;
    assert_eq!(machine.fetch(READ).await.body["expires_in"], 100);
    assert_eq!(machine.fetch(&format!("{READ} {WRITE}")).await.body["expires_in"], 30);
}

#[actix_web::test]
async fn a_scope_may_be_for_some_types_of_clients_and_name_its_own_audience() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    world.happens(format!("update scope set enforced_aud = 'https://altinn.example' where name = '{READ}'")).await;
    assert_eq!(machine.fetch(READ).await.claims()["aud"], "https://altinn.example");
    world.happens(format!("update scope set integration_types = '{{idporten}}' where name = '{READ}'")).await;
    assert_eq!(machine.fetch(READ).await.code(), "MP-201");
}

#[actix_web::test]
async fn a_refusal_of_the_clock_says_which_clock_is_off_and_by_how_much() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let now = world.services.clock.now().as_second();
    let ahead = machine.send(&machine.grant(READ).claim("iat", now + 40).claim("exp", now + 60).assertion()).await;
    assert!(
        ahead.description().contains("s in the future")
            && ahead.description().contains("the clock here is at 2026-11-20T")
    );
    let behind = machine.send(&machine.grant(READ).claim("iat", now - 70).claim("exp", now - 10).assertion()).await;
    assert!(behind.description().contains("s ago (exp)"), "{}", behind.description());
}

#[actix_web::test]
async fn attempts_and_uses_are_counted_by_client_scope_and_organisations_and_name_no_person() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    for _ in 0..3 {
        machine.send(&machine.grant(READ).claim("pid", KARI).assertion()).await;
    }
    machine.fetch("ingen:ting.read").await;
    world.has_counted(4).await;
    let uses: Vec<String> = world
        .ask("select array_agg(format('%s %s %s', coalesce(s.name, '-'), code, uses) order by code) from token_use left join scope s using (scope_id)")
        .await;
    assert_eq!(uses, [format!("{READ}  3"), "- MP-200 1".to_owned()]);
    assert_eq!(world.count("token_attempt").await, 4);
    assert_eq!(world.count("client_key_use").await, 1);
    let rows: String = world.ask("select string_agg(a::text, ' ') from token_attempt a").await;
    assert!(!rows.contains(KARI), "{rows}");
}

#[actix_web::test]
async fn only_the_last_twenty_attempts_of_a_client_are_kept() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    for round in 1..=3 {
        let answers = join_all((0..10).map(|_| machine.fetch(READ))).await;
        assert!(
            answers.iter().all(|answer| answer.status == 200),
            "{:?}",
            answers.iter().map(|a| a.status).collect::<Vec<_>>()
        );
        world.has_counted(10 * round).await;
    }
    assert_eq!(world.count("token_attempt").await, 20);
}

#[actix_web::test]
async fn grants_that_are_too_old_to_be_accepted_are_forgotten() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    world.housekeeping().await;
    assert_eq!(world.count("used_grant").await, 1);
    world.advance(SignedDuration::from_mins(10));
    world.housekeeping().await;
    assert_eq!(world.count("used_grant").await, 0);
}

#[actix_web::test]
async fn what_a_client_got_wrong_is_found_among_its_attempts_even_if_it_cannot_be_read() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let mut foreign = machine.grant(READ);
    foreign.key = 1;
    // The first before anything is known of the client, the second after it has been read.
    let wrong = [machine.grant(READ).claim("consumer_org", "000000000"), machine.grant(READ), foreign];
    for grant in wrong {
        machine.send(&grant.assertion()).await;
    }
    let nobody = Machine { client: uuid::Uuid::nil().into(), ..machine.clone() };
    assert_eq!(nobody.send(&nobody.grant(READ).claim("consumer_org", "1").assertion()).await.code(), "MP-011");
    world.has_counted(3).await;
    let codes: Vec<String> = world.ask("select array_agg(code order by code) from token_attempt").await;
    assert_eq!(codes, ["", "MP-011", "MP-124"]);
}

#[actix_web::test]
async fn what_others_send_in_the_name_of_a_client_pushes_none_of_its_own_attempts_out_and_counts_for_no_customer() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    let person = format!("x-{KARI}");
    for _ in 0..25 {
        let mut foreign = machine.grant(&format!("{READ} {person}")).claim("consumer_org", NETT);
        foreign.key = 1;
        assert_eq!(machine.send(&foreign.assertion()).await.code(), "MP-124");
    }
    world.has_counted(26).await;
    let kept: Vec<i64> = world
        .ask("select array_agg(n order by n) from (select count(*) as n from token_attempt group by is_signed) x")
        .await;
    assert_eq!(kept, [1, 20]);
    let customers: i64 = world.ask("select count(*) from token_use where consumer_org_number <> 310123455").await;
    assert_eq!(customers, 0, "nobody knows for whom they would have been");
    let rows: String = world.ask("select string_agg(a::text, ' ') from token_attempt a").await;
    assert!(!rows.contains(KARI), "what is sent may have a number of a person in it, which is not kept");
}

#[actix_web::test]
async fn whoever_finds_an_old_grant_fakes_no_use_and_pushes_no_attempt_out() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let used = machine.grant(READ).assertion();
    assert_eq!(machine.send(&used).await.code(), "issued");
    assert_eq!(machine.fetch("ingen:ting.read").await.code(), "MP-200");
    let mut counted = 2;
    world.has_counted(counted).await;
    let last_use = "select coalesce(client_last_used(client_id)::text, '') from client where name = 'Fagsystem'";
    let before: String = world.ask(last_use).await;
    world.services.clock.advance(SignedDuration::from_secs(20));
    let elsewhere = machine.grant(READ).claim("aud", "https://portner.example/").assertion();
    for (grant, code) in [(&used, "MP-012"), (&elsewhere, "MP-110")] {
        for _ in 0..22 {
            assert_eq!(machine.send(grant).await.code(), code);
        }
        counted += 22;
    }
    world.services.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(machine.send(&used).await.code(), "MP-130");
    world.has_counted(counted + 1).await;
    assert_eq!(world.ask::<String>(last_use).await, before, "only the client itself uses it");
    let own: Vec<String> = world.ask("select array_agg(code order by code) from token_attempt where is_signed").await;
    assert_eq!(own, ["", "MP-200"], "what came of its own requests stays");
}

#[actix_web::test]
async fn no_answer_repeats_the_number_of_a_person() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let refused = machine.fetch(&format!("fnr:{KARI}")).await;
    assert_eq!(refused.code(), "MP-200");
    assert!(!refused.body.to_string().contains(KARI), "{}", refused.body);
}

#[actix_web::test]
async fn a_client_fills_no_sums_with_customers_who_have_given_it_nothing() {
    let world = World::with_demo().await;
    let machine = world.supplier(SYSTEMHUSET, &[READ]).await;
    assert_eq!(machine.fetch_for(EKSEMPEL, READ).await.code(), "issued");
    for stranger in [NETT, "310334456", "974760673"] {
        let refused = machine.fetch_for(stranger, READ).await;
        assert!(["MP-250", "MP-251"].contains(&refused.code().as_str()), "{}", refused.description());
    }
    world.has_counted(4).await;
    let consumers: Vec<i32> =
        world.ask("select array_agg(distinct consumer_org_number order by consumer_org_number) from token_use").await;
    assert_eq!(consumers, [310_123_455, 310_223_344]);
}

#[actix_web::test]
async fn a_key_that_was_registered_with_padding_is_read() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let padded = "jsonb_set(jwk, '{n}', to_jsonb((jwk->>'n') || '=='))";
    world.happens(format!("update client_key set jwk = {padded} where client_id = '{}'", machine.client)).await;
    assert_eq!(machine.fetch(READ).await.code(), "issued");
}

#[actix_web::test]
async fn the_functions_of_a_token_request_keep_their_plans() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let mut db = world.services.db.acquire().await.unwrap();
    for function in ["use_grant", "token_facts", "delegations_between"] {
        let settings: Vec<String> = sqlx::query_scalar("select proconfig from pg_proc where proname = $1")
            .bind(function)
            .fetch_one(&mut *db)
            .await
            .unwrap();
        assert_eq!(settings, ["plan_cache_mode=force_generic_plan"], "{function}");
    }
    assert_eq!(machine.fetch(READ).await.code(), "issued");
}

#[actix_web::test]
async fn an_issuer_may_have_a_host_of_its_own() {
    let world = World::put_together(TestDb::with_demo().await, |services, listener| {
        let port = listener.local_addr().unwrap().port();
        let settings = [
            ("PORTNER_BASE_URL", services.config.base_url.to_string()),
            ("PORTNER_ISSUER_PROD", format!("http://maskinporten.localhost:{port}/")),
        ];
        let config = Config::load(settings.map(|(name, value)| (name.to_owned(), value))).unwrap();
        Arc::make_mut(&mut services.config).issuers = config.issuers;
        serve::server(services, listener).unwrap()
    });
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let host = machine.origin.replace("http://127.0.0.1", "maskinporten.localhost");
    let get = async |path: &str| {
        let sent = Client::new().get(format!("{}{path}", machine.origin)).header("host", &host).send().await.unwrap();
        let (status, text) = (sent.status().as_u16(), sent.text().await.unwrap());
        (status, serde_json::from_str::<Value>(&text).unwrap_or_default())
    };
    let (_, metadata) = get("/.well-known/oauth-authorization-server").await;
    assert_eq!(metadata["issuer"], format!("http://{host}/"));
    assert_eq!(metadata["token_endpoint"], format!("http://{host}/token"));
    assert_eq!(get("/jwk").await.1["keys"].as_array().map(Vec::len), Some(0), "no token has been signed yet");
    let assertion = machine.grant(READ).claim("aud", format!("http://{host}/")).assertion();
    let form = [("grant_type", portner::maskinporten::GRANT_TYPE), ("assertion", assertion.as_str())];
    let sent = Client::new().post(format!("{}/token", machine.origin)).header("host", &host).form(&form);
    let answer: Value = sent.send().await.unwrap().json().await.unwrap();
    assert_eq!(Answer { status: 200, body: answer }.claims()["iss"], format!("http://{host}/"));
    assert_eq!(machine.fetch(READ).await.code(), "MP-110", "the other name is not the issuer's any more");
}

#[actix_web::test]
async fn however_many_ask_for_the_keys_the_database_is_asked_once_in_a_while() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    let keys = async || Client::new().get(format!("{}jwk", machine.issuer())).send().await.unwrap().status().as_u16();
    assert_eq!(keys().await, 200);
    world.happens("alter table signing_key rename to elsewhere").await;
    world.advance(SignedDuration::from_secs(9));
    assert_eq!(keys().await, 200);
    world.advance(SignedDuration::from_secs(2));
    assert_eq!(keys().await, 500);
}

/// A world that grants a client so many token requests a minute, and an address so many with keys that are not known.
async fn limited(known: u32, unknown: u32) -> World {
    World::put_together(TestDb::with_demo().await, |services, listener| {
        services.limits = Arc::new(Limits::for_tokens(known, unknown));
        serve::server(services, listener).unwrap()
    })
}

#[actix_web::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back_and_the_others_are_not() {
    let world = limited(5, 100).await;
    let busy = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let other = world.machine(EKSEMPEL, "prod", &[READ]).await;
    for _ in 0..5 {
        assert_eq!(busy.fetch(READ).await.code(), "issued");
    }
    let assertion = busy.grant(READ).assertion();
    let form = [("grant_type", portner::maskinporten::GRANT_TYPE), ("assertion", assertion.as_str())];
    let answer = Client::new().post(format!("{}token", busy.issuer())).form(&form).send().await.unwrap();
    let seconds: u64 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert_eq!((answer.status().as_u16(), (1..=60).contains(&seconds)), (429, true), "{seconds}");
    assert_eq!(other.fetch(READ).await.code(), "issued");
}

#[actix_web::test]
async fn nonsense_from_an_address_does_not_stop_whoever_has_a_good_key_there() {
    let world = limited(100, 10).await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    assert_eq!(machine.fetch(READ).await.code(), "issued");
    let nonsense = machine.grant(READ).head("kid", "unknown").assertion();
    let mut codes = Vec::new();
    for _ in 0..20 {
        codes.push(machine.send(&nonsense).await.status);
    }
    assert!(codes.contains(&429), "the database is not asked for ever: {codes:?}");
    assert_eq!(machine.fetch(READ).await.code(), "issued");
}

#[actix_web::test]
async fn what_cannot_be_read_is_limited_for_an_address() {
    for unreadable in ["", "a.b.c"] {
        let world = limited(100, 10).await;
        let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
        let mut codes = Vec::new();
        for _ in 0..20 {
            codes.push(machine.send(unreadable).await.status);
        }
        assert!(codes.contains(&400) && codes.contains(&429), "{codes:?}");
        assert_eq!(
            machine.fetch(READ).await.status,
            429,
            "of this address, a key is not read that was not read before"
        );
    }
}

#[actix_web::test]
async fn a_grant_that_no_clock_is_to_blame_for_writes_nothing() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    let now = world.services.clock.now().as_second();
    let dead = machine.grant(READ).claim("iat", now - 400).claim("exp", now - 300);
    let foreign = machine.grant(READ).claim("aud", "https://maskinporten.example/");
    world
        .happens(
            "create function never() returns trigger language plpgsql as $$ begin raise 'written'; end $$".to_owned(),
        )
        .await;
    world.happens("create trigger never before insert on used_grant execute function never()".to_owned()).await;
    assert_eq!(machine.send(&dead.assertion()).await.code(), "MP-130");
    assert_eq!(machine.send(&foreign.assertion()).await.code(), "MP-110");
    assert_eq!(machine.fetch(READ).await.status, 503, "the others do");
}

#[actix_web::test]
async fn a_refused_grant_is_given_back_also_when_the_client_hangs_up() {
    let world = World::with_demo().await;
    let machine = world.supplier(NETT, &[READ]).await;
    machine.fetch_for(EKSEMPEL, READ).await;
    let url = format!("{}token", machine.issuer());
    for wait in [1, 2, 4, 8, 16, 32] {
        let assertion = machine.grant(READ).claim("consumer_org", EKSEMPEL).assertion();
        let form = [("grant_type", portner::maskinporten::GRANT_TYPE), ("assertion", assertion.as_str())];
        let sent = Client::new().post(&url).form(&form).timeout(std::time::Duration::from_millis(wait)).send().await;
        drop(sent);
        // The endpoint ends what it has begun.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(machine.send(&assertion).await.code(), "MP-251", "hung up after {wait} ms");
    }
}

#[actix_web::test]
async fn a_grant_is_not_used_up_when_the_portal_cannot_sign() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    machine.fetch(READ).await;
    // Portals read the key that signs anew each minute.
    world.advance(SignedDuration::from_mins(2));
    let sealed = "signing_key set sealed = ";
    world.happens("create table aside as select kid, sealed from signing_key".to_owned()).await;
    world.happens(format!("update {sealed} 'x'")).await;
    let assertion = machine.grant(READ).assertion();
    let failed = machine.send(&assertion).await;
    assert_eq!((failed.status, failed.body["error"].as_str()), (503, Some("temporarily_unavailable")));
    world.happens(format!("update {sealed} aside.sealed from aside where aside.kid = signing_key.kid")).await;
    assert_eq!(machine.send(&assertion).await.code(), "issued");
}

/// The names of the keys that are published.
async fn published(machine: &Machine) -> Vec<String> {
    let keys: Value = Client::new().get(format!("{}jwk", machine.issuer())).send().await.unwrap().json().await.unwrap();
    keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

/// The key that signs.
async fn signs(machine: &Machine) -> String {
    let answer = machine.fetch(READ).await;
    let token = answer.body["access_token"].as_str().unwrap();
    jsonwebtoken::decode_header(token).unwrap().kid.unwrap()
}

#[actix_web::test]
async fn a_signing_key_that_grows_old_is_followed_by_one_that_is_published_a_day_before_it_signs() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let first = signs(&machine).await;
    world.housekeeping().await;
    assert_eq!(published(&machine).await, std::slice::from_ref(&first), "it is not old yet");
    world.advance(SignedDuration::from_hours(24 * 181));
    world.housekeeping().await;
    world.housekeeping().await;
    let both = published(&machine).await;
    assert_eq!((both.len(), &both[1]), (2, &first), "one is made, once");
    assert_eq!(signs(&machine).await, first);
    world.advance(SignedDuration::from_hours(26));
    assert_eq!(signs(&machine).await, both[0]);
    assert_eq!(published(&machine).await, both, "what the old one signed is still good");
    world.advance(SignedDuration::from_hours(24));
    assert_eq!(published(&machine).await, both[..1]);
}

#[actix_web::test]
async fn a_signing_key_that_is_withdrawn_signs_and_opens_nothing_more() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let first = signs(&machine).await;
    portner::token::keys(&world.services, KeysCommand::Withdraw { kid: first.clone() }).await.unwrap();
    let published = published(&machine).await;
    assert!(published.len() == 1 && published[0] != first, "another signs at once");
    world.advance(SignedDuration::from_mins(2));
    assert_eq!(signs(&machine).await, published[0]);
    let again = portner::token::keys(&world.services, KeysCommand::Withdraw { kid: first }).await;
    assert!(again.is_err(), "it is withdrawn once");
}

#[actix_web::test]
async fn a_stranger_writes_no_more_about_a_client_than_its_page_has_room_for() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let long = format!("a:\u{202e}{} b:c", "<".repeat(10_000));
    let refused = machine.send(&machine.grant(&long).claim("aud", "https://other.example/").assertion()).await;
    assert_eq!(refused.status, 400);
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    let kept: String = world.ask("select array_to_string(scope_names, ' ') from token_attempt").await;
    assert_eq!((kept.chars().count(), kept.contains('\u{202e}'), kept.contains("b:c")), (2_000, false, false));
}

#[actix_web::test]
async fn a_key_before_the_one_that_is_withdrawn_stays_away() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let first = signs(&machine).await;
    let rotate = KeysCommand::Rotate { environment: "prod".to_owned(), now: true };
    portner::token::keys(&world.services, rotate).await.unwrap();
    world.advance(SignedDuration::from_hours(48));
    let second = published(&machine).await;
    assert!(second.len() == 1 && second[0] != first, "the first is not published any more: {second:?}");
    portner::token::keys(&world.services, KeysCommand::Withdraw { kid: second[0].clone() }).await.unwrap();
    // So long the list is answered from memory.
    world.advance(SignedDuration::from_secs(11));
    let third = published(&machine).await;
    assert!(third.len() == 1 && third[0] != first && third[0] != second[0], "{third:?}");
}

/// `portner token` as somebody runs it, and what it says on standard error.
async fn run_token(arguments: Vec<String>) -> (bool, String) {
    let run = move || {
        Command::new(env!("CARGO_BIN_EXE_portner"))
            .arg("token")
            .args(arguments)
            .env_clear()
            .envs(std::env::vars().filter(|(name, _)| name == "PATH" || name.starts_with("LLVM")))
            .env("RUST_BACKTRACE", "1")
            .output()
            .unwrap()
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[actix_web::test]
async fn the_command_says_what_is_wrong_and_shows_no_stack() {
    let world = World::with_demo().await;
    let machine = world.machine(EKSEMPEL, "prod", &[READ]).await;
    let file = |name: &str, text: &str| {
        let path = std::env::temp_dir().join(format!("{}-{name}", machine.client));
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let public = file("public.json", &jwk(0, KID).to_string());
    let private = file("private.pem", &private_pem(0));
    let ask = |issuer: String, key: &str| {
        let client = machine.client.to_string();
        let all = ["--issuer", &issuer, "--client", &client, "--key", key, "--kid", KID, "--scope", "not:mine"];
        run_token(all.map(str::to_owned).to_vec())
    };
    let issuer = format!("{}/maskinporten/prod/", machine.origin);
    for (issuer, key, said) in [
        (issuer.clone(), public.as_str(), "this is a public key"),
        (format!("{}/annet/", machine.origin), &private, "/annet/ the issuer?"),
        // By the clock of this machine, which is not that of the test.
        (issuer, &private, "MP-130"),
    ] {
        let (is_success, told) = ask(issuer, key).await;
        assert!(!is_success && told.contains(said), "{told}");
        assert!(told.lines().count() < 6 && !told.contains("backtrace"), "{told}");
    }
    for path in [public, private] {
        std::fs::remove_file(path).unwrap();
    }
}

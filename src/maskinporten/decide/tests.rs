use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    kernel::{ClientId, ClientKeyId, Party, ScopeId},
    maskinporten::{Check, Claims, KeyFacts, Outcome, grant::Times},
};

const NOW: i64 = 1_795_000_000;
const ISSUER: &str = "https://portner.example/maskinporten/prod/";
const SUPPLIER: &str = "310223344";
const CUSTOMER: &str = "310123455";

fn number(number: &str) -> OrgNumber {
    number.parse().expect("an organisation number")
}

fn party(of: &str) -> Party {
    Party { number: number(of), name: "Eksempel".into() }
}

/// A supplier asks for two scopes of a customer, and everything is as it should be.
fn all_is_well() -> (Grant, Facts) {
    let grant = Grant {
        alg: "RS256".into(),
        proof: Some(Proof::Kid("first".into())),
        claims: Claims {
            aud: vec![ISSUER.into()],
            iss: ClientId::from(uuid::Uuid::nil()),
            times: Times { iat: NOW, nbf: None, exp: NOW + 60 },
            jti: None,
            scopes: vec!["a:0".into(), "a:1".into()],
            resource: Vec::new(),
            pid: None,
            consumer_org: Some(number(CUSTOMER)),
            authorization_details: None,
        },
        message: String::new(),
        signature: Vec::new(),
    };
    let scope = |name: &str| ScopeFacts {
        id: Some(ScopeId::from(uuid::Uuid::nil())),
        is_registered: true,
        provider: Some(party("310334456")),
        is_delegable: true,
        has_access: true,
        is_delegated: true,
        ..ScopeFacts::absent(name.to_owned())
    };
    let facts = Facts {
        now: Timestamp::from_second(NOW).expect("a time"),
        client: ClientFacts {
            id: ClientId::from(uuid::Uuid::nil()),
            owner: party(SUPPLIER),
            name: "Fagsystem".into(),
            integration_type: "maskinporten".into(),
            is_active: true,
            for_customers: true,
            acts_for_customers: false,
            token_lifetime: 120,
        },
        key: Some(KeyFacts { id: ClientKeyId::from(uuid::Uuid::nil()), expires_at: Timestamp::MAX }),
        keys: 1,
        consumer: number(CUSTOMER),
        consumer_name: None,
        consumer_prefixes: Vec::new(),
        scopes: vec![scope("a:0"), scope("a:1")],
        is_fresh: true,
    };
    (grant, facts)
}

/// What makes one thing wrong.
type Spoil = fn(&mut Grant, &mut Facts);

/// Everything that can be wrong with a grant, and what it is answered with if nothing else is.
const FAULTS: [(Spoil, Code); 22] = [
    (|_, facts| facts.client.is_active = false, Code::UnknownClient),
    (|_, facts| facts.client.integration_type = "idporten".into(), Code::UnknownClient),
    (|grant, _| grant.alg = "none".into(), Code::UnknownClient),
    (|grant, _| grant.proof = None, Code::UnknownClient),
    (|grant, _| grant.proof = Some(Proof::Certificates(vec![vec![1]])), Code::UnknownClient),
    (|_, facts| facts.key = None, Code::UnknownClient),
    (|_, facts| facts.key.iter_mut().for_each(|key| key.expires_at = facts.now), Code::ExpiredKey),
    (|grant, _| grant.claims.aud = vec!["https://other.example/".into()], Code::InvalidAudience),
    (|grant, _| grant.claims.aud.push("https://other.example/".into()), Code::InvalidAudience),
    (|grant, _| grant.claims.times.exp += 600, Code::InvalidTime),
    (|grant, _| (grant.claims.times.iat, grant.claims.times.exp) = (NOW - 90, NOW - 10), Code::InvalidTime),
    (|grant, _| grant.claims.times.nbf = Some(NOW + 60), Code::InvalidTime),
    (|_, facts| facts.is_fresh = false, Code::UsedBefore),
    (|grant, _| grant.claims.consumer_org = Some(number(SUPPLIER)), Code::InvalidConsumer),
    (|_, facts| facts.client.for_customers = false, Code::InvalidConsumer),
    (|_, facts| facts.scopes.iter_mut().for_each(|scope| scope.id = None), Code::InvalidScope),
    (|_, facts| facts.scopes.iter_mut().skip(1).for_each(|scope| scope.is_registered = false), Code::InvalidScope),
    (|_, facts| facts.scopes.iter_mut().skip(1).for_each(|scope| scope.rests = true), Code::InvalidScope),
    (
        |_, facts| facts.scopes.iter_mut().take(1).for_each(|scope| scope.integration_types = vec!["idporten".into()]),
        Code::InvalidIntegrationType,
    ),
    (
        |grant, _| grant.claims.authorization_details = Some(json!([{ "type": "urn:altinn:systemuser" }])),
        Code::UnknownDetails,
    ),
    (|_, facts| facts.scopes.iter_mut().skip(1).for_each(|scope| scope.has_access = false), Code::NoAccess),
    (|_, facts| facts.scopes.iter_mut().take(1).for_each(|scope| scope.is_delegated = false), Code::NoDelegation),
];

#[test]
fn where_nothing_is_wrong_there_is_a_token_for_the_customer() {
    let (grant, facts) = all_is_well();
    let issue = decide(&grant, &facts, ISSUER).expect("a token");
    assert_eq!((issue.consumer, issue.supplier), (number(CUSTOMER), Some(number(SUPPLIER))));
}

#[test]
fn each_fault_alone_has_its_own_answer() {
    for (nth, (spoil, code)) in FAULTS.into_iter().enumerate() {
        let (mut grant, mut facts) = all_is_well();
        spoil(&mut grant, &mut facts);
        let refusal = decide(&grant, &facts, ISSUER).expect_err("a fault");
        assert_eq!(refusal.code, code, "fault {nth}");
        // Whoever has only the text of the answer finds the reason in it.
        assert_eq!(Reason::told(code.number(), &refusal.detail), Some(refusal.reason), "fault {nth}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// The codes stand in the order in which they are found out, so the answer to several faults is the least of the answers to each.
    #[test]
    fn several_faults_are_answered_with_the_first_and_nothing_is_asked_after_it(
        chosen in prop::collection::btree_set(0..FAULTS.len(), 1..6)
    ) {
        let (mut grant, mut facts) = all_is_well();
        let mut codes = Vec::new();
        for (spoil, code) in chosen.iter().filter_map(|nth| FAULTS.get(*nth)) {
            spoil(&mut grant, &mut facts);
            codes.push(*code);
        }
        let links = chain(Subject::Client(Some(&facts)), &Asked::of(&grant, &facts), ISSUER);
        prop_assert_eq!(broken(&links).map(|(_, refusal)| refusal.code), codes.into_iter().min());
        let after = links.iter().skip_while(|link| !matches!(link.outcome, Outcome::Failed(_))).skip(1);
        prop_assert!(after.into_iter().all(|link| link.outcome == Outcome::NotReached));
    }
}

#[test]
fn without_a_client_the_scope_is_asked_about_alone() {
    let (_, mut facts) = all_is_well();
    facts.scopes.iter_mut().for_each(|scope| scope.is_delegated = false);
    let (consumer, scopes) = (number(CUSTOMER), facts.scopes.as_slice());
    let ask = |supplier| {
        let links = chain(Subject::Parties { consumer, supplier, scopes }, &Asked::default(), ISSUER);
        broken(&links).map(|(check, refusal)| (check, refusal.code))
    };
    assert_eq!(ask(Some(number(SUPPLIER))), Some((Check::Delegation, Code::NoDelegation)));
    assert_eq!(ask(None), None);
}

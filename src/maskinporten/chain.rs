//! Why there is no token, check by check: the same checks as the decision makes, in the same order, for whoever asks why. Whatever is not
//! known of a grant is not asked; what comes after the first check that fails is not reached, as at the endpoint.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    decide::{
        check_access, check_audience, check_client, check_consumer, check_delegation, check_details, check_in_use,
        check_key, check_once, check_registered, check_time, check_type,
    },
    facts::{Facts, ScopeFacts},
    grant::{Grant, Proof},
    reason::Reason,
    refusal::Refusal,
};
use crate::kernel::OrgNumber;

/// A check of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// There is such a client, and it is in use.
    Client,
    /// It has the key that the grant names.
    Key,
    /// The key has signed the grant. Only the endpoint knows.
    Signature,
    /// The grant is meant for this issuer.
    Audience,
    /// It is neither too old nor of the future.
    Time,
    /// It has not been used before.
    Once,
    /// The client may act for this consumer.
    Consumer,
    /// The client has the scope; where there is no client, the scope exists.
    Scope,
    /// The scope is in use.
    InUse,
    /// It is for clients of this type.
    Type,
    /// What `authorization_details` say.
    Details,
    /// The consumer may use the scope.
    Access,
    /// The supplier may use it for them.
    Delegation,
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is in the way.
    Passed,
    /// This is.
    Failed(Refusal),
    /// Something before it is.
    NotReached,
    /// Nothing is known of what it asks about.
    NotAsked,
}

/// A check and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Which.
    pub check: Check,
    /// What came of it.
    pub outcome: Outcome,
}

/// Who asks for a token.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// A client, or one that does not exist.
    Client(Option<&'a Facts>),
    /// A consumer, or a supplier for them, whatever their client may be.
    Parties {
        /// Whose access it is.
        consumer: OrgNumber,
        /// Who uses it for them.
        supplier: Option<OrgNumber>,
        /// What for.
        scopes: &'a [ScopeFacts],
    },
}

/// What is known of a grant besides. `None`: it is not asked about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// `alg` of the header, and how the client proves who it is.
    pub header: Option<(&'a str, Option<&'a Proof>)>,
    /// Whom it is for.
    pub aud: Option<&'a [String]>,
    /// When it was made, when it ends, and when it came.
    pub times: Option<(i64, i64, Timestamp)>,
    /// Has it not been used before?
    pub is_fresh: Option<bool>,
    /// The customer that the client names.
    pub consumer_org: Option<OrgNumber>,
    /// What else it asks for.
    pub details: Option<&'a Value>,
}

impl<'a> Asked<'a> {
    /// All that the endpoint knows of a grant.
    #[must_use]
    pub fn of(grant: &'a Grant, facts: &Facts) -> Self {
        let claims = &grant.claims;
        Self {
            header: Some((&grant.alg, grant.proof.as_ref())),
            aud: Some(&claims.aud),
            times: Some((claims.iat, claims.exp, facts.now)),
            is_fresh: Some(facts.is_fresh),
            consumer_org: claims.consumer_org,
            details: claims.authorization_details.as_ref(),
        }
    }
}

type Checked<T = ()> = Option<Result<T, Refusal>>;

/// The links, as they come.
#[derive(Default)]
struct Chain {
    links: Vec<Link>,
    is_broken: bool,
}

impl Chain {
    /// Makes a check, if nothing was in the way before it. `None`: it is not asked. What it has found out, if it has passed.
    fn check<T>(&mut self, check: Check, ask: impl FnOnce() -> Checked<T>) -> Option<T> {
        let mut found = None;
        let outcome = match self.is_broken {
            true => Outcome::NotReached,
            false => match ask() {
                None => Outcome::NotAsked,
                Some(Ok(what)) => {
                    found = Some(what);
                    Outcome::Passed
                }
                Some(Err(refusal)) => {
                    self.is_broken = true;
                    Outcome::Failed(refusal)
                }
            },
        };
        self.links.push(Link { check, outcome });
        found
    }

    /// The same for each scope.
    fn scopes(&mut self, check: Check, scopes: &[ScopeFacts], ask: impl Fn(&ScopeFacts) -> Result<(), Refusal>) {
        self.check(check, || (!scopes.is_empty()).then(|| scopes.iter().try_for_each(ask)));
    }
}

/// Every check of the decision, with what comes of it.
#[must_use]
pub fn chain(subject: Subject<'_>, asked: &Asked<'_>, issuer: &str) -> Vec<Link> {
    let mut chain = Chain::default();
    match subject {
        Subject::Client(facts) => {
            let known = chain.check(Check::Client, || Some(check_client(facts)));
            chain.check(Check::Key, || {
                asked.header.zip(known).map(|((alg, proof), facts)| check_key(alg, proof, facts))
            });
            chain.check(Check::Signature, || Checked::<()>::None);
            chain.check(Check::Audience, || asked.aud.map(|aud| check_audience(aud, issuer)));
            chain.check(Check::Time, || asked.times.map(|(iat, exp, at)| check_time((iat, exp), at)));
            chain.check(Check::Once, || asked.is_fresh.map(check_once));
            let supplier =
                chain.check(Check::Consumer, || known.map(|facts| check_consumer(asked.consumer_org, facts)));
            let scopes = known.map(|facts| facts.scopes.as_slice()).unwrap_or_default();
            chain.check(Check::Scope, || {
                let facts = known.filter(|_| !scopes.is_empty())?;
                Some(scopes.iter().try_for_each(|scope| check_registered(scope, &facts.client)))
            });
            chain.scopes(Check::InUse, scopes, check_in_use);
            chain.check(Check::Type, || {
                let facts = known.filter(|_| !scopes.is_empty())?;
                Some(scopes.iter().try_for_each(|scope| check_type(scope, &facts.client)))
            });
            chain.check(Check::Details, || asked.details.map(|details| check_details(Some(details))));
            let consumer = known.map(|facts| facts.consumer);
            of_parties(&mut chain, consumer, supplier.flatten(), scopes);
        }
        Subject::Parties { consumer, supplier, scopes } => {
            chain.scopes(Check::Scope, scopes, check_exists);
            chain.scopes(Check::InUse, scopes, check_in_use);
            of_parties(&mut chain, Some(consumer), supplier, scopes);
        }
    }
    chain.links
}

/// The checks about the consumer and whoever uses the scope for them.
fn of_parties(chain: &mut Chain, consumer: Option<OrgNumber>, supplier: Option<OrgNumber>, scopes: &[ScopeFacts]) {
    let scopes_of = |consumer: Option<OrgNumber>| consumer.filter(|_| !scopes.is_empty());
    chain.check(Check::Access, || {
        let consumer = scopes_of(consumer)?;
        Some(scopes.iter().try_for_each(|scope| check_access(scope, consumer, supplier.is_some())))
    });
    chain.check(Check::Delegation, || {
        let (consumer, supplier) = scopes_of(consumer).zip(supplier)?;
        Some(scopes.iter().try_for_each(|scope| check_delegation(scope, consumer, supplier)))
    });
}

/// Where no client is known, what it has is not asked. That a scope does not exist answers as the endpoint answers about it.
fn check_exists(scope: &ScopeFacts) -> Result<(), Refusal> {
    match scope.id {
        Some(_) => Ok(()),
        None => {
            Err(Refusal::about(Reason::NotRegistered, &scope.name, format!("there is no scope {} here", scope.name)))
        }
    }
}

/// The first thing that is wrong.
#[must_use]
pub fn broken(links: &[Link]) -> Option<(Check, &Refusal)> {
    links.iter().find_map(|link| match &link.outcome {
        Outcome::Failed(refusal) => Some((link.check, refusal)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::{
        kernel::{ClientId, ClientKeyId, Environment, Party, ScopeId},
        maskinporten::{Claims, ClientFacts, Code, KeyFacts, decide, identify},
    };

    const NOW: i64 = 1_795_000_000;
    const ISSUER: &str = "https://portner.example/maskinporten/prod/";

    fn number(number: &str) -> OrgNumber {
        number.parse().expect("an organisation number")
    }

    fn party(of: &str) -> Party {
        Party { number: number(of), name: "Eksempel".into() }
    }

    /// A grant and facts, in which so many things are wrong as are said to be.
    fn case(wrong: &[bool], scopes: &[[bool; 7]]) -> (Grant, Option<Facts>) {
        let is = |place: usize| wrong.get(place).copied().unwrap_or_default();
        let names_customer = is(0) || is(1);
        let consumer_org = names_customer.then(|| number(if is(2) { "310223344" } else { "310123455" }));
        let proof = match (is(3), is(4)) {
            (true, true) => Some(Proof::Certificates(vec![vec![1]])),
            (true, false) => None,
            _ => Some(Proof::Kid("first".into())),
        };
        let ended = if is(6) { 300 } else { 0 };
        let grant = Grant {
            alg: if is(5) { "none" } else { "RS256" }.into(),
            proof,
            claims: Claims {
                aud: vec![if is(7) { "https://other.example/" } else { ISSUER }.into()],
                iss: ClientId::from(uuid::Uuid::nil()),
                iat: NOW - ended,
                exp: NOW - ended + if is(8) { 600 } else { 60 },
                jti: None,
                scopes: scopes.iter().enumerate().map(|(n, _)| format!("a:{n}")).collect(),
                resource: Vec::new(),
                pid: None,
                consumer_org,
                authorization_details: is(9).then(|| json!([{ "type": "urn:altinn:systemuser" }])),
            },
            message: String::new(),
            signature: Vec::new(),
        };
        let now = Timestamp::from_second(NOW).expect("a time");
        let scope =
            |(n, [exists, registered, rests, closed, access, delegated, other]): (usize, &[bool; 7])| ScopeFacts {
                name: format!("a:{n}"),
                id: exists.then(|| ScopeId::from(uuid::Uuid::nil())),
                is_registered: *registered,
                deactivated_at: closed.then_some(now),
                rests: *rests,
                provider: exists.then(|| party("310334456")),
                integration_types: if *other { vec!["idporten".into()] } else { Vec::new() },
                max_age: 0,
                aud: String::new(),
                is_open: false,
                is_delegable: true,
                has_access: *access,
                is_delegated: *delegated,
            };
        let facts = Facts {
            now,
            client: ClientFacts {
                owner: party("310223344"),
                name: "Fagsystem".into(),
                environment: Environment::Prod,
                integration_type: if is(10) { "idporten" } else { "maskinporten" }.into(),
                is_active: !is(11),
                for_customers: !is(12),
                acts_for_customers: is(13),
                token_lifetime: 120,
            },
            key: (!is(14)).then(|| KeyFacts {
                id: ClientKeyId::from(uuid::Uuid::nil()),
                expires_at: if is(15) { now } else { Timestamp::MAX },
            }),
            keys: i64::from(!is(16)),
            consumer: consumer_org.unwrap_or(number("310223344")),
            consumer_name: None,
            consumer_prefixes: Vec::new(),
            scopes: scopes.iter().enumerate().map(scope).collect(),
            is_fresh: !is(17),
        };
        (grant, (!is(18)).then_some(facts))
    }

    fn one_in_ten() -> impl Strategy<Value = bool> {
        prop::bool::weighted(0.1)
    }

    /// A scope with which everything is as it should be, most of the time.
    fn scope() -> impl Strategy<Value = [bool; 7]> {
        prop::array::uniform7(one_in_ten()).prop_map(|[a, b, c, d, e, f, g]| [!a, !b, c, d, !e, !f, g])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn the_first_link_that_fails_is_what_the_endpoint_answers(
            wrong in prop::collection::vec(one_in_ten(), 19),
            scopes in prop::collection::vec(scope(), 1..4),
        ) {
            let (grant, facts) = case(&wrong, &scopes);
            let answer = match &facts {
                Some(facts) => decide(&grant, facts, ISSUER).map(drop),
                None => identify(&grant, None),
            };
            if let Err(refusal) = &answer {
                prop_assert_eq!(Reason::told(refusal.code.number(), &refusal.detail), Some(refusal.reason));
            }
            let asked = facts.as_ref().map(|facts| Asked::of(&grant, facts)).unwrap_or_default();
            let links = chain(Subject::Client(facts.as_ref()), &asked, ISSUER);
            prop_assert_eq!(broken(&links).map(|(_, refusal)| refusal.clone()), answer.err());
            let at = links.iter().position(|link| matches!(link.outcome, Outcome::Failed(_))).unwrap_or(links.len());
            prop_assert!(links.iter().skip(at + 1).all(|link| link.outcome == Outcome::NotReached));
            prop_assert!(!links.iter().take(at).any(|link| link.outcome == Outcome::NotReached));
        }
    }

    #[test]
    fn without_a_client_the_scope_is_asked_about_alone() {
        let (_, facts) = case(&[], &[[true, false, false, false, true, false, true]]);
        let scopes = facts.map(|facts| facts.scopes).unwrap_or_default();
        let (consumer, supplier) = (number("310123455"), Some(number("310223344")));
        let ask = |supplier| chain(Subject::Parties { consumer, supplier, scopes: &scopes }, &Asked::default(), ISSUER);
        assert_eq!(
            broken(&ask(supplier)).map(|(check, refusal)| (check, refusal.code)),
            Some((Check::Delegation, Code::NoDelegation))
        );
        assert_eq!(broken(&ask(None)), None);
    }
}

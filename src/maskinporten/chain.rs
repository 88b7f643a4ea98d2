//! The checks in their order, with what came of each: the decision, and the same for whoever asks why there is no token. Whatever is not
//! known of a grant is not asked; what comes after the first check that fails is not reached.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    decide::{
        check_access, check_audience, check_client, check_consumer, check_delegation, check_details, check_in_use,
        check_key, check_once, check_registered, check_time, check_type,
    },
    facts::{ClientFacts, Facts, ScopeFacts},
    grant::{Grant, Proof, Times},
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
    /// What it finds wrong with the scopes after the first. The endpoint answers with the first alone.
    pub besides: Vec<Refusal>,
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
    pub times: Option<(Times, Timestamp)>,
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
            times: Some((claims.times, facts.now)),
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
        self.links.push(Link { check, outcome, besides: Vec::new() });
        found
    }

    /// The same for each scope.
    fn scopes(&mut self, check: Check, scopes: &[ScopeFacts], ask: impl Fn(&ScopeFacts) -> Result<(), Refusal>) {
        let mut faults = scopes.iter().filter_map(|scope| ask(scope).err());
        let was_broken = self.is_broken;
        self.check(check, || (!scopes.is_empty()).then(|| faults.next().map_or(Ok(()), Err)));
        if !was_broken && let Some(link) = self.links.last_mut() {
            link.besides = faults.collect();
        }
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
            chain.check(Check::Time, || asked.times.map(|(times, at)| check_time(times, at)));
            chain.check(Check::Once, || asked.is_fresh.map(check_once));
            let supplier =
                chain.check(Check::Consumer, || known.map(|facts| check_consumer(asked.consumer_org, facts)));
            let scopes = known.map(|facts| facts.scopes.as_slice()).unwrap_or_default();
            // Without facts there are no scopes to ask about.
            let of_client = |ask: fn(&ScopeFacts, &ClientFacts) -> Result<(), Refusal>| {
                move |scope: &ScopeFacts| known.map_or(Ok(()), |facts| ask(scope, &facts.client))
            };
            chain.scopes(Check::Scope, scopes, of_client(check_registered));
            chain.scopes(Check::InUse, scopes, check_in_use);
            chain.scopes(Check::Type, scopes, of_client(check_type));
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
    let accessed = consumer.map(|_| scopes).unwrap_or_default();
    chain.scopes(Check::Access, accessed, |scope| {
        consumer.map_or(Ok(()), |consumer| check_access(scope, consumer, supplier.is_some()))
    });
    let parties = consumer.zip(supplier);
    chain.scopes(Check::Delegation, parties.map(|_| scopes).unwrap_or_default(), |scope| {
        parties.map_or(Ok(()), |(consumer, supplier)| check_delegation(scope, consumer, supplier))
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

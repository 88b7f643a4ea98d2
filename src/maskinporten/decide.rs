//! The decision, and each check that it consists of; `chain` has their order.

use jiff::Timestamp;
use serde_json::Value;

use super::{
    GRANT_LIFETIME, SKEW,
    chain::{Asked, Subject, broken, chain},
    facts::{ClientFacts, Facts, ScopeFacts},
    grant::{Grant, Proof, Times},
    reason::Reason,
    refusal::{Code, Refusal},
    signature::ALGORITHMS,
};
use crate::kernel::OrgNumber;

/// What a grant is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Whose access it is.
    pub consumer: OrgNumber,
    /// Who uses it for them.
    pub supplier: Option<OrgNumber>,
    /// What the token opens.
    pub scopes: Vec<String>,
    /// How long, in seconds.
    pub lifetime: u32,
    /// Whom the token is for; none: whoever opens something with its scopes.
    pub aud: Vec<String>,
    /// The prefixes of scopes that the consumer owns.
    pub consumer_prefixes: Vec<String>,
}

/// The types of clients that fetch tokens here.
const SERVED: [&str; 2] = ["maskinporten", "krr"];

/// The checks before the signature: the client, and how it proves who it is. They are made again with the decision, as a key may have gone
/// since.
pub fn identify<'a>(grant: &Grant, facts: Option<&'a Facts>) -> Result<&'a Facts, Refusal> {
    let facts = check_client(facts)?;
    check_key(&grant.alg, grant.proof.as_ref(), facts)?;
    Ok(facts)
}

/// There is such a client, it is in use, and it is of a type that fetches tokens here.
pub(super) fn check_client(facts: Option<&Facts>) -> Result<&Facts, Refusal> {
    let Some(facts) = facts else {
        let detail = "there is no such client here (iss); it may belong to the other environment";
        return Err(Refusal::new(Reason::NoClient, detail));
    };
    if !facts.client.is_active {
        return Err(Refusal::new(Reason::NotInUse, "the client is not in use (iss)"));
    }
    if !is_served(&facts.client.integration_type) {
        return Err(Refusal::new(
            Reason::NotServed,
            format!("the client is of the type {}, which fetches no tokens here", facts.client.integration_type),
        ));
    }
    Ok(facts)
}

/// Does a client of this type fetch tokens here?
pub(crate) fn is_served(integration_type: &str) -> bool {
    SERVED.contains(&integration_type)
}

/// The header names a key that the client has, and that has not expired.
pub(super) fn check_key(alg: &str, proof: Option<&Proof>, facts: &Facts) -> Result<(), Refusal> {
    let fault = |reason, detail: &str| Err(Refusal::new(reason, detail));
    if !ALGORITHMS.contains(&alg) {
        return fault(Reason::Algorithm, "the algorithm (alg) must be RS256, RS384 or RS512");
    }
    match proof {
        None => fault(Reason::NoKeyNamed, "the header has neither kid nor x5c: name the key that signed"),
        Some(Proof::Certificates(_)) if facts.keys > 0 => {
            let detail = "the client has registered keys, so the header must name one of them (kid) and have no x5c";
            fault(Reason::CertificatesBesideKeys, detail)
        }
        Some(Proof::Certificates(_)) => Ok(()),
        Some(Proof::Kid(_)) => match facts.key {
            None => fault(Reason::UnknownKey, "unknown key identifier (kid) for this client"),
            Some(key) if key.expires_at <= facts.now => {
                Err(Refusal::new(Code::ExpiredKey, format!("the key (kid) expired at {}", at(key.expires_at))))
            }
            Some(_) => Ok(()),
        },
    }
}

/// Is the grant refused whatever the facts are: for another issuer, or so long past that no clock is to blame?
#[must_use]
pub fn is_stale(grant: &Grant, issuer: &str, now: Timestamp) -> bool {
    let claims = &grant.claims;
    let margin = jiff::SignedDuration::from_secs(60);
    check_audience(&claims.aud, issuer).is_err()
        || [now - margin, now + margin].into_iter().all(|at| check_time(claims.times, at).is_err())
}

/// The decision, once the signature is known to be the client's: the first check that fails, or what the token says.
pub fn decide(grant: &Grant, facts: &Facts, issuer: &str) -> Result<Issue, Refusal> {
    let links = chain(Subject::Client(Some(facts)), &Asked::of(grant, facts), issuer);
    if let Some((_, refusal)) = broken(&links) {
        return Err(refusal.clone());
    }
    let (claims, scopes) = (&grant.claims, &facts.scopes);
    let lives = scopes.iter().map(|scope| scope.max_age).filter(|seconds| *seconds > 0);
    // What the provider of a scope has laid down stands in place of what the client asks for, which could only make it wider.
    let mut aud: Vec<_> = scopes.iter().filter(|scope| !scope.aud.is_empty()).map(|scope| scope.aud.clone()).collect();
    if aud.is_empty() {
        aud.clone_from(&claims.resource);
    }
    aud.sort();
    aud.dedup();
    Ok(Issue {
        consumer: facts.consumer,
        supplier: claims.consumer_org.map(|_| facts.client.owner.number),
        scopes: scopes.iter().map(|scope| scope.name.clone()).collect(),
        lifetime: lives.fold(facts.client.token_lifetime, u32::min),
        aud,
        consumer_prefixes: facts.consumer_prefixes.clone(),
    })
}

/// The issuer with or without its last slash: many clients leave it off.
pub(super) fn check_audience(aud: &[String], issuer: &str) -> Result<(), Refusal> {
    match aud {
        [one] if one.strip_suffix('/').unwrap_or(one) == issuer.strip_suffix('/').unwrap_or(issuer) => Ok(()),
        _ => Err(Refusal::new(Code::InvalidAudience, format!("the claim aud must be {issuer} and nothing else"))),
    }
}

/// `iat`, `nbf` and `exp` of a grant that came `now`.
pub(super) fn check_time(Times { iat, nbf, exp }: Times, now: Timestamp) -> Result<(), Refusal> {
    let fault = |reason, detail: String| Err(Refusal::new(reason, detail));
    let server = now.as_second();
    let clock = format!("the clock here is at {}", at(now));
    for (name, begins) in [("iat", Some(iat)), ("nbf", nbf)] {
        let ahead = begins.map_or(0, |begins| begins - server);
        if ahead > SKEW {
            let detail = format!(
                "the grant was made {ahead} s in the future ({name}; at most {SKEW} s): {clock}, is yours ahead?"
            );
            return fault(Reason::Ahead(ahead), detail);
        }
    }
    if exp < iat {
        return fault(Reason::EndsBeforeItBegins, "the grant ends (exp) before it is made (iat)".to_owned());
    }
    if exp - iat > GRANT_LIFETIME {
        let life = exp - iat;
        let detail = format!("the grant lives for {life} s (exp - iat); at most {GRANT_LIFETIME} s");
        return fault(Reason::LivesTooLong(life), detail);
    }
    if exp <= server {
        let behind = server - exp;
        let detail = format!("the grant ended {behind} s ago (exp): {clock}, is yours behind?");
        return fault(Reason::Past(behind), detail);
    }
    Ok(())
}

/// A grant works once.
pub(super) fn check_once(is_fresh: bool) -> Result<(), Refusal> {
    if is_fresh {
        return Ok(());
    }
    Err(Refusal::new(Code::UsedBefore, "the grant has been used before; make a new one with its own jti"))
}

/// For whom the client acts: its own organisation, or a customer, for whom it is the supplier.
pub(super) fn check_consumer(consumer_org: Option<OrgNumber>, facts: &Facts) -> Result<Option<OrgNumber>, Refusal> {
    let (client, owner) = (&facts.client, facts.client.owner.number);
    let fault = |reason, detail: &str| Err(Refusal::new(reason, detail));
    match consumer_org {
        None if client.acts_for_customers => {
            fault(Reason::CustomerNeeded, "the client acts for customers and nobody else: name one with consumer_org")
        }
        None => Ok(None),
        Some(consumer) if consumer == owner => {
            let detail = "consumer_org is the organisation of the client itself: leave it out, or name a customer";
            fault(Reason::NamesOwner, detail)
        }
        Some(_) if !client.for_customers && !client.acts_for_customers => {
            let detail = "the client is not registered for customers, so it cannot name one with consumer_org";
            fault(Reason::NotForCustomers, detail)
        }
        Some(_) => Ok(Some(owner)),
    }
}

/// The client has the scope. One that does not exist answers like one that it does not have.
pub(super) fn check_registered(scope: &ScopeFacts, client: &ClientFacts) -> Result<(), Refusal> {
    if scope.id.is_some() && scope.is_registered {
        return Ok(());
    }
    let name = &scope.name;
    let detail = format!("the client {} ({}) does not have the scope {name}", client.name, client.id);
    Err(Refusal::about(Reason::NotRegistered, name, detail))
}

/// The scope is in use.
pub(super) fn check_in_use(scope: &ScopeFacts) -> Result<(), Refusal> {
    let name = &scope.name;
    let fault = |detail: String| Err(Refusal::about(Reason::OutOfUse, name, detail));
    match (scope.deactivated_at, scope.rests) {
        (Some(since), _) => fault(format!("{} took the scope {name} out of use at {}", provider(scope), at(since))),
        (None, true) => fault(format!("{} takes the scope {name} out of use today", provider(scope))),
        (None, false) => Ok(()),
    }
}

/// The scope is for clients of this type.
pub(super) fn check_type(scope: &ScopeFacts, client: &ClientFacts) -> Result<(), Refusal> {
    let (name, of_client) = (&scope.name, &client.integration_type);
    if scope.integration_types.is_empty() || scope.integration_types.contains(of_client) {
        return Ok(());
    }
    let detail = format!("the scope {name} is not for clients of the type {of_client}");
    Err(Refusal::about(Code::InvalidIntegrationType, name, detail))
}

/// The consumer may use the scope.
pub(super) fn check_access(scope: &ScopeFacts, consumer: OrgNumber, is_delegated: bool) -> Result<(), Refusal> {
    if scope.has_access {
        return Ok(());
    }
    let name = &scope.name;
    let hint = match (is_delegated, scope.is_delegable) {
        // The commonest mistake of a supplier.
        (false, true) => "; does the client act for a customer? then name it with the claim consumer_org",
        _ => "",
    };
    let detail = format!("{consumer} has not been given access to the scope {name} by {}{hint}", provider(scope));
    Err(Refusal::about(Code::NoAccess, name, detail))
}

/// The supplier may use it for the consumer.
pub(super) fn check_delegation(scope: &ScopeFacts, consumer: OrgNumber, supplier: OrgNumber) -> Result<(), Refusal> {
    if scope.is_delegated {
        return Ok(());
    }
    let name = &scope.name;
    let detail = format!("{consumer} has not delegated the scope {name} to {supplier}");
    Err(Refusal::about(Code::NoDelegation, name, detail))
}

/// System users do not exist here yet, so that none of them can be named.
pub(crate) fn check_details(details: Option<&Value>) -> Result<(), Refusal> {
    const FIELDS: [&str; 4] = ["type", "systemuser_org", "externalRef", "systemuser_id"];
    let Some(details) = details else { return Ok(()) };
    let fault = |code, detail: &str| Err(Refusal::new(code, detail));
    let Some([Value::Object(one)]) = details.as_array().map(Vec::as_slice) else {
        return fault(Code::InvalidDetails, "authorization_details must be an array of one object");
    };
    let Some(Value::String(kind)) = one.get("type") else {
        return fault(Code::InvalidDetails, "authorization_details has no type");
    };
    if kind == "urn:altinn:systemuser" && one.keys().any(|name| !FIELDS.contains(&name.as_str())) {
        return fault(Code::UnknownDetailFields, "authorization_details has fields that a system user does not have");
    }
    fault(Code::UnknownDetails, "this type of authorization_details is not supported here")
}

fn provider(scope: &ScopeFacts) -> String {
    scope.provider.as_ref().map_or_else(String::new, |provider| format!("{} ({})", provider.name, provider.number))
}

/// To the second, in UTC.
fn at(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests;

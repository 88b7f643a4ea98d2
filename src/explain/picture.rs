//! The way of a token as a picture: from the API provider by way of consumer and supplier to the client, with what lies between them.

use super::{
    answer::Answer,
    sentences::{State, name, state},
    texts::RefusedTexts,
};
use crate::{
    kernel::{Lang, Party},
    maskinporten::{Check, Outcome},
};

/// Somebody on the way, and what leads there from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    /// None at the beginning of the way.
    pub way: Option<Way>,
    /// What they are: API provider, consumer, supplier, client.
    pub role: &'static str,
    pub name: String,
}

/// What lies between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub state: State,
    pub word: &'static str,
    /// What it is, or what of it stops the client.
    pub name: &'static str,
}

/// What a provider has opened to a consumer.
const ACCESS: &[Check] = &[Check::Access, Check::InUse, Check::Type];
/// What a consumer has given a supplier.
const DELEGATION: &[Check] = &[Check::Delegation];
/// What belongs to the client and its request.
const CLIENT: &[Check] = &[
    Check::Client,
    Check::Key,
    Check::Signature,
    Check::Audience,
    Check::Time,
    Check::Once,
    Check::Consumer,
    Check::Scope,
    Check::Details,
];

/// The way; empty where there are no two to go between.
pub(super) fn picture(lang: Lang, answer: &Answer) -> Vec<Stop> {
    let t = RefusedTexts(lang);
    let provider = answer.scope_of(answer.stops()).and_then(|scope| scope.provider.as_ref());
    let name = |party: &Party| party.name.clone();
    let client = answer.of_client().map(|client| client.name.clone());
    let stops = [
        (t.provider(), provider.map(name), None),
        (t.consumer(), answer.consumer.as_ref().map(name), Some(ACCESS)),
        (t.supplier(), answer.supplier.as_ref().map(name), Some(DELEGATION)),
        (t.client(), client, Some(CLIENT)),
    ];
    let mut way: Vec<Stop> = Vec::new();
    for (role, name, checks) in stops {
        let Some(name) = name else { continue };
        let between = checks.filter(|_| !way.is_empty()).and_then(|checks| between(t, answer, checks));
        way.push(Stop { way: between, role, name });
    }
    if way.len() > 1 { way } else { Vec::new() }
}

/// The check among these that fails, or else the first.
fn between(t: RefusedTexts, answer: &Answer, checks: &[Check]) -> Option<Way> {
    let is_unreadable = answer.said.as_ref().is_some_and(|said| said.reason.check().is_none());
    if is_unreadable && checks.contains(&Check::Client) {
        return Some(Way { state: State::Failed, word: t.failed(), name: t.link_request() });
    }
    let among = || answer.links.iter().filter(|link| checks.contains(&link.check));
    let fails = among().find(|link| matches!(link.outcome, Outcome::Failed(_)));
    let link = fails.or_else(|| checks.first().and_then(|first| among().find(|link| link.check == *first)))?;
    let (state, word) = state(t, &link.outcome);
    Some(Way { state, word, name: name(link.check, t) })
}

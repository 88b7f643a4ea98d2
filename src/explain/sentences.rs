//! The answer in sentences, for pages and for the command line. Every decision about wording is made here.

use jiff::Timestamp;

use super::{
    answer::Answer,
    codes::{Entry, entry},
    picture::{Stop, picture},
    texts::{ActTexts, CodeTexts, PageTexts, RefusedTexts},
};
use crate::{
    entitlements::LastDelegation,
    kernel::oslo,
    kernel::{Environment, Lang, Party},
    maskinporten::{ALGORITHMS, Check, Link, Outcome, Proof, Refusal, ScopeFacts},
    web::{Words, day, long_day},
};

/// How far a check has come, for the colour and the sign of its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Passed,
    Failed,
    NotReached,
    NotAsked,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub name: &'static str,
    pub state: State,
    /// The state as a word.
    pub word: &'static str,
    pub sentence: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub is_yes: bool,
    pub headline: String,
    /// What goes with it, one paragraph each.
    pub more: Vec<String>,
    /// Who can put it right; empty: there is nothing to put right.
    pub who: String,
    /// What was asked: client, consumer, supplier, scopes.
    pub about: Vec<(&'static str, String)>,
    /// As of when.
    pub at: String,
    pub picture: Vec<Stop>,
    pub steps: Vec<Step>,
}

impl Told {
    pub fn of(lang: Lang, answer: &Answer, now: Timestamp) -> Self {
        let t = RefusedTexts(lang);
        let code = answer.question.code;
        let then = answer.question.then.map(|moment| moment.in_words(lang));
        let mut told = Self {
            is_yes: false,
            headline: String::new(),
            more: Vec::new(),
            who: String::new(),
            about: about(lang, answer),
            at: then.as_ref().map_or_else(|| t.now(long_day(lang, now)), |then| t.then(then)),
            picture: picture(lang, answer),
            steps: answer.links.iter().map(|link| step(lang, answer, link)).collect(),
        };
        if let Some((check, refusal)) = answer.broken() {
            let sentence = sentence(lang, answer, check, refusal);
            told.headline = then.as_ref().map_or_else(|| sentence.clone(), |then| t.stopped_then(then, &sentence));
            told.more.extend(code.map(|number| match then {
                _ if number == refusal.code.number() => t.reported(number),
                None => t.another_now(number),
                Some(_) => t.another_then(number),
            }));
            // The past is not put right.
            if then.is_none() {
                told.more.extend(hint(lang, answer, check, refusal));
                told.who = who(lang, answer, check, refusal);
            }
        } else if let Some(Entry { code, means, next, who, .. }) = answer.unseen().and_then(|code| entry(lang, code)) {
            // Something that cannot be seen from here.
            means.clone_into(&mut told.headline);
            told.more.push(t.reported(code));
            told.more.extend(names(lang, &answer.question.named_fields));
            told.more.push(next.to_owned());
            who.clone_into(&mut told.who);
        } else if let Some(then) = &then {
            (told.is_yes, told.headline) = (true, t.all_well_then(then));
            told.more.extend(code.map(|number| t.reported(number)));
            told.more.push(t.all_well_then_body().to_owned());
        } else {
            (told.is_yes, told.headline) = (true, t.all_well().to_owned());
            told.more.extend(code.map(|number| t.mended(number)));
            told.more.push(t.all_well_body().to_owned());
        }
        if answer.is_not_theirs {
            told.more.push(if then.is_some() { t.not_yours_then() } else { t.not_yours() }.to_owned());
        }
        if then.is_some() {
            told.more.push(t.then_unknown().to_owned());
        }
        told
    }

    /// What a code says of itself, where nothing else is known.
    pub fn of_code(lang: Lang, entry: &Entry, named_fields: &[&'static str], is_lost: bool) -> Self {
        let t = RefusedTexts(lang);
        let mut more = vec![t.reported(entry.code)];
        more.extend(names(lang, named_fields));
        more.push(entry.next.to_owned());
        if is_lost {
            more.push(t.no_more_known().to_owned());
        }
        Self {
            is_yes: false,
            headline: entry.means.to_owned(),
            more,
            who: entry.who.to_owned(),
            about: Vec::new(),
            at: String::new(),
            picture: Vec::new(),
            steps: Vec::new(),
        }
    }
}

/// What was asked.
fn about(lang: Lang, answer: &Answer) -> Vec<(&'static str, String)> {
    let t = RefusedTexts(lang);
    let environment = match answer.environment {
        Environment::Prod => Words(lang).production(),
        Environment::Test => Words(lang).test(),
    };
    let client = answer.client_id().filter(|_| !answer.is_not_theirs);
    let party = |party: &Option<Party>| party.as_ref().map(Party::with_number);
    let all = [
        (PageTexts(lang).environment(), Some(environment.to_owned())),
        (t.client(), client.map(|client| client.to_string())),
        (t.consumer(), party(&answer.consumer)),
        (t.supplier(), party(&answer.supplier)),
        (t.scope(), Some(answer.question.scopes.join(" ")).filter(|scopes| !scopes.is_empty())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Which parts of the request the error speaks of.
fn names(lang: Lang, fields: &[&'static str]) -> Option<String> {
    (!fields.is_empty()).then(|| RefusedTexts(lang).names(fields.join(", ")))
}

pub(super) fn name(check: Check, t: RefusedTexts) -> &'static str {
    match check {
        Check::Client => t.link_client(),
        Check::Key => t.link_key(),
        Check::Signature => t.link_signature(),
        Check::Audience => t.link_audience(),
        Check::Time => t.link_time(),
        Check::Once => t.link_once(),
        Check::Consumer => t.link_consumer(),
        Check::Scope => t.link_scope(),
        Check::InUse => t.link_in_use(),
        Check::Type => t.link_type(),
        Check::Details => t.link_details(),
        Check::Access => t.link_access(),
        Check::Delegation => t.link_delegation(),
    }
}

/// How far a check has come, and the word for it.
pub(super) fn state(t: RefusedTexts, outcome: &Outcome) -> (State, &'static str) {
    match outcome {
        Outcome::Passed => (State::Passed, t.passed()),
        Outcome::Failed(_) => (State::Failed, t.failed()),
        Outcome::NotReached => (State::NotReached, t.not_reached()),
        Outcome::NotAsked => (State::NotAsked, t.not_asked()),
    }
}

fn step(lang: Lang, answer: &Answer, link: &Link) -> Step {
    let t = RefusedTexts(lang);
    let (state, word) = state(t, &link.outcome);
    let sentence = match &link.outcome {
        Outcome::Passed => passed(lang, answer, link.check),
        Outcome::Failed(refusal) => sentence(lang, answer, link.check, refusal),
        Outcome::NotReached => String::new(),
        Outcome::NotAsked => unasked(t, link.check).to_owned(),
    };
    Step { name: name(link.check, t), state, word, sentence }
}

fn named(party: Option<&Party>) -> String {
    party.map(Party::with_number).unwrap_or_default()
}

fn kid(answer: &Answer) -> &str {
    match &answer.question.proof {
        Some(Proof::Kid(kid)) => kid,
        _ => "",
    }
}

fn passed(lang: Lang, answer: &Answer, check: Check) -> String {
    let t = RefusedTexts(lang);
    let (consumer, supplier) = (named(answer.consumer.as_ref()), named(answer.supplier.as_ref()));
    let client = answer.of_client();
    let owner = client.map(|client| client.owner.name.as_str()).unwrap_or_default();
    match check {
        Check::Client => t.ok_client(client.map(|client| client.name.as_str()).unwrap_or_default(), owner),
        Check::Key => match answer.client.as_ref().and_then(|facts| facts.key) {
            Some(key) => t.ok_key_until(kid(answer), day(lang, oslo(key.expires_at).date())),
            None => t.ok_key(kid(answer)),
        },
        Check::Audience => t.ok_audience().to_owned(),
        Check::Time => t.ok_time(answer.question.times.map(|(iat, exp)| exp - iat).unwrap_or_default()),
        Check::Consumer if answer.supplier.is_none() => t.ok_own(owner),
        Check::Consumer => t.ok_customer(consumer),
        Check::Scope if client.is_some() => t.ok_registered().to_owned(),
        Check::Scope => t.ok_exists().to_owned(),
        Check::InUse => t.ok_in_use().to_owned(),
        Check::Type => t.ok_type().to_owned(),
        Check::Access => t.ok_access(consumer),
        Check::Delegation => t.ok_delegation(consumer, supplier),
        Check::Signature | Check::Once | Check::Details => String::new(),
    }
}

fn unasked(t: RefusedTexts, check: Check) -> &'static str {
    match check {
        Check::Signature => t.unasked_signature(),
        Check::Once => t.unasked_once(),
        Check::Details => t.unasked_details(),
        Check::Delegation => t.unasked_supplier(),
        Check::Scope | Check::InUse | Check::Type | Check::Access => t.unasked_scope(),
        _ => t.unasked(),
    }
}

/// What stops it.
fn sentence(lang: Lang, answer: &Answer, check: Check, refusal: &Refusal) -> String {
    let t = RefusedTexts(lang);
    let scope = answer.scope_of(Some(refusal));
    let scope_name = scope.map(|scope| scope.name.as_str()).unwrap_or_default();
    let provider = scope.and_then(|scope| scope.provider.as_ref());
    let provider_name = provider.map(|provider| provider.name.as_str()).unwrap_or_default();
    let (consumer, supplier) = (named(answer.consumer.as_ref()), named(answer.supplier.as_ref()));
    let client = answer.of_client();
    let client_name = client.map(|client| client.name.as_str()).unwrap_or_default();
    let kind = client.map(|client| client.integration_type.as_str()).unwrap_or_default();
    match check {
        Check::Client => match client {
            None => {
                let id = answer.client_id().map(|id| id.to_string()).unwrap_or_default();
                if answer.question.then.is_some() { t.no_client_then(id) } else { t.no_client(id) }
            }
            Some(client) if !client.is_active => t.client_inactive(client_name),
            Some(_) => t.client_type(client_name, kind),
        },
        Check::Key => match answer.client.as_ref().and_then(|facts| facts.key) {
            _ if !ALGORITHMS.contains(&answer.question.alg.as_str()) => t.algorithm(&answer.question.alg),
            Some(key) => t.key_expired(kid(answer), long_day(lang, key.expires_at)),
            None => t.key_unknown(client_name, kid(answer)),
        },
        Check::Audience => t.audience(answer.question.aud.as_deref().unwrap_or_default().join(", "), &answer.issuer),
        Check::Time => match answer.question.times {
            Some((iat, exp)) if exp < iat => t.times_turned().to_owned(),
            Some((iat, exp)) if exp - iat > crate::maskinporten::GRANT_LIFETIME => t.too_long(exp - iat),
            _ => t.times_ahead().to_owned(),
        },
        Check::Consumer if answer.question.consumer.is_none() => t.consumer_needed(client_name),
        Check::Consumer if answer.names_no_customer() => {
            t.consumer_is_owner(client.map(|client| client.owner.name.as_str()).unwrap_or_default())
        }
        Check::Consumer => t.consumer_not_allowed(client_name),
        Check::Scope if client.is_some() => t.not_registered(client_name, scope_name),
        Check::Scope if answer.question.then.is_some() => t.no_scope_then(scope_name),
        Check::Scope => t.no_scope(scope_name),
        Check::InUse => match scope.and_then(|scope| scope.deactivated_at) {
            Some(since) => t.deactivated(provider_name, scope_name, long_day(lang, since)),
            None => t.rests(provider_name, scope_name),
        },
        Check::Type => t.wrong_type(scope_name, kind),
        Check::Access => t.no_access(consumer, scope_name, provider_name),
        Check::Delegation => t.no_delegation(consumer, supplier, scope_name),
        Check::Signature | Check::Once | Check::Details => refusal.detail.clone(),
    }
}

/// What is often the reason.
fn hint(lang: Lang, answer: &Answer, check: Check, refusal: &Refusal) -> Option<String> {
    let t = RefusedTexts(lang);
    let scope = answer.scope_of(Some(refusal))?;
    match check {
        Check::Scope if answer.client.is_none() => Some(t.no_scope_hint().to_owned()),
        Check::Access if answer.supplier.is_some() => Some(t.customer_asks().to_owned()),
        Check::Access if scope.is_delegable => Some(t.consumer_forgotten().to_owned()),
        Check::Delegation if !scope.is_delegable => scope.provider.as_ref().map(|it| t.not_delegable(&it.name)),
        Check::Delegation => match answer.ended? {
            LastDelegation::None => Some(t.never_given().to_owned()),
            LastDelegation::Withdrawn(at) => Some(t.withdrawn(long_day(lang, at))),
            LastDelegation::EndedOn(last) => Some(t.ended_on(day(lang, last))),
            LastDelegation::Lasts => None,
        },
        _ => None,
    }
}

/// Who can put it right, and where.
fn who(lang: Lang, answer: &Answer, check: Check, refusal: &Refusal) -> String {
    let t = ActTexts(lang);
    let of = |party: Option<&Party>| party.map(|party| party.name.clone());
    let scope = answer.scope_of(Some(refusal));
    let provider = of(scope.and_then(|scope: &ScopeFacts| scope.provider.as_ref()));
    let by_code = || entry(lang, refusal.code.number()).map(|entry| entry.who.to_owned()).unwrap_or_default();
    let client = answer.of_client();
    let owner = client.map(|client| client.owner.name.clone());
    let told = match check {
        Check::Scope if client.is_none() => Some(CodeTexts(lang).by_developer().to_owned()),
        // The request is to be another: it names no customer where it has to, or its own organisation.
        Check::Consumer if answer.names_no_customer() => owner.map(|owner| t.who_developer(owner)),
        Check::Consumer => owner.map(|owner| t.who_customers_client(owner)),
        Check::Client | Check::Key | Check::Scope | Check::Type => owner.map(|owner| t.who_client(owner)),
        Check::InUse | Check::Access => provider.map(|provider| t.who_provider(provider)),
        Check::Delegation if scope.is_some_and(|scope| !scope.is_delegable) => provider.map(|it| t.who_provider(it)),
        Check::Delegation => of(answer.consumer.as_ref()).map(|consumer| t.who_consumer(consumer)),
        Check::Signature | Check::Audience | Check::Time | Check::Once | Check::Details => {
            owner.map(|owner| t.who_developer(owner))
        }
    };
    told.unwrap_or_else(by_code)
}

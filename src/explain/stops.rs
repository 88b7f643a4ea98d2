//! What stops a client, in a sentence, what is often behind it, and who can put it right.

use super::{
    answer::Answer,
    codes::entry,
    sentences::{environment, kid, named},
    texts::{ActTexts, CodeTexts, RefusedTexts},
};
use crate::{
    entitlements::Ended,
    kernel::{Lang, Party},
    maskinporten::{Check, Code, Reason, Refusal, ScopeFacts},
    web::{day, long_day},
};

/// What stops it, and the scopes that it stops alike.
struct Stopped<'a> {
    refusal: &'a Refusal,
    scopes: Vec<&'a ScopeFacts>,
}

/// What stops it: of several scopes, those that stop alike are together. The first is what the endpoint answers with.
fn stopped<'a>(answer: &'a Answer, refusal: &'a Refusal) -> Vec<Stopped<'a>> {
    let mut all: Vec<Stopped<'a>> = Vec::new();
    for refusal in answer.besides(refusal) {
        let scope = answer.scope_of(Some(refusal));
        // Of a provider only where the sentence names it.
        let names_provider = refusal.reason == Reason::OutOfUse || refusal.code == Code::NoAccess;
        let provider = |scope: &ScopeFacts| scope.provider.clone().filter(|_| names_provider);
        let alike = |scope: &ScopeFacts| (scope.id.is_some(), scope.deactivated_at, provider(scope));
        let same = all.iter_mut().find(|stopped| {
            stopped.refusal.reason == refusal.reason
                && stopped.scopes.first().map(|first| alike(first)) == scope.map(alike)
        });
        match same {
            Some(stopped) => stopped.scopes.extend(scope),
            None => all.push(Stopped { refusal, scopes: scope.into_iter().collect() }),
        }
    }
    all
}

/// What a code says of itself.
pub(super) fn means(lang: Lang, code: Code) -> String {
    entry(lang, code.number()).map(|entry| entry.means.to_owned()).unwrap_or_default()
}

/// What to do next where only the code is known, and not what exactly is behind it.
pub(super) fn next(lang: Lang, reason: Reason, issuer: &str) -> Option<String> {
    match reason {
        Reason::Of(Code::InvalidAudience) => Some(RefusedTexts(lang).audience_must_be(issuer)),
        Reason::Of(code) => entry(lang, code.number()).map(|entry| entry.next.to_owned()),
        Reason::NoClient => Some(RefusedTexts(lang).paste_to_find().to_owned()),
        _ => None,
    }
}

/// What stops it.
pub(super) fn sentence(lang: Lang, answer: &Answer, refusal: &Refusal) -> String {
    let all = stopped(answer, refusal);
    all.iter().map(|stopped| alike(lang, answer, stopped)).collect::<Vec<_>>().join(" ")
}

/// What stops these scopes, or none.
fn alike(lang: Lang, answer: &Answer, stopped: &Stopped<'_>) -> String {
    let (t, refusal) = (RefusedTexts(lang), stopped.refusal);
    let client = answer.of_client();
    let client_name = client.map(|client| client.name.as_str()).unwrap_or_default();
    let kind = client.map(|client| client.integration_type.as_str()).unwrap_or_default();
    match refusal.reason {
        Reason::NoClient if let Some(there) = &answer.elsewhere => {
            t.client_elsewhere(&there.client.name, environment(lang, there.environment), &there.issuer)
        }
        Reason::NoClient => {
            let id = answer.client_id().map(|id| id.to_string()).unwrap_or_default();
            if answer.question.then.is_some() { t.no_client_then(id) } else { t.no_client(id) }
        }
        Reason::NotInUse => t.client_inactive(client_name),
        Reason::NotServed => t.client_type(client_name, kind),
        Reason::Algorithm if answer.said.is_none() => t.algorithm(&answer.question.alg),
        Reason::UnknownKey if client.is_some() && !kid(answer).is_empty() => t.key_unknown(client_name, kid(answer)),
        Reason::CustomerNeeded => t.consumer_needed(client_name),
        Reason::NamesOwner => t.consumer_is_owner(client.map(|client| client.owner.name.as_str()).unwrap_or_default()),
        Reason::NotForCustomers => t.consumer_not_allowed(client_name),
        Reason::NotRegistered | Reason::OutOfUse => of_scope(lang, answer, stopped),
        Reason::Of(code) => of_code(lang, answer, stopped, code),
        reason => alone(lang, reason).unwrap_or_else(|| means(lang, refusal.code)),
    }
}

/// A reason that is told without names.
pub(super) fn alone(lang: Lang, reason: Reason) -> Option<String> {
    let t = RefusedTexts(lang);
    Some(match reason {
        Reason::NoClient => t.client_unknown().to_owned(),
        Reason::Algorithm => t.no_such_algorithm().to_owned(),
        Reason::NoKeyNamed => t.no_key_named().to_owned(),
        Reason::CertificatesBesideKeys => t.certificates_beside_keys().to_owned(),
        Reason::UnknownKey => t.no_such_key().to_owned(),
        Reason::Ahead(seconds) => t.times_ahead(seconds),
        Reason::EndsBeforeItBegins => t.times_turned().to_owned(),
        Reason::LivesTooLong(seconds) => t.too_long(seconds),
        Reason::Past(seconds) => t.times_past(seconds),
        _ => return None,
    })
}

/// The scopes by name.
fn names(lang: Lang, scopes: &[&ScopeFacts]) -> String {
    let t = RefusedTexts(lang);
    match scopes {
        [] => String::new(),
        [one] => t.one_scope(&one.name),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|scope| scope.name.as_str()).collect();
            t.scopes(first.join(", "), &last.name)
        }
    }
}

/// What stops it is the scope.
fn of_scope(lang: Lang, answer: &Answer, stopped: &Stopped<'_>) -> String {
    let (t, refusal) = (RefusedTexts(lang), stopped.refusal);
    let Some(scope) = stopped.scopes.first() else { return means(lang, refusal.code) };
    let names = names(lang, &stopped.scopes);
    let provider = scope.provider.as_ref().map(|provider| provider.name.as_str()).unwrap_or_default();
    match (refusal.reason, scope.deactivated_at, answer.of_client()) {
        (Reason::OutOfUse, Some(since), _) => t.deactivated(provider, names, long_day(lang, since)),
        (Reason::OutOfUse, None, _) if scope.rests => t.rests(provider, names),
        (Reason::OutOfUse, None, _) => t.was_out_of_use(names),
        (_, _, Some(client)) if scope.id.is_some() => t.not_registered(&client.name, names),
        _ if answer.question.then.is_some() => t.no_scope_then(names),
        _ => t.no_scope(names),
    }
}

/// What stops it is what the code says: as far as it is known, with whom and what it is about.
fn of_code(lang: Lang, answer: &Answer, stopped: &Stopped<'_>, code: Code) -> String {
    let t = RefusedTexts(lang);
    let (scope, names) = (stopped.scopes.first(), names(lang, &stopped.scopes));
    let provider = scope.and_then(|scope| scope.provider.as_ref());
    let provider_name = provider.map(|provider| provider.name.as_str()).unwrap_or_default();
    let (consumer, supplier) = (named(answer.consumer.as_ref()), named(answer.supplier.as_ref()));
    let kind = answer.of_client().map(|client| client.integration_type.as_str()).unwrap_or_default();
    match (code, answer.client.as_ref().and_then(|facts| facts.key), &answer.question.aud) {
        (Code::ExpiredKey, Some(key), _) => t.key_expired(kid(answer), long_day(lang, key.expires_at)),
        (Code::InvalidAudience, _, Some(aud)) => t.audience(aud.join(", "), &answer.issuer),
        (Code::InvalidIntegrationType, ..) if scope.is_some() && !kind.is_empty() => t.wrong_type(kind, names),
        (Code::NoAccess, ..) if provider.is_some() => t.no_access(consumer, names, provider_name),
        (Code::NoDelegation, ..) if scope.is_some() && answer.supplier.is_some() => {
            t.no_delegation(consumer, supplier, names)
        }
        _ => means(lang, code),
    }
}

/// What is often the reason.
pub(super) fn hint(lang: Lang, answer: &Answer, refusal: &Refusal) -> Option<String> {
    let t = RefusedTexts(lang);
    if let Some(other) = answer.other_environment() {
        return Some(t.addressed_to(environment(lang, other)));
    } else if let Some(key) = &answer.removed_key {
        return Some(t.key_removed(long_day(lang, key.at)));
    }
    let scope = answer.scope_of(Some(refusal))?;
    match refusal.reason {
        Reason::NotRegistered if scope.id.is_none() => Some(t.no_scope_hint().to_owned()),
        Reason::Of(Code::NoAccess) if answer.supplier.is_some() => Some(t.customer_asks().to_owned()),
        Reason::Of(Code::NoAccess) if scope.is_delegable => Some(t.consumer_forgotten().to_owned()),
        Reason::Of(Code::NoDelegation) if !scope.is_delegable => {
            scope.provider.as_ref().map(|it| t.not_delegable(&it.name))
        }
        Reason::Of(Code::NoDelegation) => {
            let ended = match answer.last.as_ref()?.ended {
                Ended::Never => t.never_given().to_owned(),
                Ended::Withdrawn(at) => t.withdrawn(long_day(lang, at)),
                Ended::On(last) => t.ended_on(day(lang, last)),
                Ended::Lasts => return None,
            };
            // Of several, it is known of the first.
            let is_alone = answer.besides(refusal).len() == 1;
            Some(if is_alone { ended } else { format!("{}: {ended}", scope.name) })
        }
        _ => None,
    }
}

/// Who can put it right, and where.
pub(super) fn who(lang: Lang, answer: &Answer, refusal: &Refusal) -> String {
    let t = ActTexts(lang);
    let of = |party: Option<&Party>| party.map(|party| party.name.clone());
    let scope = answer.scope_of(Some(refusal));
    let provider = of(scope.and_then(|scope: &ScopeFacts| scope.provider.as_ref()));
    let by_code = || entry(lang, refusal.code.number()).map(|entry| entry.who.to_owned()).unwrap_or_default();
    let client = answer.of_client().or(answer.elsewhere.as_ref().map(|there| &there.client));
    let owner = client.map(|client| client.owner.name.clone());
    let developer = || owner.clone().map(|owner| t.who_developer(owner));
    let told = match (refusal.reason, refusal.reason.check()) {
        (Reason::NotRegistered, _) if client.is_none() => Some(CodeTexts(lang).by_developer().to_owned()),
        (Reason::NotRegistered, _) if scope.is_some_and(|scope| scope.id.is_none()) => developer(),
        // The request is to be another.
        (
            Reason::NoClient
            | Reason::Algorithm
            | Reason::NoKeyNamed
            | Reason::CertificatesBesideKeys
            | Reason::CustomerNeeded
            | Reason::NamesOwner,
            _,
        ) => developer(),
        (Reason::NotForCustomers, _) => owner.map(|owner| t.who_customers_client(owner)),
        (_, Some(Check::Client | Check::Key | Check::Scope | Check::Type)) => owner.map(|owner| t.who_client(owner)),
        (_, Some(Check::InUse | Check::Access)) => provider.map(|provider| t.who_provider(provider)),
        (_, Some(Check::Delegation)) if scope.is_some_and(|scope| !scope.is_delegable) => {
            provider.map(|it| t.who_provider(it))
        }
        (_, Some(Check::Delegation)) => of(answer.consumer.as_ref()).map(|consumer| t.who_consumer(consumer)),
        _ => developer(),
    };
    told.unwrap_or_else(by_code)
}

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

/// What a code says of itself.
pub(super) fn means(lang: Lang, code: Code) -> String {
    entry(lang, code.number()).map(|entry| entry.means.to_owned()).unwrap_or_default()
}

/// What to do next where only the code is known, and not what exactly is behind it.
pub(super) fn next(lang: Lang, reason: Reason) -> Option<String> {
    let Reason::Of(code) = reason else { return None };
    entry(lang, code.number()).map(|entry| entry.next.to_owned())
}

/// What stops it.
pub(super) fn sentence(lang: Lang, answer: &Answer, refusal: &Refusal) -> String {
    let t = RefusedTexts(lang);
    let client = answer.of_client();
    let client_name = client.map(|client| client.name.as_str()).unwrap_or_default();
    let kind = client.map(|client| client.integration_type.as_str()).unwrap_or_default();
    match refusal.reason {
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
        Reason::NotRegistered | Reason::OutOfUse => of_scope(lang, answer, refusal),
        Reason::Of(code) => of_code(lang, answer, refusal, code),
        reason => alone(lang, reason).unwrap_or_else(|| means(lang, refusal.code)),
    }
}

/// A reason that is told without names.
pub(super) fn alone(lang: Lang, reason: Reason) -> Option<String> {
    let t = RefusedTexts(lang);
    Some(match reason {
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

/// What stops it is the scope.
fn of_scope(lang: Lang, answer: &Answer, refusal: &Refusal) -> String {
    let t = RefusedTexts(lang);
    let Some(scope) = answer.scope_of(Some(refusal)) else { return means(lang, refusal.code) };
    let provider = scope.provider.as_ref().map(|provider| provider.name.as_str()).unwrap_or_default();
    match (refusal.reason, scope.deactivated_at, answer.of_client()) {
        (Reason::OutOfUse, Some(since), _) => t.deactivated(provider, &scope.name, long_day(lang, since)),
        (Reason::OutOfUse, None, _) if scope.rests => t.rests(provider, &scope.name),
        (Reason::OutOfUse, None, _) => t.was_out_of_use(&scope.name),
        (_, _, Some(client)) if scope.id.is_some() => t.not_registered(&client.name, &scope.name),
        _ if answer.question.then.is_some() => t.no_scope_then(&scope.name),
        _ => t.no_scope(&scope.name),
    }
}

/// What stops it is what the code says: as far as it is known, with whom and what it is about.
fn of_code(lang: Lang, answer: &Answer, refusal: &Refusal, code: Code) -> String {
    let t = RefusedTexts(lang);
    let scope = answer.scope_of(Some(refusal));
    let scope_name = scope.map(|scope| scope.name.as_str()).unwrap_or_default();
    let provider = scope.and_then(|scope| scope.provider.as_ref());
    let provider_name = provider.map(|provider| provider.name.as_str()).unwrap_or_default();
    let (consumer, supplier) = (named(answer.consumer.as_ref()), named(answer.supplier.as_ref()));
    let kind = answer.of_client().map(|client| client.integration_type.as_str()).unwrap_or_default();
    match (code, answer.client.as_ref().and_then(|facts| facts.key), &answer.question.aud) {
        (Code::ExpiredKey, Some(key), _) => t.key_expired(kid(answer), long_day(lang, key.expires_at)),
        (Code::InvalidAudience, _, Some(aud)) => t.audience(aud.join(", "), &answer.issuer),
        (Code::InvalidIntegrationType, ..) if !scope_name.is_empty() && !kind.is_empty() => {
            t.wrong_type(scope_name, kind)
        }
        (Code::NoAccess, ..) if provider.is_some() => t.no_access(consumer, scope_name, provider_name),
        (Code::NoDelegation, ..) if scope.is_some() && answer.supplier.is_some() => {
            t.no_delegation(consumer, supplier, scope_name)
        }
        _ => means(lang, code),
    }
}

/// What is often the reason.
pub(super) fn hint(lang: Lang, answer: &Answer, refusal: &Refusal) -> Option<String> {
    let t = RefusedTexts(lang);
    if let Some(other) = answer.other_environment() {
        return Some(t.addressed_to(environment(lang, other)));
    }
    let scope = answer.scope_of(Some(refusal))?;
    match refusal.reason {
        Reason::NotRegistered if scope.id.is_none() => Some(t.no_scope_hint().to_owned()),
        Reason::Of(Code::NoAccess) if answer.supplier.is_some() => Some(t.customer_asks().to_owned()),
        Reason::Of(Code::NoAccess) if scope.is_delegable => Some(t.consumer_forgotten().to_owned()),
        Reason::Of(Code::NoDelegation) if !scope.is_delegable => {
            scope.provider.as_ref().map(|it| t.not_delegable(&it.name))
        }
        Reason::Of(Code::NoDelegation) => match answer.last.as_ref()?.ended {
            Ended::Never => Some(t.never_given().to_owned()),
            Ended::Withdrawn(at) => Some(t.withdrawn(long_day(lang, at))),
            Ended::On(last) => Some(t.ended_on(day(lang, last))),
            Ended::Lasts => None,
        },
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
    let client = answer.of_client();
    let owner = client.map(|client| client.owner.name.clone());
    let developer = || owner.clone().map(|owner| t.who_developer(owner));
    let told = match (refusal.reason, refusal.reason.check()) {
        (Reason::NotRegistered, _) if client.is_none() => Some(CodeTexts(lang).by_developer().to_owned()),
        (Reason::NotRegistered, _) if scope.is_some_and(|scope| scope.id.is_none()) => developer(),
        // The request is to be another.
        (
            Reason::Algorithm
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

//! The page where it is put right, if the reader may do that there.

use jiff::Timestamp;

use super::{answer::Answer, question::Fields, texts::ActTexts};
use crate::{
    access::{
        Acting, AskForAccess, AskForDelegation, DelegateScopes, ExplainTokens, ManageClients, ManageCustomerClients,
        ManageScopes, UndoChanges, ViewAccesses, ViewClients,
    },
    kernel::{ClientId, Environment, OrgNumber, Party, Ref},
    maskinporten::{Check, Code, Reason, Refusal},
    sitemap::{OrgPaths, Paths, reactivate, receipts::receipt},
    web::long_day,
};

/// A button.
#[derive(Debug)]
pub(super) struct Act {
    pub text: &'static str,
    pub href: String,
    /// What to know about it, such as until when it can be done; empty: nothing.
    pub note: String,
}

impl Act {
    fn new(text: &'static str, href: String) -> Self {
        Self { text, href, note: String::new() }
    }

    /// From the past to what is so now.
    fn to_now(paths: Paths, fields: &Fields) -> Self {
        let now = Fields { tid: String::new(), ..fields.clone() };
        Self::new(ActTexts(paths.lang).see_now(), paths.why(&now.query()))
    }

    /// To what was so when the request came.
    pub fn to_then(paths: Paths, fields: &Fields) -> Self {
        Self::new(ActTexts(paths.lang).see_then(), paths.why(&fields.when_it_came().query()))
    }

    /// To the clients of the organisation.
    pub fn to_clients(paths: Paths) -> Self {
        Self::new(ActTexts(paths.lang).see_clients(), paths.clients())
    }
}

/// What puts right whatever stops the client now, or else what it said that stopped it.
pub(super) fn act(acting: &Acting<ExplainTokens>, paths: Paths, fields: &Fields, answer: &Answer) -> Option<Act> {
    if answer.question.then.is_some() {
        // The past stays as it was.
        return Some(Act::to_now(paths, fields));
    } else if answer.concerns_others {
        return None;
    }
    let refusal = answer.stops()?;
    let of_client = || of_client(acting, paths, fields, answer, refusal);
    let of_scope = |check| of_scope(acting, paths, answer, (check, refusal));
    match refusal.reason.check() {
        Some(check @ (Check::InUse | Check::Access | Check::Delegation)) => of_scope(check),
        Some(check @ Check::Type) => of_client().or_else(|| of_scope(check)),
        _ => of_client(),
    }
}

/// On the pages of the client, for those who may see or change clients.
fn of_client(
    acting: &Acting<ExplainTokens>,
    paths: Paths,
    fields: &Fields,
    answer: &Answer,
    refusal: &Refusal,
) -> Option<Act> {
    let (t, reason) = (ActTexts(paths.lang), refusal.reason);
    let manages = acting.can::<ManageClients>();
    if let Some(other) = answer.other_environment() {
        let there = Fields { miljo: String::new(), ..fields.clone() };
        let text = if other == Environment::Test { t.to_test() } else { t.to_production() };
        return Some(Act::new(text, paths.within(other).why(&there.query())));
    }
    if let Some((there, id)) = answer.elsewhere.as_ref().zip(answer.client_id()) {
        return request(acting, paths.within(there.environment), id);
    }
    let Some((id, client)) = answer.client_id().zip(answer.of_client()) else {
        return match reason {
            Reason::NotRegistered if answer.said.is_none() => {
                acting.can::<ViewAccesses>().then(|| Act::new(t.search_scope(), paths.catalogue()))
            }
            Reason::Of(Code::InvalidIntegrationType) => None,
            _ => acting.can::<ViewClients>().then(|| Act::to_clients(paths)),
        };
    };
    let changes = manages && acting.mandate().may_change_client(client.for_customers, client.acts_for_customers);
    let request = || request(acting, paths, id);
    let add_key = || changes.then(|| Act::new(t.add_key(), paths.client_keys(&id)));
    let undo = answer.removed_key.as_ref().and_then(|key| key.undo.as_ref());
    match reason {
        Reason::UnknownKey if undo.is_some() && changes && acting.can::<UndoChanges>() => {
            undo.map(|undo| undo_removal(acting, paths, undo))
        }
        Reason::NotInUse => changes.then(|| Act::new(t.reactivate_client(), paths.reactivate_client(&id))),
        Reason::NoClient | Reason::NotServed => manages.then(|| Act::new(t.new_client(), paths.new_client())),
        Reason::Algorithm | Reason::NoKeyNamed | Reason::CertificatesBesideKeys => request(),
        Reason::NotRegistered if answer.scope_of(Some(refusal)).is_some_and(|scope| scope.id.is_none()) => {
            acting.can::<ViewAccesses>().then(|| Act::new(t.search_scope(), paths.catalogue()))
        }
        Reason::NotRegistered => changes.then(|| Act::new(t.client_scopes(), paths.client_scopes(&id))),
        Reason::NotForCustomers => {
            let may = manages && acting.can::<ManageCustomerClients>();
            may.then(|| Act::new(t.edit_client(), paths.edit_client(&id)))
        }
        _ => match reason.check() {
            Some(Check::Key | Check::Signature) => add_key(),
            Some(Check::Scope) => changes.then(|| Act::new(t.client_scopes(), paths.client_scopes(&id))),
            Some(Check::Type) => manages.then(|| Act::new(t.new_client(), paths.new_client())),
            _ => request(),
        },
    }
}

/// A request that works, on the page of the client.
fn request(acting: &Acting<ExplainTokens>, paths: Paths, client: ClientId) -> Option<Act> {
    let place = format!("{}#token", paths.client(&client));
    acting.can::<ViewClients>().then(|| Act::new(ActTexts(paths.lang).see_request(), place))
}

/// The change that took away what is lacking, where it is undone, and until when.
fn undo_removal(acting: &Acting<ExplainTokens>, paths: Paths, (change, until): &(Ref, Timestamp)) -> Act {
    let t = ActTexts(paths.lang);
    let note = t.undo_until(long_day(paths.lang, *until));
    Act { note, ..Act::new(t.undo_removal(), receipt(paths.lang, acting.org(), change)) }
}

/// Where access to the scope is given and asked for.
fn of_scope(
    acting: &Acting<ExplainTokens>,
    paths: Paths,
    answer: &Answer,
    (check, why): (Check, &Refusal),
) -> Option<Act> {
    let (t, org) = (ActTexts(paths.lang), acting.org());
    let (scope, id) = answer.scope_of(Some(why)).and_then(|scope| Some((scope, scope.id?)))?;
    let number = |party: &Option<Party>| -> Option<OrgNumber> { party.as_ref().map(|party| party.number) };
    let is_consumer = number(&answer.consumer) == Some(org);
    let is_supplier = number(&answer.supplier) == Some(org);
    let is_provider = scope.provider.as_ref().is_some_and(|provider| provider.number == org);
    let manages = is_provider && acting.can::<ManageScopes>();
    let delegations = OrgPaths { lang: paths.lang, org };
    let last = answer.last.as_ref();
    let resource = last.and_then(|last| last.resource);
    match check {
        Check::Access if manages => Some(Act::new(t.give_access(), paths.scope(&id))),
        Check::Access if is_consumer && acting.can::<AskForAccess>() => Some(Act::new(t.ask_access(), paths.api(id))),
        Check::InUse if manages && scope.deactivated_at.is_some() => {
            Some(Act::new(t.reactivate_scope(), reactivate(&paths.scope(&id))))
        }
        Check::InUse if manages => Some(Act::new(t.see_scope(), paths.scope(&id))),
        Check::Type if manages => Some(Act::new(t.edit_scope(), paths.scope(&id))),
        Check::Delegation if !scope.is_delegable => manages.then(|| Act::new(t.edit_scope(), paths.scope(&id))),
        Check::Delegation if is_consumer => {
            let undo = last.and_then(|last| last.undo.as_ref()).filter(|_| acting.can::<UndoChanges>());
            if let Some(undo) = undo {
                return Some(undo_removal(acting, paths, undo));
            }
            let place = || delegations.new_with(number(&answer.supplier), resource);
            acting.can::<DelegateScopes>().then(|| Act::new(t.delegate(), place()))
        }
        Check::Delegation if is_supplier && acting.can::<AskForDelegation>() => {
            Some(Act::new(t.ask_delegation(), delegations.ask_for_with(number(&answer.consumer), resource)))
        }
        _ => None,
    }
}

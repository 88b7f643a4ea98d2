//! The page where it is put right, if the reader may do that there.

use super::{answer::Answer, question::Fields, texts::ActTexts};
use crate::{
    access::{
        Acting, AskForAccess, AskForDelegation, DelegateScopes, ExplainTokens, ManageClients, ManageCustomerClients,
        ManageScopes, ViewAccesses, ViewClients,
    },
    kernel::{OrgNumber, Party},
    maskinporten::{ALGORITHMS, Check, Code, Refusal},
    sitemap::{OrgPaths, Paths, reactivate},
};

/// A button.
#[derive(Debug)]
pub(super) struct Act {
    pub text: &'static str,
    pub href: String,
}

impl Act {
    /// From the past to what is so now.
    fn to_now(paths: Paths, fields: &Fields) -> Self {
        let now = Fields { tid: String::new(), ..fields.clone() };
        Self { text: ActTexts(paths.lang).see_now(), href: paths.why(&now.query()) }
    }

    /// To the clients of the organisation.
    pub fn to_clients(paths: Paths) -> Self {
        Self { text: ActTexts(paths.lang).see_clients(), href: paths.clients() }
    }
}

/// What puts right whatever stops the client now, or else what it said that stopped it.
pub(super) fn act(acting: &Acting<ExplainTokens>, paths: Paths, fields: &Fields, answer: &Answer) -> Option<Act> {
    if answer.question.then.is_some() {
        // The past stays as it was.
        return Some(Act::to_now(paths, fields));
    }
    let (check, refusal) = match answer.broken() {
        Some((check, refusal)) => (check, Some(refusal)),
        None => (check_of(answer.unseen()?)?, None),
    };
    let place = match check {
        Check::InUse | Check::Access | Check::Delegation => of_scope(acting, paths, answer, check, refusal),
        Check::Type => {
            of_client(acting, paths, answer, check).or_else(|| of_scope(acting, paths, answer, check, refusal))
        }
        _ => of_client(acting, paths, answer, check),
    };
    place.map(|(text, href)| Act { text, href })
}

/// The check that answers with this number. Where there are several, the one that says nothing of itself here.
fn check_of(number: &str) -> Option<Check> {
    Some(match Code::ALL.into_iter().find(|code| code.number() == number)? {
        Code::UnknownClient
        | Code::ExpiredKey
        | Code::InvalidX5c
        | Code::InvalidCertificate
        | Code::ForeignCertificate
        | Code::InvalidSignature => Check::Signature,
        Code::InvalidAudience => Check::Audience,
        Code::InvalidTime => Check::Time,
        Code::UsedBefore => Check::Once,
        Code::InvalidScope => Check::Scope,
        Code::InvalidIntegrationType => Check::Type,
        Code::InvalidParameter
        | Code::InvalidConsumer
        | Code::UnknownDetails
        | Code::UnknownDetailFields
        | Code::InvalidDetails => Check::Details,
        Code::NoAccess => Check::Access,
        Code::NoDelegation => Check::Delegation,
    })
}

type Place = Option<(&'static str, String)>;

/// On the pages of the client, for those who may see or change clients.
fn of_client(acting: &Acting<ExplainTokens>, paths: Paths, answer: &Answer, check: Check) -> Place {
    let t = ActTexts(paths.lang);
    let manages = acting.can::<ManageClients>();
    let Some((id, client)) = answer.client_id().zip(answer.of_client()) else {
        return match check {
            Check::Scope if answer.broken().is_some() => {
                acting.can::<ViewAccesses>().then(|| (t.search_scope(), paths.catalogue()))
            }
            Check::Type => None,
            _ => acting.can::<ViewClients>().then(|| (t.see_clients(), paths.clients())),
        };
    };
    let changes = manages && acting.mandate().may_change_client(client.for_customers, client.acts_for_customers);
    let request = || (t.see_request(), format!("{}#token", paths.client(&id)));
    match check {
        Check::Client if !client.is_active => changes.then(|| (t.reactivate_client(), paths.reactivate_client(&id))),
        Check::Client | Check::Type => manages.then(|| (t.new_client(), paths.new_client())),
        Check::Key if !ALGORITHMS.contains(&answer.question.alg.as_str()) => acting.can::<ViewClients>().then(request),
        Check::Key | Check::Signature => changes.then(|| (t.add_key(), paths.client_keys(&id))),
        Check::Scope => changes.then(|| (t.client_scopes(), paths.client_scopes(&id))),
        Check::Consumer if !answer.names_no_customer() => {
            let may = manages && acting.can::<ManageCustomerClients>();
            may.then(|| (t.edit_client(), paths.edit_client(&id)))
        }
        _ => acting.can::<ViewClients>().then(request),
    }
}

/// Where access to the scope is given and asked for.
fn of_scope(
    acting: &Acting<ExplainTokens>,
    paths: Paths,
    answer: &Answer,
    check: Check,
    why: Option<&Refusal>,
) -> Place {
    let (t, org) = (ActTexts(paths.lang), acting.org());
    let (scope, id) = answer.scope_of(why).and_then(|scope| Some((scope, scope.id?)))?;
    let number = |party: &Option<Party>| -> Option<OrgNumber> { party.as_ref().map(|party| party.number) };
    let is_consumer = number(&answer.consumer) == Some(org);
    let is_supplier = number(&answer.supplier) == Some(org);
    let is_provider = scope.provider.as_ref().is_some_and(|provider| provider.number == org);
    let manages = is_provider && acting.can::<ManageScopes>();
    let delegations = OrgPaths { lang: paths.lang, org };
    match check {
        Check::Access if manages => Some((t.give_access(), paths.scope(&id))),
        Check::Access if is_consumer && acting.can::<AskForAccess>() => Some((t.ask_access(), paths.api(id))),
        Check::InUse if manages && scope.deactivated_at.is_some() => {
            Some((t.reactivate_scope(), reactivate(&paths.scope(&id))))
        }
        Check::InUse if manages => Some((t.see_scope(), paths.scope(&id))),
        Check::Type if manages => Some((t.edit_scope(), paths.scope(&id))),
        Check::Delegation if !scope.is_delegable => manages.then(|| (t.edit_scope(), paths.scope(&id))),
        Check::Delegation if is_consumer && acting.can::<DelegateScopes>() => {
            Some((t.delegate(), delegations.new_for(number(&answer.supplier))))
        }
        Check::Delegation if is_supplier && acting.can::<AskForDelegation>() => {
            Some((t.ask_delegation(), delegations.ask_for()))
        }
        _ => None,
    }
}

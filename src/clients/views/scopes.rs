//! How the scopes of a client stand, for whom, and what to do about it.

use super::super::{
    model::{Client, ClientScope, MOST_COUNTED, ScopeState},
    paths::Paths,
    texts::Texts,
};
use crate::access::{Acting, ViewAccesses, ViewClients};

/// For whom, what it comes to, and the colour of that.
#[derive(Debug)]
pub(super) struct Standing {
    pub whom: Option<&'static str>,
    pub state: String,
    pub colour: &'static str,
}

/// A scope of the client, and what stands in its way.
#[derive(Debug)]
pub(super) struct ScopeRow {
    pub name: String,
    pub description: String,
    pub provider: String,
    pub standings: Vec<Standing>,
    /// What to do next, and where, if there is a page for it.
    pub next: Option<&'static str>,
    pub href: Option<String>,
}

impl ScopeRow {
    pub fn new(acting: &Acting<ViewClients>, paths: Paths, client: &Client, scope: ClientScope) -> Self {
        let t = Texts(paths.lang);
        let next = if client.is_active() { next(t, &scope) } else { Some(t.next_inactive()) };
        let asks = next == Some(t.ask_access()) && scope.is_public && acting.can::<ViewAccesses>();
        Self {
            standings: if client.is_active() {
                standings(t, &scope)
            } else {
                vec![alone(t.state_inactive(), "neutral")]
            },
            next,
            href: asks.then(|| paths.api(scope.scope)),
            name: scope.name,
            description: scope.description,
            provider: scope.provider.name,
        }
    }
}

fn alone(state: &str, colour: &'static str) -> Standing {
    Standing { whom: None, state: state.to_owned(), colour }
}

/// What a request comes to, for the organisation itself and for customers.
fn standings(t: Texts, scope: &ClientScope) -> Vec<Standing> {
    match (scope.own, scope.theirs) {
        (Some(ScopeState::Deactivated), _) | (_, Some(ScopeState::Deactivated)) => {
            vec![alone(t.state_deactivated(), "neutral")]
        }
        (Some(ScopeState::WrongType), _) | (_, Some(ScopeState::WrongType)) => {
            vec![alone(t.state_wrong_type(), "danger")]
        }
        (Some(own), None) => vec![own_standing(t, own, "danger")],
        (own, theirs) => {
            let own = own.map(|own| Standing { whom: Some(t.for_yourselves()), ..own_standing(t, own, "neutral") });
            theirs.map(|theirs| their_standing(t, scope, theirs)).into_iter().chain(own).collect()
        }
    }
}

fn own_standing(t: Texts, own: ScopeState, otherwise: &'static str) -> Standing {
    if own == ScopeState::Valid { alone(t.state_valid(), "success") } else { alone(t.state_no_access(), otherwise) }
}

fn their_standing(t: Texts, scope: &ClientScope, theirs: ScopeState) -> Standing {
    let (state, colour) = match (theirs, scope.customers) {
        (ScopeState::Valid, 1) => (t.one_customer().to_owned(), "success"),
        (ScopeState::Valid, MOST_COUNTED..) => (t.customers(t.more_than_hundred()), "success"),
        (ScopeState::Valid, n) => (t.customers(n), "success"),
        (ScopeState::NoAccess, _) => (t.state_customers_no_access().to_owned(), "warning"),
        _ if !scope.is_delegable => (t.state_not_delegable().to_owned(), "neutral"),
        _ => (t.state_no_delegation().to_owned(), "warning"),
    };
    Standing { whom: Some(t.for_customers()), state, colour }
}

/// What has to be done before there is a token for whomever the client is for.
fn next(t: Texts, scope: &ClientScope) -> Option<&'static str> {
    match (scope.own, scope.theirs) {
        (_, Some(ScopeState::Valid)) | (Some(ScopeState::Valid), None) => None,
        (Some(ScopeState::Deactivated), _) | (_, Some(ScopeState::Deactivated)) => Some(t.next_deactivated()),
        (Some(ScopeState::WrongType), _) | (_, Some(ScopeState::WrongType)) => Some(t.next_wrong_type()),
        (_, None) => Some(t.ask_access()),
        (own, Some(_)) if !scope.is_delegable => {
            Some(if own == Some(ScopeState::Valid) { t.next_not_delegable() } else { t.ask_access() })
        }
        (_, Some(ScopeState::NoAccess)) => Some(t.next_customers_no_access()),
        (_, Some(_)) => Some(t.next_no_delegation()),
    }
}

//! How a token is fetched with one of the client's keys: programs that give a token as things are, if there is one to have.

use jiff::Timestamp;

use super::{
    super::{
        model::{Client, ClientKey, ClientScope, ScopeState},
        paths::{Paths, query},
        snippets::{self, Grant, file_of},
        texts::Fetching,
    },
    timeline::short,
};
use crate::kernel::{ClientKeyId, Party};

/// A key that can be chosen: its name, where it is chosen, and whether it is.
type Choice = (String, String, bool);

/// The section of the client's page.
#[derive(Debug, Default)]
pub(super) struct Fetch {
    /// What has to be there first, where there are no programs.
    pub missing: Option<&'static str>,
    pub notes: Vec<String>,
    pub keys: Vec<Choice>,
    /// An id, a heading and the lines.
    pub snippets: Vec<(&'static str, &'static str, String)>,
    /// What makes PEM of a key that was saved as JWK.
    pub conversion: String,
}

/// For whom a token is asked, and with which scopes.
struct Aim<'a> {
    scopes: Vec<&'a str>,
    customer: Option<String>,
    notes: Vec<String>,
}

/// For a customer that has delegated something, or else for the organisation itself; with all that it may use.
fn aim<'a>(t: Fetching, client: &Client, scopes: &'a [ClientScope]) -> Aim<'a> {
    let named = |is: &dyn Fn(&ClientScope) -> bool| -> Vec<&'a str> {
        scopes.iter().filter(|scope| is(scope)).map(|scope| scope.name.as_str()).collect()
    };
    let valid = |state: Option<ScopeState>| state == Some(ScopeState::Valid);
    // Of the first customer there is, the scopes it has delegated are those whose first customer it is.
    let customers = scopes.iter().filter(|scope| valid(scope.theirs)).filter_map(|scope| scope.customer.as_ref());
    let customer = customers.min_by_key(|customer| customer.number);
    let own = named(&|scope| valid(scope.own));
    if let Some(party) = customer {
        let without = (!own.is_empty()).then(|| t.without_customer().to_owned());
        return Aim {
            scopes: named(&|scope| valid(scope.theirs) && scope.customer.as_ref() == customer),
            customer: Some(party.number.to_string()),
            notes: [t.with_customer(named_party(party))].into_iter().chain(without).collect(),
        };
    }
    if !own.is_empty() {
        let later = client.content.for_customers.then(|| t.customer_later().to_owned());
        return Aim { scopes: own, customer: None, notes: later.into_iter().collect() };
    }
    let names_customer = client.is_for_customers();
    let put_in = names_customer.then(|| t.put_customer_in(t.customer_here()));
    Aim {
        scopes: named(&|_| true),
        customer: names_customer.then(|| t.customer_here().to_owned()),
        notes: [t.gives_none().to_owned()].into_iter().chain(put_in).collect(),
    }
}

/// A customer by its name and number.
pub(super) fn named_party(party: &Party) -> String {
    format!("{} ({})", party.name, party.number.grouped())
}

impl Fetch {
    /// With the key that was chosen, or else the newest that counts.
    pub fn new(
        paths: Paths,
        issuer: &str,
        client: &Client,
        scopes: &[ClientScope],
        (chosen, now): (Option<ClientKeyId>, Timestamp),
    ) -> Self {
        let t = Fetching(paths.lang);
        let missing = |sentence| Self { missing: Some(sentence), ..Self::default() };
        if !client.is_active() {
            return missing(t.not_while_inactive());
        }
        let valid: Vec<&ClientKey> = client.keys.iter().filter(|key| key.expires_at > now).collect();
        let key = valid.iter().find(|key| Some(key.id) == chosen).or(valid.first());
        let Some(key) = key.filter(|_| !scopes.is_empty()) else { return missing(t.not_yet()) };
        let Aim { scopes, customer, notes } = aim(t, client, scopes);
        let scopes = scopes.join(" ");
        let grant = Grant {
            issuer,
            client: client.id,
            kid: &key.kid,
            alg: &key.alg,
            scopes: &scopes,
            customer: customer.as_deref(),
        };
        let choice = |one: &&ClientKey| {
            let address = format!("{}?{}#token", paths.client(&client.id), query(&[("nokkel", &one.id.to_string())]));
            (short(&one.kid), address, one.id == key.id)
        };
        Self {
            missing: None,
            notes: [t.where_it_is(file_of(&key.kid))].into_iter().chain(notes).collect(),
            keys: if valid.len() > 1 { valid.iter().map(choice).collect() } else { Vec::new() },
            snippets: vec![
                ("curl", t.with_curl(), snippets::curl(grant)),
                ("python", "Python", snippets::python(grant)),
                ("rust", "Rust", snippets::rust(grant)),
                ("java", "Java", snippets::java(grant)),
                ("csharp", "C#", snippets::csharp(grant)),
            ],
            conversion: snippets::pem_of_jwk(&key.kid),
        }
    }
}

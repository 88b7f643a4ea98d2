//! The site as a whole: the addresses of pages, and the functions that make links to them, by room. Lies below the rooms, so that each can
//! lead to every other; a room mounts its handlers at the patterns that stand here beside their links. The front door, assets and the
//! stand-in write theirs out where they mount them.
//!
//! Patterns are constants (`/{lang}/{org}/…`), links are functions of an organisation in a language. Which order they are mounted in does
//! not matter: `web::Routes` tries fixed segments before parameters.

pub(crate) mod api;
pub(crate) mod audit;
pub(crate) mod catalogue;
pub(crate) mod clients;
pub(crate) mod commercial;
pub(crate) mod delegations;
pub(crate) mod explain;
pub(crate) mod grants;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod invitations;
pub(crate) mod login;
pub(crate) mod me;
pub(crate) mod members;
pub(crate) mod packages;
pub(crate) mod prefixes;
pub(crate) mod receipts;
pub(crate) mod requests;
pub(crate) mod resources;
pub(crate) mod scopes;
pub(crate) mod settings;
pub(crate) mod status;
pub(crate) mod support;
pub(crate) mod token;

use url::form_urlencoded;

use crate::kernel::{Environment, JobId, Lang, OrgNumber, Ref};

/// What a page's address ends in where something is taken away.
const TAKES_AWAY: [&str; 4] = ["/fjern", "/deaktiver", "/frasi-oss", "/angre"];
/// The other pages where that is done.
const TAKES_AWAY_TOO: [&str; 7] = [
    delegations::REVIEW,
    delegations::STAGING,
    grants::STAGING,
    clients::PACKAGE,
    members::DOMAIN,
    members::MEMBER,
    invitations::INVITATION,
];

/// Is something taken away on the page of this pattern: a delegation, an access, a key, or what a client, a scope, a domain or a user counts
/// for? That protects, so nobody has to wait for it because others do much.
pub(crate) fn protects(pattern: &str) -> bool {
    let rest = |pattern: &str| pattern.split_once('}').map(|(_, rest)| rest.to_owned());
    TAKES_AWAY.iter().any(|end| pattern.ends_with(end)) || TAKES_AWAY_TOO.iter().any(|page| rest(page) == rest(pattern))
}

/// Which item of the main menu a page belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Section {
    /// *Oversikt*.
    #[default]
    Overview,
    /// *Fullmakter*.
    Delegations,
    /// *Mine API*.
    Scopes,
    /// *Klienter*.
    Clients,
    /// *Virksomheten*.
    Organisation,
    /// *Logg*.
    Log,
    /// *Innstillinger*.
    Settings,
}

/// The front page of the site.
pub(crate) fn start(lang: Lang) -> String {
    format!("/{lang}/")
}

/// *Oversikt* of an organisation. The addresses of all its pages begin with it.
pub(crate) fn overview(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}")
}

/// The pages of one organisation in one language. The links stand with the addresses of their rooms: `delegations`, `packages` and
/// `requests`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OrgPaths {
    pub lang: Lang,
    pub org: OrgNumber,
}

impl OrgPaths {
    pub fn overview(self) -> String {
        overview(self.lang, self.org)
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
    /// The pages in an environment.
    pub fn within(self, environment: Environment) -> Paths {
        Paths { lang: self.lang, org: self.org, environment }
    }
}

/// The pages of one organisation in one environment and one language. The links stand with the addresses of their rooms: `scopes`,
/// `grants`, `resources`, `catalogue`, `clients` and `prefixes`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paths {
    pub lang: Lang,
    pub org: OrgNumber,
    pub environment: Environment,
}

impl Paths {
    pub fn overview(self) -> String {
        overview(self.lang, self.org)
    }
    pub fn receipt(self, reference: &Ref) -> String {
        receipts::receipt(self.lang, self.org, reference)
    }
    pub fn job(self, job: JobId) -> String {
        receipts::job(self.lang, self.org, job)
    }
    /// The same organisation's pages in an environment.
    pub fn within(self, environment: Environment) -> Self {
        Self { environment, ..self }
    }
    /// What the addresses of pages that belong to an environment begin with.
    fn root(self) -> String {
        format!("/{}/{}/{}", self.lang, self.org, self.environment.slug())
    }
}

/// Where a scope or an API resource is taken out of use, by the address of its page.
pub(crate) fn deactivate(page: &str) -> String {
    format!("{page}/deaktiver")
}

/// Where it is taken into use again.
pub(crate) fn reactivate(page: &str) -> String {
    format!("{page}/reaktiver")
}

/// `name=value&…` of those that have a value.
pub(crate) fn query(pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    query.finish()
}

/// An address with a query behind it, if there is one.
pub(crate) fn with_query(address: String, query: &str) -> String {
    if query.is_empty() { address } else { format!("{address}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_where_something_is_taken_away_is_known_by_its_pattern() {
        let mounted = |page: &str| page.replacen("{lang}", "{lang:nb|nn|en}", 1);
        for page in [
            clients::DEACTIVATE,
            clients::REMOVE_KEY,
            scopes::DEACTIVATE,
            grants::REMOVE,
            delegations::REVIEW,
            delegations::RELINQUISH,
            members::MEMBER,
            receipts::UNDO,
        ] {
            assert!(protects(&mounted(page)), "{page}");
        }
        for page in [clients::NEW, clients::EDIT, scopes::NEW, delegations::NEW, delegations::HOLDER, members::MEMBERS]
        {
            assert!(!protects(&mounted(page)), "{page}");
        }
    }
}

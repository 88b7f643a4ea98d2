//! The site as a whole: every address, and the functions that make links to it, by room. Lies below the rooms, so that each can lead to
//! every other; a room mounts its handlers at the patterns that stand here beside their links.
//!
//! Patterns are constants (`/{lang}/{org}/…`), links are functions of an organisation in a language. Which order they are mounted in does
//! not matter: `web::Routes` tries fixed segments before parameters.

pub(crate) mod audit;
pub(crate) mod catalogue;
pub(crate) mod delegations;
pub(crate) mod grants;
pub(crate) mod home;
pub(crate) mod login;
pub(crate) mod packages;
pub(crate) mod prefixes;
pub(crate) mod receipts;
pub(crate) mod requests;
pub(crate) mod resources;
pub(crate) mod scopes;
pub(crate) mod settings;

use url::form_urlencoded;

use crate::kernel::{Lang, OrgNumber};

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

//! Why not? `portner explain` answers about a person and a right, and *Hvorfor virker det ikke?* about a client that gets no token.
//!
//! Words: *question* (a right that a gate asks for, a single right, or a package; or a refused request), *chain* (what makes it so, link by
//! link), *openers* (what it takes), *pasted text* (an error, an assertion, a token, a command line: only a few fields are picked out of
//! it). Rules: it reads only, and answers by the same pure functions as the gates, the pages and the token endpoint; a national number is
//! read from standard input, never from the command line; a pasted text is kept nowhere and stands in no address; an organisation learns
//! of a client that is its own and of a scope that it consumes, supplies or provides, and anything else is answered as what does not exist.

mod acts;
mod answer;
mod codes;
mod command;
mod model;
mod pages;
mod paste;
mod person;
mod picture;
mod plain;
mod question;
mod refused;
mod said;
mod sentences;
mod stops;
mod texts;
mod views;

use crate::sitemap::explain as paths;
pub use command::{Command, command, explain};
pub use model::Explanation;
pub use refused::{TokenArgs, explain_token};

use crate::{kernel::Lang, sitemap::query, web::Routes};

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    pages::routes(routes);
}

/// Where support reads the answer to a pasted text: an error, an assertion, a token, a command line. `None`: nothing can be read out of it.
pub(crate) fn of_pasted(lang: Lang, text: &str) -> Option<String> {
    let fields = if text.len() > paste::LONGEST { question::Fields::default() } else { paste::pick(text) };
    match () {
        () if fields.is_empty() => None,
        () if fields.attempt().is_some() || fields.asks() => Some(paths::support(lang, &fields.query())),
        () => Some(paths::codes(lang, &query(&[("kode", &fields.kode)]))),
    }
}

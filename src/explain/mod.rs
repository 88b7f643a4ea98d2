//! `portner explain`: may this person do that for this organisation, why or why not, and who could change it.
//!
//! Words: *question* (a right that a gate asks for, a single right, or a package), *chain* (what makes it so, link by link; the pages
//! about packages show the same), *openers* (what it takes). Rules: it reads only, and answers by the same pure functions as the gates and
//! the pages; a national number is read from standard input, never from the command line.

mod command;
mod model;
mod texts;

pub use command::{Args, command, explain};
pub use model::Explanation;

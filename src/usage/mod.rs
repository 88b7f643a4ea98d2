//! How the portal was used, where nothing was changed by it: who came to act for an organisation, who looked for a person, who took a list
//! away as a file, and which forms were refused.
//!
//! Each is a line in the log of the organisation that somebody acted for ([`crate::ledger::note`]), chained like every other. Rules: a file
//! is not sent before its line is written ([`NotedFile`] is the only way to one); what was looked for or searched for is not kept, since it
//! is somebody's name or number; of those who have nothing to do with an organisation its log has nothing.

mod actions;
mod events;
mod texts;

pub use actions::NotedFile;
pub(crate) use actions::{SupportLookUp, export, log_in, looked_up, own_export, refuse, support_looked_up};
pub(crate) use events::{Case, DataTaken, List, Outcome, Refused, WhyRefused, events};

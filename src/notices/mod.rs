//! Notices: what an organisation is told by mail. What is told, and as what, stands with each kind of event ([`EventKind::notice`]); to whom,
//! in `commercial`.
//!
//! There is no queue of notices: the log of an organisation is one. Each notification point remembers the place in the log up to which it
//! has been told, so nothing is written by the change itself, and nothing that is in the log is forgotten. `docs/mail.md` tells more.
//!
//! What ends is told before it does, by the calendar: each point remembers the day up to which it has been reminded, and once a day it is told
//! what came to be so many days ahead since then (`sql/ends_ahead.sql`). What has been prolonged, replaced, removed or taken out of use by then
//! is not told, since nothing but what is there is looked at.
//!
//! Rules: a notice comes ten minutes after the last event there is to tell, but waits no more than half an hour after the first, or ten minutes after an undo beside it; several
//! events are one mail; what was undone before it was told is not told, and neither is its undo; a notice says what the log says, without
//! national numbers, and its links show pages and do nothing.
//!
//! [`EventKind::notice`]: crate::ledger::EventKind::notice

mod digest;
mod model;
mod reminder;
mod store;
mod texts;

pub(crate) use digest::tell;
pub(crate) use reminder::remind;

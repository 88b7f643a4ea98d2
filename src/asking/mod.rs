//! Asking an organisation for something: the life of a request, which is the same whatever is asked for.
//!
//! Words: *subject* (what the events keep of a request: which one, between whom, for what), *lifecycle* (when a request was sent, until
//! when it waits, how it was closed). Rules: a request waits until it is answered, withdrawn or expired, and an answer outlives the time
//! in which it could be given; declining takes a reason; a refusal can be undone while nothing has taken the request's place.
//!
//! This room has no table, address or page of its own. A room with a kind of request implements `RequestSubject` for what its events keep and
//! `Request` for what stands in its table, and has events, undo, withdrawal, refusal and expiry by that.

mod actions;
mod events;
mod model;
mod texts;
mod views;

pub(crate) use actions::{RequestError, SendError, close_expired, decline, may_answer, reopen, withdraw};
pub(crate) use events::{Kinds, Labels, ReopenFault, RequestEvent, Restored, Sent, events};
pub(crate) use model::{Closing, Lifecycle, Mark, Outcome, Part, Request, RequestSubject, State};
pub(crate) use texts::{Texts, tag};
pub(crate) use views::{Line, List, ListFrame, RequestPart, Tabs};

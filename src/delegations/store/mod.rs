//! All SQL of this room. Reads take the proof of a gate or values that came from one; writes take an open change or draft.
//!
//! The list: `list` (one page), `list_rows` (its statements), `filter` (what it is asked for). One holder: `holder` (who it is), `held` (what
//! they have), `people` (who can be added), `awaited` (who has to say that it is them), `received` (the other side). A draft: `draft`,
//! `answer` for one that answers a request, `staging` for the rows it marks, and `lock`. What changes delegations: `give` (giving, taking back, restoring, giving up), `redate`
//! (another last day), `renewal` and `expired`; `item` reads what their events keep.

mod answer;
mod awaited;
mod draft;
mod expired;
mod filter;
mod give;
mod held;
mod holder;
mod item;
mod list;
mod list_rows;
mod lock;
mod people;
mod received;
mod redate;
mod renewal;
mod staging;

pub(super) use answer::open_answer;
pub(super) use awaited::{GivenRow, Question, await_person, close_question, given_by_two, hand_over, question};
pub(crate) use draft::{FAILURES_KEPT, take_out};
pub(super) use draft::{
    add, delete_expired_drafts, drop_own_draft, drop_proposal, newest_draft, open_draft, open_for, propose, put_gives,
    receipt_of_draft, set_terms, settle_draft,
};
pub(super) use expired::close_expired;
pub(super) use filter::{Filter, Kind, Order, Place, Status, like};
pub(super) use give::{
    answer_requests, before_breach, insert, is_by_another, last_days, lock_holder, relinquish, restore, withdraw,
};
pub(super) use held::{Window, held};
pub(super) use holder::{HolderDetails, OtherDraft, OwnDraft, holder, recount, roles_at};
pub(super) use list::{ListPage, page_of_holders};
pub(crate) use lock::lock_open;
pub(super) use lock::{lock_all_of_draft, lock_draft};
pub(super) use people::{by_national_id, failures_since, known_people, lock_guesses, may_receive, note_failure};
pub(super) use received::{Received, given_to, received};
pub(super) use redate::{WaitingDay, follow, items, lock_held, propose_redates, redate, waiting_day};
pub(super) use renewal::{renew, turn_back};
pub(super) use staging::{is_current, stage, stage_renewal, unstage};

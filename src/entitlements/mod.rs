//! Entitlements: who holds what in a unit. The read model that every gate, list and check decides on.
//!
//! The room owns no table. It reads what the register and the other rooms have written, and lies below `access`, so that one answer
//! serves all. The rules themselves are functions of the database, one a file in `sql/`, because lists need them inside their
//! statements: `holdings_in` and `holdings_of` (who holds what), `is_key_role` and `roles_for` (who decides), `effective_access` (who may
//! use which scope), `givable_resources` (what can be given on), `unit_costs` (what it costs when units go). A statement
//! that needs one of these answers calls it; only that an end date has not passed is written out wherever it is asked.

mod facts;
mod model;
mod store;

pub use facts::{Ended, LastDelegation, ScopeAnswer, ScopeQuestion, last_delegation, scope_facts};
pub use model::{Holding, Nobody, Via};
pub use store::clients::{ClientWithPackage, RemovedKey, removed_key};
pub use store::token::{AttemptRow, TokenQuestion, attempt, token_facts, token_facts_then};
pub use store::{
    About, Holdings, StaffRole, about, another_decides, holdings, is_staff, next_awaited, nobody_decides, staff_role,
    unit_costs,
};
pub(crate) use store::{
    delegations::{Filter, delegations, has_delegated},
    token::{FactsRow, KEYS_KEPT, PublishedKey, client_key, facts, published_keys, read_facts},
};

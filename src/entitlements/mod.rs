//! Entitlements: who holds what in a unit. The read model that every gate, list and check decides on.
//!
//! The room owns no table. It reads what the register and the other rooms have written, and lies below `access`, so that one answer
//! serves all.

mod model;
mod store;

pub use model::{Holding, Via};
pub use store::holdings;

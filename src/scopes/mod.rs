//! Scopes and the API resources that bundle them, as far as giving them on goes.
//!
//! Words: *scope*, *provider*, *API resource* (a bundle of scopes with a plain name), *version* of a resource. Rule: a resource can be
//! given on when its provider allows it and has given the consumer access to every scope in it; a new scope makes a new version, and
//! what was given before stays as it was.

mod facts;
mod model;

pub use facts::resources_for;
pub use model::{ApiResource, NotGivable, Title};

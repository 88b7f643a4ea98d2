//! Organisations: our mirror of Enhetsregisteret, and choosing whom to act for.
//!
//! Words: *unit* (main or sub-unit), *main unit*, *role holder*. Rules: files of the register are taken in as they come and never
//! change anything a person has decided; a sub-unit inherits from its main unit and never the other way.

pub mod facts;
pub mod import;

pub use facts::{Standing, Unit};

//! Everything that needs more than one room, in one binary.

mod login;
mod register_import;
mod support;

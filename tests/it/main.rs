//! Everything that needs more than one room, in one binary.

mod local_postgres;
mod login;
mod organisations;
mod register_import;
mod support;

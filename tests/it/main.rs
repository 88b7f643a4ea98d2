//! Everything that needs more than one room, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    missing_docs,
    reason = "a test that fails says so by panicking, and looks behind the scenes with statements of its own"
)]

mod access_end_dates;
mod access_matrix;
mod access_removal;
mod answering;
mod answers;
mod architecture;
mod awaiting;
mod catalogue;
mod certificates;
mod client_keys;
mod client_types;
mod clients;
mod commercial;
mod concurrency;
mod copying;
mod counting;
mod delegations;
mod demo_past;
mod desk;
mod end_dates;
mod entitlements;
mod events;
mod explain;
mod explaining;
mod faults;
mod first_given;
mod first_list;
mod four_eyes;
mod given_directly;
mod greedy;
mod help;
mod histories;
mod holder_sums;
mod home;
mod hostile_input;
mod input;
mod invitations;
mod job_queue;
mod jobs;
mod kept;
mod kept_forms;
mod language;
mod limits;
mod list_files;
mod list_order;
mod local_postgres;
mod log_chain;
mod log_search;
mod login;
mod long_changes;
mod look_up;
mod mail;
mod marking;
mod markup;
mod me;
mod members;
mod members_limits;
mod migrations;
mod notices;
mod one_click;
mod one_connection;
mod packages;
mod pages;
mod papers;
mod people;
mod plans;
mod production;
mod proposals;
mod proposed_end_dates;
mod proxy;
mod races;
mod references;
mod register_import;
mod reminders;
mod removal;
mod requests;
mod resources;
mod resting;
mod revocation;
mod roles;
mod scopes;
mod searching;
mod second_tab;
mod settings;
mod sheets;
mod statements;
mod status;
mod support;
mod table_owners;
mod theme;
mod token_corpus;
mod tokens;
mod turning_off;
mod undo;
mod unit_names;
mod upgrade;
mod usage;

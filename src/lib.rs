//! Portner decides who may use which API on behalf of a Norwegian business.
//!
//! The library is a house of rooms. Each room holds the model, the SQL, the actions, the pages and the texts of one feature, in files
//! that have the same names everywhere; `docs/architecture.md` walks through one request, file by file.

#![forbid(unsafe_code)]

pub mod access;
pub mod api;
pub mod app;
pub mod asking;
pub mod audit;
pub mod catalogue;
pub mod clients;
pub mod commercial;
pub mod delegations;
pub mod demo;
pub mod entitlements;
pub mod explain;
pub mod grants;
pub mod help;
pub mod home;
pub mod in_use;
pub mod invitations;
pub mod kernel;
pub mod ledger;
pub mod login;
pub mod maskinporten;
pub mod me;
pub mod members;
pub mod notices;
pub mod packages;
pub mod platform;
pub mod prefixes;
pub mod receipts;
pub mod register;
pub mod requests;
pub mod resources;
pub mod scopes;
pub mod serve;
pub mod settings;
pub mod sitemap;
pub mod standin;
pub mod start;
pub mod status;
pub mod support;
pub mod token;
pub mod usage;
pub mod web;

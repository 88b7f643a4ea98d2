//! What the desk reads, and the tables of the room: who does support, what they looked up, and alarms. Cards and finds read the tables of
//! other rooms, since support stands on top of them and has one statement for each page.

mod cards;
mod find;
mod look_ups;
mod organisation;
mod queues;
mod staff;
mod timeline;

pub(super) use cards::{
    ClientCard, KeyRow, PersonCard, ScopeCard, ScopeOfClient, Standing, client_card, person_card, scope_card,
};
pub(super) use find::{by_domain, by_email, by_id, by_reference, by_scope, by_word, member};
pub(super) use look_ups::{
    LookUp, Mine, NewLookUp, Person, Watch, case_in_hand, forget, is_open, logs_of, person_of, record, watch,
};
pub(crate) use look_ups::{LookUpOfMe, look_ups_of};
pub(super) use organisation::{Attempt, OrganisationCard, organisation_card};
pub(super) use queues::{Counts, JobRow, Queues, counts, queues};
pub(crate) use staff::name;
pub(super) use staff::{Named, name_as, staff, strike};
pub(super) use timeline::{RoleRow, roles, token_errors};

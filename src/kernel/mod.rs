//! Values everyone shares: numbers, names, ids, languages, time. Nothing here knows a database, a page or another room.
//!
//! Every type is parsed at the edge (form, path, token, file) and cannot be wrong afterwards.

mod clock;
mod day;
mod email;
mod environment;
mod free_text;
mod hidden_number;
mod holder;
pub mod ids;
mod lang;
mod org_number;
mod package;
mod party;
mod person;
mod private_key;
mod reference;
mod role;
mod scope_tag;
mod search;
mod text_value;
mod title;
mod unit_name;

pub use clock::{Clock, in_norway, midnight, oslo};
pub(crate) use day::LAST_YEAR;
pub use day::{DayFault, day_of_parts, day_of_text, last_day, lasts_longer};
pub use email::{EmailAddress, NoEmailAddress};
pub use environment::Environment;
pub(crate) use free_text::is_hidden;
pub use free_text::{TextFault, free_text};
pub(crate) use hidden_number::MASKED;
pub use hidden_number::{holds_national_id, mask_national_ids, mask_national_ids_across, only_national_id};
pub use holder::{Holder, HolderId};
pub use ids::{
    AccessDraftId, AccessGrantId, AccessRequestId, ApiResourceId, ChangeSetId, ClientId, ClientKeyId, ClientPackageId,
    ClientScopeId, ContactId, DelegationId, EmailDomainId, EventId, InvitationId, JobClaimId, JobId, LookUpId, MailId,
    NotificationPointId, PersonId, PrefixOrderId, RegistrationId, RequestId, ScopeAccessId, ScopeBulkId, ScopeId,
    ScopePlanId, SessionId,
};
pub use lang::Lang;
pub(crate) use lang::{texts, texts_fn};
pub use org_number::{OrgNumber, OrgNumberError};
pub use package::{INTEGRATIONS, PackageUrn};
pub use party::Party;
pub(crate) use person::NAMELESS;
pub use person::{NameFault, NationalId, NationalIdError, NationalIdKind, PersonName};
#[cfg(test)]
pub(crate) use private_key::SECRET_MEMBERS;
pub use private_key::holds_private_key;
pub use reference::Ref;
pub use role::RegisterRole;
pub use scope_tag::ScopeTag;
pub use search::{search_digits, search_key, search_text};
pub use title::Title;
pub(crate) use title::Written;
pub(crate) use unit_name::as_written;

/// How long changes can be undone, in hours: one of these, as their organisation has set it, and the first where it has set nothing. Never
/// under 24 (WCAG 2.2.1). `sql/undo_hours.sql` says the same.
pub(crate) const UNDO_HOURS: [i32; 3] = [24, 48, 72];

//! Addresses of the room `support`, and the links to them. None has anything about a person in it.

use super::{query, with_query};
use crate::kernel::{ClientId, Lang, LookUpId, OrgNumber, ScopeId};

pub(crate) const DESK: &str = "/{lang}/brukerstotte";
pub(crate) const ORGANISATION: &str = "/{lang}/brukerstotte/org/{enhet}";
pub(crate) const TIMELINE: &str = "/{lang}/brukerstotte/org/{enhet}/logg";
pub(crate) const CLIENT: &str = "/{lang}/brukerstotte/klient/{klient}";
pub(crate) const SCOPE: &str = "/{lang}/brukerstotte/scope/{scope}";
pub(crate) const PERSON: &str = "/{lang}/brukerstotte/person/{oppslag}";
pub(crate) const NUMBER: &str = "/{lang}/brukerstotte/person/{oppslag}/nummer";
pub(crate) const QUEUES: &str = "/{lang}/brukerstotte/koer";

/// The desk: the first page of the staff.
pub(crate) fn desk(lang: Lang) -> String {
    format!("/{lang}/brukerstotte")
}

/// The card of an organisation.
pub(crate) fn organisation(lang: Lang, org: OrgNumber) -> String {
    format!("{}/org/{org}", desk(lang))
}

/// What happened there: of one kind, or in one change.
pub(crate) fn timeline(lang: Lang, org: OrgNumber, kind: &str, reference: &str, page: &str) -> String {
    let asked = query(&[("gjelder", kind), ("ref", reference), ("side", page)]);
    with_query(format!("{}/logg", organisation(lang, org)), &asked)
}

/// The card of a client.
pub(crate) fn client(lang: Lang, client: ClientId) -> String {
    format!("{}/klient/{client}", desk(lang))
}

/// The card of a scope.
pub(crate) fn scope(lang: Lang, scope: ScopeId) -> String {
    format!("{}/scope/{scope}", desk(lang))
}

/// A person whom somebody has looked up.
pub(crate) fn person(lang: Lang, look_up: LookUpId) -> String {
    format!("{}/person/{look_up}", desk(lang))
}

/// Where their number is shown.
pub(crate) fn number(lang: Lang, look_up: LookUpId) -> String {
    format!("{}/nummer", person(lang, look_up))
}

/// What waits for somebody.
pub(crate) fn queues(lang: Lang) -> String {
    format!("{}/koer", desk(lang))
}

/// Is something looked for here? It may be a pasted text or the number of a person, and is not kept.
pub(crate) fn takes_anything(path: &str) -> bool {
    path.ends_with("/brukerstotte")
}

//! The files to keep: a table for a spreadsheet, and everything for whoever wants to recompute it (docs/audit-log.md).

use hex::encode as hex;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::{
    audit::{
        model::{Actor, Checked, Line},
        texts::Texts,
    },
    kernel::{Lang, OrgNumber, PersonId},
    web::Sheet,
};

/// The table, or a later part of it.
pub(in crate::audit) fn sheet(lang: Lang, is_first: bool) -> Sheet {
    let t = Texts(lang);
    let headings = [t.time(), t.by_whom(), t.grounds(), t.on_behalf_of(), t.number(), t.happened(), t.reference()];
    Sheet::part(is_first, headings)
}

/// The log as JSON, without its lines, which are written one by one, the oldest first.
#[derive(Debug, Serialize)]
pub(in crate::audit) struct Record<'a> {
    format: &'static str,
    organisation: OrgNumber,
    name: &'a str,
    made_at: Timestamp,
    /// Without a filter the hashes can be followed from the first line to the last.
    is_whole_log: bool,
    checkpoint: Option<Checkpoint>,
    events: [(); 0],
}

#[derive(Debug, Serialize)]
struct Checkpoint {
    number: i64,
    at: Timestamp,
    seq: i64,
    root: String,
}

/// A line. What is hashed and not plain to see stands under `proof`.
#[derive(Debug, Serialize)]
struct Event<'a> {
    seq: i64,
    event_id: Uuid,
    at: Timestamp,
    kind: &'a str,
    actor: Who<'a>,
    basis: Option<&'a RawValue>,
    payload: Option<&'a RawValue>,
    reference: Option<&'a str>,
    proof: Proof<'a>,
}

/// `person` and `name` are there for colleagues and for Portner itself.
#[derive(Debug, Serialize)]
struct Who<'a> {
    organisation: Option<OrgNumber>,
    organisation_name: Option<&'a str>,
    #[serde(flatten)]
    named: Option<Named<'a>>,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    person: Option<PersonId>,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct Proof<'a> {
    at_microseconds: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_salt: Option<Uuid>,
    actor_seal: String,
    basis_text: &'a str,
    payload_text: &'a str,
    prev_hash: String,
    hash: String,
}

impl<'a> Record<'a> {
    pub(in crate::audit) fn new(
        (organisation, name): (OrgNumber, &'a str),
        made_at: Timestamp,
        is_whole_log: bool,
        checked: Option<Checked>,
    ) -> Self {
        let checkpoint =
            checked.map(|Checked { number, at, seq, root }| Checkpoint { number, at, seq, root: hex(&root) });
        Self { format: "portner log 1", organisation, name, made_at, is_whole_log, checkpoint, events: [] }
    }

    /// What stands before the lines, and what after them.
    pub(in crate::audit) fn around_events(&self) -> serde_json::Result<(Vec<u8>, Vec<u8>)> {
        let mut begin = serde_json::to_vec(self)?;
        let end = begin.split_off(begin.len().saturating_sub("]}".len()));
        Ok((begin, end))
    }
}

/// One line of the log.
pub(in crate::audit) fn write_event(into: &mut Vec<u8>, line: &Line) -> serde_json::Result<()> {
    serde_json::to_writer(into, &Event::of(line))
}

impl<'a> Event<'a> {
    fn of(line: &'a Line) -> Self {
        let proof = &line.proof;
        let opening = proof.opening.as_ref();
        let person = opening.and_then(|opening| opening.person);
        let (organisation, organisation_name, name) = match &line.actor {
            Actor::Colleague { name, org, number, .. } => (Some(*number), Some(org.as_str()), Some(name)),
            Actor::Other { org, number, .. } => (Some(*number), Some(org.as_str()), None),
            Actor::Portner { name } => (None, None, Some(name)),
        };
        Self {
            seq: line.seq,
            event_id: proof.event,
            at: line.at,
            kind: &line.kind,
            actor: Who { organisation, organisation_name, named: name.map(|name| Named { person, name }) },
            basis: serde_json::from_str(&proof.basis).ok(),
            payload: serde_json::from_str(&proof.payload).ok(),
            reference: line.reference.as_deref(),
            proof: Proof {
                at_microseconds: line.at.as_microsecond(),
                actor_salt: opening.map(|opening| opening.salt),
                actor_seal: hex(proof.seal),
                basis_text: &proof.basis,
                payload_text: &proof.payload,
                prev_hash: hex(&proof.prev_hash),
                hash: hex(&proof.hash),
            },
        }
    }
}

//! Lines of the log, and asking for some of them. Pure.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    access::Basis,
    kernel::{OrgNumber, PersonId, Ref, day_of_text, midnight, search_key},
    ledger::{Action, Group, Registry},
    sitemap,
};

use super::texts::Texts;

/// Lines on a page of the log.
pub(super) const PAGE: i64 = 25;
/// Lines read at a time for the file.
pub(super) const BATCH: i64 = 1000;

/// An event as it stands in the log of one organisation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its place in the log.
    pub seq: i64,
    pub at: Timestamp,
    pub kind: String,
    pub actor: Actor,
    pub payload: Value,
    pub reference: Option<String>,
    pub proof: Proof,
}

/// What lets an outsider recompute the hash of a line (docs/audit-log.md).
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Proof {
    pub event: Uuid,
    /// Exactly as they are hashed.
    pub basis: String,
    pub payload: String,
    /// What stands for the actor in the hash.
    pub seal: [u8; 32],
    /// What the seal was made of, for those who may know the name.
    pub opening: Option<Opening>,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

/// What a seal was made of, besides the name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opening {
    pub salt: Uuid,
    pub person: Option<PersonId>,
}

/// How far a checkpoint vouches for a log.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Checked {
    pub number: i64,
    pub at: Timestamp,
    /// The last line it vouches for.
    pub seq: i64,
    pub root: Vec<u8>,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Actor {
    /// Somebody of the organisation that reads.
    Colleague { name: String, basis: Option<Basis>, org: String, number: OrgNumber },
    /// Somebody of the other party, who is not named here.
    Other { basis: Option<Basis>, org: String, number: OrgNumber },
    /// Portner itself.
    Portner { name: String },
}

/// A choice that a filter of the log offers: what it stands for, its name in addresses, and its words.
pub(super) type FilterChoice<T> = (T, &'static str, fn(Texts) -> &'static str);

/// Groups of events, in the order the log offers them.
pub(super) const GROUPS: [FilterChoice<Group>; 8] = [
    (Group::Delegations, "fullmakter", Texts::group_delegations),
    (Group::Requests, "foresporsler", Texts::group_requests),
    (Group::ScopeAccess, "tilganger", Texts::group_scope_access),
    (Group::AccessRequests, "tilgangsforesporsler", Texts::group_access_requests),
    (Group::Scopes, "scopes", Texts::group_scopes),
    (Group::Prefixes, "prefikser", Texts::group_prefixes),
    (Group::Resources, "api-ressurser", Texts::group_resources),
    (Group::Settings, "innstillinger", Texts::group_settings),
];

/// What can have been done, in the order the log offers it.
pub(super) const ACTIONS: [FilterChoice<Action>; 14] = [
    (Action::Given, "gitt", Texts::action_given),
    (Action::Changed, "endret", Texts::action_changed),
    (Action::Removed, "fjernet", Texts::action_removed),
    (Action::Relinquished, "frasagt", Texts::action_relinquished),
    (Action::Expired, "utlopt", Texts::action_expired),
    (Action::Requested, "bedt-om", Texts::action_requested),
    (Action::Approved, "godkjent", Texts::action_approved),
    (Action::Declined, "avslatt", Texts::action_declined),
    (Action::Withdrawn, "trukket", Texts::action_withdrawn),
    (Action::Created, "opprettet", Texts::action_created),
    (Action::Copied, "kopiert", Texts::action_copied),
    (Action::Deactivated, "deaktivert", Texts::action_deactivated),
    (Action::Reactivated, "tatt-i-bruk", Texts::action_reactivated),
    (Action::Undone, "angret", Texts::action_undone),
];

/// Where a page of the log begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Cursor {
    #[default]
    Newest,
    OlderThan(i64),
    NewerThan(i64),
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newest => Ok(()),
            Self::OlderThan(seq) => write!(f, "eldre-{seq}"),
            Self::NewerThan(seq) => write!(f, "nyere-{seq}"),
        }
    }
}

impl FromStr for Cursor {
    type Err = std::num::ParseIntError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.split_once('-') {
            Some(("eldre", seq)) => Ok(Self::OlderThan(seq.parse()?)),
            Some(("nyere", seq)) => Ok(Self::NewerThan(seq.parse()?)),
            _ => Ok(Self::Newest),
        }
    }
}

/// The form above the log, as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Query {
    pub fra: String,
    pub til: String,
    pub hvem: String,
    pub gjelder: String,
    pub hva: String,
    #[serde(rename = "ref")]
    pub reference: String,
    pub side: String,
}

/// What is wrong with a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// *Fra* is no date.
    From,
    /// *Til* is no date.
    To,
    /// *Til* is before *Fra*.
    Reversed,
    /// Not a reference, or copied wrong.
    Reference,
}

/// Which lines to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Part of a name or of anything else that an event says, in lower case.
    pub who: Option<String>,
    /// The organisation that acted, or that it is about.
    pub org: Option<OrgNumber>,
    /// Kinds of events; all, if it does not say.
    pub kinds: Option<Vec<&'static str>>,
    pub reference: Option<Ref>,
}

impl Query {
    /// Reads a query. Fields we do not know are ignored.
    pub fn read(query: &str) -> Self {
        serde_html_form::from_str(query).unwrap_or_default()
    }

    /// The filter it means, or everything that is wrong with it.
    pub fn filter(&self, registry: &Registry) -> Result<Filter, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut date = |text: &str, fault| match (text.trim(), day_of_text(text)) {
            ("", _) => None,
            (_, None) => {
                faults.push(fault);
                None
            }
            (_, some) => some,
        };
        let (from, to) = (date(&self.fra, Fault::From), date(&self.til, Fault::To));
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            faults.push(Fault::Reversed);
        }
        let reference = match self.reference.trim() {
            "" => None,
            text => text.parse().map_err(|_| faults.push(Fault::Reference)).ok(),
        };
        let org = OrgNumber::parse(&self.hvem).ok();
        let who = Some(search_key(&self.hvem)).filter(|who| org.is_none() && !who.is_empty());
        let group = GROUPS.into_iter().find(|(_, slug, _)| *slug == self.gjelder).map(|(group, ..)| group);
        let action = ACTIONS.into_iter().find(|(_, slug, _)| *slug == self.hva).map(|(action, ..)| action);
        let kinds = (group.is_some() || action.is_some()).then(|| registry.filtered(group, action));
        if faults.is_empty() { Ok(Filter { from, to, who, org, kinds, reference }) } else { Err(faults) }
    }

    pub fn cursor(&self) -> Cursor {
        self.side.parse().unwrap_or_default()
    }

    /// The same question as a query, for another page of its answer.
    pub fn to_query(&self, cursor: Cursor) -> String {
        sitemap::query(&[
            ("fra", &self.fra),
            ("til", &self.til),
            ("hvem", &self.hvem),
            ("gjelder", &self.gjelder),
            ("hva", &self.hva),
            ("ref", &self.reference),
            ("side", &cursor.to_string()),
        ])
    }
}

impl Filter {
    /// The first instant of the period.
    pub fn begins(&self) -> Option<Timestamp> {
        self.from.map(midnight)
    }
    /// The first instant after the period. The last day is part of it.
    pub fn ends(&self) -> Option<Timestamp> {
        self.to.map(|day| day.tomorrow().map_or(Timestamp::MAX, midnight))
    }
}

/// A page of the log: newest first, and where the pages beside it begin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    pub newer: Option<Cursor>,
    pub older: Option<Cursor>,
    /// How far the whole log is vouched for.
    pub checked: Option<Checked>,
}

impl Page {
    /// From what was read at the cursor, newest first: one line more than the page holds, if there are more.
    pub fn of(cursor: Cursor, mut lines: Vec<Line>, size: i64) -> Self {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = lines.len() > size;
        if more && matches!(cursor, Cursor::NewerThan(_)) {
            lines.remove(0);
        }
        lines.truncate(size);
        let (has_newer, has_older) = match cursor {
            Cursor::Newest => (false, more),
            Cursor::OlderThan(_) => (true, more),
            Cursor::NewerThan(_) => (more, true),
        };
        let newer = lines.first().filter(|_| has_newer).map(|line| Cursor::NewerThan(line.seq));
        let older = lines.last().filter(|_| has_older).map(|line| Cursor::OlderThan(line.seq));
        Self { lines, newer, older, checked: None }
    }
}

#[cfg(test)]
mod tests;

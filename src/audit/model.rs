//! Lines of the log, and asking for some of them. Pure.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    access::Basis,
    kernel::{Lang, OrgNumber, PersonId, Ref, day_of_text, midnight, search_key},
    ledger::{Action, Group, Registry},
    sitemap,
};

use super::texts::Texts;

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
pub(super) const GROUPS: [FilterChoice<Group>; 10] = [
    (Group::Delegations, "fullmakter", Texts::group_delegations),
    (Group::Requests, "foresporsler", Texts::group_requests),
    (Group::ScopeAccess, "tilganger", Texts::group_scope_access),
    (Group::AccessRequests, "tilgangsforesporsler", Texts::group_access_requests),
    (Group::Scopes, "scopes", Texts::group_scopes),
    (Group::Prefixes, "prefikser", Texts::group_prefixes),
    (Group::Resources, "api-ressurser", Texts::group_resources),
    (Group::Clients, "klienter", Texts::group_clients),
    (Group::Settings, "innstillinger", Texts::group_settings),
    (Group::Use, "bruk", Texts::group_use),
];

/// What can have been done, in the order the log offers it.
pub(super) const ACTIONS: [FilterChoice<Action>; 18] = [
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
    (Action::LoggedIn, "innlogging", Texts::action_logged_in),
    (Action::LookedUp, "oppslag", Texts::action_looked_up),
    (Action::Exported, "uttrekk", Texts::action_exported),
    (Action::Refused, "avvist", Texts::action_refused),
];

/// What *Gjelder* says for the changes and the use of the portal together. Without a choice the page shows the changes.
pub(super) const EVERYTHING: &str = "alt";

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
    /// Kinds of events whose own words it is part of: what was done, or what it was about.
    pub named: Vec<&'static str>,
    /// Is it part of the mark of what counts in the test environment only?
    pub in_test: bool,
    /// The organisation that acted, or that it is about.
    pub org: Option<OrgNumber>,
    /// Kinds of changes to show; all, if it does not say.
    pub changes: Option<Vec<&'static str>>,
    /// Kinds of events about the use of the portal to show.
    pub uses: Vec<&'static str>,
    pub reference: Option<Ref>,
}

/// The kinds whose words, in whatever language, this is part of: *avslått*, *API-ressurser*.
fn kinds_named(registry: &Registry, part: &str) -> Vec<&'static str> {
    let says = |text: fn(Texts) -> &'static str| Lang::ALL.iter().any(|l| search_key(text(Texts(*l))).contains(part));
    let groups = GROUPS.into_iter().filter(|(.., text)| says(*text)).map(|(group, ..)| (Some(group), None));
    let actions = ACTIONS.into_iter().filter(|(.., text)| says(*text)).map(|(action, ..)| (None, Some(action)));
    groups.chain(actions).flat_map(|(group, action)| registry.filtered(group, action)).collect()
}

impl Query {
    /// Reads a query. Fields we do not know are ignored.
    pub fn read(query: &str) -> Self {
        serde_html_form::from_str(query).unwrap_or_default()
    }

    /// The filter it means for a file, or everything that is wrong with it. Where nothing is asked for, that is the whole log.
    pub fn file_filter(&self, registry: &Registry) -> Result<Filter, Vec<Fault>> {
        let whole = || Self { gjelder: EVERYTHING.to_owned(), ..self.clone() };
        if self.to_query(Cursor::Newest).is_empty() { whole().filter(registry) } else { self.filter(registry) }
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
        // A reference is known wherever it is typed.
        let typed: Option<Ref> = self.hvem.trim().parse().ok();
        let is_searched = typed.is_none();
        let reference = match self.reference.trim() {
            "" => typed,
            text => text.parse().map_err(|_| faults.push(Fault::Reference)).ok(),
        };
        let org = OrgNumber::parse(&self.hvem).ok();
        let who = Some(search_key(&self.hvem)).filter(|who| is_searched && org.is_none() && !who.is_empty());
        let named = who.as_deref().map_or_else(Vec::new, |who| kinds_named(registry, who));
        let is_mark = |who: &str| Lang::ALL.iter().any(|lang| search_key(Texts(*lang).test_tag()).contains(who));
        let in_test = who.as_deref().is_some_and(is_mark);
        let group = GROUPS.into_iter().find(|(_, slug, _)| *slug == self.gjelder).map(|(group, ..)| group);
        let action = ACTIONS.into_iter().find(|(_, slug, _)| *slug == self.hva).map(|(action, ..)| action);
        // A log-in or a reference that is asked for is looked for everywhere.
        let is_open = self.gjelder == EVERYTHING || action.is_some() || reference.is_some();
        let group_of_uses = if group.is_none() && is_open { Some(Group::Use) } else { group };
        let uses = match group_of_uses {
            Some(Group::Use) => registry.filtered(Some(Group::Use), action),
            _ => Vec::new(),
        };
        let mut changes = (group.is_some() || action.is_some()).then(|| registry.filtered(group, action));
        if let Some(kinds) = &mut changes {
            kinds.retain(|kind| !uses.contains(kind));
        }
        if faults.is_empty() {
            Ok(Filter { from, to, who, named, in_test, org, changes, uses, reference })
        } else {
            Err(faults)
        }
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

/// What support looks for in a log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    /// All there is.
    #[default]
    Everything,
    /// What suppliers and people were given, and what was asked for.
    Delegations,
    /// Who may use a scope.
    Accesses,
    /// Keys of clients.
    Keys,
    /// Who came to act for the organisation.
    LogIns,
}

impl Topic {
    /// The lines that are meant. A reference is looked for in all of them.
    pub(super) fn filter(self, registry: &Registry, reference: Option<Ref>) -> Filter {
        let of = |groups: &[Group]| groups.iter().flat_map(|group| registry.filtered(Some(*group), None)).collect();
        let changes: Option<Vec<&'static str>> = match self {
            Self::Everything => None,
            Self::Delegations => Some(of(&[Group::Delegations, Group::Requests])),
            Self::Accesses => Some(of(&[Group::ScopeAccess, Group::AccessRequests])),
            Self::Keys => Some(registry.names().filter(|name| name.starts_with("client.key-")).collect()),
            Self::LogIns => Some(Vec::new()),
        };
        let uses = match self {
            Self::Everything => registry.filtered(Some(Group::Use), None),
            Self::LogIns => registry.filtered(Some(Group::Use), Some(Action::LoggedIn)),
            _ => Vec::new(),
        };
        Filter { changes, uses, reference, ..Filter::default() }
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

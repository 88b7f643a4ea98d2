//! A row of what somebody has or had: on the page of its holder, and in the list of whoever received it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::super::{
    model::{Delegation, Ending, Newer, Stage, Used, What, WhyIdle},
    texts::{HolderTexts, difference, kind_of, not_givable},
};
use crate::{
    kernel::Lang,
    scopes::Difference,
    web::{long_day, short_day, short_day_of},
};

/// Something that was given, as a row.
#[derive(Debug)]
pub(crate) struct Row {
    pub id: Uuid,
    pub title: String,
    pub kind: &'static str,
    pub test: bool,
    pub provider: Option<String>,
    pub scopes: Vec<String>,
    /// Read, or read and write; for API access.
    pub access: Option<&'static str>,
    pub given: String,
    pub until: String,
    pub note: Option<String>,
    /// By how many clients it is used, and when it last was.
    pub used: Option<String>,
    pub ended: String,
    pub staged: bool,
    /// Why it counts for nothing now.
    pub rests: Option<String>,
    /// What the newest version would change.
    pub newer: Option<NewerRow>,
    /// May the reader mark it for removal?
    pub removable: bool,
    /// May the reader change it once what they have proposed is decided?
    pub once_decided: bool,
    /// The page where its end date is changed.
    pub end_date: Option<String>,
    /// Is another end date proposed?
    pub day_waits: bool,
    /// The same with a year more suggested, where it ends soon.
    pub prolong: Option<String>,
    /// The receipt of its removal, while that can be undone.
    pub undo: Option<(String, String)>,
    /// The form that gives it again.
    pub again: Option<String>,
}

/// A newer version of what is held.
#[derive(Debug)]
pub(crate) struct NewerRow {
    pub sentence: String,
    /// Why it cannot be taken in.
    pub hindrance: Option<&'static str>,
    pub staged: bool,
    /// May the reader take it in?
    pub takable: bool,
}

impl NewerRow {
    fn new(lang: Lang, held: &What, newer: &Newer) -> Self {
        let hindrance = newer.givable.err().map(|why| not_givable(lang, why));
        let changes = difference(lang, &Difference::of(held.scopes(), &newer.scopes)).join(" ");
        Self { sentence: HolderTexts(lang).newer(changes), hindrance, staged: newer.staged, takable: false }
    }
}

/// What keeps a current delegation from giving what it says, wholly or in part.
fn rests(t: HolderTexts, d: &Delegation) -> Option<String> {
    if d.rests {
        return Some(t.rests_tag().to_owned());
    }
    let reasons: BTreeSet<WhyIdle> = d.idle.iter().map(|idle| idle.why).collect();
    let all = d.idle.len() == d.what.scopes().len();
    let sentences = reasons.iter().map(|why| {
        let of_it = d.idle.iter().filter(|idle| idle.why == *why).map(|idle| &*idle.name).collect::<Vec<_>>();
        let scopes =
            if all && reasons.len() == 1 && of_it.len() > 1 { t.the_scopes().to_owned() } else { of_it.join(", ") };
        match why {
            WhyIdle::PartyDeleted => t.idle_party_deleted().to_owned(),
            WhyIdle::Deactivated => t.idle_deactivated(scopes),
            WhyIdle::NotDelegable => t.idle_not_delegable(scopes),
            WhyIdle::NoAccess => t.idle_no_access(scopes),
        }
    });
    let why = sentences.collect::<Vec<_>>().join("; ");
    (!why.is_empty()).then(|| if all { t.rests_all_tag(why) } else { t.rests_part_tag(why) })
}

/// By how many clients, and when last.
fn in_use(t: HolderTexts, lang: Lang, used: Used) -> String {
    let clients = match used.clients {
        0 => t.no_client_uses().to_owned(),
        1 => t.one_client_uses().to_owned(),
        n => t.clients_use(n),
    };
    let last = used.last.map_or_else(|| t.not_used_lately().to_owned(), |at| t.used_last(short_day_of(lang, at)));
    format!("{clients} {last}")
}

impl Row {
    /// Does it give all that it says?
    pub(crate) fn is_whole(&self) -> bool {
        self.rests.is_none()
    }

    pub(crate) fn new(lang: Lang, d: Delegation) -> Self {
        let t = HolderTexts(lang);
        let on = short_day_of(lang, d.first_given_at);
        let ended = match d.stage {
            Stage::Current => String::new(),
            Stage::Withdrawn { at, how } => {
                let at = long_day(lang, at);
                match how {
                    Ending::Giver => t.ended_giver(at),
                    Ending::Undone => t.ended_undone(at),
                    Ending::Holder => t.ended_holder(at),
                    Ending::Expired => t.ended_expired(at),
                    Ending::Renewed => t.ended_renewed(at),
                    Ending::Confirmed => t.ended_confirmed(at),
                    Ending::Declined => t.ended_declined(at),
                    Ending::Refused => t.ended_refused(at),
                    Ending::Redated => t.ended_redated(at),
                }
            }
        };
        let is_api = matches!(d.what, What::Api { .. });
        let newer = d.newer.as_ref().map(|newer| NewerRow::new(lang, &d.what, newer));
        Self {
            id: d.id,
            rests: (d.stage == Stage::Current).then(|| rests(t, &d)).flatten(),
            newer,
            title: d.title.in_lang(lang).to_owned(),
            kind: kind_of(lang, &d.what),
            test: d.what.is_test(),
            provider: d.provider_name,
            scopes: d.what.scopes().to_vec(),
            access: is_api.then(|| if d.writes { t.read_write() } else { t.read_only() }),
            given: d.given_by.map_or(on.clone(), |name| t.by_name(name, on)),
            until: d.ends_on.map_or_else(|| t.no_end().to_owned(), |end| short_day(lang, end)),
            note: d.note,
            used: d.used.map(|used| in_use(t, lang, used)),
            ended,
            staged: d.staged,
            removable: false,
            once_decided: false,
            end_date: None,
            day_waits: false,
            prolong: None,
            undo: None,
            again: None,
        }
    }
}

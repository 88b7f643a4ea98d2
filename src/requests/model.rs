//! What a request is, and what becomes of it. Pure.

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::events::{ItemThen, RequestRef};
use crate::{
    asking::{Lifecycle, Outcome},
    kernel::{ApiResourceId, ChangeSetId, Holder, Lang, Party, PersonId, RequestId, Title},
    packages,
};

/// How long a request waits for an answer.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long somebody who asked for themselves can undo that they took it back.
pub(super) const UNDO_TIME: SignedDuration = SignedDuration::from_hours(24);
/// Requests of one asker that wait, or were sent within a day.
pub(super) const MAX_WAITING: i64 = 20;
/// Longest purpose and longest reason, in characters.
pub(super) const PURPOSE_LENGTH: usize = 400;
pub(super) use crate::delegations::API;

/// That somebody asks because they were invited to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invited {
    /// Who invited them.
    pub by: String,
    /// By which name.
    pub as_name: String,
}

/// What an asker is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answered {
    /// They were given it, or some of it.
    Approved,
    /// They were not.
    Declined,
    /// Nobody answered in time.
    Expired,
}

/// What became of one thing that was asked for, once the request was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It was given, and is held.
    Given,
    /// It was held already.
    HeldBefore,
    /// It was declined with the answer that gave the rest.
    NotGiven,
    /// It was given, which has been undone.
    Undone(Timestamp),
    /// It was given, and the giver has removed it since.
    Removed(Timestamp),
    /// It was given, and the holder has given it up since.
    GivenUp(Timestamp),
    /// It was given until a day that has passed.
    RanOut(Timestamp),
}

impl Fate {
    /// Of what was given in the answer or not, held since or not, and ended at a time, in a way that the tables have a word for.
    pub fn of(given: bool, is_held: bool, ended: Option<(Timestamp, &str)>) -> Self {
        match ended {
            _ if !given && is_held => Self::HeldBefore,
            _ if !given => Self::NotGiven,
            None => Self::Given,
            Some((at, "undone")) => Self::Undone(at),
            Some((at, "holder")) => Self::GivenUp(at),
            Some((at, "expired")) => Self::RanOut(at),
            Some((at, _)) => Self::Removed(at),
        }
    }

    /// When it ended.
    pub fn ended(self) -> Option<Timestamp> {
        match self {
            Self::Undone(at) | Self::Removed(at) | Self::GivenUp(at) | Self::RanOut(at) => Some(at),
            Self::Given | Self::HeldBefore | Self::NotGiven => None,
        }
    }
}

/// What came of an approval, from what became of each thing.
pub(super) fn outcome(items: &[RequestedItem]) -> Outcome {
    let fates = || items.iter().filter_map(|item| item.fate);
    let given = || fates().filter(|fate| !matches!(fate, Fate::HeldBefore | Fate::NotGiven));
    let ended: Option<Vec<Timestamp>> = given().map(Fate::ended).collect();
    match ended.and_then(|ended| ended.into_iter().max()) {
        Some(at) if given().all(|fate| matches!(fate, Fate::Undone(_))) => Outcome::Undone(at),
        Some(at) => Outcome::Ended(at),
        None if fates().any(|fate| matches!(fate, Fate::NotGiven | Fate::Undone(_))) => Outcome::Partly,
        None => Outcome::All,
    }
}

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestedItem {
    /// `api`, `package`, `area` or `right`.
    pub kind: String,
    /// The id of the resource, the URN, or the name of the right.
    pub code: String,
    pub title: Title,
    /// Counts in the test environment only.
    pub test: bool,
    /// Does the asker have it, as a package, an area or a right?
    pub held: bool,
    /// What became of it, once the request was approved.
    pub fate: Option<Fate>,
}

impl RequestedItem {
    /// A package, an area or a right.
    pub fn of(named: packages::Named) -> Self {
        let (kind, code) = (named.what.kind().to_owned(), named.what.code().to_owned());
        Self { kind, code, title: named.name, test: false, held: false, fate: None }
    }
    /// `kind code`, as forms send it.
    pub fn value(&self) -> String {
        format!("{} {}", self.kind, self.code)
    }
    /// `kind code version`, as forms send what was seen.
    pub fn seen(&self, version: i32) -> String {
        format!("{} {version}", self.value())
    }
    /// For the element of it on a page.
    pub fn field(&self) -> String {
        format!("ting-{}", self.code.replace(':', "-"))
    }
    /// The API resource it is of.
    pub fn resource(&self) -> Option<ApiResourceId> {
        (self.kind == API).then(|| self.code.parse().ok()).flatten()
    }
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.title.in_lang(lang)
    }
}

/// A request as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub id: RequestId,
    pub giver: Party,
    pub asker: Holder,
    /// Who sent it, and their name.
    pub person: PersonId,
    pub person_name: String,
    pub born: Option<i16>,
    pub items: Vec<RequestedItem>,
    pub purpose: String,
    /// Until when it is wanted, if the asker says so.
    pub wants_until: Option<Date>,
    /// Who invited them and by which name, where they were.
    pub invited: Option<Invited>,
    /// Is the asker known by a work address alone? Then there is nobody yet to give it to.
    pub by_email: bool,
    /// The name that the asker registered by, if they connected their login to a registration here.
    pub registered_as: Option<String>,
    pub life: Lifecycle,
    /// What somebody has begun to make of it, and how long and with which note that gives.
    pub draft: Option<ChangeSetId>,
    /// Does that wait for a second person?
    pub is_proposed: bool,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// Why the rest is not given, in what somebody has begun.
    pub decline_reason: Option<String>,
    /// Whoever asks is bankrupt or dead.
    pub asker_is_out: bool,
    pub asker_deleted_on: Option<Date>,
}

impl Request {
    /// What events keep of it.
    pub fn about(&self) -> RequestRef {
        let items = self.items.iter().map(ItemThen::from).collect();
        RequestRef { request: self.id, giver: self.giver.clone(), asker: self.asker.clone(), items }
    }

    /// Can whoever asks be given nothing any more?
    pub fn asker_is_gone(&self, today: Date) -> bool {
        self.asker_is_out || self.asker_deleted_on.is_some_and(|day| day <= today)
    }

    /// Did a person ask for themselves?
    pub fn is_personal(&self) -> bool {
        self.asker.number().is_none()
    }

    /// Did this person ask for themselves?
    pub fn is_own_of(&self, person: PersonId) -> bool {
        self.is_personal() && self.person == person
    }

    /// Kinds and codes of what is asked for.
    pub fn things(&self) -> (Vec<String>, Vec<String>) {
        self.items.iter().map(|item| (item.kind.clone(), item.code.clone())).unzip()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_follows_what_became_of_each_thing() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let of = |fates: &[Fate]| {
            let title = Title { nb: String::new(), nn: String::new(), en: String::new() };
            let item = |fate: &Fate| RequestedItem {
                kind: API.to_owned(),
                code: String::new(),
                title: title.clone(),
                test: false,
                held: false,
                fate: Some(*fate),
            };
            outcome(&fates.iter().map(item).collect::<Vec<_>>())
        };
        assert_eq!(of(&[Fate::Given, Fate::HeldBefore]), Outcome::All);
        assert_eq!(of(&[Fate::Given, Fate::NotGiven]), Outcome::Partly);
        assert_eq!(of(&[Fate::Given, Fate::Undone(at(4))]), Outcome::Partly);
        assert_eq!(of(&[Fate::Given, Fate::Removed(at(4))]), Outcome::All, "what was given is told with the thing");
        assert_eq!(of(&[Fate::Undone(at(4)), Fate::NotGiven]), Outcome::Undone(at(4)));
        assert_eq!(of(&[Fate::Undone(at(4)), Fate::GivenUp(at(9))]), Outcome::Ended(at(9)));
        assert_eq!(of(&[Fate::RanOut(at(9)), Fate::NotGiven]), Outcome::Ended(at(9)));
    }
}

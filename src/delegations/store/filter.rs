use jiff::Timestamp;
use serde::Deserialize;

use crate::kernel::{search_digits, search_text};

/// Which holders to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Kind {
    #[default]
    #[serde(rename = "")]
    All,
    #[serde(rename = "virksomhet")]
    Organisation,
    #[serde(rename = "person")]
    Person,
}

/// Which rights to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Status {
    /// Those who hold something now.
    #[default]
    #[serde(rename = "")]
    Current,
    /// Those who lose something within 30 days.
    #[serde(rename = "utloper")]
    Ending,
    /// Those who lost the last they had within 30 days.
    #[serde(rename = "fjernet")]
    Removed,
}

/// Those who have rights by the register alone were never given anything here and have no time to be sorted by. They come last in both
/// orders by change: with the earliest time where the order runs backwards in time, with the latest where it does not.
const BEFORE_ALL: Timestamp = Timestamp::UNIX_EPOCH;
const AFTER_ALL: Timestamp = Timestamp::constant(253_370_764_800, 0);

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    #[default]
    Name,
    /// From Å to A.
    NameDown,
    /// Who was given something last comes first.
    Newest,
    Oldest,
}

impl Order {
    /// A word that is none of these means the order by name.
    pub(crate) fn read(word: &str) -> Self {
        let others = [Self::NameDown, Self::Newest, Self::Oldest];
        others.into_iter().find(|order| order.word() == word).unwrap_or_default()
    }

    /// As the address writes it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Name => "",
            Self::NameDown => "-navn",
            Self::Newest => "-endret",
            Self::Oldest => "endret",
        }
    }

    pub(crate) fn is_by_change(self) -> bool {
        matches!(self, Self::Newest | Self::Oldest)
    }

    pub(crate) fn falls(self) -> bool {
        matches!(self, Self::NameDown | Self::Newest)
    }

    /// The time of those who have none.
    pub(super) fn never(self) -> Timestamp {
        if self.falls() { BEFORE_ALL } else { AFTER_ALL }
    }
}

/// Where in the list a holder stands: the name or the time it is sorted by, and its id, as text.
pub(crate) type Place = (String, String);

/// What the list is asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub kind: Kind,
    pub status: Status,
    pub order: Order,
    /// Where the page before ended (or the page after began, going backwards).
    pub cursor: Option<Place>,
    pub backwards: bool,
    pub limit: i64,
}

impl Filter {
    /// Kind and status as the address writes them.
    pub(crate) fn words(&self) -> (&'static str, &'static str) {
        let kind = match self.kind {
            Kind::All => "",
            Kind::Organisation => "virksomhet",
            Kind::Person => "person",
        };
        let status = match self.status {
            Status::Current => "",
            Status::Ending => "utloper",
            Status::Removed => "fjernet",
        };
        (kind, status)
    }

    /// Organisations only, persons only, or both.
    pub(super) fn only_organisations(&self) -> Option<bool> {
        match self.kind {
            Kind::All => None,
            Kind::Organisation => Some(true),
            Kind::Person => Some(false),
        }
    }

    /// Does it show everyone who holds something now?
    pub(crate) fn is_open(&self) -> bool {
        self.search.is_none() && self.words() == ("", "")
    }

    /// The search text as a pattern for LIKE, folded like the `search_text` of a holder.
    pub(super) fn pattern(&self) -> Option<String> {
        self.search.as_deref().map(like)
    }

    /// Does the statement go from Å to A, or from the newest to the oldest?
    pub(super) fn falls(&self) -> bool {
        self.backwards != self.order.falls()
    }

    /// The id to go on from.
    pub(super) fn id(&self) -> &str {
        self.cursor.as_ref().map_or("", |(_, id)| id)
    }

    /// The name to go on from. Every name comes after the empty one and before U+FFFF, which the collation puts last (UTS 35).
    pub(super) fn name(&self) -> &str {
        let start = if self.falls() { "\u{ffff}" } else { "" };
        self.cursor.as_ref().map_or(start, |(name, _)| name)
    }

    /// The time to go on from.
    pub(super) fn time(&self) -> Timestamp {
        let start = if self.falls() { AFTER_ALL } else { BEFORE_ALL };
        let asked = self.cursor.as_ref().and_then(|(at, _)| at.parse::<Timestamp>().ok());
        asked.unwrap_or(start).clamp(BEFORE_ALL, AFTER_ALL)
    }
}

/// The search text as a pattern: what people type, numbers in any spelling, wildcards taken literally.
pub(crate) fn like(text: &str) -> String {
    format!("%{}%", search_digits(text).or_else(|| search_text(text)).unwrap_or_default())
}

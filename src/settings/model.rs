//! What can be set, and what a change of it is.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    kernel::{EventId, Ref},
    ledger::Event,
};

/// How long changes can be undone, in hours; never under 24 (WCAG 2.2.1).
pub(super) const UNDO_HOURS: [i32; 3] = [24, 48, 72];

/// How an organisation wants its changes made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How long a change can be undone.
    pub undo_hours: i32,
    /// Do *Fjern alle* and *Hovedadministrator* take two persons?
    pub four_eyes: bool,
}

impl Default for Settings {
    /// As Portner comes.
    fn default() -> Self {
        Self { undo_hours: 24, four_eyes: false }
    }
}

/// The settings as they are, and who made them so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Current {
    pub settings: Settings,
    /// Counted up with each change.
    pub version: i32,
    pub changed: Option<(Timestamp, String, Ref)>,
}

/// One setting, from what it was to what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "setting", rename_all = "kebab-case")]
pub enum Turn {
    /// How long a change can be undone.
    UndoHours {
        /// Hours before.
        before: i32,
        /// Hours now.
        after: i32,
    },
    /// Whether what weighs most takes two persons.
    FourEyes {
        /// Before.
        before: bool,
        /// Now.
        after: bool,
    },
}

impl Turn {
    /// What differs.
    pub(super) fn between(before: Settings, after: Settings) -> Vec<Self> {
        let hours = Self::UndoHours { before: before.undo_hours, after: after.undo_hours };
        let eyes = Self::FourEyes { before: before.four_eyes, after: after.four_eyes };
        let differs = [before.undo_hours != after.undo_hours, before.four_eyes != after.four_eyes];
        [hours, eyes].into_iter().zip(differs).filter(|(_, differs)| *differs).map(|(turn, _)| turn).collect()
    }

    /// The settings with this turned back. `None`: somebody has turned it again since.
    pub(super) fn back(self, now: Settings) -> Option<Settings> {
        match self {
            Self::UndoHours { before, after } => {
                (now.undo_hours == after).then_some(Settings { undo_hours: before, ..now })
            }
            Self::FourEyes { before, after } => {
                (now.four_eyes == after).then_some(Settings { four_eyes: before, ..now })
            }
        }
    }
}

/// A turn as an event keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// By which it is regretted.
    pub id: Uuid,
    /// What was turned.
    #[serde(flatten)]
    pub turn: Turn,
}

/// Settings were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What, one by one.
    pub lines: Vec<Line>,
}

impl Changed {
    /// Everything that differs.
    pub(super) fn of(turns: Vec<Turn>) -> Self {
        Self { lines: turns.into_iter().map(|turn| Line { id: EventId::new().uuid(), turn }).collect() }
    }
}

impl Event for Changed {
    const KIND: &'static str = "settings.changed";
    fn lines(&self) -> Vec<Uuid> {
        self.lines.iter().map(|line| line.id).collect()
    }
}

/// A change of settings was regretted, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The reference of the change.
    pub of: Ref,
    /// What is as it was before.
    pub restored: Vec<Turn>,
    /// What has been turned again since, and stays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Turn>,
}

impl Event for Undone {
    const KIND: &'static str = "settings.undone";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_goes_back_to_what_it_was_unless_somebody_has_turned_it_again() {
        let (before, after) = (Settings::default(), Settings { undo_hours: 72, four_eyes: true });
        let turns = Turn::between(before, after);
        assert_eq!(turns.iter().try_fold(after, |now, turn| turn.back(now)), Some(before));
        assert_eq!(turns[0].back(Settings { undo_hours: 48, ..after }), None);
        assert_eq!(
            turns[1].back(Settings { undo_hours: 48, ..after }),
            Some(Settings { undo_hours: 48, four_eyes: false })
        );
        assert_eq!(Turn::between(after, after), []);
    }

    #[test]
    fn a_line_is_kept_flat() {
        let line = Line { id: Uuid::nil(), turn: Turn::FourEyes { before: false, after: true } };
        let kept = serde_json::to_value(line).unwrap();
        assert_eq!(kept["setting"], "four-eyes");
        assert_eq!(serde_json::from_value::<Line>(kept).unwrap(), line);
    }
}

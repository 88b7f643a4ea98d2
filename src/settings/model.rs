//! What can be set, and what a change of it is.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::kernel::Ref;

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
pub(super) enum SettingChange {
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

impl SettingChange {
    /// What differs.
    pub(super) fn between(before: Settings, after: Settings) -> Vec<Self> {
        let hours = Self::UndoHours { before: before.undo_hours, after: after.undo_hours };
        let eyes = Self::FourEyes { before: before.four_eyes, after: after.four_eyes };
        let differs = [before.undo_hours != after.undo_hours, before.four_eyes != after.four_eyes];
        [hours, eyes].into_iter().zip(differs).filter(|(_, differs)| *differs).map(|(change, _)| change).collect()
    }

    /// The settings with this put back. `None`: somebody has changed it again since.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_goes_back_to_what_it_was_unless_somebody_has_changed_it_again() {
        let (before, after) = (Settings::default(), Settings { undo_hours: 72, four_eyes: true });
        let changes = SettingChange::between(before, after);
        assert_eq!(changes.iter().try_fold(after, |now, change| change.back(now)), Some(before));
        assert_eq!(changes[0].back(Settings { undo_hours: 48, ..after }), None);
        assert_eq!(
            changes[1].back(Settings { undo_hours: 48, ..after }),
            Some(Settings { undo_hours: 48, four_eyes: false })
        );
        assert_eq!(SettingChange::between(after, after), []);
    }
}

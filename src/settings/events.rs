//! The events of this room: what the log keeps, how it is put into words, and how it is undone. `proposal` is what comes before a change
//! that takes two persons.

mod proposal;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(super) use self::proposal::SettingProposal;
pub(crate) use self::proposal::Step;
use super::{
    model::Settings,
    paths, store,
    texts::{ProposalTexts, Texts},
};
use crate::{
    access::{ManagePeople, Mandate, ReadLog},
    kernel::{EventId, Lang, Ref},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Registry, Reversal,
        Reversed, Side, Sides, Undoable, Undoing,
    },
    sitemap::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.undoable::<SettingsChanged>().add::<SettingsRestored>().add::<SettingProposal>();
}

/// One setting, from what it was to what it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "setting", rename_all = "kebab-case")]
pub(super) enum SettingChange {
    /// How long a change can be undone, in hours.
    UndoHours { before: i32, after: i32 },
    /// Whether what weighs most takes two persons.
    FourEyes { before: bool, after: bool },
}

impl SettingChange {
    /// The settings with this put back. `None`: somebody has changed it again since. The ledger lets no such line come here, except of
    /// receipts from before it knew (`lines_known`), and when the other change is committed at the same time.
    fn back(self, now: Settings) -> Option<Settings> {
        let back = match self {
            Self::UndoHours { before, after } if now.undo_hours == after => Settings { undo_hours: before, ..now },
            Self::FourEyes { before, after } if now.four_eyes == after => Settings { four_eyes: before, ..now },
            _ => return None,
        };
        Some(back)
    }

    /// The same change backwards.
    fn reversed(self) -> Self {
        match self {
            Self::UndoHours { before, after } => Self::UndoHours { before: after, after: before },
            Self::FourEyes { before, after } => Self::FourEyes { before: after, after: before },
        }
    }

    /// Which setting, as the ledger remembers the latest change of it.
    fn changed(self) -> Changed {
        Changed::own(match self {
            Self::UndoHours { .. } => "setting/undo-hours",
            Self::FourEyes { .. } => "setting/four-eyes",
        })
    }

    /// May one person put it back? Not where that would turn off what takes two to turn off.
    fn is_undone_by_one(self) -> bool {
        !matches!(self, Self::FourEyes { after: true, .. })
    }

    fn sentence(self, t: Texts) -> String {
        match self {
            Self::UndoHours { before, after } => t.hours_change(before, after),
            Self::FourEyes { after, .. } => t.two_change(after).to_owned(),
        }
    }

    /// What the setting was, and what it became.
    fn values(self, t: Texts) -> [String; 2] {
        match self {
            Self::UndoHours { before, after } => [before, after].map(|hours| t.hours_value(hours)),
            Self::FourEyes { before, after } => [before, after].map(|on| t.two_value(on).to_owned()),
        }
    }
}

/// One setting that was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    /// By which it is undone.
    pub id: Uuid,
    /// From what to what.
    #[serde(flatten)]
    pub change: SettingChange,
}

/// Settings were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SettingsChanged {
    /// Which, one by one.
    pub lines: Vec<Line>,
    /// The colleague who had proposed it, where it took two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

impl SettingsChanged {
    /// Everything that differs.
    pub fn between(before: Settings, after: Settings) -> Self {
        let hours = SettingChange::UndoHours { before: before.undo_hours, after: after.undo_hours };
        let eyes = SettingChange::FourEyes { before: before.four_eyes, after: after.four_eyes };
        let changes = [(hours, before.undo_hours != after.undo_hours), (eyes, before.four_eyes != after.four_eyes)];
        let line = |(change, _)| Line { id: EventId::new().uuid(), change };
        Self { lines: changes.into_iter().filter(|(_, differs)| *differs).map(line).collect(), proposed_by: None }
    }

    fn changes(&self) -> Vec<SettingChange> {
        self.lines.iter().map(|line| line.change).collect()
    }
}

impl EventKind for SettingsChanged {
    const KIND: &'static str = "settings.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        let changed = |line: &Line| match line.change.changed() {
            changed if line.change.is_undone_by_one() => changed.line(line.id),
            changed => changed,
        };
        self.lines.iter().map(changed).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let sentence = t.event_changed(sentences(cx.lang, &self.changes()));
        self.proposed_by.as_ref().map_or(sentence.clone(), |name| t.event_proposed_by(&sentence, name))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let line = |line: &Line| {
            let by_one = line.change.is_undone_by_one();
            let note = (!by_one).then(|| t.off_takes_two());
            ReceiptLine {
                id: by_one.then_some(line.id),
                title: line.change.sentence(t),
                note,
                ..ReceiptLine::default()
            }
        };
        let lines = self.lines.iter().map(line).collect();
        let mut view = view(cx, t.done().to_owned(), t.done_body().to_owned(), lines);
        view.facts.extend(self.proposed_by.iter().map(|name| (ProposalTexts(cx.lang).by(), name.clone())));
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let [before, after] = values(cx.lang, &self.changes());
        Sides::BeforeAfter(before, after)
    }
}

impl Undoable for SettingsChanged {
    type Right = ManagePeople;
    type Undone = SettingsRestored;

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut settings = store::lock(change, by.acting).await?.settings;
        let mut event = SettingsRestored { of: by.of.clone(), restored: Vec::new(), failed: Vec::new() };
        let mut settled = Vec::new();
        for line in self.lines.iter().filter(|line| by.lines.contains(&line.id)) {
            match line.change.back(settings) {
                Some(before) => {
                    settings = before;
                    settled.push(line.id);
                    event.restored.push(line.change);
                }
                None => event.failed.push(line.change),
            }
        }
        if !settled.is_empty() {
            store::put(change, by.acting, settings).await?;
        }
        Ok(Reversal { event, settled })
    }
}

/// A change of settings was undone, in whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SettingsRestored {
    /// The reference of the change.
    pub of: Ref,
    /// What is as it was before.
    pub restored: Vec<SettingChange>,
    /// What has been changed again since, and stays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<SettingChange>,
}

impl SettingsRestored {
    /// What the undo did; the event keeps the changes that were undone.
    fn put_back(&self) -> Vec<SettingChange> {
        self.restored.iter().map(|change| change.reversed()).collect()
    }
}

impl EventKind for SettingsRestored {
    const KIND: &'static str = "settings.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn changes(&self) -> Vec<Changed> {
        self.restored.iter().map(|change| change.changed()).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).event_undone(&self.of, sentences(cx.lang, &self.put_back()))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let line = |change: &SettingChange, tag, note| ReceiptLine {
            title: change.sentence(t),
            tag: Some(tag),
            note,
            ..ReceiptLine::default()
        };
        let put_back = self.put_back();
        let restored = put_back.iter().map(|change| line(change, (t.put_back(), "success"), None));
        let failed = self.failed.iter().map(|change| line(change, (t.kept(), "warning"), Some(t.changed_again())));
        let lines = restored.chain(failed).collect();
        Some(view(cx, t.undone().to_owned(), t.undone_body(&self.of), lines))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let [before, after] = values(cx.lang, &self.put_back());
        Sides::BeforeAfter(before, after)
    }
}

/// Each change as a sentence.
fn sentences(lang: Lang, changes: &[SettingChange]) -> String {
    changes.iter().map(|change| format!("{}.", change.sentence(Texts(lang)))).collect::<Vec<_>>().join(" ")
}

/// What the settings were, and what they became.
fn values(lang: Lang, changes: &[SettingChange]) -> [Side; 2] {
    let (before, after): (Vec<_>, Vec<_>) = changes.iter().map(|change| change.values(Texts(lang)).into()).unzip();
    [before, after].map(|values: Vec<String>| Side::note(values.join(" ")))
}

fn view(cx: EventContext, heading: String, lead: String, lines: Vec<ReceiptLine>) -> ReceiptView {
    let t = Texts(cx.lang);
    let settings = paths::settings(cx.lang, cx.reader);
    ReceiptView {
        section: Section::Settings,
        heading,
        lead,
        lines_label: t.what(),
        lines,
        undo: t.undo_action(),
        again: Some((t.to_settings(), settings.clone())),
        links: vec![(t.to_settings().to_owned(), settings)],
        ..ReceiptView::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_goes_back_to_what_it_was_unless_somebody_has_changed_it_again() {
        let (before, after) = (Settings::default(), Settings { undo_hours: 72, four_eyes: true });
        let changes = SettingsChanged::between(before, after).changes();
        assert_eq!(changes.iter().try_fold(after, |now, change| change.back(now)), Some(before));
        let changed_again = Settings { undo_hours: 48, ..after };
        assert_eq!(changes[0].back(changed_again), None);
        assert_eq!(changes[1].back(changed_again), Some(Settings { undo_hours: 48, four_eyes: false }));
        assert_eq!(SettingsChanged::between(after, after).lines, []);
    }

    #[test]
    fn a_line_is_kept_flat() {
        let line = Line { id: Uuid::nil(), change: SettingChange::FourEyes { before: false, after: true } };
        let kept = serde_json::to_value(line).unwrap();
        assert_eq!(kept["setting"], "four-eyes");
        assert_eq!(serde_json::from_value::<Line>(kept).unwrap(), line);
    }
}

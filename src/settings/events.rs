//! The events of this room: what the log keeps, how it is told, and how it is undone.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    model::SettingChange,
    paths, store,
    texts::{Texts, change_text},
};
use crate::{
    access::{Acting, ManagePeople, Mandate, ReadLog},
    kernel::{EventId, Lang, Ref},
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Registry, Reversal,
        Side, Sides, Undoable,
    },
    sitemap::Section,
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.undoable::<SettingsChanged>().add::<SettingsRestored>();
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
}

impl SettingsChanged {
    /// Everything that differs.
    pub fn of(changes: Vec<SettingChange>) -> Self {
        Self { lines: changes.into_iter().map(|change| Line { id: EventId::new().uuid(), change }).collect() }
    }
}

impl EventKind for SettingsChanged {
    const KIND: &'static str = "settings.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Settings;

    fn lines(&self) -> Vec<Uuid> {
        self.lines.iter().map(|line| line.id).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).event_changed(sentences(cx.lang, self.lines.iter().map(|line| line.change)))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let line = |line: &Line| ReceiptLine {
            id: Some(line.id),
            title: change_text(cx.lang, line.change),
            ..ReceiptLine::default()
        };
        let lines = self.lines.iter().map(line).collect();
        Some(view(cx, t.done().to_owned(), t.done_body().to_owned(), lines))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        let side = |value: fn(Texts, SettingChange) -> String| {
            Side::note(self.lines.iter().map(|line| value(t, line.change)).collect::<Vec<_>>().join(" "))
        };
        Sides::BeforeAfter(side(Texts::value_before), side(Texts::value_after))
    }
}

impl Undoable for SettingsChanged {
    type Right = ManagePeople;
    type Undone = SettingsRestored;

    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManagePeople>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<SettingsRestored>, ChangeError> {
        let (mut settings, _) = store::lock(change, acting).await?;
        let mut event = SettingsRestored { of: of.clone(), restored: Vec::new(), failed: Vec::new() };
        let mut settled = Vec::new();
        for line in self.lines.iter().filter(|line| lines.contains(&line.id)) {
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
            store::put(change, acting, settings).await?;
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

impl EventKind for SettingsRestored {
    const KIND: &'static str = "settings.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Settings;

    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        mandate.has::<ReadLog>()
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).event_undone(&self.of, sentences(cx.lang, self.restored.iter().copied()))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let line = |change: &SettingChange, tag, note| ReceiptLine {
            title: change_text(cx.lang, *change),
            tag: Some(tag),
            note,
            ..ReceiptLine::default()
        };
        let restored = self.restored.iter().map(|change| line(change, (t.put_back(), "success"), None));
        let failed = self.failed.iter().map(|change| line(change, (t.kept(), "warning"), Some(t.changed_again())));
        let lines = restored.chain(failed).collect();
        Some(view(cx, t.undone().to_owned(), t.undone_body(&self.of), lines))
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        let side = |value: fn(Texts, SettingChange) -> String| {
            Side::note(self.restored.iter().map(|change| value(t, *change)).collect::<Vec<_>>().join(" "))
        };
        Sides::BeforeAfter(side(Texts::value_after), side(Texts::value_before))
    }
}

/// Each change as a sentence.
fn sentences(lang: Lang, changes: impl IntoIterator<Item = SettingChange>) -> String {
    changes.into_iter().map(|change| format!("{}.", change_text(lang, change))).collect::<Vec<_>>().join(" ")
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
    fn a_line_is_kept_flat() {
        let line = Line { id: Uuid::nil(), change: SettingChange::FourEyes { before: false, after: true } };
        let kept = serde_json::to_value(line).unwrap();
        assert_eq!(kept["setting"], "four-eyes");
        assert_eq!(serde_json::from_value::<Line>(kept).unwrap(), line);
    }
}

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{
    super::{
        model::{Content, check_bundle},
        store,
        texts::Texts,
        views::fields,
    },
    ContentThen, ResourceTag, numbers, only,
    undone::{ResourceChangeUndone, ResourceIs, Unchangeable, reversal},
};
use crate::{
    access::{Acting, ManageScopes, Mandate},
    kernel::{OrgNumber, Party, Ref},
    ledger::{
        Action, Change, ChangeError, EventContext, EventKind, Group, ReceiptView, Reversal, Side, Sides, Thing,
        Undoable,
    },
    scopes::Difference,
};

/// A resource was changed. Another set of scopes is a new version; what was given before it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceChanged {
    /// Which.
    pub resource: ResourceTag,
    /// As it was.
    pub before: ContentThen,
    /// As it is.
    pub after: ContentThen,
    /// The version before and the version since; the same where the scopes are.
    pub versions: (i32, i32),
    /// How many delegations stay in the versions they were given in.
    pub kept: i64,
    /// Those who have given it to somebody, and may take in a new version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

/// A field that differs: its label, and what it said before and says since.
struct FieldChange {
    label: &'static str,
    before: String,
    after: String,
}

impl ResourceChanged {
    fn difference(&self) -> Difference {
        Difference::of(&self.before.scopes, &self.after.scopes)
    }

    fn field_changes(&self, t: Texts) -> Vec<FieldChange> {
        let both = fields(t, &Content::from(&self.before)).into_iter().zip(fields(t, &Content::from(&self.after)));
        both.filter(|((_, before), (_, after))| before != after)
            .map(|((label, before), (_, after))| FieldChange { label, before, after })
            .collect()
    }
}

impl EventKind for ResourceChanged {
    const KIND: &'static str = "resource.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Resources;

    fn recipients(&self) -> Vec<OrgNumber> {
        numbers(&self.consumers)
    }
    fn part_for(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if self.resource.is_provided_by(reader) {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { consumers: only(&self.consumers, reader), kept: 0, ..self.clone() })
    }
    fn lines(&self) -> Vec<Uuid> {
        vec![self.resource.id.uuid()]
    }
    fn seen_by(&self, mandate: &Mandate, cx: EventContext) -> bool {
        self.resource.seen_by(mandate, cx)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let labels: Vec<String> = self.field_changes(t).into_iter().map(|change| change.label.to_lowercase()).collect();
        let (provider, title) = (&self.resource.provider.name, self.resource.title.in_lang(cx.lang));
        let sentence = t.log_changed(provider, title, labels.join(", "));
        let Difference { added, removed } = self.difference();
        if added.is_empty() && removed.is_empty() {
            return sentence;
        }
        let added = (!added.is_empty()).then(|| t.log_added(added.join(", ")));
        let removed = (!removed.is_empty()).then(|| t.log_removed(removed.join(", ")));
        let in_words = added.into_iter().chain(removed).collect::<Vec<_>>().join(", ");
        t.log_versioned(sentence, self.versions.1, in_words)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, title) = (Texts(cx.lang), self.resource.title.in_lang(cx.lang));
        let (before, after) = self.versions;
        let lead = if before == after { t.told_changed_body(title) } else { t.told_versioned_body(title, after) };
        let mut receipt = self.resource.receipt(cx, t.told_changed(), lead, t.undo(), &self.after.scopes);
        let changes = self.field_changes(t).into_iter().filter(|change| change.label != t.scopes());
        let facts = changes.map(|change| (change.label, t.changed_to(change.before, change.after)));
        receipt.facts.extend(facts);
        let Difference { added, removed } = self.difference();
        for (label, scopes) in [(t.added(), added), (t.removed(), removed)] {
            if !scopes.is_empty() {
                receipt.facts.push((label, scopes.join(", ")));
            }
        }
        if self.kept > 0 {
            receipt.facts.push((t.told_kept(), self.kept.to_string()));
        }
        Some(receipt)
    }
    /// The fields that differ. Scopes stand in the type of machines.
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Texts(cx.lang);
        let thing = |label: &str, value: String| {
            if label == t.scopes() {
                Thing { title: format!("{label}:"), detail: value }
            } else {
                Thing { title: format!("{label}: {value}"), detail: String::new() }
            }
        };
        let side = |of: fn(FieldChange) -> String| {
            let things = self.field_changes(t).into_iter().map(|change| thing(change.label, of(change)));
            Side::of(things.collect())
        };
        Sides::BeforeAfter(side(|change| change.before), side(|change| change.after))
    }
}

impl Undoable for ResourceChanged {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    /// The scopes of before make a version of their own: what was given in the version between stays in it.
    async fn undo(
        &self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        of: &Ref,
        _lines: &[Uuid],
    ) -> Result<Reversal<ResourceChangeUndone>, ChangeError> {
        let tag = &self.resource;
        let found = store::lock(change, acting, tag.environment, tag.id).await?;
        let Some(resource) = found.filter(|resource| ContentThen::from(&resource.content) == self.after) else {
            return Ok(reversal(of, tag, Err(Unchangeable::Changed), Vec::new()));
        };
        let before = Content::from(&self.before);
        let own = store::own_scopes(change.conn(), acting.org(), tag.environment, &before.scopes, true).await?;
        if !check_bundle(&before.scopes, &own, &resource.content.scopes) {
            return Ok(reversal(of, tag, Err(Unchangeable::ScopeGone), Vec::new()));
        }
        store::put(change, acting, &resource, &before).await?;
        let is_new_version = !before.bundles_as(&resource.content);
        let consumers = if is_new_version { store::consumers(change, tag.id).await?.0 } else { Vec::new() };
        Ok(reversal(of, tag, Ok(ResourceIs::AsBefore), consumers))
    }
}

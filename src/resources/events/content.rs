use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::{Content, check_bundle},
        store,
        texts::Texts,
        views::fields,
    },
    ResourceTag,
    undone::{ResourceChangeUndone, Unchangeable, reversal, set_active},
};
use crate::{
    access::ManageScopes,
    in_use::Became,
    kernel::{OrgNumber, Party},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptView, Reversed, Side, Sides, Snapshot,
        Subject, Thing, Undoable, Undoing,
    },
    scopes::Difference,
    web::{self, differences},
};

/// A resource was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceCreated {
    /// Which.
    pub resource: ResourceTag,
    /// As it was made.
    pub content: Snapshot<Content>,
}

impl EventKind for ResourceCreated {
    const KIND: &'static str = "resource.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Resources;

    fn changes(&self) -> Vec<Changed> {
        vec![self.resource.changed_use().line(self.resource.id.uuid()), self.resource.changed_content()]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Texts(cx.lang).log_created(&self.resource.provider.name, self.resource.title.in_lang(cx.lang))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Texts(cx.lang);
        let lead = t.receipt_created_body(self.resource.title.in_lang(cx.lang));
        let mut receipt = self.resource.receipt(cx, t.receipt_created(), lead, t.undo(), &self.content.scopes);
        let access = if self.content.writes { t.read_write() } else { t.read_only() };
        receipt.facts.push((t.access(), access.to_owned()));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let before = Side::note(Texts(cx.lang).not_there());
        Sides::BeforeAfter(before, Side::of(vec![self.resource.thing(cx.lang, &self.content.scopes)]))
    }
}

impl Undoable for ResourceCreated {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    /// A resource that should not be is taken out of use. Its identifier stays taken, for nothing is deleted.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        set_active(change, by.acting, &self.resource, by.of, false).await
    }
}

/// A resource was changed. Another set of scopes is a new version; what was given before it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ResourceChanged {
    /// Which.
    pub resource: ResourceTag,
    /// As it was.
    pub before: Snapshot<Content>,
    /// As it is.
    pub after: Snapshot<Content>,
    /// The version before and the version since; the same where the scopes are.
    pub versions: (i32, i32),
    /// How many delegations stay in the versions they were given in.
    pub kept: i64,
    /// Those who have given it to somebody, and may take in a new version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Party>,
}

impl ResourceChanged {
    fn scopes(&self) -> Difference {
        Difference::of(&self.before.scopes, &self.after.scopes)
    }
    /// The fields of the form that differ.
    fn fields(&self, t: Texts) -> Vec<web::Difference> {
        differences(fields(t, &self.before), fields(t, &self.after))
    }
}

impl EventKind for ResourceChanged {
    const KIND: &'static str = "resource.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Resources;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Apis)
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        Party::numbers(&self.consumers)
    }
    fn part(&self, reader: OrgNumber) -> Option<Self> {
        Some(Self { consumers: Party::only(&self.consumers, reader), kept: 0, ..self.clone() })
    }
    fn changes(&self) -> Vec<Changed> {
        vec![self.resource.changed_content().line(self.resource.id.uuid())]
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.resource)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let labels: Vec<String> = self.fields(t).iter().map(|field| field.label.to_lowercase()).collect();
        let (provider, title) = (&self.resource.provider.name, self.resource.title.in_lang(cx.lang));
        let sentence = t.log_changed(provider, title, labels.join(", "));
        let Difference { added, removed } = self.scopes();
        if added.is_empty() && removed.is_empty() {
            return sentence;
        }
        let added = (!added.is_empty()).then(|| t.log_added(added.join(", ")));
        let removed = (!removed.is_empty()).then(|| t.log_removed(removed.join(", ")));
        let in_words = added.into_iter().chain(removed).collect::<Vec<_>>().join(", ");
        t.log_versioned(sentence, self.versions.1, in_words)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, title) = (Texts(cx.lang), self.after.title.in_lang(cx.lang));
        let (before, after) = self.versions;
        let lead = if before == after { t.receipt_changed_body(title) } else { t.receipt_versioned_body(title, after) };
        let (resource, scopes) = (&self.resource, &self.after.scopes);
        let mut receipt = resource.receipt_as(cx, &self.after.title, t.receipt_changed(), lead, t.undo(), scopes);
        let changed = self.fields(t).into_iter().filter(|field| field.label != t.scopes());
        receipt.facts.extend(changed.map(|field| field.in_words(*t)));
        let Difference { added, removed } = self.scopes();
        for (label, scopes) in [(t.added(), added), (t.removed(), removed)] {
            if !scopes.is_empty() {
                receipt.facts.push((label, scopes.join(", ")));
            }
        }
        if self.kept > 0 {
            receipt.facts.push((t.receipt_kept(), self.kept.to_string()));
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
        let both =
            self.fields(t).into_iter().map(|field| (thing(field.label, field.one), thing(field.label, field.other)));
        let (before, after) = both.unzip();
        Sides::BeforeAfter(Side::of(before), Side::of(after))
    }
}

impl Undoable for ResourceChanged {
    type Right = ManageScopes;
    type Undone = ResourceChangeUndone;

    /// All who were told.
    fn concerns(&self, _lines: &[Uuid]) -> usize {
        self.consumers.len()
    }
    /// The scopes of before make a version of their own: what was given in the version between stays in it.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let tag = &self.resource;
        let found = store::lock(change, by.acting, tag.environment, tag.id).await?;
        let Some(resource) = found.filter(|resource| self.after.is_still(&resource.content).unwrap_or(false)) else {
            return Ok(reversal(by.of, tag, Err(Unchangeable::Changed), Vec::new()));
        };
        let before = self.before.over(&resource.content)?;
        let own = store::lock_scopes(change, by.acting, tag.environment, &before.scopes).await?;
        if !check_bundle(&before.scopes, &own, &resource.content.scopes) {
            return Ok(reversal(by.of, tag, Err(Unchangeable::ScopeGone), Vec::new()));
        }
        store::put(change, by.acting, &resource, &before).await?;
        let is_new_version = !before.bundles_as(&resource.content);
        let consumers = if is_new_version { store::consumers(change, tag.id).await?.0 } else { Vec::new() };
        Ok(reversal(by.of, tag, Ok(Became::AsBefore), consumers))
    }
}

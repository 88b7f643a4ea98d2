use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::MOST_SCOPES,
        store,
        texts::{Kinds, Telling},
    },
    ClientTag, Part,
    undone::{Became, ClientChangeUndone, Reversing, Unchangeable, found_own, if_done},
};
use crate::{
    access::{ManageClients, Mandate},
    kernel::{ClientScopeId, ScopeTag},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptView, Reversed, Side, Sides, Subject, Thing,
        Undoable, Undoing,
    },
};

/// A scope that a client got or lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ScopeLine {
    /// Which row.
    pub line: ClientScopeId,
    /// And which scope.
    pub scope: ScopeTag,
}

/// The scopes of a client were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientScopesChanged {
    /// Whose.
    pub client: ClientTag,
    /// What it got.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<ScopeLine>,
    /// What it lost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<ScopeLine>,
}

impl ClientScopesChanged {
    fn lines(&self) -> impl Iterator<Item = &ScopeLine> {
        self.added.iter().chain(&self.removed)
    }
}

fn names(lines: &[ScopeLine]) -> String {
    lines.iter().map(|line| line.scope.name.as_str()).collect::<Vec<_>>().join(", ")
}

impl EventKind for ClientScopesChanged {
    const KIND: &'static str = "client.scopes-changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let changed = |it: &ScopeLine| self.client.changed(&Part::Scope(it.scope.clone()), Some(it.line.uuid()));
        self.lines().flat_map(changed).collect()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (t, org, name) = (Telling(cx.lang), &self.client.owner.name, &self.client.name);
        match (names(&self.added), names(&self.removed)) {
            (added, removed) if removed.is_empty() => t.log_scopes_added(org, name, added),
            (added, removed) if added.is_empty() => t.log_scopes_removed(org, name, removed),
            (added, removed) => t.log_scopes_changed(org, name, added, removed),
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Telling(cx.lang);
        let lines = self.lines().map(|it| (Some(it.line.uuid()), Part::Scope(it.scope.clone()))).collect();
        let lead = match &self.client {
            client if client.kind.is_served() => t.receipt_scopes_body(&client.name),
            client => Kinds(cx.lang).receipt_scopes(&client.name),
        };
        let mut receipt = self.client.receipt(cx, (t.receipt_scopes(), lead), t.undo(), lines);
        for (at, line) in receipt.lines.iter_mut().enumerate() {
            let is_added = at < self.added.len();
            line.tag = Some(if is_added { (t.added(), "success") } else { (t.removed(), "danger") });
        }
        Some(receipt)
    }
    fn sides(&self, _cx: EventContext) -> Sides {
        let side = |lines: &[ScopeLine]| {
            let things = lines.iter().map(|it| Thing { title: String::new(), detail: it.scope.name.clone() });
            Side::of(things.collect())
        };
        Sides::BeforeAfter(side(&self.removed), side(&self.added))
    }
}

impl Undoable for ClientScopesChanged {
    type Right = ManageClients;
    type Undone = ClientChangeUndone;

    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        self.client.is_theirs(mandate)
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut reversing = Reversing::new(by.of, &self.client);
        let found = found_own(change, &by, &self.client).await?.map(|client| client.scopes.len());
        // What goes makes room for what comes back.
        let mut room = found.map(|has| MOST_SCOPES.saturating_sub(has));
        for (is_added, it) in self.added.iter().map(|it| (true, it)).chain(self.removed.iter().map(|it| (false, it))) {
            if !by.lines.contains(&it.line.uuid()) {
                continue;
            }
            let outcome = match (&mut room, is_added) {
                (Err(why), _) => Err(*why),
                (Ok(room), true) => {
                    let is_removed = store::remove_scope(change, it.line).await?;
                    *room += usize::from(is_removed);
                    if_done(is_removed, Became::Gone)
                }
                (Ok(0), false) => Err(Unchangeable::TooManyScopes),
                (Ok(room), false) => {
                    let is_back = store::restore_scope(change, it.line).await?;
                    *room -= usize::from(is_back);
                    if_done(is_back, Became::Back)
                }
            };
            reversing.line(it.line.uuid(), Part::Scope(it.scope.clone()), outcome);
        }
        Ok(reversing.finish())
    }
}

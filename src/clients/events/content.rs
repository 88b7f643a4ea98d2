use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::Content,
        snippets::{self, Grant, file_of},
        store,
        texts::{Fetching, Kinds, Telling, Texts},
        views::{fields, type_name},
    },
    ClientTag, KeyTag, Part,
    toggled::set_active,
    undone::{Became, ClientChangeUndone, Reversing, Unchangeable, found_own},
};
use crate::{
    access::{ManageClients, ManageCustomerClients, Mandate},
    kernel::ScopeTag,
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, ReceiptView, Reversed, Side, Sides, Snapshot, Subject,
        Thing, Undoable, Undoing,
    },
    web::{Difference, differences, long_day},
};

/// A client was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientCreated {
    /// Which.
    pub client: ClientTag,
    /// What its form said.
    pub content: Snapshot<Content>,
    /// The scopes it has from the beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<ScopeTag>,
    /// And its key, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyTag>,
    /// Who issues its tokens.
    pub issuer: String,
}

impl EventKind for ClientCreated {
    const KIND: &'static str = "client.created";
    const ACTION: Action = Action::Created;
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let mut changed = self.client.changed(&Part::Use, Some(self.client.id.uuid()));
        changed.extend(self.client.changed(&Part::Content, None));
        changed
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        Telling(cx.lang).log_created(&self.client.owner.name, &self.client.name)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (t, name, kind) = (Telling(cx.lang), &self.client.name, self.client.kind);
        let lead = match (&self.key, self.scopes.is_empty()) {
            _ if !kind.is_served() => Kinds(cx.lang).receipt_created(name, type_name(kind)),
            (None, _) => t.receipt_created_keyless(name),
            (Some(_), true) => t.receipt_created_scopeless(name),
            (Some(key), false) if self.content.for_customers => {
                t.receipt_created_customers(name, file_of(&key.kid), Fetching(cx.lang).customer_here())
            }
            (Some(key), false) => t.receipt_created_body(name, file_of(&key.kid)),
        };
        let lines = vec![(Some(self.client.id.uuid()), Part::Use)];
        let mut receipt = self.client.receipt(cx, (t.receipt_created(), lead), t.undo(), lines);
        if let Some(line) = receipt.lines.first_mut() {
            line.codes = self.scopes.iter().map(|scope| scope.name.clone()).collect();
        }
        receipt.lines_first = true;
        if !kind.is_ordinary() {
            let besides = fields(cx.lang, kind, &self.content).into_iter().skip(2);
            receipt.facts.push((Texts(cx.lang).kind(), type_name(kind).to_owned()));
            receipt.facts.extend(besides.filter(|(_, value)| !value.is_empty()));
        }
        if let Some(key) = &self.key {
            receipt.to_copy.push((t.kid(), key.kid.clone()));
            receipt.facts.push((t.key_expires(), long_day(cx.lang, key.expires_at)));
        }
        if !kind.is_served() {
            return Some(receipt);
        }
        let trial = self.client.paths(cx.lang).try_client(&self.client.id);
        receipt.links.insert(0, (Fetching(cx.lang).test_client().to_owned(), trial));
        receipt.to_copy.push((t.issuer(), self.issuer.clone()));
        receipt.to_copy.push((t.token_endpoint(), format!("{}token", self.issuer)));
        if let Some(key) = self.key.as_ref().filter(|_| !self.scopes.is_empty()) {
            let scopes: Vec<&str> = self.scopes.iter().map(|scope| scope.name.as_str()).collect();
            let grant = Grant {
                issuer: &self.issuer,
                client: self.client.id,
                kid: &key.kid,
                alg: &key.alg,
                scopes: &scopes.join(" "),
                customer: self.content.for_customers.then_some(Fetching(cx.lang).customer_here()),
            };
            receipt.snippets = vec![(t.with_curl(), snippets::curl(grant)), (t.with_python(), snippets::python(grant))];
        }
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let before = Side::note(Telling(cx.lang).not_there());
        let scopes: Vec<&str> = self.scopes.iter().map(|scope| scope.name.as_str()).collect();
        Sides::BeforeAfter(before, self.client.side(scopes.join(", ")))
    }
}

impl Undoable for ClientCreated {
    type Right = ManageClients;
    type Undone = ClientChangeUndone;

    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        self.client.is_theirs(mandate)
    }
    /// A client that should not be is taken out of use, for nothing is deleted.
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        set_active(change, by, &self.client, false).await
    }
}

/// What the form of a client says was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientChanged {
    /// Which.
    pub client: ClientTag,
    /// As it was.
    pub before: Snapshot<Content>,
    /// As it is.
    pub after: Snapshot<Content>,
}

impl ClientChanged {
    fn fields(&self, cx: EventContext) -> Vec<Difference> {
        differences(fields(cx.lang, self.client.kind, &self.before), fields(cx.lang, self.client.kind, &self.after))
    }
}

impl EventKind for ClientChanged {
    const KIND: &'static str = "client.changed";
    const ACTION: Action = Action::Changed;
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let line = self.client.id.uuid();
        if self.before.for_customers && !self.after.for_customers {
            self.client.ceased(&Part::Content, line)
        } else {
            self.client.changed(&Part::Content, Some(line))
        }
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let labels: Vec<String> = self.fields(cx).iter().map(|field| field.label.to_lowercase()).collect();
        Telling(cx.lang).log_changed(&self.client.owner.name, &self.client.name, labels.join(", "))
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Telling(cx.lang);
        let lead = match &self.client {
            client if client.kind.is_served() => t.receipt_changed_body(&client.name),
            client => Kinds(cx.lang).receipt_changed(&client.name),
        };
        let lines = vec![(Some(self.client.id.uuid()), Part::Content)];
        let mut receipt = self.client.receipt(cx, (t.receipt_changed(), lead), t.undo(), lines);
        receipt.facts.extend(self.fields(cx).into_iter().map(|field| field.in_words(*t)));
        Some(receipt)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let thing = |label: &str, value: String| Thing { title: format!("{label}: {value}"), detail: String::new() };
        let both =
            self.fields(cx).into_iter().map(|field| (thing(field.label, field.one), thing(field.label, field.other)));
        let (before, after) = both.unzip();
        Sides::BeforeAfter(Side::of(before), Side::of(after))
    }
}

impl Undoable for ClientChanged {
    type Right = ManageClients;
    type Undone = ClientChangeUndone;

    fn may_undo(&self, _line: Uuid, mandate: &Mandate) -> bool {
        let customers = self.before.for_customers || self.after.for_customers;
        !customers || mandate.has::<ManageCustomerClients>()
    }
    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut reversing = Reversing::new(by.of, &self.client);
        let outcome = match found_own(change, &by, &self.client).await? {
            Ok(client) if !self.after.is_still(&client.content)? => Err(Unchangeable::Changed),
            Ok(client) => {
                let before = self.before.over(&client.content)?;
                if before.for_customers && !by.acting.can::<ManageCustomerClients>() {
                    Err(Unchangeable::Customers)
                } else {
                    store::put(change, self.client.id, &before).await?;
                    Ok(Became::AsBefore)
                }
            }
            Err(why) => Err(why),
        };
        reversing.line(self.client.id.uuid(), Part::Content, outcome);
        Ok(reversing.finish())
    }
}

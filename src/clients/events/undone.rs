use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    super::{
        model::Client,
        store,
        texts::{Kinds, Telling},
    },
    ClientTag, Part,
};
use crate::{
    access::Right,
    kernel::Ref,
    ledger::{
        Action, Change, ChangeError, Changed, EventContext, EventKind, Group, ReceiptLine, ReceiptView, Reversal, Side,
        Sides, Subject, Thing, Undoing,
    },
};

/// What undoing did to a part of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Became {
    /// It is in use again.
    Active,
    /// It is out of use.
    Inactive,
    /// It says what it said before.
    AsBefore,
    /// The client has it again.
    Back,
    /// The client has it no more.
    Gone,
}

/// Why a part could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Unchangeable {
    /// It has been changed since.
    Changed,
    /// It is so already.
    Already,
    /// The client has as many keys as it may have.
    TooMany,
    /// The client has as many scopes as it may have.
    TooManyScopes,
    /// It is for customers, which takes more.
    Customers,
}

/// A part that is undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Undone {
    pub part: Part,
    pub became: Became,
}

/// A part that is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Failed {
    pub part: Part,
    pub why: Unchangeable,
}

/// A change of a client was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct ClientChangeUndone {
    /// The reference of the change.
    pub of: Ref,
    /// What it was about.
    pub client: ClientTag,
    /// What is undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undone: Vec<Undone>,
    /// What is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<Failed>,
}

impl Became {
    fn state(self, t: Telling) -> &'static str {
        match self {
            Self::Active => t.active(),
            Self::Inactive => t.inactive_tag(),
            Self::AsBefore => t.as_before(),
            Self::Back => t.back(),
            Self::Gone => t.gone(),
        }
    }
    fn before(self, t: Telling) -> Option<&'static str> {
        match self {
            Self::Active => Some(t.inactive_tag()),
            Self::Inactive => Some(t.active()),
            Self::AsBefore => None,
            Self::Back => Some(t.gone()),
            Self::Gone => Some(t.has_it()),
        }
    }
}

impl EventKind for ClientChangeUndone {
    const KIND: &'static str = "client.undone";
    const ACTION: Action = Action::Undone;
    const GROUP: Group = Group::Clients;

    fn changes(&self) -> Vec<Changed> {
        let changed = |undone: &Undone| {
            let is_new_key = matches!((&undone.part, undone.became), (Part::Key(_), Became::Back));
            let customers = is_new_key.then(|| self.client.customers_again()).into_iter().flatten();
            self.client.changed(&undone.part, None).into_iter().chain(customers)
        };
        self.undone.iter().flat_map(changed).collect()
    }
    fn subject(&self) -> Option<&dyn Subject> {
        Some(&self.client)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Telling(cx.lang);
        let parts = self.undone.iter().map(|undone| {
            let title = undone.part.title(&self.client, t);
            t.part_is(title, undone.became.state(t).to_lowercase())
        });
        let parts = parts.collect::<Vec<_>>().join(", ");
        t.log_undone(&self.of, &self.client.name, parts)
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let t = Telling(cx.lang);
        let is_inactive = self.undone.iter().any(|undone| undone.became == Became::Inactive);
        let lead = match (self.undone.is_empty(), self.client.kind.is_served()) {
            (true, _) => t.undone_nothing(),
            (false, true) if is_inactive => t.undone_inactive(),
            (false, true) => t.undone_body(),
            (false, false) => Kinds(cx.lang).undone(),
        };
        let done = self.undone.iter().map(|undone| (&undone.part, (undone.became.state(t), "success"), None));
        let failed = self.failed.iter().map(|failed| {
            let why = match failed.why {
                Unchangeable::Changed => t.why_changed(),
                Unchangeable::Already => t.why_already(),
                Unchangeable::TooMany => t.why_too_many(),
                Unchangeable::TooManyScopes => t.why_too_many_scopes(),
                Unchangeable::Customers => t.why_customers(),
            };
            (&failed.part, (t.tag_failed(), "danger"), Some(why))
        });
        let all: Vec<_> = done.chain(failed).collect();
        let label = all.first().map(|(part, ..)| part.label(t)).unwrap_or_default();
        let lines = all.into_iter().map(|(part, tag, note)| ReceiptLine {
            title: part.title(&self.client, t),
            tag: Some(tag),
            note,
            ..ReceiptLine::default()
        });
        let receipt = self.client.receipt(cx, (t.receipt_undone(), lead.to_owned()), t.undo(), Vec::new());
        let mut facts = receipt.facts;
        facts.push((t.undone_of(), self.of.to_string()));
        Some(ReceiptView { lines: lines.collect(), lines_label: label, facts, ..receipt })
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let t = Telling(cx.lang);
        let thing = |undone: &Undone, state: &str| Thing {
            title: undone.part.title(&self.client, t),
            detail: state.to_owned(),
        };
        let before: Option<Vec<Thing>> =
            self.undone.iter().map(|undone| undone.became.before(t).map(|state| thing(undone, state))).collect();
        let after = self.undone.iter().map(|undone| thing(undone, undone.became.state(t))).collect();
        match before {
            _ if self.undone.is_empty() => Sides::None,
            Some(before) => Sides::BeforeAfter(Side::of(before), Side::of(after)),
            // What the fields said stands in the change that was undone.
            None => Sides::Concerns(Side::of(after)),
        }
    }
}

/// What undoing comes to, line by line.
pub(super) struct Reversing {
    event: ClientChangeUndone,
    settled: Vec<Uuid>,
}

impl Reversing {
    pub fn new(of: &Ref, client: &ClientTag) -> Self {
        let (of, client) = (of.clone(), client.clone());
        let event = ClientChangeUndone { of, client, undone: Vec::new(), failed: Vec::new() };
        Self { event, settled: Vec::new() }
    }
    /// This line is undone, or is not for this reason.
    pub fn line(&mut self, line: Uuid, part: Part, outcome: Result<Became, Unchangeable>) {
        match outcome {
            Ok(became) => {
                self.event.undone.push(Undone { part, became });
                self.settled.push(line);
            }
            Err(why) => self.event.failed.push(Failed { part, why }),
        }
    }
    pub fn finish(self) -> Reversal<ClientChangeUndone> {
        Reversal { event: self.event, settled: self.settled }
    }
}

/// The client that an undo is about, locked; or why it is not changed.
pub(super) async fn found<R: Right>(
    change: &mut Change,
    by: &Undoing<'_, R>,
    tag: &ClientTag,
) -> Result<Result<Client, Unchangeable>, ChangeError> {
    let found = store::lock(change, by.acting, (tag.environment, tag.id)).await?;
    Ok(found.ok_or(Unchangeable::Already))
}

/// The same for whoever may change it as it is now.
pub(super) async fn found_own<R: Right>(
    change: &mut Change,
    by: &Undoing<'_, R>,
    tag: &ClientTag,
) -> Result<Result<Client, Unchangeable>, ChangeError> {
    let found = found(change, by, tag).await?;
    let may = |client: Client| if client.is_theirs(by.acting) { Ok(client) } else { Err(Unchangeable::Customers) };
    Ok(found.and_then(may))
}

/// A line that is undone if the table let it be.
pub(super) fn if_done(is_done: bool, became: Became) -> Result<Became, Unchangeable> {
    if is_done { Ok(became) } else { Err(Unchangeable::Already) }
}

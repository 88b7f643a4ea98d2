use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::{
        model::{API, COUNTED, Offer, Stage, take_two},
        paths::{Paths, query},
        store::{self, Window},
        texts::{EventTexts, until},
    },
    item::{Item, Renewed, WhatThen},
    restorable::Unrestorable,
    shared::{Parties, answered, changes, is_seen_by, line, removed, renewals, side, titles},
    undo::{end, lock_receiver, restore, turn_back},
    undone::DelegationsUndone,
};
use crate::{
    access::{DelegateScopes, ManagePeople, Mandate},
    kernel::{Holder, HolderId, Lang, OrgNumber, Party, Title, oslo},
    ledger::{
        Action, Change, Changed, EventContext, EventKind, Group, Purpose, ReceiptLine, ReceiptView, Reversed, Side,
        Sides, Undoable, Undoer, Undoing,
    },
    settings,
    web::day,
};

/// An organisation gave somebody something, took something back, took in a newer version, or several of these at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DelegationsChanged {
    /// Who gave and took.
    pub giver: Party,
    /// From whom and to whom.
    pub holder: Holder,
    /// What was given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Item>,
    /// What was taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Item>,
    /// What is held in a newer version since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renewed: Vec<Renewed>,
    /// What the holder had asked for besides, where this was the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_given: Vec<NotGiven>,
    /// Why not, in the giver's words; the holder reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decline_reason: Option<String>,
    /// The last day of what was given, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Why it was taken back, in the giver's words; the holder reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Taken back because of a breach of security. That cannot be undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub breach: bool,
    /// What was given waits for the person to say that it is them; only the number and the name were typed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub awaits: bool,
    /// The colleague who had proposed it, where it took two; in the giver's own log only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
    /// What the holder had asked for of it, each request as the ledger remembers it; not the one that this was drafted as the answer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
}

/// Something that was asked for and not given. It has no row, and so no id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NotGiven {
    /// What it was called.
    pub title: Title,
    /// What it was.
    #[serde(flatten)]
    pub what: WhatThen,
}

impl From<&Offer> for NotGiven {
    fn from(offer: &Offer) -> Self {
        Self { title: offer.title.clone(), what: WhatThen::from(&offer.what) }
    }
}

impl DelegationsChanged {
    /// Something was given.
    const GIVEN: &'static str = "delegation.given";
    /// Something was taken back.
    const WITHDRAWN: &'static str = "delegation.withdrawn";
    /// Both at once, or a newer version was taken in.
    const CHANGED: &'static str = "delegation.changed";

    /// Did it do more than one of giving, taking back and taking in?
    fn is_mixed(&self) -> bool {
        let none = [self.given.is_empty(), self.withdrawn.is_empty(), self.renewed.is_empty()];
        none.iter().filter(|none| !**none).count() > 1
    }

    /// The titles of what was asked for and not given, quoted.
    fn not_given(&self, lang: Lang) -> String {
        let quoted = |thing: &NotGiven| EventTexts(lang).quoted(thing.title.in_lang(lang), thing.what.is_test());
        self.not_given.iter().map(quoted).collect::<Vec<_>>().join(", ")
    }

    fn parties(&self) -> Parties<'_> {
        Parties { giver: &self.giver, holder: &self.holder }
    }
}

impl EventKind for DelegationsChanged {
    const KIND: &'static str = Self::GIVEN;
    const ACTION: Action = Action::Given;
    const ALSO: &'static [(&'static str, Action)] =
        &[(Self::WITHDRAWN, Action::Removed), (Self::CHANGED, Action::Changed)];
    const GROUP: Group = Group::Delegations;

    fn notice(&self) -> Option<Purpose> {
        Some(Purpose::Delegations)
    }
    fn kind(&self) -> &'static str {
        match (self.given.is_empty(), self.withdrawn.is_empty(), self.renewed.is_empty()) {
            (_, true, true) => Self::GIVEN,
            (true, false, true) => Self::WITHDRAWN,
            _ => Self::CHANGED,
        }
    }
    fn recipients(&self) -> Vec<OrgNumber> {
        self.holder.number().into_iter().collect()
    }
    /// A person is named to their own organisation only.
    fn part_for(&self, reader: OrgNumber) -> Result<Value, serde_json::Error> {
        if reader == self.giver.number || self.proposed_by.is_none() {
            return serde_json::to_value(self);
        }
        serde_json::to_value(Self { proposed_by: None, ..self.clone() })
    }
    fn changes(&self) -> Vec<Changed> {
        let (giver, holder) = (&self.giver, self.holder.id());
        let renewed = self.renewed.iter().map(|renewed| &renewed.to);
        let answered = answered(&self.answers);
        if self.breach {
            let all = self.given.iter().chain(&self.withdrawn).chain(renewed);
            return all.map(|item| item.changed(giver, holder)).chain(answered).collect();
        }
        let given = self.given.iter().map(|item| item.changed(giver, holder).line(item.id));
        let withdrawn = self.withdrawn.iter().map(|item| item.taken(giver, holder));
        given.chain(withdrawn).chain(renewed.map(|item| item.taken(giver, holder))).chain(answered).collect()
    }
    fn seen_by(&self, mandate: &Mandate, _cx: EventContext) -> bool {
        is_seen_by(mandate)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let (lang, t) = (cx.lang, EventTexts(cx.lang));
        let (giver, holder) = (&self.giver.name, self.holder.name());
        let (given, withdrawn) = (titles(lang, &self.given), titles(lang, &self.withdrawn));
        let mut sentence = match (self.given.is_empty(), self.withdrawn.is_empty()) {
            (true, true) => t.event_renewed(giver, holder, renewals(lang, &self.renewed)),
            (_, true) => t.event_given(giver, holder, given),
            (true, false) => t.removed_with(giver, holder, withdrawn),
            (false, false) => t.event_changed(giver, holder, given, withdrawn),
        };
        if !(self.renewed.is_empty() || self.given.is_empty() && self.withdrawn.is_empty()) {
            sentence = t.event_renewed_too(&sentence, renewals(lang, &self.renewed));
        }
        if let Some(on) = self.ends_on {
            sentence = t.event_given_until(&sentence, day(lang, on));
        }
        if !self.not_given.is_empty() {
            sentence = t.event_partly(&sentence, self.not_given(lang));
        }
        if let Some(reason) = &self.decline_reason {
            sentence = t.event_reason(&sentence, reason);
        }
        if self.awaits {
            sentence = t.event_awaits(&sentence);
        }
        if self.breach {
            sentence = t.event_breach(&sentence);
        }
        if let Some(reason) = &self.reason {
            sentence = t.event_reason(&sentence, reason);
        }
        match &self.proposed_by {
            Some(name) => t.event_proposed(&sentence, name),
            None => sentence,
        }
    }
    fn receipt(&self, cx: EventContext) -> Option<ReceiptView> {
        let (lang, t) = (cx.lang, EventTexts(cx.lang));
        let (heading, lead, undo) = headline(self, t);
        let mut view = self.parties().receipt(cx, heading, lead, undo, lines(self, t));
        if self.kind() == Self::WITHDRAWN {
            view.facts = self.parties().removal(t);
        }
        view.facts.extend(facts(self, t));
        view.is_pending = self.awaits;
        let is_giver = cx.reader == self.giver.number;
        let scopes: Vec<&str> = self.given.iter().flat_map(|item| item.what.scopes()).map(String::as_str).collect();
        if is_giver && !scopes.is_empty() {
            let text = t.for_supplier_body(&self.giver.name, self.giver.number, scopes.join(" "));
            view.to_pass_on = Some((t.for_supplier(), text));
            view.links.push((t.next_other().to_owned(), Paths { lang, org: cx.reader }.new_for(None)));
        }
        view.again = again(self, cx).filter(|_| is_giver);
        Some(view)
    }
    fn sides(&self, cx: EventContext) -> Sides {
        let replaced = self.renewed.iter().map(|renewed| &renewed.from);
        let replacing = self.renewed.iter().map(|renewed| &renewed.to);
        let after = side(cx.lang, self.given.iter().chain(replacing));
        let note = self.awaits.then(|| EventTexts(cx.lang).awaits().to_owned());
        // What was renewed keeps the last day it had, which the event does not tell.
        let until = self.ends_on.filter(|_| self.renewed.is_empty());
        Sides::BeforeAfter(side(cx.lang, self.withdrawn.iter().chain(replaced)), Side { until, note, ..after })
    }
}

/// Heading, sentence and the words of the button that undoes it.
fn headline(event: &DelegationsChanged, t: EventTexts) -> (String, String, &'static str) {
    let (giver, holder) = (&event.giver.name, event.holder.name());
    let is_all_api = event.given.iter().all(|item| item.what.is_api());
    match (event.given.len(), event.withdrawn.len()) {
        _ if event.is_mixed() => (t.changed_heading().to_owned(), t.changed_body(holder, giver), t.undo()),
        (0, 0) => (t.renewed_heading().to_owned(), t.renewed_body(holder), t.undo()),
        _ if event.awaits => (t.awaits().to_owned(), t.awaits_body(holder), t.undo()),
        (_, 0) if !event.not_given.is_empty() => {
            (t.partly_given().to_owned(), t.partly_given_body(holder, giver), t.undo())
        }
        (1, 0) if is_all_api => {
            (t.given().to_owned(), t.given_one_body(holder, titles(t.0, &event.given), giver), t.undo())
        }
        (_, 0) if is_all_api => (t.given().to_owned(), t.given_body(holder, giver), t.undo()),
        (_, 0) => (t.given().to_owned(), t.granted_body(holder, giver), t.undo()),
        (0, 1) => (t.removed_one().to_owned(), removed(t, &event.withdrawn, holder, giver), t.undo_removal()),
        (_, n) => (t.removed_n(n), removed(t, &event.withdrawn, holder, giver), t.undo_removal()),
    }
}

/// What was done, line by line. Where it was not all the same, each line says what became of it.
fn lines(event: &DelegationsChanged, t: EventTexts) -> Vec<ReceiptLine> {
    let is_mixed = event.is_mixed();
    let tagged = |item: &Item, tag| ReceiptLine { tag: is_mixed.then_some(tag), ..line(t.0, item) };
    let given = event.given.iter().map(|item| tagged(item, (t.tag_given(), "success")));
    let withdrawn = event.withdrawn.iter().map(|item| tagged(item, (t.tag_removed(), "danger")));
    let renewed = event.renewed.iter().map(|renewed| tagged(&renewed.to, (t.tag_renewed(), "info")));
    given.chain(withdrawn).chain(renewed).collect()
}

/// Label and value of everything else there is to tell.
fn facts(event: &DelegationsChanged, t: EventTexts) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    for renewed in &event.renewed {
        facts.push((t.tag_renewed(), format!("{}: {}", titles(t.0, [&renewed.to]), changes(t.0, renewed))));
    }
    if !event.not_given.is_empty() {
        facts.push((t.not_given(), event.not_given(t.0)));
    }
    facts.extend(event.decline_reason.iter().map(|reason| (t.decline_reason(), reason.clone())));
    if !event.given.is_empty() {
        facts.push((t.duration(), until(t.0, event.ends_on)));
    }
    facts.extend(event.reason.iter().map(|reason| (t.reason_label(), reason.clone())));
    if event.breach {
        facts.push((t.consequence(), t.breach_tag().to_owned()));
    }
    facts.extend(event.proposed_by.iter().map(|name| (settings::ProposalTexts(t.0).by(), name.clone())));
    facts
}

/// The form that gives anew what was taken back, filled in.
fn again(event: &DelegationsChanged, cx: EventContext) -> Option<(&'static str, String)> {
    let (t, paths) = (EventTexts(cx.lang), Paths { lang: cx.lang, org: cx.reader });
    let keys: Vec<(&str, String)> = event.withdrawn.iter().map(|item| item.what.key()).collect();
    let (first, _) = keys.first()?;
    let href = match event.holder.id() {
        HolderId::Organisation(supplier) if *first == API => {
            let apis: Vec<(&str, &str)> = keys.iter().map(|(_, code)| ("api", code.as_str())).collect();
            format!("{}&{}", paths.new_for(Some(supplier)), query(&apis))
        }
        holder => {
            let things: Vec<String> = keys.iter().map(|(kind, code)| format!("{kind} {code}")).collect();
            let things: Vec<(&str, &str)> = things.iter().map(|thing| ("ting", thing.as_str())).collect();
            format!("{}?{}", paths.grant(holder), query(&things))
        }
    };
    Some((t.give_again(), href))
}

/// Would ending these take from the holder all it has, where a colleague gave them or what has ended lately? Whoever gave all of it corrects
/// what they did themselves.
async fn empties_by_colleague(
    db: &mut PgConnection,
    Undoer { org, person, at }: Undoer,
    holder: HolderId,
    ids: &[Uuid],
) -> sqlx::Result<bool> {
    let held = store::held(db, org, holder, Window::counted(at - COUNTED), None, oslo(at).date()).await?;
    let ended = held.iter().filter(|row| row.stage != Stage::Current).map(|row| row.id);
    let counted: Vec<Uuid> = ids.iter().copied().chain(ended).collect();
    if !store::is_by_another(db, person, &counted).await? {
        return Ok(false);
    }
    let ends = held.iter().filter(|row| row.stage == Stage::Current && ids.contains(&row.id));
    let ends: Vec<_> = ends.map(|row| &row.what).collect();
    Ok(take_two([], &ends, &held, at).is_some())
}

impl Undoable for DelegationsChanged {
    type Right = DelegateScopes;
    type Undone = DelegationsUndone;

    /// Packages and rights of people take more than suppliers' API access, and giving them back what giving takes.
    fn may_undo(&self, line: Uuid, mandate: &Mandate) -> bool {
        let is_line = |item: &&Item| item.id == line;
        let gives = |item: &Item| item.may_be_given(self.holder.id(), mandate);
        let (given, withdrawn) = (self.given.iter().find(is_line), self.withdrawn.iter().find(is_line));
        let is_theirs = |item: &Item| item.what.is_api() || mandate.has::<ManagePeople>();
        given.or(withdrawn).is_none_or(is_theirs) && withdrawn.is_none_or(gives)
    }

    fn is_by_two(&self, line: Uuid) -> bool {
        let mut items = self.given.iter().chain(&self.withdrawn);
        self.proposed_by.is_some() && items.any(|item| item.id == line && item.what.is_main_administrator())
    }

    async fn take_two(&self, db: &mut PgConnection, by: Undoer, lines: &[Uuid]) -> sqlx::Result<Vec<Uuid>> {
        let given = self.given.iter().filter(|item| lines.contains(&item.id)).map(|item| item.id);
        let given: Vec<Uuid> = given.collect();
        let is_barred = !given.is_empty() && empties_by_colleague(db, by, self.holder.id(), &given).await?;
        Ok(if is_barred { given } else { Vec::new() })
    }

    async fn undo(&self, change: &mut Change, by: Undoing<'_, Self::Right>) -> Reversed<Self> {
        let mut undone = DelegationsUndone::nothing_yet(by.of, &self.giver, &self.holder);
        // What takes two is not undone by one: it is given or removed as anything that takes two.
        let takes_two = settings::hold(change, by.acting).await?;
        let is_barred = |item: &&Item| takes_two && item.what.is_main_administrator();
        let is_asked_for = |item: &&Item| by.lines.contains(&item.id) && !is_barred(item);
        let barred =
            self.given.iter().chain(&self.withdrawn).filter(|item| by.lines.contains(&item.id) && is_barred(item));
        undone.failed.extend(barred.map(|item| (item.clone(), Unrestorable::TakesTwo)));
        let mut given: Vec<&Item> = self.given.iter().filter(is_asked_for).collect();
        let withdrawn: Vec<&Item> = self.withdrawn.iter().filter(is_asked_for).collect();
        let renewed: Vec<&Renewed> = self.renewed.iter().filter(|renewed| by.lines.contains(&renewed.to.id)).collect();
        let comes_back = withdrawn.iter().copied().chain(renewed.iter().map(|renewed| &renewed.from));
        lock_receiver(change, (&self.giver, &self.holder), comes_back).await?;
        if takes_two {
            let undoer = Undoer::of(by.acting, change.at());
            let lines: Vec<Uuid> = given.iter().map(|item| item.id).collect();
            let barred = self.take_two(change.conn(), undoer, &lines).await?;
            let barred = given.extract_if(.., |item| barred.contains(&item.id));
            undone.failed.extend(barred.map(|item| (item.clone(), Unrestorable::TakesTwo)));
        }
        // What was given ends first: it may stand in the way of what comes back.
        end(change, by.acting, &given, &mut undone).await?;
        restore(change, by.acting, &withdrawn, &mut undone).await?;
        turn_back(change, by.acting, &renewed, &mut undone).await?;
        Ok(undone.into())
    }
}

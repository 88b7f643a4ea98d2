//! A draft of changes for one holder, compared with the present.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use super::{
    Delegation, Ending, HeldRole, HolderId, Redate, Renewal, Stage, SupplierFault, What, WhyTwo,
    effect::{Effect, effect},
    take_two,
};
use crate::{
    kernel::{ChangeSetId, Holder, PersonId, RequestId, Title},
    register::Unit,
    scopes::{ApiResource, NotGivable},
};

/// Something the author wants to give: kind and code as the tables have them, and the version they saw.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Wanted {
    pub kind: String,
    pub code: String,
    pub seen: i32,
}

/// A row the author has marked, in the version they saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Staged {
    pub row: Uuid,
    pub seen: i32,
}

/// A draft, as its author left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Draft {
    pub id: ChangeSetId,
    pub holder: HolderId,
    pub author: PersonId,
    pub author_name: String,
    /// Counted up with each change to the draft.
    pub version: i32,
    /// The request that it answers, and nothing else.
    pub answers: Option<RequestId>,
    pub gives: Vec<Wanted>,
    /// What the request asks for besides, which is not given.
    pub declines: Vec<Wanted>,
    /// Why not, if its author has said so.
    pub decline_reason: Option<String>,
    pub removals: Vec<Staged>,
    /// Rows whose newer version is taken in, and the version of the resource the author saw.
    pub renewals: Vec<Staged>,
    /// Rows that get another last day, which is `ends_on` then: a draft of its own, made when it is proposed.
    pub redates: Vec<Staged>,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// When the author had done their part of what takes two.
    pub proposed_at: Option<Timestamp>,
    /// What the author answered when they proposed it.
    pub reason: Option<String>,
    pub breach: bool,
}

impl Draft {
    /// What it gives, and what it declines.
    pub fn asked(&self) -> impl Iterator<Item = &Wanted> {
        self.gives.iter().chain(&self.declines)
    }
    pub fn is_empty(&self) -> bool {
        self.gives.is_empty() && self.removals.is_empty() && self.renewals.is_empty() && self.redates.is_empty()
    }
}

/// Whom a draft is about, as the register has them now.
#[derive(Debug, Clone)]
pub(in super::super) struct Subject {
    /// As an event names them.
    pub holder: Holder,
    /// When it is an organisation.
    pub unit: Option<Unit>,
    /// May they be given anything?
    pub may_receive: Result<(), SupplierFault>,
    /// Their roles in the register.
    pub roles: Vec<HeldRole>,
    /// Packages, areas and rights they have, as `kind code`.
    pub granted: Vec<String>,
    /// Does the organisation want two persons for what weighs most?
    pub wants_two: bool,
    /// Does what they are given wait for them to say that it is them?
    pub awaits: bool,
}

/// Something that could be given to the holder, as things are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Offer {
    pub what: What,
    pub title: Title,
    pub held_already: bool,
    pub givable: Result<(), Hindrance>,
}

impl From<ApiResource> for Offer {
    fn from(resource: ApiResource) -> Self {
        Self {
            givable: resource.givable().map_err(Hindrance::Resource),
            held_already: resource.held_already,
            title: resource.title,
            what: What::Api {
                resource: resource.id,
                version: resource.version,
                environment: resource.environment,
                scopes: resource.scopes,
            },
        }
    }
}

/// Why something cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Hindrance {
    /// The API resource cannot be given on by this organisation.
    Resource(NotGivable),
    /// The acting person may not give this.
    NotAllowed,
}

/// Why one line of a draft is not as its author saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Staleness {
    /// A colleague gave it meanwhile.
    GivenAlready,
    /// The provider put another scope in it, or took one out.
    Changed,
    /// It has got another last day.
    Redated,
    /// It cannot be given any more.
    NotGivable(Hindrance),
    /// It has ended already: a colleague removed it, the holder gave it up, or its time came.
    Gone,
}

/// A removal and what it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Removal {
    pub delegation: Delegation,
    pub effect: Effect,
}

/// The present, as far as a draft is concerned.
#[derive(Debug, Clone)]
pub(in super::super) struct Facts {
    pub offers: Vec<Offer>,
    /// What the holder has and has had.
    pub held: Vec<Delegation>,
    /// May the acting person remove what is no API access?
    pub may_manage_people: bool,
    /// May the acting person give this holder anything?
    pub may_serve: bool,
    /// The instant of it all.
    pub now: Timestamp,
}

impl Facts {
    /// What was wanted, as it can be given now.
    fn offer(&self, wanted: &Wanted) -> Option<Offer> {
        let found = self.offers.iter().find(|offer| offer.what.key() == (wanted.kind.as_str(), wanted.code.clone()));
        found.cloned()
    }
}

/// What confirming a draft would do, given how things are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Plan {
    pub give: Vec<Offer>,
    /// What was asked for and is not given.
    pub decline: Vec<Offer>,
    pub remove: Vec<Removal>,
    pub renew: Vec<Renewal>,
    pub redate: Vec<Redate>,
    /// Marked rows that have ended by themselves since, and fall out of a draft that nobody has proposed and that says something besides.
    pub fallen: Fallen,
    /// What is not as the author saw it, by title.
    pub stale: Vec<(Title, Staleness)>,
    pub holder: Result<(), SupplierFault>,
    pub end_passed: bool,
    /// Has whoever proposed it lost the right to it? Then it has not been agreed on by two who may.
    pub proposer_lost: bool,
    /// Is it about the acting person, or an organisation they act for here or lead? Giving is judged by the same (`Mandate::may_serve`).
    pub is_own: bool,
}

impl Plan {
    /// Compares a draft with the present. Each line is either done or told as stale.
    pub fn of(draft: &Draft, subject: &Subject, facts: &Facts, today: Date) -> Self {
        let (mut give, mut remove, mut stale, mut fallen) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let decline = draft.declines.iter().filter_map(|wanted| facts.offer(wanted)).collect();
        for wanted in &draft.gives {
            let Some(offer) = facts.offer(wanted) else {
                stale.push((title_of_code(&wanted.code), Staleness::Gone));
                continue;
            };
            let changed = matches!(offer.what, What::Api { version, .. } if version != wanted.seen);
            match offer.givable {
                _ if offer.held_already => stale.push((offer.title, Staleness::GivenAlready)),
                _ if !facts.may_serve => stale.push((offer.title, Staleness::NotGivable(Hindrance::NotAllowed))),
                Err(why) => stale.push((offer.title, Staleness::NotGivable(why))),
                Ok(()) if changed => stale.push((offer.title, Staleness::Changed)),
                Ok(()) => give.push(offer),
            }
        }
        let renew = renewals(draft, facts, (&mut stale, &mut fallen));
        let redate = redates(draft, facts, &mut stale);
        let going: BTreeSet<Uuid> = draft.removals.iter().map(|staged| staged.row).collect();
        for staged in &draft.removals {
            let Some(held) = facts.held.iter().find(|held| held.id == staged.row) else {
                stale.push((title_of_code(&staged.row.to_string()), Staleness::Gone));
                continue;
            };
            if held.stage != Stage::Current {
                fallen.push((held.id, held.title.clone()));
            } else if held.version != staged.seen {
                stale.push((held.title.clone(), Staleness::Changed));
            } else if !facts.may_manage_people && !matches!(held.what, What::Api { .. }) {
                stale.push((held.title.clone(), Staleness::NotGivable(Hindrance::NotAllowed)));
            } else {
                let effect = effect(held, &going, (&give, &renew), subject, &facts.held);
                remove.push(Removal { delegation: held.clone(), effect });
            }
        }
        // A holder that is gone can still lose things.
        let gets_nothing = draft.gives.is_empty() && draft.renewals.is_empty() && !redate.iter().any(Redate::is_longer);
        let holder = if gets_nothing { Ok(()) } else { subject.may_receive };
        let has_terms = !(draft.gives.is_empty() && draft.redates.is_empty());
        let end_passed = has_terms && draft.ends_on.is_some_and(|day| day <= today);
        let is_own = !facts.may_serve;
        let says_nothing = give.is_empty() && remove.is_empty() && renew.is_empty();
        if draft.proposed_at.is_some() || says_nothing {
            stale.extend(fallen.drain(..).map(|(_, title)| (title, Staleness::Gone)));
        }
        Self { give, decline, remove, renew, redate, fallen, stale, holder, end_passed, proposer_lost: false, is_own }
    }

    /// May the acting person decide what a colleague has proposed, as far as their own rights go? Nobody decides what is about themselves.
    pub fn is_theirs_to_decide(&self) -> bool {
        !self.is_own && self.is_theirs_to_propose()
    }

    /// May they do all of it? What is about themselves they may still propose: to lose something.
    pub fn is_theirs_to_propose(&self) -> bool {
        let is_barred = |(_, why): &(Title, Staleness)| *why == Staleness::NotGivable(Hindrance::NotAllowed);
        !self.stale.iter().any(is_barred)
    }

    /// Is *Hovedadministrator* given or removed, or had longer or shorter? Where two are wanted, that is not undone by one either.
    pub fn concerns_main_administrator(&self) -> bool {
        let given = self.give.iter().map(|offer| &offer.what);
        let held = self.remove.iter().map(|it| &it.delegation).chain(self.redate.iter().map(|it| &it.delegation));
        given.chain(held.map(|held| &held.what)).any(What::is_main_administrator)
    }

    /// Is everything as the person saw it?
    pub fn is_fresh(&self) -> bool {
        self.stale.is_empty()
            && self.holder.is_ok()
            && !self.end_passed
            && !self.proposer_lost
            && !(self.give.is_empty() && self.remove.is_empty() && self.renew.is_empty() && self.redate.is_empty())
    }
}

/// What confirming a draft needs to know, and what the review page shows: the draft as it was left, and what it means now.
#[derive(Debug, Clone)]
pub(in super::super) struct Review {
    pub draft: Draft,
    pub subject: Subject,
    pub plan: Plan,
    /// Why the organisation wants a second person for this, if it does.
    pub takes_two: Option<WhyTwo>,
    /// Is the author the only one with a key role, who can turn that off alone?
    pub is_alone: bool,
}

impl Review {
    pub fn of(draft: Draft, subject: Subject, facts: &Facts, today: Date) -> Self {
        let plan = Plan::of(&draft, &subject, facts, today);
        let (longer, shorter) = Redate::longer_and_shorter(&plan.redate);
        let given = plan.give.iter().map(|offer| &offer.what).chain(longer);
        let removed = plan.remove.iter().map(|removal| &removal.delegation.what);
        let removed: Vec<&What> = removed.chain(shorter).collect();
        let takes_two = take_two(given, &removed, &facts.held, facts.now).filter(|_| subject.wants_two);
        Self { draft, subject, plan, takes_two, is_alone: false }
    }
}

/// A title for what is gone altogether, so that the page can name it all the same.
fn title_of_code(code: &str) -> Title {
    Title { nb: code.to_owned(), nn: code.to_owned(), en: code.to_owned() }
}

/// Rows that have ended since they were marked, and what they gave.
type Fallen = Vec<(Uuid, Title)>;

/// What is taken in, as far as it is as the author saw it.
fn renewals(
    draft: &Draft,
    facts: &Facts,
    (stale, fallen): (&mut Vec<(Title, Staleness)>, &mut Fallen),
) -> Vec<Renewal> {
    let mut renew = Vec::new();
    for staged in &draft.renewals {
        let Some(held) = facts.held.iter().find(|held| held.id == staged.row) else {
            stale.push((title_of_code(&staged.row.to_string()), Staleness::Gone));
            continue;
        };
        let going = draft.removals.iter().any(|removal| removal.row == staged.row);
        let why = match &held.newer {
            _ if held.stage != Stage::Current => {
                fallen.push((held.id, held.title.clone()));
                continue;
            }
            _ if going => Staleness::Gone,
            _ if !facts.may_serve => Staleness::NotGivable(Hindrance::NotAllowed),
            Some(newer) if newer.version == staged.seen => match newer.givable {
                Ok(()) => {
                    renew.push(Renewal { delegation: held.clone(), newer: newer.clone() });
                    continue;
                }
                Err(why) => Staleness::NotGivable(Hindrance::Resource(why)),
            },
            // The provider has changed it again, or back.
            _ => Staleness::Changed,
        };
        stale.push((held.title.clone(), why));
    }
    renew
}

/// What gets another last day, as far as it is as its author saw it. To have something longer is to be given it.
fn redates(draft: &Draft, facts: &Facts, stale: &mut Vec<(Title, Staleness)>) -> Vec<Redate> {
    let mut redates = Vec::new();
    for staged in &draft.redates {
        let Some(held) = facts.held.iter().find(|held| held.id == staged.row) else {
            stale.push((title_of_code(&staged.row.to_string()), Staleness::Gone));
            continue;
        };
        let redate = Redate { delegation: held.clone(), after: draft.ends_on };
        let offer = facts.offers.iter().find(|offer| offer.what.key() == held.what.key());
        let givable = offer.map_or(Err(Hindrance::Resource(NotGivable::Deactivated)), |offer| offer.givable);
        let why = match (&held.stage, givable) {
            (Stage::Withdrawn { how: Ending::Redated, .. }, _) => Staleness::Redated,
            (Stage::Withdrawn { .. }, _) => Staleness::Gone,
            _ if held.version != staged.seen => Staleness::Changed,
            _ if !(facts.may_manage_people || held.what.is_api()) => Staleness::NotGivable(Hindrance::NotAllowed),
            _ if redate.is_longer() && !facts.may_serve => Staleness::NotGivable(Hindrance::NotAllowed),
            (_, Err(why)) if redate.is_longer() => Staleness::NotGivable(why),
            _ => {
                redates.push(redate);
                continue;
            }
        };
        stale.push((held.title.clone(), why));
    }
    redates
}

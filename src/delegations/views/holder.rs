use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Awaited, Delegation, Ending, HeldRole, HolderId, Stage, What, ends_soon},
        paths::{Paths, query},
        store::{HolderDetails, OtherDraft},
        texts::HolderTexts,
    },
    row::Row,
    under_the_list,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, UndoChanges, ViewDelegations, texts as access_texts},
    kernel::{ChangeSetId, Lang, OrgNumber},
    ledger::FormKey,
    register::{UnitStatus, form_name},
    web::{Layout, Moment, MomentFault, MomentForm, day, long_day},
};

/// A role as a row.
#[derive(Debug)]
pub(crate) struct RoleRow {
    pub what: String,
    pub since: String,
}

impl RoleRow {
    fn new(lang: Lang, held: &HeldRole) -> Self {
        let t = HolderTexts(lang);
        let role = access_texts::role(lang, &held.role);
        let what = if held.in_main_unit { t.role_tag_main(role) } else { t.role_tag(role) };
        Self { what, since: held.since.map(|on| t.since(day(lang, on))).unwrap_or_default() }
    }
}

/// Rows under one heading.
#[derive(Debug)]
pub(crate) struct Part {
    id: &'static str,
    heading: &'static str,
    rows: Vec<Row>,
}

/// What the reader has marked here.
#[derive(Debug)]
pub(crate) struct Bar {
    sentence: String,
    review: String,
    removes: bool,
    /// The button that removes what is marked, where nothing else is in the draft; the draft, and its version that is seen here.
    remove: Option<String>,
    draft: ChangeSetId,
    version: i32,
}

/// One holder's page.
#[derive(Debug, Template)]
#[template(path = "delegations/holder.html")]
pub(crate) struct HolderView {
    layout: Layout,
    t: HolderTexts,
    key: String,
    staging: String,
    name: String,
    facts: Vec<String>,
    trouble: Option<&'static str>,
    /// Of somebody who is asked whether it is them: what they have answered, and who it is.
    awaited: Option<(&'static str, Option<String>)>,
    /// What stands at each thing that waits for that.
    waits: Option<&'static str>,
    active: bool,
    is_organisation: bool,
    give_more: Option<String>,
    grant_more: Option<String>,
    remove_all: bool,
    /// Where what is marked is removed.
    confirm: String,
    log: String,
    /// Why may the person do something here, or not?
    why: Option<String>,
    parts: Vec<Part>,
    nothing: Option<String>,
    roles: Vec<RoleRow>,
    ended: Vec<Row>,
    bar: Option<Bar>,
    others: Vec<(String, Option<(String, &'static str)>)>,
    /// The reader has proposed something, and changes nothing else until that is decided, but end dates.
    is_proposed: bool,
    moment: MomentForm,
}

/// What the reader may do here.
#[derive(Clone, Copy)]
struct Powers {
    api: bool,
    grants: bool,
    undo: bool,
}

impl Powers {
    fn may_change(self, what: &What) -> bool {
        if matches!(what, What::Api { .. }) { self.api } else { self.grants }
    }
}

impl HolderView {
    pub(crate) fn new(
        acting: &Acting<ViewDelegations>,
        id: HolderId,
        holder: HolderDetails,
        held: Vec<Delegation>,
        (typed, moment): (&str, Result<Option<Moment>, MomentFault>),
    ) -> Self {
        let (t, paths) = (HolderTexts(acting.lang()), acting.paths());
        // The past is looked at and not changed.
        let present = !matches!(moment, Ok(Some(_)));
        let powers = Powers {
            api: present && acting.can::<DelegateScopes>(),
            grants: present && acting.can::<ManagePeople>(),
            undo: acting.can::<UndoChanges>(),
        };
        let moment = MomentForm::new(paths.lang, paths.holder(id), Vec::new(), typed, moment);
        let status = holder.unit.as_ref().map(|unit| unit.status);
        let supplier = match id {
            HolderId::Organisation(org) if status == Some(UnitStatus::Active) => Some(org),
            _ => None,
        };
        let has_answered = holder.awaited.is_some_and(|awaited| awaited != Awaited::Waits);
        let is_other_person = matches!(id, HolderId::Person(person) if person != acting.person());
        let is_proposed = holder.draft.as_ref().is_some_and(|draft| draft.proposed);
        let proposed = holder.draft.as_ref().filter(|draft| draft.proposed).map(|draft| draft.id);
        let may_receive = supplier.is_some() || (is_other_person && !holder.died && !has_answered);
        // Nobody decides what is about themselves.
        let may_decide = powers.api && acting.mandate().may_serve(id);
        let (mut apis, mut grants, mut ended) = (Vec::new(), Vec::new(), Vec::new());
        let holds: Vec<_> = held.iter().filter(|d| d.stage == Stage::Current).map(|d| d.what.key()).collect();
        for delegation in held {
            let is_api = matches!(delegation.what, What::Api { .. });
            if delegation.stage == Stage::Current {
                let removable = if is_api { powers.api } else { powers.grants };
                let rows = if is_api { &mut apis } else { &mut grants };
                let ends_soon = ends_soon(delegation.ends_on, acting.today());
                let mut row = Row { removable: removable && !is_proposed, ..Row::new(paths.lang, delegation) };
                row.once_decided = removable && is_proposed;
                row.day_waits = present && holder.waiting_days.iter().any(|(waiting, _)| *waiting == row.id);
                // What is to go, or to end on another day, gets none before that is decided.
                let keeps_day = (is_proposed && row.staged) || holder.keeps_day(row.id);
                row.end_date = (removable && !keeps_day).then(|| paths.end_date(id, &format!("rad={}", row.id)));
                row.prolong = (removable && ends_soon && !keeps_day).then(|| paths.prolong(id, Some(row.id)));
                if let Some(newer) = &mut row.newer {
                    newer.takable = row.removable && supplier.is_some() && newer.hindrance.is_none();
                }
                rows.push(row);
            } else if !delegation.lives_on && !matches!(delegation.stage, Stage::Withdrawn { how: Ending::Redated, .. })
            {
                let may_receive = may_receive && !is_proposed && !holds.contains(&delegation.what.key());
                ended.push(ended_row(paths.lang, paths, id, delegation, powers, may_receive, acting.now()));
            }
        }
        let removable = apis.iter().chain(&grants).filter(|row| row.removable);
        let remove_all = removable.clone().filter(|row| !row.staged).count() > 1;
        let waits = holder.awaited == Some(Awaited::Waits) && !grants.is_empty();
        let awaited = match holder.awaited {
            Some(Awaited::Waits) if waits => Some((t.awaits_body(), None)),
            Some(Awaited::Confirmed(by)) => Some((t.confirmed_body(), Some(paths.holder(HolderId::Person(by))))),
            Some(Awaited::Declined) => Some((t.declined_body(), None)),
            Some(Awaited::Waits | Awaited::Forgotten) | None => None,
        };
        let nothing = (apis.is_empty() && grants.is_empty())
            .then(|| if present { t.holds_nothing(&holder.name) } else { t.held_nothing(&holder.name) });
        let is_organisation = matches!(id, HolderId::Organisation(_));
        let holds = !grants.is_empty() || !holder.roles.is_empty();
        let why = match id {
            HolderId::Person(person) if present && holds && holder.awaited.is_none() => Some(paths.why_person(person)),
            _ => None,
        };
        let log_of = holder.unit.as_ref().map_or_else(|| holder.name.clone(), |unit| unit.number.to_string());
        let mut facts = Vec::new();
        if let Some(unit) = &holder.unit {
            facts.push(unit.number.grouped());
            facts.push(form_name(paths.lang, &unit.form));
            facts.extend(unit.place.clone());
            facts.extend(holder.registered_name.as_ref().map(|name| t.registered_as(name)));
        }
        facts.extend(holder.born_year.map(|year| t.born(year)));
        let trouble = match status {
            Some(UnitStatus::Deleted(_)) => Some(t.holder_deleted()),
            Some(UnitStatus::Bankrupt) => Some(t.holder_bankrupt()),
            _ if holder.died => Some(t.holder_died()),
            _ => None,
        };
        let parts = [
            Part { id: "api", heading: t.api_access(), rows: apis },
            Part { id: "pakker", heading: t.grants(), rows: grants },
        ];
        Self {
            layout: under_the_list(acting, holder.name.clone()),
            t,
            key: FormKey::draw(),
            staging: paths.staging(id),
            confirm: paths.confirm(),
            bar: bar(t, paths, &holder).filter(|_| present && !is_proposed),
            is_proposed,
            others: holder
                .others
                .iter()
                .filter(|_| present)
                .map(|other| other_draft(paths, other, may_decide, proposed))
                .collect(),
            log: paths.log_of(&log_of),
            why,
            name: holder.name,
            facts,
            trouble,
            awaited,
            waits: waits.then(|| t.awaits()),
            active: status == Some(UnitStatus::Active),
            is_organisation,
            give_more: supplier.filter(|_| powers.api && !is_proposed).map(|supplier| paths.new_for(Some(supplier))),
            grant_more: (powers.grants && may_receive && !is_proposed).then(|| paths.grant(id)),
            remove_all,
            parts: parts.into_iter().filter(|part| !part.rows.is_empty()).collect(),
            nothing,
            roles: holder.roles.iter().map(|held| RoleRow::new(paths.lang, held)).collect(),
            ended,
            moment,
        }
    }
}

impl HolderView {
    /// *Fjern alle* stands at the title of the only table, or below all.
    fn removes_all_of(&self, part: &Part) -> bool {
        self.remove_all && self.parts.len() == 1 && part.rows.len() > 1
    }

    fn marks_removals(&self) -> bool {
        self.bar.is_some() && self.parts.iter().flat_map(|part| &part.rows).any(|row| row.staged)
    }
}

/// A row that has ended: while its removal can be undone the receipt does that, afterwards it is given anew.
fn ended_row(
    lang: Lang,
    paths: Paths,
    holder: HolderId,
    delegation: Delegation,
    powers: Powers,
    may_receive: bool,
    now: Timestamp,
) -> Row {
    let t = HolderTexts(lang);
    let replaced = matches!(delegation.stage, Stage::Withdrawn { how: Ending::Renewed, .. });
    let undo = delegation
        .ended_in
        .as_ref()
        .filter(|_| !replaced)
        .and_then(|(reference, until)| Some((reference, (*until)?)))
        .filter(|(_, until)| powers.undo && powers.may_change(&delegation.what) && *until > now)
        .map(|(reference, until)| (paths.receipt(reference), t.undo_until(long_day(lang, until))));
    let (kind, code) = delegation.what.key();
    let again = match (holder, &delegation.what) {
        _ if undo.is_some() || !may_receive => None,
        (HolderId::Organisation(org), What::Api { .. }) => powers.api.then(|| give_again(paths, org, &code)),
        (_, What::Grant(_)) => {
            let thing = format!("{kind} {code}");
            powers.grants.then(|| format!("{}?{}", paths.grant(holder), query(&[("ting", &thing)])))
        }
        _ => None,
    };
    Row { undo, again, ..Row::new(lang, delegation) }
}

fn give_again(paths: Paths, supplier: OrgNumber, resource: &str) -> String {
    format!("{}&{}", paths.new_for(Some(supplier)), query(&[("api", resource)]))
}

fn bar(t: HolderTexts, paths: Paths, holder: &HolderDetails) -> Option<Bar> {
    let draft = holder.draft.as_ref()?;
    let (gives, removes) = (draft.gives.len(), draft.removals);
    let sentence = match (gives, removes) {
        (0, 0) if draft.renewals == 0 => return None,
        (0, 0) if draft.renewals == 1 => t.renewing_one().to_owned(),
        (0, 0) => t.renewing(draft.renewals),
        (given, removed) if draft.renewals > 0 => t.drafted_all(given, removed, draft.renewals),
        (0, 1) => t.staged_one().to_owned(),
        (0, n) => t.staged_n(n),
        (1, 0) => t.drafted_one().to_owned(),
        (n, 0) => t.drafted_n(n),
        (given, removed) => t.drafted_both(given, removed),
    };
    let remove = (gives == 0 && draft.renewals == 0).then(|| match removes {
        1 => t.remove_one().to_owned(),
        n => t.remove_n(n),
    });
    let (draft, version, renewals) = (draft.id, draft.version, draft.renewals);
    Some(Bar { sentence, review: paths.review(draft), removes: removes + renewals > 0, remove, draft, version })
}

/// What is said of a draft, and where it opens. While the reader's own is proposed they can neither give nor remove.
fn other_draft(
    paths: Paths,
    other: &OtherDraft,
    may_decide: bool,
    own: Option<ChangeSetId>,
) -> (String, Option<(String, &'static str)>) {
    let (t, at) = (HolderTexts(paths.lang), long_day(paths.lang, other.at));
    let (sentence, link) = match other.proposed {
        Some(id) if own == Some(id) => (t.you_propose_here(at), t.see_proposal()),
        Some(_) if other.is_own => (t.you_propose(at), t.see_proposal()),
        Some(_) => (t.colleague_proposes(&other.name, at), t.review()),
        None => (t.colleague_drafts(&other.name, at), ""),
    };
    let opens = other.proposed.filter(|_| other.is_own || may_decide);
    (sentence, opens.map(|id| (paths.review(id), link)))
}

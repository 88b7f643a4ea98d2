use askama::Template;

use super::{
    super::{
        events,
        model::{API, Draft, Hindrance, HolderId, Plan, Removal, Renewal, Review, Staleness, What},
        pages::ConfirmForm,
        paths::Paths,
        texts::{EndDateTexts, ReviewTexts, difference, kind_of, not_givable, supplier_fault, until, why_two},
    },
    end_date::RedatedRow,
    give::Card,
};
use crate::{
    access::{Acting, DelegateScopes, texts as access_texts},
    kernel::{ChangeSetId, Lang, OrgNumber, Title},
    ledger::FormKey,
    register::{Kin, kin},
    sitemap,
    web::{Crumb, FormErrors, Layout, Section, long_day, short_day_of},
};

/// Something that is given.
#[derive(Debug)]
pub(crate) struct Item {
    pub title: String,
    pub kind: &'static str,
    pub scopes: Vec<String>,
    pub test: bool,
}

impl Item {
    fn new(lang: Lang, title: &Title, what: &What) -> Self {
        let title = title.in_lang(lang).to_owned();
        Self { title, kind: kind_of(lang, what), scopes: what.scopes().to_vec(), test: what.is_test() }
    }
}

/// Something that is taken away or taken in, and what that leads to.
#[derive(Debug)]
pub(crate) struct ItemWithEffects {
    pub item: Item,
    pub effects: Vec<String>,
}

/// *Se over*: what is given, what is removed, and what it leads to.
#[derive(Debug, Template)]
#[template(path = "delegations/review.html")]
pub(crate) struct Check {
    layout: Layout,
    t: ReviewTexts,
    /// Why it was not given at once, though they wanted that.
    instead: Option<&'static str>,
    paths: Paths,
    key: String,
    errors: FormErrors,
    draft: Draft,
    giver: String,
    giver_number: String,
    holder: String,
    /// The number, for an organisation.
    holder_number: Option<String>,
    supplier: Option<Card>,
    /// That giver and holder belong together, where they do.
    kin: Option<String>,
    gives: Vec<Item>,
    /// What was asked for and is not given.
    declines: Vec<String>,
    removals: Vec<ItemWithEffects>,
    /// What was marked and has ended since, in sentences.
    fallen: Vec<String>,
    /// What is taken in, and what that changes.
    renewals: Vec<ItemWithEffects>,
    /// What gets another last day.
    redates: Vec<RedatedRow>,
    dates: EndDateTexts,
    until: String,
    reason: String,
    breach: bool,
    /// It waits for a colleague, and this is the sentence about it.
    waiting: Option<String>,
    /// A colleague proposed it; the sentence about that.
    proposed: Option<String>,
    /// Whoever looks it over proposes it only, or has proposed it: a colleague confirms.
    by_two: bool,
    /// Why it takes two persons, if it does.
    why_two: Option<String>,
    /// Can it be undone by one, once it is done?
    can_undo: bool,
    /// Where whoever is alone with a key role turns off that two are wanted.
    settings: Option<String>,
    /// What is given waits for the person to say that it is them.
    awaits: bool,
    button: String,
}

fn removed_item(lang: Lang, holder: &str, removal: &Removal) -> ItemWithEffects {
    let t = ReviewTexts(lang);
    let removed = &removal.delegation;
    let mut effects = Vec::new();
    if !removal.effect.stops.is_empty() {
        effects.push(t.scopes_stop(removal.effect.stops.join(", ")));
        if let Some(used) = removed.used {
            effects.extend(clients_stop(t, used.clients));
            let last = used.last.map(|at| t.last_token(short_day_of(lang, at), used.tokens));
            effects.push(last.unwrap_or_else(|| t.not_used_lately().to_owned()));
            effects.extend((used.tokens > 0).then(|| t.tokens_live().to_owned()));
        }
    }
    if !removal.effect.idle.is_empty() {
        effects.push(t.scopes_idle(removal.effect.idle.join(", ")));
    }
    if !removal.effect.kept.is_empty() {
        effects.push(t.scopes_kept(removal.effect.kept.join(", ")));
    }
    if let Some(role) = &removal.effect.role {
        effects.push(t.kept_by_role(holder, access_texts::role(lang, &role.role)));
    }
    ItemWithEffects { item: Item::new(lang, &removed.title, &removed.what), effects }
}

/// Clients of the supplier that get no tokens for it any more.
fn clients_stop(t: ReviewTexts, clients: i64) -> Option<String> {
    match clients {
        0 => None,
        1 => Some(t.one_client_stops().to_owned()),
        n => Some(t.clients_stop(n)),
    }
}

fn renewed_item(lang: Lang, renewal: &Renewal) -> ItemWithEffects {
    let item = Item::new(lang, &renewal.delegation.title, &renewal.what());
    ItemWithEffects { item, effects: difference(lang, &renewal.difference()) }
}

fn button(t: ReviewTexts, plan: &Plan) -> String {
    let renewals = plan.renew.len();
    match (plan.give.len(), plan.remove.len()) {
        _ if !plan.redate.is_empty() => t.change_end().to_owned(),
        (0, 0) if renewals == 1 => t.renew_one().to_owned(),
        (0, 0) => t.renew_n(renewals),
        _ if renewals > 0 => t.confirm_all().to_owned(),
        (_, 0) => t.confirm().to_owned(),
        (0, 1) => t.remove_one().to_owned(),
        (0, n) => t.remove_n(n),
        (given, removed) => t.give_and_remove(given, removed),
    }
}

impl Check {
    /// Says, to somebody who wanted to give it at once, that nothing has been given, and why.
    pub(crate) fn instead(mut self, is_instead: bool) -> Self {
        self.instead = is_instead.then(|| self.t.not_given_yet());
        self
    }

    pub(crate) fn new(acting: &Acting<DelegateScopes>, review: Review, form: &ConfirmForm, errors: FormErrors) -> Self {
        let Review { draft, subject, plan, takes_two, is_alone } = review;
        let awaits = subject.awaits;
        let (t, paths) = (ReviewTexts(acting.lang()), acting.paths());
        let dates = EndDateTexts(acting.lang());
        let heading = match (plan.give.is_empty(), plan.remove.is_empty()) {
            _ if !plan.redate.is_empty() => dates.check_heading(),
            (true, true) => t.check_renewal(),
            _ if !plan.renew.is_empty() => t.check_both(),
            (false, true) => t.check(),
            (true, _) => t.check_removal(),
            (false, false) => t.check_both(),
        };
        let holder = subject.holder.name().to_owned();
        let own = draft.author == acting.person();
        let (proposed_at, was_proposed) =
            (draft.proposed_at.map(|at| long_day(paths.lang, at)), draft.proposed_at.is_some());
        let paths_up = match (draft.holder, draft.answers) {
            (_, Some(request)) => Crumb::new(t.request(), paths.answer(request)),
            (HolderId::Organisation(_), None) if !plan.give.is_empty() && plan.remove.is_empty() => {
                Crumb::new(t.give(), paths.change_draft(draft.id, "leverandor"))
            }
            (id, None) => Crumb::new(holder.clone(), paths.holder(id)),
        };
        Self {
            layout: Layout::acting(acting, Section::Delegations, heading)
                .under(vec![Crumb::new(t.list(), paths.delegations()), paths_up])
                .with_faults(!errors.is_empty()),
            t,
            paths,
            key: FormKey::draw(),
            errors,
            giver: acting.unit().name.clone(),
            giver_number: acting.org().grouped(),
            holder_number: subject.holder.number().map(OrgNumber::grouped),
            supplier: subject.unit.as_ref().map(|unit| Card::new(paths.lang, unit)),
            kin: subject.unit.as_ref().and_then(|unit| kin(acting.unit(), unit)).map(|kin| match kin {
                Kin::SubUnit => t.is_sub_unit(&holder),
                Kin::MainUnit => t.is_main_unit(&holder),
                Kin::Sister => t.is_sister(&holder),
            }),
            gives: plan.give.iter().map(|offer| Item::new(paths.lang, &offer.title, &offer.what)).collect(),
            declines: plan.decline.iter().map(|offer| offer.title.in_lang(paths.lang).to_owned()).collect(),
            removals: plan.remove.iter().map(|removal| removed_item(paths.lang, &holder, removal)).collect(),
            fallen: plan.fallen.iter().map(|(_, title)| t.fallen(title.in_lang(paths.lang))).collect(),
            renewals: plan.renew.iter().map(|renewal| renewed_item(paths.lang, renewal)).collect(),
            redates: plan.redate.iter().map(|redate| RedatedRow::new(paths.lang, redate)).collect(),
            dates,
            until: until(paths.lang, draft.ends_on),
            reason: if own && !was_proposed { form.grunn.clone() } else { draft.reason.clone().unwrap_or_default() },
            breach: if own && !was_proposed { form.brudd.is_some() } else { draft.breach },
            can_undo: takes_two.is_none() || !plan.concerns_main_administrator(),
            waiting: proposed_at.as_ref().filter(|_| own && takes_two.is_some()).map(|at| t.waiting_for_colleague(at)),
            proposed: proposed_at.filter(|_| !own).map(|at| t.proposed_by(&draft.author_name, at)),
            awaits,
            by_two: takes_two.is_some() && own,
            why_two: takes_two.map(|why| why_two(paths.lang, why, &holder)),
            settings: is_alone.then(|| sitemap::settings::settings(paths.lang, paths.org)),
            button: match takes_two.is_some() && own {
                true => t.propose().to_owned(),
                false => button(t, &plan),
            },
            holder,
            draft,
            instead: None,
        }
    }

    fn is_own(&self) -> bool {
        self.proposed.is_none()
    }

    /// Has the reader drafted it, without having proposed it to a colleague yet?
    fn can_change(&self) -> bool {
        self.is_own() && self.draft.proposed_at.is_none()
    }

    fn change_terms(&self, field: &str) -> String {
        match (self.draft.holder, self.draft.answers) {
            (_, Some(request)) if field == "api" => format!("{}#ting", self.paths.answer(request)),
            (_, Some(request)) => format!("{}#{field}", self.paths.answer(request)),
            (HolderId::Organisation(_), None) if self.draft.gives.iter().any(|wanted| wanted.kind == API) => {
                self.paths.change_draft(self.draft.id, field)
            }
            (id, None) => format!("{}#{field}", self.paths.grant(id)),
        }
    }

    /// Where the draft came from, and the words that lead there: the request that it answers, or the holder.
    fn back(&self) -> (String, String) {
        match self.draft.answers {
            Some(request) => (self.paths.answer(request), self.t.back_to_request().to_owned()),
            None => (self.paths.holder(self.draft.holder), self.t.back_to(&self.holder)),
        }
    }
}

/// 409: what is different now.
#[derive(Debug, Template)]
#[template(path = "delegations/stale.html")]
pub(crate) struct Stale {
    layout: Layout,
    t: ReviewTexts,
    lead: &'static str,
    changes: Vec<String>,
    rest: Option<String>,
    /// Where it is looked over again.
    again: Option<String>,
    /// What is proposed and waits ends here only: the draft, and the word for who ends it.
    drop: Option<(ChangeSetId, i32, &'static str)>,
    key: String,
    paths: Paths,
    list: String,
}

impl Stale {
    pub(crate) fn new(acting: &Acting<DelegateScopes>, Review { draft, plan, .. }: &Review) -> Self {
        let (t, paths) = (ReviewTexts(acting.lang()), acting.paths());
        let mut changes = Vec::new();
        if let Err(fault) = &plan.holder {
            changes.push(supplier_fault(paths.lang, *fault, &draft.holder.to_string()));
        }
        if plan.end_passed {
            changes.push(t.stale_end().to_owned());
        }
        if plan.proposer_lost {
            changes.push(t.stale_proposer(&draft.author_name));
        }
        changes.extend(plan.stale.iter().map(|(title, why)| {
            let title = title.in_lang(paths.lang);
            match why {
                Staleness::GivenAlready => t.stale_given(title),
                Staleness::Changed => t.stale_changed(title),
                Staleness::Redated => t.stale_redated(title),
                Staleness::NotGivable(Hindrance::NotAllowed) => t.stale_not_allowed(title),
                Staleness::NotGivable(Hindrance::Resource(why)) => t.stale_gone(title, not_givable(paths.lang, *why)),
                Staleness::Gone => t.stale_removed(title),
            }
        }));
        changes.extend(plan.fallen.iter().map(|(_, title)| t.stale_removed(title.in_lang(paths.lang))));
        let rest = match plan.give.len() + plan.remove.len() + plan.renew.len() {
            0 => None,
            1 => Some(t.stale_rest_one().to_owned()),
            n => Some(t.stale_rest(n)),
        };
        let again = match (draft.holder, draft.answers) {
            (_, Some(request)) => paths.answer(request),
            (holder, _) if !draft.removals.is_empty() || !draft.renewals.is_empty() => paths.holder(holder),
            (HolderId::Organisation(_), _) => paths.change_draft(draft.id, "api"),
            (holder, _) => paths.grant(holder),
        };
        // What is proposed stays as it is, so that nothing leads on but its end.
        if draft.proposed_at.is_some() {
            let word = if draft.author == acting.person() { t.take_back() } else { t.decline() };
            return Self {
                layout: Layout::acting(acting, Section::Delegations, t.stale_proposal()),
                lead: t.stale_proposal_body(),
                drop: Some((draft.id, draft.version, word)),
                ..Self::of(acting, changes, None, None)
            };
        }
        Self::of(acting, changes, rest, Some(again))
    }

    fn of(acting: &Acting<DelegateScopes>, changes: Vec<String>, rest: Option<String>, again: Option<String>) -> Self {
        let (t, paths) = (ReviewTexts(acting.lang()), acting.paths());
        let layout = Layout::acting(acting, Section::Delegations, t.stale());
        let list = paths.delegations();
        Self { layout, t, lead: t.stale_body(), changes, rest, again, drop: None, key: FormKey::draw(), paths, list }
    }

    /// The draft itself is gone: discarded, too old, or never the reader's.
    pub(crate) fn without_draft(acting: &Acting<DelegateScopes>) -> Self {
        let lang = acting.lang();
        Self::of(acting, vec![ReviewTexts(lang).stale_draft().to_owned()], None, None)
    }

    /// It is for somebody else to decide.
    pub(crate) fn not_theirs(acting: &Acting<DelegateScopes>) -> Self {
        let t = ReviewTexts(acting.lang());
        let layout = Layout::acting(acting, Section::Delegations, t.not_theirs());
        Self { layout, lead: t.stale_not_theirs(), ..Self::of(acting, Vec::new(), None, None) }
    }

    /// What was to be marked has ended.
    pub(crate) fn ended(acting: &Acting<DelegateScopes>, holder: HolderId, items: &[events::Item]) -> Self {
        let (lang, again) = (acting.lang(), acting.paths().holder(holder));
        let removed = items.iter().map(|item| ReviewTexts(lang).stale_removed(item.title.in_lang(lang)));
        Self::of(acting, removed.collect(), None, Some(again))
    }

    /// The draft says something else than what was reviewed.
    pub(crate) fn redrafted(acting: &Acting<DelegateScopes>, id: ChangeSetId) -> Self {
        let lang = acting.lang();
        Self::of(acting, vec![ReviewTexts(lang).stale_redrafted().to_owned()], None, Some(acting.paths().review(id)))
    }
}

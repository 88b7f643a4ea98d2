use askama::Template;
use jiff::Timestamp;

use super::super::{
    givable::Thing,
    model::{Fate, Request, RequestedItem, UNDO_TIME},
    pages::Answer,
    paths::{self, Paths},
    qr::{self, Qr},
    texts::{InvitedTexts, Production, Texts, tag},
};
use crate::{
    access::{
        Acting, AskForDelegation, AskForProduction, SeeProduction, SignedIn, ViewDelegations, ViewReceived,
        session::login_path, texts as access_texts,
    },
    asking::{Request as _, RequestPart, RequestSubject, Texts as AskingTexts},
    delegations::{GivingTexts, ReviewTexts},
    entitlements::Nobody,
    kernel::{Environment, PackageUrn},
    sitemap::{Paths as EnvPaths, members},
    web::{Crumb, FormErrors, Layout, Section, day, long_day},
};

/// One thing that is asked for.
#[derive(Debug)]
struct Item {
    title: String,
    test: bool,
    tag: Option<(&'static str, &'static str)>,
    /// Since when that is so.
    since: Option<String>,
    /// Where it stands in the form, and what the form sends.
    field: String,
    value: String,
    /// The same with the version that is shown.
    seen: String,
    /// What it gives, to whoever might give it.
    description: String,
    scopes: Vec<String>,
    access: Option<&'static str>,
    /// Why it cannot be given, to whoever might give it.
    note: Option<String>,
}

/// The link to pass on.
#[derive(Debug)]
struct Link {
    url: String,
    qr: Option<Qr>,
}

/// From which side a request is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side<'a> {
    /// The user asked for themselves.
    Own(&'a SignedIn),
    /// The same, within the organisation that they ask.
    Mine(&'a Acting<SeeProduction>),
    /// The supplier asked.
    Ours(&'a Acting<ViewReceived>),
    /// The organisation is asked. The things as they are now, in the order of the request.
    Theirs(&'a Acting<ViewDelegations>, &'a [Thing]),
}

/// One request, with what can be done about it.
#[derive(Debug, Template)]
#[template(path = "requests/request.html")]
pub(crate) struct RequestView {
    layout: Layout,
    t: Texts,
    page: RequestPart,
    items: Vec<Item>,
    link: Option<Link>,
    /// Who can answer, where that helps.
    who_can: Vec<&'static str>,
    is_barred: bool,
    can_answer: bool,
    /// Where the answer that is proposed is looked over.
    proposed: Option<String>,
    undo: Option<String>,
    /// What is to be done before anybody can approve, and where.
    connect: Option<(String, String)>,
    /// Can any of it be given?
    can_approve: bool,
    /// Can all of it that the asker has not got?
    is_whole: bool,
    /// On whose behalf it is given, and whether to a supplier.
    on_behalf: String,
    to_supplier: bool,
    give_now: &'static str,
    /// What to know of a request that somebody was invited to.
    of_invitation: Option<String>,
    form: Answer,
    giving: GivingTexts,
    review: ReviewTexts,
}

fn who_can(t: Texts, request: &Request) -> Vec<&'static str> {
    // A main administrator gives everything but the same to others.
    let is_main = |item: &RequestedItem| item.code == PackageUrn::MAIN_ADMINISTRATOR;
    let mut who = vec![t.who_key_roles()];
    if !request.items.iter().any(is_main) {
        who.push(t.who_administrator());
    } else if !request.items.iter().all(is_main) {
        who.push(t.who_administrator_rest());
    }
    if !request.is_personal() {
        who.push(t.who_package());
    }
    who
}

impl RequestView {
    pub(crate) fn new(side: Side<'_>, request: &Request, base: &url::Url, now: Timestamp) -> Self {
        let lang = match side {
            Side::Own(who) => who.lang(),
            Side::Mine(acting) => acting.lang(),
            Side::Ours(acting) => acting.lang(),
            Side::Theirs(acting, _) => acting.lang(),
        };
        let (t, waits) = (Texts(lang), request.life.is_waiting(now));
        let own = match request.invited {
            Some(_) => InvitedTexts(lang).heading_own(&request.giver.name),
            None => t.heading_own(&request.giver.name),
        };
        let (mut may_answer, mut is_barred, mut proposed) = (false, false, None);
        let (layout, action, may_withdraw) = match side {
            Side::Own(who) => {
                let layout = Layout::signed_in(who, own).under(vec![Crumb::new(t.mine(), paths::mine(lang))]);
                (layout, paths::link(lang, request.id), true)
            }
            Side::Mine(acting) => {
                let crumbs = [Crumb::new(Production(lang).heading(), acting.paths().production())];
                let layout = Layout::acting(acting, Section::Organisation, own).about_production().under(crumbs);
                (layout, acting.paths().own(request.id), acting.can::<AskForProduction>())
            }
            Side::Ours(acting) => {
                let paths = acting.paths();
                let crumbs =
                    vec![Crumb::new(t.received(), paths.received()), Crumb::new(t.ours(), paths.our_requests())];
                let layout = Layout::acting(acting, Section::Delegations, own).under(crumbs);
                (layout, paths.our(request.id), acting.can::<AskForDelegation>())
            }
            Side::Theirs(acting, _) => {
                let paths = acting.paths();
                may_answer = request.about().may_be_answered_by(acting.mandate());
                is_barred = request.is_barred_to(acting);
                proposed = request.draft.filter(|_| may_answer && !is_barred).map(|draft| paths.review(draft));
                let crumbs =
                    vec![Crumb::new(t.delegations(), paths.delegations()), Crumb::new(t.queue(), paths.requests())];
                let (words, name) = (InvitedTexts(lang), request.asker.name());
                let heading = match (&request.invited, request.born) {
                    (Some(_), Some(year)) => words.accepted_born(name, year),
                    (Some(_), None) => words.accepted(name),
                    (None, _) => t.heading_theirs(name),
                };
                let layout = Layout::acting(acting, Section::Delegations, heading).under(crumbs);
                (layout, paths.answer(request.id), false)
            }
        };
        let is_theirs = matches!(side, Side::Theirs(..));
        let connect = match side {
            Side::Mine(acting) if request.by_email => Some((Production(lang).connect_first(), acting.org())),
            _ => None,
        };
        let connect = connect.map(|(text, org)| (text.to_owned(), members::connect(lang, org)));
        let link = (waits && !is_theirs && request.invited.is_none()).then(|| {
            let path = paths::link(lang, request.id);
            let url = base.join(&path).map_or(path, String::from);
            Link { qr: qr::draw(&url), url }
        });
        // What they have been given since need not wait again.
        let may_undo = matches!(side, Side::Own(_) | Side::Mine(_)) && !request.items.iter().any(|item| item.held);
        let undo = request.life.can_be_restored_until(UNDO_TIME, now).filter(|_| may_undo);
        Self {
            layout,
            t,
            page: RequestPart {
                tag: tag(lang, &request.life, now),
                facts: facts(t, request, is_theirs),
                can_withdraw: waits && may_withdraw,
                links: links(t, request, side),
                ..RequestPart::new(lang, &request.life, now, action)
            },
            items: items(t, request, side),
            link,
            who_can: if waits && (!is_theirs || is_barred || !may_answer) { who_can(t, request) } else { Vec::new() },
            is_barred: is_barred && waits,
            can_answer: waits && may_answer && !is_barred && !request.is_proposed,
            connect: connect.filter(|_| waits),
            proposed: proposed.filter(|_| waits && request.is_proposed),
            undo: undo.map(|until| t.undo_until(long_day(lang, until))),
            can_approve: matches!(side, Side::Theirs(_, things) if things.iter().any(|it| it.obstacle.is_none())),
            is_whole: matches!(side, Side::Theirs(_, things) if things.iter().all(Thing::is_no_hindrance)),
            on_behalf: request.giver.with_number(),
            to_supplier: !request.is_personal(),
            give_now: if request.invited.is_some() { InvitedTexts(lang).confirm() } else { t.give_now() },
            of_invitation: request.invited.as_ref().filter(|_| waits).map(|it| match is_theirs {
                true => InvitedTexts(lang).is_it_them(&it.as_name),
                false => InvitedTexts(lang).you_accepted(&request.giver.name),
            }),
            form: Answer::default(),
            giving: GivingTexts(lang),
            review: ReviewTexts(lang),
        }
    }

    /// The same, with why nobody can answer, if so. What a supplier asks for, a holder of the package can answer too.
    pub(crate) fn with_nobody(mut self, nobody: Option<Nobody>) -> Self {
        if let Some(nobody) = nobody.filter(|_| !self.who_can.is_empty()) {
            self.who_can.retain(|who| *who == self.t.who_package());
            self.who_can.insert(0, access_texts::nobody(self.t.0, nobody));
        }
        self
    }

    /// The same, to somebody whose answer came too late.
    pub(crate) fn late(mut self) -> Self {
        self.page.late = Some(self.page.t.late());
        self
    }

    /// The same, with the answer as it is filled in, and what is wrong with it.
    pub(crate) fn with(mut self, form: Answer, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        // What was typed is shown, also where another answer is proposed meanwhile.
        self.can_answer |= self.proposed.is_some() && !errors.is_empty();
        (self.form, self.page.errors) = (form, errors);
        self
    }

    /// Is the form of own terms open: something must be chosen in it, or it was filled in?
    fn has_terms(&self) -> bool {
        let is_default = self.form.varighet.is_empty() && self.form.dag.is_empty() && self.form.merknad.is_empty();
        let is_all = self.items.iter().filter(|item| item.note.is_none()).all(|item| self.is_ticked(item));
        !self.is_whole || !is_default || !is_all || self.page.errors.all().any(|(field, _)| field != "grunn")
    }

    fn connect_text(&self) -> &'static str {
        Production(self.t.0).connect()
    }

    fn declines(&self) -> bool {
        !self.can_approve || !self.form.grunn.is_empty() || self.page.errors.of("grunn").is_some()
    }

    fn is_ticked(&self, item: &Item) -> bool {
        self.form.ting.contains(&item.value)
    }
}

fn facts(t: Texts, request: &Request, is_theirs: bool) -> Vec<(&'static str, String)> {
    let (asking, life, mut facts) = (AskingTexts(t.0), &request.life, Vec::new());
    if is_theirs {
        let who = match (request.asker.number(), request.born) {
            (None, Some(year)) => format!("{}, {}", request.asker.name(), t.born(year)),
            _ => request.asker.with_number(),
        };
        facts.push((t.asker(), who));
    } else {
        facts.push((t.giver(), request.giver.with_number()));
        if !request.is_personal() {
            facts.push((asking.sender(), request.person_name.clone()));
        }
    }
    match &request.invited {
        Some(invited) => {
            facts.push((asking.invited_by(), invited.by.clone()));
            facts.extend(is_theirs.then(|| (InvitedTexts(t.0).invited_as(), invited.as_name.clone())));
        }
        None => facts.push((t.purpose(), request.purpose.clone())),
    }
    facts.extend(request.wants_until.map(|last| (asking.wants_until(), day(t.0, last))));
    let registered_as = request.registered_as.clone().filter(|_| is_theirs);
    facts.extend(registered_as.map(|name| (Production(t.0).registered_as(), name)));
    facts.extend(life.sent.1.as_ref().map(|reference| (asking.reference(), reference.to_string())));
    facts.extend(life.reason.clone().map(|reason| (asking.reason(), reason)));
    // A person is named to their own organisation only.
    facts.extend(life.answered_by.clone().filter(|_| is_theirs).map(|name| (asking.answered_by(), name)));
    facts
}

fn items(t: Texts, request: &Request, side: Side<'_>) -> Vec<Item> {
    let things: &[Thing] = if let Side::Theirs(_, things) = side { things } else { &[] };
    let item = |(nth, item): (usize, &RequestedItem)| {
        let thing = things.get(nth);
        let gives = thing.and_then(|thing| thing.gives.clone());
        let (description, scopes, access) = gives.map_or_else(Default::default, |(description, scopes, writes)| {
            (description, scopes, Some(if writes { t.read_write() } else { t.read_only() }))
        });
        Item {
            title: item.in_lang(t.0).to_owned(),
            test: item.test,
            tag: item.fate.map(|fate| fate_tag(t, fate)),
            since: item.fate.and_then(Fate::ended).map(|at| t.since(long_day(t.0, at))),
            field: item.field(),
            value: item.value(),
            seen: item.seen(thing.map_or(1, |thing| thing.version)),
            description,
            scopes,
            access,
            note: thing.and_then(|thing| thing.obstacle.as_ref()).map(|obstacle| obstacle.why.clone()),
        }
    };
    request.items.iter().enumerate().map(item).collect()
}

/// The word for what became of a thing, and its colour.
fn fate_tag(t: Texts, fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::Given => (t.given_tag(), "success"),
        Fate::HeldBefore => (t.held_tag(), "success"),
        Fate::NotGiven => (t.not_given_tag(), "neutral"),
        Fate::Undone(_) => (t.undone_tag(), "neutral"),
        Fate::Removed(_) => (t.removed_tag(), "neutral"),
        Fate::GivenUp(_) => (t.given_up_tag(), "neutral"),
        Fate::RanOut(_) => (t.ran_out_tag(), "neutral"),
    }
}

/// Does the asker have anything of it?
fn is_held(request: &Request) -> bool {
    request.items.iter().any(|item| matches!(item.fate, Some(Fate::Given | Fate::HeldBefore)))
}

fn links(t: Texts, request: &Request, side: Side<'_>) -> Vec<(String, String)> {
    let (lang, asking, life) = (t.0, AskingTexts(t.0), &request.life);
    let paths = |org| Paths { lang, org };
    let (first, list) = match side {
        Side::Own(_) => {
            let giver = &request.giver;
            let open = is_held(request).then(|| (t.to_org(&giver.name), paths(giver.number).overview()));
            (open, (t.mine().to_owned(), paths::mine(lang)))
        }
        Side::Mine(acting) => {
            let (giver, by_email) = (request.giver.number, acting.mandate().is_member());
            let scopes = EnvPaths { lang, org: giver, environment: Environment::Prod }.scopes();
            let open = match (is_held(request), by_email) {
                (false, _) => None,
                (true, true) => Some((Production(lang).sign_in_to_use().to_owned(), login_path(lang, &scopes, false))),
                (true, false) => Some((t.to_org(&request.giver.name), paths(giver).overview())),
            };
            (open, (Production(lang).heading().to_owned(), acting.paths().production()))
        }
        Side::Ours(acting) => {
            let receipt = life.latest().map(|it| (asking.see_receipt().to_owned(), paths(acting.org()).receipt(it)));
            (receipt, (t.ours().to_owned(), paths(acting.org()).our_requests()))
        }
        Side::Theirs(acting, _) => {
            let receipt = life.answer().map(|it| (asking.see_receipt().to_owned(), paths(acting.org()).receipt(it)));
            (receipt, (asking.to_queue().to_owned(), paths(acting.org()).requests()))
        }
    };
    first.into_iter().chain([list]).collect()
}

/// What somebody with the link sees who cannot answer: that it waits, and for whom.
#[derive(Debug, Template)]
#[template(path = "requests/waiting.html")]
pub(crate) struct Waiting {
    layout: Layout,
    body: &'static str,
    who_can: Vec<&'static str>,
    t: Texts,
    mine: String,
}

impl Waiting {
    pub(crate) fn new(who: &SignedIn, request: &Request, now: Timestamp) -> Self {
        let lang = who.lang();
        let t = Texts(lang);
        let waits = request.life.is_waiting(now);
        let heading = if waits { t.waiting_heading() } else { t.closed_heading() };
        Self {
            layout: Layout::signed_in(who, heading),
            body: if waits { t.waiting_body() } else { t.closed_body() },
            who_can: if waits { who_can(t, request) } else { Vec::new() },
            t,
            mine: paths::mine(lang),
        }
    }
}

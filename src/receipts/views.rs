use std::collections::{HashMap, HashSet};

use askama::Template;
use uuid::Uuid;

use super::{
    paths,
    store::{Found, UndoableChange},
    texts::{ReferenceTexts, Texts},
};
use crate::{
    access::{Acting, Public, ReadLog, ReadReceipts, session::login_path},
    kernel::{Environment, JobId, Lang, OrgNumber, Ref},
    ledger::{
        EventContext, FormKey, LongChangeStatus, LongOutcome, NotMade, Obstacle, ReceiptLine, ReceiptView, Registry,
    },
    platform::jobs::State,
    sitemap::{self, Section},
    web::{Crumb, Layout, Paging, long_day},
};

/// What can still be undone, and how.
#[derive(Debug)]
pub(super) struct Undoable {
    action: String,
    key: String,
    until: String,
    /// One by one, where there is more than one.
    lines: Vec<(Uuid, String)>,
}

/// What of a change is offered to be undone, and what is in the way of the rest.
#[derive(Debug, Default)]
pub(super) struct UndoView {
    pub lines: Vec<Uuid>,
    /// Two made some of it together.
    pub is_by_two: bool,
    obstacle: Option<Obstacle>,
}

impl UndoView {
    /// Leaves out the lines that something is in the way of.
    pub(super) fn leave_out(&mut self, obstacles: Vec<(Uuid, Obstacle)>) {
        let obstacles: HashMap<Uuid, Obstacle> = obstacles.into_iter().collect();
        let (blocked, open): (Vec<Uuid>, _) = self.lines.iter().partition(|line| obstacles.contains_key(line));
        self.lines = open;
        let first = blocked.first().and_then(|line| obstacles.get(line)).cloned();
        self.obstacle = self.obstacle.take().or(first);
    }

    /// Why it cannot be undone, or not all of it, and the receipt of what happened since.
    fn blocked(&self, t: Texts, org: OrgNumber) -> Option<(String, Option<String>)> {
        let is_whole = self.lines.is_empty();
        Some(match self.obstacle.as_ref()? {
            Obstacle::Overtaken(by) => {
                let sentence = if is_whole { t.overtaken() } else { t.overtaken_partly() };
                (sentence.to_owned(), by.as_ref().map(|by| paths::receipt(t.0, org, by)))
            }
            Obstacle::PartyGone => ((if is_whole { t.party_gone() } else { t.party_gone_partly() }).to_owned(), None),
            Obstacle::Hindered(why) => {
                let then = if is_whole { t.so_not_undone() } else { t.so_the_rest_only() };
                (format!("{} {then}", t.hindered(*why)), None)
            }
        })
    }
}

/// What was undone already: the sentence, and the receipt of it.
#[derive(Debug)]
pub(super) struct Past {
    sentence: String,
    href: String,
    /// Nothing of the change is left.
    is_all: bool,
}

/// *Kvittering*.
#[derive(Debug, Template)]
#[template(path = "receipts/receipt.html")]
pub(super) struct Receipt {
    layout: Layout,
    t: Texts,
    view: ReceiptView,
    reference: String,
    at: String,
    by: String,
    /// When the page was made, for the sheet that is printed.
    fetched: String,
    /// The log, for those who may read it.
    log: Option<String>,
    undoable: Option<Undoable>,
    /// Why it is not offered, or not all of it, and where to read more.
    blocked: Option<(String, Option<String>)>,
    /// Why it is not offered, where nothing is in the way.
    why_not: Option<String>,
    past: Option<Past>,
    /// Why it cannot be undone, to somebody who just tried.
    refusal: Option<String>,
    /// And line by line.
    reasons: Vec<ReceiptLine>,
    too_late: bool,
    /// Was the form that led here sent before, perhaps with other answers?
    sent_before: bool,
}

impl Receipt {
    pub(super) fn new(
        acting: &Acting<ReadReceipts>,
        (reference, told): (&Ref, String),
        found: &Found,
        (mut view, is_test): (ReceiptView, bool),
        undo: UndoView,
    ) -> Self {
        let now = acting.now();
        let lang = acting.lang();
        let (t, org) = (Texts(lang), acting.org());
        // As in the log: a person is named to their own organisation only.
        let acted =
            view.parties.iter().find(|(number, _)| found.actor_org == Some(*number)).map(|(_, name)| name.clone());
        let by = match acted {
            Some(name) if found.actor_org == Some(org) => t.by_for(&found.actor, name),
            Some(name) => name,
            None => found.actor.clone(),
        };
        let (blocked, is_by_two) = (undo.blocked(t, org), undo.is_by_two);
        let undoable = found.undo_until.filter(|_| !undo.lines.is_empty()).map(|until| {
            let offered: HashSet<Uuid> = undo.lines.into_iter().collect();
            let lines = view.lines.iter().filter_map(|line| Some((line.id?, line.title.clone())));
            Undoable {
                action: paths::undo(lang, org, reference),
                key: FormKey::draw(),
                until: t.undo_until(long_day(lang, until)),
                lines: if offered.len() > 1 {
                    lines.filter(|(id, _)| offered.contains(id)).collect()
                } else {
                    Vec::new()
                },
            }
        });
        let past = found.undone_by.as_ref().map(|(by, at, name)| {
            let at = long_day(lang, *at);
            let is_all = view.lines.iter().all(|line| line.id.is_none_or(|id| found.undone.contains(&id)));
            let sentence = if is_all { t.undone(at, name) } else { t.undone_partly(at, name) };
            Past { sentence, href: paths::receipt(lang, org, by), is_all }
        });
        let is_undone = past.as_ref().is_some_and(|past| past.is_all);
        if past.is_some() {
            // It would pass on what is not so any more.
            view.to_pass_on = None;
        }
        if is_undone {
            // What was so then is told as the log tells it: the receipt says what is so now.
            (view.heading, view.lead) = (t.was_undone(&view.heading), told);
        }
        let is_left = found.own && undoable.is_none() && blocked.is_none() && !is_undone;
        let why_not = is_left.then(|| match found.undo_until {
            None if view.is_pending => t.nothing_to_undo().to_owned(),
            None => t.barred().to_owned(),
            Some(until) if until <= now => t.too_late(long_day(lang, until)),
            Some(_) if is_by_two => t.two_to_undo().to_owned(),
            Some(_) => t.not_yours_to_undo().to_owned(),
        });
        let too_late = found.own && found.undo_until.is_some_and(|until| until <= now) && past.is_none();
        let environment = if is_test || view.is_test { Environment::Test } else { Environment::Prod };
        Self {
            layout: Layout::acting(acting, view.section, view.heading.clone()).in_environment(environment),
            t,
            fetched: t.fetched(long_day(lang, now)),
            reference: reference.to_string(),
            at: long_day(lang, found.at),
            by,
            log: acting.can::<ReadLog>().then(|| paths::log(lang, org, reference)),
            undoable,
            blocked,
            why_not,
            past,
            refusal: None,
            reasons: Vec::new(),
            too_late,
            sent_before: false,
            view,
        }
    }

    /// The same receipt, to somebody whose form had been sent before.
    pub(super) fn sent_before(mut self, sent_before: bool) -> Self {
        self.sent_before = sent_before;
        self
    }

    /// The same receipt, to somebody who tried to undo it in vain.
    pub(super) fn refused(mut self, refusal: String, reasons: Vec<ReceiptLine>) -> Self {
        self.why_not = None;
        self.refusal = Some(refusal);
        self.reasons = reasons;
        self
    }
}

/// *Kan angres*: all of it.
#[derive(Debug, Template)]
#[template(path = "receipts/undoable.html")]
pub(super) struct UndoablePage {
    layout: Layout,
    t: Texts,
    rows: Vec<UndoRow>,
    paging: Paging,
}

/// A change that one click undoes, as `receipts/undo_rows.html` draws it.
#[derive(Debug)]
pub(crate) struct UndoRow {
    pub sentence: String,
    pub until: String,
    pub reference: String,
    pub receipt: String,
    pub action: String,
    /// Of its form; each makes a change of its own.
    pub key: String,
}

/// The rows of these changes, for somebody of this organisation.
pub(crate) fn undo_rows(lang: Lang, org: OrgNumber, registry: &Registry, changes: &[UndoableChange]) -> Vec<UndoRow> {
    let cx = EventContext { lang, reader: org };
    let row = |change: &UndoableChange| {
        Some(UndoRow {
            sentence: registry.sentence(&change.kind, &change.payload, cx)?,
            until: Texts(lang).until(long_day(lang, change.until)),
            reference: change.reference.to_string(),
            receipt: paths::receipt(lang, org, &change.reference),
            action: paths::undo(lang, org, &change.reference),
            key: FormKey::draw(),
        })
    };
    changes.iter().filter_map(row).collect()
}

impl UndoablePage {
    pub(super) fn new(
        acting: &Acting<ReadReceipts>,
        registry: &Registry,
        changes: &[UndoableChange],
        paging: Paging,
    ) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        Self {
            layout: Layout::acting(acting, Section::Overview, t.can_be_undone()),
            t,
            rows: undo_rows(lang, org, registry, changes),
            paging,
        }
    }
}

/// How far a change has come that a job makes.
#[derive(Debug, Template)]
#[template(path = "receipts/job.html")]
pub(super) struct JobView {
    layout: Layout,
    t: Texts,
    asked: String,
    /// What is being done, how many steps of how many.
    progress: Option<(String, u32, u32)>,
    /// Why nothing came of it, and what the link back says.
    failure: Option<(&'static str, &'static str)>,
    here: String,
    /// The page it was confirmed on.
    back: String,
}

impl JobView {
    pub(super) fn new(acting: &Acting<ReadReceipts>, job: JobId, change: &LongChangeStatus) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let all = change.progress.total;
        let stage = match (change.state, change.progress.done) {
            (State::Running, 0) => t.job_checking().to_owned(),
            // The last line is that of the organisation itself.
            (State::Running, done) => t.job_writing(done.min(all.saturating_sub(1)), all.saturating_sub(1)),
            _ => t.job_waiting().to_owned(),
        };
        let failure = (!change.waits()).then(|| {
            let sentence = match change.outcome {
                Some(LongOutcome::NotMade(NotMade::Right)) => t.job_right(),
                Some(LongOutcome::NotMade(NotMade::Stale)) => t.job_stale(),
                Some(LongOutcome::NotMade(NotMade::Inactive)) => t.job_inactive(),
                Some(LongOutcome::NotMade(NotMade::TooLate)) => t.job_too_late(),
                Some(LongOutcome::NotMade(NotMade::Overtaken)) => t.job_overtaken(),
                Some(LongOutcome::NotMade(NotMade::Nothing)) => t.job_nothing(),
                // An operator has ended it (`portner jobs forget`): whatever else ends it leaves an outcome.
                None if change.state == State::Done => t.job_given_up(),
                Some(LongOutcome::Made(_)) | None => t.job_broken(),
            };
            (sentence, t.job_back())
        });
        let title = change.confirmed.title.in_lang(lang);
        let heading = if failure.is_some() { t.job_failed() } else { title };
        let back = format!("/{lang}{}", change.confirmed.back);
        let is_test = back.split('/').nth(3) == Some(Environment::Test.slug());
        let mut layout = Layout::acting(acting, Section::Overview, heading);
        if is_test {
            layout = layout.in_environment(Environment::Test);
        }
        Self {
            layout,
            t,
            asked: t.job_asked(title, long_day(lang, change.at)),
            progress: change.waits().then_some((stage, change.progress.done, all)),
            failure,
            here: paths::job(lang, org, job),
            back,
        }
    }
}

/// What somebody did who may not open the receipt any more.
#[derive(Debug)]
pub(super) struct DoneView {
    pub at: String,
    pub what: String,
    pub is_test: bool,
}

/// What is known of a reference to whoever asks.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub done: Option<DoneView>,
    pub does_support: bool,
}

/// What a reference is. Of one that is unknown and of one that concerns others it says the same.
#[derive(Debug, Template)]
#[template(path = "receipts/reference.html")]
pub(super) struct ReferencePage {
    layout: Layout,
    t: ReferenceTexts,
    done: Option<DoneView>,
    notice: Option<(&'static str, &'static str)>,
    sign_in: Option<String>,
    desk: Option<String>,
    can_do: [&'static str; 3],
    links: [Crumb; 2],
}

impl ReferencePage {
    /// `reference`: unless it is no whole one. `known`: to whoever is signed in.
    pub(super) fn new(visitor: &Public, reference: Option<&Ref>, known: Option<Known>) -> Self {
        let (lang, is_signed_in) = (visitor.context().lang, known.is_some());
        let t = ReferenceTexts(lang);
        let Known { done, does_support } = known.unwrap_or_default();
        let notice = match reference {
            None => Some((t.incomplete(), t.incomplete_body())),
            Some(_) if !is_signed_in => Some((t.sign_in_first(), t.sign_in_first_body())),
            Some(_) if done.is_none() => Some((t.not_yours(), t.not_yours_body())),
            Some(_) => None,
        };
        let here = reference.filter(|_| !is_signed_in).map(|reference| paths::by_reference(lang, reference));
        Self {
            layout: Layout::public(visitor, reference.map_or(t.reference().to_owned(), |it| t.heading(it))),
            t,
            done,
            notice,
            sign_in: here.map(|here| login_path(lang, &here, false)),
            desk: does_support.then(|| sitemap::support::desk(lang)),
            can_do: [t.keep(), t.quote(), t.pass_on()],
            links: [
                Crumb::new(t.contact(), sitemap::help::contact(lang)),
                Crumb::new(t.help(), sitemap::help::index(lang)),
            ],
        }
    }
}

use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Part, Queue, Request},
        pages::AnswerForm,
        paths::Paths,
        texts::Texts,
    },
    consumers, environments, providers,
};
use crate::{
    access::{Acting, AskForAccess, ManageScopes, ViewAccesses, ViewScopes},
    kernel::oslo,
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, Paging, day, long_day, request_ending, request_tag},
};

/// Why what somebody did to a request came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Late {
    /// It does not wait any more.
    Closed,
    /// It waits, but its scope is out of use.
    Inactive,
    /// It waits, but the consumer is struck from the register.
    Barred,
}

impl Late {
    /// By what the request has become.
    pub(crate) fn of(waits: bool, active: bool) -> Self {
        match (waits, active) {
            (false, _) => Self::Closed,
            (true, false) => Self::Inactive,
            (true, true) => Self::Barred,
        }
    }
}

/// From which side a request is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side<'a> {
    /// The consumer's.
    Ours(&'a Acting<ViewAccesses>),
    /// The provider's.
    Theirs(&'a Acting<ViewScopes>),
}

/// One request, with what can be done about it.
#[derive(Debug, Template)]
#[template(path = "catalogue/request.html")]
pub(crate) struct RequestView {
    layout: Layout,
    t: Texts,
    key: String,
    second_key: String,
    action: String,
    errors: FormErrors,
    form: AnswerForm,
    late: Option<&'static str>,
    tag: (&'static str, &'static str),
    /// The scope is out of use, which only its provider is told here.
    is_inactive: bool,
    scope: String,
    facts: Vec<(&'static str, String)>,
    history: Vec<String>,
    /// What approving does, to somebody who may answer.
    answer: Option<String>,
    can_withdraw: bool,
    links: Vec<(String, String)>,
}

impl RequestView {
    pub(crate) fn new(side: Side<'_>, paths: Paths, request: &Request, now: Timestamp) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let waits = request.is_waiting(now);
        let (layout, action, answer, can_withdraw) = match side {
            Side::Ours(acting) => {
                let asked = paths.held_with(&[("vis", Part::Asked.slug())]);
                let above = vec![Crumb::new(t.held(), asked)];
                let heading = t.heading_ours(&request.about.scope.name);
                let may = waits && acting.can::<AskForAccess>();
                (consumers(acting, paths, heading, above), paths.our(request.id()), None, may)
            }
            Side::Theirs(acting) => {
                let above = vec![Crumb::new(t.queue(), paths.queue())];
                let heading = t.heading_theirs(&request.about.consumer.name);
                let may = waits && acting.can::<ManageScopes>();
                let answer = may.then(|| t.approve_help(&request.about.consumer.name));
                (providers(acting, paths, heading, above), paths.answer(request.id()), answer, false)
            }
        };
        let mut history = vec![t.sent_at(long_day(lang, request.sent.0))];
        history.extend(request_ending(lang, request.state(now)));
        if waits {
            history.push(t.waits_until(long_day(lang, request.expires_at)));
        }
        Self {
            layout,
            t,
            key: FormKey::draw(),
            second_key: FormKey::draw(),
            action,
            errors: FormErrors::default(),
            form: AnswerForm::default(),
            late: None,
            tag: request_tag(lang, request.state(now)),
            is_inactive: !request.active && matches!(side, Side::Theirs(_)),
            scope: request.about.scope.name.clone(),
            facts: facts(t, side, request),
            history,
            answer,
            can_withdraw,
            links: links(t, side, paths, request),
        }
    }

    /// The same, with an answer that came back with a fault.
    pub(crate) fn with(mut self, form: AnswerForm, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        (self.form, self.errors) = (form, errors);
        self
    }

    /// The same, to somebody who came too late.
    pub(crate) fn late(mut self, late: Late) -> Self {
        self.late = Some(match late {
            Late::Closed => self.t.late(),
            Late::Inactive => self.t.late_inactive(),
            Late::Barred => self.t.late_barred(),
        });
        self
    }
}

fn facts(t: Texts, side: Side<'_>, request: &Request) -> Vec<(&'static str, String)> {
    let (consumer, provider) = (&request.about.consumer, &request.about.scope.provider);
    let mut facts = Vec::new();
    // A person is named to their own organisation only.
    match side {
        Side::Ours(_) => {
            facts.push((t.provider(), format!("{} {}", provider.name, provider.number.grouped())));
            facts.push((t.sender(), request.sent_by.clone()));
        }
        Side::Theirs(_) => facts.push((t.consumer(), format!("{} {}", consumer.name, consumer.number.grouped()))),
    }
    facts.push((t.purpose(), request.purpose.clone()));
    facts.extend(request.contact.clone().map(|contact| (t.contact(), contact)));
    facts.extend(request.reason.clone().map(|reason| (t.reason(), reason)));
    if let (Side::Theirs(_), Some(name)) = (side, &request.answered_by) {
        facts.push((t.answered_by(), name.clone()));
    }
    facts.extend(request.sent.1.as_ref().map(|reference| (t.reference(), reference.to_string())));
    facts
}

fn links(t: Texts, side: Side<'_>, paths: Paths, request: &Request) -> Vec<(String, String)> {
    let scope = &request.about.scope;
    let receipt = request.latest().map(|latest| (t.see_receipt().to_owned(), paths.receipt(latest)));
    let rest = match side {
        Side::Ours(_) if request.approved.is_some() => vec![(t.to_held().to_owned(), paths.held())],
        Side::Ours(_) => vec![(t.to_ours().to_owned(), paths.held_with(&[("vis", Part::Asked.slug())]))],
        Side::Theirs(_) => {
            vec![(t.to_scope(&scope.name), paths.scope(&scope.id)), (t.to_queue().to_owned(), paths.queue())]
        }
    };
    receipt.into_iter().chain(rest).collect()
}

/// A line of a provider's queue.
#[derive(Debug)]
struct Line {
    href: String,
    name: String,
    number: String,
    scope: String,
    purpose: String,
    sent: String,
    tag: (&'static str, &'static str),
    is_inactive: bool,
}

/// *Forespørsler om tilgang*: what consumers ask a provider for.
#[derive(Debug, Template)]
#[template(path = "catalogue/queue.html")]
pub(crate) struct QueueView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    lead: String,
    queue: Queue,
    lines: Vec<Line>,
    paging: Paging,
}

impl QueueView {
    pub(crate) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        queue: Queue,
        mut requests: Vec<Request>,
        limit: usize,
        now: Timestamp,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let more = requests.len() > limit;
        requests.truncate(limit);
        let vis = if queue == Queue::Closed { "avsluttet" } else { "" };
        let next = requests
            .last()
            .filter(|_| more)
            .map(|last| paths.queue_with(&[("vis", vis), ("etter", &last.id().to_string())]));
        let line = |request: &Request| Line {
            href: paths.answer(request.id()),
            name: request.about.consumer.name.clone(),
            number: request.about.consumer.number.grouped(),
            scope: request.about.scope.name.clone(),
            purpose: request.purpose.clone(),
            sent: day(lang, oslo(request.sent.0).date()),
            tag: request_tag(lang, request.state(now)),
            is_inactive: !request.active && request.is_waiting(now),
        };
        Self {
            layout: providers(acting, paths, t.queue().to_owned(), Vec::new()),
            t,
            paths,
            lead: t.queue_lead(&acting.unit().name),
            queue,
            lines: requests.iter().map(line).collect(),
            paging: Paging { previous: None, next },
        }
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.t, self.paths.environment, |it| self.paths.within(it).queue())
    }

    /// Where each part is, what it is called, and whether it is this one.
    fn parts(&self) -> [(String, &'static str, bool); 2] {
        let closed = self.paths.queue_with(&[("vis", "avsluttet")]);
        [
            (self.paths.queue(), self.t.queue_waiting(), self.queue == Queue::Waiting),
            (closed, self.t.queue_closed(), self.queue == Queue::Closed),
        ]
    }

    fn is_waiting(&self) -> bool {
        self.queue == Queue::Waiting
    }
}

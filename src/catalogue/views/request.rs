use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Part as Held, Request},
        pages::AnswerForm,
        paths::Paths,
        texts::Texts,
    },
    consumers, environments, providers,
};
use crate::{
    access::{Acting, AskForAccess, ManageScopes, ViewAccesses, ViewScopes},
    asking::{Line, List, ListFrame, Outcome, Part, RequestPart, Tabs, Texts as AskingTexts, tag},
    kernel::Written,
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout},
};

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
    page: RequestPart,
    second_key: String,
    form: AnswerForm,
    /// The scope is out of use, which only its provider sees here.
    is_inactive: bool,
    scope: String,
    /// What it gives, and the language of that.
    description: Written,
    /// What approving does, to somebody who may answer.
    answer: Option<String>,
}

impl RequestView {
    pub(crate) fn new(side: Side<'_>, paths: Paths, request: &Request, now: Timestamp) -> Self {
        let t = Texts(paths.lang);
        let (consumer, scope) = (&request.about.consumer, &request.about.scope);
        let waits = request.life.is_waiting(now);
        let (layout, action, answer, can_withdraw) = match side {
            Side::Ours(acting) => {
                let above = vec![Crumb::new(t.held(), asked(paths))];
                let may = waits && acting.can::<AskForAccess>();
                (consumers(acting, paths, t.heading_ours(&scope.name), above), paths.our(request.id()), None, may)
            }
            Side::Theirs(acting) => {
                let above = vec![Crumb::new(t.queue(), paths.queue())];
                let answer = (waits && acting.can::<ManageScopes>()).then(|| t.approve_help(&consumer.name));
                let layout = providers(acting, paths, t.heading_theirs(&consumer.name), above);
                (layout, paths.answer(request.id()), answer, false)
            }
        };
        let (facts, links) = (facts(t, side, request), links(t, side, paths, request));
        Self {
            layout,
            t,
            page: RequestPart {
                facts,
                can_withdraw,
                links,
                ..RequestPart::new(paths.lang, &request.life, now, action)
            },
            second_key: FormKey::draw(),
            form: AnswerForm::default(),
            is_inactive: !request.active && matches!(side, Side::Theirs(_)),
            scope: scope.name.clone(),
            description: request.description.read(paths.lang),
            answer,
        }
    }

    /// The same, with an answer that came back with a fault.
    pub(crate) fn with(mut self, form: AnswerForm, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        (self.form, self.page.errors) = (form, errors);
        self
    }

    /// The same, to somebody whose answer came to nothing: it does not wait any more, its scope is out of use, or else the consumer is
    /// struck from the register.
    pub(crate) fn late(mut self, waits: bool, active: bool) -> Self {
        self.page.late = Some(match (waits, active) {
            (false, _) => self.page.t.late(),
            (true, false) => self.t.late_inactive(),
            (true, true) => self.t.late_barred(),
        });
        self
    }
}

/// What the consumer has asked for.
fn asked(paths: Paths) -> String {
    paths.held_with(&[("vis", Held::Asked.slug())])
}

fn facts(t: Texts, side: Side<'_>, request: &Request) -> Vec<(&'static str, String)> {
    let (asking, life) = (AskingTexts(t.0), &request.life);
    let (consumer, provider) = (&request.about.consumer, &request.about.scope.provider);
    // A person is named to their own organisation only.
    let mut facts = match side {
        Side::Ours(_) => vec![(t.provider(), provider.with_number()), (asking.sender(), request.sent_by.clone())],
        Side::Theirs(_) => vec![(t.consumer(), consumer.with_number())],
    };
    facts.push((t.purpose(), request.purpose.clone()));
    facts.extend(request.contact.clone().map(|contact| (t.contact(), contact)));
    facts.extend(life.reason.clone().map(|reason| (asking.reason(), reason)));
    if let (Side::Theirs(_), Some(name)) = (side, &life.answered_by) {
        facts.push((asking.answered_by(), name.clone()));
    }
    facts.extend(life.sent.1.as_ref().map(|reference| (asking.reference(), reference.to_string())));
    facts
}

fn links(t: Texts, side: Side<'_>, paths: Paths, request: &Request) -> Vec<(String, String)> {
    let (asking, scope) = (AskingTexts(t.0), &request.about.scope);
    let receipt = request.life.latest().map(|latest| (asking.see_receipt().to_owned(), paths.receipt(latest)));
    let rest = match side {
        Side::Ours(_) if request.life.approved.is_some() && request.life.outcome == Outcome::All => {
            vec![(t.to_held().to_owned(), paths.held())]
        }
        Side::Ours(_) => vec![(t.to_ours().to_owned(), asked(paths))],
        Side::Theirs(_) => {
            vec![(t.to_scope(&scope.name), paths.scope(&scope.id)), (asking.to_queue().to_owned(), paths.queue())]
        }
    };
    receipt.into_iter().chain(rest).collect()
}

/// *Forespørsler om tilgang*: what consumers ask a provider for.
pub(crate) fn queue(acting: &Acting<ViewScopes>, paths: Paths, part: Part, requests: Vec<Request>) -> List {
    let now = acting.now();
    let (lang, t, queue) = (paths.lang, Texts(paths.lang), paths.queue());
    let line = |request: &Request| {
        let (consumer, what) = (&request.about.consumer, vec![request.about.scope.name.clone()]);
        let (party, state) = ((consumer.name.as_str(), Some(consumer.number)), request.life.state(now));
        Line {
            purpose: request.purpose.clone(),
            remark: (!request.active && request.life.is_waiting(now)).then(|| t.inactive_tag()),
            ..Line::new(lang, &request.life, paths.answer(request.id()), party, what, tag(lang, state))
        }
    };
    let layout = providers(acting, paths, t.queue().to_owned(), Vec::new());
    let environments = environments(t, paths.environment, |it| paths.within(it).queue());
    let none_waiting = vec![AskingTexts(lang).none_waiting(), t.none_waiting_body()];
    let frame = ListFrame {
        lead: Some(t.queue_lead(&acting.unit().name)),
        tabs: vec![Tabs { label: t.environment(), items: environments.into() }, Tabs::of_queue(lang, &queue, part)],
        party: t.consumer(),
        what: t.scope(),
        purpose: Some(t.purpose()),
        is_code: true,
        none: if part == Part::Waiting { none_waiting } else { vec![t.none_closed()] },
        ..ListFrame::default()
    };
    List::new(layout, (&queue, part), frame, requests, line)
}

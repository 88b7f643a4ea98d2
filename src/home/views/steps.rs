//! *Kom i gang*: what a new organisation does first, in which order, and who can.

use super::{
    super::{model::Overview, texts::StepTexts},
    overview::Powers,
};
use crate::{
    access::{
        DelegateScopes, ManageClients, ManagePeople, ManageScopes, Opener, Right, SignTerms, texts as access_texts,
    },
    kernel::{Environment, Lang, OrgNumber},
    sitemap::{catalogue, commercial, delegations::Paths},
    web::day,
};

/// A step on the way to the first delegation, scope or client.
#[derive(Debug)]
pub(super) struct Step {
    pub text: &'static str,
    pub hint: String,
    /// Where it is done, by those who can, until it is.
    pub href: Option<String>,
    /// Who can, where the reader cannot.
    pub who: Option<String>,
    pub status: &'static str,
    pub colour: &'static str,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    /// It was asked for, and somebody else answers.
    Waits,
    Open,
    /// Another step comes first.
    NotYet,
}

impl State {
    fn of(is_done: bool) -> Self {
        if is_done { Self::Done } else { Self::Open }
    }
}

/// The steps, for an organisation that is new here and has some left.
pub(super) fn steps(lang: Lang, org: OrgNumber, powers: Powers, (overview, has_mail): (&Overview, bool)) -> Vec<Step> {
    let (t, paths) = (StepTexts(lang), Paths { lang, org });
    let in_test = catalogue::Paths { lang, org, environment: Environment::Test };
    let (apis, start) = (overview.apis, &overview.start);
    let lacks_terms = start.terms.as_ref().is_some_and(|terms| !terms.is_signed);
    let has_begun = overview.has_history || apis.has_scopes;
    let is_done = !lacks_terms && (start.is_told || !has_mail) && has_begun && start.has_clients;
    if powers.is_powerless() || start.is_established || is_done {
        return Vec::new();
    }
    let mut steps = Vec::new();
    let mut step = |text, hint: &str, (may, openers): (bool, &[Opener]), href: String, state: State| {
        let (status, colour) = match state {
            State::Done => (t.done(), "success"),
            State::Waits => (t.ordered(), "warning"),
            State::Open => (t.not_started(), "info"),
            State::NotYet => (t.not_possible_yet(), "neutral"),
        };
        let is_open = matches!(state, State::Open | State::Waits);
        steps.push(Step {
            text,
            hint: hint.to_owned(),
            href: (may && is_open).then_some(href),
            who: (!may && is_open).then(|| t.step_who(access_texts::short_openers(lang, openers))),
            status,
            colour,
        });
    };
    if let Some(terms) = &start.terms {
        let hint = t.step_terms_hint(day(lang, terms.by));
        let signs = (powers.sign_terms, SignTerms::OPENERS);
        step(t.step_terms(), &hint, signs, commercial::terms(lang, org), State::of(terms.is_signed));
    }
    if has_mail {
        let may = (powers.manage_people, ManagePeople::OPENERS);
        step(t.step_told(), t.step_told_hint(), may, commercial::points(lang, org), State::of(start.is_told));
    }
    let gives = (powers.give, DelegateScopes::OPENERS);
    step(t.step_give(), t.step_give_hint(), gives, paths.new_for(None), State::of(overview.has_history));
    let provides = (powers.manage_scopes, ManageScopes::OPENERS);
    let prefix = match apis {
        _ if apis.has_prefix => State::Done,
        _ if apis.has_ordered => State::Waits,
        _ => State::Open,
    };
    step(t.step_prefix(), t.step_prefix_hint(), provides, in_test.prefixes(), prefix);
    let scope = match apis {
        _ if apis.has_scopes => State::Done,
        _ if apis.has_prefix => State::Open,
        _ => State::NotYet,
    };
    let hint = if scope == State::NotYet { t.step_scope_waits() } else { t.step_scope_hint() };
    step(t.step_scope(), hint, provides, in_test.new_scope(), scope);
    let makes = (powers.manage_clients, ManageClients::OPENERS);
    step(t.step_client(), t.step_client_hint(), makes, in_test.clients(), State::of(start.has_clients));
    steps
}

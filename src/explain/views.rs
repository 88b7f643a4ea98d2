//! What the templates of this room show.

use askama::Template;

use super::{
    answer::Answer,
    codes::{self, Entry},
    paths,
    question::Fields,
    sentences::{State, Told},
    texts::RefusedTexts,
};
use crate::{
    access::{Acting, AskForAccess, AskForDelegation, DelegateScopes, ExplainTokens, ManageScopes, Public},
    kernel::OrgNumber,
    maskinporten::Check,
    sitemap::{OrgPaths, Paths, Section, reactivate},
    web::{FormErrors, Layout, environments},
};

/// The codes, and the one that somebody came with on top.
#[derive(Debug, Template)]
#[template(path = "explain/codes.html")]
pub(super) struct CodesView {
    layout: Layout,
    t: RefusedTexts,
    entry: Option<Entry>,
    /// What to say where there is no such code; empty: it is known, or none was named.
    unknown: String,
    /// Where the full answer is.
    full: String,
    entries: Vec<Entry>,
}

impl CodesView {
    pub fn new(visitor: &Public, code: &str, id: &str) -> Self {
        let lang = visitor.context().lang;
        let t = RefusedTexts(lang);
        let entry = codes::entry(lang, code);
        // What stands in the address is repeated only if it looks like a code.
        let is_code = code.len() <= 12 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let unknown = match (&entry, code.trim().is_empty()) {
            (Some(_), _) | (_, true) => String::new(),
            _ if is_code => t.code_unknown(code),
            _ => t.code_unreadable().to_owned(),
        };
        let known = entry.as_ref().map(|entry| entry.code).unwrap_or_default();
        let full = if id.is_empty() { paths::choose(lang, known, "") } else { paths::full(lang, known, id) };
        Self { layout: Layout::public(visitor, t.heading()), t, unknown, full, entries: codes::all(lang), entry }
    }
}

/// Something that mends it, if the reader may.
#[derive(Debug)]
struct Act {
    text: &'static str,
    href: String,
}

/// The answer, as the page shows it.
#[derive(Debug)]
struct AnswerView {
    told: Told,
    /// What was asked: client, consumer, supplier, scopes.
    about: Vec<(&'static str, String)>,
    acts: Vec<Act>,
    /// The address of this answer.
    link: String,
}

/// *Hvorfor virker det ikke?* of an organisation.
#[derive(Debug, Template)]
#[template(path = "explain/why.html")]
pub(super) struct WhyView {
    layout: Layout,
    t: RefusedTexts,
    paths: Paths,
    fields: Fields,
    errors: FormErrors,
    is_unknown_attempt: bool,
    /// A code that came without anything to look up.
    entry: Option<Entry>,
    answer: Option<AnswerView>,
    codes: String,
}

impl WhyView {
    pub fn new(acting: &Acting<ExplainTokens>, paths: Paths, fields: Fields) -> Self {
        let t = RefusedTexts(paths.lang);
        let layout = Layout::acting(acting, Section::Overview, t.heading()).in_environment(paths.environment);
        Self {
            layout,
            t,
            paths,
            entry: codes::entry(paths.lang, &fields.kode).filter(|_| !fields.asks()),
            fields,
            errors: FormErrors::default(),
            is_unknown_attempt: false,
            answer: None,
            codes: paths::public(paths.lang),
        }
    }

    pub fn with_errors(mut self, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        self.errors = errors;
        self
    }

    pub fn without_attempt(mut self) -> Self {
        self.is_unknown_attempt = true;
        self
    }

    pub fn with_answer(mut self, acting: &Acting<ExplainTokens>, answer: &Answer) -> Self {
        let t = self.t;
        let client = answer.client_id().filter(|_| !answer.is_not_theirs);
        let party = |party: &Option<crate::kernel::Party>| party.as_ref().map(crate::kernel::Party::with_number);
        let about = [
            (t.environment(), Some(environment_name(self.paths))),
            (t.client(), client.map(|client| client.to_string())),
            (t.consumer(), party(&answer.consumer)),
            (t.supplier(), party(&answer.supplier)),
            (t.scope(), Some(answer.question.scopes.join(" ")).filter(|scopes| !scopes.is_empty())),
        ];
        let about = about.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let told = Told::of(self.paths.lang, answer, acting.now());
        let link = acting.services().config.absolute(&self.paths.why(&self.fields.query()));
        self.answer = Some(AnswerView { told, about, acts: acts(acting, self.paths, answer), link });
        self
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.paths, |paths| paths.why(""))
    }
}

fn environment_name(paths: Paths) -> String {
    let here = environments(paths, |_| String::new()).into_iter().find(|(_, _, is_here)| *is_here);
    here.map(|(_, name, _)| name.to_owned()).unwrap_or_default()
}

/// What would mend it, of what the reader may do.
fn acts(acting: &Acting<ExplainTokens>, paths: Paths, answer: &Answer) -> Vec<Act> {
    let t = RefusedTexts(paths.lang);
    let org = acting.org();
    let Some((check, refusal)) = answer.broken() else { return Vec::new() };
    let Some((scope, id)) = answer.scope_of(refusal).and_then(|scope| Some((scope, scope.id?))) else {
        return Vec::new();
    };
    let number =
        |party: &Option<crate::kernel::Party>| -> Option<OrgNumber> { party.as_ref().map(|party| party.number) };
    let is_consumer = number(&answer.consumer) == Some(org);
    let is_supplier = number(&answer.supplier) == Some(org);
    let is_provider = scope.provider.as_ref().is_some_and(|provider| provider.number == org);
    let manages = is_provider && acting.can::<ManageScopes>();
    let delegations = OrgPaths { lang: paths.lang, org };
    let act = match check {
        Check::Access if manages => Some((t.do_give_access(), paths.scope(&id))),
        Check::Access if is_consumer && acting.can::<AskForAccess>() => Some((t.do_ask_access(), paths.api(id))),
        Check::InUse if manages && scope.deactivated_at.is_some() => {
            Some((t.do_reactivate(), reactivate(&paths.scope(&id))))
        }
        Check::Delegation if !scope.is_delegable => manages.then(|| (t.do_delegable(), paths.scope(&id))),
        Check::Delegation if is_consumer && acting.can::<DelegateScopes>() => {
            Some((t.do_delegate(), delegations.new_for(number(&answer.supplier))))
        }
        Check::Delegation if is_supplier && acting.can::<AskForDelegation>() => {
            Some((t.do_ask_delegation(), delegations.ask_for()))
        }
        _ => None,
    };
    act.into_iter().map(|(text, href)| Act { text, href }).collect()
}

impl State {
    /// How its box looks.
    fn look(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotReached | Self::NotAsked => "open",
        }
    }
}

//! What the templates of this room show.

use askama::Template;

use super::{
    acts::{Act, act},
    answer::Answer,
    codes::{self, Entry},
    paths,
    plain::plain,
    question::Fields,
    sentences::{State, Told},
    texts::PageTexts,
};
use crate::{
    access::{Acting, ExplainTokens, Proof, Public, Staff, ViewClients, ViewDelegations},
    kernel::{Environment, Lang, Party},
    platform::Services,
    sitemap::{Paths, Section, query, support::desk},
    web::{Crumb, FormErrors, Layout, Moment, environments},
};

/// The codes, and the one that somebody came with on top.
#[derive(Debug, Template)]
#[template(path = "explain/codes.html")]
pub(super) struct CodesView {
    layout: Layout,
    t: PageTexts,
    entry: Option<Entry>,
    /// What to say where there is no such code; empty: it is known, or none was named.
    unknown: String,
    is_signed_in: bool,
    /// Where the full answer is.
    full: String,
    /// The others.
    entries: Vec<Entry>,
}

impl CodesView {
    pub fn new(visitor: &Public, code: &str, id: &str) -> Self {
        let lang = visitor.context().lang;
        let t = PageTexts(lang);
        let entry = codes::entry(lang, code);
        // What stands in the address is repeated only if it looks like a code.
        let is_code = code.len() <= 12 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let unknown = match (&entry, code.trim().is_empty()) {
            (Some(_), _) | (_, true) => String::new(),
            _ if is_code => t.code_unknown(code),
            _ => t.code_unreadable().to_owned(),
        };
        let known = entry.as_ref().map(|entry| entry.code).unwrap_or_default();
        let asked = query(&[("kode", known), ("id", id)]);
        let full =
            if id.is_empty() { paths::choose(lang, Environment::Prod, &asked) } else { paths::full(lang, &asked) };
        let mut entries = codes::all(lang);
        entries.retain(|other| Some(other) != entry.as_ref());
        let is_signed_in = visitor.context().login.is_some();
        Self { layout: Layout::public(visitor, t.heading()), t, unknown, is_signed_in, full, entries, entry }
    }
}

/// The answer as text in one language.
#[derive(Debug)]
struct Copied {
    lang: Lang,
    text: String,
}

/// The answer, as the page shows it.
#[derive(Debug)]
struct AnswerView {
    told: Told,
    colour: &'static str,
    act: Option<Act>,
    /// As it was when the request came.
    then: Option<Act>,
    /// The address that answers whomever it concerns; empty: there is nothing to look up with.
    link: String,
    copies: Vec<Copied>,
}

impl AnswerView {
    /// Without anything to press. `shared`: what others are asked along.
    fn new(services: &Services, lang: Lang, answer: &Answer, shared: &Fields) -> Self {
        let now = services.clock.now();
        let link = services.config.absolute(&paths::shared(&shared.query()));
        let told = Told::of(lang, answer, now);
        Self {
            colour: match told.is_yes {
                _ if answer.concerns_others => "info",
                true => "success",
                false => "danger",
            },
            told,
            act: None,
            then: None,
            copies: copies(|lang| format!("{}\n{link}\n", plain(lang, &Told::of(lang, answer, now)))),
            link: if answer.concerns_others { String::new() } else { link },
        }
    }
}

/// The answer for support, and the form to ask for it.
#[derive(Debug, Template)]
#[template(path = "explain/support.html")]
pub(super) struct SupportView {
    layout: Layout,
    t: PageTexts,
    fields: Fields,
    errors: FormErrors,
    environment: Environment,
    answer: Option<AnswerView>,
    /// A request was named that is not remembered, and nothing that could be asked instead.
    is_forgotten: bool,
    action: String,
    codes: String,
}

impl SupportView {
    pub fn new(staff: &Staff, fields: Fields, environment: Environment) -> Self {
        let lang = staff.lang();
        let t = PageTexts(lang);
        let desk = Crumb::new(t.support_desk(), desk(lang));
        Self {
            layout: Layout::signed_in(staff.visitor(), t.heading()).with_support(true).under([desk]),
            t,
            fields,
            errors: FormErrors::default(),
            environment,
            answer: None,
            is_forgotten: false,
            action: paths::support(lang, ""),
            codes: paths::codes(lang, ""),
        }
    }

    pub fn with_errors(mut self, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        self.errors = errors;
        self
    }

    pub fn forgotten(mut self, is_named: bool) -> Self {
        self.is_forgotten = is_named;
        self
    }

    pub fn with_answer(mut self, staff: &Staff, answer: &Answer) -> Self {
        let shared = self.fields.shared(answer, self.environment);
        self.answer = Some(AnswerView::new(staff.services(), staff.lang(), answer, &shared));
        self
    }

    /// Test and production, to choose from.
    fn environments(&self) -> [(&'static str, &'static str, bool); 2] {
        [(Environment::Prod, self.t.production()), (Environment::Test, self.t.test())]
            .map(|(environment, name)| (environment.slug(), name, environment == self.environment))
    }
}

/// *Hvorfor virker det ikke?* of an organisation.
#[derive(Debug, Template)]
#[template(path = "explain/why.html")]
pub(super) struct WhyView {
    layout: Layout,
    t: PageTexts,
    paths: Paths,
    fields: Fields,
    errors: FormErrors,
    is_unknown_attempt: bool,
    /// Where the attempt is looked for again.
    again: Option<String>,
    /// What to say of a code that is none of ours; empty: there is none.
    unknown_code: String,
    answer: Option<AnswerView>,
    codes: String,
}

impl WhyView {
    pub fn new(acting: &Acting<ExplainTokens>, paths: Paths, fields: Fields) -> Self {
        let t = PageTexts(paths.lang);
        Self {
            layout: Layout::acting(acting, section(acting), t.heading()).in_environment(paths.environment),
            t,
            paths,
            unknown_code: match codes::entry(paths.lang, &fields.kode) {
                None if codes::is_code(&fields.kode) => t.code_foreign(&fields.kode),
                _ => String::new(),
            },
            fields,
            errors: FormErrors::default(),
            is_unknown_attempt: false,
            again: None,
            answer: None,
            codes: paths::codes(paths.lang, ""),
        }
    }

    pub fn with_errors(mut self, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        self.errors = errors;
        self
    }

    /// What came along names an attempt that is not theirs, or not remembered any more.
    pub fn without_attempt(self, acting: &Acting<ExplainTokens>) -> Self {
        let mut view = self.told_by_code(acting, true).unwritten(true);
        view.is_unknown_attempt = view.answer.is_none();
        view
    }

    /// The attempt that came along may not be written yet.
    pub fn unwritten(mut self, is_unwritten: bool) -> Self {
        self.again = is_unwritten.then(|| self.paths.why(&self.fields.query()));
        self
    }

    /// Only a code came along, or nothing.
    pub fn with_code(self, acting: &Acting<ExplainTokens>) -> Self {
        self.told_by_code(acting, false)
    }

    fn told_by_code(mut self, acting: &Acting<ExplainTokens>, is_lost: bool) -> Self {
        let (named, said) = (self.fields.named(), self.fields.said());
        let issuer = acting.services().config.issuers.address(self.paths.environment);
        let told = |lang| Some(Told::of_reason(lang, said?, issuer, (&named, is_lost)));
        self.answer = told(self.paths.lang).map(|told_here| AnswerView {
            told: told_here,
            colour: "danger",
            act: acting.can::<ViewClients>().then(|| Act::to_clients(self.paths)),
            then: None,
            link: String::new(),
            copies: copies(|lang| told(lang).map(|told| plain(lang, &told)).unwrap_or_default()),
        });
        self
    }

    pub fn with_answer(mut self, acting: &Acting<ExplainTokens>, answer: &Answer) -> Self {
        let paths = self.paths;
        let shared = self.fields.shared(answer, paths.environment);
        let then = answer.question.came.filter(|_| answer.question.then.is_none());
        self.answer = Some(AnswerView {
            act: act(acting, paths, &self.fields, answer),
            then: then.map(|_| Act::to_then(paths, &self.fields)),
            ..AnswerView::new(acting.services(), paths.lang, answer, &shared)
        });
        // What was found out stands in the form, for whoever asks on.
        let number = |party: &Party| party.number.to_string();
        if answer.client.is_none() {
            self.fields.konsument = answer.consumer.as_ref().map(number).unwrap_or(self.fields.konsument);
        }
        self.fields.tid = answer.question.then.map(Moment::typed).unwrap_or_default();
        if !answer.concerns_others {
            self.fields.leverandor = answer.supplier.as_ref().map(number).unwrap_or_default();
        }
        self
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.paths, |paths| paths.why(""))
    }
}

/// The section of whoever asks: the clients, if they see those.
fn section(acting: &Acting<ExplainTokens>) -> Section {
    match () {
        () if acting.can::<ViewClients>() => Section::Clients,
        () if acting.can::<ViewDelegations>() => Section::Delegations,
        () => Section::Scopes,
    }
}

/// The answer in every language.
fn copies(text: impl Fn(Lang) -> String) -> Vec<Copied> {
    Lang::ALL.into_iter().map(|lang| Copied { lang, text: text(lang) }).collect()
}

impl State {
    /// How it looks.
    fn look(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotReached | Self::NotAsked => "open",
        }
    }
}

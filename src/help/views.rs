use askama::Template;
use jiff::Timestamp;

use super::{
    guides::{Guide, guide},
    paths::{self, Topic, Word},
    texts::{SiteTexts, Texts, WordTexts},
};
use crate::{
    access::Public,
    kernel::Lang,
    platform::config::Operator,
    sitemap::explain,
    web::{Crumb, Layout, long_day},
};

fn link(lang: Lang, topic: Topic) -> Crumb {
    Crumb::new(Texts(lang).topic(topic), paths::topic(lang, topic))
}

/// A page of the help.
fn help_page(visitor: &Public, heading: &'static str) -> Layout {
    let lang = visitor.context().lang;
    Layout::public(visitor, heading).under(vec![Crumb::new(Texts(lang).help(), paths::index(lang))])
}

/// The list of what there is help with.
#[derive(Debug, Template)]
#[template(path = "help/index.html")]
pub(super) struct Index {
    layout: Layout,
    t: Texts,
    /// With what each is about.
    topics: Vec<(Crumb, String)>,
    why: String,
    words: String,
}

impl Index {
    pub fn new(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        let topics = Topic::ALL.map(|topic| (link(lang, topic), guide(lang, topic).lead.into_owned()));
        Self {
            layout: Layout::public(visitor, t.help()),
            t,
            topics: topics.into(),
            why: explain::codes(lang, ""),
            words: paths::words(lang),
        }
    }
}

/// Help with one task.
#[derive(Debug, Template)]
#[template(path = "help/topic.html")]
pub(super) struct TopicView {
    layout: Layout,
    t: Texts,
    guide: Guide,
    next: Vec<Crumb>,
    words: Vec<Crumb>,
}

impl TopicView {
    pub fn new(visitor: &Public, topic: Topic) -> Self {
        let lang = visitor.context().lang;
        let (t, guide) = (Texts(lang), guide(lang, topic));
        let mut next: Vec<Crumb> = guide.next.iter().map(|topic| link(lang, *topic)).collect();
        next.push(Crumb::new(t.contact(), paths::contact(lang)));
        let word = |word: &Word| Crumb::new(WordTexts(lang).entry(*word).name, paths::word(lang, *word));
        let words = guide.words.iter().map(word).collect();
        Self { layout: help_page(visitor, t.topic(topic)), t, guide, next, words }
    }
}

/// A word of the list.
#[derive(Debug)]
struct WordView {
    anchor: &'static str,
    name: &'static str,
    means: &'static str,
    called: Option<String>,
    source: String,
}

impl WordView {
    fn new(lang: Lang, word: Word) -> Self {
        let t = WordTexts(lang);
        let entry = t.entry(word);
        Self {
            anchor: word.anchor(),
            name: entry.name,
            means: entry.means,
            called: (!entry.term.is_empty()).then(|| t.called(entry.term)),
            source: t.source(entry.source),
        }
    }
}

/// The list of words.
#[derive(Debug, Template)]
#[template(path = "help/words.html")]
pub(super) struct Words {
    layout: Layout,
    t: Texts,
    words: Vec<WordView>,
}

impl Words {
    pub fn new(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        let mut words = Word::ALL.map(|word| WordView::new(lang, word));
        words.sort_by_key(|word| word.name.to_lowercase());
        Self { layout: help_page(visitor, t.words()), t, words: words.into() }
    }
}

/// What a page of text says under one heading.
#[derive(Debug)]
struct Part {
    heading: &'static str,
    /// Several are a list.
    sentences: Vec<String>,
    link: Option<Crumb>,
}

impl Part {
    fn new(heading: &'static str, sentences: &[&str]) -> Self {
        Self { heading, sentences: sentences.iter().map(|it| (*it).to_owned()).collect(), link: None }
    }
    fn leading_to(self, text: &'static str, href: impl Into<String>) -> Self {
        Self { link: Some(Crumb::new(text, href)), ..self }
    }
}

/// A page of text.
#[derive(Debug, Template)]
#[template(path = "help/document.html")]
pub(super) struct Document {
    layout: Layout,
    lead: &'static str,
    parts: Vec<Part>,
}

impl Document {
    pub fn accessibility(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let (t, site) = (Texts(lang), SiteTexts(lang));
        let statement = match &visitor.services().config.operator.accessibility {
            None => Part::new(site.declaration(), &[site.declaration_none()]),
            Some(url) => Part::new(site.declaration(), &[site.declaration_there()])
                .leading_to(site.declaration_link(), url.as_str()),
        };
        let tests = [site.tested_axe(), site.tested_width(), site.tested_keyboard()];
        Self {
            layout: Layout::public(visitor, t.accessibility()),
            lead: site.accessibility_lead(),
            parts: vec![
                Part::new(site.aim(), &[site.aim_body()]),
                Part::new(site.tested(), &tests),
                Part::new(site.not_tested(), &[site.not_tested_body()]),
                Part::new(site.tell_us(), &[site.tell_us_body()]).leading_to(t.contact(), paths::contact(lang)),
                statement,
            ],
        }
    }

    pub fn privacy(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let (t, site, config) = (Texts(lang), SiteTexts(lang), &visitor.services().config);
        let session = site.how_long_session(config.session_idle.as_mins(), config.session_max.as_mins());
        let kept = [site.kept_number(), site.kept_roles(), site.kept_log(), site.kept_session(), site.kept_cookie()];
        let how_long = [site.how_long_log(), site.how_long_roles(), &session, site.how_long_form()];
        let seen = [site.sees_own(), site.sees_other(), site.sees_operator()];
        Self {
            layout: Layout::public(visitor, t.privacy()),
            lead: site.privacy_lead(),
            parts: vec![
                Part::new(site.kept(), &kept),
                Part::new(site.purpose(), &[site.purpose_body()]),
                Part::new(site.how_long(), &how_long),
                Part::new(site.who_sees(), &seen),
                Part::new(site.rights(), &[site.rights_body(), site.rights_ask()])
                    .leading_to(t.contact(), paths::contact(lang)),
            ],
        }
    }
}

/// Who runs the portal.
#[derive(Debug, Template)]
#[template(path = "help/contact.html")]
pub(super) struct Contact {
    layout: Layout,
    t: SiteTexts,
    operator: Operator,
    ready: [&'static str; 3],
    help: Crumb,
    status: Crumb,
}

impl Contact {
    pub fn new(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let (t, site) = (Texts(lang), SiteTexts(lang));
        Self {
            layout: Layout::public(visitor, t.contact()),
            t: site,
            operator: visitor.services().config.operator.clone(),
            ready: [site.ready_reference(), site.ready_error(), site.ready_number()],
            help: Crumb::new(t.help(), paths::index(lang)),
            status: Crumb::new(t.service_status(), paths::status(lang)),
        }
    }

    /// Can nobody be reached?
    fn is_silent(&self) -> bool {
        self.operator.email.is_none() && self.operator.phone.is_none()
    }

    /// As a telephone dials it.
    fn dialled(phone: &str) -> String {
        phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

/// How the portal is.
#[derive(Debug)]
pub(super) struct State {
    pub register_at: Option<Timestamp>,
    /// Jobs that somebody has asked for.
    pub waiting: i64,
}

/// How one thing is.
#[derive(Debug)]
struct Sign {
    what: &'static str,
    colour: &'static str,
    how: String,
    body: &'static str,
}

/// Does the portal work now?
#[derive(Debug, Template)]
#[template(path = "help/status.html")]
pub(super) struct StatusView {
    layout: Layout,
    t: SiteTexts,
    signs: [Sign; 3],
}

impl StatusView {
    /// `None`: the database does not answer.
    pub fn new(visitor: &Public, state: Option<&State>) -> Self {
        let lang = visitor.context().lang;
        let t = SiteTexts(lang);
        let sign = |what, colour, how: &str, body| Sign { what, colour, how: how.to_owned(), body };
        let portal = match state {
            Some(_) => sign(t.portal(), "success", t.works(), t.works_body()),
            None => sign(t.portal(), "danger", t.fails(), t.fails_body()),
        };
        let register = match state.map(|state| state.register_at) {
            Some(Some(at)) => sign(t.register(), "info", &t.updated(long_day(lang, at)), t.updated_body()),
            Some(None) => sign(t.register(), "warning", t.never_updated(), t.updated_body()),
            None => sign(t.register(), "neutral", t.unknown(), t.updated_body()),
        };
        let changes = match state.map(|state| state.waiting) {
            Some(0) => sign(t.changes(), "success", t.none_waits(), t.changes_body()),
            Some(1) => sign(t.changes(), "info", t.one_waits(), t.changes_body()),
            Some(n) => sign(t.changes(), "info", &t.some_wait(n), t.changes_body()),
            None => sign(t.changes(), "neutral", t.unknown(), t.changes_body()),
        };
        Self { layout: Layout::public(visitor, Texts(lang).service_status()), t, signs: [portal, register, changes] }
    }
}

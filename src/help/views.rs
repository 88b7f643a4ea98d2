use askama::Template;
use jiff::civil::Date;

use super::{
    guides::{Guide, guide},
    paths::{self, Topic, Word},
    texts::{SiteTexts, Texts, WordTexts},
};
use crate::{
    access::Public,
    kernel::Lang,
    platform::config::Operator,
    sitemap::{explain, home, status},
    web::{Crumb, Layout, day},
};

/// When somebody last read what the page on accessibility says, and found that it is so.
const REVIEWED: Date = Date::constant(2026, 11, 30);

/// Who sees to it that everybody can use web sites.
const UU_TILSYNET: &str = "https://www.uutilsynet.no/";

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
    begin: String,
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
        let begin = home::at_chosen(lang, &topic.begins_at());
        Self { layout: help_page(visitor, t.topic(topic)), t, guide, begin, next, words }
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
        let reviewed = site.reviewed_body(day(lang, REVIEWED));
        let faults = [site.known_pictures(), site.known_keys(), site.known_login(), site.not_tested_body()];
        let tests = [site.tested_axe(), site.tested_width(), site.tested_keyboard()];
        Self {
            layout: Layout::public(visitor, t.accessibility()),
            lead: site.accessibility_lead(),
            parts: vec![
                Part::new(site.aim(), &[site.aim_body()]),
                Part::new(site.tested(), &tests),
                Part::new(site.known_faults(), &faults),
                Part::new(site.tell_us(), &[site.tell_us_body()]).leading_to(t.contact(), paths::contact(lang)),
                Part::new(site.complain(), &[site.complain_body()]).leading_to("uutilsynet.no", UU_TILSYNET),
                statement,
                Part::new(site.reviewed(), &[&reviewed]),
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
    ready: [&'static str; 4],
    answers: [(&'static str, &'static str); 5],
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
            ready: [site.ready_reference(), site.ready_error(), site.ready_number(), site.ready_link()],
            answers: [
                (site.about_rights(), site.about_rights_body()),
                (site.about_roles(), site.about_roles_body()),
                (site.about_data(), site.about_data_body()),
                (site.about_fault(), site.about_fault_body()),
                (site.about_privacy(), site.about_privacy_body()),
            ],
            help: Crumb::new(t.help(), paths::index(lang)),
            status: Crumb::new(t.service_status(), status::status(lang)),
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

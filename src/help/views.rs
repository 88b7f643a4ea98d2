use askama::Template;

use super::{
    paths::{self, Topic, Word},
    texts::{Texts, WordTexts},
};
use crate::{
    access::Public,
    kernel::Lang,
    web::{Crumb, Layout},
};

fn below(visitor: &Public, heading: &'static str) -> Layout {
    let lang = visitor.context().lang;
    Layout::public(visitor, heading).under(vec![Crumb::new(Texts(lang).help(), paths::index(lang))])
}

/// The list of what there is help with.
#[derive(Debug, Template)]
#[template(path = "help/index.html")]
pub(super) struct Index {
    layout: Layout,
    t: Texts,
    topics: Vec<Crumb>,
    words: String,
    about: Vec<Crumb>,
}

impl Index {
    pub fn new(visitor: &Public) -> Self {
        let lang = visitor.context().lang;
        let t = Texts(lang);
        Self {
            layout: Layout::public(visitor, t.help()),
            t,
            topics: Topic::ALL.map(|topic| Crumb::new(t.topic(topic), paths::topic(lang, topic))).to_vec(),
            words: paths::words(lang),
            about: vec![
                Crumb::new(t.contact(), paths::contact(lang)),
                Crumb::new(t.status(), paths::status(lang)),
                Crumb::new(t.privacy(), paths::privacy(lang)),
                Crumb::new(t.accessibility(), paths::accessibility(lang)),
            ],
        }
    }
}

/// Help with one task.
#[derive(Debug, Template)]
#[template(path = "help/topic.html")]
pub(super) struct TopicView {
    layout: Layout,
}

impl TopicView {
    pub fn new(visitor: &Public, topic: Topic) -> Self {
        Self { layout: below(visitor, Texts(visitor.context().lang).topic(topic)) }
    }
}

/// A word of the list.
#[derive(Debug)]
struct WordView {
    name: &'static str,
    anchor: &'static str,
    /// The link to itself, for whoever wants to send it.
    href: String,
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
        let mut words = Word::ALL.map(|word| WordView {
            name: WordTexts(lang).name(word),
            anchor: word.anchor(),
            href: paths::word(lang, word),
        });
        words.sort_by_key(|word| word.name.to_lowercase());
        Self { layout: below(visitor, t.words()), t, words: words.into() }
    }
}

/// A page of text.
#[derive(Debug, Template)]
#[template(path = "help/document.html")]
pub(super) struct Document {
    layout: Layout,
}

impl Document {
    fn new(visitor: &Public, heading: fn(Texts) -> &'static str) -> Self {
        let lang: Lang = visitor.context().lang;
        Self { layout: Layout::public(visitor, heading(Texts(lang))) }
    }
    pub fn accessibility(visitor: &Public) -> Self {
        Self::new(visitor, Texts::accessibility)
    }
    pub fn privacy(visitor: &Public) -> Self {
        Self::new(visitor, Texts::privacy)
    }
    pub fn contact(visitor: &Public) -> Self {
        Self::new(visitor, Texts::contact)
    }
    pub fn status(visitor: &Public) -> Self {
        Self::new(visitor, Texts::status)
    }
}

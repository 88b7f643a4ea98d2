use serde::{Deserialize, Serialize};

use super::Lang;

/// A text in the three languages, as its owner wrote it. Events keep it too: the payloads in `tests/it/events` hold it as it is, so a
/// change that old events cannot be read with fails a test.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

/// A text, and the language it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// What it says.
    pub text: String,
    /// In which language.
    pub lang: Lang,
}

impl Title {
    /// What somebody says in each of them.
    pub(crate) fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { nb: text(Lang::Nb), nn: text(Lang::Nn), en: text(Lang::En) }
    }

    /// As somebody reads it who has this language, with the language that it is written in.
    pub(crate) fn read(&self, lang: Lang) -> Written {
        Written { text: self.in_lang(lang).to_owned(), lang: self.written_in(lang) }
    }

    /// In one language. What its owner has not translated is better in bokmål than not at all.
    pub(crate) fn in_lang(&self, lang: Lang) -> &str {
        match self.written_in(lang) {
            Lang::Nb => &self.nb,
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
        }
    }

    /// The language that [`Self::in_lang`] answers in.
    fn written_in(&self, lang: Lang) -> Lang {
        match lang {
            Lang::Nn if !self.nn.is_empty() => Lang::Nn,
            Lang::En if !self.en.is_empty() => Lang::En,
            _ => Lang::Nb,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_translated_is_read_in_bokmal() {
        let title = Title { nb: "Vannmålere".into(), nn: "Vassmålarar".into(), en: String::new() };
        assert_eq!(Lang::ALL.map(|lang| title.in_lang(lang)), ["Vannmålere", "Vassmålarar", "Vannmålere"]);
        assert_eq!(Lang::ALL.map(|lang| title.written_in(lang)), [Lang::Nb, Lang::Nn, Lang::Nb]);
    }
}

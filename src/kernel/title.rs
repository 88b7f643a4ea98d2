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

impl Title {
    /// What somebody says in each of them.
    pub(crate) fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { nb: text(Lang::Nb), nn: text(Lang::Nn), en: text(Lang::En) }
    }

    /// In one language.
    pub(crate) fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
        }
    }
}

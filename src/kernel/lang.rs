use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The languages every page has: the two forms of Norwegian (required by law) and English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The code in paths, `lang` attributes and `ui_locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Self::Nb => "Bokmål",
            Self::Nn => "Nynorsk",
            Self::En => "English",
        }
    }

    /// The best match for an `Accept-Language` header: the first acceptable language we have, by weight; bokmål otherwise.
    pub(crate) fn negotiate(header: &str) -> Self {
        let mut best = (Self::Nb, 0.0_f32);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            let lang = match tag.split('-').next() {
                Some("nb" | "no") => Self::Nb,
                Some("nn") => Self::Nn,
                Some("en") => Self::En,
                _ => continue,
            };
            if weight > best.1 {
                best = (lang, weight);
            }
        }
        best.0
    }

    /// These titles in quotation marks, one after the other.
    pub(crate) fn quoted<'a>(self, titles: impl IntoIterator<Item = &'a str>) -> String {
        let (open, close) = if self == Self::En { ('“', '”') } else { ('«', '»') };
        titles.into_iter().map(|title| format!("{open}{title}{close}")).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|lang| lang.code() == s).ok_or(())
    }
}

/// A table of sentences in three languages. A missing language or a misspelt `{variable}` does not compile.
///
/// `key { nb: "…", nn: "…", en: "…" }` becomes a method that returns `&'static str`; `key(a, b) { … }` one that returns a `String`
/// with `{a}` and `{b}` filled in. Sentences are plain text, never HTML: the templates escape them. `struct Texts: Words` leads on to another
/// table for what does not stand in this one.
macro_rules! texts {
    ($(#[$meta:meta])* $vis:vis struct $Table:ident: $Shared:ident; $($rest:tt)*) => {
        $crate::kernel::texts! { $(#[$meta])* $vis struct $Table; $($rest)* }
        impl std::ops::Deref for $Table {
            type Target = $Shared;
            fn deref(&self) -> &$Shared {
                match self.0 {
                    $crate::kernel::Lang::Nb => &$Shared($crate::kernel::Lang::Nb),
                    $crate::kernel::Lang::Nn => &$Shared($crate::kernel::Lang::Nn),
                    $crate::kernel::Lang::En => &$Shared($crate::kernel::Lang::En),
                }
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $Table:ident;
     $( $key:ident $( ( $($arg:ident),+ $(,)? ) )? { nb: $nb:literal, nn: $nn:literal, en: $en:literal $(,)? } )* ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        $vis struct $Table(pub $crate::kernel::Lang);
        #[allow(clippy::needless_pass_by_value, reason = "a table of sentences; arguments are whatever displays itself")]
        impl $Table {
            $( $crate::kernel::texts_fn! { $key [ $( $($arg),+ )? ] $nb, $nn, $en } )*
        }
    };
}
/// One sentence of [`texts!`].
macro_rules! texts_fn {
    ($key:ident [] $nb:literal, $nn:literal, $en:literal) => {
        pub(crate) fn $key(self) -> &'static str {
            match self.0 {
                $crate::kernel::Lang::Nb => $nb,
                $crate::kernel::Lang::Nn => $nn,
                $crate::kernel::Lang::En => $en,
            }
        }
    };
    ($key:ident [ $($arg:ident),+ ] $nb:literal, $nn:literal, $en:literal) => {
        pub(crate) fn $key(self $(, $arg: impl std::fmt::Display)+) -> String {
            match self.0 {
                $crate::kernel::Lang::Nb => format!($nb),
                $crate::kernel::Lang::Nn => format!($nn),
                $crate::kernel::Lang::En => format!($en),
            }
        }
    };
}
pub(crate) use {texts, texts_fn};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_we_have_wins_and_bokmal_is_the_default() {
        assert_eq!(Lang::negotiate("fr, en;q=0.5, nn;q=0.8"), Lang::Nn);
        assert_eq!(Lang::negotiate("no"), Lang::Nb);
        assert_eq!(Lang::negotiate("en-GB,en;q=0.9"), Lang::En);
        assert_eq!(Lang::negotiate("de, ;q=x"), Lang::Nb);
    }
}

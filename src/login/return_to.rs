use std::fmt;

use crate::kernel::Lang;

/// Longer paths than this are not ours.
const LONGEST: usize = 2000;

/// Pages that would send the visitor round in a circle.
const NOT_AGAIN: [&str; 3] = ["logg-inn", "logg-ut", "logget-ut"];

/// Where a visitor goes once they are signed in: a path of our own, never an address elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo(String);

impl ReturnTo {
    /// Anything that is not plainly one of our pages becomes the start page in `lang`.
    pub(crate) fn parse(text: &str, lang: Lang) -> Self {
        if is_ours(text) { Self(text.to_owned()) } else { Self::start(lang) }
    }

    /// The start page.
    pub(crate) fn start(lang: Lang) -> Self {
        Self(format!("/{lang}/"))
    }

    /// Path and query.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it the page of a form that came too late?
    pub(super) fn is_kept_form(&self) -> bool {
        self.0.split('/').nth(2) == Some("skjema")
    }

    /// The language of the page.
    pub(crate) fn lang(&self) -> Lang {
        self.0.split(['/', '?']).nth(1).and_then(|first| first.parse().ok()).unwrap_or_default()
    }
}

impl fmt::Display for ReturnTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One slash, a language, and then only what a browser neither strips (controls, blanks) nor reads as a slash (backslash).
fn is_ours(text: &str) -> bool {
    let (path, _) = text.split_once('?').unwrap_or((text, ""));
    let mut segments = path.split('/').skip(1);
    text.len() <= LONGEST
        && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'\\' | b'#'))
        && path.starts_with('/')
        && !path.contains("//")
        && segments.next().is_some_and(|lang| lang.parse::<Lang>().is_ok())
        && segments.next().is_none_or(|page| !NOT_AGAIN.contains(&page))
        && path.split('/').all(|segment| segment != "." && segment != "..")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    #[test]
    fn our_own_pages_are_kept_as_they_are() {
        for page in ["/nb/", "/nn", "/en/310123455/fullmakter?side=2&sok=a%20b", "/nb/310123455/fullmakter/ny"] {
            assert_eq!(ReturnTo::parse(page, Lang::Nb).as_str(), page);
        }
        assert_eq!(ReturnTo::parse("/nn/meg", Lang::Nb).lang(), Lang::Nn);
        assert_eq!(ReturnTo::parse("/en?x", Lang::Nb).lang(), Lang::En);
    }

    #[test]
    fn everything_else_becomes_the_start_page() {
        for elsewhere in [
            "",
            "/",
            "nb/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "/nb//evil.example",
            "/nb/..//evil.example",
            "/nb/../..",
            "/nb/.//evil.example",
            "/\t/evil.example",
            "/nb/\r\nSet-Cookie: a=b",
            " /nb/",
            "/nb/ x",
            "/nb/\u{202e}",
            "/nb/#x",
            "/%2f%2fevil.example",
            "/@evil.example",
            "/se/",
            "/standin/authorize",
            "/oidc/callback?code=1",
            "/nb/logg-inn?retur=/nb/",
            "/nb/logg-ut",
        ] {
            assert_eq!(ReturnTo::parse(elsewhere, Lang::Nn).as_str(), "/nn/", "{elsewhere}");
        }
    }

    proptest! {
        #[test]
        fn a_browser_never_leaves_our_origin(text in "[/\\\\.:@?#%a-z\t\r\n ]{0,24}|(/nb|/en)[/\\\\.:@?#%a-z0-9\t ]{0,24}|\\PC{0,20}") {
            let ours = Url::parse("https://portal.example/oidc/callback").unwrap();
            let there = ours.join(ReturnTo::parse(&text, Lang::Nb).as_str()).unwrap();
            prop_assert_eq!(there.origin(), ours.origin());
            prop_assert!(!there.path().starts_with("//"));
        }
    }
}

//! Addresses of the room `home`, and the links to them.

pub(crate) use super::overview;
use super::{query, with_query};
use crate::kernel::{Lang, OrgNumber};

pub(crate) const PICKER: &str = "/{lang}/virksomheter";
pub(crate) const START: &str = "/{lang}/{org}/kom-i-gang";
pub(crate) const OVERVIEW: &str = "/{lang}/{org}";

/// The list to choose from.
pub(crate) fn picker(lang: Lang) -> String {
    format!("/{lang}/virksomheter")
}

/// The page of this pattern, for the organisation that somebody chooses on the way.
pub(crate) fn at_chosen(lang: Lang, pattern: &str) -> String {
    let page = pattern.replace("{lang}", lang.code()).replace("{org}", "000000000");
    with_query(picker(lang), &query(&[("retur", &page)]))
}

/// A page of the list, with what was searched for and where to go afterwards.
pub(crate) fn picker_page(lang: Lang, q: &str, start: Option<OrgNumber>, back: Option<&Return>) -> String {
    let start = start.map(|org| org.to_string()).unwrap_or_default();
    let back = back.map(Return::address).unwrap_or_default();
    with_query(picker(lang), &query(&[("q", q), ("side", &start), ("retur", &back)]))
}

/// The page somebody came from, to be shown again for the organisation they choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Return {
    lang: Lang,
    org: String,
    tail: String,
}

impl Return {
    /// Only a page of an organisation, `/{lang}/{9 digits}` and what follows. Anything else is no way back.
    pub fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.strip_prefix('/')?.splitn(3, '/');
        let lang = pieces.next()?.parse().ok()?;
        let (org, tail) = match (pieces.next()?, pieces.next()) {
            (org, Some(tail)) => (org, format!("/{tail}")),
            // The front page of the organisation may have a query.
            (last, None) => {
                last.split_once('?').map_or((last, String::new()), |(org, query)| (org, format!("?{query}")))
            }
        };
        let plain = tail.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        let is_number = org.len() == 9 && org.bytes().all(|b| b.is_ascii_digit());
        let climbs = tail.split(['/', '?']).any(|piece| matches!(piece, "." | ".."));
        (is_number && plain && !climbs && tail.len() <= 500).then(|| Self { lang, org: org.to_owned(), tail })
    }

    /// The same page for another organisation. A page about one thing of the old one (its path has a number in it) becomes the
    /// list the thing stands in.
    pub fn to(&self, lang: Lang, org: OrgNumber) -> String {
        let path = self.tail.split('?').next().unwrap_or_default();
        let section = path.split('/').nth(1).unwrap_or_default();
        if path.bytes().any(|b| b.is_ascii_digit()) {
            format!("/{lang}/{org}/{section}")
        } else {
            format!("/{lang}/{org}{}", self.tail)
        }
    }

    /// Does it answer why something does not work?
    pub fn explains(&self) -> bool {
        super::explain::takes_pasted(self.tail.split('?').next().unwrap_or_default())
    }

    /// As it came.
    pub fn address(&self) -> String {
        format!("/{}/{}{}", self.lang, self.org, self.tail)
    }
}

/// Where *Kom i gang* is hidden and shown.
pub(crate) fn get_started(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/kom-i-gang")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other() -> OrgNumber {
        OrgNumber::try_from(310_223_344).unwrap()
    }

    #[test]
    fn the_way_back_is_the_same_page_of_the_chosen_organisation() {
        for (from, to) in [
            ("/nb/310123455", "/nn/310223344"),
            ("/nb/310123455/fullmakter?q=a%20b&side=2", "/nn/310223344/fullmakter?q=a%20b&side=2"),
            ("/en/310123455/fullmakter/ny", "/nn/310223344/fullmakter/ny"),
            ("/nb/310123455/fullmakter/310334456", "/nn/310223344/fullmakter"),
            ("/nb/310123455/fullmakter/kvittering/F-7K3Q-92MD", "/nn/310223344/fullmakter"),
        ] {
            let back = Return::parse(from).unwrap();
            assert_eq!(back.to(Lang::Nn, other()), to);
            assert_eq!(back.address(), from);
        }
    }

    #[test]
    fn the_way_back_never_leads_elsewhere() {
        for bad in [
            "",
            "/",
            "//evil.example",
            "https://evil.example/nb/310123455/x",
            "/nb/virksomheter",
            "/nb/31012345/x",
            "/xx/310123455/x",
            "/nb/310123455/a\r\nb",
            "/nb/310123455/../../x",
            "/nb/310123455\\x",
            "/nb//310123455",
            "/nb/310123455/æ",
        ] {
            assert_eq!(Return::parse(bad), None, "{bad}");
        }
    }
}

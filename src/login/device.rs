//! In what kind of browser a session was begun, so that a person recognises it in the list of their own. Two words are kept of what a
//! browser says of itself: neither its version nor anything else by which one of many could be told. Pure.

use serde::{Deserialize, Serialize};

/// What a browser calls itself by, before those it claims to be as well, and the name that people know.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// The same for systems.
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A kind of browser, on a kind of system. What is not recognised is not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Device {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
}

fn first(known: &[(&str, &str)], said: &str) -> Option<String> {
    known.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| (*name).to_owned())
}

impl Device {
    /// By the header `User-Agent`.
    pub(super) fn of(user_agent: &str) -> Self {
        Self { browser: first(&BROWSERS, user_agent), system: first(&SYSTEMS, user_agent) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_the_name_that_people_know_it_by() {
        const WEBKIT: &str = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (said, browser, system) in [
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0 Safari/537.36"),
                "Chrome",
                "Windows",
            ),
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0"),
                "Edge",
                "Windows",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(), "Firefox", "Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 Version/18.5 Mobile Safari/604.1"
                    .to_owned(),
                "Safari",
                "iPhone",
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 15; K) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36"),
                "Samsung Internet",
                "Android",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15"
                    .to_owned(),
                "Safari",
                "macOS",
            ),
        ] {
            let device = Device::of(&said);
            assert_eq!((device.browser.as_deref(), device.system.as_deref()), (Some(browser), Some(system)), "{said}");
        }
        assert_eq!(Device::of("curl/8.5.0"), Device::default());
    }
}

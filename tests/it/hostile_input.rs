//! Texts that nobody types, in every field and address of the site: the answer may be no, but it is never a fault of the portal.
//!
//! `PROPTEST_CASES=20000` is the nightly run, with other requests each time; otherwise the requests are always the same.

use std::{collections::BTreeSet, env};

use proptest::{
    prelude::*,
    sample::{Index, select},
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use reqwest::Method;
use url::form_urlencoded::byte_serialize;

use crate::support::{
    browser::Browser,
    crawl::{lived_in, walk},
    page::{Form, Page, all, says},
    people::KARI,
};

const CASES: u32 = 300;

/// What parsers have stumbled over, here or elsewhere.
const ODD: &[&str] = &[
    "",
    " ",
    "\0",
    "a\0b",
    "\r\nset-cookie: a=b",
    "%00",
    "%",
    "..",
    "../../etc/passwd",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "{{7*7}}",
    "\u{feff}310123455",
    "\u{202e}310123455",
    "𝟛𝟙𝟘𝟙𝟚𝟛𝟜𝟝𝟝",
    "310123455",
    "NO 310 123 455 MVA",
    "3,10123E+08",
    "310123456",
    "01818506895",
    "-1",
    "0",
    "00",
    "99999999999999999999",
    "9223372036854775808",
    "1e400",
    "NaN",
    "31",
    "30.02.2027",
    "2027-02-30",
    "0000-00-00",
    "-9999-01-01T00:00:00Z",
    "9999-12-31T23:59:60Z",
    "null",
    "[]",
    "{\"a\":1}",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "F-0000-0000",
    "A\u{30a}SA",
    "ﬀ İ ß ǆ",
    "👩‍👩‍👧‍👦",
    "\u{d7ff}\u{e000}\u{10ffff}",
    "=1+1",
    ",,,,;;;;",
    "\n\n\n",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(ODD).prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => "[\\x00-\\x7f]{0,20}",
        1 => "[0-9 .,/:-]{1,14}",
        1 => (select(ODD), 1000..20_000_usize).prop_map(|(odd, times)| format!("{odd}x").repeat(times)),
    ]
}

/// What is done to a request that a page of ours would have sent.
#[derive(Debug, Clone)]
enum Change {
    /// Another text in one or more fields of a form; the index says which.
    Fields(Index, Vec<(Index, String)>),
    /// A field twice, or one that the form does not have.
    More(Index, String, String),
    /// Another piece in an address.
    Piece(Index, Index, String),
    /// Something asked of an address.
    Query(Index, Index, String),
    /// A cookie that the portal never gave.
    Cookie(Index, String),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), prop::collection::vec((at(), text()), 1..4)).prop_map(|(form, texts)| Change::Fields(form, texts)),
        1 => (at(), "[a-z_]{1,8}|csrf|nokkel", text()).prop_map(|(form, name, text)| Change::More(form, name, text)),
        3 => (at(), at(), text()).prop_map(|(page, piece, text)| Change::Piece(page, piece, text)),
        3 => (at(), at(), text()).prop_map(|(page, name, text)| Change::Query(page, name, text)),
        // A header holds visible characters only; the client would refuse to send others.
        1 => (at(), "[!-:<-~]{0,80}").prop_map(|(page, value)| Change::Cookie(page, value)),
    ]
}

/// What the pages have to offer for being changed.
struct Site {
    forms: Vec<Form>,
    addresses: Vec<String>,
    names: Vec<String>,
}

impl Site {
    fn of(pages: &[Page]) -> Self {
        let (mut forms, mut seen, mut names) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for page in pages {
            let html = page.html();
            for button in all(&html, "form button").into_iter().map(says) {
                let form = page.form(&button);
                // Logging out works, and after that nothing else would be tried.
                if !form.action.ends_with("/logg-ut") && seen.insert((form.action.clone(), button)) {
                    forms.push(form);
                }
            }
            let query = page.path.split_once('?').map_or("", |(_, query)| query);
            names.extend(query.split('&').filter_map(|pair| pair.split('=').next()).map(str::to_owned));
        }
        names.extend(forms.iter().flat_map(|form| &form.fields).map(|(name, _)| name.clone()));
        names.extend(
            ["state", "code", "iss", "error", "sid", "logout_token", "retur", "niva", "innlogging"].map(str::to_owned),
        );
        let machines = [
            "/oidc/callback",
            "/oidc/frontchannel-logout",
            "/oidc/logged-out",
            "/standin/authorize",
            "/static/app.css",
        ];
        let addresses = pages.iter().map(|page| page.path.clone()).chain(machines.map(str::to_owned));
        Self {
            forms,
            addresses: addresses.collect(),
            names: names.into_iter().filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Sends the changed request; returns what was sent, and what came back.
    async fn send(&self, browser: &mut Browser, change: &Change) -> (String, Page) {
        match change {
            Change::Fields(form, texts) => {
                let mut form = form.get(&self.forms).clone();
                for (nth, text) in texts {
                    if !form.fields.is_empty() {
                        let nth = nth.index(form.fields.len());
                        form.fields[nth].1.clone_from(text);
                    }
                }
                submit(browser, &form).await
            }
            Change::More(form, name, text) => {
                let mut form = form.get(&self.forms).clone();
                form.fields.push((name.clone(), text.clone()));
                submit(browser, &form).await
            }
            Change::Piece(address, nth, text) => {
                let (path, query) = self.address(*address);
                let mut pieces: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
                let nth = nth.index(pieces.len());
                pieces[nth] = encoded(text);
                get(browser, &format!("/{}?{query}", pieces.join("/"))).await
            }
            Change::Query(address, name, text) => {
                let (path, _) = self.address(*address);
                get(browser, &format!("{path}?{}={}", encoded(name.get(&self.names).as_str()), encoded(text))).await
            }
            Change::Cookie(address, value) => {
                let mut stranger = browser.clone();
                for own in stranger.cookies.values_mut() {
                    own.clone_from(value);
                }
                get(&mut stranger, address.get(&self.addresses).as_str()).await
            }
        }
    }

    fn address(&self, nth: Index) -> (&str, &str) {
        let address = nth.get(self.addresses.as_slice());
        address.split_once('?').unwrap_or((address, ""))
    }
}

/// For an address, which the client cuts off at 64 KiB; long texts are for forms.
fn encoded(text: &str) -> String {
    let short: String = text.chars().take(1000).collect();
    byte_serialize(short.as_bytes()).collect()
}

async fn get(browser: &mut Browser, address: &str) -> (String, Page) {
    // A path that begins with two slashes would lead to another host.
    let address = format!("/{}", address.trim_start_matches('/'));
    (format!("GET {address}"), browser.get(&address).await)
}

async fn submit(browser: &mut Browser, form: &Form) -> (String, Page) {
    let Form { method, action, fields, .. } = form;
    if *method == Method::POST {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        return (format!("POST {action} {fields:?}"), browser.post(action, &pairs).await);
    }
    let query: Vec<String> = fields.iter().map(|(name, text)| format!("{}={}", encoded(name), encoded(text))).collect();
    get(browser, &format!("{action}?{}", query.join("&"))).await
}

#[actix_web::test]
async fn no_text_in_any_field_or_address_is_a_fault_of_the_portal() {
    let nightly: Option<u32> = env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let mut runner = if nightly.is_some() { TestRunner::new(Config::default()) } else { TestRunner::deterministic() };
    let world = lived_in().await;
    let mut kari = world.signed_in(KARI).await;
    let site = Site::of(&walk(&mut kari, "nb").await);
    let changes = change();
    let mut faults = BTreeSet::new();
    for _ in 0..nightly.unwrap_or(CASES) {
        let change = changes.new_tree(&mut runner).unwrap().current();
        let (sent, answer) = site.send(&mut kari, &change).await;
        if answer.status.is_server_error() {
            let sent: String = sent.chars().take(600).collect();
            faults.insert(format!("{} for {sent}", answer.status));
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    assert_eq!(kari.get("/nb/virksomheter").await.status, 200, "they are still signed in, so the forms were read");
}

//! The promises of docs/architecture.md that the compiler does not keep: who may know whom, what belongs in which file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Every room and the rooms it knows. Each stands after all that it knows, so there are no cycles. What `grants` has to know of a scope lies below it, and the rest of `scopes` on top.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("sitemap", &["kernel"]),
    ("platform", &["kernel"]),
    ("register", &["kernel", "platform"]),
    ("maskinporten", &["kernel"]),
    ("entitlements", &["kernel", "register", "maskinporten"]),
    ("access", &["kernel", "sitemap", "platform", "register", "entitlements"]),
    ("ledger", &["kernel", "sitemap", "platform", "access"]),
    ("usage", &["kernel", "platform", "access", "ledger"]),
    ("web", &["kernel", "sitemap", "platform", "access", "ledger", "usage"]),
    ("asking", &["kernel", "sitemap", "platform", "access", "ledger", "web"]),
    ("receipts", &["kernel", "sitemap", "platform", "entitlements", "access", "ledger", "web"]),
    ("in_use", &["kernel", "sitemap", "access", "ledger", "web"]),
    ("prefixes", &["kernel", "sitemap", "platform", "register", "access", "ledger", "web"]),
    ("scopes::facts", &["kernel", "access", "ledger"]),
    (
        "grants",
        &["kernel", "sitemap", "platform", "register", "access", "ledger", "usage", "web", "in_use", "scopes::facts"],
    ),
    ("scopes", &["kernel", "sitemap", "platform", "access", "ledger", "usage", "web", "in_use", "prefixes", "grants"]),
    (
        "catalogue",
        &["kernel", "sitemap", "platform", "register", "grants", "access", "ledger", "usage", "web", "asking"],
    ),
    ("packages", &["kernel", "sitemap", "platform", "register", "entitlements", "scopes", "access", "web"]),
    ("resources", &["kernel", "sitemap", "in_use", "scopes", "access", "ledger", "platform", "web"]),
    ("token", &["kernel", "sitemap", "platform", "maskinporten", "entitlements", "access", "web"]),
    ("api", &["kernel", "sitemap", "register", "entitlements", "access", "web"]),
    ("clients", &["kernel", "sitemap", "platform", "entitlements", "maskinporten", "access", "ledger", "usage", "web"]),
    ("settings", &["kernel", "sitemap", "entitlements", "access", "ledger", "web", "receipts"]),
    ("commercial", &["kernel", "sitemap", "platform", "register", "access", "ledger", "web", "receipts"]),
    ("notices", &["kernel", "sitemap", "platform", "ledger", "web", "commercial"]),
    ("audit", &["kernel", "sitemap", "access", "ledger", "usage", "web"]),
    ("start", &["kernel", "sitemap", "entitlements", "access", "web"]),
    (
        "explain",
        &[
            "kernel",
            "sitemap",
            "platform",
            "register",
            "maskinporten",
            "entitlements",
            "access",
            "usage",
            "web",
            "packages",
        ],
    ),
    (
        "login",
        &[
            "kernel",
            "sitemap",
            "platform",
            "register",
            "maskinporten",
            "entitlements",
            "access",
            "ledger",
            "usage",
            "web",
        ],
    ),
    ("standin", &["kernel", "platform", "access", "web"]),
    (
        "members",
        &["kernel", "sitemap", "platform", "register", "access", "ledger", "web", "receipts", "commercial", "login"],
    ),
    (
        "delegations",
        &[
            "kernel",
            "platform",
            "sitemap",
            "register",
            "entitlements",
            "scopes",
            "resources",
            "access",
            "ledger",
            "usage",
            "web",
            "packages",
            "settings",
            "login",
        ],
    ),
    (
        "requests",
        &[
            "kernel",
            "sitemap",
            "platform",
            "register",
            "entitlements",
            "scopes",
            "access",
            "ledger",
            "web",
            "asking",
            "packages",
            "delegations",
            "commercial",
            "members",
        ],
    ),
    (
        "invitations",
        &[
            "kernel",
            "sitemap",
            "platform",
            "register",
            "access",
            "ledger",
            "web",
            "asking",
            "packages",
            "delegations",
            "commercial",
            "members",
            "requests",
        ],
    ),
    (
        "home",
        &["kernel", "sitemap", "register", "entitlements", "access", "ledger", "web", "receipts", "settings", "audit"],
    ),
    ("status", &["kernel", "sitemap", "platform", "register", "access", "web", "login", "token"]),
    (
        "support",
        &[
            "kernel",
            "sitemap",
            "platform",
            "register",
            "entitlements",
            "access",
            "ledger",
            "usage",
            "web",
            "audit",
            "explain",
            "members",
        ],
    ),
    (
        "help",
        &[
            "kernel",
            "sitemap",
            "platform",
            "access",
            "ledger",
            "web",
            "login",
            "members",
            "support",
            "receipts",
            "grants",
            "scopes",
            "clients",
            "delegations",
            "requests",
        ],
    ),
    ("me", &["kernel", "sitemap", "register", "access", "ledger", "usage", "web", "login", "support"]),
    ("demo", &["kernel", "platform", "support", "register", "maskinporten", "commercial"]),
];

/// Files that know every room.
const COMPOSITION: [&str; 4] = ["app.rs", "lib.rs", "main.rs", "serve.rs"];

/// A source file: its path below `src`, and what is in it without comments and tests.
pub struct Source {
    pub path: String,
    pub code: String,
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn sources() -> Vec<Source> {
    let src = root("src");
    files(&src, "rs")
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
            let code: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
            Source { path: file.strip_prefix(&src).unwrap().display().to_string(), code: code.join("\n") }
        })
        .filter(|source| !source.path.ends_with("tests.rs"))
        .collect()
}

/// What stands in the files of a folder.
pub fn contents(folder: &str, ending: &str) -> Vec<String> {
    files(&root(folder), ending).iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// The room a source file belongs to.
pub fn room_of(path: &str) -> String {
    room(&path.trim_end_matches(".rs").replace('/', "::"))
}

/// The paths that begin in a use tree: `{a::{b, c}, d}` is `a::b`, `a::c` and `d`.
fn branches(tree: &str) -> Vec<String> {
    let tree = tree.trim_start();
    if let Some(inner) = tree.strip_prefix('{') {
        let (mut depth, mut start, mut found) = (0, 0, Vec::new());
        for (at, c) in inner.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    found.extend(branches(&inner[start..at]));
                    start = at + 1;
                    if c == '}' {
                        return found;
                    }
                }
                _ => {}
            }
        }
        return found;
    }
    let end = tree.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(tree.len());
    let (name, rest) = tree.split_at(end);
    match rest.strip_prefix("::") {
        _ if name.is_empty() => Vec::new(),
        Some(rest) => branches(rest).into_iter().map(|branch| format!("{name}::{branch}")).collect(),
        None => vec![name.to_owned()],
    }
}

/// The room a path leads to.
fn room(path: &str) -> String {
    let mut names = path.split("::");
    match (names.next().unwrap_or_default(), names.next()) {
        (room @ "scopes", Some("facts")) => format!("{room}::facts"),
        (room, _) => room.to_owned(),
    }
}

#[test]
fn rooms_know_only_those_below_them() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Source { path, code } in sources().iter().filter(|source| !COMPOSITION.contains(&source.path.as_str())) {
        let here = room_of(path);
        let there = code.match_indices("crate::").flat_map(|(at, _)| branches(&code[at + "crate::".len()..]));
        let rooms: Vec<String> = there.map(|path| room(&path)).filter(|room| *room != here).collect();
        known.entry(here).or_default().extend(rooms);
    }
    let allowed: BTreeMap<String, BTreeSet<String>> = ROOMS
        .iter()
        .map(|(room, knows)| ((*room).to_owned(), knows.iter().map(|room| (*room).to_owned()).collect()))
        .collect();
    assert_eq!(known, allowed, "left: what the code says; right: the table in this test");
    for (place, (room, knows)) in ROOMS.iter().enumerate() {
        for other in *knows {
            assert!(ROOMS[..place].iter().any(|(lower, _)| lower == other), "{room} lies below {other}");
        }
    }
}

#[test]
fn a_use_tree_is_read_to_its_leaves() {
    let tree = "{\n  access::{Acting, gate::Need},\n  kernel::Lang as L,\n  web,\n};\nuse std::fmt;";
    assert_eq!(branches(tree), ["access::Acting", "access::gate::Need", "kernel::Lang", "web"]);
}

#[test]
fn sql_stands_in_stores_and_facts_only() {
    for Source { path, code } in sources() {
        let is_store = path.ends_with("/store.rs") || path.ends_with("/facts.rs") || path.contains("/store/");
        let has_sql = ["sqlx::query!", "sqlx::query_as!", "sqlx::query_scalar!"].iter().any(|sql| code.contains(sql));
        assert!(is_store || !has_sql, "{path} has SQL");
        assert!(!is_store || !code.contains("actix_web"), "{path} has HTTP");
    }
}

#[test]
fn rules_and_texts_wait_for_nothing() {
    let pure = ["model.rs", "rights.rs", "texts.rs", "event.rs"];
    for Source { path, code } in sources() {
        let name = path.rsplit('/').next().unwrap();
        let is_pure =
            pure.contains(&name) || path.starts_with("kernel/") || path.contains("/views") || name == "views.rs";
        let waits = code.split(".await").skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric));
        assert!(!is_pure || !waits, "{path} waits for something");
    }
}

/// Whoever has it may do what no person is asked for.
#[test]
fn only_app_makes_the_proof_of_the_system() {
    let sources = sources().into_iter().filter(|source| source.code.contains("System::housekeeping"));
    assert_eq!(sources.map(|source| source.path).collect::<Vec<_>>(), ["app.rs"]);
}

#[test]
fn only_members_lets_somebody_register_and_only_an_invitation_is_declined_by_nobody() {
    let sources = sources().into_iter().filter(|source| source.code.contains("Newcomer::in_organisation"));
    assert_eq!(
        sources.map(|source| source.path).collect::<Vec<_>>(),
        ["invitations/pages/invited.rs", "members/pages/registering.rs"]
    );
}

#[test]
fn files_are_short_enough_to_be_read_in_one_go() {
    for Source { path, code } in &sources() {
        assert!(code.lines().count() <= 400, "{path} is longer than 400 lines; split it by noun");
    }
}

#[test]
fn templates_only_place_things() {
    for file in files(&root("templates"), "html") {
        let text = fs::read_to_string(&file).unwrap();
        let file = file.display();
        for (at, _) in text.match_indices("safe").filter(|(at, _)| text[..*at].trim_end().ends_with('|')) {
            let what = text[..at].rsplit("{{").next().unwrap().trim_matches(['-', '|', ' ']);
            let is_drawing = what.starts_with("crate::web::assets::") || what.split('.').next_back() == Some("icon");
            assert!(is_drawing, "{file} says that {what} needs no escaping");
        }
        for tag in text.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            for attribute in tag.split_whitespace().skip(1) {
                let inline =
                    attribute.starts_with("style=") || (attribute.starts_with("on") && attribute.contains('='));
                assert!(!inline, "{file}: the policy forbids {attribute}");
            }
            assert!(
                !tag.starts_with("style") && (!tag.starts_with("script") || tag.contains("src=")),
                "{file}: inline {tag}"
            );
        }
    }
}

#[test]
fn every_room_is_in_the_book() {
    let book = fs::read_to_string(root("docs/architecture.md")).unwrap();
    let contents = fs::read_to_string(root("src/lib.rs")).unwrap();
    let rooms = contents.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for room in rooms {
        assert!(book.contains(&format!("`{room}")), "docs/architecture.md does not tell of {room}");
    }
}

//! Who writes which table, and who reads it. A table has one room that writes it, and others ask that room. What many rooms have to know
//! at once is answered by `entitlements`, with functions of the database that stand in `sql/`.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::{ROOMS, Source, contents, room_of, sources};

/// Every table, at the one room that writes it. `demo` fills whatever it needs.
const OWNERS: &[(&str, &[&str])] = &[
    ("platform", &["job", "mail", "rate_bucket"]),
    (
        "register",
        &[
            "organisation",
            "organisation_parent_past",
            "person",
            "register_import",
            "register_role",
            "register_role_past",
            "register_roles_seen",
        ],
    ),
    (
        "ledger",
        &[
            "checkpoint",
            "checkpoint_head",
            "event",
            "event_head",
            "idempotency",
            "latest_change",
            "person_event",
            "receipt",
            "undone",
        ],
    ),
    ("support", &["support_alarm", "support_look_up", "support_staff"]),
    ("prefixes", &["prefix", "prefix_order"]),
    ("grants", &["access_draft", "access_draft_item", "scope_access", "scope_bulk"]),
    ("scopes", &["scope", "scope_plan"]),
    ("catalogue", &["access_request"]),
    (
        "packages",
        &[
            "access_area",
            "access_package",
            "access_package_alias",
            "catalogue_role",
            "catalogue_version",
            "role_package",
        ],
    ),
    ("resources", &["api_resource", "api_resource_version"]),
    ("clients", &["client", "client_key", "client_package", "client_scope"]),
    ("token", &["client_key_use", "scope_use_day", "signing_key", "token_attempt", "token_use", "used_grant"]),
    ("settings", &["organisation_setting"]),
    ("commercial", &["billing_details", "contact", "notification_point", "terms_signature", "terms_version"]),
    ("members", &["email_domain", "email_login", "member", "member_login"]),
    ("login", &["kept_form", "login_attempt", "logout_token_seen", "preference", "web_session"]),
    (
        "delegations",
        &[
            "access_grant",
            "awaiting_person",
            "change_set",
            "change_set_item",
            "delegation",
            "holder",
            "person_look_up_failure",
        ],
    ),
    ("requests", &["request", "request_item", "request_seen", "request_told"]),
    ("invitations", &["invitation", "invitation_item"]),
    ("home", &["hidden_start", "recent_organisation"]),
    ("me", &["look_ups_seen"]),
];

/// Names of organisations and persons are joined wherever they are shown.
const NAMES: [&str; 2] = ["organisation", "person"];

/// `entitlements` is the read model; `home`, `support` and `me` stand on top of the others; `demo` is no part of the portal.
const READ_ANYTHING: [&str; 5] = ["entitlements", "home", "support", "me", "demo"];

/// Reads of a room that lies below the reader, past its functions. Each is a join that a call would make a second statement of.
const KNOWN_DOWNWARD_READS: &[(&str, &str)] = &[
    ("audit", "checkpoint"),
    ("audit", "checkpoint_head"),
    ("audit", "event"),
    ("catalogue", "scope"),
    ("catalogue", "scope_access"),
    ("catalogue", "scope_plan"),
    ("clients", "scope"),
    ("clients", "token_attempt"),
    ("commercial", "event_head"),
    ("delegations", "access_area"),
    ("delegations", "access_package"),
    ("delegations", "api_resource"),
    ("delegations", "api_resource_version"),
    ("delegations", "receipt"),
    ("delegations", "register_role"),
    ("delegations", "undone"),
    ("invitations", "request"),
    ("notices", "event"),
    ("notices", "undone"),
    ("receipts", "event"),
    ("receipts", "receipt"),
    ("receipts", "undone"),
    ("requests", "access_grant"),
    ("requests", "access_package"),
    ("requests", "api_resource"),
    ("requests", "change_set"),
    ("requests", "receipt"),
    ("resources", "scope"),
    ("scopes", "prefix"),
    ("scopes", "scope_access"),
    ("settings", "event"),
    ("standin", "register_role"),
];

/// The string literals of Rust code.
fn literals(code: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, here) = rest.split_at(at);
        if here.starts_with("//") {
            rest = here.split_once('\n').map_or("", |(_, next)| next);
        } else if let Some(inner) = here.strip_prefix('"') {
            let hashes = before.len() - before.trim_end_matches('#').len();
            let is_raw = before.trim_end_matches('#').ends_with('r');
            let end = format!("\"{}", "#".repeat(hashes));
            let mut length = inner.find(&end).unwrap_or(inner.len());
            while !is_raw && inner[..length].chars().rev().take_while(|c| *c == '\\').count() % 2 == 1 {
                length += 1 + inner[length + 1..].find('"').unwrap_or(inner.len() - length - 1);
            }
            found.push(inner[..length].to_owned());
            rest = inner.get(length + end.len()..).unwrap_or("");
        } else if let Some(after) = here.strip_prefix('\'') {
            // A character, which may be a quotation mark; or a lifetime.
            let length = here.char_indices().skip(1).position(|(_, c)| c == '\'').filter(|n| *n <= 2).unwrap_or(0);
            let skip: usize = here.chars().take(length + 2).map(char::len_utf8).sum();
            rest = if length == 0 { after } else { &here[skip..] };
        } else {
            rest = &here[1..];
        }
    }
    found
}

/// Words and signs of a statement, without comments.
fn tokens(sql: &str) -> Vec<&str> {
    let (mut found, is_word) = (Vec::new(), |c: char| c.is_alphanumeric() || c == '_');
    for line in sql.lines().map(|line| line.split("--").next().unwrap()) {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let end = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
            found.push(&rest[..end]);
            rest = rest[end..].trim_start();
        }
    }
    found
}

/// The names a statement reads and those it writes, without those it defines itself.
fn names(sql: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let tokens = tokens(sql);
    let token = |at: usize| tokens.get(at).copied().unwrap_or("");
    let (mut reads, mut writes, mut own) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for at in 0..tokens.len() {
        match (token(at), token(at + 1)) {
            ("insert", "into") | ("delete", "from") => {
                writes.insert(token(at + 2));
            }
            ("update", name) if !matches!(token(at.wrapping_sub(1)), "for" | "key" | "do") => {
                writes.insert(name);
            }
            ("from", _) if matches!(token(at.wrapping_sub(1)), "delete" | "distinct") => {}
            ("from" | "join" | "using", _) => {
                let mut next = at + 1;
                loop {
                    while matches!(token(next), "only" | "lateral") {
                        next += 1;
                    }
                    reads.insert(token(next));
                    // An alias, and perhaps one more name after a comma.
                    next += if token(next + 1) == "as" { 2 } else { 1 };
                    next += usize::from(token(next) != ",");
                    if token(next) != "," || token(at) == "join" {
                        break;
                    }
                    next += 1;
                }
            }
            (name, "as") => {
                let inner = (at + 2..=tokens.len()).find(|at| !matches!(token(*at), "not" | "materialized")).unwrap();
                if token(inner) == "(" {
                    // The names of its columns may stand between.
                    let columns = tokens[..at].iter().rposition(|token| *token == "(").unwrap_or(0);
                    own.insert(if name == ")" { token(columns.wrapping_sub(1)) } else { name });
                }
            }
            _ => {}
        }
    }
    (&reads - &own, writes)
}

/// The tables that are there after all migrations.
fn tables() -> BTreeSet<String> {
    let migrations = contents("migrations", "sql");
    let named = |before: &str| -> BTreeSet<String> {
        let rests = migrations.iter().flat_map(|sql| sql.split(before).skip(1));
        rests.filter_map(|rest| rest.split([' ', ';', '\n']).next()).map(str::to_owned).collect()
    };
    &(&named("create table ") | &named("create unlogged table ")) - &named("drop table ")
}

fn owners() -> BTreeMap<&'static str, &'static str> {
    OWNERS.iter().flat_map(|(room, tables)| tables.iter().map(|table| (*table, *room))).collect()
}

/// Room and table.
type Uses = BTreeSet<(String, String)>;

/// What the statements of the rooms read, and what they write. What functions of the database do is not seen: `recount_holder` writes `holder`
/// and `rename_consumers` writes `scope_access` for the import of the register too, `answer_access_requests` writes `access_request` for
/// `grants`, `answer_requests` writes `request` for `delegations`, and `hand_requests_over` does for `members`.
fn uses() -> (Uses, Uses) {
    let (tables, mut read, mut written) = (tables(), BTreeSet::new(), BTreeSet::new());
    for Source { path, code } in sources() {
        // What a room shows to those below it is its own.
        let room = room_of(&path).trim_end_matches("::facts").to_owned();
        if !(path.ends_with("/store.rs") || path.ends_with("/facts.rs") || path.contains("/store/")) {
            continue;
        }
        for sql in literals(&code) {
            let (reads, writes) = names(&sql);
            let mine = |names: BTreeSet<&str>| -> Vec<(String, String)> {
                let of_tables = names.into_iter().filter(|name| tables.contains(*name));
                of_tables.map(|table| (room.clone(), table.to_owned())).collect()
            };
            read.extend(mine(reads));
            written.extend(mine(writes));
        }
    }
    (read, written)
}

#[test]
fn every_table_has_one_owner() {
    let owned: Vec<&str> = OWNERS.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let different: BTreeSet<String> = owned.iter().map(|table| (*table).to_owned()).collect();
    assert_eq!(owned.len(), different.len(), "a table has two owners");
    assert_eq!(tables(), different, "left: the tables of the migrations; right: OWNERS");
}

#[test]
fn a_table_is_written_by_its_owner_alone() {
    let owners = owners();
    let (_, written) = uses();
    assert!(written.len() > 30, "{written:?}");
    let others: Vec<_> =
        written.iter().filter(|(room, table)| room != "demo" && owners[table.as_str()] != room.as_str()).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn a_table_is_read_by_its_owner_and_the_rooms_on_top() {
    let owners = owners();
    let place = |room: &str| ROOMS.iter().position(|(name, _)| *name == room).unwrap();
    let (read, _) = uses();
    let foreign = read
        .iter()
        .map(|(room, table)| (room.as_str(), table.as_str()))
        .filter(|(room, table)| owners[table] != *room && !READ_ANYTHING.contains(room) && !NAMES.contains(table));
    let (upward, downward): (Vec<_>, Vec<_>) = foreign.partition(|(room, table)| place(owners[table]) > place(room));
    assert!(upward.is_empty(), "read from a room above: {upward:?}");
    assert_eq!(downward, KNOWN_DOWNWARD_READS, "left: what the statements say");
}

#[test]
fn statements_call_the_key_role_rule_and_do_not_repeat_it() {
    for Source { path, code } in sources() {
        for literal in literals(&code) {
            let is_sql = literal.contains("select ");
            assert!(!is_sql || !literal.contains("'KNUF'") && !literal.contains("'DAGL'"), "{path}: call is_key_role");
        }
    }
}

/// The import writes what the file says, and has a day of its own.
#[test]
fn statements_ask_is_deleted_and_do_not_look_whether_there_is_a_day() {
    let functions = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sql")).unwrap();
    let functions = functions.map(|file| file.unwrap().path()).filter(|path| !path.ends_with("is_deleted.sql"));
    let functions = functions.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
    let sources = sources().into_iter().filter(|source| !source.path.contains("register/import/"));
    for (path, code) in sources.map(|source| (source.path, source.code)).chain(functions) {
        assert!(
            !code.contains("deleted_on is null") && !code.contains("deleted_on is not null"),
            "{path}: call is_deleted"
        );
    }
}

#[test]
fn the_tables_of_a_statement_are_found() {
    let (reads, writes) = names(
        "with mine (a) as materialized (select from one t, only two) -- from nowhere
         insert into three select * from mine join lateral four(1) x on true where a is distinct from five
         on conflict do update set b = 1; delete from six using seven where c for update",
    );
    assert_eq!(reads.into_iter().collect::<Vec<_>>(), ["four", "one", "seven", "two"]);
    assert_eq!(writes.into_iter().collect::<Vec<_>>(), ["six", "three"]);
    let code =
        concat!("fn a<'a>(b: &'a str) { c(\"one\"); d(r#\"two \"2\"\"#, '\"', '\\'', ", r#""thr\"ee"); } // "four""#);
    assert_eq!(literals(code), ["one", "two \"2\"", "thr\\\"ee"]);
}

use askama::Template;

use super::{
    super::{
        paths,
        store::{Attempt, ClientCard, KeyRow, OrganisationCard, ScopeCard, ScopeOfClient, Standing},
        texts::{CardTexts, Texts},
    },
    below_desk,
};
use crate::{
    access::{Staff, texts as access_texts},
    kernel::{ClientId, Environment, Lang, OrgNumber, Party, RegisterRole},
    register::{UnitStatus, form_name},
    sitemap::{self, query},
    web::{FormErrors, Layout, Words, day, long_day},
};

/// A fact: what it is called, and what it is; with pages to go on to.
#[derive(Debug)]
pub(super) struct Fact {
    pub name: &'static str,
    pub value: String,
    pub links: Vec<(String, String)>,
}

impl Fact {
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into(), links: Vec::new() }
    }
    pub fn linked(name: &'static str, value: impl Into<String>, links: Vec<(String, String)>) -> Self {
        Self { name, value: value.into(), links }
    }
}

/// An organisation, with the way to its card.
pub(super) fn to_organisation(lang: Lang, party: &Party) -> (String, String) {
    (party.with_number(), paths::organisation(lang, party.number))
}

/// A refused token request, with the way to the answer.
#[derive(Debug)]
struct AttemptLine {
    at: String,
    code: String,
    client: String,
    scopes: String,
    is_test: bool,
    href: String,
}

fn attempts_of(lang: Lang, attempts: &[Attempt]) -> Vec<AttemptLine> {
    let line = |it: &Attempt| AttemptLine {
        at: long_day(lang, it.at),
        code: it.code.clone(),
        client: it.client.clone(),
        scopes: it.scopes.join(" "),
        is_test: it.is_test,
        href: to_answer(lang, it),
    };
    attempts.iter().map(line).collect()
}

/// Where it is explained why this request was refused.
pub(super) fn to_answer(lang: Lang, attempt: &Attempt) -> String {
    sitemap::explain::support(lang, &query(&[("id", &attempt.id)]))
}

/// How many of each code.
fn codes_of(t: CardTexts, errors: &[(String, i64)]) -> String {
    let told = |(code, n): &(String, i64)| if code.is_empty() { t.issued(n) } else { format!("{code}: {n}") };
    if errors.is_empty() { t.no_errors().to_owned() } else { errors.iter().map(told).collect::<Vec<_>>().join(", ") }
}

/// Counts in production and in test.
fn in_each(t: CardTexts, [prod, test]: [i64; 2]) -> String {
    t.in_each(prod, test)
}

/// How many there are, and the first of them.
fn named(lang: Lang, name: &'static str, (count, parties): &(i64, Vec<Party>)) -> Fact {
    let t = CardTexts(lang);
    let more = count - i64::try_from(parties.len()).unwrap_or_default();
    let value = match (count, more) {
        (0, _) => t.nobody().to_owned(),
        (count, 1..) => format!("{count}, {}", t.and_more(more)),
        (count, _) => count.to_string(),
    };
    Fact::linked(name, value, parties.iter().map(|party| to_organisation(lang, party)).collect())
}

/// The card of an organisation.
#[derive(Debug, Template)]
#[template(path = "support/organisation.html")]
pub(in super::super) struct OrganisationView {
    layout: Layout,
    t: Texts,
    ct: CardTexts,
    errors: FormErrors,
    facts: Vec<Fact>,
    attempts: Vec<AttemptLine>,
    explain: String,
    timeline: String,
}

impl OrganisationView {
    pub fn new(staff: &Staff, org: OrgNumber, card: OrganisationCard) -> Self {
        let (lang, ct) = (staff.lang(), CardTexts(staff.lang()));
        let status = match UnitStatus::of(card.deleted_on, card.bankrupt, staff.visitor().today()) {
            UnitStatus::Active => ct.active().to_owned(),
            UnitStatus::Bankrupt => ct.bankrupt().to_owned(),
            UnitStatus::Deleted(on) => ct.deleted_on(day(lang, on)),
        };
        let roles = card.roles.iter().map(|(code, n)| {
            let role = access_texts::role(lang, &RegisterRole::from(code.clone()));
            format!("{role}: {n}")
        });
        let roles = if card.roles.is_empty() { ct.no_roles().to_owned() } else { roles.collect::<Vec<_>>().join(", ") };
        let main_unit = card.main_unit.iter().map(|main| to_organisation(lang, main)).collect();
        let [confirmed, waiting] = card.points;
        let points = if card.points == [0, 0] { ct.no_points().to_owned() } else { ct.points_of(confirmed, waiting) };
        let marked =
            |name: &str, is_test: bool| if is_test { format!("{name} ({})", ct.test()) } else { name.to_owned() };
        let scopes = card.named_scopes.iter();
        let scopes = scopes.map(|(id, name, is_test)| (marked(name, *is_test), paths::scope(lang, *id)));
        let clients = card.named_clients.iter();
        let clients = clients.map(|(id, name, is_test)| (marked(name, *is_test), paths::client(lang, *id)));
        let [asked, asks] = card.requests;
        let prefixes = if card.prefixes.is_empty() { ct.nobody().to_owned() } else { card.prefixes.join(", ") };
        let facts = vec![
            Fact::new(ct.number(), org.grouped()),
            Fact::new(ct.form(), format!("{} ({})", form_name(lang, &card.form), card.form)),
            Fact::new(ct.place(), card.place.unwrap_or_default()),
            Fact::new(ct.status(), status),
            Fact::linked(ct.main_unit(), "", main_unit),
            Fact::new(ct.roles(), roles),
            named(lang, ct.suppliers(), &card.suppliers),
            named(lang, ct.consumers(), &card.consumers),
            Fact::linked(ct.scopes(), in_each(ct, card.scopes), scopes.collect()),
            Fact::new(ct.prefixes(), prefixes),
            Fact::linked(ct.clients(), in_each(ct, card.clients), clients.collect()),
            Fact::new(ct.points(), points),
            Fact::new(ct.requests(), ct.requests_of(asked, asks)),
            Fact::new(ct.errors(), codes_of(ct, &card.errors)),
        ];
        Self {
            layout: below_desk(staff, card.name),
            t: Texts(lang),
            ct,
            errors: FormErrors::default(),
            facts: facts.into_iter().filter(|fact| !fact.value.is_empty() || !fact.links.is_empty()).collect(),
            attempts: attempts_of(lang, &card.attempts),
            explain: sitemap::explain::support(lang, &query(&[("konsument", &org.to_string())])),
            timeline: paths::timeline(lang, org, "", "", ""),
        }
    }
}

/// A scope of a client, and whether a request for it works.
#[derive(Debug)]
struct ScopeLine {
    name: String,
    href: String,
    /// What requests come to, with its colour.
    states: Vec<(String, &'static str)>,
}

/// What requests for a scope come to: for the organisation itself and for customers, where the client makes both.
fn standings(ct: CardTexts, own: Option<Standing>, theirs: Option<Standing>) -> Vec<(String, &'static str)> {
    let in_words = |standing| match standing {
        Standing::Valid => (ct.is_valid(), "success"),
        Standing::Deactivated => (ct.state_deactivated(), "neutral"),
        Standing::WrongType => (ct.state_wrong_type(), "danger"),
        Standing::NoAccess => (ct.state_no_access(), "danger"),
        Standing::NoDelegation => (ct.state_no_delegation(), "danger"),
    };
    match (own.map(in_words), theirs.map(in_words)) {
        (Some((own, own_colour)), Some((theirs, colour))) => {
            vec![(ct.for_customers_it(theirs), colour), (ct.for_owner_it(own), own_colour)]
        }
        (one, other) => one.or(other).map(|(state, colour)| (state.to_owned(), colour)).into_iter().collect(),
    }
}

/// A key of a client.
#[derive(Debug)]
struct KeyLine {
    kid: String,
    expires: String,
    last_used: String,
}

impl KeyLine {
    fn new(staff: &Staff, key: &KeyRow) -> Self {
        let (lang, t) = (staff.lang(), CardTexts(staff.lang()));
        let expires = long_day(lang, key.expires_at);
        Self {
            kid: key.kid.clone(),
            expires: if key.expires_at <= staff.now() { t.has_expired(expires) } else { expires },
            last_used: key.last_used_at.map_or_else(|| t.never().to_owned(), |at| long_day(lang, at)),
        }
    }
}

fn environment_of(t: CardTexts, environment: Environment) -> &'static str {
    if environment == Environment::Test { t.test() } else { t.production() }
}

fn status_of(lang: Lang, deactivated_at: Option<jiff::Timestamp>) -> String {
    let t = CardTexts(lang);
    deactivated_at.map_or_else(|| t.in_use().to_owned(), |at| t.deactivated_on(long_day(lang, at)))
}

/// The card of a client.
#[derive(Debug, Template)]
#[template(path = "support/client.html")]
pub(in super::super) struct ClientView {
    layout: Layout,
    t: Texts,
    ct: CardTexts,
    errors: FormErrors,
    facts: Vec<Fact>,
    scopes: Vec<ScopeLine>,
    keys: Vec<KeyLine>,
    attempts: Vec<AttemptLine>,
    explain: String,
}

impl ClientView {
    pub fn new(staff: &Staff, client: ClientId, card: ClientCard) -> Self {
        let (lang, ct) = (staff.lang(), CardTexts(staff.lang()));
        let for_whom = match (card.has_package, card.for_customers) {
            (true, _) => ct.for_all_customers(),
            (false, true) => ct.for_customers(),
            (false, false) => ct.for_itself(),
        };
        let scope = |it: &ScopeOfClient| ScopeLine {
            name: it.name.clone(),
            href: paths::scope(lang, it.id),
            states: standings(ct, it.own, it.theirs),
        };
        let named: Vec<&str> = card.scopes.iter().map(|it| it.name.as_str()).take(10).collect();
        let asked =
            [("klient", client.to_string()), ("scope", named.join(" ")), ("miljo", card.environment.slug().to_owned())];
        let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Self {
            layout: below_desk(staff, card.name.clone()).in_environment(card.environment),
            t: Texts(lang),
            ct,
            errors: FormErrors::default(),
            facts: vec![
                Fact::linked(ct.owner(), "", vec![to_organisation(lang, &card.owner)]),
                Fact::new("client_id", client.to_string()),
                Fact::new(ct.environment(), environment_of(ct, card.environment)),
                Fact::new(ct.kind(), card.kind.clone()),
                Fact::new(ct.status(), status_of(lang, card.deactivated_at)),
                Fact::new(ct.for_whom(), for_whom),
                Fact::new(ct.created(), long_day(lang, card.created_at)),
                Fact::new(ct.errors(), codes_of(ct, &card.errors)),
            ],
            scopes: card.scopes.iter().map(scope).collect(),
            keys: card.keys.iter().map(|key| KeyLine::new(staff, key)).collect(),
            attempts: attempts_of(lang, &card.attempts),
            explain: sitemap::explain::support(lang, &query(&asked)),
        }
    }
}

/// The card of a scope.
#[derive(Debug, Template)]
#[template(path = "support/scope.html")]
pub(in super::super) struct ScopeView {
    layout: Layout,
    t: Texts,
    ct: CardTexts,
    errors: FormErrors,
    facts: Vec<Fact>,
    explain: String,
}

impl ScopeView {
    pub fn new(staff: &Staff, card: ScopeCard) -> Self {
        let (lang, ct) = (staff.lang(), CardTexts(staff.lang()));
        let visibility = if card.visibility == "public" { ct.is_public() } else { ct.is_private() };
        let accesses = Words(lang).organisations_in_words(card.accesses);
        let accesses = match card.accessible_for_all {
            true => format!("{}, {accesses}", ct.for_everybody()),
            false => accesses,
        };
        let clients = if card.clients == 1 { ct.one_client_of().to_owned() } else { ct.clients_of(card.clients) };
        let resources = match (card.resources.is_empty(), card.delegable) {
            (true, true) => ct.no_resources().to_owned(),
            (true, false) => ct.nobody().to_owned(),
            _ => card.resources.join(", "),
        };
        let facts = vec![
            Fact::linked(ct.provider(), "", vec![to_organisation(lang, &card.provider)]),
            Fact::new(ct.environment(), environment_of(ct, card.environment)),
            Fact::new(ct.status(), status_of(lang, card.deactivated_at)),
            Fact::new(ct.description(), card.description),
            Fact::new(ct.visibility(), visibility),
            Fact::new(ct.delegable(), if card.delegable { ct.yes() } else { ct.no() }),
            Fact::new(ct.resources(), resources),
            Fact::new(ct.kind(), card.integration_types.join(", ")),
            Fact::new(ct.accesses(), accesses),
            Fact::new(ct.clients(), clients),
            Fact::new(ct.created(), long_day(lang, card.created_at)),
            Fact::new(ct.errors(), codes_of(ct, &card.errors)),
        ];
        let explain = query(&[("scope", &card.name), ("miljo", card.environment.slug())]);
        Self {
            layout: below_desk(staff, card.name).in_environment(card.environment),
            t: Texts(lang),
            ct,
            errors: FormErrors::default(),
            facts: facts.into_iter().filter(|fact| !fact.value.is_empty() || !fact.links.is_empty()).collect(),
            explain: sitemap::explain::support(lang, &explain),
        }
    }
}

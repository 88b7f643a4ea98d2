use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Client, ClientKey, ClientScope, KeyState, SOON, ScopeState},
        paths::Paths,
        snippets::{self, Grant},
        texts::Texts,
    },
    below_list, fields,
    timeline::Timeline,
    type_name,
};
use crate::{
    access::{Acting, GiveClientPackage, ManageClients, ReadLog, ViewAccesses, ViewClients},
    kernel::Lang,
    sitemap::{self, token},
    web::{Layout, clock_time, long_day, short_day_of},
};

/// A scope of the client, and what stands in its way.
#[derive(Debug)]
struct ScopeRow {
    name: String,
    description: String,
    provider: String,
    state: &'static str,
    colour: &'static str,
    /// What to do next, and where, if there is a page for it.
    next: Option<&'static str>,
    href: Option<String>,
}

/// A key of the client.
#[derive(Debug)]
struct KeyRow {
    kid: String,
    alg: String,
    added: String,
    expires: String,
    tag: Option<(&'static str, &'static str)>,
    last_used: String,
    remove: String,
}

/// Something that has to be seen to: its colour, what it says, and where it is done by whoever may.
#[derive(Debug)]
struct Notice {
    colour: &'static str,
    sentence: String,
    link: Option<(&'static str, String)>,
}

/// The page of one client.
#[derive(Debug, Template)]
#[template(path = "clients/client.html")]
pub(in super::super) struct ClientView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    client: Client,
    may_manage: bool,
    may_give: bool,
    kind: String,
    notices: Vec<Notice>,
    fields: Vec<(&'static str, String)>,
    issuer: String,
    endpoint: String,
    scopes: Vec<ScopeRow>,
    keys: Vec<KeyRow>,
    timeline: Option<Timeline>,
    package: Option<String>,
    snippets: Vec<(&'static str, &'static str, String)>,
    log: Option<String>,
}

impl ClientView {
    pub fn new(acting: &Acting<ViewClients>, paths: Paths, client: Client, scopes: Vec<ClientScope>) -> Self {
        let keys = client.keys.clone();
        let (lang, t, now) = (paths.lang, Texts(paths.lang), acting.now());
        let base = &acting.services().config.base_url;
        let issuer = token::issuer(base, client.environment);
        let customers = client.is_for_customers();
        let valid = keys.iter().find(|key| key.expires_at > now);
        let scope = scopes.iter().find(|scope| scope.state == ScopeState::Valid).or(scopes.first());
        let snippets = valid.zip(scope).map(|(key, scope)| {
            let grant = Grant {
                issuer: &issuer,
                client: client.id,
                kid: &key.kid,
                alg: &key.alg,
                scope: &scope.name,
                for_customers: customers,
            };
            vec![("curl", t.with_curl(), snippets::curl(grant)), ("python", t.with_python(), snippets::python(grant))]
        });
        Self {
            layout: below_list(acting, paths, client.content.name.clone()),
            t,
            paths,
            may_manage: acting.can::<ManageClients>() && client.is_theirs(acting),
            may_give: acting.can::<GiveClientPackage>(),
            kind: type_name(&client.integration_type).to_owned(),
            notices: notices(t, paths, &client, &scopes, now),
            fields: facts(lang, &client),
            endpoint: token::token_endpoint(base, client.environment),
            issuer,
            scopes: scopes.into_iter().map(|scope| scope_row(acting, paths, &client, scope)).collect(),
            timeline: (!keys.is_empty()).then(|| Timeline::new(lang, &keys, now)),
            keys: keys.into_iter().map(|key| key_row(paths, &client, key, now)).collect(),
            package: client.package.map(|(_, at)| t.package_since(long_day(lang, at))),
            snippets: snippets.unwrap_or_default(),
            log: acting.can::<ReadLog>().then(|| {
                let asked = sitemap::query(&[("hvem", &client.content.name), ("gjelder", "klienter")]);
                sitemap::audit::log(lang, paths.org, &asked)
            }),
            client,
        }
    }
}

/// What the client is, besides its name.
fn facts(lang: Lang, client: &Client) -> Vec<(&'static str, String)> {
    let t = Texts(lang);
    let mut all = fields(lang, &client.content);
    all.retain(|(label, value)| *label != t.name() && *label != t.description() && !value.is_empty());
    let created = short_day_of(lang, client.created_at);
    let created = client.created_by.as_ref().map_or(created.clone(), |name| t.by(&created, name));
    all.push((t.last_used(), client.last_used.map_or(t.never().to_owned(), |at| long_day(lang, at))));
    all.push((t.created(), created));
    all.push((t.changed(), short_day_of(lang, client.changed_at)));
    all
}

/// What has to be seen to before tokens come, the most urgent first.
fn notices(t: Texts, paths: Paths, client: &Client, scopes: &[ClientScope], now: Timestamp) -> Vec<Notice> {
    let lang = paths.lang;
    let notice = |colour, sentence: String, link| Notice { colour, sentence, link };
    if let Some(at) = client.deactivated_at {
        let link = Some((t.reactivate(), paths.reactivate_client(&client.id)));
        return vec![notice("warning", t.is_inactive(long_day(lang, at)), link)];
    }
    let add_key = Some((t.add_key(), paths.client_keys(&client.id)));
    let of_keys = match KeyState::of(&client.keys, now) {
        KeyState::None => Some(notice("warning", t.keyless().to_owned(), add_key)),
        KeyState::Expired(at) => Some(notice("danger", t.keys_expired(short_day_of(lang, at)), add_key)),
        KeyState::Soon(at) => Some(notice("warning", t.key_expires_soon(short_day_of(lang, at)), add_key)),
        KeyState::Rotated { used, old } => {
            let at = t.day_and_time(short_day_of(lang, used), clock_time(used));
            Some(notice("info", t.rotated(at, old), None))
        }
        KeyState::Fine => None,
    };
    let choose =
        || notice("warning", t.scopeless().to_owned(), Some((t.choose_scopes(), paths.client_scopes(&client.id))));
    of_keys.into_iter().chain(scopes.is_empty().then(choose)).collect()
}

fn scope_row(acting: &Acting<ViewClients>, paths: Paths, client: &Client, scope: ClientScope) -> ScopeRow {
    let t = Texts(paths.lang);
    let in_catalogue = || (scope.is_public && acting.can::<ViewAccesses>()).then(|| paths.api(scope.scope));
    let (state, colour, next, href) = match scope.state {
        ScopeState::Valid => (t.state_valid(), "success", None, None),
        ScopeState::Deactivated => (t.state_deactivated(), "neutral", Some(t.next_deactivated()), None),
        ScopeState::WrongType => (t.state_wrong_type(), "danger", Some(t.next_wrong_type()), None),
        ScopeState::NoAccess => (t.state_no_access(), "danger", Some(t.ask_access()), in_catalogue()),
        ScopeState::NoDelegation => (t.state_no_delegation(), "warning", Some(t.next_no_delegation()), None),
    };
    let customers = match (scope.customers, client.is_for_customers()) {
        (_, false) | (0, _) => None,
        (1, _) => Some(t.one_customer().to_owned()),
        (n, _) => Some(t.customers(n)),
    };
    let description = [Some(scope.description).filter(|text| !text.is_empty()), customers];
    ScopeRow {
        name: scope.name,
        description: description.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        provider: scope.provider.name,
        state,
        colour,
        next,
        href,
    }
}

fn key_row(paths: Paths, client: &Client, key: ClientKey, now: Timestamp) -> KeyRow {
    let (lang, t) = (paths.lang, Texts(paths.lang));
    KeyRow {
        tag: match key.expires_at.duration_since(now) {
            left if !left.is_positive() => Some((t.expired(), "danger")),
            left if left < SOON => Some((t.soon(), "warning")),
            _ => None,
        },
        kid: key.kid,
        alg: key.alg,
        added: short_day_of(lang, key.added_at),
        expires: short_day_of(lang, key.expires_at),
        last_used: key
            .last_used
            .map_or_else(|| t.not_used_yet().to_owned(), |at| t.day_and_time(short_day_of(lang, at), clock_time(at))),
        remove: paths.remove_client_key(&client.id, &key.id),
    }
}

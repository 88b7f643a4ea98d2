use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        model::{Client, ClientKey, ClientScope, KeyState, SOON},
        paths::Paths,
        texts::{Fetching, Kinds, Texts},
    },
    attempts::AttemptRow,
    below_list,
    fetch::Fetch,
    fields, is_certificate_enough,
    scopes::ScopeRow,
    timeline::Timeline,
    type_name,
};
use crate::{
    access::{Acting, GiveClientPackage, ManageClients, ReadLog, ViewClients},
    kernel::{ClientKeyId, Lang},
    sitemap,
    web::{Layout, clock_time, long_day, short_day_of},
};

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
    f: Fetching,
    k: Kinds,
    paths: Paths,
    client: Client,
    may_manage: bool,
    may_give: bool,
    kind: &'static str,
    notices: Vec<Notice>,
    fields: Vec<(&'static str, String)>,
    issuer: String,
    endpoint: String,
    scopes: Vec<ScopeRow>,
    keys: Vec<KeyRow>,
    timeline: Option<Timeline>,
    package: Option<String>,
    package_means: &'static str,
    fetch: Fetch,
    attempts: Vec<AttemptRow>,
    earlier: Vec<AttemptRow>,
    log: Option<String>,
}

impl ClientView {
    /// `chosen`: the key that programs are to sign with.
    pub fn new(
        acting: &Acting<ViewClients>,
        paths: Paths,
        client: Client,
        scopes: Vec<ClientScope>,
        chosen: Option<ClientKeyId>,
    ) -> Self {
        let keys = client.keys.clone();
        let (lang, t, now) = (paths.lang, Texts(paths.lang), acting.now());
        let issuers = &acting.services().config.issuers;
        let issuer = issuers.address(client.environment).to_owned();
        let rows = client.attempts.iter().map(|attempt| AttemptRow::new(acting, paths, attempt)).collect();
        let [attempts, earlier] = shown_first(rows);
        Self {
            layout: below_list(acting, paths, client.content.name.clone()),
            t,
            f: Fetching(lang),
            k: Kinds(lang),
            paths,
            may_manage: acting.can::<ManageClients>() && client.is_theirs(acting),
            may_give: acting.can::<GiveClientPackage>(),
            kind: type_name(client.kind),
            notices: notices(acting, paths, &client, &scopes),
            fields: facts(lang, &client),
            endpoint: issuers.token_endpoint(client.environment),
            fetch: Fetch::new(paths, &issuer, &client, &scopes, (chosen, now)),
            issuer,
            scopes: scopes.into_iter().map(|scope| ScopeRow::new(acting, paths, &client, scope)).collect(),
            attempts,
            earlier,
            timeline: (!keys.is_empty()).then(|| Timeline::new(lang, &keys, now)),
            keys: keys.iter().map(|key| key_row(paths, &client, key, now)).collect(),
            package: client.package.map(|(_, at)| t.package_since(long_day(lang, at))),
            package_means: match (client.package, client.content.for_customers) {
                (Some(_), _) => t.package_has(),
                (None, true) => t.package_has_not_customers(),
                (None, false) => t.package_has_not(),
            },
            log: acting.can::<ReadLog>().then(|| {
                let asked = sitemap::query(&[("hvem", &client.id.to_string()), ("gjelder", "klienter")]);
                sitemap::audit::log(lang, paths.org, &asked)
            }),
            client,
        }
    }
}

/// So many attempts are in sight.
const IN_SIGHT: usize = 5;

/// The newest, and those that are folded away.
fn shown_first(mut rows: Vec<AttemptRow>) -> [Vec<AttemptRow>; 2] {
    let earlier = rows.split_off(rows.len().min(IN_SIGHT));
    [rows, earlier]
}

/// What the client is, besides its name.
fn facts(lang: Lang, client: &Client) -> Vec<(&'static str, String)> {
    let t = Texts(lang);
    let mut all = fields(lang, client.kind, &client.content);
    for (label, value) in &mut all {
        if *label == t.used_as() && client.package.is_some() {
            t.only_customers().clone_into(value);
        }
    }
    all.retain(|(label, value)| *label != t.name() && *label != t.description() && !value.is_empty());
    let created = short_day_of(lang, client.created_at);
    let created = client.created_by.as_ref().map_or(created.clone(), |name| t.by(&created, name));
    let fixed = client.kind.rules().fixed_scopes;
    if !fixed.is_empty() {
        all.push((Kinds(lang).fixed(), fixed.join(", ")));
    }
    if client.kind.is_served() {
        all.push((t.last_used(), client.last_used.map_or(t.never().to_owned(), |at| long_day(lang, at))));
    }
    all.push((t.created(), created));
    all.push((t.changed(), short_day_of(lang, client.changed_at)));
    all
}

/// What has to be seen to before tokens come, the most urgent first.
fn notices(acting: &Acting<ViewClients>, paths: Paths, client: &Client, scopes: &[ClientScope]) -> Vec<Notice> {
    let (lang, t, now) = (paths.lang, Texts(paths.lang), acting.now());
    let (k, is_served) = (Kinds(lang), client.kind.is_served());
    let notice = |colour, sentence: String, link| Notice { colour, sentence, link };
    let registered = (!is_served).then(|| notice("info", k.only_registered(type_name(client.kind)), None));
    if let Some(at) = client.deactivated_at {
        let link = Some((t.reactivate(), paths.reactivate_client(&client.id)));
        let at = long_day(lang, at);
        let sentence = if is_served { t.is_inactive(at) } else { k.is_inactive(at) };
        return registered.into_iter().chain([notice("warning", sentence, link)]).collect();
    }
    let add_key = Some((t.add_key(), paths.client_keys(&client.id)));
    let of_keys = match KeyState::of(&client.keys, now) {
        KeyState::None if !client.keeps_keys() => None,
        KeyState::None if !is_served => Some(notice("warning", k.keyless().to_owned(), add_key)),
        KeyState::None if is_certificate_enough(acting, client) => {
            Some(notice("info", t.keyless_certificate().to_owned(), add_key))
        }
        KeyState::None => Some(notice("warning", t.keyless().to_owned(), add_key)),
        KeyState::Expired(at) => Some(notice("danger", t.keys_expired(short_day_of(lang, at)), add_key)),
        KeyState::Soon(at) => Some(notice("warning", t.key_expires_soon(short_day_of(lang, at)), add_key)),
        KeyState::Waits(new) => Some(notice("info", t.key_waits(new), None)),
        KeyState::Rotated { used, new, old: (id, old) } => {
            let at = t.day_and_time(short_day_of(lang, used), clock_time(used));
            let remove = Some((t.remove_old_key(), paths.remove_client_key(&client.id, &id)));
            Some(notice("info", t.rotated(new, at, old), remove))
        }
        KeyState::Fine => None,
    };
    let choose =
        || notice("warning", t.scopeless().to_owned(), Some((t.choose_scopes(), paths.client_scopes(&client.id))));
    let scopeless = (is_served && scopes.is_empty()).then(choose);
    registered.into_iter().chain(of_keys).chain(scopeless).collect()
}

fn key_row(paths: Paths, client: &Client, key: &ClientKey, now: Timestamp) -> KeyRow {
    let (lang, t) = (paths.lang, Texts(paths.lang));
    let day = |key: &ClientKey| short_day_of(lang, key.added_at);
    let exact = |at| t.day_and_time(short_day_of(lang, at), clock_time(at));
    // The day does not tell two of one day apart.
    let is_alone = client.keys.iter().filter(|other| day(other) == day(key)).count() == 1;
    KeyRow {
        tag: match key.expires_at.duration_since(now) {
            left if !left.is_positive() => Some((t.expired(), "danger")),
            left if left < SOON => Some((t.soon(), "warning")),
            _ => None,
        },
        kid: key.kid.clone(),
        alg: key.alg.clone(),
        added: if is_alone { day(key) } else { exact(key.added_at) },
        expires: short_day_of(lang, key.expires_at),
        last_used: key.last_used.map_or_else(|| t.not_used_yet().to_owned(), exact),
        remove: paths.remove_client_key(&client.id, &key.id),
    }
}

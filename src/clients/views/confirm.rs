use std::cmp::Reverse;

use askama::Template;

use super::{
    super::{
        model::{Client, ClientScope, KeyState, MOST_COUNTED, ScopeUse},
        pages::{EditForm, ScopesForm},
        paths::Paths,
        texts::{Kinds, Texts},
    },
    below_client, is_certificate_enough, takes_certificates,
};
use crate::{
    access::{Acting, GiveClientPackage, ManageClients, Right},
    kernel::{ClientKeyId, ScopeId},
    ledger::FormKey,
    web::{Layout, clock_time, long_day, short_day_of},
};

/// A change that is made by one button: what it means, and the button.
#[derive(Debug, Template)]
#[template(path = "clients/confirm.html")]
pub(in super::super) struct ConfirmView {
    layout: Layout,
    t: Texts,
    key: String,
    lead: Option<&'static str>,
    effects: Vec<String>,
    /// How scopes have been used lately that there are no tokens for any longer.
    used: Vec<(String, String)>,
    /// The form that this confirms, which is sent on.
    sent: Vec<(&'static str, String)>,
    action: String,
    /// What the button sends, where the page has two.
    handling: Option<&'static str>,
    button: String,
    takes_away: bool,
    back: String,
    /// What the button is called that leads back to the form, where there was one: what it sends is still in it then.
    back_to_form: Option<&'static str>,
}

/// How a scope has been used lately.
fn use_of(t: Texts, used: Option<&ScopeUse>) -> String {
    match used {
        None => t.no_token().to_owned(),
        Some(ScopeUse { tokens: 1, last, .. }) => t.one_token(short_day_of(t.0, *last)),
        Some(ScopeUse { tokens, last, .. }) => t.tokens(tokens, short_day_of(t.0, *last)),
    }
}

/// How each of the scopes has been used lately, the most used first.
fn used_lately<'a>(t: Texts, scopes: impl Iterator<Item = &'a ClientScope>) -> Vec<(String, String)> {
    let tokens = |scope: &ClientScope| Reverse(scope.used.as_ref().map_or(0, |used| used.tokens));
    let mut ordered: Vec<&ClientScope> = scopes.collect();
    ordered.sort_by(|one, other| tokens(one).cmp(&tokens(other)).then_with(|| one.name.cmp(&other.name)));
    ordered.into_iter().map(|scope| (scope.name.clone(), use_of(t, scope.used.as_ref()))).collect()
}

fn counted(n: usize, none: &str, one: &str, many: impl Fn(usize) -> String) -> String {
    match n {
        0 => none.to_owned(),
        1 => one.to_owned(),
        n => many(n),
    }
}

impl ConfirmView {
    fn of<R: Right>(acting: &Acting<R>, paths: Paths, client: &Client, heading: String) -> Self {
        Self {
            layout: below_client(acting, paths, client, heading),
            t: Texts(paths.lang),
            key: FormKey::draw(),
            lead: None,
            effects: Vec::new(),
            used: Vec::new(),
            sent: Vec::new(),
            action: String::new(),
            handling: None,
            button: String::new(),
            takes_away: true,
            back: paths.client(&client.id),
            back_to_form: None,
        }
    }

    /// *Deaktiver klienten*.
    pub fn deactivate(acting: &Acting<ManageClients>, paths: Paths, client: &Client, scopes: &[ClientScope]) -> Self {
        let t = Texts(paths.lang);
        let customers = scopes.iter().map(|scope| scope.customers).max().unwrap_or_default();
        let used = client
            .last_used
            .map_or_else(|| t.was_never_used().to_owned(), |at| t.was_last_used(long_day(paths.lang, at)));
        let for_customers = match customers {
            0 => None,
            1 => Some(t.stops_for_one().to_owned()),
            MOST_COUNTED.. => Some(t.stops_for(t.more_than_hundred().to_lowercase())),
            n => Some(t.stops_for(n)),
        };
        let lasts = t.tokens_last(t.seconds_in_words(u64::try_from(client.content.lifetime).unwrap_or_default()));
        let stops = counted(valid(scopes), t.stops_none(), t.stops_one(), |n| t.stops(n));
        let package = client.package.map(|_| t.package_rests().to_owned());
        let effects = [Some(stops), for_customers, package, Some(used), Some(lasts), Some(t.keeps_all().to_owned())];
        let effects = if client.kind.is_served() {
            effects.into_iter().flatten().collect()
        } else {
            vec![Kinds(paths.lang).is_kept().to_owned()]
        };
        Self {
            effects,
            used: if client.kind.is_served() { used_lately(t, scopes.iter()) } else { Vec::new() },
            action: paths.deactivate_client(&client.id),
            button: t.deactivate_button().to_owned(),
            ..Self::of(acting, paths, client, t.deactivate_heading(&client.content.name))
        }
    }

    /// *Endre*, where a client that has been used stops acting for customers.
    pub fn own_only(
        acting: &Acting<ManageClients>,
        paths: Paths,
        client: &Client,
        form: &EditForm,
        scopes: &[ClientScope],
    ) -> Self {
        let t = Texts(paths.lang);
        let customers = match scopes.iter().map(|scope| scope.customers).max().unwrap_or_default() {
            0 => None,
            1 => Some(t.own_only_one().to_owned()),
            MOST_COUNTED.. => Some(t.own_only_n(t.more_than_hundred())),
            n => Some(t.own_only_n(n)),
        };
        let lasts = t.tokens_last(t.seconds_in_words(u64::try_from(client.content.lifetime).unwrap_or_default()));
        Self {
            effects: std::iter::once(t.own_only().to_owned()).chain(customers).chain([lasts]).collect(),
            used: used_lately(t, scopes.iter().filter(|scope| scope.used.is_some())),
            sent: vec![
                ("navn", form.navn.clone()),
                ("beskrivelse", form.beskrivelse.clone()),
                ("bruk", form.bruk.clone()),
                ("levetid", form.levetid.clone()),
                ("versjon", form.versjon.to_string()),
            ],
            action: paths.edit_client(&client.id),
            handling: Some("bekreft"),
            button: t.save_own_only().to_owned(),
            back_to_form: Some(t.back_to_edit()),
            ..Self::of(acting, paths, client, t.own_only_heading(&client.content.name))
        }
    }

    /// *Ta klienten i bruk igjen*.
    pub fn reactivate(acting: &Acting<ManageClients>, paths: Paths, client: &Client, scopes: &[ClientScope]) -> Self {
        let t = Texts(paths.lang);
        let has_key = !matches!(KeyState::of(&client.keys, acting.now()), KeyState::None | KeyState::Expired(_));
        let keyless = if is_certificate_enough(acting, client) { t.wakes_certificate() } else { t.wakes_keyless() };
        let wakes = counted(valid(scopes), t.wakes_none(), t.wakes_one(), |n| t.wakes(n));
        Self {
            effects: if client.kind.is_served() {
                std::iter::once(wakes).chain((!has_key).then(|| keyless.to_owned())).collect()
            } else {
                vec![Kinds(paths.lang).wakes().to_owned()]
            },
            action: paths.reactivate_client(&client.id),
            button: t.reactivate().to_owned(),
            takes_away: false,
            ..Self::of(acting, paths, client, t.reactivate_heading(&client.content.name))
        }
    }

    /// *Endre scopes*, where some go that have been used lately: `going`.
    pub fn remove_scopes(
        acting: &Acting<ManageClients>,
        paths: Paths,
        client: &Client,
        form: &ScopesForm,
        going: &[ClientScope],
    ) -> Self {
        let t = Texts(paths.lang);
        let used: Vec<&ClientScope> = going.iter().filter(|scope| scope.used.is_some()).collect();
        let added = form.scope.iter().filter(|id| !form.hadde.contains(id) && !client.scopes.contains(id)).count();
        let some = |n: usize, one: &str, many: &dyn Fn(usize) -> String| (n > 0).then(|| counted(n, "", one, many));
        let effects = [
            some(used.len(), t.scope_goes(), &|n| t.scopes_go(n)),
            some(going.len() - used.len(), t.unused_scope_goes(), &|n| t.unused_scopes_go(n)),
            some(added, t.scope_comes(), &|n| t.scopes_come(n)),
            Some(t.tokens_last(t.seconds_in_words(u64::try_from(client.content.lifetime).unwrap_or_default()))),
        ];
        let ids = |name: &'static str, ids: &[ScopeId]| ids.iter().map(move |id| (name, id.to_string())).collect();
        let sent: [Vec<_>; 3] = [ids("scope", &form.scope), ids("hadde", &form.hadde), vec![("sok", form.sok.clone())]];
        Self {
            effects: effects.into_iter().flatten().collect(),
            used: used_lately(t, used.iter().copied()),
            sent: sent.concat(),
            action: paths.client_scopes(&client.id),
            handling: Some("fjern"),
            button: if going.len() == 1 { t.remove_scope().to_owned() } else { t.remove_scopes(going.len()) },
            back_to_form: Some(t.back_to_scopes()),
            ..Self::of(acting, paths, client, t.scopes_go_heading(&client.content.name))
        }
    }

    /// *Fjern nøkkelen*.
    pub fn remove_key(acting: &Acting<ManageClients>, paths: Paths, client: &Client, id: ClientKeyId) -> Self {
        let (t, now) = (Texts(paths.lang), acting.now());
        let key = client.keys.iter().find(|key| key.id == id);
        let others = client.keys.iter().filter(|key| key.id != id && key.expires_at > now).count();
        let used = key.and_then(|key| key.last_used).map_or_else(
            || t.key_was_not_used().to_owned(),
            |at| t.key_was_used(t.day_and_time(short_day_of(paths.lang, at), clock_time(at))),
        );
        // As long as it has registered a key, be it one that has expired, certificates do not count.
        let is_last = client.keys.len() == 1 && takes_certificates(acting, client.environment);
        let none = if is_last && client.kind.is_served() { t.certificate_left() } else { t.no_key_left() };
        let left = counted(others, none, t.one_key_left(), |n| t.keys_left(n));
        let is_only_used = others > 0
            && key.is_some_and(|key| key.last_used.is_some())
            && client.keys.iter().all(|key| key.id == id || key.last_used.is_none());
        let unused = is_only_used.then(|| t.other_keys_unused().to_owned());
        let kid = key.map(|key| key.kid.clone()).unwrap_or_default();
        Self {
            effects: if client.kind.is_served() {
                [t.key_stops().to_owned(), used, left].into_iter().chain(unused).collect()
            } else {
                vec![left]
            },
            action: paths.remove_client_key(&client.id, &id),
            button: t.remove_key().to_owned(),
            ..Self::of(acting, paths, client, t.remove_key_heading(kid))
        }
    }

    /// *Opptre for virksomhetens kunder*: given to the client, or taken back.
    pub fn package(acting: &Acting<GiveClientPackage>, paths: Paths, client: &Client, scopes: &[ClientScope]) -> Self {
        let t = Texts(paths.lang);
        let (name, is_given) = (&client.content.name, client.package.is_some());
        let (heading, effects, button, handling) = if is_given {
            let stays = if client.content.for_customers { t.package_stays_customers() } else { t.package_stops() };
            (t.remove_package_heading(name), [stays, t.package_own_again()].to_vec(), t.remove_package(), "fjern")
        } else {
            let covers = if scopes.is_empty() { t.package_waits() } else { t.package_follows() };
            let effects = [t.package_gives(), t.package_takes_own(), covers].to_vec();
            (t.give_package_heading(name), effects, t.give_package(), "gi")
        };
        Self {
            lead: Some(t.package_lead()),
            used: used_lately(t, scopes.iter().filter(|scope| scope.used.is_some())),
            effects: effects.into_iter().map(str::to_owned).collect(),
            action: paths.client_package(&client.id),
            handling: Some(handling),
            button: button.to_owned(),
            takes_away: is_given,
            ..Self::of(acting, paths, client, heading)
        }
    }
}

/// How many scopes the client gets tokens for.
fn valid(scopes: &[ClientScope]) -> usize {
    scopes.iter().filter(|scope| scope.is_valid()).count()
}

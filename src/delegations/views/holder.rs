use askama::Template;

use super::{
    super::{
        model::{Delegation, Ending, HolderId, Stage, Standby},
        paths::Paths,
        store::Holder,
        texts::Texts,
    },
    list::grant_name,
};
use crate::{
    access::{Acting, DelegateScopes, ViewDelegations, texts as access_texts},
    kernel::{Environment, Lang, RegisterRole, oslo},
    organisations::Standing,
    web::{Crumb, Layout, Section, day, long_day},
};

/// One delegation as a row.
#[derive(Debug)]
pub(crate) struct ApiRow {
    pub title: String,
    pub test: bool,
    pub provider: String,
    pub scopes: Vec<String>,
    pub access: &'static str,
    pub given: String,
    pub until: String,
    pub note: Option<String>,
    pub ended: String,
}

/// A role or a package as a row.
#[derive(Debug)]
pub(crate) struct StandbyRow {
    pub what: String,
    pub why: String,
    pub source: String,
}

/// One holder's page.
#[derive(Debug, Template)]
#[template(path = "delegations/holder.html")]
pub(crate) struct HolderView {
    layout: Layout,
    t: Texts,
    name: String,
    facts: Vec<String>,
    trouble: Option<&'static str>,
    active: bool,
    is_organisation: bool,
    give_more: Option<String>,
    current: Vec<ApiRow>,
    ended: Vec<ApiRow>,
    standby: Vec<StandbyRow>,
}

impl ApiRow {
    pub(crate) fn new(lang: Lang, d: Delegation) -> Self {
        let t = Texts(lang);
        let on = day(lang, oslo(d.given_at).date());
        let ended = match d.stage {
            Stage::Current => String::new(),
            Stage::Withdrawn { at, how } => {
                let at = long_day(lang, at);
                match how {
                    Ending::Giver | Ending::Replaced => t.ended_giver(at),
                    Ending::Holder => t.ended_holder(at),
                    Ending::Expired => t.ended_expired(at),
                }
            }
        };
        Self {
            title: d.title.in_lang(lang).to_owned(),
            test: d.environment == Environment::Test,
            provider: d.provider_name,
            scopes: d.scopes,
            access: if d.writes { t.read_write() } else { t.read_only() },
            given: d.given_by.map_or(on.clone(), |name| t.by_name(name, on)),
            until: d.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end)),
            note: d.note,
            ended,
        }
    }
}

impl StandbyRow {
    fn new(lang: Lang, s: &Standby) -> Self {
        let t = Texts(lang);
        let since = s.since.map(|on| t.since(day(lang, on))).unwrap_or_default();
        if s.kind == "role" {
            let role = access_texts::role(lang, &RegisterRole::from(s.code.clone()));
            let what = if s.in_main_unit { t.role_tag_main(role) } else { t.role_tag(role) };
            return Self { what, why: since, source: t.source_register().to_owned() };
        }
        let until = s.ends_on.map(|on| t.to_day(day(lang, on))).unwrap_or_default();
        Self { what: grant_name(lang, &s.kind, &s.code), why: format!("{} {since}", t.direct()), source: until }
    }
}

impl HolderView {
    pub(crate) fn new(
        acting: &Acting<ViewDelegations>,
        id: HolderId,
        holder: Holder,
        history: Vec<Delegation>,
    ) -> Self {
        let lang = acting.seat().lang;
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
        let (current, ended): (Vec<_>, Vec<_>) = history.into_iter().partition(|d| d.stage == Stage::Current);
        let mut facts = Vec::new();
        let standing = holder.unit.as_ref().map(|unit| unit.standing);
        if let Some(unit) = &holder.unit {
            facts.push(unit.number.grouped());
            facts.push(unit.form.clone());
            facts.extend(unit.place.clone());
        }
        facts.extend(holder.born_year.map(|year| t.born(year)));
        let trouble = match standing {
            Some(Standing::Deleted(_)) => Some(t.holder_deleted()),
            Some(Standing::Bankrupt) => Some(t.holder_bankrupt()),
            _ => None,
        };
        let supplier = match id {
            HolderId::Organisation(org) if standing == Some(Standing::Active) => Some(org),
            _ => None,
        };
        let may_give = acting.can::<DelegateScopes>() && supplier.is_some();
        Self {
            layout: Layout::acting(acting, Section::Delegations, holder.name.clone()).under(vec![
                Crumb::new(acting.unit().name.clone(), paths.overview()),
                Crumb::new(t.list(), paths.list()),
            ]),
            t,
            name: holder.name,
            facts,
            trouble,
            active: standing == Some(Standing::Active),
            is_organisation: matches!(id, HolderId::Organisation(_)),
            give_more: may_give.then(|| paths.new_for(supplier)),
            current: current.into_iter().map(|d| ApiRow::new(lang, d)).collect(),
            ended: ended.into_iter().map(|d| ApiRow::new(lang, d)).collect(),
            standby: holder.standby.iter().map(|s| StandbyRow::new(lang, s)).collect(),
        }
    }
}

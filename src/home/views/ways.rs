//! Where to go from the front page of an organisation: shortcuts and figures.

use super::{
    super::{model::Overview, texts::WaysTexts},
    overview::Powers,
};
use crate::{
    kernel::{Environment, Lang, OrgNumber},
    register::UnitStatus,
    sitemap::{catalogue, delegations::Paths, requests},
    web::{assets, day, short_day},
};

/// A number and what it counts.
#[derive(Debug)]
pub(super) struct Figure {
    pub count: i64,
    pub text: String,
    pub href: String,
}

/// A link to a page of another room.
#[derive(Debug)]
pub(super) struct Shortcut {
    pub text: &'static str,
    pub href: String,
    pub icon: &'static str,
}

/// What they come here for, by what they may do. A business that is no longer in business is not urged to give.
pub(super) fn shortcuts(
    lang: Lang,
    (org, status): (OrgNumber, UnitStatus),
    powers: Powers,
    overview: &Overview,
) -> Vec<Shortcut> {
    let (t, paths, apis) = (WaysTexts(lang), Paths { lang, org }, overview.apis);
    let in_production = catalogue::Paths { lang, org, environment: Environment::Prod };
    let is_active = status == UnitStatus::Active;
    let orders = powers.manage_scopes && !apis.has_prefix && !powers.view && is_active;
    let all = [
        (powers.give && is_active, t.give(), paths.new_for(None), assets::ICON_HANDSHAKE),
        (powers.manage_people && is_active, t.give_person(), paths.new_person(), assets::ICON_PERSON_PLUS),
        (powers.manage_scopes && apis.has_prefix, t.new_scope(), in_production.new_scope(), assets::ICON_PLUS),
        (orders, t.order_prefix(), in_production.prefixes(), assets::ICON_PLUS),
        (powers.view, t.others(), paths.delegations(), assets::ICON_BUILDINGS3),
        (powers.view_scopes, t.my_apis(), in_production.scopes(), assets::ICON_FILES),
        (powers.view_received, t.received(), paths.received(), assets::ICON_INBOX),
        (powers.view_accesses, t.held(), paths.accesses(), assets::ICON_KEY_VERTICAL),
        (powers.view_accesses, t.find_api(), in_production.catalogue(), assets::ICON_MAGNIFYING_GLASS),
        (powers.view, t.packages(), paths.packages(), assets::ICON_PACKAGE),
        (powers.view_scopes, t.why(), in_production.why(""), assets::ICON_QUESTIONMARK_CIRCLE),
        (
            !powers.view && !powers.view_received,
            t.ask_access(),
            requests::ask_at(lang, Some(org)),
            assets::ICON_QUESTIONMARK_CIRCLE,
        ),
    ];
    let shown = all.into_iter().filter(|(shown, ..)| *shown);
    shown.map(|(_, text, href, icon)| Shortcut { text, href, icon }).collect()
}

pub(super) fn figures(lang: Lang, org: OrgNumber, powers: Powers, overview: &Overview) -> Vec<Figure> {
    let (t, paths) = (WaysTexts(lang), Paths { lang, org });
    let in_production = catalogue::Paths { lang, org, environment: Environment::Prod };
    let mut figures = Vec::new();
    let mut figure = |count, text: String, href| figures.push(Figure { count, text, href });
    if powers.view && overview.has_history {
        let text = if overview.suppliers == 1 { t.suppliers_one() } else { t.suppliers() };
        figure(overview.suppliers, text.to_owned(), paths.delegations());
    }
    if powers.view_received && overview.has_history {
        let text = if overview.customers == 1 { t.customers_one() } else { t.customers() };
        figure(overview.customers, text.to_owned(), paths.received());
    }
    if overview.apis.in_use > 0 {
        let text = if overview.apis.in_use == 1 { t.scopes_one() } else { t.scopes_many() };
        figure(overview.apis.in_use, text.to_owned(), in_production.scopes());
    }
    if let Some((count, first)) = overview.apis.planned {
        let text = if count == 1 { t.planned_one(day(lang, first)) } else { t.planned_many(short_day(lang, first)) };
        figure(count, text, in_production.scopes());
    }
    figures
}

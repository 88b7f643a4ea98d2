use askama::Template;
use jiff::{Timestamp, civil::Date};

use super::{
    super::{
        model::{EventItem, Given, Party},
        paths::Paths,
        texts::Texts,
    },
    give::{Item, until},
};
use crate::{
    access::{Acting, ViewDelegations},
    kernel::{Environment, OrgNumber, Ref},
    web::{Crumb, Layout, Section, long_day},
};

/// *Kvittering*.
#[derive(Debug, Template)]
#[template(path = "delegations/receipt.html")]
pub(crate) struct Receipt {
    layout: Layout,
    t: Texts,
    paths: Paths,
    lead: String,
    reference: String,
    at: String,
    by: String,
    giver: Party,
    holder: Party,
    items: Vec<Item>,
    until: Option<String>,
    for_supplier: Option<String>,
    is_giver: bool,
}

impl Receipt {
    fn holder_page(&self) -> String {
        self.paths.organisation(self.holder.number)
    }
}

/// What was done.
pub(crate) enum Deed {
    Given { ends_on: Option<Date> },
    GivenUp,
}

/// What the receipt is of.
pub(crate) struct Done<'a> {
    pub giver: &'a Party,
    pub holder: &'a Party,
    pub items: &'a [EventItem],
    pub what: Deed,
}

impl<'a> From<&'a Given> for Done<'a> {
    fn from(event: &'a Given) -> Self {
        Self {
            giver: &event.giver,
            holder: &event.holder,
            items: &event.items,
            what: Deed::Given { ends_on: event.ends_on },
        }
    }
}

impl Receipt {
    pub(crate) fn new(
        acting: &Acting<ViewDelegations>,
        reference: &Ref,
        at: Timestamp,
        (by, by_org): (&str, Option<OrgNumber>),
        done: &Done<'_>,
    ) -> Self {
        let lang = acting.seat().lang;
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
        let given = matches!(done.what, Deed::Given { .. });
        let scopes: Vec<&str> = done.items.iter().flat_map(|item| item.scopes.iter().map(String::as_str)).collect();
        let actor = if by_org == Some(done.giver.number) { &done.giver.name } else { &done.holder.name };
        // As in the log: a person is named to her own organisation only.
        let by = if by_org == Some(acting.org()) { t.by_for(by, actor) } else { actor.clone() };
        let lead = if given {
            t.given_body(&done.holder.name, &done.giver.name)
        } else {
            t.given_up_body(&done.holder.name, &done.giver.name)
        };
        let items = done.items.iter().map(|item| Item {
            title: item.title.in_lang(lang).to_owned(),
            scopes: item.scopes.clone(),
            test: item.environment == Environment::Test,
        });
        let is_giver = acting.org() == done.giver.number;
        Self {
            layout: Layout::acting(acting, Section::Delegations, if given { t.given() } else { t.given_up() })
                .under(vec![Crumb::new(t.list(), paths.list())]),
            t,
            paths,
            lead,
            reference: reference.to_string(),
            at: long_day(lang, at),
            by,
            giver: done.giver.clone(),
            holder: done.holder.clone(),
            items: items.collect(),
            until: match done.what {
                Deed::Given { ends_on } => Some(until(lang, ends_on)),
                Deed::GivenUp => None,
            },
            for_supplier: (given && is_giver)
                .then(|| t.for_supplier_body(&done.giver.name, done.giver.number, scopes.join(" "))),
            is_giver,
        }
    }
}

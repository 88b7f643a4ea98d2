//! Everything an acting person may give to somebody, and why not the rest: what the checkboxes are drawn from.

use sqlx::PgConnection;

use super::{
    check::{AreaFacts, Offer, Receiver, Verdict, may_give},
    model::INTEGRATIONS,
    store,
    what::{Named, What},
};
use crate::{
    access::{Mandate, SingleRight},
    kernel::PackageUrn,
};

/// One box to tick, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What.
    pub named: Named,
    /// May the user give it?
    pub verdict: Verdict,
}

/// The packages of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivableArea {
    /// The area, with its name; its verdict is about giving it as a whole.
    pub whole: Choice,
    /// Can this area be given as a whole by anybody?
    pub is_given_whole: bool,
    /// Its packages.
    pub packages: Vec<Choice>,
}

/// Everything there is to give besides API access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Givable {
    /// The packages of organisations, by area; *Integrasjoner* first.
    pub areas: Vec<GivableArea>,
    /// The three single rights.
    pub rights: Vec<Choice>,
    /// *Hovedadministrator*, which stands alone and is in none of the areas.
    pub main_administrator: Option<Choice>,
}

impl Givable {
    /// From the facts. Pure.
    pub(crate) fn of(mandate: &Mandate, areas: &[AreaFacts], to: Receiver) -> Self {
        let choice = |offer: &Offer| Choice { named: offer.named(), verdict: may_give(mandate, offer, to) };
        let package = |facts: &_| choice(&Offer::Package(Clone::clone(facts)));
        let is_main = |urn: &PackageUrn| urn.as_str() == PackageUrn::MAIN_ADMINISTRATOR;
        let main_administrator = areas.iter().flat_map(|area| &area.packages).find(|p| is_main(&p.urn)).map(package);
        let areas = areas
            .iter()
            .map(|area| GivableArea {
                whole: choice(&Offer::Area(area.clone())),
                is_given_whole: area.urn == INTEGRATIONS,
                packages: area.packages.iter().filter(|p| !is_main(&p.urn)).map(package).collect(),
            })
            .filter(|area| !area.packages.is_empty())
            .collect();
        let rights = SingleRight::ALL.iter().map(|(right, _)| choice(&Offer::Right(*right))).collect();
        Self { areas, rights, main_administrator }
    }

    /// Every choice, in the order of the page.
    pub fn all(&self) -> impl Iterator<Item = &Choice> {
        let areas = self.areas.iter().flat_map(|area| {
            let whole = Some(&area.whole).filter(|_| area.is_given_whole);
            whole.into_iter().chain(&area.packages)
        });
        areas.chain(&self.rights).chain(&self.main_administrator)
    }

    /// The choice of this thing, if there is such a thing.
    #[must_use]
    pub fn find(&self, what: &What) -> Option<&Choice> {
        self.all().find(|choice| choice.named.what == *what)
    }
}

/// Everything the person of this mandate may give to such a receiver, and why not the rest. One statement.
pub async fn givable(db: &mut PgConnection, mandate: &Mandate, to: Receiver) -> sqlx::Result<Givable> {
    Ok(Givable::of(mandate, &store::areas(db, false).await?, to))
}

/// These things with what the check must know of them, in the same order, for whoever is about to give them. One statement; what the
/// catalogue no longer has is there as retired.
pub async fn offers(db: &mut PgConnection, things: &[What]) -> sqlx::Result<Vec<Offer>> {
    let areas = store::areas_of(db, things).await?;
    let package = |urn: &PackageUrn| areas.iter().flat_map(|area| &area.packages).find(|p| p.urn == *urn).cloned();
    let area = |urn: &String| areas.iter().find(|area| area.urn == *urn).cloned();
    Ok(things
        .iter()
        .map(|what| match what {
            What::Package(urn) => Offer::Package(package(urn).unwrap_or_else(|| store::retired(urn))),
            What::Area(urn) => Offer::Area(area(urn).unwrap_or_else(|| store::no_area(urn))),
            What::Right(right) => Offer::Right(*right),
        })
        .collect())
}

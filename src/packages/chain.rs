//! Why somebody has something, link by link: what the register says or what was given, and what follows from it. Pure; the pages
//! and the room `explain` tell the same chain.

use jiff::{Timestamp, civil::Date};

use super::{check::PackageFacts, texts::Texts};
use crate::{
    access::{Basis, Held, Opener, Origin, texts as access_texts},
    entitlements::Via,
    kernel::{Lang, PackageUrn, RegisterRole, oslo},
    web::day,
};

/// A reason with whom it concerns, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    /// Whose it is.
    pub name: &'a str,
    pub basis: &'a Basis,
    /// The unit it is held in: the organisation itself or its main unit.
    pub origin: &'a str,
    /// The organisation asked about.
    pub unit: &'a str,
    pub since: Option<Date>,
    pub given: Option<(&'a str, Timestamp)>,
}

/// What the chain leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End<'a> {
    /// A package, and what it opens.
    Package(&'a PackageFacts),
    /// A right, under this name.
    Right(&'a str, Opener),
    /// What is held is itself the answer.
    Held,
}

/// The sentences, in order.
pub(crate) fn sentences(lang: Lang, ground: Ground<'_>, end: End<'_>) -> Vec<String> {
    let t = Texts(lang);
    let Ground { name, basis, origin, .. } = ground;
    let mut links = Vec::new();
    // Through an organisation, what is told first is the organisation's.
    let holder = basis.via.as_ref().map_or(name, |via| via.name.as_str());
    // The register has the administrator in the estate, not in the company.
    let is_estate = |via: &&Via| (&basis.held, &via.role) == (&Held::Role(RegisterRole::Bobe), &RegisterRole::Bobe);
    let estate = basis.via.as_ref().filter(is_estate);
    links.push(match (&basis.held, ground.since.filter(|_| basis.via.is_none()), ground.given) {
        _ if estate.is_some() => t.chain_estate(holder, origin),
        (Held::Role(role), Some(since), _) => {
            let since = day(lang, since);
            t.chain_role_since(holder, access_texts::role(lang, role), role, origin, since)
        }
        (Held::Role(role), None, _) => t.chain_role(holder, access_texts::role(lang, role), role, origin),
        (held, _, Some((by, at))) => {
            let on = day(lang, oslo(at).date());
            t.chain_given_by(by, origin, access_texts::held(lang, held), holder, on)
        }
        (held, _, None) => t.chain_given(origin, access_texts::held(lang, held), holder),
    });
    if let End::Package(package) = end {
        match &basis.held {
            Held::Role(role) => {
                links.push(t.chain_role_gives(access_texts::role(lang, role), package.name.in_lang(lang)));
            }
            Held::Area(_) => {
                let area = access_texts::held(lang, &basis.held);
                links.push(t.chain_area(area, package.name.in_lang(lang)));
            }
            Held::Package(_) | Held::Right(_) | Held::Member => {}
        }
    }
    if let Some(via) = &basis.via {
        let role = access_texts::role(lang, &via.role);
        links.push(match via.in_main_unit {
            true => t.chain_role_in_main_unit(name, role, &via.role, &via.name),
            false => t.chain_role(name, role, &via.role, &via.name),
        });
        if estate.is_none() {
            links.push(t.chain_through(&via.name));
        }
    }
    if basis.origin != Origin::Own {
        links.push(t.chain_main_unit(origin, ground.unit));
    }
    match end {
        End::Package(package) => links.push(opens(t, &package.urn).to_owned()),
        End::Right(right, Opener::Anything) => links.push(t.chain_anything_right(right)),
        End::Right(right, Opener::KeyRole) => links.push(t.chain_key_role_right(right)),
        End::Right(right, _) => links.push(t.chain_held_right(access_texts::held(lang, &basis.held), right)),
        End::Held => {}
    }
    links
}

/// What a package opens, in a sentence.
fn opens(t: Texts, urn: &PackageUrn) -> &'static str {
    match urn.as_str() {
        PackageUrn::API_ACCESS | PackageUrn::API_ACCESS_NUF => t.chain_opens_api(),
        PackageUrn::MAIN_ADMINISTRATOR => t.chain_opens_main(),
        PackageUrn::ACT_FOR_CUSTOMERS => t.chain_opens_customers(),
        _ => t.chain_opens_elsewhere(),
    }
}

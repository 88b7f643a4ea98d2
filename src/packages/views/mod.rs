//! What the pages about packages show.

mod catalogue;
mod clients;
mod package;

pub(super) use catalogue::{AreaView, CatalogueView};
pub(super) use package::{PackageView, Part};

use super::{check::PackageFacts, texts::Texts};
use crate::{
    access::{Acting, Basis, Held, Origin, ViewDelegations, texts as access_texts},
    kernel::{Lang, PackageUrn},
};

/// That the reader has the package, and why; nothing if they have not.
fn yours(acting: &Acting<ViewDelegations>, package: &PackageFacts) -> Option<String> {
    let (lang, basis) = (acting.lang(), acting.mandate().first(|basis| package.is_held_by(basis))?);
    let is_given = matches!(basis, Basis { held: Held::Package(_), via: None, origin: Origin::Own, .. });
    let t = Texts(lang);
    Some(if is_given { t.yours_given().to_owned() } else { t.yours_because(access_texts::why(lang, basis)) })
}

/// What the package is for, in our own words.
fn about(lang: Lang, package: &PackageFacts, area: &str) -> String {
    let t = Texts(lang);
    match package.urn.as_str() {
        PackageUrn::API_ACCESS => t.about_api(),
        PackageUrn::API_ACCESS_NUF => t.about_api_nuf(),
        PackageUrn::MACHINE_EVENTS => t.about_events(),
        PackageUrn::ACT_FOR_CUSTOMERS => t.about_customers(),
        PackageUrn::MAIN_ADMINISTRATOR => t.about_main(),
        _ => return t.about_other(area),
    }
    .to_owned()
}

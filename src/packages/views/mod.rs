//! What the pages about packages show.

mod catalogue;
mod package;

pub(super) use catalogue::{AreaView, CatalogueView};
pub(super) use package::{PackageView, Part};

use super::{check::PackageFacts, texts::Texts};
use crate::kernel::{Lang, PackageUrn};

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

use actix_web::{HttpRequest, HttpResponse, http::header, web::Path};
use serde::Deserialize;

use super::{
    check::{AreaFacts, PackageFacts},
    model::{self, Cursor, HolderPage},
    paths::{self, Tab},
    store,
    views::{AreaView, CatalogueView, PackageView, Part},
    what::What,
};
use crate::{
    access::{Acting, ViewDelegations},
    entitlements, scopes,
    web::{self, Moment, Problem, Routes, UrlQuery, page, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::CATALOGUE, catalogue).get(paths::AREA, area).get(paths::PACKAGE, package);
}

/// The query string of the catalogue.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CatalogueQuery {
    q: String,
}

/// `/nb/{org}/tilgangspakker`: all areas with their packages, or those a search finds. The name of exactly one leads to its page.
async fn catalogue(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<CatalogueQuery>) -> web::Result {
    let search = model::search(&query.q);
    let mut db = acting.db().await?;
    let areas = store::areas(&mut db, true).await?;
    let named = paths::package_urn(&search).filter(|_| !search.is_empty());
    if let Some(package) = named.and_then(|urn| areas.iter().flat_map(|area| &area.packages).find(|p| p.urn == urn)) {
        return Ok(see_other(&acting.paths().package(&package.area_urn, &package.urn)));
    }
    page(&CatalogueView::new(&acting, &areas, search))
}

/// One area. A package by another name in its place leads to the page of the package.
async fn area(acting: Acting<ViewDelegations>, path: Path<(String, String, String)>) -> web::Result {
    let (_, _, slug) = path.into_inner();
    let mut things = vec![What::Area(paths::area_urn(&slug))];
    let named = paths::package_urn(&slug);
    things.extend(named.clone().map(What::Package));
    let mut db = acting.db().await?;
    let areas = store::areas_of(&mut db, &things).await?;
    let here = areas.iter().find(|area| area.urn == paths::area_urn(&slug));
    match (here, areas.first()) {
        (Some(area), _) if paths::area_slug(&area.urn) == slug => page(&AreaView::new(&acting, area)),
        (Some(area), _) => Ok(moved(&acting.paths().area(&area.urn), "")),
        (None, Some(AreaFacts { packages, .. })) => match packages.as_slice() {
            [package, ..] => Ok(moved(&acting.paths().package(&package.area_urn, &package.urn), "")),
            [] => Err(Problem::NotFound),
        },
        (None, None) => Err(Problem::NotFound),
    }
}

/// The query string of a package's page. What it does not understand it leaves aside, except a time.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PackageQuery {
    vis: String,
    tid: String,
    etter: Option<String>,
    id: String,
}

/// One package: who has it, what it gives, who can give it. By any other name it leads to its proper address.
async fn package(
    acting: Acting<ViewDelegations>,
    path: Path<(String, String, String, String)>,
    UrlQuery(query): UrlQuery<PackageQuery>,
    req: HttpRequest,
) -> web::Result {
    let (_, _, area_slug, name) = path.into_inner();
    let urn = paths::package_urn(&name).ok_or(Problem::NotFound)?;
    let mut db = acting.db().await?;
    let areas = store::areas_of(&mut db, &[What::Package(urn)]).await?;
    let (area, package) = only(&areas).ok_or(Problem::NotFound)?;
    if paths::area_slug(&area.urn) != area_slug || package.urn.code() != name {
        return Ok(moved(&acting.paths().package(&package.area_urn, &package.urn), req.query_string()));
    }
    let tab = Tab::of(&query.vis);
    let (now, today) = (acting.now(), acting.today());
    let moment = Moment::parse(&query.tid, now);
    let part = match (tab, moment) {
        (Tab::Holders, Ok(moment)) => {
            let wanted = store::Wanted {
                package,
                at: moment.map(Moment::at),
                day: moment.map_or(today, Moment::day),
                after: query.etter.map(|name| Cursor { name, key: query.id }),
            };
            Part::Holders(store::holders(&mut db, &acting, wanted).await?)
        }
        // A time that cannot be read is told at its field, and nobody is shown as if it were then.
        (Tab::Holders, Err(_)) => Part::Holders(HolderPage::default()),
        (Tab::Gives, _) => Part::Gives(scopes::resources_for(&mut db, acting.org(), None, today).await?),
        (Tab::Givers, _) => Part::Givers(entitlements::nobody_decides(&mut db, acting.org(), today).await?),
    };
    page(&PackageView::new(&acting, area, package, part, &query.tid, moment))
}

/// The package that is the only thing in these areas.
fn only(areas: &[AreaFacts]) -> Option<(&AreaFacts, &PackageFacts)> {
    let area = areas.first()?;
    area.packages.first().map(|package| (area, package))
}

/// The same thing under its proper address, for good.
fn moved(to: &str, query: &str) -> HttpResponse {
    let to = if query.is_empty() { to.to_owned() } else { format!("{to}?{query}") };
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, to)).finish()
}

use serde::Deserialize;
use sqlx::{PgConnection, types::Json};

use super::super::{
    check::{AreaFacts, Capacity, MAIN_ADMINISTRATOR, PackageFacts, RoleRow},
    model::INTEGRATIONS,
    what::What,
};
use crate::kernel::{PackageUrn, RegisterRole, Title};

fn giver(code: String, of_register: bool) -> Capacity {
    match of_register {
        true => Capacity::Role(RegisterRole::from(code)),
        false if code == MAIN_ADMINISTRATOR => Capacity::MainAdministrator,
        false => Capacity::Other(code),
    }
}

/// A line of the role table as the statement puts it together.
#[derive(Debug, Deserialize)]
struct Line {
    code: String,
    name: Title,
    of_register: bool,
    org_form: Option<String>,
    has_access: bool,
    can_delegate: bool,
}

/// All areas with their packages, *Integrasjoner* first, the rest by group and name: the packages of organisations, or those of persons
/// too, which are shown and not used.
pub(in super::super) async fn areas(db: &mut PgConnection, of_persons_too: bool) -> sqlx::Result<Vec<AreaFacts>> {
    let entity_types = if of_persons_too { &["Organization", "Person"][..] } else { &["Organization"] };
    read(db, &[], &[], entity_types).await
}

/// The areas of these packages with these packages only, and these areas with all their packages.
pub(in super::super) async fn areas_of(db: &mut PgConnection, things: &[What]) -> sqlx::Result<Vec<AreaFacts>> {
    let of = |kind: &str| things.iter().filter(|w| w.kind() == kind).map(|w| w.code().to_owned()).collect::<Vec<_>>();
    let (packages, areas) = (of("package"), of("area"));
    if packages.is_empty() && areas.is_empty() {
        return Ok(Vec::new());
    }
    read(db, &packages, &areas, &[]).await
}

async fn read(
    db: &mut PgConnection,
    packages: &[String],
    areas: &[String],
    entity_types: &[&str],
) -> sqlx::Result<Vec<AreaFacts>> {
    let rows = sqlx::query!(
        r#"
        with roles as (
          select rp.package_urn,
                 jsonb_agg(jsonb_build_object('code', coalesce(c.register_code, rp.role_code),
                                              'name', jsonb_build_object('nb', c.name_nb, 'nn', c.name_nn, 'en', c.name_en), 'of_register', c.register_code is not null,
                                              'org_form', rp.org_form, 'has_access', rp.has_access, 'can_delegate', rp.can_delegate)
                           order by rp.role_code, coalesce(rp.org_form, '')) as lines
          from role_package rp
          join catalogue_role c on c.code = rp.role_code
          where rp.package_urn in (
            select urn from access_package where urn = any($1) or area_urn = any($2) or entity_type = any($3))
          group by rp.package_urn
        )
        select p.urn, p.name_nb, p.name_nn, p.name_en, p.is_assignable, p.entity_type <> 'Organization' as "for_persons!",
               a.urn as area_urn, a.name_nb as area_nb, a.name_nn as area_nn, a.name_en as area_en, a.group_code,
               r.lines as "lines?: Json<Vec<Line>>"
        from access_package p
        join access_area a on a.urn = p.area_urn
        left join roles r on r.package_urn = p.urn
        where p.urn = any($1) or p.area_urn = any($2) or p.entity_type = any($3)
        order by (a.urn = $4) desc,
                 array_position(array['General', 'Industry', 'Special', 'Inhabitant', 'Guardianship'], a.group_code),
                 a.name_nb collate "nb-x-icu", a.urn, p.name_nb collate "nb-x-icu", p.urn
        "#,
        packages,
        areas,
        entity_types as _,
        INTEGRATIONS,
    )
    .fetch_all(db)
    .await?;
    // The rows come area by area.
    let mut areas: Vec<AreaFacts> = Vec::new();
    for row in rows {
        let Ok(urn) = row.urn.parse() else { continue };
        let lines = row.lines.map(|Json(lines)| lines).unwrap_or_default();
        let roles = lines.into_iter().map(|line| RoleRow {
            giver: giver(line.code, line.of_register),
            name: line.name,
            org_form: line.org_form,
            has_access: line.has_access,
            can_delegate: line.can_delegate,
        });
        let package = PackageFacts {
            urn,
            name: Title { nb: row.name_nb, nn: row.name_nn, en: row.name_en },
            area_urn: row.area_urn.clone(),
            is_assignable: row.is_assignable,
            for_persons: row.for_persons,
            retired: false,
            roles: roles.collect(),
        };
        match areas.last_mut() {
            Some(area) if area.urn == row.area_urn => area.packages.push(package),
            _ => {
                let name = Title { nb: row.area_nb, nn: row.area_nn, en: row.area_en };
                areas.push(AreaFacts { urn: row.area_urn, name, group: row.group_code, packages: vec![package] });
            }
        }
    }
    Ok(areas)
}

fn nameless(code: &str) -> Title {
    Title { nb: code.to_owned(), nn: code.to_owned(), en: code.to_owned() }
}

/// A package the catalogue no longer has.
pub(in super::super) fn retired(urn: &PackageUrn) -> PackageFacts {
    PackageFacts {
        urn: urn.clone(),
        name: nameless(urn.code()),
        area_urn: String::new(),
        is_assignable: false,
        for_persons: false,
        retired: true,
        roles: Vec::new(),
    }
}

/// An area the catalogue does not have.
pub(in super::super) fn no_area(urn: &str) -> AreaFacts {
    AreaFacts { urn: urn.to_owned(), name: nameless(urn), group: String::new(), packages: Vec::new() }
}

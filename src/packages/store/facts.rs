use sqlx::PgConnection;

use super::super::{
    check::{AreaFacts, Giver, PackageFacts, RoleRow},
    model::INTEGRATIONS,
    what::What,
};
use crate::kernel::{PackageUrn, RegisterRole, Title};

/// The catalogue's own name for *Hovedadministrator*, who is no role of a register.
const MAIN_ADMINISTRATOR: &str = "hovedadministrator";

fn giver(code: String, of_register: bool) -> Giver {
    match of_register {
        true => Giver::Role(RegisterRole::from(code)),
        false if code == MAIN_ADMINISTRATOR => Giver::MainAdministrator,
        false => Giver::Other(code),
    }
}

/// A package and its area as the database tells them.
struct Found {
    urn: String,
    package: Title,
    area_urn: String,
    area: Title,
    group: String,
    is_assignable: bool,
    for_persons: bool,
    roles: Vec<RoleRow>,
}

/// Rows that come area by area, put together.
fn by_area(rows: Vec<Found>) -> Vec<AreaFacts> {
    let mut areas: Vec<AreaFacts> = Vec::new();
    for row in rows {
        let Ok(urn) = row.urn.parse() else { continue };
        let package = PackageFacts {
            urn,
            name: row.package,
            area_urn: row.area_urn.clone(),
            is_assignable: row.is_assignable,
            for_persons: row.for_persons,
            retired: false,
            roles: row.roles,
        };
        match areas.last_mut() {
            Some(area) if area.urn == row.area_urn => area.packages.push(package),
            _ => {
                areas.push(AreaFacts { urn: row.area_urn, name: row.area, group: row.group, packages: vec![package] });
            }
        }
    }
    areas
}

fn role_rows(
    codes: Vec<String>,
    registers: Vec<bool>,
    forms: Vec<String>,
    uses: Vec<bool>,
    gives: Vec<bool>,
) -> Vec<RoleRow> {
    let rows = codes.into_iter().zip(registers).zip(forms).zip(uses).zip(gives);
    rows.map(|((((code, of_register), form), has_access), can_delegate)| RoleRow {
        giver: giver(code, of_register),
        org_form: Some(form).filter(|form| !form.is_empty()),
        has_access,
        can_delegate,
    })
    .collect()
}

/// All areas with the packages of organisations; *Integrasjoner* first, the rest by group and name.
pub(in super::super) async fn areas(db: &mut PgConnection) -> sqlx::Result<Vec<AreaFacts>> {
    read(db, &[], &[], true).await
}

/// The areas of these packages with these packages only, and these areas with all their packages of organisations.
pub(in super::super) async fn areas_of(db: &mut PgConnection, things: &[What]) -> sqlx::Result<Vec<AreaFacts>> {
    let of = |kind: &str| things.iter().filter(|w| w.kind() == kind).map(|w| w.code().to_owned()).collect::<Vec<_>>();
    let (packages, areas) = (of("package"), of("area"));
    if packages.is_empty() && areas.is_empty() {
        return Ok(Vec::new());
    }
    read(db, &packages, &areas, false).await
}

async fn read(
    db: &mut PgConnection,
    packages: &[String],
    areas: &[String],
    everything: bool,
) -> sqlx::Result<Vec<AreaFacts>> {
    let rows = sqlx::query!(
        r#"
        with roles as (
          select rp.package_urn,
                 array_agg(coalesce(c.register_code, rp.role_code) order by rp.role_code, rp.org_form) as codes,
                 array_agg(c.register_code is not null order by rp.role_code, rp.org_form) as registers,
                 array_agg(coalesce(rp.org_form, '') order by rp.role_code, rp.org_form) as forms,
                 array_agg(rp.has_access order by rp.role_code, rp.org_form) as uses,
                 array_agg(rp.can_delegate order by rp.role_code, rp.org_form) as gives
          from role_package rp
          left join catalogue_role c on c.code = rp.role_code
          where $3 or rp.package_urn = any($1)
             or rp.package_urn in (select urn from access_package where area_urn = any($2))
          group by rp.package_urn
        )
        select p.urn, p.name_nb, p.name_nn, p.name_en, p.is_assignable, p.entity_type <> 'Organization' as "for_persons!",
               a.urn as area_urn, a.name_nb as area_nb, a.name_nn as area_nn, a.name_en as area_en, a.group_code,
               r.codes, r.registers, r.forms, r.uses, r.gives
        from access_package p
        join access_area a on a.urn = p.area_urn
        left join roles r on r.package_urn = p.urn
        where p.urn = any($1) or (p.entity_type = 'Organization' and ($3 or p.area_urn = any($2)))
        order by (a.urn = $4) desc,
                 array_position(array['General', 'Industry', 'Special'], a.group_code),
                 a.name_nb collate "nb-x-icu", a.urn, p.name_nb collate "nb-x-icu", p.urn
        "#,
        packages,
        areas,
        everything,
        INTEGRATIONS,
    )
    .fetch_all(db)
    .await?;
    let found = rows.into_iter().map(|row| Found {
        urn: row.urn,
        package: Title { nb: row.name_nb, nn: row.name_nn, en: row.name_en },
        area_urn: row.area_urn,
        area: Title { nb: row.area_nb, nn: row.area_nn, en: row.area_en },
        group: row.group_code,
        is_assignable: row.is_assignable,
        for_persons: row.for_persons,
        roles: role_rows(
            row.codes.unwrap_or_default(),
            row.registers.unwrap_or_default(),
            row.forms.unwrap_or_default(),
            row.uses.unwrap_or_default(),
            row.gives.unwrap_or_default(),
        ),
    });
    Ok(by_area(found.collect()))
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

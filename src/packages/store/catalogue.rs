use sqlx::{Connection, PgConnection};

use super::super::{
    catalogue::Catalogue,
    model::{AccessArea, AccessPackage, CatalogueRole, RolePackage},
};
use crate::kernel::PackageUrn;

/// Replaces the catalogue in the tables if it is another one than this. Portals that start together take turns.
pub(in super::super) async fn replace(db: &mut PgConnection, catalogue: &Catalogue, hash: &[u8]) -> sqlx::Result<bool> {
    let mut tx = db.begin().await?;
    sqlx::query!("select pg_advisory_xact_lock(hashtext('catalogue'))").execute(&mut *tx).await?;
    let current = sqlx::query_scalar!(
        r#"select exists (select from catalogue_version where content_hash = $1) as "current!""#,
        hash,
    )
    .fetch_one(&mut *tx)
    .await?;
    if current {
        return Ok(false);
    }
    clear(&mut tx).await?;
    insert_areas(&mut tx, &catalogue.areas).await?;
    insert_packages(&mut tx, &catalogue.packages).await?;
    insert_roles(&mut tx, &catalogue.roles).await?;
    insert_role_packages(&mut tx, &catalogue.role_packages).await?;
    sqlx::query!("insert into catalogue_version (content_hash) values ($1)", hash).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(true)
}

async fn clear(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("delete from catalogue_version").execute(&mut *db).await?;
    sqlx::query!("delete from role_package").execute(&mut *db).await?;
    sqlx::query!("delete from access_package_alias").execute(&mut *db).await?;
    sqlx::query!("delete from access_package").execute(&mut *db).await?;
    sqlx::query!("delete from access_area").execute(&mut *db).await?;
    sqlx::query!("delete from catalogue_role").execute(&mut *db).await?;
    Ok(())
}

fn texts<T>(rows: &[T], of: impl Fn(&T) -> &str) -> Vec<String> {
    rows.iter().map(|row| of(row).to_owned()).collect()
}

fn flags<T>(rows: &[T], of: impl Fn(&T) -> bool) -> Vec<bool> {
    rows.iter().map(of).collect()
}

async fn insert_areas(db: &mut PgConnection, areas: &[AccessArea]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into access_area (urn, name_nb, name_nn, name_en, group_code)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
        "#,
        &texts(areas, |a| &a.urn),
        &texts(areas, |a| &a.name_nb),
        &texts(areas, |a| &a.name_nn),
        &texts(areas, |a| &a.name_en),
        &texts(areas, |a| &a.group_code),
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_packages(db: &mut PgConnection, packages: &[AccessPackage]) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into access_package (urn, name_nb, name_nn, name_en, area_urn, is_assignable, is_delegable,
                                    available_for_service_owners, entity_type, provider)
        select *
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
                    $8::boolean[], $9::text[], $10::text[])
        "#,
        &texts(packages, |p| p.urn.as_str()),
        &texts(packages, |p| &p.name_nb),
        &texts(packages, |p| &p.name_nn),
        &texts(packages, |p| &p.name_en),
        &texts(packages, |p| &p.area_urn),
        &flags(packages, |p| p.is_assignable),
        &flags(packages, |p| p.is_delegable),
        &flags(packages, |p| p.available_for_service_owners),
        &texts(packages, |p| &p.entity_type),
        &texts(packages, |p| &p.provider),
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into access_package_alias (alias, urn) select * from unnest($1::text[], $2::text[])",
        &PackageUrn::ALIASES.map(|(alias, _)| alias.to_owned()),
        &PackageUrn::ALIASES.map(|(_, canonical)| canonical.to_owned()),
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_roles(db: &mut PgConnection, roles: &[CatalogueRole]) -> sqlx::Result<()> {
    let register_codes: Vec<Option<String>> = roles.iter().map(CatalogueRole::register_code).collect();
    sqlx::query!(
        r#"
        insert into catalogue_role (code, register_code, name_nb, name_nn, name_en, is_key_role, entity_type, provider)
        select *
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[])
        "#,
        &texts(roles, |r| &r.code),
        &register_codes as _,
        &texts(roles, |r| &r.name_nb),
        &texts(roles, |r| &r.name_nn),
        &texts(roles, |r| &r.name_en),
        &flags(roles, |r| r.is_key_role),
        &texts(roles, |r| &r.entity_type),
        &texts(roles, |r| &r.provider),
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_role_packages(db: &mut PgConnection, rows: &[RolePackage]) -> sqlx::Result<()> {
    let forms: Vec<Option<String>> = rows.iter().map(|row| row.org_form.clone()).collect();
    sqlx::query!(
        r#"
        insert into role_package (role_code, package_urn, org_form, has_access, can_delegate)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::boolean[])
        "#,
        &texts(rows, |r| &r.role_code),
        &texts(rows, |r| r.package_urn.as_str()),
        &forms as _,
        &flags(rows, |r| r.has_access),
        &flags(rows, |r| r.can_delegate),
    )
    .execute(db)
    .await?;
    Ok(())
}

use sqlx::{Connection, PgConnection, types::Json};

use super::super::{catalogue::Catalogue, model::CatalogueRole};
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
    sqlx::query!(
        r#"
        with versions as (delete from catalogue_version), role_packages as (delete from role_package),
             aliases as (delete from access_package_alias), packages as (delete from access_package),
             areas as (delete from access_area)
        delete from catalogue_role
        "#
    )
    .execute(&mut *tx)
    .await?;
    // The rows of the catalogue have the columns of the tables.
    sqlx::query!(
        "insert into access_area select * from jsonb_populate_recordset(null::access_area, $1)",
        Json(&catalogue.areas) as _
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into access_package select * from jsonb_populate_recordset(null::access_package, $1)",
        Json(&catalogue.packages) as _
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into access_package_alias (alias, urn) select * from unnest($1::text[], $2::text[])",
        &PackageUrn::ALIASES.map(|(alias, _)| alias.to_owned()),
        &PackageUrn::ALIASES.map(|(_, canonical)| canonical.to_owned()),
    )
    .execute(&mut *tx)
    .await?;
    let register_codes: Vec<Option<String>> = catalogue.roles.iter().map(CatalogueRole::register_code).collect();
    sqlx::query!(
        r#"
        insert into catalogue_role
        select r.code, of_register, r.name_nb, r.name_nn, r.name_en, r.is_key_role, r.entity_type, r.provider
        from rows from (jsonb_to_recordset($1) as (code text, name_nb text, name_nn text, name_en text, is_key_role boolean,
                                                   entity_type text, provider text), unnest($2::text[]))
          as r (code, name_nb, name_nn, name_en, is_key_role, entity_type, provider, of_register)
        "#,
        Json(&catalogue.roles) as _,
        &register_codes as _,
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into role_package select * from jsonb_populate_recordset(null::role_package, $1)",
        Json(&catalogue.role_packages) as _
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("insert into catalogue_version (content_hash) values ($1)", hash).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(true)
}

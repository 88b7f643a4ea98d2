use jiff_sqlx::ToSqlx;
use sqlx::types::Json;

use super::super::model::{Content, Kind};
use crate::{
    access::{Acting, ManageClients},
    kernel::{ClientId, Environment},
    ledger::Change,
};

/// Makes a client without scopes and keys.
pub(in super::super) async fn insert(
    change: &mut Change,
    acting: &Acting<ManageClients>,
    (environment, kind): (Environment, Kind),
    content: &Content,
) -> sqlx::Result<ClientId> {
    let (org, at, by, id, reference) =
        (acting.org(), change.at(), acting.person(), ClientId::new(), change.reference().clone());
    sqlx::query!(
        r#"
        insert into client (client_id, environment, org_number, name, description, integration_type, for_customers,
                            access_token_lifetime, oidc, created_at, created_by, created_in, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $12, $9, $10, $11, $9)
        "#,
        id as _,
        environment as _,
        org as _,
        content.name,
        content.description,
        kind as _,
        content.for_customers,
        content.lifetime,
        at.to_sqlx() as _,
        by as _,
        reference as _,
        content.login.as_ref().map(Json) as _,
    )
    .execute(change.conn())
    .await?;
    Ok(id)
}

/// Sets what the form says.
pub(in super::super) async fn put(change: &mut Change, id: ClientId, content: &Content) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        r#"
        update client
        set name = $2, description = $3, for_customers = $4, access_token_lifetime = $5, oidc = $7, changed_at = $6,
            version = version + 1
        where client_id = $1
        "#,
        id as _,
        content.name,
        content.description,
        content.for_customers,
        content.lifetime,
        at.to_sqlx() as _,
        content.login.as_ref().map(Json) as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Takes the client out of use, so that from this transaction on it gets no token; or into use again.
pub(in super::super) async fn set_active(change: &mut Change, id: ClientId, active: bool) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        r#"
        update client
        set deactivated_at = case when $3 then null else $2::timestamptz end, changed_at = $2, version = version + 1
        where client_id = $1
        "#,
        id as _,
        at.to_sqlx() as _,
        active,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

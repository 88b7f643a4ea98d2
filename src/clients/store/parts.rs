//! Scopes, keys and packages of a client: rows that are added, removed, and restored by another row.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use super::super::model::key_expiry;
use crate::{
    access::{Acting, GiveClientPackage},
    kernel::{ClientId, ClientKeyId, ClientPackageId, ClientScopeId, ScopeId},
    ledger::Change,
    maskinporten::PublicKey,
};

/// Gives the client a scope. None: it has it already.
pub(in super::super) async fn add_scope(
    change: &mut Change,
    client: ClientId,
    scope: ScopeId,
) -> sqlx::Result<Option<ClientScopeId>> {
    let (id, at, reference) = (ClientScopeId::new(), change.at(), change.reference().clone());
    let added = sqlx::query!(
        r#"
        insert into client_scope (client_scope_id, client_id, scope_id, added_at, added_in)
        values ($1, $2, $3, $4, $5)
        on conflict (client_id, scope_id) where removed_at is null do nothing
        "#,
        id as _,
        client as _,
        scope as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// Takes a scope from its client. Is it done, or was it gone?
pub(in super::super) async fn remove_scope(change: &mut Change, id: ClientScopeId) -> sqlx::Result<bool> {
    let (at, reference) = (change.at(), change.reference().clone());
    let removed = sqlx::query!(
        "update client_scope set removed_at = $2, removed_in = $3 where client_scope_id = $1 and removed_at is null",
        id as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// Gives a scope back that was taken. Is it done, or is it there?
pub(in super::super) async fn restore_scope(change: &mut Change, id: ClientScopeId) -> sqlx::Result<bool> {
    let (new, at, reference) = (ClientScopeId::new(), change.at(), change.reference().clone());
    let restored = sqlx::query!(
        r#"
        insert into client_scope (client_scope_id, client_id, scope_id, added_at, added_in, restores)
        select $2, client_id, scope_id, $3, $4, client_scope_id
        from client_scope
        where client_scope_id = $1 and removed_at is not null
        on conflict (client_id, scope_id) where removed_at is null do nothing
        "#,
        id as _,
        new as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(restored.rows_affected() == 1)
}

/// A key that was put in.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct KeyWritten {
    pub id: ClientKeyId,
    pub expires_at: Timestamp,
}

/// Puts a key in, for a year or as long as it is good itself. One with the same kid or the same thumbprint breaks `client_key_kid_key` or `client_key_thumbprint_key`.
pub(in super::super) async fn add_key(
    change: &mut Change,
    client: ClientId,
    key: &PublicKey,
) -> sqlx::Result<KeyWritten> {
    let (id, at, reference) = (ClientKeyId::new(), change.at(), change.reference().clone());
    let expires_at = key_expiry(at, key);
    let jwk: &Value = &key.jwk;
    sqlx::query!(
        r#"
        insert into client_key (client_key_id, client_id, kid, alg, jwk, thumbprint, added_at, added_in, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        "#,
        id as _,
        client as _,
        key.kid,
        key.alg,
        jwk,
        key.thumbprint,
        at.to_sqlx() as _,
        reference as _,
        expires_at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(KeyWritten { id, expires_at })
}

/// Lets a key count until then, as one does that is put in again. Is it done, or is the key gone?
pub(in super::super) async fn set_expiry(change: &mut Change, id: ClientKeyId, until: Timestamp) -> sqlx::Result<bool> {
    let set = sqlx::query!(
        "update client_key set expires_at = $2 where client_key_id = $1 and removed_at is null",
        id as _,
        until.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(set.rows_affected() == 1)
}

/// Takes a key away. Is it done, or was it gone?
pub(in super::super) async fn remove_key(change: &mut Change, id: ClientKeyId) -> sqlx::Result<bool> {
    let (at, reference) = (change.at(), change.reference().clone());
    let removed = sqlx::query!(
        "update client_key set removed_at = $2, removed_in = $3 where client_key_id = $1 and removed_at is null",
        id as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// Puts a key back that was taken away, for as long as it had. Is it done, or is another in its place?
pub(in super::super) async fn restore_key(change: &mut Change, id: ClientKeyId) -> sqlx::Result<bool> {
    let (new, at, reference) = (ClientKeyId::new(), change.at(), change.reference().clone());
    let restored = sqlx::query!(
        r#"
        insert into client_key (client_key_id, client_id, kid, alg, jwk, thumbprint, added_at, added_in, expires_at, restores)
        select $2, client_id, kid, alg, jwk, thumbprint, $3, $4, expires_at, client_key_id
        from client_key
        where client_key_id = $1 and removed_at is not null
        on conflict do nothing
        "#,
        id as _,
        new as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(restored.rows_affected() == 1)
}

/// Gives the client *Opptre for virksomhetens kunder*. None: it has it already.
pub(in super::super) async fn give_package(
    change: &mut Change,
    acting: &Acting<GiveClientPackage>,
    client: ClientId,
) -> sqlx::Result<Option<ClientPackageId>> {
    let (id, at, by, reference) = (ClientPackageId::new(), change.at(), acting.person(), change.reference().clone());
    let given = sqlx::query!(
        r#"
        insert into client_package (client_package_id, client_id, given_at, given_by, given_in)
        values ($1, $2, $3, $4, $5)
        on conflict (client_id) where removed_at is null do nothing
        "#,
        id as _,
        client as _,
        at.to_sqlx() as _,
        by as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok((given.rows_affected() == 1).then_some(id))
}

/// Takes it back. Is it done, or was it gone?
pub(in super::super) async fn remove_package(change: &mut Change, id: ClientPackageId) -> sqlx::Result<bool> {
    let (at, reference) = (change.at(), change.reference().clone());
    let removed = sqlx::query!(
        "update client_package set removed_at = $2, removed_in = $3 where client_package_id = $1 and removed_at is null",
        id as _,
        at.to_sqlx() as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(removed.rows_affected() == 1)
}

/// Gives it again. Is it done, or does the client have it?
pub(in super::super) async fn restore_package(
    change: &mut Change,
    acting: &Acting<GiveClientPackage>,
    id: ClientPackageId,
) -> sqlx::Result<bool> {
    let (new, at, by, reference) = (ClientPackageId::new(), change.at(), acting.person(), change.reference().clone());
    let restored = sqlx::query!(
        r#"
        insert into client_package (client_package_id, client_id, given_at, given_by, given_in, restores)
        select $2, client_id, $3, $4, $5, client_package_id
        from client_package
        where client_package_id = $1 and removed_at is not null
        on conflict (client_id) where removed_at is null do nothing
        "#,
        id as _,
        new as _,
        at.to_sqlx() as _,
        by as _,
        reference as _,
    )
    .execute(change.conn())
    .await?;
    Ok(restored.rows_affected() == 1)
}

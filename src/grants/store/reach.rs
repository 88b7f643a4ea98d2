use jiff_sqlx::ToSqlx;

use super::super::events::AccessItem;
use crate::{
    kernel::{OrgNumber, Party, PersonId, ScopeId},
    ledger::Change,
};

/// Takes back every access to the scope, with a change that takes the scope out of use: a person's, or one that was planned.
pub(crate) async fn revoke_all(change: &mut Change, scope: ScopeId) -> sqlx::Result<Vec<AccessItem>> {
    let (at, by, reference) = (change.at(), change.actor().person(), change.reference().clone());
    let rows = sqlx::query!(
        r#"
        with ended as (
          update scope_access
          set withdrawn_at = $2, withdrawn_by = $3, withdrawn_in = $4, withdrawn_how = 'deactivated'
          where scope_id = $1 and withdrawn_at is null
          returning scope_access_id, org_number
        )
        select scope_access_id as id, org_number as "number: OrgNumber", o.name
        from ended
        join organisation o using (org_number)
        order by o.name
        "#,
        scope as _,
        at.to_sqlx() as _,
        by as Option<PersonId>,
        reference.as_str(),
    )
    .fetch_all(change.conn())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AccessItem { id: row.id, consumer: Party { number: row.number, name: row.name } })
        .collect())
}

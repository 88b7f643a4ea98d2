use jiff::civil::Date;
use jiff_sqlx::ToSqlx;

use super::holder::quieten;
use crate::{
    delegations::model::{EventItem, Expired, Party},
    kernel::{ApiResourceId, DelegationId, Environment, OrgNumber},
    ledger::Upkeep,
    scopes::Title,
};

/// Closes one delegation that ended before today, if there is one that nobody is changing. One at a time, so that the logs are
/// written in the same order as everybody else writes them.
pub(crate) async fn close_expired(upkeep: &mut Upkeep, today: Date) -> sqlx::Result<Option<Expired>> {
    let at = upkeep.at();
    let row = sqlx::query!(
        r#"
        with past as (
          select delegation_id
          from delegation
          where withdrawn_at is null and ends_on < $1
          order by delegation_id
          limit 1
          for update skip locked
        ),
        closed as (
          update delegation
          set withdrawn_at = $2, withdrawn_how = 'expired', version = version + 1
          from past
          where delegation.delegation_id = past.delegation_id
          returning delegation.delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version
        )
        select c.delegation_id as "id: DelegationId", c.environment as "environment: Environment",
               c.api_resource_id as "resource: ApiResourceId", c.resource_version,
               g.org_number as "giver: OrgNumber", g.name as giver_name, h.org_number as "holder: OrgNumber", h.name as holder_name,
               r.title_nb, r.title_nn, r.title_en, v.scope_names
        from closed c
        join organisation g on g.org_number = c.org_number
        join organisation h on h.org_number = c.holder_org_number
        join api_resource r using (api_resource_id)
        join api_resource_version v on v.api_resource_id = c.api_resource_id and v.version = c.resource_version
        "#,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
    )
    .fetch_optional(upkeep.conn())
    .await?;
    let Some(expired) = row.map(|row| Expired {
        giver: Party { number: row.giver, name: row.giver_name },
        holder: Party { number: row.holder, name: row.holder_name },
        items: vec![EventItem {
            delegation: row.id,
            resource: row.resource,
            version: row.resource_version,
            title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            scopes: row.scope_names,
            environment: row.environment,
        }],
    }) else {
        return Ok(None);
    };
    quieten(upkeep.conn(), expired.giver.number, expired.holder.number, at).await?;
    Ok(Some(expired))
}

/// Forgets drafts that nobody confirmed in time.
pub(crate) async fn forget_drafts(upkeep: &mut Upkeep) -> sqlx::Result<()> {
    let at = upkeep.at();
    sqlx::query!("delete from change_set where confirmed_in is null and expires_at < $1", at.to_sqlx() as _)
        .execute(upkeep.conn())
        .await?;
    Ok(())
}

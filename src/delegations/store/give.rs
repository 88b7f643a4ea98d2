use jiff::civil::Date;
use jiff_sqlx::ToSqlx;

use super::holder::quieten;
use crate::{
    delegations::model::{EventItem, Party},
    kernel::{ApiResourceId, DelegationId, Environment, OrgNumber},
    ledger::Change,
    scopes::{ApiResource, Title, resources_for},
};

/// The resources as they are now, inside the change.
pub(crate) async fn resources_of(
    change: &mut Change,
    supplier: OrgNumber,
    today: Date,
) -> sqlx::Result<Vec<ApiResource>> {
    let consumer = change.org();
    resources_for(change.conn(), consumer, Some(supplier), today).await
}

/// Takes the supplier's row in the list of holders, so that giving and taking away wait for each other. Made if it is not there.
async fn hold_holder(change: &mut Change, giver: OrgNumber, holder: OrgNumber, name: &str) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into holder (org_number, holder_org_number, sort_name) values ($1, $2, $3)
        on conflict (org_number, holder_id) do update set quiet_since = null
        "#,
        giver as _,
        holder as _,
        name,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Gives the resources to the supplier. What it had until a day that has passed is closed first. A line that a colleague gave in the
/// same instant breaks `delegation_current_key`, and with it the whole change.
pub(crate) async fn insert(
    change: &mut Change,
    supplier: &Party,
    resources: &[ApiResource],
    ends_on: Option<Date>,
    note: Option<&str>,
    today: Date,
) -> sqlx::Result<Vec<EventItem>> {
    let (org, at, person, reference) = (change.org(), change.at(), change.person(), change.reference().clone());
    hold_holder(change, org, supplier.number, &supplier.name).await?;
    let items: Vec<EventItem> = resources
        .iter()
        .map(|r| EventItem {
            delegation: DelegationId::new(),
            resource: r.id,
            version: r.version,
            title: r.title.clone(),
            scopes: r.scopes.clone(),
            environment: r.environment,
        })
        .collect();
    let ids: Vec<_> = items.iter().map(|item| item.resource.uuid()).collect();
    sqlx::query!(
        r#"
        update delegation
        set withdrawn_at = $4, withdrawn_how = 'expired', version = version + 1
        where org_number = $1 and holder_org_number = $2 and api_resource_id = any($3) and withdrawn_at is null and ends_on < $5
        "#,
        org as _,
        supplier.number as _,
        &ids,
        at.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    for item in &items {
        sqlx::query!(
            r#"
            insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version,
                                    given_at, given_by, given_in, ends_on, note)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            "#,
            item.delegation as _,
            org as _,
            supplier.number as _,
            item.environment as _,
            item.resource as _,
            item.version,
            at.to_sqlx() as _,
            person as _,
            reference.as_str(),
            ends_on.map(Date::to_sqlx) as _,
            note,
        )
        .execute(change.conn())
        .await?;
    }
    Ok(items)
}

/// Ends a delegation on the holder's side. `None`: it is not current any more, or not this holder's.
pub(crate) async fn relinquish(change: &mut Change, id: DelegationId) -> sqlx::Result<Option<(Party, EventItem)>> {
    let (holder, at, person, reference) = (change.org(), change.at(), change.person(), change.reference().clone());
    let row = sqlx::query!(
        r#"
        with ended as (
          update delegation
          set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = 'holder', version = version + 1
          where delegation_id = $1 and holder_org_number = $2 and withdrawn_at is null
          returning org_number, api_resource_id, resource_version, environment
        )
        select e.org_number as "giver: OrgNumber", o.name, e.api_resource_id as "resource: ApiResourceId", e.resource_version,
               e.environment as "environment: Environment", r.title_nb, r.title_nn, r.title_en, v.scope_names
        from ended e
        join organisation o using (org_number)
        join api_resource r using (api_resource_id)
        join api_resource_version v on v.api_resource_id = e.api_resource_id and v.version = e.resource_version
        "#,
        id as _,
        holder as _,
        at.to_sqlx() as _,
        person as _,
        reference.as_str(),
    )
    .fetch_optional(change.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    quieten(change.conn(), row.giver, holder, at).await?;
    let item = EventItem {
        delegation: id,
        resource: row.resource,
        version: row.resource_version,
        title: Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
        scopes: row.scope_names,
        environment: row.environment,
    };
    Ok(Some((Party { number: row.giver, name: row.name }, item)))
}

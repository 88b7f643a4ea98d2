use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{expired::close_past, holder::recount, item::item};
use crate::{
    access::{Acting, Right},
    delegations::{
        events::{Item, Restored, WhatThen},
        model::{HolderId, Offer, What},
    },
    kernel::{AccessGrantId, DelegationId, Holder, OrgNumber, Party, PersonId},
    ledger::Change,
    packages,
};

/// Locks the holder's row in the list, and makes it if there is none yet, before anything the holder has: giving, taking back and
/// housekeeping take turns and cannot deadlock, and two who give to the same new holder at once do not give the same twice. `recount` writes
/// what stands in the row.
pub(crate) async fn lock_holder(change: &mut Change, giver: OrgNumber, holder: HolderId) -> sqlx::Result<()> {
    let (org, person) = holder.columns();
    sqlx::query!(
        r#"
        insert into holder (org_number, holder_org_number, holder_person_id, sort_name)
        select $1::integer, o.org_number, null::uuid, o.name
        from organisation o
        where o.org_number = $2
        union all
        select $1, null, p.person_id, trim(p.given_name || ' ' || p.family_name)
        from person p
        where p.person_id = $3
        on conflict (org_number, holder_id) do update set sort_name = excluded.sort_name
        "#,
        giver as _,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Gives everything to the holder, whose row is locked. Should something be given already, `delegation_current_key` or
/// `access_grant_current_key` forbids the whole change.
pub(crate) async fn insert<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: &Holder,
    offers: &[Offer],
    ends_on: Option<Date>,
    note: Option<&str>,
) -> sqlx::Result<Vec<Item>> {
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let (giver, at, by, reference) = (acting.org(), change.at(), acting.person(), change.reference().clone());
    let (org, person) = holder.id().columns();
    close_past(change, giver, holder.id()).await?;
    let mut items = Vec::new();
    for offer in offers {
        let id = match &offer.what {
            What::Api { resource, version, environment, .. } => {
                let id = DelegationId::new();
                sqlx::query!(
                    r#"
                    insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id,
                                            resource_version, given_at, given_by, given_in, ends_on, note)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    "#,
                    id as _,
                    giver as _,
                    org as Option<OrgNumber>,
                    *environment as _,
                    *resource as _,
                    version,
                    at.to_sqlx() as _,
                    by as _,
                    reference.as_str(),
                    ends_on.map(Date::to_sqlx) as _,
                    note,
                )
                .execute(change.conn())
                .await?;
                id.uuid()
            }
            What::Grant(what) => {
                let id = AccessGrantId::new();
                sqlx::query!(
                    r#"
                    insert into access_grant (access_grant_id, org_number, holder_org_number, holder_person_id, kind, code,
                                              given_at, given_by, given_in, ends_on, note, given_as)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                    "#,
                    id as _,
                    giver as _,
                    org as Option<OrgNumber>,
                    person as Option<PersonId>,
                    what.kind(),
                    what.code(),
                    at.to_sqlx() as _,
                    by as _,
                    reference.as_str(),
                    ends_on.map(Date::to_sqlx) as _,
                    note,
                    &packages::capacities(acting.mandate()),
                )
                .execute(change.conn())
                .await?;
                id.uuid()
            }
        };
        items.push(Item { id, title: offer.title.clone(), what: WhatThen::from(&offer.what) });
    }
    recount(change.conn(), giver, holder.id(), at).await?;
    Ok(items)
}

/// Answers what the holders of these new rows had asked for, on whichever page they were given. The table of requests belongs to a room
/// above this one, so what is written there stands in a function of the database: `sql/answer_requests.sql`. Returns the requests about it,
/// as the ledger remembers them.
pub(crate) async fn answer_requests(change: &mut Change, given: &[Uuid]) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(r#"select answer_requests($1) as "request!""#, given).fetch_all(change.conn()).await
}

/// Ends these rows of the giver: taken back, or given by a change that is undone. Returns those that were current until now.
pub(crate) async fn withdraw<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    holder: HolderId,
    rows: &[Uuid],
    how: &'static str,
) -> sqlx::Result<Vec<Uuid>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (giver, at, by, reference) = (acting.org(), change.at(), acting.person(), change.reference().clone());
    let ended = sqlx::query_scalar!(
        r#"
        with delegations as (
          update delegation
          set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = $6, version = version + 1
          where delegation_id = any($2) and org_number = $1 and holder_org_number::text = $7 and withdrawn_at is null
          returning delegation_id as id
        ),
        grants as (
          update access_grant
          set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = $6, version = version + 1
          where access_grant_id = any($2) and org_number = $1 and holder_id = $7 and withdrawn_at is null
          returning access_grant_id as id
        )
        select id as "id!" from delegations
        union all
        select id from grants
        "#,
        giver as _,
        rows,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
        how,
        holder.to_string(),
    )
    .fetch_all(change.conn())
    .await?;
    recount(change.conn(), giver, holder, at).await?;
    Ok(ended)
}

/// Gives again what was withdrawn, as it was: the same version, the same end. The holder's row is locked. The giver is not the acting
/// organisation when a holder takes back what it gave up. `None`: it has been given anew meanwhile.
pub(crate) async fn restore<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    giver: OrgNumber,
    holder: HolderId,
    item: &Item,
) -> sqlx::Result<Option<Restored>> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    close_past(change, giver, holder).await?;
    let id = match &item.what {
        WhatThen::Api { .. } => {
            sqlx::query_scalar!(
                r#"
                insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version,
                                        given_at, given_by, given_in, ends_on, note, restores, first_given_at, first_given_by)
                select $3, org_number, holder_org_number, environment, api_resource_id, resource_version, $4, $5, $6, ends_on, note,
                       delegation_id, coalesce(first_given_at, given_at),
                       case when first_given_at is null then given_by else first_given_by end
                from delegation
                where delegation_id = $1 and org_number = $2 and withdrawn_at is not null
                on conflict (org_number, holder_org_number, api_resource_id) where withdrawn_at is null do nothing
                returning delegation_id
                "#,
                item.id,
                giver as _,
                DelegationId::new() as _,
                at.to_sqlx() as _,
                by as _,
                reference.as_str(),
            )
            .fetch_optional(change.conn())
            .await?
        }
        WhatThen::Grant { .. } => {
            sqlx::query_scalar!(
                r#"
                insert into access_grant (access_grant_id, org_number, holder_org_number, holder_person_id, kind, code,
                                          given_at, given_by, given_in, ends_on, note, restores, given_as, first_given_at, first_given_by)
                select $3, org_number, holder_org_number, holder_person_id, kind, code, $4, $5, $6, ends_on, note, access_grant_id,
                       given_as, coalesce(first_given_at, given_at),
                       case when first_given_at is null then given_by else first_given_by end
                from access_grant
                where access_grant_id = $1 and org_number = $2 and withdrawn_at is not null
                on conflict (org_number, holder_id, kind, code) where withdrawn_at is null do nothing
                returning access_grant_id
                "#,
                item.id,
                giver as _,
                AccessGrantId::new() as _,
                at.to_sqlx() as _,
                by as _,
                reference.as_str(),
            )
            .fetch_optional(change.conn())
            .await?
        }
    };
    recount(change.conn(), giver, holder, at).await?;
    Ok(id.map(|id| Restored { item: Item { id, ..item.clone() }, restores: item.id }))
}

/// The last days of these rows, for those that have one.
pub(crate) async fn last_days(change: &mut Change, ids: &[Uuid]) -> sqlx::Result<Vec<(Uuid, Date)>> {
    let rows = sqlx::query!(
        r#"
        select delegation_id as "id!", ends_on as "ends_on!" from delegation where delegation_id = any($1) and ends_on is not null
        union all
        select access_grant_id, ends_on from access_grant where access_grant_id = any($1) and ends_on is not null
        "#,
        ids,
    )
    .fetch_all(change.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.ends_on.to_jiff())).collect())
}

/// Those of these rows of a holder that ended before their giver took something from it for a breach of security.
pub(crate) async fn before_breach(
    change: &mut Change,
    giver: OrgNumber,
    holder: HolderId,
    ids: &[Uuid],
) -> sqlx::Result<Vec<Uuid>> {
    let (org, person) = holder.columns();
    let rows = sqlx::query_scalar!(
        r#"
        with ended as (
          select delegation_id as id, withdrawn_at, withdrawn_in
          from delegation
          where org_number = $1 and holder_org_number = $2 and withdrawn_at is not null
          union all
          select access_grant_id, withdrawn_at, withdrawn_in
          from access_grant
          where org_number = $1 and (holder_org_number = $2 or holder_person_id = $3) and withdrawn_at is not null
        ),
        breach as (
          select max(e.withdrawn_at) as at
          from ended e
          join receipt r on r.ref = e.withdrawn_in
          where (r.payload ->> 'breach')::boolean
        )
        select e.id as "id!"
        from ended e, breach
        where e.id = any($4) and e.withdrawn_at < breach.at
        "#,
        giver as _,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        ids,
    )
    .fetch_all(change.conn())
    .await?;
    Ok(rows)
}

/// Ends a delegation on the holder's side. `None`: it is not current any more, or not this holder's.
pub(crate) async fn relinquish<R: Right>(
    change: &mut Change,
    acting: &Acting<R>,
    id: DelegationId,
) -> sqlx::Result<Option<(Party, Item)>> {
    let (holder, at, person, reference) = (acting.org(), change.at(), acting.person(), change.reference().clone());
    let giver = sqlx::query_scalar!(
        r#"select org_number as "giver: OrgNumber" from delegation where delegation_id = $1 and holder_org_number = $2"#,
        id as _,
        holder as _,
    )
    .fetch_optional(change.conn())
    .await?;
    let Some(giver) = giver else { return Ok(None) };
    lock_holder(change, giver, HolderId::Organisation(holder)).await?;
    let ended = sqlx::query!(
        r#"
        update delegation
        set withdrawn_at = $3, withdrawn_by = $4, withdrawn_in = $5, withdrawn_how = 'holder', version = version + 1
        where delegation_id = $1 and holder_org_number = $2 and withdrawn_at is null
        "#,
        id as _,
        holder as _,
        at.to_sqlx() as _,
        person as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(None);
    }
    recount(change.conn(), giver, HolderId::Organisation(holder), at).await?;
    Ok(item(change.conn(), id.uuid()).await?.map(|(giver, _, item)| (giver, item)))
}

/// Did somebody else than this person give any of these?
pub(crate) async fn is_by_another(db: &mut PgConnection, person: PersonId, rows: &[Uuid]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (select from delegation where delegation_id = any($1) and given_by is distinct from $2)
            or exists (select from access_grant where access_grant_id = any($1) and given_by is distinct from $2) as "is_by_another!"
        "#,
        rows,
        person as _,
    )
    .fetch_one(db)
    .await
}

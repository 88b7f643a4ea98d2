use jiff::civil::Date;
use jiff_sqlx::ToSqlx;

use super::super::actions::Deactivation;
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeId, ScopePlanId, ScopeTag},
    ledger::Change,
};

/// Plans that the scope goes out of use. The caller has locked the scope; a second plan breaks `scope_plan_open_key`.
pub(crate) async fn plan(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    day: Date,
    deactivation: &Deactivation,
) -> sqlx::Result<()> {
    let (at, by, reference) = (change.at(), acting.person(), change.reference().clone());
    sqlx::query!(
        r#"
        insert into scope_plan (scope_plan_id, scope_id, on_day, accesses, message, planned_at, planned_by, planned_in)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        "#,
        ScopePlanId::new() as _,
        scope as _,
        day.to_sqlx() as _,
        if deactivation.revoke { "revoke" } else { "rest" },
        deactivation.message,
        at.to_sqlx() as _,
        by as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Cancels the plan, if there is one that waits; the one with this reference, if it is given. Returns the day it was for.
pub(crate) async fn cancel_plan(
    change: &mut Change,
    _proof: &Acting<ManageScopes>,
    scope: ScopeId,
    of: Option<&Ref>,
) -> sqlx::Result<Option<Date>> {
    let (at, reference) = (change.at(), change.reference().clone());
    let day = sqlx::query_scalar!(
        r#"
        update scope_plan
        set cancelled_at = $2, cancelled_in = $3
        where scope_id = $1 and cancelled_at is null and done_at is null and ($4::text is null or planned_in = $4)
        returning on_day as "day: jiff_sqlx::Date"
        "#,
        scope as _,
        at.to_sqlx() as _,
        reference.as_str(),
        of.map(Ref::as_str),
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(day.map(jiff_sqlx::Date::to_jiff))
}

/// A scope whose day to go out of use has come, and how it goes. The plan is marked as carried out; both rows are locked, and one that
/// somebody else has locked is left to the next round.
pub(crate) async fn claim_due_plan(change: &mut Change) -> sqlx::Result<Option<(ScopeTag, Deactivation)>> {
    let (at, today, reference) = (change.at(), change.today(), change.reference().clone());
    let row = sqlx::query!(
        r#"
        with due as (
          select p.scope_plan_id
          from scope_plan p
          join scope s using (scope_id)
          where p.cancelled_at is null and p.done_at is null and p.on_day <= $1
          order by p.on_day, p.scope_plan_id
          limit 1
          for update of s, p skip locked
        ),
        done as (
          update scope_plan
          set done_at = $2, done_in = $3
          from due
          where scope_plan.scope_plan_id = due.scope_plan_id
          returning scope_plan.*
        )
        select s.scope_id as "id: ScopeId", s.environment as "environment: Environment", s.name,
               s.provider_org_number as "provider: OrgNumber", o.name as provider_name,
               d.accesses as "accesses!", d.message
        from done d
        join scope s using (scope_id)
        join organisation o on o.org_number = s.provider_org_number
        "#,
        today.to_sqlx() as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(row.map(|row| {
        let provider = Party { number: row.provider, name: row.provider_name };
        let deactivation = Deactivation { revoke: row.accesses == "revoke", message: row.message };
        (ScopeTag { id: row.id, environment: row.environment, name: row.name, provider }, deactivation)
    }))
}

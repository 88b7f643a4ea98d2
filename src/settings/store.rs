use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Current, Proposal, Settings};
use crate::{
    access::{Acting, ManagePeople, Mandate, Right},
    entitlements::another_decides,
    kernel::{OrgNumber, PersonId, Ref},
    ledger::{Change, Draft},
};

/// Does it still stand that they proposed to turn it off? Not when it has waited for too long, or when they have lost their key role.
pub(crate) async fn stands<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    (by, at): (PersonId, Timestamp),
) -> sqlx::Result<bool> {
    let mandate = Mandate::read(db, by, acting.org(), acting.now()).await?;
    Ok(acting.now() < at + Draft::LIVES && mandate.is_some_and(|mandate| mandate.key_role().is_some()))
}

/// The settings of the acting organisation, who last changed them, and what is proposed.
pub(super) async fn current(db: &mut PgConnection, acting: &Acting<ManagePeople>) -> sqlx::Result<Current> {
    let row = sqlx::query!(
        r#"
        select s.undo_hours, s.four_eyes_since is not null as "four_eyes!", s.version,
               e.at as "at?", e.actor_name as "name?", s.changed_in as "changed_in: Ref",
               s.off_proposed_by as "proposed_by: PersonId", s.off_proposed_at as proposed_at,
               trim(p.given_name || ' ' || p.family_name) as "proposer?"
        from organisation_setting s
        left join event e on e.ref = s.changed_in and e.org_number = s.org_number
        left join person p on p.person_id = s.off_proposed_by
        where s.org_number = $1
        "#,
        acting.org() as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(Current::default()) };
    let mut proposal = match (row.proposed_by, row.proposer, row.proposed_at) {
        (Some(by), Some(name), Some(at)) => Some(Proposal { by, name, at: at.to_jiff() }),
        _ => None,
    };
    if let Some(it) = &proposal
        && !stands(db, acting, (it.by, it.at)).await?
    {
        proposal = None;
    }
    let is_alone = row.four_eyes && !another_decides(db, (acting.person(), acting.org()), acting.today()).await?;
    Ok(Current {
        is_alone,
        settings: Settings { undo_hours: row.undo_hours, four_eyes: row.four_eyes },
        version: row.version,
        changed: match (row.at, row.name, row.changed_in) {
            (Some(at), Some(name), Some(reference)) => Some((at.to_jiff(), name, reference)),
            _ => None,
        },
        proposal,
    })
}

/// Makes the row of an organisation that has set nothing yet, so that it can be locked.
async fn make(change: &mut Change, org: OrgNumber) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into organisation_setting (org_number, version) values ($1, 0) on conflict do nothing",
        org as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// The same, locked so that two who change them at once wait for each other, and for whoever works by them ([`hold`]).
pub(super) async fn lock(change: &mut Change, acting: &Acting<ManagePeople>) -> sqlx::Result<Current> {
    make(change, acting.org()).await?;
    sqlx::query!("select from organisation_setting where org_number = $1 for update", acting.org() as _)
        .execute(change.conn())
        .await?;
    current(change.conn(), acting).await
}

/// Does the acting organisation want two persons for what weighs most? It stays so until the change is committed: whoever turns it on or
/// off waits. Comes before everything the change is about.
pub(crate) async fn hold<R: Right>(change: &mut Change, acting: &Acting<R>) -> sqlx::Result<bool> {
    hold_of(change, acting.org()).await
}

/// The same for an organisation that nobody acts for: what it has given takes effect.
pub(crate) async fn hold_of(change: &mut Change, org: OrgNumber) -> sqlx::Result<bool> {
    make(change, org).await?;
    sqlx::query_scalar!(
        r#"select four_eyes_since is not null as "two!" from organisation_setting where org_number = $1 for share"#,
        org as _,
    )
    .fetch_one(change.conn())
    .await
}

/// Notes who proposes to turn it off, or that nobody does any more.
pub(super) async fn note_proposal(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    by: Option<PersonId>,
) -> sqlx::Result<()> {
    let (org, at) = (acting.org(), change.at());
    sqlx::query!(
        r#"
        update organisation_setting
        set off_proposed_by = $2, off_proposed_at = case when $2::uuid is not null then $3::timestamptz end
        where org_number = $1
        "#,
        org as _,
        by as Option<PersonId>,
        at.to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Sets them.
pub(super) async fn put(change: &mut Change, acting: &Acting<ManagePeople>, settings: Settings) -> sqlx::Result<()> {
    let (org, at, reference) = (acting.org(), change.at(), change.reference().clone());
    sqlx::query!(
        r#"
        update organisation_setting
        set undo_hours = $2, four_eyes_since = case when $3 then coalesce(four_eyes_since, $4) end, version = version + 1,
            changed_in = $5, off_proposed_by = case when $3 then off_proposed_by end,
            off_proposed_at = case when $3 then off_proposed_at end
        where org_number = $1
        "#,
        org as _,
        settings.undo_hours,
        settings.four_eyes,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

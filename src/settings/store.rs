use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Current, Settings};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Ref,
    ledger::Change,
};

/// The settings of the acting organisation, and who last changed them.
pub(super) async fn current(db: &mut PgConnection, acting: &Acting<ManagePeople>) -> sqlx::Result<Current> {
    let row = sqlx::query!(
        r#"
        select s.undo_hours, s.four_eyes_since is not null as "four_eyes!", s.version,
               e.at as "at?", e.actor_name as "name?", s.changed_in as "changed_in: Ref"
        from organisation_setting s
        left join event e on e.ref = s.changed_in and e.org_number = s.org_number
        where s.org_number = $1
        "#,
        acting.org() as _,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(Current { settings: Settings::default(), version: 0, changed: None }) };
    Ok(Current {
        settings: Settings { undo_hours: row.undo_hours, four_eyes: row.four_eyes },
        version: row.version,
        changed: match (row.at, row.name, row.changed_in) {
            (Some(at), Some(name), Some(reference)) => Some((at.to_jiff(), name, reference)),
            _ => None,
        },
    })
}

/// The same with their version, locked so that two who change them at once wait for each other.
pub(super) async fn lock(change: &mut Change, acting: &Acting<ManagePeople>) -> sqlx::Result<(Settings, i32)> {
    let org = acting.org();
    sqlx::query!(
        "insert into organisation_setting (org_number, version) values ($1, 0) on conflict do nothing",
        org as _,
    )
    .execute(change.conn())
    .await?;
    let row = sqlx::query!(
        r#"
        select undo_hours, four_eyes_since is not null as "four_eyes!", version
        from organisation_setting
        where org_number = $1
        for update
        "#,
        org as _,
    )
    .fetch_one(change.conn())
    .await?;
    Ok((Settings { undo_hours: row.undo_hours, four_eyes: row.four_eyes }, row.version))
}

/// Sets them.
pub(super) async fn put(change: &mut Change, acting: &Acting<ManagePeople>, settings: Settings) -> sqlx::Result<()> {
    let (org, at, reference) = (acting.org(), change.at(), change.reference().clone());
    sqlx::query!(
        r#"
        update organisation_setting
        set undo_hours = $2, four_eyes_since = case when $3 then coalesce(four_eyes_since, $4) end, version = version + 1,
            changed_in = $5
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

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};

use crate::{entitlements::StaffRole, kernel::PersonId};

/// What came of naming somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Named {
    New,
    /// They did support already, and may do something else now.
    Changed,
    Already,
}

/// Names somebody, who may decide. `false`: they are named already.
pub(crate) async fn name(db: &mut PgConnection, person: PersonId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into support_staff (person_id, role) values ($1, $2) on conflict do nothing",
        person as _,
        StaffRole::Decider as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Names somebody in a role. One they had before ends.
pub(in super::super) async fn name_as(
    db: &mut PgConnection,
    person: PersonId,
    role: StaffRole,
    now: Timestamp,
) -> sqlx::Result<Named> {
    let mut tx = db.begin().await?;
    let ended = sqlx::query!(
        "update support_staff set until = $3 where person_id = $1 and until is null and role <> $2",
        person as _,
        role as _,
        now.to_sqlx() as _,
    )
    .execute(&mut *tx)
    .await?;
    let done = sqlx::query!(
        "insert into support_staff (person_id, role) values ($1, $2) on conflict do nothing",
        person as _,
        role as _,
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(match (ended.rows_affected(), done.rows_affected()) {
        (0, 0) => Named::Already,
        (0, _) => Named::New,
        _ => Named::Changed,
    })
}

/// Strikes somebody from the list. `false`: they are not on it.
pub(in super::super) async fn strike(db: &mut PgConnection, person: PersonId, now: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update support_staff set until = $2 where person_id = $1 and until is null",
        person as _,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Those who are on the list: id, name, since when, and as what.
pub(in super::super) async fn staff(
    db: &mut PgConnection,
) -> sqlx::Result<Vec<(PersonId, String, Timestamp, StaffRole)>> {
    let rows = sqlx::query!(
        r#"
        select s.person_id as "id: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!",
               s.since as "since: jiff_sqlx::Timestamp", s.role as "role: StaffRole"
        from support_staff s
        join person p using (person_id)
        where s.until is null
        order by s.since
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name, row.since.to_jiff(), row.role)).collect())
}

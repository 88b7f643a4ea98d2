use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::kernel::PersonId;

/// Names somebody. `false`: they are named already.
pub(crate) async fn name(db: &mut PgConnection, person: PersonId) -> sqlx::Result<bool> {
    let done = sqlx::query!("insert into support_staff (person_id) values ($1) on conflict do nothing", person as _)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Strikes somebody from the list. `false`: they are not on it.
pub(super) async fn strike(db: &mut PgConnection, person: PersonId, now: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update support_staff set until = $2 where person_id = $1 and until is null",
        person as _,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Those who are on the list: id, name, since when.
pub(super) async fn staff(db: &mut PgConnection) -> sqlx::Result<Vec<(PersonId, String, Timestamp)>> {
    let rows = sqlx::query!(
        r#"
        select s.person_id as "id: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!",
               s.since as "since: jiff_sqlx::Timestamp"
        from support_staff s
        join person p using (person_id)
        where s.until is null
        order by s.since
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name, row.since.to_jiff())).collect())
}

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    access::{Acting, Right},
    kernel::{PersonId, PersonName},
    ledger,
};

/// The person with this keyed hash, if they are known and alive.
pub(crate) async fn by_national_id<R: Right>(
    db: &mut PgConnection,
    _proof: &Acting<R>,
    hash: &[u8],
) -> sqlx::Result<Option<(PersonId, PersonName)>> {
    let row = sqlx::query!(
        r#"
        select person_id as "id: PersonId", given_name, family_name
        from person
        where national_id_hash = $1 and not died
        "#,
        hash,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, PersonName { given: row.given_name, family: row.family_name })))
}

/// Is this person alive, as far as the register knows, and have they not answered whether it is them?
pub(crate) async fn can_receive(db: &mut PgConnection, person: PersonId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (select from person where person_id = $1 and not died)
          and not exists (select from awaiting_person where person_id = $1 and answered_at is not null) as "can_receive!"
        "#,
        person as _,
    )
    .fetch_one(db)
    .await
}

/// Locks the guesses of the user: they are counted one after the other.
pub(crate) async fn lock_guesses<R: Right>(draft: &mut ledger::Draft, acting: &Acting<R>) -> sqlx::Result<()> {
    let name = format!("guess {}", acting.person());
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0))", name).execute(draft.conn()).await?;
    Ok(())
}

/// How often the user has guessed wrong since then.
pub(crate) async fn failures_since<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    since: Timestamp,
) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from person_look_up_failure where person_id = $1 and at > $2"#,
        acting.person() as _,
        since.to_sqlx() as _,
    )
    .fetch_one(db)
    .await
}

/// Notes a wrong guess of the user. Kept whatever becomes of the request.
pub(crate) async fn note_failure<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into person_look_up_failure (person_id, at) values ($1, $2)",
        acting.person() as _,
        at.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Persons the organisation knows: those who have or had something from it, or a role in it. By name.
pub(crate) async fn known_people<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    limit: i64,
) -> sqlx::Result<Vec<(PersonId, String, Option<i16>)>> {
    let rows = sqlx::query!(
        r#"
        select p.person_id as "id: PersonId", trim(p.given_name || ' ' || p.family_name) as "name!", p.born_on
        from person p
        where not p.died and p.national_id_hash is not null and p.person_id <> $2 and (
          p.person_id in (select holder_person_id from holder where org_number = $1 and holder_person_id is not null)
          or p.person_id in (select holder_person_id from register_role where org_number = $1 and holder_person_id is not null))
        order by p.family_name, p.given_name, p.person_id
        limit $3
        "#,
        acting.org() as _,
        acting.person() as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name, row.born_on.map(|on| on.to_jiff().year()))).collect())
}

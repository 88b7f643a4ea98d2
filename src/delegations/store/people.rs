use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::SupplierFault;
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

/// Can this person be given something? They are alive, as far as the register knows, and if it is asked whether it is them, it still is.
pub(crate) async fn may_receive(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Result<(), SupplierFault>> {
    let row = sqlx::query!(
        r#"
        select p.died, w.person_id is not null and (w.answered_at is not null or w.national_id_hash is null) as "answered!"
        from person p
        left join awaiting_person w on w.person_id = p.person_id
        where p.person_id = $1
        "#,
        person as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(match row {
        Some(row) if row.answered && !row.died => Err(SupplierFault::Answered),
        Some(row) if !row.died => Ok(()),
        _ => Err(SupplierFault::Died),
    })
}

/// Locks the guesses of the user: they are counted one after the other.
pub(crate) async fn lock_guesses<R: Right>(draft: &mut ledger::Draft, acting: &Acting<R>) -> sqlx::Result<()> {
    let name = format!("guess {}", acting.person());
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0))", name).execute(draft.conn()).await?;
    Ok(())
}

/// How often the user has guessed wrong since then: at anybody, and at the number with this keyed hash.
pub(crate) async fn failures_since<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    number: &[u8],
    since: Timestamp,
) -> sqlx::Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"
        select (select count(*) from person_look_up_failure where person_id = $1 and at > $2) as "all!",
               (select count(*)
                from awaiting_person
                where national_id_hash = $3 and answered_at is null and added_by = $1 and added_at > $2) as "at_number!"
        "#,
        acting.person() as _,
        since.to_sqlx() as _,
        number,
    )
    .fetch_one(db)
    .await?;
    Ok((row.all, row.at_number))
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

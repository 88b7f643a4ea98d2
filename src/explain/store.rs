//! The one statement of the room.

use sqlx::PgConnection;

use crate::kernel::PersonId;

/// The id and the name of a person, found by the id or by the hash of a national number. `None`: the person is not known here.
pub(super) async fn person(
    db: &mut PgConnection,
    person: Option<PersonId>,
    national_id_hash: Option<&[u8]>,
) -> sqlx::Result<Option<(PersonId, String)>> {
    let row = sqlx::query!(
        r#"
        select person_id as "id: PersonId", trim(given_name || ' ' || family_name) as "name!"
        from person
        where person_id = $1 or national_id_hash = $2
        "#,
        person as Option<PersonId>,
        national_id_hash,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.name)))
}

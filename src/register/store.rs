use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};

use super::model::{Unit, UnitStatus};
use crate::{
    kernel::{NAMELESS, NationalId, OrgNumber, PersonId, PersonName, search_text},
    platform::keys::Keys,
};

/// A row of the register, as every statement here reads it.
struct Row {
    number: OrgNumber,
    name: String,
    org_form: String,
    place: Option<String>,
    deleted_on: Option<jiff_sqlx::Date>,
    bankrupt: bool,
    main_unit: Option<OrgNumber>,
}

impl Row {
    /// As it is on this day.
    fn unit(self, today: Date) -> Unit {
        Unit {
            number: self.number,
            name: self.name,
            form: self.org_form,
            place: self.place,
            status: UnitStatus::of(self.deleted_on.map(jiff_sqlx::Date::to_jiff), self.bankrupt, today),
            main_unit: self.main_unit,
        }
    }
}

/// One unit, or `None`.
pub async fn unit(db: &mut PgConnection, org: OrgNumber, today: Date) -> sqlx::Result<Option<Unit>> {
    let row = sqlx::query_as!(
        Row,
        r#"
        select org_number as "number: OrgNumber", name, org_form, coalesce(municipality, city) as place, deleted_on, bankrupt,
               case when sub_unit then parent_org_number end as "main_unit: OrgNumber"
        from organisation
        where org_number = $1
        "#,
        org as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.unit(today)))
}

/// The names of these units as the register writes them, for files.
pub(crate) async fn registered_names(
    db: &mut PgConnection,
    units: impl IntoIterator<Item = OrgNumber>,
) -> sqlx::Result<HashMap<OrgNumber, String>> {
    let numbers: Vec<i32> = units.into_iter().map(OrgNumber::get).collect();
    let rows = sqlx::query!(
        r#"
        select org_number as "number: OrgNumber", coalesce(registered_name, name) as "name!"
        from organisation
        where org_number = any($1)
        "#,
        &numbers,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.name)).collect())
}

/// The organisation form that conditions of roles look at: that of the main unit, for a sub-unit.
pub async fn role_form(db: &mut PgConnection, of: &Unit, today: Date) -> sqlx::Result<String> {
    let main_unit = match of.main_unit {
        Some(main_unit) => unit(db, main_unit, today).await?,
        None => None,
    };
    Ok(main_unit.map_or_else(|| of.form.clone(), |main_unit| main_unit.form))
}

/// The sub-units of these units that are not deleted, by name.
pub(crate) async fn sub_units(db: &mut PgConnection, main_units: &[OrgNumber], today: Date) -> sqlx::Result<Vec<Unit>> {
    let numbers: Vec<i32> = main_units.iter().map(|unit| unit.get()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select org_number as "number: OrgNumber", name, org_form, coalesce(municipality, city) as place, deleted_on, bankrupt,
               parent_org_number as "main_unit: OrgNumber"
        from organisation
        where parent_org_number = any($1) and sub_unit and not is_deleted(deleted_on, $2)
        order by name collate "nb-x-icu", org_number
        "#,
        &numbers,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.unit(today)).collect())
}

/// When the mirror was last brought up to date.
pub(crate) async fn updated_at(db: &mut PgConnection) -> sqlx::Result<Option<Timestamp>> {
    let at = sqlx::query_scalar!(r#"select max(finished_at) as "at: jiff_sqlx::Timestamp" from register_import"#);
    Ok(at.fetch_one(db).await?.map(jiff_sqlx::Timestamp::to_jiff))
}

/// Locks these units until the transaction ends: an import that takes a role away from one of them waits, or has already committed.
/// In ascending order, so that two changes never wait for each other.
pub async fn lock(db: &mut PgConnection, units: &[OrgNumber]) -> sqlx::Result<()> {
    let numbers: Vec<i32> = units.iter().map(|unit| unit.get()).collect();
    sqlx::query_scalar!(
        "select org_number from organisation where org_number = any($1) order by org_number for share",
        &numbers,
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

/// Active units whose name begins with this text, shortest name first, for users who do not know the number; or the one with this number.
pub async fn active_by_name(db: &mut PgConnection, start: &str, limit: i64, today: Date) -> sqlx::Result<Vec<Unit>> {
    if let Ok(number) = OrgNumber::parse(start) {
        let found = unit(db, number, today).await?;
        return Ok(found.into_iter().filter(|unit| unit.status == UnitStatus::Active).collect());
    }
    let pattern = format!("{}%", search_text(start).unwrap_or_default());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select org_number as "number: OrgNumber", name, org_form, coalesce(municipality, city) as place, deleted_on, bankrupt,
               case when sub_unit then parent_org_number end as "main_unit: OrgNumber"
        from organisation
        where search_name like $1 and not is_deleted(deleted_on, $3) and not bankrupt
        order by length(name), name
        limit $2
        "#,
        pattern,
        limit,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.unit(today)).collect())
}

/// Adds a person who logs in and who is not in the register's files, unless another login just did. The number comes as its keyed
/// hash and its cipher.
pub(crate) async fn add_person(
    db: &mut PgConnection,
    id: PersonId,
    name: &PersonName,
    national_id: (&[u8], &[u8]),
    now: Timestamp,
) -> sqlx::Result<()> {
    let (hash, cipher) = national_id;
    sqlx::query!(
        "insert into person (person_id, national_id_hash, national_id_cipher, given_name, family_name, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (national_id_hash) do nothing",
        id.uuid(),
        hash,
        cipher,
        name.given,
        name.family,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds somebody by a name that was typed and without a number. Nobody can log in as them at an issuer: they are awaited, or they have
/// registered by a work address.
pub(crate) async fn add_by_name(
    db: &mut PgConnection,
    id: PersonId,
    name: &PersonName,
    now: Timestamp,
) -> sqlx::Result<()> {
    let uuid = id.uuid();
    sqlx::query!(
        "insert into person (person_id, unnumbered_key, given_name, family_name, created_at) values ($1, $2, $3, $4, $5)",
        uuid,
        uuid.as_bytes().as_slice(),
        name.given,
        name.family,
        now.to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets the names of those that were added by a name alone and whom nothing was given to.
pub(crate) async fn unname_awaited(db: &mut PgConnection, people: &[PersonId]) -> sqlx::Result<()> {
    sqlx::query!(
        "update person set given_name = '', family_name = $2 where person_id = any($1) and national_id_hash is null",
        people as &[PersonId],
        NAMELESS,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps the day of birth that somebody's number tells, where the register has told none.
pub(crate) async fn note_birth(db: &mut PgConnection, keys: &Keys, id: PersonId) -> sqlx::Result<()> {
    let row = sqlx::query!("select national_id_cipher from person where person_id = $1 and born_on is null", id.uuid())
        .fetch_optional(&mut *db)
        .await?;
    let opened = row.and_then(|row| keys.open(id.uuid().as_bytes(), &row.national_id_cipher?).ok());
    let number: Option<NationalId> = opened.and_then(|digits| String::from_utf8(digits).ok()?.parse().ok());
    if let Some(born) = number.and_then(|number| number.born()) {
        sqlx::query!(
            "update person set born_on = $2 where person_id = $1 and born_on is null",
            id.uuid(),
            born.to_sqlx() as _
        )
        .execute(db)
        .await?;
    }
    Ok(())
}

/// What somebody may do with their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnName {
    /// Nobody has told it.
    Missing,
    /// They have told it themselves, and may change it.
    Own,
    /// The register or their login has it.
    Told,
}

/// Who tells the person's name?
pub(crate) async fn own_name(db: &mut PgConnection, id: PersonId) -> sqlx::Result<(PersonName, OwnName)> {
    let row = sqlx::query!("select given_name, family_name, named_at from person where person_id = $1", id.uuid())
        .fetch_one(db)
        .await?;
    let name = PersonName { given: row.given_name, family: row.family_name };
    let own = match row.named_at {
        _ if name.is_missing() => OwnName::Missing,
        Some(_) => OwnName::Own,
        None => OwnName::Told,
    };
    Ok((name, own))
}

/// Names somebody whom the register does not name, and shows it at once in the lists of those who have given them something. `said_at`: they said
/// it themselves, and may change it later. `false`: the register has named them meanwhile.
pub(crate) async fn name_person(
    db: &mut PgConnection,
    id: PersonId,
    name: &PersonName,
    said_at: Option<Timestamp>,
) -> sqlx::Result<bool> {
    let mut tx = db.begin().await?;
    let named = sqlx::query!(
        "update person set given_name = $2, family_name = $3, named_at = $4
         where person_id = $1 and (named_at is not null or given_name = '' and family_name in ('', $5))",
        id.uuid(),
        name.given,
        name.family,
        said_at.map(Timestamp::to_sqlx) as _,
        NAMELESS,
    )
    .execute(&mut *tx)
    .await?
    .rows_affected()
        == 1;
    if named {
        sqlx::query!("select recount_holders_of_people($1)", &[id.uuid()]).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(named)
}

/// The id and the name of a person, by the id or the keyed hash of the national number.
pub(super) async fn person(
    db: &mut PgConnection,
    id: Option<PersonId>,
    national_id_hash: Option<&[u8]>,
) -> sqlx::Result<Option<(PersonId, String)>> {
    let row = sqlx::query!(
        r#"
        select person_id as "id: PersonId", trim(given_name || ' ' || family_name) as "name!"
        from person
        where person_id = $1 or national_id_hash = $2
        "#,
        id as Option<PersonId>,
        national_id_hash,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.name)))
}

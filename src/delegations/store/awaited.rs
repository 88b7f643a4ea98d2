use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::model::{Awaited, DRAFT_DAYS, HolderId};
use crate::{
    access::{Acting, Right},
    kernel::{OrgNumber, Party, PersonId, PersonName, Ref},
    ledger::{self, Change},
    packages,
    platform::keys::sha256,
    register,
};

/// The number of somebody who is awaited: its keyed hash, and sealed with their id.
pub(crate) struct AwaitedNumber<'a> {
    pub id: PersonId,
    pub hash: &'a [u8],
    pub cipher: &'a [u8],
}

/// Keeps that the acting organisation awaits somebody with this number and this name; the same twice is one. Whether anybody has that
/// number is not looked at.
pub(crate) async fn await_person<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    number: AwaitedNumber<'_>,
    name: &PersonName,
) -> sqlx::Result<PersonId> {
    let (now, shown) = (acting.now(), name.to_string());
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('awaited ' || $1::integer, 0))", acting.org() as _)
        .execute(draft.conn())
        .await?;
    let known = sqlx::query_scalar!(
        r#"
        select person_id as "id: PersonId"
        from awaiting_person
        where national_id_hash = $1 and org_number = $2 and name = $3 and answered_at is null
        "#,
        number.hash,
        acting.org() as _,
        shown,
    )
    .fetch_optional(draft.conn())
    .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    register::add_awaited(draft.conn(), number.id, name, now).await?;
    sqlx::query!(
        r#"
        insert into awaiting_person (person_id, org_number, national_id_hash, national_id_cipher, name, added_by, added_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        "#,
        number.id as _,
        acting.org() as _,
        number.hash,
        number.cipher,
        shown,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(number.id)
}

/// Forgets those whom nothing was given to after all, with their numbers.
pub(super) async fn forget_awaited(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
    let before = now - SignedDuration::from_hours(24 * DRAFT_DAYS);
    let gone = sqlx::query_scalar!(
        r#"
        delete from awaiting_person w
        where w.answered_at is null and w.added_at < $1
          and not exists (select from change_set c where c.holder_person_id = w.person_id)
          and not exists (select from holder h where h.org_number = w.org_number and h.holder_id = w.person_id::text)
        returning w.person_id as "id: PersonId"
        "#,
        before.to_sqlx() as _,
    )
    .fetch_all(&mut *db)
    .await?;
    register::forget_awaited(db, &gone).await
}

/// Which of these holders are awaited still.
pub(crate) async fn awaited_among(
    db: &mut PgConnection,
    holders: impl Iterator<Item = HolderId>,
) -> sqlx::Result<Vec<PersonId>> {
    let people: Vec<PersonId> = holders.filter_map(|holder| holder.columns().1).collect();
    if people.is_empty() {
        return Ok(Vec::new());
    }
    sqlx::query_scalar!(
        r#"select person_id as "id: PersonId" from awaiting_person where person_id = any($1) and answered_at is null"#,
        &people as &[PersonId],
    )
    .fetch_all(db)
    .await
}

/// Something that was given, as a row of the table.
#[derive(Debug, Clone)]
pub(crate) struct GivenRow {
    pub id: Uuid,
    pub what: packages::What,
    pub given_by: Option<PersonId>,
    pub ends_on: Option<Date>,
}

/// What somebody is asked: is it you?
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// The holder that stands for them until they say so.
    pub id: PersonId,
    pub giver: Party,
    /// Is the giver in the register still?
    pub is_registered: bool,
    /// As the giver typed it.
    pub name: String,
    pub state: Awaited,
    /// The change by which they answered.
    pub answered_in: Option<Ref>,
    /// What waits; what waited, once it is answered.
    pub rows: Vec<GivenRow>,
}

impl Question {
    /// Tells these rows with these last days from all others, for the form that answers for them.
    pub fn digest(&self) -> String {
        let mut rows: Vec<String> = self.rows.iter().map(|row| format!("{} {:?}", row.id, row.ends_on)).collect();
        rows.sort_unstable();
        hex::encode(&sha256(rows.join(" ").as_bytes())[..8])
    }
}

/// The question, if it is for this person. Also when it has been answered, or nothing is left of it.
pub(crate) async fn question(
    db: &mut PgConnection,
    person: PersonId,
    id: PersonId,
    today: Date,
) -> sqlx::Result<Option<Question>> {
    let row = sqlx::query!(
        r#"
        select w.org_number as "giver: OrgNumber", o.name as giver_name, not is_deleted(o.deleted_on, $3) as "is_registered!", w.name,
               w.answered_in as "answered_in: Ref", w.confirmed_by as "confirmed_by: PersonId"
        from awaiting_person w
        join organisation o on o.org_number = w.org_number
        join person p on p.national_id_hash = w.national_id_hash
        where w.person_id = $2 and p.person_id = $1
        "#,
        person as _,
        id as _,
        today.to_sqlx() as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let rows = sqlx::query!(
        r#"
        select access_grant_id, kind, code, given_by as "given_by: PersonId", ends_on
        from access_grant
        where holder_person_id = $1
          and case when $2::text is null then withdrawn_at is null and (ends_on is null or ends_on >= $3) else withdrawn_in = $2 end
        order by kind, code
        "#,
        id as _,
        row.answered_in.as_ref().map(Ref::as_str),
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let rows = rows.into_iter().filter_map(|row| {
        let what = packages::What::parse(&row.kind, &row.code)?;
        let ends_on = row.ends_on.map(jiff_sqlx::Date::to_jiff);
        Some(GivenRow { id: row.access_grant_id, what, given_by: row.given_by, ends_on })
    });
    let state = match (&row.answered_in, row.confirmed_by) {
        (_, Some(by)) => Awaited::Confirmed(by),
        (Some(_), None) => Awaited::Declined,
        (None, None) => Awaited::Waits,
    };
    Ok(Some(Question {
        id,
        giver: Party { number: row.giver, name: row.giver_name },
        is_registered: row.is_registered,
        name: row.name,
        state,
        answered_in: row.answered_in,
        rows: rows.collect(),
    }))
}

/// Gives these rows, which waited, to the person who said that it is them: by whom they were given, until the same day. What the person has
/// already stays as it is. The rows of both holders are locked. Returns what was given, each with the row it stands in for.
pub(crate) async fn hand_over(change: &mut Change, rows: &[Uuid], to: PersonId) -> sqlx::Result<Vec<(Uuid, Uuid)>> {
    let (at, reference) = (change.at(), change.reference().clone());
    let given = sqlx::query!(
        r#"
        insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at, given_by, given_in, ends_on, note,
                                  restores, given_as)
        select gen_random_uuid(), org_number, $2, kind, code, $3, given_by, $4, ends_on, note, access_grant_id, given_as
        from access_grant
        where access_grant_id = any($1)
        on conflict (org_number, holder_id, kind, code) where withdrawn_at is null do nothing
        returning access_grant_id, restores as "waited!"
        "#,
        rows,
        to as _,
        at.to_sqlx() as _,
        reference.as_str(),
    )
    .fetch_all(change.conn())
    .await?;
    Ok(given.into_iter().map(|row| (row.waited, row.access_grant_id)).collect())
}

/// Which of these rows one of two colleagues had proposed and the other gave.
pub(crate) async fn given_by_two(change: &mut Change, rows: &[Uuid]) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        r#"
        select g.access_grant_id
        from access_grant g
        join change_set c on c.org_number = g.org_number and c.confirmed_in = g.given_in
        where g.access_grant_id = any($1) and c.proposed_at is not null and c.created_by <> g.given_by
        "#,
        rows,
    )
    .fetch_all(change.conn())
    .await
}

/// Ends what waited, and notes the answer: who it is, or nobody. Whoever declines is not kept.
pub(crate) async fn close_question(
    change: &mut Change,
    id: PersonId,
    rows: &[Uuid],
    confirmed_by: Option<PersonId>,
) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    sqlx::query!(
        r#"
        update access_grant
        set withdrawn_at = $2, withdrawn_by = $3, withdrawn_in = $4, withdrawn_how = $5, version = version + 1
        where access_grant_id = any($1) and withdrawn_at is null
        "#,
        rows,
        at.to_sqlx() as _,
        confirmed_by as Option<PersonId>,
        reference.as_str(),
        if confirmed_by.is_some() { "confirmed" } else { "declined" },
    )
    .execute(change.conn())
    .await?;
    sqlx::query!(
        "update awaiting_person set answered_at = $2, answered_in = $3, confirmed_by = $4 where person_id = $1",
        id as _,
        at.to_sqlx() as _,
        reference.as_str(),
        confirmed_by as Option<PersonId>,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

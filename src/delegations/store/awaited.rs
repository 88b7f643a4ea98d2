use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::super::model::Awaited;
use crate::{
    access::{Acting, Right},
    kernel::{OrgNumber, Party, PersonId, PersonName, Ref},
    ledger::{self, Change},
    packages,
    platform::keys::sha256,
    register,
};

/// Keeps that the acting organisation awaits somebody with this number, which comes as its keyed hash, and this name. The same twice is
/// one, and is kept from now on; `true`: it is new. Whether anybody has that number is not looked at.
pub(crate) async fn await_person<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    number: &[u8],
    name: &PersonName,
) -> sqlx::Result<(PersonId, bool)> {
    let (now, shown) = (acting.now(), name.to_string());
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('awaited ' || $1::integer, 0))", acting.org() as _)
        .execute(draft.conn())
        .await?;
    let known = sqlx::query_scalar!(
        r#"
        update awaiting_person
        set added_at = $4
        where national_id_hash = $1 and org_number = $2 and name = $3 and answered_at is null
        returning person_id as "id: PersonId"
        "#,
        number,
        acting.org() as _,
        shown,
        now.to_sqlx() as _,
    )
    .fetch_optional(draft.conn())
    .await?;
    if let Some(known) = known {
        return Ok((known, false));
    }
    let id = PersonId::new();
    register::add_by_name(draft.conn(), id, name, now).await?;
    sqlx::query!(
        r#"
        insert into awaiting_person (person_id, org_number, national_id_hash, name, added_by, added_at)
        values ($1, $2, $3, $4, $5, $6)
        "#,
        id as _,
        acting.org() as _,
        number,
        shown,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok((id, true))
}

/// Forgets the numbers that nobody is to be asked about any more: of those who have answered, from whom all has been taken back, or to
/// whom nothing was given. A week has passed since, which is longer than any draft lives and any change can be undone. To whom nothing was
/// ever given loses the name as well. The rows stay, as much else may point at a person.
pub(super) async fn forget_awaited(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
    let before = now - ledger::Draft::LIVES;
    let mut tx = db.begin().await?;
    let forgotten = sqlx::query!(
        r#"
        update awaiting_person w
        set national_id_hash = null
        where w.national_id_hash is not null and w.added_at < $1
          and (w.answered_at < $1 or w.answered_at is null
               and not exists (
                 select from change_set c
                 where c.org_number = w.org_number and c.holder_id = w.person_id::text and c.confirmed_in is null)
               and not exists (
                 select from access_grant g
                 where g.org_number = w.org_number and g.holder_id = w.person_id::text and g.withdrawn_at is null)
               and not exists (
                 select from access_grant g
                 where g.org_number = w.org_number and g.holder_id = w.person_id::text and g.withdrawn_at >= $1))
        returning w.person_id as "id: PersonId",
                  exists (select from access_grant g where g.org_number = w.org_number and g.holder_id = w.person_id::text
                            and g.withdrawn_at is not null) as "was_given!"
        "#,
        before.to_sqlx() as _,
    )
    .fetch_all(&mut *tx)
    .await?;
    let strangers: Vec<PersonId> = forgotten.iter().filter(|row| !row.was_given).map(|row| row.id).collect();
    sqlx::query!("update awaiting_person set name = '' where person_id = any($1)", &strangers as &[PersonId])
        .execute(&mut *tx)
        .await?;
    register::unname_awaited(&mut tx, &strangers).await?;
    tx.commit().await
}

/// Something that was given, as a row of the table.
#[derive(Debug, Clone)]
pub(crate) struct GivenRow {
    pub id: Uuid,
    pub what: packages::What,
    pub given_by: Option<PersonId>,
    pub ends_on: Option<Date>,
    /// They said yes, and it could not be given to them.
    pub refused: bool,
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
    /// Did they add themselves, or propose what is given here? Nobody gives to themselves, by whatever name.
    pub is_own: bool,
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
               w.answered_in as "answered_in: Ref", w.confirmed_by as "confirmed_by: PersonId",
               w.added_by = $1 or exists (
                 select from change_set c
                 join change_set_item i on i.change_set_id = c.change_set_id and i.op = 'give'
                 where c.org_number = w.org_number and c.holder_id = w.person_id::text and c.confirmed_in is not null
                   and c.created_by = $1
               ) as "is_own!"
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
        select access_grant_id, kind, code, given_by as "given_by: PersonId", ends_on,
               coalesce(withdrawn_how = 'refused', false) as "refused!"
        from access_grant
        where org_number = $4 and holder_id = $1
          and (withdrawn_at is null and $2::text is null and (ends_on is null or ends_on >= $3)
               or withdrawn_at is not null and withdrawn_in = $2)
        order by kind, code
        "#,
        id.to_string(),
        row.answered_in.as_ref().map(Ref::as_str),
        today.to_sqlx() as _,
        row.giver as _,
    )
    .fetch_all(db)
    .await?;
    let rows = rows.into_iter().filter_map(|row| {
        let what = packages::What::parse(&row.kind, &row.code)?;
        let ends_on = row.ends_on.map(jiff_sqlx::Date::to_jiff);
        Some(GivenRow { id: row.access_grant_id, what, given_by: row.given_by, ends_on, refused: row.refused })
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
        is_own: row.is_own,
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
                                  restores, given_as, first_given_at, first_given_by)
        select gen_random_uuid(), org_number, $2, kind, code, $3, given_by, $4, ends_on, note, access_grant_id, given_as,
               coalesce(first_given_at, given_at), case when first_given_at is null then given_by else first_given_by end
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

/// Ends what waited, and notes the answer: who it is, or nobody, as whoever declines is not told. What is in `refused` was not given to
/// whoever said yes.
pub(crate) async fn close_question(
    change: &mut Change,
    id: PersonId,
    (rows, refused): (&[Uuid], &[Uuid]),
    confirmed_by: Option<PersonId>,
) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    sqlx::query!(
        r#"
        update access_grant
        set withdrawn_at = $2, withdrawn_by = $3, withdrawn_in = $4, version = version + 1,
            withdrawn_how = case when access_grant_id = any($6) then 'refused' else $5 end
        where access_grant_id = any($1) and withdrawn_at is null
        "#,
        rows,
        at.to_sqlx() as _,
        confirmed_by as Option<PersonId>,
        reference.as_str(),
        if confirmed_by.is_some() { "confirmed" } else { "declined" },
        refused,
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

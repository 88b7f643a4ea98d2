use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::model::{ALARM, MANY, MOST, OPEN, Opened, Subject};
use crate::{
    access::Staff,
    kernel::{LookUpId, OrgNumber, PersonId},
    usage::Case,
};

/// So many look-ups a person is shown. The file of what is kept about them has all.
const SHOWN_TO_PERSON: i64 = 100;

/// A look-up that is about to be made.
#[derive(Debug, Clone)]
pub(in super::super) struct NewLookUp {
    pub id: LookUpId,
    pub subject: Subject,
    pub org: Option<OrgNumber>,
    pub thing: Option<Uuid>,
    pub person: Option<PersonId>,
    /// `None`: it is no case yet.
    pub case: Option<Case>,
}

impl NewLookUp {
    pub fn of(subject: Subject) -> Self {
        Self { id: LookUpId::new(), subject, org: None, thing: None, person: None, case: None }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Recorded {
    /// How many this member of the staff had made within the hour.
    pub count: i64,
    /// It is written down. Not: the same card was looked at a moment ago, or there were too many.
    pub is_made: bool,
    /// It is the first of those that are more than the work explains.
    pub is_alarm: bool,
}

/// Writes a look-up down, counts it, and raises the alarm. A card that the same person looked at within ten minutes is the same look-up.
pub(in super::super) async fn record(db: &mut PgConnection, staff: &Staff, new: &NewLookUp) -> sqlx::Result<Recorded> {
    let row = sqlx::query!(
        r#"
        with seen as (
          select count(*) as n,
                 coalesce(bool_or(subject = $4 and subject in ('organisation', 'client', 'scope') and org_number is not distinct from $5
                                  and thing_id is not distinct from $6 and at > $3::timestamptz - interval '10 minutes'), false) as again
          from support_look_up
          where staff_person_id = $2 and at > $3::timestamptz - interval '1 hour'
        ), made as (
          insert into support_look_up
            (look_up_id, staff_person_id, at, subject, org_number, thing_id, person_id, case_number, reason, opened_at)
          select $1::uuid, $2, $3, $4, $5, $6, $7::uuid, $8::text, $9::text, case when $8::text is not null then $3 end
          from seen
          where not again and n < $10
          returning 1
        ), told as (
          insert into support_alarm (staff_person_id, hour, at, look_ups)
          select $2, date_trunc('hour', $3::timestamptz), $3, n + 1 from seen where n >= $11 and exists (select from made)
          on conflict (staff_person_id, hour) do update set look_ups = excluded.look_ups
          returning xmax = 0 as is_first
        )
        select n as "count!", exists (select from made) as "is_made!",
               coalesce((select is_first from told), false) as "is_alarm!"
        from seen
        "#,
        new.id as _,
        staff.person() as _,
        staff.now().to_sqlx() as _,
        new.subject as _,
        new.org as Option<OrgNumber>,
        new.thing,
        new.person as Option<PersonId>,
        new.case.as_ref().map(|case| case.number.as_str()),
        new.case.as_ref().map(|case| case.reason.as_str()),
        MOST,
        MANY,
    )
    .fetch_one(db)
    .await?;
    Ok(Recorded { count: row.count, is_made: row.is_made, is_alarm: row.is_alarm })
}

/// A person whom somebody of the staff looked up.
#[derive(Debug, Clone)]
pub(in super::super) struct Person {
    pub opened: Opened,
    pub case: Option<Case>,
}

/// The person of this look-up. It is open to whoever made it and named the case, for half an hour; to everybody else of the staff it is an
/// address that says nothing.
pub(in super::super) async fn person_of(
    db: &mut PgConnection,
    staff: &Staff,
    id: LookUpId,
) -> sqlx::Result<Option<Person>> {
    let row = sqlx::query!(
        r#"
        select person_id as "person: PersonId", case_number, reason,
               coalesce(staff_person_id = $2 and opened_at > $3, false) as "is_open!"
        from support_look_up
        where look_up_id = $1 and subject = 'person'
        "#,
        id as _,
        staff.person() as _,
        opened_since(staff.now()).to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Person {
        opened: match (row.is_open, row.person) {
            (false, person) => Opened::Closed(person),
            (true, None) => Opened::Nobody,
            (true, Some(person)) => Opened::Known(person),
        },
        case: row.case_number.zip(row.reason).map(|(number, reason)| Case { number, reason }),
    }))
}

/// What was opened since then is still open.
fn opened_since(now: Timestamp) -> Timestamp {
    now.saturating_sub(OPEN).unwrap_or(Timestamp::MIN)
}

/// The name of an organisation, and whether this member of the staff has named a case for its log within half an hour.
pub(in super::super) async fn is_open(
    db: &mut PgConnection,
    staff: &Staff,
    org: OrgNumber,
) -> sqlx::Result<Option<(String, bool)>> {
    let row = sqlx::query!(
        r#"
        select o.name, exists (
          select from support_look_up l
          where l.staff_person_id = $1 and l.subject = 'log' and l.org_number = $2 and l.at > $3
        ) as "is_open!"
        from organisation o
        where o.org_number = $2
        "#,
        staff.person() as _,
        org as _,
        opened_since(staff.now()).to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.name, row.is_open)))
}

/// The case that this member of the staff named last, if that was within half an hour: what comes next is likely about it too.
pub(in super::super) async fn case_in_hand(db: &mut PgConnection, staff: &Staff) -> sqlx::Result<Option<Case>> {
    sqlx::query_as!(
        Case,
        r#"
        select case_number as "number!", reason as "reason!" from support_look_up
        where staff_person_id = $1 and case_number is not null and opened_at > $2
        order by at desc
        limit 1
        "#,
        staff.person() as _,
        opened_since(staff.now()).to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// The organisations that the person has something in, or acts for: their logs say that support looked.
pub(in super::super) async fn logs_of(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Vec<OrgNumber>> {
    sqlx::query_scalar!(
        r#"
        select org_number as "org!: OrgNumber" from register_role where holder_person_id = $1
        union
        select org_number from access_grant where holder_person_id = $1 and withdrawn_at is null
        union
        select org_number from member where person_id = $1 and revoked_at is null
        order by 1
        "#,
        person as _,
    )
    .fetch_all(db)
    .await
}

/// A look-up of one's own.
#[derive(Debug, Clone)]
pub(in super::super) struct LookUp {
    pub id: LookUpId,
    pub at: Timestamp,
    pub subject: Subject,
    pub org: Option<OrgNumber>,
    pub thing: Option<Uuid>,
    pub name: Option<String>,
    pub case_number: Option<String>,
}

/// What somebody of the staff has looked up last.
pub(in super::super) type Mine = Vec<LookUp>;

/// An alarm about a colleague.
#[derive(Debug, Clone)]
pub(in super::super) struct Watch {
    pub name: String,
    pub at: Timestamp,
    pub look_ups: i32,
}

/// The ten last things one has looked up, and the alarms about others.
pub(in super::super) async fn watch(db: &mut PgConnection, staff: &Staff) -> sqlx::Result<(Mine, Vec<Watch>)> {
    let mine = sqlx::query!(
        r#"
        select id as "id!: LookUpId", at as "at!: jiff_sqlx::Timestamp", subject as "subject!: Subject", org as "org?: OrgNumber", thing,
               case_number, coalesce(c.name, s.name, o.name) as name
        from (
          select distinct on (l.subject, l.org_number, l.thing_id, l.person_id)
                 l.look_up_id as id, l.at, l.subject, l.org_number as org, l.thing_id as thing, l.case_number
          from (
            select * from support_look_up
            where staff_person_id = $1 and subject <> 'number' and (subject <> 'person' or opened_at is not null)
            order by at desc
            limit 50
          ) l
          order by l.subject, l.org_number, l.thing_id, l.person_id, l.at desc
        ) latest
        left join organisation o on o.org_number = latest.org
        left join client c on c.client_id = latest.thing
        left join scope s on s.scope_id = latest.thing
        order by at desc
        limit 10
        "#,
        staff.person() as _,
    )
    .fetch_all(&mut *db)
    .await?;
    let mine = mine.into_iter().map(|row| LookUp {
        id: row.id,
        at: row.at.to_jiff(),
        subject: row.subject,
        org: row.org,
        thing: row.thing,
        name: row.name,
        case_number: row.case_number,
    });
    let mine = mine.collect();
    let since = staff.now().saturating_sub(ALARM).unwrap_or(Timestamp::MIN);
    let alarms = sqlx::query!(
        r#"
        select trim(p.given_name || ' ' || p.family_name) as "name!", a.at as "at: jiff_sqlx::Timestamp", a.look_ups
        from support_alarm a
        join person p on p.person_id = a.staff_person_id
        where a.staff_person_id <> $1 and a.at > $2
        order by a.at desc
        limit 5
        "#,
        staff.person() as _,
        since.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let alarms = alarms.into_iter().map(|row| Watch { name: row.name, at: row.at.to_jiff(), look_ups: row.look_ups });
    Ok((mine, alarms.collect()))
}

/// A look-up of a person, as they are told of it: not who of the staff it was.
#[derive(Debug, Clone)]
pub(crate) struct LookUpOfMe {
    pub at: Timestamp,
    /// Was it their number that was shown?
    pub is_number: bool,
    pub case_number: String,
    pub reason: String,
}

/// The newest look-ups of a person in which something of them was shown.
pub(crate) async fn look_ups_of(db: &mut PgConnection, person: PersonId) -> sqlx::Result<Vec<LookUpOfMe>> {
    let rows = sqlx::query!(
        r#"
        select at as "at: jiff_sqlx::Timestamp", subject = 'number' as "is_number!", case_number as "case_number!", reason as "reason!"
        from support_look_up
        where person_id = $1 and opened_at is not null
        order by at desc, look_up_id desc
        limit $2
        "#,
        person as _,
        SHOWN_TO_PERSON,
    )
    .fetch_all(db)
    .await?;
    let look_up = rows.into_iter().map(|row| LookUpOfMe {
        at: row.at.to_jiff(),
        is_number: row.is_number,
        case_number: row.case_number,
        reason: row.reason,
    });
    Ok(look_up.collect())
}

/// Forgets what was looked up before an instant. The logs of the organisations keep that it was.
pub(in super::super) async fn forget(db: &mut PgConnection, before: Timestamp) -> sqlx::Result<u64> {
    let done =
        sqlx::query!("delete from support_look_up where at < $1", before.to_sqlx() as _).execute(&mut *db).await?;
    sqlx::query!("delete from support_alarm where at < $1", before.to_sqlx() as _).execute(db).await?;
    Ok(done.rows_affected())
}

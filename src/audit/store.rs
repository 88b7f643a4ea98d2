use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::model::{Actor, Checked, Cursor, Filter, Line, Opening, Proof};
use crate::{
    access::{Acting, ReadLog, SUPPORT, Staff},
    kernel::{OrgNumber, PersonId, Ref},
    ledger::chain,
};

/// A line as the database has it.
struct Row {
    seq: i64,
    at: jiff_sqlx::Timestamp,
    kind: String,
    actor_org_number: Option<OrgNumber>,
    actor_org_name: Option<String>,
    actor_name: String,
    basis: String,
    payload: String,
    reference: Option<String>,
    event: Uuid,
    person: Option<PersonId>,
    salt: Uuid,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

/// Whose log is read, by whom it is told to: somebody of the organisation, or support, who see what the organisation itself sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader(OrgNumber);

impl From<&Acting<ReadLog>> for Reader {
    fn from(acting: &Acting<ReadLog>) -> Self {
        Self(acting.org())
    }
}

impl Reader {
    /// Support, who have said what for.
    pub fn support(_proof: &Staff, org: OrgNumber) -> Self {
        Self(org)
    }
}

/// The lines that a statement selects, newest first.
macro_rules! rows {
    ($db:expr, $with:literal, $page:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Row,
            $with + r#"
            select seq as "seq!", at as "at!", kind as "kind!", actor_org_number as "actor_org_number?: OrgNumber",
                   actor_org_name as "actor_org_name?", actor_name as "actor_name!", basis::text as "basis!", payload::text as "payload!",
                   ref as "reference?", event_id as "event!", actor_person_id as "person?: PersonId", actor_salt as "salt!",
                   prev_hash as "prev_hash!", hash as "hash!"
            from ("# + $page + r#") page
            order by seq desc
            "#,
            $($argument),*
        )
        .fetch_all($db)
        .await
    };
}

/// The newest changes in the log. Nearly everybody who looks asks for these and nothing else, and what looks for nothing is planned once: the
/// statement below with all that may be looked for is planned anew each time, which takes ten times as long as it runs.
async fn newest(db: &mut PgConnection, reader: Reader, limit: i64) -> sqlx::Result<Vec<Row>> {
    rows!(
        db,
        "",
        r#"
        select e.*, a.name as actor_org_name
        from event e
        left join organisation a on a.org_number = e.actor_org_number
        where e.org_number = $1 and not is_use(e.kind)
        order by e.seq desc
        limit $2
        "#,
        reader.0 as _,
        limit
    )
}

/// Lines of the organisation's log beside a cursor, newest first.
///
/// Of the changes those are read that lie beside the cursor, and so are those of each kind of use, each through an index that has no others
/// in it: neither waits for a hundred thousand lines of the other.
///
/// The name of a person is looked for among colleagues only; of others the log shows the organisation. Everything else is looked for in
/// what the events say.
pub(super) async fn lines(
    db: &mut PgConnection,
    reader: Reader,
    filter: &Filter,
    cursor: Cursor,
    limit: i64,
) -> sqlx::Result<Vec<Line>> {
    let (upwards, seq) = match cursor {
        Cursor::Newest => (false, i64::MAX),
        Cursor::OlderThan(seq) => (false, seq),
        Cursor::NewerThan(seq) => (true, seq),
    };
    let names = |kinds: &Vec<&str>| -> Vec<String> { kinds.iter().map(|&kind| kind.into()).collect() };
    let (changes, uses) = (filter.changes.as_ref().map(names), names(&filter.uses));
    let rows = if matches!(cursor, Cursor::Newest) && *filter == Filter::default() {
        newest(db, reader, limit).await?
    } else {
        rows!(
            db,
            r#"
            with matching as not materialized (
              select e.seq, e.at, e.kind, e.event_id, e.actor_org_number, e.actor_person_id, e.actor_name, e.actor_salt,
                     e.basis, e.payload, e.ref, e.prev_hash, e.hash, a.name as actor_org_name
              from event e
              left join organisation a on a.org_number = e.actor_org_number
              where e.org_number = $1
                and ($2::timestamptz is null or e.at >= $2)
                and ($3::timestamptz is null or e.at < $3)
                and ($4::text is null
                  or position($4 in search_key(
                    concat_ws(' ', case when e.actor_org_number is null or e.actor_org_number = $1 then e.actor_name end, a.name))) > 0
                  or position($4 in event_words(e.payload)) > 0
                  or e.kind = any($12)
                  or $13::boolean and e.payload @? 'strict $.** ? (@.environment == "test" || @.test == true)')
                and ($5::integer is null or e.actor_org_number = $5 or position($5::text in event_words(e.payload)) > 0)
                and ($6::text is null or e.ref = $6)
            )
            "#,
            r#"
            select *
            from (
              (select * from matching
               where not $9::boolean and seq < $10 and not is_use(kind) and ($7::text[] is null or kind = any($7))
               order by seq desc limit $11)
              union all
              (select * from matching
               where $9::boolean and seq > $10 and not is_use(kind) and ($7::text[] is null or kind = any($7))
               order by seq limit $11)
              union all
              (select older.*
               from unnest($8::text[]) as wanted (name)
               cross join lateral (
                 select * from matching
                 where not $9::boolean and seq < $10 and is_use(kind) and kind = wanted.name
                 order by seq desc limit $11
               ) older)
              union all
              (select newer.*
               from unnest($8::text[]) as wanted (name)
               cross join lateral (
                 select * from matching
                 where $9::boolean and seq > $10 and is_use(kind) and kind = wanted.name
                 order by seq limit $11
               ) newer)
            ) beside
            order by abs(seq - $10)
            limit $11
            "#,
            reader.0 as _,
            filter.begins().map(ToSqlx::to_sqlx) as _,
            filter.ends().map(ToSqlx::to_sqlx) as _,
            filter.who,
            filter.org as _,
            filter.reference.as_ref().map(Ref::as_str),
            changes.as_deref(),
            &uses,
            upwards,
            seq,
            limit,
            &names(&filter.named),
            filter.in_test
        )?
    };
    Ok(rows
        .into_iter()
        .map(|row| {
            // A basis that cannot be read is of another version of us; the line stands without it.
            let basis = serde_json::from_str(&row.basis).ok();
            let named = |number: OrgNumber| row.actor_org_name.unwrap_or_else(|| number.grouped());
            let seal = chain::actor_seal(row.salt, row.person.map(PersonId::uuid), &row.actor_name);
            let opening = Some(Opening { salt: row.salt, person: row.person });
            // Of the other party's persons nothing leaves this place but the seal.
            let (actor, opening) = match row.actor_org_number {
                // An organisation does not see which of the staff it was, so the seal of support stays closed.
                None if row.actor_name == SUPPORT => (Actor::Portner { name: row.actor_name }, None),
                None => (Actor::Portner { name: row.actor_name }, opening),
                Some(number) if number == reader.0 => {
                    (Actor::Colleague { name: row.actor_name, basis, org: named(number), number }, opening)
                }
                Some(number) => (Actor::Other { basis, org: named(number), number }, None),
            };
            Line {
                seq: row.seq,
                at: row.at.to_jiff(),
                kind: row.kind,
                actor,
                payload: serde_json::from_str(&row.payload).unwrap_or_default(),
                reference: row.reference,
                proof: Proof {
                    event: row.event,
                    basis: row.basis,
                    payload: row.payload,
                    seal,
                    opening,
                    prev_hash: row.prev_hash,
                    hash: row.hash,
                },
            }
        })
        .collect())
}

/// The last checkpoint that vouches for the organisation's log. `None`: none does yet.
pub(super) async fn checked(db: &mut PgConnection, acting: &Acting<ReadLog>) -> sqlx::Result<Option<Checked>> {
    let row = sqlx::query!(
        r#"
        select c.number, c.at, c.root, h.seq
        from checkpoint_head h
        join checkpoint c on c.number = h.checkpoint
        where h.org_number = $1
        order by h.seq desc
        limit 1
        "#,
        acting.org() as _,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Checked { number: row.number, at: row.at.to_jiff(), seq: row.seq, root: row.root }))
}

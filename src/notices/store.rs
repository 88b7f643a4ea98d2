use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Ending, Line, What};
use crate::kernel::{Environment, OrgNumber, Ref};

/// Lines of a log after a place in it, in its order, with what has been undone of them and what they undid.
pub(super) async fn lines(db: &mut PgConnection, org: OrgNumber, after: i64, limit: i64) -> sqlx::Result<Vec<Line>> {
    let rows = sqlx::query!(
        r#"
        select e.seq, e.at, e.kind, e.payload, e.ref as "reference: Ref",
               array(select u.line_id from undone u where u.ref = e.ref) as "undone!",
               o.ref as "of?: Ref", o.at as "of_at?"
        from event e
        left join lateral (
          select first.ref, first.at
          from undone u
          join event first on first.ref = u.ref and first.org_number = e.org_number
          where u.undone_in = e.ref
          order by first.seq
          limit 1
        ) o on true
        where e.org_number = $1 and e.seq > $2 and not is_use(e.kind)
        order by e.seq
        limit $3
        "#,
        org as _,
        after,
        limit,
    )
    .fetch_all(db)
    .await?;
    let line = rows.into_iter().map(|row| Line {
        seq: row.seq,
        at: row.at.to_jiff(),
        kind: row.kind,
        payload: row.payload,
        reference: row.reference,
        undone: row.undone,
        undoes: row.of.zip(row.of_at.map(jiff_sqlx::Timestamp::to_jiff)),
    });
    Ok(line.collect())
}

/// What ends for an organisation and came to be so many days ahead after the first of these days, until the second; the nearest first.
pub(super) async fn ending(
    db: &mut PgConnection,
    org: OrgNumber,
    (reminded, today): (Date, Date),
) -> sqlx::Result<Vec<Ending>> {
    let rows = sqlx::query!(
        r#"
        select kind as "kind!: What", environment as "environment: Environment", coalesce(what, '') as "what!", coalesce(other, '') as "other!",
               things as "things!", last_day as "last_day!"
        from ends_ahead($1, $2, $3)
        order by last_day, kind, environment, what, other
        "#,
        org as _,
        reminded.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let ending = rows.into_iter().map(|row| Ending {
        kind: row.kind,
        is_test: row.environment == Some(Environment::Test),
        what: row.what,
        other: row.other,
        things: row.things,
        last_day: row.last_day.to_jiff(),
    });
    Ok(ending.collect())
}

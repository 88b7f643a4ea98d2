use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::model::{Overview, Watch, Watched};
use crate::{
    access::{Acting, SeeOrganisation},
    kernel::{HolderId, OrgNumber, PersonId},
    register::UnitStatus,
};

/// How many holders the page names of those that are gone, and of those whose rights end soon. The statement reads as many.
const WATCHED: usize = 5;

/// How many suppliers there are, and the holders that need a look: first suppliers no longer in business, then those of whose rights one
/// ends soon.
///
/// All of it is told from the holders' rows. Where a first end date has passed and the housekeeping has not closed what ended, the
/// delegations themselves say whether anything counts, and so they do for the few that are shown. Who has such a date is asked for with
/// `between`: of a plain `<` the planner expects a third of the holders, and reads all of them.
pub(super) async fn suppliers(
    db: &mut PgConnection,
    acting: &Acting<SeeOrganisation>,
    overview: &mut Overview,
) -> sqlx::Result<()> {
    let today = acting.today();
    let rows = sqlx::query!(
        r#"
        with lapsed as materialized (
          select h.holder_id, h.holder_org_number
          from holder h
          where h.org_number = $1 and h.apis > 0 and h.ends_on < $2 and exists (
            select from delegation d
            where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
              and (d.ends_on is null or d.ends_on >= $2))
        ),
        candidate as (
          (select holder_id from holder
           where org_number = $1 and apis > 0 and (is_deleted(deleted_on, $2) or bankrupt) and (ends_on is null or ends_on >= $2)
           order by sort_name, holder_org_number
           limit 5)
          union
          (select holder_id from holder
           where org_number = $1 and not is_deleted(deleted_on, $2) and not bankrupt and ends_soon(least(ends_on, grants_end_on), $2)
           order by least(ends_on, grants_end_on), sort_name, holder_id
           limit 5)
          union
          select holder_id from holder
          where org_number = $1 and quiet_since is null and least(ends_on, grants_end_on) between '-infinity' and $2 - 1
            and (holds_until is null or holds_until >= $2)
        ),
        watched as (
          select h.holder_org_number, h.holder_person_id, h.sort_name, h.deleted_on, is_deleted(h.deleted_on, $2) or h.bankrupt as gone, d.*
          from candidate c
          join holder h on h.org_number = $1 and h.holder_id = c.holder_id
          cross join lateral (
            select count(*) filter (where is_api) as apis, count(*) filter (where ends_soon(ends_on, $2)) as ending,
                   count(*) filter (where is_api and ends_soon(ends_on, $2)) as ending_apis, min(ends_on) as ends_on,
                   max(ends_on) filter (where ends_soon(ends_on, $2)) as last_ends_on
            from (
              select ends_on, true as is_api
              from delegation
              where org_number = $1 and holder_org_number = h.holder_org_number and withdrawn_at is null
              union all
              select ends_on, false
              from access_grant
              where org_number = $1 and holder_id = h.holder_id and withdrawn_at is null
            ) held
            where ends_on is null or ends_on >= $2
          ) d
        )
        select (select count(*) from holder where org_number = $1 and apis > 0 and (ends_on is null or ends_on >= $2))
                 + (select count(*) from lapsed) as "suppliers!",
               w.holder_org_number as "org?: OrgNumber", w.holder_person_id as "person?: PersonId", w.sort_name as "name?", w.gone as "gone?",
               w.deleted_on as "deleted_on?", w.apis as "apis?", w.ending as "ending?", w.ending_apis as "ending_apis?", w.ends_on as "ends_on?",
               w.last_ends_on as "last_ends_on?"
        from (select) one
        left join watched w on w.gone and w.apis > 0 or not w.gone and ends_soon(w.ends_on, $2)
        order by w.gone desc, case when not w.gone then w.ends_on end, w.sort_name, w.holder_org_number
        "#,
        acting.org() as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    overview.suppliers = rows.first().map_or(0, |row| row.suppliers);
    let watched = rows.into_iter().filter_map(|row| {
        let (why, count) = match (row.gone?, row.ends_on) {
            (true, _) => {
                (Watch::Gone(UnitStatus::of(row.deleted_on.map(jiff_sqlx::Date::to_jiff), true, today)), row.apis?)
            }
            (false, ends_on) => (Watch::Ends(ends_on?.to_jiff(), row.last_ends_on?.to_jiff()), row.ending?),
        };
        let holder = row.org.map(HolderId::Organisation).or(row.person.map(HolderId::Person))?;
        Some(Watched { holder, name: row.name?, count, apis: row.ending_apis?, why })
    });
    let (gone, ending): (Vec<_>, Vec<_>) = watched.partition(|watched| matches!(watched.why, Watch::Gone(_)));
    overview.watched = gone.into_iter().take(WATCHED).chain(ending.into_iter().take(WATCHED)).collect();
    Ok(())
}

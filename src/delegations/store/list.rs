use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{
    super::model::{HolderId, HolderRow},
    draft::newest_draft,
    filter::{Filter, Order, Place},
    holder::unit_status,
    list_rows::{Query, Row, everybody, matching},
};
use crate::{
    access::{Acting, Right},
    kernel::{ChangeSetId, OrgNumber, PersonId, RegisterRole},
};

/// One page of holders.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListPage {
    pub rows: Vec<HolderRow>,
    /// Where the first and the last of them stand.
    pub ends: Option<(Place, Place)>,
    /// How many there are in all; counted up to 1 000.
    pub total: i64,
    pub more: bool,
    /// The newest open draft of the acting person, as a reminder.
    pub draft: Option<ChangeSetId>,
}

/// One page of everyone with rights to the organisation, and the newest draft of the acting person. One statement for the rows and one for
/// what they do not tell, and another where something has ended that the housekeeping has not closed yet, or where there is nobody to list.
pub(crate) async fn page_of_holders<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    filter: &Filter,
    (today, now): (Date, Timestamp),
) -> sqlx::Result<ListPage> {
    let query = Query { org: acting.org(), person: acting.person(), filter, today, now };
    let is_filtered = !filter.is_open();
    let mut rows = if is_filtered { matching(db, &query).await? } else { everybody(db, &query).await? };
    let (total, draft) = match rows.first() {
        Some(first) => (first.total, first.draft),
        None => (0, newest_draft(db, acting).await?),
    };
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    if filter.backwards {
        rows.reverse();
    }
    // Taken before the lapsed rows are recounted: the next page goes on from what this one was sorted by, whatever it shows.
    let ends = rows.first().zip(rows.last()).map(|(first, last)| (first.place(filter.order), last.place(filter.order)));
    recount_lapsed(db, acting.org(), &mut rows, today).await?;
    let mut rows: Vec<HolderRow> = rows.into_iter().filter_map(|row| row.holder_row(today)).collect();
    mark_what_does_not_count(db, acting.org(), &mut rows, today).await?;
    Ok(ListPage { rows, ends, total, more, draft })
}

impl Row {
    /// Where it stands in the list, by what the statement sorted it by.
    fn place(&self, order: Order) -> Place {
        let changed_at = || self.changed_at.map_or(order.never(), jiff_sqlx::Timestamp::to_jiff);
        let at = if order.is_by_change() { changed_at().to_string() } else { self.name.clone() };
        (at, self.holder.clone())
    }

    /// Does it count something whose last day has passed?
    fn has_lapsed(&self, today: Date) -> bool {
        self.first_end().is_some_and(|last| last < today)
    }

    /// When the first of what it counts ends.
    fn first_end(&self) -> Option<Date> {
        [self.ends_on, self.grants_end_on].into_iter().flatten().map(jiff_sqlx::Date::to_jiff).min()
    }

    fn holder_row(self, today: Date) -> Option<HolderRow> {
        let ends_on = self.first_end();
        Some(HolderRow {
            id: self.holder.parse().ok()?,
            name: self.name,
            status: unit_status(self.deleted_on, self.bankrupt.unwrap_or_default(), today),
            apis: self.apis.unwrap_or_default(),
            grants: self.kinds.into_iter().flatten().zip(self.codes.into_iter().flatten()).collect(),
            roles: self.roles.into_iter().flatten().map(|code| role(&code)).collect(),
            awaits: false,
            resting: 0,
            ends_on,
            changed_at: self.changed_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// A role code, with a plus when it is held in the main unit.
fn role(code: &str) -> (RegisterRole, bool) {
    let in_main_unit = code.ends_with('+');
    (RegisterRole::from(code.trim_end_matches('+').to_owned()), in_main_unit)
}

/// What stands in a holder's row does not depend on the day. Where an end date has passed and the housekeeping has not closed what ended,
/// the row is counted again as of today, for this page only.
async fn recount_lapsed(db: &mut PgConnection, org: OrgNumber, rows: &mut [Row], today: Date) -> sqlx::Result<()> {
    let mut lapsed: HashMap<String, &mut Row> =
        rows.iter_mut().filter(|row| row.has_lapsed(today)).map(|row| (row.holder.clone(), row)).collect();
    if lapsed.is_empty() {
        return Ok(());
    }
    let (holders, units): (Vec<String>, Vec<Option<OrgNumber>>) = lapsed
        .keys()
        .map(|holder| (holder.clone(), holder.parse::<HolderId>().ok().and_then(|id| id.columns().0)))
        .unzip();
    let current = sqlx::query!(
        r#"
        select lapsed.holder_id as "holder!", d.apis as "apis!", d.ends_on, greatest(d.changed_at, g.changed_at) as changed_at,
               g.kinds as "kinds!", g.codes as "codes!", g.ends_on as grants_end_on
        from unnest($2::text[], $3::integer[]) as lapsed (holder_id, holder_org_number)
        cross join lateral (
          select count(*) as apis, min(x.ends_on) as ends_on, max(x.given_at) as changed_at
          from delegation x
          where x.org_number = $1 and x.holder_org_number = lapsed.holder_org_number and x.withdrawn_at is null
            and (x.ends_on is null or x.ends_on >= $4)
        ) d
        cross join lateral (
          select coalesce(array_agg(a.kind order by a.code), '{}') as kinds, coalesce(array_agg(a.code order by a.code), '{}') as codes,
                 min(a.ends_on) as ends_on, max(a.given_at) as changed_at
          from access_grant a
          where a.org_number = $1 and a.holder_id = lapsed.holder_id and a.withdrawn_at is null
            and (a.ends_on is null or a.ends_on >= $4)
        ) g
        "#,
        org as _,
        &holders,
        &units as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    for now in current {
        if let Some(row) = lapsed.get_mut(&now.holder) {
            (row.apis, row.ends_on, row.changed_at) = (Some(now.apis), now.ends_on, now.changed_at);
            (row.kinds, row.codes, row.grants_end_on) = (Some(now.kinds), Some(now.codes), now.grants_end_on);
        }
    }
    Ok(())
}

/// Marks who has not confirmed yet that it is them, and counts the APIs that rest, wholly or in part: given, but the resource or a scope of
/// it is out of use on this day, the giver has no access to one, or the holder has been deleted. The giver's side of it is looked up once
/// for each version of a resource, however many hold it.
async fn mark_what_does_not_count(
    db: &mut PgConnection,
    org: OrgNumber,
    rows: &mut [HolderRow],
    today: Date,
) -> sqlx::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let (units, people): (Vec<_>, Vec<_>) = rows.iter().map(|row| row.id.columns()).unzip();
    let found = sqlx::query!(
        r#"
        with given as materialized (
          select d.holder_org_number, d.api_resource_id, d.resource_version, d.environment
          from delegation d
          where d.org_number = $1 and d.holder_org_number = any($2) and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= $4)
        ),
        resting as materialized (
          select k.*
          from (select distinct api_resource_id, resource_version, environment from given) k
          join api_resource r using (api_resource_id)
          join api_resource_version v on v.api_resource_id = k.api_resource_id and v.version = k.resource_version
          cross join lateral givable_scopes(k.environment, v.scope_names, $1, $4) f
          where r.deactivated_at is not null or not (f.active and f.delegable and f.accessible)
        )
        select g.holder_org_number as "org?: OrgNumber", null::uuid as "person?: PersonId", count(*) as "resting!"
        from given g
        join organisation h on h.org_number = g.holder_org_number
        left join resting r using (api_resource_id, resource_version, environment)
        where r.api_resource_id is not null or is_deleted(h.deleted_on, $4)
        group by g.holder_org_number
        union all
        select null, person_id, 0
        from awaiting_person
        where person_id = any($3) and answered_at is null and national_id_hash is not null
        "#,
        org as _,
        &units.into_iter().flatten().collect::<Vec<OrgNumber>>() as _,
        &people.into_iter().flatten().collect::<Vec<PersonId>>() as _,
        today.to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        let mine = found.iter().filter(|found| (found.org, found.person) == row.id.columns());
        for found in mine {
            (row.awaits, row.resting) = (found.person.is_some(), found.resting);
        }
    }
    Ok(())
}

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{
    super::model::{HolderId, HolderRow},
    draft::newest_draft,
    filter::{Filter, Order, Place, like},
    holder::standing,
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
    /// The newest open draft of the acting person, to remind her of it.
    pub draft: Option<ChangeSetId>,
}

/// A line as the database tells it.
struct Found {
    org: Option<OrgNumber>,
    person: Option<PersonId>,
    name: String,
    deleted_on: Option<jiff_sqlx::Date>,
    bankrupt: bool,
    apis: i64,
    ends_on: Option<jiff_sqlx::Date>,
    changed_at: Option<jiff_sqlx::Timestamp>,
    kinds: Vec<String>,
    codes: Vec<String>,
    grants_end_on: Option<jiff_sqlx::Date>,
    roles: Option<Vec<String>>,
    total: i64,
    draft: Option<ChangeSetId>,
}

impl Found {
    fn id(&self) -> Option<HolderId> {
        self.org.map(HolderId::Organisation).or(self.person.map(HolderId::Person))
    }

    /// Where it stands in the list, by what the statement sorted it by.
    fn place(&self, order: Order) -> Option<Place> {
        let changed_at = || self.changed_at.map_or(order.never(), jiff_sqlx::Timestamp::to_jiff);
        let at = if order.is_by_change() { changed_at().to_string() } else { self.name.clone() };
        Some((at, self.id()?.to_string()))
    }

    /// Does it count something whose last day has passed?
    fn has_lapsed(&self, today: Date) -> bool {
        [self.ends_on, self.grants_end_on].into_iter().flatten().any(|last| last.to_jiff() < today)
    }

    fn row(self) -> Option<HolderRow> {
        Some(HolderRow {
            id: self.id()?,
            name: self.name,
            standing: standing(self.deleted_on, self.bankrupt),
            apis: self.apis,
            grants: self.kinds.into_iter().zip(self.codes).collect(),
            roles: self.roles.unwrap_or_default().iter().map(|code| role(code)).collect(),
            ends_on: self.ends_on.map(jiff_sqlx::Date::to_jiff),
            changed_at: self.changed_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// One page, in one statement: the holders that are wanted, and those of the register's roles between them.
///
/// It comes in eight shapes, because a plan is made once and used for every value: only a condition that stands in the text can choose
/// an index, and only a key and a direction that stand in the text can follow one. A search looks up delegations line by line on
/// purpose: the planner knows only what an average organisation has given, and would read everything of one that has given much. The
/// few who have a role are looked up one by one, with laterals that leave the planner no choice to read everyone instead. The draft
/// comes along, which saves asking for it. What a statement costs here is mostly its number of parts: what can be read from the
/// holder's row is.
macro_rules! holders {
    ($wanted:literal, $whose_role:literal, [$key:literal, $more:literal, $holders:literal, $role_holders:literal, $from:literal],
     $compare:literal, $order:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Found,
            "with wanted as " + $wanted + r#",
            by_role as materialized (
              select x.*, coalesce(w.listed, false) as listed
              from (
                select coalesce(r.holder_org_number::text, r.holder_person_id::text) collate "C" as holder_id,
                       r.holder_org_number, r.holder_person_id, n.sort_name collate "nb-x-icu" as sort_name,
                       array_agg(r.role_code || case when r.org_number = $1 then '' else '+' end order by r.role_code) as roles
                from register_role r
                cross join lateral (
                  select o.name as sort_name from organisation o where o.org_number = r.holder_org_number and o.deleted_on is null
                  union all
                  select trim(p.given_name || ' ' || p.family_name) from person p where p.person_id = r.holder_person_id and not p.died
                  limit 1
                ) n
                where r.org_number in ($1, coalesce($2, $1))
                  and (r.role_code = any($3) or (r.role_code = 'KNUF' and 'NUF' = (
                    select unit.org_form from organisation unit where unit.org_number = r.org_number)))
                  and "# + $whose_role + r#"
                group by 1, 2, 3, 4
              ) x
              left join lateral (select true as listed from wanted w where w.holder_id = x.holder_id limit 1) w on true
            )
            select page.holder_org_number as "org: OrgNumber", page.holder_person_id as "person: PersonId", page.sort_name as "name!",
                   page.deleted_on as "deleted_on?", page.bankrupt as "bankrupt!",
                   page.apis as "apis!", page.ends_on as "ends_on?", page.changed_at as "changed_at?",
                   page.grant_kinds as "kinds!", page.grant_codes as "codes!", page.grants_end_on as "grants_end_on?",
                   page.roles as "roles?",
                   (select count(*) from (select from wanted limit 1000) counted)
                     + (select count(*) from by_role where not listed) as "total!",
                   (select c.change_set_id from change_set c
                    where c.org_number = $1 and c.created_by = $7 and c.confirmed_in is null and c.expires_at > $8
                      and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
                    order by c.changed_at desc limit 1) as "draft: ChangeSetId"
            from (
              (select w.holder_id, w.holder_org_number, w.holder_person_id, w.sort_name, w.deleted_on, w.bankrupt,
                      w.apis, w.ends_on, w.changed_at, w.grant_kinds, w.grant_codes, w.grants_end_on,
                      (select r.roles from by_role r where r.holder_id = w.holder_id) as roles"# + $more + r#"
               from "# + $holders + r#" w
               where (w."# + $key + ", w.holder_id) " + $compare + " (" + $from + r#", $5)
               order by w."# + $key + " " + $order + ", w.holder_id " + $order + r#"
               limit $6)
              union all
              select holder_id, holder_org_number, holder_person_id, sort_name, null, false, 0, null, null, '{}', '{}', null,
                     roles"# + $more + r#"
              from "# + $role_holders + r#" r
              where not listed and ("# + $key + ", holder_id) " + $compare + " (" + $from + r#", $5)
              order by "# + $key + " " + $order + ", holder_id " + $order + r#"
              limit $6
            ) page
            order by page."# + $key + " " + $order + ", page.holder_id " + $order,
            $($argument),*
        )
    };
}

/// Everyone who holds something now: `holder_current_idx` or `holder_change_idx` from the cursor on, with the sums that stand there.
macro_rules! current {
    ($sort:tt, $compare:literal, $order:literal, $($argument:expr),*) => {
        holders!(
            "not materialized (
              select h.*
              from holder h
              where h.org_number = $1 and h.quiet_since is null
            )",
            "true",
            $sort, $compare, $order, $($argument),*
        )
    };
}

/// Those who match a search: found first, then sorted. Who has nothing left was changed when the last of it ended. $9 is the status,
/// $10 the kind, $11 the pattern, $12 today.
macro_rules! matching {
    ($sort:tt, $compare:literal, $order:literal, $($argument:expr),*) => {
        holders!(
            "materialized (
              select h.holder_id, h.holder_org_number, h.holder_person_id, h.sort_name, h.deleted_on, h.bankrupt, h.apis, h.ends_on,
                     coalesce(h.quiet_since, h.changed_at) as changed_at, h.grant_kinds, h.grant_codes, h.grants_end_on
              from holder h
              where h.org_number = $1
                and ($9 = 'fjernet') = (h.quiet_since is not null)
                and (h.quiet_since is null or h.quiet_since >= $12::date - 30)
                and ($10 = '' or ($10 = 'virksomhet') = (h.holder_org_number is not null))
                and ($9 <> 'utloper' or exists (
                  select from delegation d
                  where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                    and d.ends_on between $12 and $12::date + 30))
                and ($11::text is null or h.sort_name ilike $11 or h.holder_org_number::text like $11 or exists (
                  select from delegation d
                  join api_resource r using (api_resource_id)
                  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
                  where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                    and (r.title_nb ilike $11 or r.title_en ilike $11 or array_to_string(v.scope_names, ' ') ilike $11)))
            )",
            "$9 = '' and ($10 = '' or ($10 = 'virksomhet') = (r.holder_org_number is not null))
             and ($11::text is null or n.sort_name ilike $11 or r.holder_org_number::text like $11)",
            $sort, $compare, $order, $($argument),*
        )
    };
}

/// A role code, with a plus when it is held in the main unit.
fn role(code: &str) -> (RegisterRole, bool) {
    let in_main_unit = code.ends_with('+');
    (RegisterRole::from(code.trim_end_matches('+').to_owned()), in_main_unit)
}

/// One page of everyone with rights to the organisation, and her newest draft. One statement, and another where something has ended
/// that has not been swept yet, or where there is nobody to tell of.
pub(crate) async fn page_of_holders<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    filter: &Filter,
    (today, now): (Date, Timestamp),
) -> sqlx::Result<ListPage> {
    let (kind, status) = filter.words();
    let search = filter.search.as_deref().map(like);
    let key_roles: Vec<String> = RegisterRole::KEY.iter().map(|role| role.code().to_owned()).collect();
    let main_unit = acting.unit().main_unit;
    macro_rules! fetch {
        ($statement:ident, $sort:tt, $compare:literal, $order:literal, $from:expr $(, $more:expr)*) => {
            $statement!(
                $sort,
                $compare,
                $order,
                acting.org() as _,
                main_unit as Option<OrgNumber>,
                &key_roles,
                $from,
                filter.id(),
                filter.limit + 1,
                acting.person() as _,
                now.to_sqlx() as _
                $(, $more)*
            )
            .fetch_all(&mut *db)
            .await?
        };
    }
    macro_rules! sorted {
        ($sort:tt, $compare:literal, $order:literal, $from:expr) => {
            if filter.is_open() {
                fetch!(current, $sort, $compare, $order, $from)
            } else {
                let today = today.to_sqlx();
                fetch!(matching, $sort, $compare, $order, $from, status, kind, search.as_deref(), today as _)
            }
        };
    }
    macro_rules! by_name {
        ($compare:literal, $order:literal) => {
            sorted!(["sort_name", "", "wanted", "by_role", "$4"], $compare, $order, filter.name())
        };
    }
    // The time to go on from, and the time of those who have none.
    let times = [filter.time(), filter.order.never()].map(Timestamp::to_sqlx);
    macro_rules! by_change {
        ($compare:literal, $order:literal) => {
            sorted!(
                [
                    "sort_at",
                    ", sort_at",
                    "(select *, coalesce(changed_at, 'epoch') as sort_at from wanted)",
                    "(select *, ($4::timestamptz[])[2] as sort_at from by_role)",
                    "($4::timestamptz[])[1]"
                ],
                $compare,
                $order,
                &times[..] as _
            )
        };
    }
    let mut found: Vec<Found> = match (filter.order.is_by_change(), filter.falls()) {
        (false, false) => by_name!(">", "asc"),
        (false, true) => by_name!("<", "desc"),
        (true, false) => by_change!(">", "asc"),
        (true, true) => by_change!("<", "desc"),
    };
    let (total, draft) = match found.first() {
        Some(found) => (found.total, found.draft),
        None => (0, newest_draft(db, acting, now).await?),
    };
    let wanted = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    if filter.backwards {
        found.reverse();
    }
    // Before anything is put together anew: the next page goes on by what this one was sorted by, whatever it shows.
    let place = |found: Option<&Found>| found?.place(filter.order);
    let ends = place(found.first()).zip(place(found.last()));
    look_again(db, acting.org(), &mut found, today).await?;
    let rows = found.into_iter().filter_map(Found::row).collect();
    Ok(ListPage { rows, ends, total, more, draft })
}

/// What stands with a holder knows no calendar: where the first end date has passed, it is put together anew.
async fn look_again(db: &mut PgConnection, org: OrgNumber, found: &mut [Found], today: Date) -> sqlx::Result<()> {
    let lapsed: Vec<&mut Found> = found.iter_mut().filter(|found| found.has_lapsed(today)).collect();
    let mut lapsed: HashMap<String, &mut Found> =
        lapsed.into_iter().filter_map(|found| Some((found.id()?.to_string(), found))).collect();
    if lapsed.is_empty() {
        return Ok(());
    }
    let (holders, units): (Vec<String>, Vec<Option<i32>>) =
        lapsed.iter().map(|(id, found)| (id.clone(), found.org.map(OrgNumber::get))).unzip();
    let current = sqlx::query!(
        r#"
        select lapsed.holder_id as "holder_id!", d.apis as "apis!", d.ends_on, greatest(d.changed_at, g.changed_at) as changed_at,
               g.kinds as "kinds!", g.codes as "codes!"
        from unnest($2::text[], $3::integer[]) as lapsed (holder_id, holder_org_number)
        cross join lateral (
          select count(*) as apis, min(x.ends_on) as ends_on, max(x.given_at) as changed_at
          from delegation x
          where x.org_number = $1 and x.holder_org_number = lapsed.holder_org_number and x.withdrawn_at is null
            and (x.ends_on is null or x.ends_on >= $4)
        ) d
        cross join lateral (
          select coalesce(array_agg(a.kind order by a.code), '{}') as kinds, coalesce(array_agg(a.code order by a.code), '{}') as codes,
                 max(a.given_at) as changed_at
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
        if let Some(found) = lapsed.get_mut(&now.holder_id) {
            (found.apis, found.ends_on, found.changed_at) = (now.apis, now.ends_on, now.changed_at);
            (found.kinds, found.codes) = (now.kinds, now.codes);
        }
    }
    Ok(())
}

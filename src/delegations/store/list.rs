use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::model::{HolderId, HolderRow},
    draft::newest_draft,
    holder::standing,
};
use crate::{
    access::{Acting, Right},
    kernel::{ChangeSetId, OrgNumber, PersonId, RegisterRole},
};

/// Which holders to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Kind {
    #[default]
    #[serde(rename = "")]
    All,
    #[serde(rename = "virksomhet")]
    Organisation,
    #[serde(rename = "person")]
    Person,
}

/// Which rights to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(crate) enum Status {
    /// Those who hold something now.
    #[default]
    #[serde(rename = "")]
    Current,
    /// Those who lose something within 30 days.
    #[serde(rename = "utloper")]
    Ending,
    /// Those who lost the last they had within 30 days.
    #[serde(rename = "fjernet")]
    Removed,
}

/// How an address asks for the names from Å to A.
pub(crate) const DESCENDING: &str = "-navn";

/// What the list is asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub kind: Kind,
    pub status: Status,
    /// Where the page before ended (or the page after began, going backwards): name and id as text.
    pub cursor: Option<(String, String)>,
    pub backwards: bool,
    /// From Å to A.
    pub descending: bool,
    pub limit: i64,
}

impl Filter {
    /// Kind and status as the address and the statements write them.
    pub(crate) fn words(&self) -> (&'static str, &'static str) {
        let kind = match self.kind {
            Kind::All => "",
            Kind::Organisation => "virksomhet",
            Kind::Person => "person",
        };
        let status = match self.status {
            Status::Current => "",
            Status::Ending => "utloper",
            Status::Removed => "fjernet",
        };
        (kind, status)
    }

    /// The order as the address writes it.
    pub(crate) fn order(&self) -> &'static str {
        if self.descending { DESCENDING } else { "" }
    }

    /// Does it let everyone through who holds something now?
    pub(crate) fn is_open(&self) -> bool {
        self.search.is_none() && self.words() == ("", "")
    }
}

/// One page of holders.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListPage {
    pub rows: Vec<HolderRow>,
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
/// It comes in four shapes, because a plan is made once and used for every value: only a condition that stands in the text can choose
/// an index, and only a direction that stands in the text can follow one. A search looks up delegations line by line on purpose: the
/// planner knows only what an average organisation has given, and would read everything of one that has given much. The few who have a
/// role are looked up one by one, with laterals that leave the planner no choice to read everyone instead. The draft comes along, which
/// saves asking for it. What a statement costs here is mostly its number of parts: what can be read from the holder's row is.
macro_rules! holders {
    ($wanted:literal, $whose_role:literal, $given:literal, $compare:literal, $order:literal, $($argument:expr),*) => {
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
                   d.apis as "apis!", d.ends_on as "ends_on?", d.changed_at as "changed_at?",
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
                      (select r.roles from by_role r where r.holder_id = w.holder_id) as roles
               from wanted w
               where (w.sort_name, w.holder_id) "# + $compare + r#" ($4, $5)
               order by w.sort_name "# + $order + ", w.holder_id " + $order + r#"
               limit $6)
              union all
              select holder_id, holder_org_number, holder_person_id, sort_name, null, false, 0, null, null, '{}', '{}', null, roles
              from by_role
              where not listed and (sort_name, holder_id) "# + $compare + r#" ($4, $5)
              order by sort_name "# + $order + ", holder_id " + $order + r#"
              limit $6
            ) page
            cross join lateral ("# + $given + r#") d
            order by page.sort_name "# + $order + ", page.holder_id " + $order,
            $($argument),*
        )
    };
}

/// Everyone who holds something now: `holder_current_idx` from the cursor on, with the sums that stand there.
macro_rules! current {
    ($compare:literal, $order:literal, $($argument:expr),*) => {
        holders!(
            "not materialized (
              select h.*
              from holder h
              where h.org_number = $1 and h.quiet_since is null
            )",
            "true",
            "select page.apis, page.ends_on, page.changed_at",
            $compare, $order, $($argument),*
        )
    };
}

/// Those who match a search: found first, then sorted. $9 is the status, $10 the kind, $11 the pattern, $12 today.
macro_rules! matching {
    ($compare:literal, $order:literal, $($argument:expr),*) => {
        holders!(
            "materialized (
              select h.*
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
            "select count(*) filter (where x.withdrawn_at is null) as apis, min(x.ends_on) filter (where x.withdrawn_at is null) as ends_on,
                    max(coalesce(x.withdrawn_at, x.given_at)) as changed_at
             from delegation x
             where x.org_number = $1 and x.holder_org_number = page.holder_org_number
               and (x.withdrawn_at is null and (x.ends_on is null or x.ends_on >= $12)
                    or $9 = 'fjernet' and x.withdrawn_at >= $12::date - 30)",
            $compare, $order, $($argument),*
        )
    };
}

/// A role code, with a plus when it is held in the main unit.
fn role(code: &str) -> (RegisterRole, bool) {
    let in_main_unit = code.ends_with('+');
    (RegisterRole::from(code.trim_end_matches('+').to_owned()), in_main_unit)
}

/// One page of everyone with rights to the organisation, by name, and her newest draft. One statement, and another where something has
/// ended that has not been swept yet, or where there is nobody to tell of.
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
    // Every name comes after the empty one and before U+FFFF, which the collation puts last (UTS 35).
    let falling = filter.backwards != filter.descending;
    let start = || (if falling { "\u{ffff}".to_owned() } else { String::new() }, String::new());
    let (name, id) = filter.cursor.clone().unwrap_or_else(start);
    macro_rules! fetch {
        ($statement:ident, $compare:literal, $order:literal $(, $more:expr)*) => {
            $statement!(
                $compare,
                $order,
                acting.org() as _,
                main_unit as Option<OrgNumber>,
                &key_roles,
                name,
                id,
                filter.limit + 1,
                acting.person() as _,
                now.to_sqlx() as _
                $(, $more)*
            )
            .fetch_all(&mut *db)
            .await?
        };
    }
    let mut found: Vec<Found> = match (filter.is_open(), falling) {
        (true, false) => fetch!(current, ">", "asc"),
        (true, true) => fetch!(current, "<", "desc"),
        (false, false) => fetch!(matching, ">", "asc", status, kind, search.as_deref(), today.to_sqlx() as _),
        (false, true) => fetch!(matching, "<", "desc", status, kind, search.as_deref(), today.to_sqlx() as _),
    };
    let (total, draft) = match found.first() {
        Some(found) => (found.total, found.draft),
        None => (0, newest_draft(db, acting, now).await?),
    };
    let wanted = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    look_again(db, acting.org(), &mut found, today).await?;
    let mut rows: Vec<HolderRow> = found.into_iter().filter_map(Found::row).collect();
    if filter.backwards {
        rows.reverse();
    }
    Ok(ListPage { rows, total, more, draft })
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
        select lapsed.holder_id as "holder_id!", d.apis as "apis!", d.ends_on, d.changed_at, g.kinds as "kinds!", g.codes as "codes!"
        from unnest($2::text[], $3::integer[]) as lapsed (holder_id, holder_org_number)
        cross join lateral (
          select count(*) as apis, min(x.ends_on) as ends_on, max(x.given_at) as changed_at
          from delegation x
          where x.org_number = $1 and x.holder_org_number = lapsed.holder_org_number and x.withdrawn_at is null
            and (x.ends_on is null or x.ends_on >= $4)
        ) d
        cross join lateral (
          select coalesce(array_agg(a.kind order by a.code), '{}') as kinds, coalesce(array_agg(a.code order by a.code), '{}') as codes
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

/// The search text as a pattern: what people type, blanks in numbers ignored, wildcards taken literally.
pub(crate) fn like(text: &str) -> String {
    let numeric = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let text: String = if numeric { text.split_whitespace().collect() } else { text.trim().to_owned() };
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::model::{HolderId, HolderRow},
    holder::standing,
};
use crate::{
    access::{Acting, Right},
    kernel::{OrgNumber, PersonId, RegisterRole},
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

/// What the list is asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub search: Option<String>,
    pub kind: Kind,
    pub status: Status,
    /// Where the page before ended (or the page after began, going backwards): name and id as text.
    pub cursor: Option<(String, String)>,
    pub backwards: bool,
    pub limit: i64,
}

/// One page of holders.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListPage {
    pub rows: Vec<HolderRow>,
    /// How many there are in all; counted up to 1 000.
    pub total: i64,
    pub more: bool,
}

/// The same statement in both directions: names are compared and ordered one way or the other.
macro_rules! holders {
    ($compare:literal, $order:literal, $($argument:expr),*) => {
        sqlx::query!(
            r#"
            with wanted as materialized (
              select h.holder_org_number, h.holder_person_id, h.sort_name
              from holder h
              where h.org_number = $1
                and ($2 = 'fjernet') = (h.quiet_since is not null)
                and (h.quiet_since is null or h.quiet_since >= $3::date - 30)
                and ($4 = '' or ($4 = 'virksomhet') = (h.holder_org_number is not null))
                and ($2 <> 'utloper' or exists (
                  select from delegation d
                  where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                    and d.ends_on between $3 and $3::date + 30))
                and ($5::text is null or h.sort_name ilike $5 or h.holder_org_number::text like $5 or exists (
                  select from delegation d
                  join api_resource r using (api_resource_id)
                  join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
                  where d.org_number = $1 and d.holder_org_number = h.holder_org_number and d.withdrawn_at is null
                    and (r.title_nb ilike $5 or r.title_en ilike $5 or array_to_string(v.scope_names, ' ') ilike $5)))
            ),
            by_role as (
              select r.holder_org_number, r.holder_person_id,
                     coalesce(o.name, trim(p.given_name || ' ' || p.family_name)) collate "nb-x-icu" as sort_name,
                     array_agg(r.role_code || case when r.org_number = $1 then '' else '+' end order by r.role_code) as roles
              from register_role r
              join organisation unit on unit.org_number = r.org_number
              left join organisation o on o.org_number = r.holder_org_number
              left join person p on p.person_id = r.holder_person_id
              where $2 = '' and r.org_number in ($1, coalesce($6, $1))
                and (r.role_code = any($7) or (r.role_code = 'KNUF' and unit.org_form = 'NUF'))
                and coalesce(not p.died, o.deleted_on is null, false)
                and ($4 = '' or ($4 = 'virksomhet') = (r.holder_org_number is not null))
                and ($5::text is null or o.name ilike $5 or (p.given_name || ' ' || p.family_name) ilike $5
                     or r.holder_org_number::text like $5)
              group by 1, 2, 3
            ),
            page as (
              select * from (
                (select holder_org_number, holder_person_id, sort_name from wanted
                 where $8::text is null or (sort_name, coalesce(holder_org_number::text, holder_person_id::text)) "# + $compare + r#" ($8, $9)
                 order by sort_name "# + $order + r#", coalesce(holder_org_number::text, holder_person_id::text) "# + $order + r#"
                 limit $10)
                union
                select holder_org_number, holder_person_id, sort_name from by_role
                where $8::text is null or (sort_name, coalesce(holder_org_number::text, holder_person_id::text)) "# + $compare + r#" ($8, $9)
              ) both_kinds
              order by sort_name "# + $order + r#", coalesce(holder_org_number::text, holder_person_id::text) "# + $order + r#"
              limit $10
            )
            select page.holder_org_number as "org: OrgNumber", page.holder_person_id as "person: PersonId", page.sort_name as "name!",
                   o.org_form as "form?", o.deleted_on as "deleted_on?", o.bankrupt as "bankrupt?",
                   d.apis as "apis!", d.ends_on, d.changed_at, g.kinds, g.codes, by_role.roles as "roles?",
                   (select count(*) from (select from wanted limit 1000) w)
                     + (select count(*) from by_role b where not exists (
                          select from wanted w
                          where w.holder_org_number is not distinct from b.holder_org_number
                            and w.holder_person_id is not distinct from b.holder_person_id)) as "total!"
            from page
            left join organisation o on o.org_number = page.holder_org_number
            left join by_role on by_role.holder_org_number is not distinct from page.holder_org_number
              and by_role.holder_person_id is not distinct from page.holder_person_id
            cross join lateral (
              select count(*) filter (where x.withdrawn_at is null) as apis, min(x.ends_on) filter (where x.withdrawn_at is null) as ends_on,
                     max(coalesce(x.withdrawn_at, x.given_at)) as changed_at
              from delegation x
              where x.org_number = $1 and x.holder_org_number = page.holder_org_number
                and (x.withdrawn_at is null and (x.ends_on is null or x.ends_on >= $3) or $2 = 'fjernet' and x.withdrawn_at >= $3::date - 30)
            ) d
            cross join lateral (
              select array_agg(a.kind order by a.code) as kinds, array_agg(a.code order by a.code) as codes
              from access_grant a
              where a.org_number = $1
                and a.holder_org_number is not distinct from page.holder_org_number
                and a.holder_person_id is not distinct from page.holder_person_id
                and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= $3)
            ) g
            order by page.sort_name "# + $order + r#", coalesce(page.holder_org_number::text, page.holder_person_id::text) "# + $order,
            $($argument),*
        )
    };
}

macro_rules! to_row {
    ($row:expr) => {{
        let row = $row;
        let id = match (row.org, row.person) {
            (Some(org), _) => HolderId::Organisation(org),
            (None, Some(person)) => HolderId::Person(person),
            (None, None) => continue,
        };
        HolderRow {
            id,
            name: row.name,
            form: row.form,
            standing: standing(row.deleted_on, row.bankrupt.unwrap_or(false)),
            apis: row.apis,
            grants: row.kinds.unwrap_or_default().into_iter().zip(row.codes.unwrap_or_default()).collect(),
            roles: row.roles.unwrap_or_default().iter().map(|code| role(code)).collect(),
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            changed_at: row.changed_at.map(jiff_sqlx::Timestamp::to_jiff),
        }
    }};
}

/// A role code, with a plus when it is held in the main unit.
fn role(code: &str) -> (RegisterRole, bool) {
    let in_main_unit = code.ends_with('+');
    (RegisterRole::from(code.trim_end_matches('+').to_owned()), in_main_unit)
}

/// One page of everyone with rights to the organisation, by name. One statement.
pub(crate) async fn page_of_holders<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    filter: &Filter,
    today: Date,
) -> sqlx::Result<ListPage> {
    let status = match filter.status {
        Status::Current => "",
        Status::Ending => "utloper",
        Status::Removed => "fjernet",
    };
    let kind = match filter.kind {
        Kind::All => "",
        Kind::Organisation => "virksomhet",
        Kind::Person => "person",
    };
    let search = filter.search.as_deref().map(like);
    let key_roles: Vec<String> = RegisterRole::KEY.iter().map(|role| role.code().to_owned()).collect();
    let main_unit = acting.unit().main_unit;
    let (name, id) = filter.cursor.clone().unzip();
    let mut page = ListPage::default();
    macro_rules! fill {
        ($compare:literal, $order:literal) => {
            for row in holders!(
                $compare,
                $order,
                acting.org() as _,
                status,
                today.to_sqlx() as _,
                kind,
                search.as_deref(),
                main_unit as Option<OrgNumber>,
                &key_roles,
                name.as_deref(),
                id.as_deref(),
                filter.limit + 1
            )
            .fetch_all(db)
            .await?
            {
                page.total = row.total;
                page.rows.push(to_row!(row));
            }
        };
    }
    if filter.backwards {
        fill!("<", "desc");
    } else {
        fill!(">", "asc");
    }
    let wanted = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    page.more = page.rows.len() > wanted;
    page.rows.truncate(wanted);
    if filter.backwards {
        page.rows.reverse();
    }
    Ok(page)
}

/// The search text as a pattern: what people type, blanks in numbers ignored, wildcards taken literally.
pub(crate) fn like(text: &str) -> String {
    let numeric = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let text: String = if numeric { text.split_whitespace().collect() } else { text.trim().to_owned() };
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, types::Json};

use super::super::{
    check::{Capacity, PackageFacts},
    model::{Cursor, Holder, HolderLine, HolderPage},
};
use crate::{
    access::{Acting, Basis, Held, Origin, SingleRight, ViewDelegations},
    entitlements::{ClientWithPackage, Via},
    kernel::{OrgNumber, PersonId, RegisterRole},
    web::{PAGE, page_size},
};

/// What is asked about the holders of a package.
pub(in super::super) struct Wanted<'a> {
    pub package: &'a PackageFacts,
    /// At this instant instead of now.
    pub at: Option<Timestamp>,
    /// The day that end dates are compared with.
    pub day: Date,
    /// The page begins after this line.
    pub after: Option<Cursor>,
}

/// One page of those who have this package, one line for each reason, by name: by a role in the unit or its main unit (of that time), by gift, or
/// through an organisation that has it and in which they have a key role (one hop); now or at an earlier time. Who holds what is
/// answered by the function `holdings_in`, as for the gates.
pub(in super::super) async fn holders(
    db: &mut PgConnection,
    acting: &Acting<ViewDelegations>,
    wanted: Wanted<'_>,
) -> sqlx::Result<HolderPage> {
    let package = wanted.package;
    let gives = || package.roles.iter().filter(|row| row.has_access);
    let (mut roles, mut forms) = (Vec::new(), Vec::new());
    for row in gives() {
        if let Capacity::Role(role) = &row.giver {
            for form in row.forms().unwrap_or_else(|| vec![""]) {
                roles.push(role.code().to_owned());
                forms.push(form.to_owned());
            }
        }
    }
    let after = wanted.after.as_ref();
    let mut rows = sqlx::query!(
        r#"
        with origin as (
          select org_number, org_form, name from origins_of($1, $2::timestamptz, $7)
        ),
        line as (
          select h.kind, h.code, origin.org_number, origin.org_form, origin.name as origin_name, h.since, h.given_at, h.given_by,
                 h.ends_on, h.holder_person_id as person_id, h.holder_org_number as holder_org,
                 coalesce(trim(p.given_name || ' ' || p.family_name), v.name, h.holder_org_number::text) as name, p.born_on,
                 h.via_number, h.via_name, h.via_role, h.via_main_unit
          from origin
          cross join lateral holdings_in(origin.org_number, $2::timestamptz, $7) h
          left join person p on p.person_id = h.holder_person_id
          left join organisation v on v.org_number = h.holder_org_number
          -- The first line is for the indexes; the second knows a role from a package.
          where h.code = any($3::text[] || array[$5::text, $6::text])
            and case h.kind
                  when 'package' then h.code = $5
                  when 'area' then h.code = $6 and h.given_as && $11::text[]
                  when 'role' then exists (
                    select from unnest($3::text[], $4::text[]) as g (role_code, org_form)
                    where g.role_code = h.code and g.org_form in ('', origin.org_form)
                  )
                end
        ),
        keyed as (
          select line.*,
                 concat_ws('/', coalesce(person_id::text, holder_org::text), kind, code, org_number, via_number, via_role) as key
          from line
        ),
        numbered as materialized (
          select keyed.*, row_number() over (order by name collate "nb-x-icu", key collate "C") as place
          from keyed
        ),
        start as (
          select count(*) as place
          from numbered
          where (name collate "nb-x-icu", key collate "C") <= ($8, $9)
        )
        select start.place as "start!", (select count(*) from numbered) as "total!",
               before.name as "before_name?", before.key as "before_key?",
               (select known_since from roles_known_since(array(select org_number from origin))) as remembered_since,
               case when $12 then (
                 select jsonb_agg(to_jsonb(c) order by c.name collate "nb-x-icu", c.client) from clients_with_package($1, $2) c
               ) end as "clients?: Json<Vec<ClientWithPackage>>",
               l.kind as "kind?", l.code as "code?", l.org_number as "origin?: OrgNumber", l.org_form as "origin_form?",
               l.origin_name as "origin_name?", l.since as "since?", l.given_at as "given_at?", l.ends_on as "ends_on?",
               trim(g.given_name || ' ' || g.family_name) as "given_by?",
               l.person_id as "person?: PersonId", l.holder_org as "org?: OrgNumber", l.name as "name?", l.born_on as "born_on?",
               l.via_number as "via_number?: OrgNumber", l.via_name as "via_name?", l.via_role as "via_role?", l.via_main_unit as "via_main_unit?", l.key as "key?"
        from start
        left join numbered before on before.place = start.place - $10
        left join numbered l on l.place > start.place and l.place <= start.place + $10
        left join person g on g.person_id = l.given_by
        order by l.place
        "#,
        acting.org() as _,
        wanted.at.map(ToSqlx::to_sqlx) as _,
        &roles,
        &forms,
        package.urn.as_str(),
        package.area_urn.as_str(),
        wanted.day.to_sqlx() as _,
        after.map(|cursor| cursor.name.as_str()),
        after.map(|cursor| cursor.key.as_str()),
        page_size(acting.context(), PAGE),
        &package.area_given_as(&acting.mandate().form),
        package.is_for_clients(),
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first_mut() else { return Ok(HolderPage::default()) };
    let before = first.before_name.clone().zip(first.before_key.clone()).map(|(name, key)| Cursor { name, key });
    let mut page = HolderPage {
        total: first.total,
        is_later: first.start > 0,
        previous: before,
        remembered_since: first.remembered_since.map(jiff_sqlx::Timestamp::to_jiff),
        clients: first.clients.take().map(|Json(clients)| clients).unwrap_or_default(),
        ..HolderPage::default()
    };
    let start = first.start;
    page.lines = rows
        .into_iter()
        .filter_map(|row| {
            let origin = row.origin?;
            let basis = Basis {
                held: held(&row.kind?, row.code?)?,
                origin: if origin == acting.org() { Origin::Own } else { Origin::MainUnit(origin) },
                via: Via::from_row(row.via_number, row.via_name, row.via_role, row.via_main_unit),
                form: row.origin_form?,
                given_as: Vec::new(),
            };
            let holder = match (row.person, row.org) {
                (Some(person), _) => Holder::Person(person),
                (None, org) => Holder::Organisation(org?),
            };
            let name = row.name?;
            Some(HolderLine {
                holder,
                born_year: row.born_on.map(|on| on.to_jiff().year()),
                basis,
                origin_name: row.origin_name?,
                since: row.since.map(jiff_sqlx::Date::to_jiff),
                given_at: row.given_at.map(jiff_sqlx::Timestamp::to_jiff),
                given_by: row.given_by,
                ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
                cursor: Cursor { name: name.clone(), key: row.key? },
                name,
            })
        })
        .collect();
    let shown = i64::try_from(page.lines.len()).unwrap_or_default();
    page.next = page.lines.last().filter(|_| start + shown < page.total).map(|line| line.cursor.clone());
    Ok(page)
}

fn held(kind: &str, code: String) -> Option<Held> {
    match kind {
        "role" => Some(Held::Role(RegisterRole::from(code))),
        "package" => code.parse().ok().map(Held::Package),
        "area" => Some(Held::Area(code)),
        _ => SingleRight::ALL.into_iter().find(|(_, name)| *name == code).map(|(right, _)| Held::Right(right)),
    }
}

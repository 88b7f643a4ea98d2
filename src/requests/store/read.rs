use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use serde_json::Value;
use sqlx::PgConnection;

use super::super::model::{Fate, Invited, Request, RequestedItem, outcome};
use crate::{
    access::{Acting, Held, Right, texts as access_texts},
    asking::{Lifecycle, Mark, Part},
    entitlements::Nobody,
    kernel::{ChangeSetId, Holder, HolderId, Lang, OrgNumber, Party, PersonId, Ref, RequestId, Title},
    ledger::Change,
    packages,
    web::{PAGE, page_size},
};

/// An item as the statement puts it together.
#[derive(Debug, Deserialize)]
struct Row {
    kind: String,
    code: String,
    nb: Option<String>,
    nn: Option<String>,
    en: Option<String>,
    test: bool,
    held: bool,
    given: bool,
    since: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    how: Option<String>,
}

impl Row {
    /// What it is, and what became of it where the request is approved.
    fn into_item(self, is_approved: bool) -> RequestedItem {
        let ours = |name: fn(Lang) -> String| Title { nb: name(Lang::Nb), nn: name(Lang::Nn), en: name(Lang::En) };
        let title = match (self.nb, self.nn, self.en, packages::What::parse(&self.kind, &self.code)) {
            (Some(nb), Some(nn), Some(en), _) => Title { nb, nn, en },
            (.., Some(packages::What::Right(right))) => packages::Named::right(right).name,
            (.., Some(packages::What::Area(_))) => ours(|lang| access_texts::held(lang, &Held::Area(String::new()))),
            _ => Title { nb: self.code.clone(), nn: self.code.clone(), en: self.code.clone() },
        };
        let fate = Fate::of(self.given, self.since.is_some(), self.ended_at.zip(self.how.as_deref()));
        let (test, held, fate) = (self.test, self.held, is_approved.then_some(fate));
        RequestedItem { kind: self.kind, code: self.code, title, test, held, fate }
    }
}

fn items(value: Option<Value>, is_approved: bool) -> Vec<RequestedItem> {
    let rows: Vec<Row> = value.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
    rows.into_iter().map(|row| row.into_item(is_approved)).collect()
}

macro_rules! requests {
    ($where:literal, $($argument:expr),* $(,)?) => {
        sqlx::query!(
            r#"
            select r.request_id as "id: RequestId", r.org_number as "giver: OrgNumber", o.name as giver_name,
                   r.asker_person_id as "person: PersonId", trim(p.given_name || ' ' || p.family_name) as "person_name!",
                   extract(year from p.born_on)::smallint as "born?", r.asker_org_number as "asker_org: OrgNumber", s.name as "asker_name?",
                   r.purpose, r.wants_until, r.invited_as, trim(v.given_name || ' ' || v.family_name) as invited_by, r.asker_org_number is null and registered_by_email(r.asker_person_id) as "by_email!",
                   case when r.asker_org_number is null then connected_as(r.asker_person_id, r.org_number) end as registered_as,
                   r.sent_at, r.sent_in as "sent_in: Ref", r.expires_at, n.seen_at as "seen_at?",
                   r.withdrawn_at, r.withdrawn_in as "withdrawn_in: Ref", r.declined_at, r.declined_in as "declined_in: Ref",
                   coalesce(r.reason, partly.decline_reason) as reason,
                   a.at as "approved_at?", a.ref as "approved_in?: Ref", trim(w.given_name || ' ' || w.family_name) as answered_by,
                   r.change_set_id as "draft: ChangeSetId", c.ends_on as "ends_on?", c.note as "note?", c.decline_reason as "decline_reason?",
                   coalesce(c.proposed_at is not null, false) as "is_proposed!",
                   coalesce(s.bankrupt, p.died) as "asker_is_out!", s.deleted_on as "asker_deleted_on?", i.items
            from request r
            join organisation o on o.org_number = r.org_number
            join person p on p.person_id = r.asker_person_id
            left join organisation s on s.org_number = r.asker_org_number
            left join change_set c on c.change_set_id = r.change_set_id and c.answers is not null and c.confirmed_in is null
            left join change_set partly on partly.change_set_id = r.change_set_id and partly.confirmed_in is not null
            left join request_seen n on n.request_id = r.request_id
            left join receipt a on a.ref = approved_in(r)
            left join person v on v.person_id = r.invited_by
            left join person w on w.person_id = coalesce(r.declined_by, a.person_id)
            cross join lateral (
              select jsonb_agg(jsonb_build_object(
                       'kind', i.kind, 'code', i.code, 'test', coalesce(x.environment = 'test', false),
                       'nb', coalesce(x.title_nb, k.name_nb), 'nn', coalesce(x.title_nn, k.name_nn), 'en', coalesce(x.title_en, k.name_en),
                       'held', exists (
                         select from access_grant h
                         where h.org_number = r.org_number and h.holder_id = r.asker_id and h.kind = i.kind and h.code = i.code
                           and h.withdrawn_at is null
                       ), 'given', g.given, 'since', w.since, 'ended_at', w.ended_at, 'how', w.how) order by i.kind, coalesce(x.title_nb, k.name_nb), i.code) as items
              from request_item i
              left join api_resource x on i.kind = 'api' and x.api_resource_id::text = i.code
              left join access_package k on i.kind = 'package' and k.urn = i.code
              cross join lateral gave(r, i) as g (given)
              left join lateral what_became(r, i, a.at, g.given) w on a.ref is not null
              where i.request_id = r.request_id
            ) i
            "# + $where,
            $($argument),*
        )
    };
}

macro_rules! to_request {
    ($row:expr) => {{
        let row = $row;
        let items = items(row.items, row.approved_in.is_some());
        let mark = |at: Option<jiff_sqlx::Timestamp>, reference| at.map(|at| -> Mark { (at.to_jiff(), reference) });
        Request {
            id: row.id,
            giver: Party { number: row.giver, name: row.giver_name },
            asker: match (row.asker_org, row.asker_name) {
                (Some(number), Some(name)) => Holder::Organisation(Party { number, name }),
                _ => Holder::Person { person: row.person, name: row.person_name.clone() },
            },
            person: row.person,
            person_name: row.person_name,
            born: row.born,
            purpose: row.purpose,
            wants_until: row.wants_until.map(jiff_sqlx::Date::to_jiff),
            invited: row.invited_by.zip(row.invited_as).map(|(by, as_name)| Invited { by, as_name }),
            by_email: row.by_email,
            registered_as: row.registered_as,
            life: Lifecycle {
                sent: (row.sent_at.to_jiff(), Some(row.sent_in)),
                expires_at: row.expires_at.to_jiff(),
                seen_at: row.seen_at.map(jiff_sqlx::Timestamp::to_jiff),
                withdrawn: mark(row.withdrawn_at, row.withdrawn_in),
                declined: mark(row.declined_at, row.declined_in),
                reason: row.reason,
                approved: mark(row.approved_at, row.approved_in),
                outcome: outcome(&items),
                answered_by: row.answered_by,
            },
            items,
            draft: row.draft,
            is_proposed: row.is_proposed,
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: row.note,
            decline_reason: row.decline_reason,
            asker_is_out: row.asker_is_out,
            asker_deleted_on: row.asker_deleted_on.map(jiff_sqlx::Date::to_jiff),
        }
    }};
}

/// One request. Who asks has to see to it that it is theirs.
pub(in super::super) async fn get(db: &mut PgConnection, id: RequestId) -> sqlx::Result<Option<Request>> {
    let row = requests!("where r.request_id = $1", id as _).fetch_optional(db).await?;
    Ok(row.map(|row| to_request!(row)))
}

/// A request to the acting organisation.
pub(in super::super) async fn to_org<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: RequestId,
) -> sqlx::Result<Option<Request>> {
    let row = requests!("where r.request_id = $1 and r.org_number = $2", id as _, acting.org() as _,)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| to_request!(row)))
}

/// What the acting organisation has been asked for, newest first; `after` is the last of the page before.
pub(in super::super) async fn asked_of<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    part: Part,
    after: Option<RequestId>,
) -> sqlx::Result<Vec<Request>> {
    let rows = requests!(
        r#"
        where r.org_number = $1 and is_pending(r, $2) = $3
          and ($4::uuid is null or (r.sent_at, r.request_id) < (select sent_at, request_id from request where request_id = $4))
        order by r.sent_at desc, r.request_id desc
        limit $5
        "#,
        acting.org() as _,
        acting.now().to_sqlx() as _,
        part == Part::Waiting,
        after as Option<RequestId>,
        page_size(acting.context(), PAGE) + 1,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}

/// What an asker has asked for, newest first, so many; `after` is the last of the page before.
pub(in super::super) async fn sent_by(
    db: &mut PgConnection,
    asker: HolderId,
    after: Option<RequestId>,
    limit: i64,
) -> sqlx::Result<Vec<Request>> {
    let rows = requests!(
        r#"
        where r.asker_id = $1
          and ($2::uuid is null or (r.sent_at, r.request_id) < (select sent_at, request_id from request where request_id = $2))
        order by r.sent_at desc, r.request_id desc
        limit $3
        "#,
        asker.to_string(),
        after as Option<RequestId>,
        limit,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}

/// What these persons have asked the acting organisation for themselves, newest first, so many.
pub(in super::super) async fn sent_in<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    askers: &[PersonId],
    limit: i64,
) -> sqlx::Result<Vec<Request>> {
    let askers: Vec<String> = askers.iter().map(ToString::to_string).collect();
    let rows = requests!(
        "where r.asker_id = any($1) and r.org_number = $2 order by r.sent_at desc, r.request_id desc limit $3",
        &askers,
        acting.org() as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}

/// Requests of people for single rights that wait in the acting organisation, newest first, so many.
pub(in super::super) async fn people_waiting<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    limit: i64,
) -> sqlx::Result<Vec<Request>> {
    let rows = requests!(
        r#"
        where r.org_number = $1 and r.asker_org_number is null and is_pending(r, $2)
          and exists (select from request_item o where o.request_id = r.request_id and o.kind = 'right')
        order by r.sent_at desc, r.request_id desc
        limit $3
        "#,
        acting.org() as _,
        acting.now().to_sqlx() as _,
        limit,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| to_request!(row)).collect())
}

/// How many requests an asker has that wait or were sent since then.
pub(in super::super) async fn waiting(change: &mut Change, asker: HolderId, since: Timestamp) -> sqlx::Result<i64> {
    let now = change.at();
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from request r where asker_id = $1 and (sent_at > $3 or is_pending(r, $2))"#,
        asker.to_string(),
        now.to_sqlx() as _,
        since.to_sqlx() as _,
    )
    .fetch_one(change.conn())
    .await
}

/// The request that an asker sent with the change of this reference.
pub(in super::super) async fn by_reference(
    db: &mut PgConnection,
    asker: HolderId,
    reference: &Ref,
) -> sqlx::Result<Option<RequestId>> {
    sqlx::query_scalar!(
        r#"select request_id as "id: RequestId" from request where asker_id = $1 and sent_in = $2"#,
        asker.to_string(),
        reference.as_str(),
    )
    .fetch_optional(db)
    .await
}

/// How an asker stands to the organisation they have found, for the form: what keeps it from giving, and what need not be asked for.
#[derive(Debug)]
pub(crate) struct Standing {
    /// Why nobody in it can answer, if so.
    pub nobody: Option<Nobody>,
    /// The organisation form that conditions of packages look at: that of the main unit, for a sub-unit.
    pub form: String,
    /// Packages, areas and rights that the asker has from it, as `kind code`.
    pub granted: Vec<String>,
    /// What waits already, by code, and in which request.
    pub waiting: Vec<(String, RequestId)>,
}

/// Read in one statement, as whoever looks up an organisation has used most of the page's already.
pub(crate) async fn standing(
    db: &mut PgConnection,
    asker: HolderId,
    giver: OrgNumber,
    (now, today): (Timestamp, Date),
) -> sqlx::Result<Standing> {
    let row = sqlx::query!(
        r#"
        select nobody_decides(o.org_number, $4) as nobody, coalesce(m.org_form, o.org_form) as "form!",
               array(
                 select g.kind || ' ' || g.code
                 from access_grant g
                 where g.org_number = o.org_number and g.holder_id = $1 and g.withdrawn_at is null
                   and (g.ends_on is null or g.ends_on >= $4)
               ) as "granted!", w.codes, w.requests as "requests: Vec<RequestId>"
        from organisation o
        left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
        cross join lateral (
          select array_agg(i.code order by i.code) as codes, array_agg(r.request_id order by i.code) as requests
          from request r
          join request_item i using (request_id)
          where r.asker_id = $1 and r.org_number = o.org_number and is_pending(r, $3)
        ) w
        where o.org_number = $2
        "#,
        asker.to_string(),
        giver as _,
        now.to_sqlx() as _,
        today.to_sqlx() as _,
    )
    .fetch_one(db)
    .await?;
    let (codes, requests) = (row.codes.unwrap_or_default(), row.requests.unwrap_or_default());
    let nobody = row.nobody.as_deref().map(Nobody::of_code);
    Ok(Standing { nobody, form: row.form, granted: row.granted, waiting: codes.into_iter().zip(requests).collect() })
}

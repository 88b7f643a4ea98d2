use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::{PgConnection, types::Json};

use super::{
    super::model::{Apis, ClientToMend, EndingAccesses, Overview, Start, TermsDue, Unfinished},
    suppliers::suppliers,
};
use crate::{
    access::{
        Acting, DelegateScopes, ManageClients, ManagePeople, ManageScopes, SeeOrganisation, ViewDelegations,
        ViewReceived, ViewScopes,
    },
    entitlements::Nobody,
    kernel::{Environment, PackageUrn, Ref},
    receipts::UndoableChange,
    settings,
};

/// Everything the front page tells, and the note that the user was here. `kinds` are the kinds of changes that the user may undo.
pub(in super::super) async fn visit(
    db: &mut PgConnection,
    acting: &Acting<SeeOrganisation>,
    kinds: &[&str],
) -> sqlx::Result<Overview> {
    let mut overview = Overview::default();
    if !figures(db, acting, &mut overview).await? {
        note_visit(db, acting).await?;
    }
    if acting.can::<ViewDelegations>() {
        suppliers(db, acting, &mut overview).await?;
    }
    unsettled(db, acting, kinds, &mut overview).await?;
    Ok(overview)
}

/// What there is and what waits, in numbers. What the user may not see counts as none. Tells whether the visit was noted within the
/// last minute.
async fn figures(
    db: &mut PgConnection,
    acting: &Acting<SeeOrganisation>,
    overview: &mut Overview,
) -> sqlx::Result<bool> {
    let row = sqlx::query!(
        r#"
        select (
                 select count(distinct org_number)
                 from delegation
                 where holder_org_number = $2 and withdrawn_at is null and (ends_on is null or ends_on >= $4) and $5::boolean
               ) as "customers!",
               exists (select from delegation where org_number = $2 and withdrawn_at is null)
                 or exists (select from delegation where org_number = $2 and withdrawn_at is not null)
                 or exists (select from delegation where holder_org_number = $2 and withdrawn_at is null)
                 or exists (select from delegation where holder_org_number = $2 and withdrawn_at is not null)
                 or exists (select from holder where org_number = $2) as "has_history!",
               (
                 select count(*)
                 from request r
                 where r.org_number = $2 and is_pending(r, $3)
                   -- Nobody answers what they asked for themselves or for an organisation they lead, nor what has been answered already
                   -- by a proposal that waits for a colleague.
                   and r.asker_person_id <> $1 and coalesce(r.asker_org_number <> all($9), true)
                   and not exists (
                     select from change_set c
                     where c.answers = r.request_id and c.proposed_at is not null and c.confirmed_in is null and c.expires_at > $3
                   )
                   and case when r.asker_org_number is null then $6::boolean else $7::boolean end
               ) as "requests!",
               (select count(*) from waiting_access_requests($2, 'prod', $3) where $8::boolean) as "asked_in_prod!",
               (select count(*) from waiting_access_requests($2, 'test', $3) where $8::boolean) as "asked_in_test!",
               exists (
                 select from recent_organisation
                 where person_id = $1 and org_number = $2 and used_at >= $3::timestamptz - interval '1 minute'
               ) as "noted!",
               case when not $6 then nobody_decides($2, $4) end as nobody,
               next_awaited($1, null, $4) is not null as "is_awaited!",
               exists (select from prefix where org_number = $2) as "has_prefix!",
               exists (select from prefix_order where org_number = $2 and decided_at is null) as "has_ordered!",
               exists (select from scope where provider_org_number = $2) as "has_scopes!",
               (
                 select count(*)
                 from scope
                 where provider_org_number = $2 and environment = 'prod' and deactivated_at is null and $10::boolean
               ) as "in_use!",
               planned.count as "planned!", planned.first_day,
               terms.version as "terms_version?", terms.must_be_signed_by as "terms_by?", terms.is_signed as "terms_signed?",
               exists (
                 select from notification_point p
                 where p.org_number = $2 and p.removed_at is null and p.confirmed_at is not null and (
                   select m.refused_at
                   from mail m
                   where m.recipient = p.email and (m.sent_at is not null or m.refused_at is not null)
                   order by m.queued_at desc
                   limit 1
                 ) is null
               ) as "is_told!",
               exists (select from client where org_number = $2) as "has_clients!",
               -- Some of what there is says enough: whoever has begun to give a lot lately has begun lately.
               exists (
                 select
                 from (
                   (select given_at from delegation where org_number = $2 and withdrawn_at is null limit 50)
                   union all
                   (select given_at from delegation where org_number = $2 and withdrawn_at is not null limit 50)
                   union all
                   (select given_at from delegation where holder_org_number = $2 and withdrawn_at is null limit 50)
                   union all
                   (select given_at from delegation where holder_org_number = $2 and withdrawn_at is not null limit 50)
                   union all
                   (select created_at from scope where provider_org_number = $2 limit 50)
                 ) old
                 where old.given_at < $3::timestamptz - interval '30 days'
               ) as "is_established!",
               exists (select from hidden_start where person_id = $1 and org_number = $2) as "is_hidden!",
               (select registered_name from organisation where org_number = $2) as registered_name
        from (
          select count(*), min(p.on_day) as first_day
          from scope s
          join scope_plan p using (scope_id)
          where s.provider_org_number = $2 and p.cancelled_at is null and p.done_at is null and $10::boolean
        ) planned
        left join lateral (
          select t.version, t.must_be_signed_by,
                 exists (select from terms_signature s where s.org_number = $2 and s.version = t.version) as is_signed
          from terms_version t
          order by t.published_at desc, t.version
          limit 1
        ) terms on true
        "#,
        acting.person() as _,
        acting.org() as _,
        acting.now().to_sqlx() as _,
        acting.today().to_sqlx() as _,
        acting.can::<ViewReceived>(),
        acting.can::<ManagePeople>(),
        acting.can::<DelegateScopes>(),
        acting.can::<ManageScopes>(),
        &acting.mandate().not_served() as _,
        acting.can::<ViewScopes>(),
    )
    .fetch_one(db)
    .await?;
    overview.customers = row.customers;
    overview.has_history = row.has_history;
    overview.nobody = row.nobody.as_deref().map(Nobody::of_code);
    overview.is_awaited = row.is_awaited;
    overview.registered_name = row.registered_name;
    overview.apis = Apis {
        has_prefix: row.has_prefix,
        has_ordered: row.has_ordered,
        has_scopes: row.has_scopes,
        in_use: row.in_use,
        planned: row.first_day.map(|first| (row.planned, first.to_jiff())),
    };
    overview.start = Start {
        terms: match (row.terms_version, row.terms_by) {
            (Some(version), Some(by)) => {
                Some(TermsDue { version, by: by.to_jiff(), is_signed: row.terms_signed.unwrap_or_default() })
            }
            _ => None,
        },
        is_told: row.is_told,
        has_clients: row.has_clients,
        is_established: row.is_established,
        is_hidden: row.is_hidden,
    };
    overview.requests = row.requests;
    let asked = [(Environment::Prod, row.asked_in_prod), (Environment::Test, row.asked_in_test)];
    overview.asked = asked.into_iter().filter(|(_, count)| *count > 0).collect();
    Ok(row.noted)
}

/// Notes that the user was here, for *Sist brukt* in the picker. Once a minute at most, because writing makes the page wait for the disk.
async fn note_visit(db: &mut PgConnection, acting: &Acting<SeeOrganisation>) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        insert into recent_organisation (person_id, org_number, used_at)
        values ($1, $2, $3)
        on conflict (person_id, org_number) do update set used_at = excluded.used_at
        "#,
        acting.person() as _,
        acting.org() as _,
        acting.now().to_sqlx() as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What is not settled: the user's own drafts, what colleagues have proposed that takes two and the user may decide, who has not said yet
/// that it is them, what ends soon of the accesses to scopes, clients whose keys run out, and the newest changes of these kinds whose
/// deadline is not over, with the lines of them that have been undone. Whether any line is left is for the registry to say. The changes are
/// what `receipts` has on a page of its own, read here with the rest, since the front page is asked for most.
async fn unsettled(
    db: &mut PgConnection,
    acting: &Acting<SeeOrganisation>,
    kinds: &[&str],
    overview: &mut Overview,
) -> sqlx::Result<()> {
    let (mandate, certificates) = (acting.mandate(), &acting.services().config.certificates);
    let environments = [Environment::Prod, Environment::Test].into_iter();
    let by_certificate = environments.filter(|it| certificates.anchors(*it).is_some());
    // As texts: a new connection would ask first what an array of environments is.
    let by_certificate: Vec<String> = by_certificate.map(|it| it.slug().to_owned()).collect();
    let rows = sqlx::query!(
        r#"
        (
          select case when c.proposed_at is null then 'draft' else 'own-proposed' end as "part!",
                 coalesce(h.name, trim(p.given_name || ' ' || p.family_name)) as "name!", c.change_set_id as id,
                 count(*) as items, null::text as "reference: Ref", null::jsonb as payload, null::timestamptz as until, null::uuid[] as undone,
                 null::uuid[] as open, null::jsonb as "ending: Json<EndingAccesses>"
          from change_set c
          join change_set_item i on i.change_set_id = c.change_set_id and i.op <> 'decline'
          left join organisation h on h.org_number = c.holder_org_number
          left join person p on p.person_id = c.holder_person_id
          where c.org_number = $2 and c.created_by = $1 and c.confirmed_in is null and c.expires_at > $3 and $4::boolean
          group by c.change_set_id, h.name, p.person_id
          order by c.changed_at desc
          limit 5
        )
        union all
        (
          select 'proposed', trim(p.given_name || ' ' || p.family_name), c.change_set_id, null, null, null, null, null, null, null
          from change_set c
          join person p on p.person_id = c.created_by
          where c.org_number = $2 and c.created_by <> $1 and c.proposed_at is not null and c.confirmed_in is null and c.expires_at > $3
            and $4::boolean and not exists (
              select from change_set_item i
              where i.change_set_id = c.change_set_id and i.op <> 'decline'
                and (i.kind <> 'api' and not $6 or c.holder_person_id = $1 or c.holder_org_number = any($11)
                  or i.op = 'give' and i.code = $8 and not $7
                  or i.op = 'redate' and not $7 and exists (
                    select from access_grant g
                    where g.access_grant_id = case when i.op = 'redate' then i.code::uuid end and g.code = $8
                      and (c.ends_on is null or c.ends_on > g.ends_on))))
          order by c.proposed_at
          limit 5
        )
        union all
        select case when s.off_proposed_by = $1 then 'own-two-off' else 'two-off' end, trim(p.given_name || ' ' || p.family_name), s.off_proposed_by, null, null, null, s.off_proposed_at, null, null, null
        from organisation_setting s
        join person p on p.person_id = s.off_proposed_by
        where s.org_number = $2 and $7::boolean
        union all
        (
          select 'unconfirmed', w.name, w.person_id, null, null, null, null, null, null, null
          from awaiting_person w
          where w.org_number = $2 and w.answered_at is null and $6 and exists (
            select from access_grant g
            where g.holder_person_id = w.person_id and g.withdrawn_at is null and (g.ends_on is null or g.ends_on >= $9))
          order by w.name
          limit 5
        )
        union all
        (
          select 'ending', s.name, s.scope_id, null, null, null, null, null, null,
                 jsonb_build_object('scope', s.scope_id, 'name', s.name, 'environment', s.environment, 'count', count(*),
                   'first', min(a.ends_on), 'last', max(a.ends_on), 'rows', (array_agg(a.scope_access_id order by a.ends_on))[1:51])
          from scope s
          join scope_access a using (scope_id)
          where s.provider_org_number = $2 and s.deactivated_at is null and a.withdrawn_at is null and ends_soon(a.ends_on, $9)
            and $10::boolean
          group by s.scope_id
          order by min(a.ends_on), s.name
          limit 5
        )
        union all
        (
          select 'client', m.name, m.client_id, null, null, to_jsonb(m.environment), m.last_key, null, null, null
          from clients_to_mend($2, $12::text[]::environment[], $3) m
          where $13::boolean and ($14::boolean or not m.for_customers) and ($15::boolean or not m.has_package)
          order by m.last_key nulls last, m.name, m.client_id
          limit 5
        )
        union all
        (
          select case when wants_two($2) then 'undo-where-two' else 'undo' end, r.kind, null, null, r.ref, r.payload, r.undo_until, (select array_agg(u.line_id) from undone u where u.ref = r.ref),
                 left_of_it.open, null
          from receipt r
          cross join lateral (select case when r.lines_known then offered_lines(r.ref, $9) end as open) left_of_it
          where r.org_number = $2 and r.undo_until > $3 and r.kind = any($5) and left_of_it.open is distinct from '{}'
          order by r.undo_until desc
          limit 25
        )
        "#,
        acting.person() as _,
        acting.org() as _,
        acting.now().to_sqlx() as _,
        acting.can::<DelegateScopes>(),
        kinds as &[&str],
        acting.can::<ManagePeople>(),
        acting.mandate().key_role().is_some(),
        PackageUrn::MAIN_ADMINISTRATOR,
        acting.today().to_sqlx() as _,
        acting.can::<ManageScopes>(),
        &acting.mandate().not_served() as _,
        &by_certificate,
        acting.can::<ManageClients>(),
        mandate.may_change_client(true, false),
        mandate.may_change_client(false, true),
    )
    .fetch_all(&mut *db)
    .await?;
    for row in rows {
        match (row.part.as_str(), row.id) {
            (part @ ("draft" | "own-proposed"), Some(draft)) => {
                let (count, is_proposed) = (row.items.unwrap_or_default(), part == "own-proposed");
                overview.unfinished.push(Unfinished { draft: draft.into(), supplier: row.name, count, is_proposed });
            }
            (part @ ("two-off" | "own-two-off"), Some(by)) => {
                let at = row.until.map_or(Timestamp::MIN, jiff_sqlx::Timestamp::to_jiff);
                if settings::stands(db, acting, (by.into(), at)).await? {
                    overview.two_off = Some((row.name, part == "own-two-off"));
                }
            }
            ("unconfirmed", Some(person)) => overview.unconfirmed.push((row.name, person.into())),
            ("ending", _) => overview.ending_accesses.extend(row.ending.map(|Json(ending)| ending)),
            ("client", Some(id)) => {
                let Some(environment) = row.payload.and_then(|it| serde_json::from_value(it).ok()) else { continue };
                let last_key = row.until.map(jiff_sqlx::Timestamp::to_jiff);
                overview.clients.push(ClientToMend { id: id.into(), environment, name: row.name, last_key });
            }
            ("proposed", Some(draft)) => overview.proposed.push((row.name, draft.into())),
            _ => {
                let (Some(reference), Some(payload), Some(until)) = (row.reference, row.payload, row.until) else {
                    continue;
                };
                let (undone, until) = (row.undone.unwrap_or_default(), until.to_jiff());
                overview.undoable.push(UndoableChange {
                    reference,
                    kind: row.name,
                    payload,
                    undone,
                    open: row.open,
                    until,
                    wants_two: row.part == "undo-where-two",
                });
            }
        }
    }
    Ok(())
}

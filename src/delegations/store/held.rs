use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::model::{Delegation, HolderId, IdleScope, Newer, Used, What, WhyIdle},
    holder::stage,
};
use crate::{
    kernel::{ApiResourceId, ChangeSetId, Environment, OrgNumber, PersonId, Ref, Title, midnight},
    packages,
    scopes::NotGivable,
};

/// Which of what was given to somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// What ended before this is left out.
    pub since: Timestamp,
    /// What was given after this is left out.
    pub upto: Timestamp,
    /// Does what waited for the person, before they said that it is them, belong to it?
    pub with_what_waited: bool,
}

impl Window {
    /// What is current, and what has ended since then.
    pub(crate) fn since(since: Timestamp) -> Self {
        Self { since, upto: Timestamp::MAX, with_what_waited: false }
    }

    /// What counted at that instant.
    pub(crate) fn at(then: Timestamp) -> Self {
        Self { since: then, upto: then, with_what_waited: false }
    }

    /// What is current and what has ended since then, to count what takes two persons: whoever removes half of what waits for somebody, and
    /// the rest once they have said yes, removes all of it.
    pub(crate) fn counted(since: Timestamp) -> Self {
        Self { with_what_waited: true, ..Self::since(since) }
    }
}

/// Everything `giver` has given `holder`: what is current, and what ended within the window. Newest first. What the draft marks
/// says so. The giver's number comes from a proof, or from an event that does.
pub(crate) async fn held(
    db: &mut PgConnection,
    giver: OrgNumber,
    holder: HolderId,
    window: Window,
    draft: Option<ChangeSetId>,
    today: Date,
) -> sqlx::Result<Vec<Delegation>> {
    let (org, person) = holder.columns();
    let rows = sqlx::query!(
        r#"
        with held as (
          select d.delegation_id as id, 'api' as kind, d.api_resource_id, d.resource_version, d.environment, null::text as code,
                 r.title_nb, r.title_nn, r.title_en, coalesce(p.name, r.provider_org_number::text) as provider_name,
                 v.scope_names, v.writes, d.given_at, d.given_by, d.first_given_at, d.first_given_by, d.ends_on, d.note, d.withdrawn_at,
                 d.withdrawn_how, d.withdrawn_in, d.version, r.delegable, r.deactivated_at, d.renews
          from delegation d
          join api_resource r using (api_resource_id)
          join api_resource_version v on v.api_resource_id = d.api_resource_id and v.version = d.resource_version
          left join organisation p on p.org_number = r.provider_org_number
          where d.org_number = $1 and d.holder_org_number = $2 and (d.withdrawn_at is null or d.withdrawn_at > $4)
            and d.given_at <= $5
          union all
          select g.access_grant_id, g.kind, null, null, null, g.code,
                 coalesce(k.name_nb, a.name_nb, g.code), coalesce(k.name_nn, a.name_nn, g.code), coalesce(k.name_en, a.name_en, g.code),
                 null, null, false, g.given_at, g.given_by, g.first_given_at, g.first_given_by, g.ends_on, g.note, g.withdrawn_at,
                 g.withdrawn_how, g.withdrawn_in, g.version, null, null, g.renews
          from access_grant g
          left join access_package k on g.kind = 'package' and k.urn = g.code
          left join access_area a on g.kind = 'area' and a.urn = g.code
          where g.org_number = $1
            and (g.holder_org_number = $2
                 or g.holder_person_id = any(array(select person_id from awaiting_person where confirmed_by = $3 and org_number = $1 and $8) || $3::uuid))
            and (g.withdrawn_at is null or g.withdrawn_at > $4) and g.given_at <= $5
        )
        select h.id as "id!", h.kind as "kind!", h.api_resource_id as "resource?: ApiResourceId", h.resource_version,
               h.environment as "environment?: Environment", h.code, h.title_nb as "title_nb!", h.title_nn as "title_nn!",
               h.title_en as "title_en!", h.provider_name, h.scope_names, h.writes as "writes!", h.given_at as "given_at!",
               coalesce(h.first_given_at, h.given_at) as "first_given_at!", h.ends_on, h.note, h.withdrawn_at, h.withdrawn_how,
               h.version as "version!", h.withdrawn_in as "withdrawn_in: Ref",
               trim(g.given_name || ' ' || g.family_name) as "given_by?", i.code is not null as "staged!",
               n.version as "newer?", n.scope_names as "newer_scopes?", w.code is not null as "renewed!",
               h.deactivated_at is not null as "rests!",
               l.names as idle, l.reasons as "idle_why: Vec<WhyIdle>",
               h.withdrawn_at is not null and case h.kind
                 when 'api' then exists (select from delegation n where n.restores in (h.id, h.renews))
                 else exists (select from access_grant n where n.restores in (h.id, h.renews))
               end as "lives_on!",
               h.deactivated_at is null and f.active as "active?", h.delegable and f.delegable as "delegable?", f.accessible as "accessible?",
               case when u.line_id is null and (not c.lines_known or is_offered(c.ref, h.id, $7)) then c.undo_until end as "undo_until?",
               y.clients as "clients?", y.tokens as "tokens?", y.last_used as "last_used?"
        from held h
        left join person g on g.person_id = case when h.first_given_at is null then h.given_by else h.first_given_by end
        left join change_set_item i on i.change_set_id = $6 and i.op = 'withdraw' and i.code = h.id::text
        left join change_set_item w on w.change_set_id = $6 and w.op = 'renew' and w.code = h.id::text
        -- What the newest version would change, and whether its giver could give that.
        left join lateral (
          select version, scope_names
          from api_resource_version
          where api_resource_id = h.api_resource_id
          order by version desc
          limit 1
        ) n on h.withdrawn_at is null and n.version > h.resource_version
           and not (n.scope_names @> h.scope_names and n.scope_names <@ h.scope_names)
        left join lateral givable_scopes(h.environment, n.scope_names, $1, $7) f on n.version is not null
        left join lateral (
          select array_agg(name) as names, array_agg(why) as reasons from idle_scopes_of(h.id, h.scope_names, $7)
        ) l on h.kind = 'api' and h.withdrawn_at is null
        left join lateral delegated_use(h.environment, $1, $2, h.scope_names, $9) y on h.kind = 'api' and h.withdrawn_at is null
        -- What could be undone some time today; the page asks the clock.
        left join receipt c on c.ref = h.withdrawn_in and c.org_number = $1 and c.undo_until >= $9
        left join undone u on u.ref = c.ref and u.line_id = h.id
        order by h.withdrawn_at desc nulls first, coalesce(h.first_given_at, h.given_at) desc, h.id
        "#,
        giver as _,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        window.since.to_sqlx() as _,
        window.upto.to_sqlx() as _,
        draft as Option<ChangeSetId>,
        today.to_sqlx() as _,
        window.with_what_waited,
        midnight(today).to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let delegations = rows.into_iter().filter_map(|row| {
        let what = match (row.resource, row.resource_version, row.environment, row.code) {
            (Some(resource), Some(version), Some(environment), _) => {
                What::Api { resource, version, environment, scopes: row.scope_names.unwrap_or_default() }
            }
            (.., Some(code)) => What::Grant(packages::What::parse(&row.kind, &code)?),
            _ => return None,
        };
        let givable = match (row.active, row.delegable, row.accessible) {
            (Some(false), ..) => Err(NotGivable::Deactivated),
            (_, Some(false), _) => Err(NotGivable::ProviderForbids),
            (.., Some(false)) => Err(NotGivable::NoAccess),
            _ => Ok(()),
        };
        let newer = row.newer.map(|version| Newer {
            version,
            scopes: row.newer_scopes.unwrap_or_default(),
            givable,
            staged: row.renewed,
        });
        let undo_until = row.undo_until.map(jiff_sqlx::Timestamp::to_jiff);
        Some(Delegation {
            id: row.id,
            title: match &what {
                What::Grant(packages::What::Right(right)) => packages::Named::right(*right).name,
                _ => Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
            },
            what,
            provider_name: row.provider_name,
            writes: row.writes,
            given_at: row.given_at.to_jiff(),
            first_given_at: row.first_given_at.to_jiff(),
            given_by: row.given_by,
            ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
            note: row.note,
            stage: stage(row.withdrawn_at, row.withdrawn_how.as_deref(), row.ends_on, today),
            version: row.version,
            staged: row.staged,
            newer,
            // What waited for the person who now has it is listed as ended: the row that took its place has another holder.
            lives_on: row.lives_on && row.withdrawn_how.as_deref() != Some("confirmed"),
            rests: row.rests,
            idle: idle_scopes(row.idle, row.idle_why),
            ended_in: row.withdrawn_in.map(|reference| (reference, undo_until)),
            // How it was used at an earlier instant is not known.
            used: used(row.clients, row.tokens, row.last_used).filter(|_| window.upto == Timestamp::MAX),
        })
    });
    Ok(delegations.collect())
}

/// What `delegated_use` returned, where it was asked.
pub(super) fn used(clients: Option<i64>, tokens: Option<i64>, last: Option<jiff_sqlx::Timestamp>) -> Option<Used> {
    let (clients, tokens) = clients.zip(tokens)?;
    Some(Used { clients, tokens, last: last.map(jiff_sqlx::Timestamp::to_jiff) })
}

/// The scopes that `idle_scopes_of` returned, and its reasons in the same order; nothing where it found none.
pub(super) fn idle_scopes(names: Option<Vec<String>>, reasons: Option<Vec<WhyIdle>>) -> Vec<IdleScope> {
    let pairs = names.unwrap_or_default().into_iter().zip(reasons.unwrap_or_default());
    pairs.map(|(name, why)| IdleScope { name, why }).collect()
}

/// Locks these rows, so that whoever else would end them waits, or has ended them already.
pub(super) async fn lock_rows(db: &mut PgConnection, giver: OrgNumber, rows: &[Uuid]) -> sqlx::Result<()> {
    sqlx::query!(
        "select delegation_id from delegation where delegation_id = any($2) and org_number = $1 order by delegation_id for update",
        giver as _,
        rows,
    )
    .fetch_all(&mut *db)
    .await?;
    sqlx::query!(
        "select access_grant_id from access_grant where access_grant_id = any($2) and org_number = $1 order by access_grant_id for update",
        giver as _,
        rows,
    )
    .fetch_all(db)
    .await?;
    Ok(())
}

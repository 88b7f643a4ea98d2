//! What is so, read from the tables by plain SQL, and what the model says of the same; line by line, so that a difference is read at once.

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;

use super::{
    model::{Draft, Model, Row},
    place::Place,
    plan::{ACTORS, HOLDERS, PARTS, Part, THINGS},
};
use crate::support::world::World;

/// What the world reads of a place: what is to be compared, and the ids by which forms name things.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct State {
    pub lines: Vec<String>,
    /// By holder and thing.
    pub rows: BTreeMap<String, Uuid>,
    /// With the version, by author and holder.
    pub drafts: BTreeMap<String, (Uuid, i32)>,
    /// Last days that are proposed, oldest first.
    pub days: Vec<Uuid>,
    /// The draft that answers what a holder asked for last.
    pub answers: BTreeMap<String, (Uuid, i32)>,
    /// What a holder asked for last.
    pub requests: BTreeMap<String, Uuid>,
    /// Oldest first.
    pub receipts: Vec<String>,
    pub provider_receipts: Vec<String>,
    /// By the number of the scope.
    pub accesses: BTreeMap<String, Uuid>,
    /// Of the scopes, then of the resources.
    pub revisions: Vec<i32>,
    pub newest: i32,
    pub settings: i32,
}

/// $1 the giver, $2 the provider, $3 the people, $4 the holders, $5 the things as `kind code`, $6 the scopes, $7 the resources; with the
/// names of people, holders and things in $8, $9 and $10; $11 the time.
const STATE: &str = r"
with who as (select * from unnest($3::uuid[], $8::text[]) as t (id, name)),
whom as (select * from unnest($4::text[], $9::text[]) as t (id, name)),
thing as (select * from unnest($5::text[], $10::text[]) as t (code, name)),
scopes as (
  select s.scope_id, s.name, s.version, s.deactivated_at is null as is_active, t.nth - 1 as nth
  from unnest($6::uuid[]) with ordinality as t (id, nth) join scope s on s.scope_id = t.id
),
resources as (
  select r.api_resource_id as id, r.revision, r.deactivated_at is null as is_active, t.nth - 1 as nth
  from unnest($7::uuid[]) with ordinality as t (id, nth) join api_resource r on r.api_resource_id = t.id
),
held as (
  select x.id, w.name as whom, t.name as thing, x.version, coalesce((x.ends_on - date '2026-11-20')::text, '-') as until,
         x.withdrawn_at is null and (x.ends_on is null or x.ends_on >= date '2026-11-20') as is_current,
         (select name from who where who.id = x.given_by) as by,
         (select name from who where who.id = case when x.first_given_at is null then x.given_by else x.first_given_by end) as first
  from (
    select delegation_id as id, holder_org_number::text as holder, 'api ' || api_resource_id as code, resource_version as version,
           ends_on, withdrawn_at, given_by, first_given_at, first_given_by
    from delegation where org_number = $1
    union all
    select access_grant_id, holder_id, kind || ' ' || code, 0, ends_on, withdrawn_at, given_by, first_given_at, first_given_by
    from access_grant where org_number = $1
  ) x
  join whom w on w.id = x.holder
  join thing t on t.code = x.code
),
drafts as (
  select c.*, a.name as author, w.name as whom
  from change_set c join who a on a.id = c.created_by join whom w on w.id = c.holder_id
  where c.org_number = $1 and c.confirmed_in is null and not c.redates
),
items as (
  select d.author, d.whom, d.answers, i.op, i.seen_version as seen, coalesce(t.name, h.thing) as thing,
         case when i.op in ('give', 'decline') then '' when h.is_current then '' else ' gone' end as gone
  from drafts d
  join change_set_item i using (change_set_id)
  left join thing t on i.op in ('give', 'decline') and t.code = i.kind || ' ' || i.code
  left join held h on i.op not in ('give', 'decline') and h.id::text = i.code
),
asked as (
  select r.*, w.name as whom, is_pending(r, $11::text::timestamptz) as waits
  from request r join whom w on w.id = r.asker_id where r.org_number = $1
),
last_asked as (select distinct on (whom) * from asked order by whom, sent_at desc),
lines as (
  select format('%s has %s v%s until %s, of %s, first of %s', whom, thing, version, until, by, first) as line from held where is_current
  union all
  select format('draft of %s for %s v%s until %s%s', author, whom, version, coalesce((ends_on - date '2026-11-20')::text, '-'),
                case when proposed_at is not null then ' proposed' else '' end)
  from drafts where answers is null
  union all
  select format('draft of %s for %s: %s %s %s%s', author, whom, op, thing, seen, gone) from items where answers is null
  union all
  select format('answer of %s to %s v%s', author, whom, version) from drafts where answers is not null
  union all
  select format('answer of %s to %s: %s %s %s', author, whom, op, thing, seen) from items where answers is not null and op = 'give'
  union all
  select format('%s waits for %s', a.whom, t.name)
  from asked a join request_item i using (request_id) join thing t on t.code = i.kind || ' ' || i.code where a.waits
  union all
  select format('out of use: Scope(%s)', nth) from scopes where not is_active
  union all
  select format('out of use: Resource(%s)', nth) from resources where not is_active
  union all
  select format('access to %s', s.nth) from scopes s join scope_access a using (scope_id) where a.org_number = $1 and a.withdrawn_at is null
  union all
  select format('%s uses %s', w.name, s.nth)
  from effective_access(date '2026-11-20') e join scopes s using (scope_id) join whom w on w.id = e.supplier_org_number::text
  where e.consumer_org_number = $1 and e.provider_org_number = $2
  group by w.name, s.nth
  union all
  select 'two persons' from organisation_setting where org_number = $1 and four_eyes_since is not null
  union all
  select format('%s wants one person', name) from organisation_setting join who on id = off_proposed_by where org_number = $1
  union all
  select format('listed: %s', w.name) from holder h join whom w on w.id = h.holder_id where h.org_number = $1 and h.quiet_since is null
  union all
  select format('told %s: %s', coalesce(w.name, 'giver'), count(e.seq) filter (
           where e.kind ~ '^(delegation|request|settings)\.' and e.kind not in ('delegation.expired', 'request.expired')))
  from (select $1 as org union all select id::integer from whom where name <> 'Tor') o
  left join whom w on w.id = o.org::text
  left join event e on e.org_number = o.org
  group by w.name
)
select jsonb_strip_nulls(jsonb_build_object(
  'lines', (select jsonb_agg(line order by line) from lines),
  'rows', (select jsonb_object_agg(whom || ' ' || thing, id) from held where is_current),
  'drafts', (select jsonb_object_agg(author || ' ' || whom, jsonb_build_array(change_set_id, version)) from drafts where answers is null),
  'days', (select jsonb_agg(change_set_id order by created_at) from change_set where org_number = $1 and confirmed_in is null and redates),
  'answers', (select jsonb_object_agg(d.whom, jsonb_build_array(d.change_set_id, d.version))
              from drafts d join last_asked l on l.request_id = d.answers),
  'requests', (select jsonb_object_agg(whom, request_id) from last_asked),
  'receipts', (select jsonb_agg(ref order by at) from receipt where org_number = $1),
  'provider_receipts', (select jsonb_agg(ref order by at) from receipt where org_number = $2),
  'accesses', (select jsonb_object_agg(s.nth, a.scope_access_id) from scopes s join scope_access a using (scope_id)
               where a.org_number = $1 and a.withdrawn_at is null),
  'revisions', (select jsonb_agg(revision order by kind, nth) from (
                  select 0 as kind, nth, version as revision from scopes union all select 1, nth, revision from resources) r),
  'newest', (select max(v.version) from api_resource_version v where v.api_resource_id = ($7::uuid[])[1]),
  'settings', (select coalesce(max(version), 0) from organisation_setting where org_number = $1)
))
";

impl Place {
    pub async fn state(&self, world: &World) -> State {
        let names = |names: &[&dyn std::fmt::Debug]| names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>();
        let state: serde_json::Value = sqlx::query_scalar(sqlx::AssertSqlSafe(STATE))
            .bind(self.giver)
            .bind(self.provider)
            .bind(&self.people[..])
            .bind(&self.holders[..])
            .bind(&self.things[..])
            .bind(&self.scopes[..])
            .bind(&self.resources[..])
            .bind(names(&ACTORS.each_ref().map(|it| it as _)))
            .bind(names(&HOLDERS.each_ref().map(|it| it as _)))
            .bind(names(&THINGS.each_ref().map(|it| it as _)))
            .bind(world.services.clock.now().to_string())
            .fetch_one(&world.db.pool)
            .await
            .unwrap();
        let mut state: State = serde_json::from_value(state).unwrap();
        state.lines.sort_unstable();
        state
    }
}

fn day(until: Option<i32>) -> String {
    until.map_or_else(|| "-".to_owned(), |days| days.to_string())
}

impl Model {
    /// The same lines.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for ((holder, thing), row) in &self.rows {
            let Row { version, until, by, first, .. } = row;
            let until = day(*until);
            lines.push(format!("{holder:?} has {thing:?} v{version} until {until}, of {by:?}, first of {first:?}"));
        }
        for ((author, holder), draft) in &self.drafts {
            let proposed = if draft.is_proposed { " proposed" } else { "" };
            let Draft { version, until, .. } = draft;
            lines.push(format!("draft of {author:?} for {holder:?} v{version} until {}{proposed}", day(*until)));
            let gone = |row, thing| if self.is_current(*holder, thing, row) { "" } else { " gone" };
            let gives = draft.gives.iter().map(|(thing, seen)| format!("give {thing:?} {seen}"));
            let marks = draft.marks.iter().map(|(row, thing)| format!("withdraw {thing:?} 1{}", gone(*row, *thing)));
            let renews =
                draft.renews.iter().map(|(row, (thing, seen))| format!("renew {thing:?} {seen}{}", gone(*row, *thing)));
            lines.extend(
                gives.chain(marks).chain(renews).map(|item| format!("draft of {author:?} for {holder:?}: {item}")),
            );
        }
        for (holder, request) in self.requests.iter().flat_map(|(holder, all)| all.iter().map(move |it| (holder, it))) {
            if request.waits() {
                lines.extend(request.things.iter().map(|thing| format!("{holder:?} waits for {thing:?}")));
            }
            if let (true, Some((author, draft))) = (request.waits(), &request.answer) {
                let answer = format!("answer of {author:?} to {holder:?}");
                lines.extend(draft.gives.iter().map(|(thing, seen)| format!("{answer}: give {thing:?} {seen}")));
                lines.push(format!("{answer} v{}", draft.version));
            }
        }
        lines.extend(self.off.iter().map(|part| format!("out of use: {part:?}")));
        lines.extend(self.access.iter().map(|scope| format!("access to {scope}")));
        for holder in &HOLDERS[..2] {
            let used = |scope: &usize| {
                self.held(*holder).any(|(thing, row)| {
                    thing.resource().is_some_and(|nth| !self.off.contains(&Part::Resource(nth)))
                        && Self::scopes(thing, row.version).contains(scope)
                })
            };
            let open = self.access.iter().filter(|scope| !self.off.contains(&PARTS[**scope]));
            lines.extend(open.filter(|scope| used(scope)).map(|scope| format!("{holder:?} uses {scope}")));
        }
        lines.extend(self.four_eyes.then(|| "two persons".to_owned()));
        lines.extend(self.off_proposed.map(|by| format!("{by:?} wants one person")));
        let listed = HOLDERS.iter().filter(|holder| self.held(**holder).next().is_some());
        lines.extend(listed.map(|holder| format!("listed: {holder:?}")));
        for (who, told) in ["giver", "One", "Two"].iter().zip(self.told) {
            lines.push(format!("told {who}: {told}"));
        }
        lines.sort_unstable();
        lines
    }
}

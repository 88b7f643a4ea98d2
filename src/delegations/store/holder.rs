use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::model::{Awaited, Ending, HeldRole, HolderId, Stage};
use crate::{
    access::{Acting, Right},
    kernel::{ChangeSetId, OrgNumber, PersonId, midnight, oslo},
    register::{Unit, UnitStatus},
};

/// The acting person's own draft for a holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnDraft {
    pub id: ChangeSetId,
    pub version: i32,
    /// What it gives, as `kind code`.
    pub gives: Vec<String>,
    pub removals: i64,
    pub renewals: i64,
    pub proposed: bool,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
}

/// A draft of a colleague for the same holder, or what the acting person or a colleague has proposed, which can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OtherDraft {
    pub name: String,
    pub is_own: bool,
    pub at: Timestamp,
    pub proposed: Option<ChangeSetId>,
}

/// One holder: who, with which roles, and what is being drafted.
#[derive(Debug, Clone)]
pub(crate) struct HolderDetails {
    pub name: String,
    /// The name of an organisation as the register writes it, where that is otherwise.
    pub registered_name: Option<String>,
    /// The unit, when the holder is an organisation.
    pub unit: Option<Unit>,
    pub born_year: Option<i16>,
    pub died: bool,
    pub roles: Vec<HeldRole>,
    pub draft: Option<OwnDraft>,
    pub others: Vec<OtherDraft>,
    /// Rows for which another last day is proposed, and by which draft.
    pub waiting_days: Vec<(Uuid, ChangeSetId)>,
    /// Packages, areas and rights they have, as `kind code`.
    pub granted: Vec<String>,
    /// Somebody who is asked whether it is them.
    pub awaited: Option<Awaited>,
    /// Does the organisation want two persons for what weighs most?
    pub wants_two: bool,
    /// Has anything ever been given to it, has it a role, or does a draft name it? Otherwise it is a stranger.
    pub known: bool,
}

impl HolderDetails {
    /// Is another last day of this row proposed, so that it gets none before that is decided?
    pub(crate) fn keeps_day(&self, row: Uuid) -> bool {
        self.wants_two && self.waiting_days.iter().any(|(waiting, _)| *waiting == row)
    }
}

/// Who this is to the acting organisation. `None`: there is no such organisation or person.
pub(crate) async fn holder<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: HolderId,
) -> sqlx::Result<Option<HolderDetails>> {
    let now = acting.now();
    let (org, person) = id.columns();
    let rows = sqlx::query!(
        r#"
        with who as (
          select o.name, o.registered_name, o.org_form, coalesce(o.municipality, o.city) as place, o.deleted_on, o.bankrupt, null::date as born_on,
                 false as died
          from organisation o
          where o.org_number = $1
          union all
          select trim(p.given_name || ' ' || p.family_name), null, null, null, null, false, p.born_on, p.died
          from person p
          where p.person_id = $2
        ),
        draft as materialized (
          select c.change_set_id, c.version, c.created_by, c.answers, c.redates, trim(p.given_name || ' ' || p.family_name) as author, c.changed_at, c.proposed_at,
                 c.ends_on, c.note, i.gives, i.removals, i.renewals,
                 (c.created_by <> $5 or c.proposed_at is not null) and (i.removals + i.renewals > 0 or i.gives <> '{}') as is_told
          from change_set c
          join person p on p.person_id = c.created_by
          cross join lateral (
            select array_remove(array_agg(case when op = 'give' then kind || ' ' || code end), null) as gives,
                   count(*) filter (where op = 'withdraw') as removals, count(*) filter (where op in ('renew', 'redate')) as renewals
            from change_set_item
            where change_set_id = c.change_set_id
          ) i
          where c.org_number = $3 and c.holder_id = $4 and c.confirmed_in is null and c.expires_at > $6
        )
        select who.name as "name!", who.registered_name, who.org_form, who.place, who.deleted_on, who.bankrupt as "bankrupt!", who.born_on,
               who.died as "died!", r.role_code as "role?", r.in_main_unit as "in_main_unit?", r.since as "since?",
               mine.change_set_id as "draft?: ChangeSetId", mine.version as "version?", mine.gives as "gives?", mine.removals as "removals?",
               mine.renewals as "renewals?",
               mine.proposed_at is not null as "proposed!", mine.ends_on as "ends_on?", mine.note as "note?",
               (select array_agg(g.kind || ' ' || g.code)
                from access_grant g
                where g.org_number = $3 and g.holder_id = $4 and g.withdrawn_at is null
                  and (g.ends_on is null or g.ends_on >= $7)) as granted,
               (select array_agg(author order by changed_at) from draft where is_told) as authors,
               (select array_agg(created_by = $5 order by changed_at) from draft where is_told) as "own: Vec<bool>",
               (select array_agg(changed_at order by changed_at) from draft where is_told) as "times: Vec<jiff_sqlx::Timestamp>",
               (select array_agg(case when proposed_at is not null then change_set_id end order by changed_at)
                from draft where is_told) as "proposals: Vec<Option<ChangeSetId>>",
               (select array_agg(i.code::uuid order by i.code) from draft d join change_set_item i using (change_set_id)
                where d.redates) as "redated: Vec<Uuid>",
               (select array_agg(d.change_set_id order by i.code) from draft d join change_set_item i using (change_set_id)
                where d.redates) as "redated_by: Vec<ChangeSetId>",
               wants_two($3) as "wants_two!",
               exists (
                 select from holder h
                 where h.org_number = $3 and h.holder_id = $4
               ) as "listed!",
               w.person_id is not null as "awaits!", w.answered_at is not null as "answered!",
               w.national_id_hash is null as "forgotten!", w.confirmed_by as "confirmed_by?: PersonId"
        from who
        left join awaiting_person w on w.person_id = $2
        left join roles_for($3, null, $7) r on r.holder_org_number = $1 or r.holder_person_id = $2
        left join draft mine on mine.created_by = $5 and mine.answers is null and not mine.redates
        order by r.role_code
        "#,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        acting.org() as _,
        id.to_string(),
        acting.person() as _,
        now.to_sqlx() as _,
        oslo(now).date().to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let unit = org.map(|number| Unit {
        number,
        name: first.name.clone(),
        form: first.org_form.clone().unwrap_or_default(),
        place: first.place.clone(),
        status: unit_status(first.deleted_on, first.bankrupt, oslo(now).date()),
        main_unit: None,
    });
    let draft = first.draft.map(|id| OwnDraft {
        id,
        version: first.version.unwrap_or_default(),
        gives: first.gives.clone().unwrap_or_default(),
        removals: first.removals.unwrap_or_default(),
        renewals: first.renewals.unwrap_or_default(),
        proposed: first.proposed,
        ends_on: first.ends_on.map(jiff_sqlx::Date::to_jiff),
        note: first.note.clone(),
    });
    let granted = first.granted.clone().unwrap_or_default();
    let (authors, times) = (first.authors.clone().unwrap_or_default(), first.times.clone().unwrap_or_default());
    let proposals = first.proposals.clone().unwrap_or_default();
    let others = authors
        .into_iter()
        .zip(times)
        .zip(first.own.clone().unwrap_or_default())
        .zip(proposals)
        .map(|(((name, at), is_own), proposed)| OtherDraft { name, is_own, at: at.to_jiff(), proposed })
        .collect();
    let (first_redated, first_redated_by) = (first.redated.clone(), first.redated_by.clone());
    let (name, died, listed, wants_two) = (first.name.clone(), first.died, first.listed, first.wants_two);
    let awaited = match first.confirmed_by {
        Some(by) => Some(Awaited::Confirmed(by)),
        None if first.answered => Some(Awaited::Declined),
        None if first.awaits && first.forgotten => Some(Awaited::Forgotten),
        None => first.awaits.then_some(Awaited::Waits),
    };
    let registered_name = first.registered_name.clone();
    let born_year = first.born_on.map(|d| d.to_jiff().year());
    let form = &acting.mandate().form;
    let roles: Vec<HeldRole> = rows
        .into_iter()
        .filter_map(|row| {
            let code = format!("{}{}", row.role?, if row.in_main_unit? { "+" } else { "" });
            Some(HeldRole::of_code(&code, row.since.map(jiff_sqlx::Date::to_jiff), form))
        })
        .collect();
    let redated = first_redated.into_iter().flatten().zip(first_redated_by.into_iter().flatten());
    let waiting_days = redated.collect();
    let known = listed || !roles.is_empty() || draft.is_some();
    Ok(Some(HolderDetails {
        name,
        registered_name,
        unit,
        born_year,
        died,
        roles,
        draft,
        others,
        waiting_days,
        granted,
        awaited,
        wants_two,
        known,
    }))
}

/// The roles a holder had at an earlier time, in the unit and in the main unit of that time, as far back as the register has been taken in.
pub(crate) async fn roles_at<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: HolderId,
    at: Timestamp,
) -> sqlx::Result<Vec<HeldRole>> {
    let (org, person) = id.columns();
    let rows = sqlx::query!(
        r#"
        select role_code || case when in_main_unit then '+' else '' end as "code!", since
        from roles_for($3, $4, $5)
        where holder_org_number = $1::integer or holder_person_id = $2::uuid
        order by 1
        "#,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        acting.org() as _,
        at.to_sqlx() as _,
        oslo(at).date().to_sqlx() as _,
    )
    .fetch_all(db)
    .await?;
    let form = &acting.mandate().form;
    let held =
        |code: &str, since: Option<jiff_sqlx::Date>| HeldRole::of_code(code, since.map(jiff_sqlx::Date::to_jiff), form);
    Ok(rows.into_iter().map(|row| held(&row.code, row.since)).collect())
}

pub(super) fn unit_status(deleted_on: Option<jiff_sqlx::Date>, bankrupt: bool, today: Date) -> UnitStatus {
    UnitStatus::of(deleted_on.map(jiff_sqlx::Date::to_jiff), bankrupt, today)
}

/// Where a row is in its life. What has had its last day is over, whether or not the housekeeping has closed it.
pub(super) fn stage(
    withdrawn_at: Option<jiff_sqlx::Timestamp>,
    how: Option<&str>,
    ends_on: Option<jiff_sqlx::Date>,
    today: Date,
) -> Stage {
    let how = match how {
        Some("holder") => Ending::Holder,
        Some("expired") => Ending::Expired,
        Some("undone") => Ending::Undone,
        Some("renewed") => Ending::Renewed,
        Some("confirmed") => Ending::Confirmed,
        Some("declined") => Ending::Declined,
        Some("refused") => Ending::Refused,
        Some("redated") => Ending::Redated,
        _ => Ending::Giver,
    };
    match (withdrawn_at, ends_on.map(jiff_sqlx::Date::to_jiff)) {
        (Some(at), _) => Stage::Withdrawn { at: at.to_jiff(), how },
        (None, Some(last)) if last < today => {
            Stage::Withdrawn { at: last.tomorrow().map_or(Timestamp::MAX, midnight), how: Ending::Expired }
        }
        (None, _) => Stage::Current,
    }
}

/// Writes what the list shows of a holder into its row, counted from the tables: `sql/recount_holder.sql`. Whatever changes what somebody
/// holds calls it, last.
pub(crate) async fn recount(
    db: &mut PgConnection,
    giver: OrgNumber,
    holder: HolderId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!("select recount_holder($1, $2, $3)", giver as _, holder.to_string(), at.to_sqlx() as _)
        .execute(db)
        .await?;
    Ok(())
}

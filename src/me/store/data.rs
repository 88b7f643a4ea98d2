//! Everything that is kept about a person, for the file they take away.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use crate::kernel::{OrgNumber, PersonId, Ref};

/// What is kept about them but for events, as it stands in the file.
pub(in super::super) type Held = Value;

/// Rows of each table as they are, but for numbers of persons and what others have written. Their own number is kept enciphered and leaves
/// in no file, so only that it is kept is said.
pub(in super::super) async fn held(db: &mut PgConnection, person: PersonId, now: Timestamp) -> sqlx::Result<Held> {
    sqlx::query_scalar!(
        r#"
        select jsonb_build_object(
          'person', (
            select jsonb_build_object(
              'id', person_id, 'given_name', given_name, 'family_name', family_name, 'named_by_self_at', named_at, 'born_on', born_on,
              'national_number_is_kept', national_id_hash is not null, 'known_since', created_at)
            from person where person_id = $1),
          'appearance', (
            select jsonb_build_object('color_scheme', color_scheme, 'density', density, 'changed_at', changed_at)
            from preference where person_id = $1),
          'sessions', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'id', session_id, 'browser', browser, 'system', system, 'began_at', created_at, 'last_seen_at', last_seen_at,
              'ends_at', absolute_expires_at) order by created_at), '[]')
            from web_session
            where person_id = $1 and idle_expires_at > $2 and absolute_expires_at > $2),
          'kept_forms', (select count(*) from kept_form where person_id = $1 and expires_at > $2),
          'register_roles', (
            select coalesce(jsonb_agg(jsonb_build_object('organisation', org_number, 'role', role_code, 'since', since)
                                      order by org_number, role_code), '[]')
            from register_role where holder_person_id = $1),
          'former_register_roles', (
            select coalesce(jsonb_agg(jsonb_build_object('organisation', org_number, 'role', role_code, 'from', seen_from, 'to', seen_to)
                                      order by seen_to, org_number, role_code), '[]')
            from register_role_past where holder_person_id = $1),
          'rights', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'organisation', org_number, 'kind', kind, 'code', code, 'given_at', given_at, 'given_in', given_in, 'ends_on', ends_on,
              'ended_at', withdrawn_at, 'ended_how', withdrawn_how, 'ended_in', withdrawn_in) order by given_at, code), '[]')
            from access_grant where holder_person_id = $1),
          'registrations_by_email', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'organisation', org_number, 'email', email, 'phone', phone, 'language', lang, 'registered_at', registered_at,
              'approved_at', approved_at, 'revoked_at', revoked_at, 'last_login_at', last_login_at)), '[]')
            from member where person_id = $1),
          'connected_logins', (
            select coalesce(jsonb_agg(jsonb_build_object('organisation', org_number, 'connected_at', connected_at, 'ended_at', ended_at)
                                      order by connected_at), '[]')
            from member_login where connected_at is not null and (person_id = $1 or member_id = $1)),
          'requests', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'organisation', org_number, 'on_behalf_of', asker_org_number, 'purpose', purpose, 'sent_at', sent_at,
              'withdrawn_at', withdrawn_at, 'declined_at', declined_at) order by sent_at), '[]')
            from request where asker_person_id = $1),
          'acted_for', (
            select coalesce(jsonb_agg(jsonb_build_object('organisation', org_number, 'last_at', used_at) order by used_at), '[]')
            from recent_organisation where person_id = $1),
          'support_look_ups', (
            select coalesce(jsonb_agg(jsonb_build_object('at', at, 'what', subject, 'case_number', case_number, 'reason', reason)
                                      order by at), '[]')
            from support_look_up where person_id = $1 and opened_at is not null),
          'own_log', (
            select coalesce(jsonb_agg(jsonb_build_object('at', at, 'kind', kind, 'payload', payload) order by at, person_event_id), '[]')
            from person_event where person_id = $1)
        ) as "held!"
        "#,
        person as _,
        now.to_sqlx() as _,
    )
    .fetch_one(db)
    .await
}

/// A line of the log of an organisation that tells what the person did, or what they were given or lost.
#[derive(Debug, Clone)]
pub(in super::super) struct EventRow {
    pub org: OrgNumber,
    pub seq: i64,
    pub at: Timestamp,
    pub kind: String,
    pub payload: Value,
    pub reference: Option<Ref>,
    pub part: PartOf,
}

/// What a person has to do with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum PartOf {
    /// They did it.
    Done,
    /// It is about what they have.
    Concerned,
}

/// Events after this one, log by log. No index finds them by person, so only logs are read in which they can be: of organisations that the
/// person has or had something in, has acted for, or has looked up.
pub(in super::super) async fn events(
    db: &mut PgConnection,
    person: PersonId,
    (org, seq): (i32, i64),
    limit: i64,
) -> sqlx::Result<Vec<EventRow>> {
    let rows = sqlx::query!(
        r#"
        with logs as (
          select org_number from recent_organisation where person_id = $1
          union select org_number from register_role where holder_person_id = $1
          union select org_number from register_role_past where holder_person_id = $1
          union select org_number from access_grant where holder_person_id = $1
          union select org_number from member where person_id = $1
          union select org_number from request where asker_person_id = $1
          union select org_number from support_look_up where staff_person_id = $1 and org_number is not null
        ), refs as (
          select given_in as ref from access_grant where holder_person_id = $1
          union select withdrawn_in from access_grant where holder_person_id = $1
        )
        select e.org_number as "org: OrgNumber", e.seq, e.at as "at: jiff_sqlx::Timestamp", e.kind, e.payload, e.ref as "reference: Ref",
               coalesce(e.actor_person_id = $1, false) as "is_done!"
        from event e
        where e.org_number in (select org_number from logs) and (e.org_number, e.seq) > ($2, $3)
          and (e.actor_person_id = $1 or e.ref in (select ref from refs where ref is not null))
        order by e.org_number, e.seq
        limit $4
        "#,
        person as _,
        org,
        seq,
        limit,
    )
    .fetch_all(db)
    .await?;
    let event = rows.into_iter().map(|row| EventRow {
        org: row.org,
        seq: row.seq,
        at: row.at.to_jiff(),
        kind: row.kind,
        payload: row.payload,
        reference: row.reference,
        part: if row.is_done { PartOf::Done } else { PartOf::Concerned },
    });
    Ok(event.collect())
}

use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::{awaited::forget_awaited, holder::unit_status};
use crate::{
    access::{Acting, Right},
    delegations::model::{
        API, Draft, Drafted, HeldRole, HolderId, Staged, Subject, SupplierFault, Wanted, check_receiver, check_supplier,
    },
    kernel::{ChangeSetId, Holder, OrgNumber, Party, PersonId, Ref, RequestId, oslo},
    ledger,
    register::Unit,
};

/// Wrong guesses at people are forgotten after this.
pub(crate) const FAILURES_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The person's open draft for this holder, made if there is none. It lives on until `expires`, and what was reviewed of it has to be
/// reviewed again. One that is proposed stays as it is: a colleague is looking at it.
pub(crate) async fn open_for<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    holder: HolderId,
    expires: Timestamp,
) -> sqlx::Result<Drafted> {
    let now = acting.now();
    let (org, person) = holder.columns();
    // One that has run out stands in the way of a new one.
    sqlx::query!(
        r#"
        delete from change_set
        where org_number = $1 and created_by = $2 and holder_id = $3 and answers is null and not redates and confirmed_in is null
          and expires_at <= $4
        "#,
        acting.org() as _,
        acting.person() as _,
        holder.to_string(),
        now.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    let row = sqlx::query!(
        r#"
        insert into change_set (change_set_id, org_number, holder_org_number, holder_person_id, created_by, created_at, changed_at,
                                expires_at)
        values ($1, $2, $3, $4, $5, $6, $6, $7)
        on conflict (org_number, created_by, holder_id) where confirmed_in is null and answers is null and not redates
        do update set changed_at = case when change_set.proposed_at is null then $6 else change_set.changed_at end,
                      expires_at = case when change_set.proposed_at is null then $7 else change_set.expires_at end,
                      version = change_set.version + (change_set.proposed_at is null)::int
        returning change_set_id as "id: ChangeSetId", proposed_at is not null as "is_proposed!"
        "#,
        ChangeSetId::new() as _,
        acting.org() as _,
        org as Option<OrgNumber>,
        person as Option<PersonId>,
        acting.person() as _,
        now.to_sqlx() as _,
        expires.to_sqlx() as _,
    )
    .fetch_one(draft.conn())
    .await?;
    Ok(Drafted::of(row.id, row.is_proposed))
}

/// What the draft gives, in place of what it gave before: of API access, or of everything else.
pub(crate) async fn put_gives(
    draft: &mut ledger::Draft,
    id: ChangeSetId,
    apis: bool,
    wanted: &[Wanted],
    ends_on: Option<Date>,
    note: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from change_set_item where change_set_id = $1 and op = 'give' and (kind = $3) = $2",
        id as _,
        apis,
        API,
    )
    .execute(draft.conn())
    .await?;
    add(draft, id, "give", wanted).await?;
    set_terms(draft, id, ends_on, note).await
}

/// How long and with which note the draft gives.
pub(crate) async fn set_terms(
    draft: &mut ledger::Draft,
    id: ChangeSetId,
    ends_on: Option<Date>,
    note: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update change_set set ends_on = $2, note = $3 where change_set_id = $1",
        id as _,
        ends_on.map(Date::to_sqlx) as _,
        note,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Adds these to what the draft gives, or declines, each in the version that was seen last.
pub(crate) async fn add(draft: &mut ledger::Draft, id: ChangeSetId, op: &str, wanted: &[Wanted]) -> sqlx::Result<()> {
    let kinds: Vec<String> = wanted.iter().map(|w| w.kind.clone()).collect();
    let codes: Vec<String> = wanted.iter().map(|w| w.code.clone()).collect();
    let seen: Vec<i32> = wanted.iter().map(|w| w.seen).collect();
    sqlx::query!(
        r#"
        insert into change_set_item (change_set_id, op, kind, code, seen_version)
        select $1, $5, kind, code, seen from unnest($2::text[], $3::text[], $4::integer[]) as wanted (kind, code, seen)
        on conflict (change_set_id, op, kind, code) do update set seen_version = excluded.seen_version
        "#,
        id as _,
        &kinds,
        &codes,
        &seen,
        op,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Takes these, as kinds and codes, out of what an open draft gives: nobody asks for them any more. A draft that is an answer and nothing
/// else goes whole. `false`: the draft is confirmed.
pub(crate) async fn take_out(
    db: &mut PgConnection,
    id: ChangeSetId,
    kinds: &[String],
    codes: &[String],
) -> sqlx::Result<bool> {
    let answer = sqlx::query!(
        "delete from change_set where change_set_id = $1 and confirmed_in is null and answers is not null",
        id as _
    );
    if answer.execute(&mut *db).await?.rows_affected() > 0 {
        return Ok(true);
    }
    let open = sqlx::query_scalar!(
        r#"
        update change_set set version = version + 1, proposed_at = null
        where change_set_id = $1 and confirmed_in is null
        returning true as "open!"
        "#,
        id as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    if open.is_none() {
        return Ok(false);
    }
    sqlx::query!(
        r#"
        delete from change_set_item
        where change_set_id = $1 and op = 'give'
          and (kind, code) in (select kind, code from unnest($2::text[], $3::text[]) as gone (kind, code))
        "#,
        id as _,
        kinds,
        codes,
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// A draft of the acting organisation that is still open, and whom it is about: the acting person's own, or one that a colleague has
/// proposed.
pub(crate) async fn open_draft<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: ChangeSetId,
    now: Timestamp,
) -> sqlx::Result<Option<(Draft, Subject)>> {
    let row = sqlx::query!(
        r#"
        select c.holder_org_number as "org?: OrgNumber", c.holder_person_id as "person?: PersonId",
               c.created_by as "author: PersonId", trim(a.given_name || ' ' || a.family_name) as "author_name!",
               c.version, c.answers as "answers: RequestId", c.ends_on, c.note, c.proposed_at, c.reason, c.breach,
               c.decline_reason, i.ops, i.kinds, i.codes, i.seen,
               s.name as "name?", s.org_form as "org_form?", coalesce(s.municipality, s.city) as place, s.deleted_on as "deleted_on?",
               coalesce(s.bankrupt, false) as "bankrupt!", case when s.sub_unit then s.parent_org_number end as "main_unit: OrgNumber",
               trim(p.given_name || ' ' || p.family_name) as "person_name?", coalesce(p.died, false) as "died!",
               (select array_agg(r.role_code || case when r.in_main_unit then '+' else '' end order by r.role_code)
                from roles_for($2, null, $5) r
                where r.holder_org_number = c.holder_org_number or r.holder_person_id = c.holder_person_id) as roles,
               (select array_agg(g.kind || ' ' || g.code)
                from access_grant g
                where g.org_number = $2 and g.holder_id = c.holder_id and g.withdrawn_at is null
                  and (g.ends_on is null or g.ends_on >= $5)) as granted,
               wants_two($2) as "wants_two!",
               w.person_id is not null as "awaits!",
               w.person_id is not null and (w.answered_at is not null or w.national_id_hash is null) as "answered!"
        from change_set c
        join person a on a.person_id = c.created_by
        left join awaiting_person w on w.person_id = c.holder_person_id
        left join organisation s on s.org_number = c.holder_org_number
        left join person p on p.person_id = c.holder_person_id
        cross join lateral (
          select array_agg(op order by kind, code) as ops, array_agg(kind order by kind, code) as kinds,
                 array_agg(code order by kind, code) as codes, array_agg(seen_version order by kind, code) as seen
          from change_set_item
          where change_set_id = c.change_set_id
        ) i
        where c.change_set_id = $1 and c.org_number = $2 and (c.created_by = $3 or c.proposed_at is not null)
          and c.confirmed_in is null and c.expires_at > $4
        "#,
        id as _,
        acting.org() as _,
        acting.person() as _,
        now.to_sqlx() as _,
        oslo(now).date().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (holder, unit, may_receive) = match (row.org, row.name, row.person, row.person_name) {
        (Some(number), Some(name), ..) => {
            let unit = Unit {
                number,
                name: name.clone(),
                form: row.org_form.unwrap_or_default(),
                place: row.place,
                status: unit_status(row.deleted_on, row.bankrupt, oslo(now).date()),
                main_unit: row.main_unit,
            };
            let judged = check_supplier(acting.org(), Some(&unit)).map(|_| ());
            (Holder::Organisation(Party { number, name }), Some(unit), judged)
        }
        (.., Some(person), Some(name)) => {
            let judged = match (row.died, row.answered) {
                (true, _) => Err(SupplierFault::Died),
                (_, true) => Err(SupplierFault::Answered),
                _ => check_receiver(acting.person(), person),
            };
            (Holder::Person { person, name }, None, judged)
        }
        _ => return Ok(None),
    };
    let form = &acting.mandate().form;
    let roles = row.roles.unwrap_or_default().iter().map(|code| HeldRole::of_code(code, None, form)).collect();
    let granted = row.granted.unwrap_or_default();
    let (wants_two, awaits) = (row.wants_two, row.awaits);
    let subject = Subject { holder, unit, may_receive, roles, granted, wants_two, awaits };
    let mut draft = Draft {
        id,
        holder: subject.holder.id(),
        author: row.author,
        author_name: row.author_name,
        version: row.version,
        answers: row.answers,
        gives: Vec::new(),
        declines: Vec::new(),
        decline_reason: row.decline_reason,
        removals: Vec::new(),
        renewals: Vec::new(),
        redates: Vec::new(),
        ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
        note: row.note,
        proposed_at: row.proposed_at.map(jiff_sqlx::Timestamp::to_jiff),
        reason: row.reason,
        breach: row.breach,
    };
    let (ops, kinds) = (row.ops.unwrap_or_default(), row.kinds.unwrap_or_default());
    let (codes, seen) = (row.codes.unwrap_or_default(), row.seen.unwrap_or_default());
    for (((op, kind), code), seen) in ops.into_iter().zip(kinds).zip(codes).zip(seen) {
        match (op.as_str(), code.parse()) {
            ("give", _) => draft.gives.push(Wanted { kind, code, seen }),
            ("decline", _) => draft.declines.push(Wanted { kind, code, seen }),
            ("redate", Ok(row)) => draft.redates.push(Staged { row, seen }),
            ("renew", Ok(row)) => draft.renewals.push(Staged { row, seen }),
            ("withdraw", Ok(row)) => draft.removals.push(Staged { row, seen }),
            (op, _) => return Err(sqlx::Error::Decode(format!("a draft with {op} {code}").into())),
        }
    }
    Ok(Some((draft, subject)))
}

/// The newest open draft of the acting person that has something in it, as a reminder.
pub(crate) async fn newest_draft<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
) -> sqlx::Result<Option<ChangeSetId>> {
    sqlx::query_scalar!(
        r#"
        select change_set_id as "id: ChangeSetId"
        from change_set c
        where org_number = $1 and created_by = $2 and confirmed_in is null and expires_at > $3
          and exists (select from change_set_item i where i.change_set_id = c.change_set_id)
        order by changed_at desc
        limit 1
        "#,
        acting.org() as _,
        acting.person() as _,
        acting.now().to_sqlx() as _,
    )
    .fetch_optional(db)
    .await
}

/// Marks the draft, which is locked, as proposed: its author has done their part, with these answers, and a colleague's is awaited.
pub(crate) async fn propose(
    change: &mut ledger::Change,
    id: ChangeSetId,
    reason: Option<&str>,
    breach: bool,
) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update change_set set proposed_at = $2, reason = $3, breach = $4 where change_set_id = $1",
        id as _,
        at.to_sqlx() as _,
        reason,
        breach,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// The receipt of a draft that has been confirmed, for those to whom the draft was open.
pub(crate) async fn receipt_of_draft<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<Option<Ref>> {
    sqlx::query_scalar!(
        r#"
        select confirmed_in as "reference!: Ref"
        from change_set
        where change_set_id = $1 and org_number = $2 and (created_by = $3 or proposed_at is not null)
          and confirmed_in is not null
        "#,
        id as _,
        acting.org() as _,
        acting.person() as _,
    )
    .fetch_optional(db)
    .await
}

/// The draft has become this receipt.
pub(crate) async fn settle_draft(change: &mut ledger::Change, id: ChangeSetId) -> sqlx::Result<()> {
    let reference = change.reference().clone();
    sqlx::query!("update change_set set confirmed_in = $2 where change_set_id = $1", id as _, reference.as_str())
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Deletes drafts that nobody confirmed in time, whoever was awaited for them alone, and wrong guesses at people that no longer count.
pub(crate) async fn delete_expired_drafts(db: &mut PgConnection, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("delete from change_set where confirmed_in is null and expires_at < $1", now.to_sqlx() as _)
        .execute(&mut *db)
        .await?;
    forget_awaited(db, now).await?;
    sqlx::query!("delete from person_look_up_failure where at < $1", (now - FAILURES_KEPT).to_sqlx() as _)
        .execute(db)
        .await?;
    Ok(())
}

/// Deletes a draft of the acting person that nobody has proposed.
pub(crate) async fn drop_own_draft<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    id: ChangeSetId,
) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        delete from change_set
        where change_set_id = $1 and org_number = $2 and created_by = $3 and proposed_at is null and confirmed_in is null
        "#,
        id as _,
        acting.org() as _,
        acting.person() as _,
    )
    .execute(draft.conn())
    .await?;
    Ok(())
}

/// Deletes a draft that was proposed, which is locked.
pub(crate) async fn drop_proposal(change: &mut ledger::Change, id: ChangeSetId) -> sqlx::Result<()> {
    sqlx::query!("delete from change_set where change_set_id = $1", id as _).execute(change.conn()).await?;
    Ok(())
}

//! All SQL of this room. Reads take the proof of a gate or an id that comes with a secret; writes take an open change.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::model::{Accepted, Invitation, LIFETIME, Offered, Outcome};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailAddress, InvitationId, Lang, OrgNumber, Party, PersonId, Ref, RequestId},
    ledger::Change,
    packages::{self, What},
    web::{PAGE, page_size},
};

macro_rules! invitations {
    ($where:literal, $($argument:expr),* $(,)?) => {
        sqlx::query!(
            r#"
            select i.invitation_id as "id: InvitationId", i.org_number as "org: OrgNumber", o.name as org_name,
                   not o.bankrupt and not is_deleted(o.deleted_on, ($1 at time zone 'Europe/Oslo')::date) as "org_is_active!", i.invited_by as "by: PersonId",
                   trim(b.given_name || ' ' || b.family_name) as "by_name!", i.name, i.email as "email: EmailAddress", i.lang, i.ends_on,
                   i.sent_at, i.sent_in as "sent_in: Ref", i.link_hash, i.expires_at, i.withdrawn_at,
                   i.declined_by as "declined_by: PersonId", i.request_id as "request: RequestId", r.asker_person_id as "asker?: PersonId",
                   trim(p.given_name || ' ' || p.family_name) as asker_name, extract(year from p.born_on)::smallint as "born?",
                   case when approved_in(r) is not null then 'confirmed' when r.declined_at is not null then 'declined'
                        when r.withdrawn_at is not null then 'withdrawn' when is_pending(r, $1) then 'waits' end as outcome,
                   t.kinds as "kinds!", t.codes as "codes!"
            from invitation i
            join organisation o on o.org_number = i.org_number
            join person b on b.person_id = i.invited_by
            left join request r on r.request_id = i.request_id
            left join person p on p.person_id = r.asker_person_id
            cross join lateral (
              select array_agg(kind order by kind, code) as kinds, array_agg(code order by kind, code) as codes
              from invitation_item
              where invitation_id = i.invitation_id
            ) t
            "# + $where,
            $($argument),*
        )
    };
}

macro_rules! to_invitation {
    ($row:expr) => {{
        let row = $row;
        let outcome = match row.outcome.as_deref() {
            Some("confirmed") => Outcome::Confirmed,
            Some("declined") => Outcome::Declined,
            Some("withdrawn") => Outcome::TakenBack,
            Some(_) => Outcome::Waits,
            None => Outcome::Unanswered,
        };
        let accepted = row.request.zip(row.asker).map(|(request, by)| Accepted {
            by,
            name: row.asker_name.unwrap_or_default(),
            born: row.born,
            request,
            outcome,
        });
        let things = row.kinds.iter().zip(&row.codes).filter_map(|(kind, code)| What::parse(kind, code));
        (
            things.collect::<Vec<What>>(),
            Invitation {
                id: row.id,
                org: Party { number: row.org, name: row.org_name },
                org_is_active: row.org_is_active,
                by: row.by,
                by_name: row.by_name,
                name: row.name,
                email: row.email,
                lang: row.lang.parse().unwrap_or_default(),
                offered: Vec::new(),
                ends_on: row.ends_on.map(jiff_sqlx::Date::to_jiff),
                sent_at: row.sent_at.to_jiff(),
                sent_in: row.sent_in,
                link_hash: row.link_hash,
                expires_at: row.expires_at.to_jiff(),
                withdrawn_at: row.withdrawn_at.map(jiff_sqlx::Timestamp::to_jiff),
                declined_by: row.declined_by,
                accepted,
            },
        )
    }};
}

/// With the names of what is offered. One statement for all of them.
async fn named(db: &mut PgConnection, found: Vec<(Vec<What>, Invitation)>) -> sqlx::Result<Vec<Invitation>> {
    let all: Vec<What> = found.iter().flat_map(|(things, _)| things.iter().cloned()).collect();
    let mut titles = packages::offers(db, &all).await?.into_iter().map(|offer| offer.named().name);
    let with_names = |(things, invitation): (Vec<What>, Invitation)| {
        let offered = things.into_iter().zip(titles.by_ref()).map(|(what, title)| Offered { what, title }).collect();
        Invitation { offered, ..invitation }
    };
    Ok(found.into_iter().map(with_names).collect())
}

/// The invitation of a link. Who asks has to see to it that its secret is known.
pub(super) async fn of_link(
    db: &mut PgConnection,
    id: InvitationId,
    now: Timestamp,
) -> sqlx::Result<Option<Invitation>> {
    let row = invitations!("where i.invitation_id = $2", now.to_sqlx() as _, id as _).fetch_optional(&mut *db).await?;
    Ok(named(db, row.map(|row| to_invitation!(row)).into_iter().collect()).await?.pop())
}

/// An invitation of the acting organisation.
pub(super) async fn of_org(
    db: &mut PgConnection,
    acting: &Acting<ManagePeople>,
    id: InvitationId,
) -> sqlx::Result<Option<Invitation>> {
    let row = invitations!(
        "where i.invitation_id = $2 and i.org_number = $3",
        acting.now().to_sqlx() as _,
        id as _,
        acting.org() as _,
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(named(db, row.map(|row| to_invitation!(row)).into_iter().collect()).await?.pop())
}

/// All of them, newest first, one more than a page holds if there are more; `after` is the last of the page before.
pub(super) async fn all(
    db: &mut PgConnection,
    acting: &Acting<ManagePeople>,
    after: Option<InvitationId>,
) -> sqlx::Result<Vec<Invitation>> {
    let rows = invitations!(
        r#"
        where i.org_number = $2
          and ($3::uuid is null or (i.sent_at, i.invitation_id) < (select sent_at, invitation_id from invitation where invitation_id = $3))
        order by i.sent_at desc, i.invitation_id desc
        limit $4
        "#,
        acting.now().to_sqlx() as _,
        acting.org() as _,
        after as Option<InvitationId>,
        page_size(acting.context(), PAGE) + 1,
    )
    .fetch_all(&mut *db)
    .await?;
    named(db, rows.into_iter().map(|row| to_invitation!(row)).collect()).await
}

/// The invitation that a form of the acting organisation made.
pub(super) async fn by_reference(
    db: &mut PgConnection,
    acting: &Acting<ManagePeople>,
    reference: &Ref,
) -> sqlx::Result<Option<InvitationId>> {
    sqlx::query_scalar!(
        r#"select invitation_id as "id: InvitationId" from invitation where org_number = $1 and sent_in = $2"#,
        acting.org() as _,
        reference.as_str(),
    )
    .fetch_optional(db)
    .await
}

/// Locks an invitation, so that it is answered, renewed or taken back by one after the other, and reads it.
pub(super) async fn lock(change: &mut Change, id: InvitationId) -> sqlx::Result<Option<Invitation>> {
    let at = change.at();
    sqlx::query!("select invitation_id from invitation where invitation_id = $1 for update", id as _)
        .fetch_optional(change.conn())
        .await?;
    of_link(change.conn(), id, at).await
}

/// A new invitation, once its form was right.
#[derive(Debug, Clone)]
pub(super) struct NewInvitation {
    pub name: String,
    pub email: Option<EmailAddress>,
    pub offered: Vec<Offered>,
    pub ends_on: Option<Date>,
}

/// Keeps a new invitation, with its first link.
pub(super) async fn insert(
    change: &mut Change,
    id: InvitationId,
    (org, by, lang): (OrgNumber, PersonId, Lang),
    new: &NewInvitation,
    link_hash: &[u8; 32],
) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    let (kinds, codes): (Vec<String>, Vec<String>) =
        new.offered.iter().map(|it| (it.what.kind().to_owned(), it.what.code().to_owned())).unzip();
    sqlx::query!(
        r#"
        insert into invitation (invitation_id, org_number, invited_by, name, email, lang, ends_on, sent_at, sent_in, link_hash, linked_in, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $11)
        "#,
        id as _,
        org as _,
        by as _,
        new.name,
        new.email.as_ref() as Option<&EmailAddress>,
        lang.code(),
        new.ends_on.map(ToSqlx::to_sqlx) as _,
        at.to_sqlx() as _,
        reference.as_str(),
        link_hash.as_slice(),
        (at + LIFETIME).to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    sqlx::query!(
        "insert into invitation_item (invitation_id, kind, code) select $1, kind, code from unnest($2::text[], $3::text[]) as i (kind, code)",
        id as _,
        &kinds,
        &codes,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Gives it a new link, which ends the one before.
pub(super) async fn renew(change: &mut Change, id: InvitationId, link_hash: &[u8; 32]) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    sqlx::query!(
        "update invitation set link_hash = $2, linked_in = $3, expires_at = $4 where invitation_id = $1",
        id as _,
        link_hash.as_slice(),
        reference.as_str(),
        (at + LIFETIME).to_sqlx() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

pub(super) async fn withdraw(change: &mut Change, id: InvitationId) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!("update invitation set withdrawn_at = $2 where invitation_id = $1", id as _, at.to_sqlx() as _)
        .execute(change.conn())
        .await?;
    Ok(())
}

pub(super) async fn accept(change: &mut Change, id: InvitationId, request: RequestId) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update invitation set accepted_at = $2, request_id = $3 where invitation_id = $1",
        id as _,
        at.to_sqlx() as _,
        request as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

pub(super) async fn decline(change: &mut Change, id: InvitationId, by: PersonId) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update invitation set declined_at = $2, declined_by = $3 where invitation_id = $1",
        id as _,
        at.to_sqlx() as _,
        by as _,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

//! The tables `prefix` and `prefix_order`. Writes take the open change and the proof of the gate, reads the proof.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use super::actions::NewOrder;
use crate::{
    access::{Acting, Decider, ManageScopes, Right, Staff},
    kernel::{OrgNumber, Party, PrefixOrderId, Ref},
    ledger::Change,
};

/// The prefixes an organisation owns.
pub(crate) async fn own_prefixes(db: &mut PgConnection, org: OrgNumber) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!("select prefix from prefix where org_number = $1 order by prefix", org as _).fetch_all(db).await
}

/// Can a prefix be ordered?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Availability {
    Free,
    /// It belongs to the organisation already.
    Own,
    /// It belongs to another organisation.
    Taken,
    /// Somebody has ordered it and waits for support's answer.
    Ordered,
}

/// The availability of a prefix, seen from an organisation.
pub(super) async fn availability(db: &mut PgConnection, org: OrgNumber, prefix: &str) -> sqlx::Result<Availability> {
    let row = sqlx::query!(
        r#"
        select (select org_number from prefix where prefix = $1) as "owner: OrgNumber",
               exists (select from prefix_order where prefix = $1 and decided_at is null) as "ordered!"
        "#,
        prefix,
    )
    .fetch_one(db)
    .await?;
    Ok(match (row.owner, row.ordered) {
        (Some(owner), _) if owner == org => Availability::Own,
        (Some(_), _) => Availability::Taken,
        (None, true) => Availability::Ordered,
        (None, false) => Availability::Free,
    })
}

/// Whose a prefix is, for support.
pub(super) async fn owner(db: &mut PgConnection, _staff: &Staff, prefix: &str) -> sqlx::Result<Option<Party>> {
    let row = sqlx::query!(
        r#"
        select o.org_number as "number: OrgNumber", o.name
        from prefix p
        join organisation o using (org_number)
        where p.prefix = $1
        "#,
        prefix,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Party { number: row.number, name: row.name }))
}

/// What became of an order, by the words of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "kebab-case")]
pub(super) enum Outcome {
    Allotted,
    Declined,
    /// By the organisation, before support answered.
    Withdrawn,
}

/// How an order ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decided {
    pub at: Timestamp,
    pub outcome: Outcome,
    pub answer: Option<String>,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    pub id: PrefixOrderId,
    pub org: OrgNumber,
    pub org_name: String,
    pub prefix: String,
    pub purpose: String,
    pub contact: String,
    pub ordered_at: Timestamp,
    /// The reference of its receipt, which the organisation can open.
    pub ordered_in: Ref,
    pub decided: Option<Decided>,
}

macro_rules! to_order {
    ($row:ident, $org:expr, $org_name:expr) => {
        Order {
            id: $row.id,
            org: $org,
            org_name: $org_name,
            prefix: $row.prefix,
            purpose: $row.purpose,
            contact: $row.contact,
            ordered_at: $row.ordered_at.to_jiff(),
            ordered_in: $row.ordered_in,
            decided: $row.decided_at.zip($row.outcome).map(|(at, outcome)| Decided {
                at: at.to_jiff(),
                outcome,
                answer: $row.answer,
            }),
        }
    };
}

/// The prefixes and the orders of an organisation.
pub(super) async fn prefixes_page<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
) -> sqlx::Result<(Vec<String>, Vec<Order>)> {
    let rows = sqlx::query!(
        r#"
        select prefix_order_id as "id: PrefixOrderId", prefix, purpose, contact, ordered_at as "ordered_at: jiff_sqlx::Timestamp",
               ordered_in as "ordered_in: Ref", decided_at as "decided_at: jiff_sqlx::Timestamp", outcome as "outcome: Outcome", answer
        from prefix_order
        where org_number = $1
        order by ordered_at desc, prefix_order_id
        limit 20
        "#,
        acting.org() as _,
    )
    .fetch_all(&mut *db)
    .await?;
    let orders = rows.into_iter().map(|row| to_order!(row, acting.org(), acting.unit().name.clone())).collect();
    Ok((own_prefixes(db, acting.org()).await?, orders))
}

/// Locks a name until the change ends: those who order it and the support that allots it without an order wait for each other, so that no
/// order is left open for a prefix that is taken.
pub(super) async fn lock_prefix(change: &mut Change, prefix: &str) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('prefix ' || $1, 0))", prefix)
        .execute(change.conn())
        .await?;
    Ok(())
}

/// Puts an order in the queue. Two for the same prefix break `prefix_order_open_key`.
pub(super) async fn place_order(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    id: PrefixOrderId,
    order: &NewOrder,
) -> sqlx::Result<()> {
    let (at, reference) = (change.at(), change.reference().clone());
    sqlx::query!(
        r#"
        insert into prefix_order (prefix_order_id, org_number, prefix, purpose, contact, ordered_at, ordered_by, ordered_in)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        "#,
        id as _,
        acting.org() as _,
        order.prefix,
        order.purpose,
        order.contact,
        at.to_sqlx() as _,
        acting.person() as _,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Withdraws these orders of the organisation. `false`: support has answered.
pub(super) async fn withdraw(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    orders: &[Uuid],
) -> sqlx::Result<bool> {
    let at = change.at();
    let done = sqlx::query!(
        r#"
        update prefix_order set decided_at = $3, decided_by = $4, outcome = 'withdrawn'
        where prefix_order_id = any($1) and org_number = $2 and decided_at is null
        "#,
        orders,
        acting.org() as _,
        at.to_sqlx() as _,
        acting.person() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() > 0)
}

/// What waits for support, and what was decided last.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    pub waiting: Vec<Order>,
    pub decided: Vec<Order>,
}

/// The queue, oldest first.
pub(super) async fn queue(db: &mut PgConnection, _proof: &Staff) -> sqlx::Result<Queue> {
    let rows = sqlx::query!(
        r#"
        (
          select prefix_order_id as "id!: PrefixOrderId", org_number as "org!: OrgNumber", o.name as "org_name!", prefix as "prefix!",
                 purpose as "purpose!", contact as "contact!", ordered_at as "ordered_at!: jiff_sqlx::Timestamp",
                 ordered_in as "ordered_in!: Ref", decided_at as "decided_at?: jiff_sqlx::Timestamp", outcome as "outcome?: Outcome", answer as "answer?"
          from prefix_order join organisation o using (org_number)
          where decided_at is null
          order by ordered_at, prefix_order_id
          limit 50
        )
        union all
        (
          select prefix_order_id, org_number, o.name, prefix, purpose, contact, ordered_at, ordered_in, decided_at, outcome, answer
          from prefix_order join organisation o using (org_number)
          where outcome <> 'withdrawn'
          order by decided_at desc
          limit 20
        )
        "#,
    )
    .fetch_all(db)
    .await?;
    let (decided, waiting) = rows
        .into_iter()
        .map(|row| to_order!(row, row.org, row.org_name))
        .partition(|order: &Order| order.decided.is_some());
    Ok(Queue { waiting, decided })
}

/// Locks an order that still waits: the organisation and the prefix. `None`: a colleague has answered it, or it was withdrawn.
pub(super) async fn lock_order(
    change: &mut Change,
    _proof: &Staff,
    id: PrefixOrderId,
) -> sqlx::Result<Option<(Party, String)>> {
    let row = sqlx::query!(
        r#"
        select p.org_number as "org: OrgNumber", o.name, p.prefix
        from prefix_order p
        join organisation o using (org_number)
        where p.prefix_order_id = $1 and p.decided_at is null
        for update of p
        "#,
        id as _,
    )
    .fetch_optional(change.conn())
    .await?;
    Ok(row.map(|row| (Party { number: row.org, name: row.name }, row.prefix)))
}

/// Closes an order with an answer.
pub(super) async fn decide(
    change: &mut Change,
    decider: &Decider,
    id: PrefixOrderId,
    outcome: Outcome,
    answer: Option<&str>,
) -> sqlx::Result<()> {
    let at = change.at();
    sqlx::query!(
        "update prefix_order set decided_at = $2, decided_by = $3, outcome = $4, answer = $5 where prefix_order_id = $1",
        id as _,
        at.to_sqlx() as _,
        decider.staff().person() as _,
        outcome as _,
        answer,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Gives a prefix to an organisation. `false`: an organisation has it.
pub(super) async fn allot(change: &mut Change, decider: &Decider, prefix: &str, org: OrgNumber) -> sqlx::Result<bool> {
    let at = change.at();
    let done = sqlx::query!(
        "insert into prefix (prefix, org_number, allotted_at, allotted_by) values ($1, $2, $3, $4) on conflict do nothing",
        prefix,
        org as _,
        at.to_sqlx() as _,
        decider.staff().person() as _,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

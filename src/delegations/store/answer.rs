use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::{
    access::{Acting, Right},
    delegations::model::{Drafted, HolderId},
    kernel::{ChangeSetId, OrgNumber, PersonId, RequestId},
    ledger,
};

/// The draft by which a request is answered, empty but for why the rest is declined, in place of one that the person or a colleague has
/// begun; or the one that is proposed, as it is.
pub(crate) async fn open_answer<R: Right>(
    draft: &mut ledger::Draft,
    acting: &Acting<R>,
    holder: HolderId,
    (request, decline_reason): (RequestId, Option<&str>),
    expires: Timestamp,
) -> sqlx::Result<Drafted> {
    let now = acting.now();
    let (org, person) = holder.columns();
    sqlx::query!(
        r#"
        delete from change_set
        where answers = $1 and confirmed_in is null
          and (created_by <> $2 and proposed_at is null or expires_at <= $3)
        "#,
        request as _,
        acting.person() as _,
        now.to_sqlx() as _,
    )
    .execute(draft.conn())
    .await?;
    let row = sqlx::query!(
        r#"
        insert into change_set (change_set_id, org_number, holder_org_number, holder_person_id, created_by, created_at, changed_at,
                                expires_at, answers, decline_reason)
        values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)
        on conflict (answers) where confirmed_in is null and answers is not null
        do update set changed_at = case when change_set.proposed_at is null then $6 else change_set.changed_at end,
                      expires_at = case when change_set.proposed_at is null then $7 else change_set.expires_at end,
                      decline_reason = case when change_set.proposed_at is null then $9 else change_set.decline_reason end,
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
        request as _,
        decline_reason,
    )
    .fetch_one(draft.conn())
    .await?;
    let drafted = Drafted::of(row.id, row.is_proposed);
    if let Drafted::Kept(id) = drafted {
        sqlx::query!("delete from change_set_item where change_set_id = $1", id as _).execute(draft.conn()).await?;
    }
    Ok(drafted)
}

use super::super::{
    events::{KeptMember, MemberChange},
    model::Standing,
    store,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{PersonId, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing came of it.
#[derive(Debug)]
pub(in super::super) enum MemberError {
    /// The organisation has no such member.
    Gone,
    /// It has been done already, or cannot be done as things are.
    Stale,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(MemberError);

/// Approves somebody who waits.
pub(in super::super) async fn approve(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    id: PersonId,
) -> Result<Ref, MemberError> {
    Change::run(acting, key, async |change, acting| {
        let member = store::lock_member(change.conn(), acting.org(), id).await?.ok_or(MemberError::Gone)?;
        if member.standing() != Standing::Waiting {
            return Err(MemberError::Stale);
        }
        let at = change.at();
        store::approve(change.conn(), id, at).await?;
        Ok(MemberChange { member: KeptMember::from(member), revoked: false })
    })
    .await
}

/// Revokes what somebody has, or turns down somebody who waits.
pub(in super::super) async fn revoke(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    id: PersonId,
) -> Result<Ref, MemberError> {
    Change::run(acting, key, async |change, acting| {
        let member = store::lock_member(change.conn(), acting.org(), id).await?.ok_or(MemberError::Gone)?;
        if member.revoked_at.is_some() {
            return Err(MemberError::Stale);
        }
        let at = change.at();
        store::revoke(change.conn(), id, at).await?;
        Ok(MemberChange { member: KeptMember::from(member), revoked: true })
    })
    .await
}

//! What a person does about themselves: one change each, with its line in their own log.

use crate::{
    access::{Oneself, session::Appearance},
    kernel::SessionId,
    ledger::{ChangeError, FormKey, OwnChange, may_fail},
    login::{self, AppearanceChosen, OtherSessionsEnded, SessionEnded},
};

/// Why nothing was done.
#[derive(Debug)]
pub(super) enum OwnError {
    /// There is nothing to end.
    Nothing,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(OwnError);

/// Ends one of their sessions. One that is not theirs, or has ended, is nothing to end.
pub(super) async fn sign_out(who: &Oneself, key: FormKey, session: SessionId) -> Result<bool, OwnError> {
    OwnChange::run(who.visitor(), key, async |change| {
        let ended = login::end_own(change.conn(), who.person(), session, who.now()).await?;
        Ok(SessionEnded { device: ended.ok_or(OwnError::Nothing)? })
    })
    .await
}

/// Ends all of them but the one that asks.
pub(super) async fn sign_out_others(who: &Oneself, key: FormKey) -> Result<bool, OwnError> {
    OwnChange::run(who.visitor(), key, async |change| {
        let this = who.visitor().login().session;
        match login::end_others(change.conn(), who.person(), this, who.now()).await? {
            0 => Err(OwnError::Nothing),
            count => Ok(OtherSessionsEnded { count }),
        }
    })
    .await
}

/// Chooses how pages look.
pub(super) async fn choose_appearance(who: &Oneself, key: FormKey, chosen: Appearance) -> Result<bool, ChangeError> {
    OwnChange::run(who.visitor(), key, async |change| {
        login::choose_appearance(change.conn(), who.person(), chosen, who.now()).await?;
        Ok::<_, ChangeError>(AppearanceChosen { chosen })
    })
    .await
}

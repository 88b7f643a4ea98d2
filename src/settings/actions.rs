//! Saving the settings, and what comes before two persons have turned off that two are wanted.

use super::{
    events::{SettingChange, SettingProposal, SettingsChanged, Step},
    model::{Current, Settings},
    store,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Ref,
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing was saved.
#[derive(Debug)]
pub(super) enum SaveError {
    /// Everything was like that already.
    Same,
    /// A colleague was quicker.
    Stale,
    /// It would turn off what takes two to turn off.
    TakesTwo,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(SaveError);

/// Saves the settings of somebody who saw this version of them.
pub(super) async fn save(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    wanted: Settings,
    seen: i32,
) -> Result<Ref, SaveError> {
    Change::run(acting, key, async |change, acting| {
        let Current { settings: now, version, .. } = store::lock(change, acting).await?;
        if version != seen {
            return Err(SaveError::Stale);
        }
        if wanted == now {
            return Err(SaveError::Same);
        }
        if now.four_eyes && !wanted.four_eyes {
            return Err(SaveError::TakesTwo);
        }
        store::put(change, acting, wanted).await?;
        Ok(SettingsChanged::between(now, wanted))
    })
    .await
}

/// What a button about turning it off does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OffStep {
    Propose,
    Confirm,
    /// A colleague declines, or whoever proposed it takes it back.
    Drop,
}

/// Proposes to turn off that two persons are wanted, or decides what was proposed. It takes a key role, and confirming takes another
/// person, unless nobody else has one.
pub(super) async fn turn_off(acting: &Acting<ManagePeople>, key: FormKey, action: OffStep) -> Result<Ref, SaveError> {
    if action == OffStep::Confirm {
        return Change::run(acting, key, async |change, acting| {
            let now = store::lock(change, acting).await?;
            let theirs = now.proposal.filter(|it| it.by != acting.person());
            let may = acting.mandate().key_role().is_some() && (theirs.is_some() || now.is_alone);
            let proposed_by = theirs.map(|it| it.name);
            if !may {
                return Err(SaveError::Stale);
            }
            let wanted = Settings { four_eyes: false, ..now.settings };
            store::put(change, acting, wanted).await?;
            Ok(SettingsChanged { proposed_by, ..SettingsChanged::between(now.settings, wanted) })
        })
        .await;
    }
    Change::run(acting, key, async |change, acting| {
        let now = store::lock(change, acting).await?;
        let is_own = now.proposal.as_ref().is_some_and(|it| it.by == acting.person());
        let may = acting.mandate().key_role().is_some() && now.settings.four_eyes;
        let (step, by) = match (action, &now.proposal) {
            (OffStep::Propose, None) if may => (Step::Proposed, Some(acting.person())),
            (OffStep::Drop, Some(_)) if is_own => (Step::Withdrawn, None),
            (OffStep::Drop, Some(_)) if may => (Step::Declined, None),
            _ => return Err(SaveError::Stale),
        };
        store::note_proposal(change, acting, by).await?;
        let proposed_by = now.proposal.filter(|_| step == Step::Declined).map(|it| it.name);
        Ok(SettingProposal { change: SettingChange::FourEyes { before: true, after: false }, step, proposed_by })
    })
    .await
}

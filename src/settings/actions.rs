//! Saving, and undoing it.

use uuid::Uuid;

use super::{
    model::{Changed, Settings, Turn, Undone},
    store,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Ref,
    ledger::{Begun, Change, IdempotencyKey, Problem, Reversal, Undo},
    platform::Services,
};

/// What came of saving.
#[derive(Debug)]
pub(super) enum Saving {
    /// Saved.
    Done(Ref),
    /// Everything was like that already.
    Same,
    /// A colleague was quicker; nothing was changed.
    Stale,
}

/// Saves the settings of somebody who saw this version of them.
pub(super) async fn save(
    services: &Services,
    acting: &Acting<ManagePeople>,
    wanted: Settings,
    seen: i32,
    key: IdempotencyKey,
    hash: [u8; 32],
) -> Result<Saving, Problem> {
    let mut change = match Change::begin(services, acting, key, hash).await? {
        Begun::Replay(reference) => return Ok(Saving::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    let (now, version) = store::hold(&mut change).await?;
    if version != seen {
        return Ok(Saving::Stale);
    }
    let turns = Turn::between(now, wanted);
    if turns.is_empty() {
        return Ok(Saving::Same);
    }
    store::put(&mut change, wanted).await?;
    Ok(Saving::Done(change.commit(Changed::of(turns)).await?.reference))
}

impl Undo for Changed {
    type Right = ManagePeople;
    type Undone = Undone;

    async fn undo(
        &self,
        change: &mut Change,
        _acting: &Acting<ManagePeople>,
        of: &Ref,
        lines: &[Uuid],
    ) -> Result<Reversal<Undone>, Problem> {
        let (mut settings, _) = store::hold(change).await?;
        let mut event = Undone { of: of.clone(), restored: Vec::new(), failed: Vec::new() };
        let mut settled = Vec::new();
        for line in self.lines.iter().filter(|line| lines.contains(&line.id)) {
            match line.turn.back(settings) {
                Some(before) => {
                    settings = before;
                    settled.push(line.id);
                    event.restored.push(line.turn);
                }
                None => event.failed.push(line.turn),
            }
        }
        if !settled.is_empty() {
            store::put(change, settings).await?;
        }
        Ok(Reversal { event, settled })
    }
}

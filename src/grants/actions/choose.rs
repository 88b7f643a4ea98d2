//! Choosing what is to be removed. A choice changes nothing, is kept for seven days after the last change to it, and colleagues see it.

use uuid::Uuid;

use super::super::store;
use crate::{
    access::{Acting, ManageScopes},
    kernel::{JobId, ScopeId},
    ledger::{Draft, long_change},
};

/// What a button of the list does.
#[derive(Debug, Clone)]
pub(in super::super) enum Choosing {
    /// Chooses these.
    These(Vec<Uuid>),
    /// Chooses all that stand now.
    All,
    /// Takes back the choice of one.
    Not(Uuid),
    /// Takes back all of it.
    Nothing,
}

/// Keeps the choice. A job that is removing what was chosen is not disturbed: it is returned, and nothing is kept.
pub(in super::super) async fn choose(
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    choosing: Choosing,
) -> sqlx::Result<Option<JobId>> {
    let mut draft = Draft::begin(acting).await?;
    let (id, job) = store::open_choice(&mut draft, acting, scope).await?;
    if let Some(job) = job
        && long_change(draft.conn(), acting, job).await?.is_some_and(|change| change.waits())
    {
        return Ok(Some(job));
    }
    match choosing {
        Choosing::These(rows) => store::choose(&mut draft, acting, (id, scope), Some(&rows)).await?,
        Choosing::All => store::choose(&mut draft, acting, (id, scope), None).await?,
        Choosing::Not(row) => store::unchoose(&mut draft, id, Some(row)).await?,
        Choosing::Nothing => store::unchoose(&mut draft, id, None).await?,
    }
    draft.keep().await?;
    Ok(None)
}

//! A copy with many accesses: handed over to a job when it is confirmed (`ledger::LongChange`).

use serde::{Deserialize, Serialize};

use super::{
    super::{store, texts::Copying},
    copy::{CopyError, NewCopy, choose, copy},
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Ref, ScopeId, Title},
    ledger::{FormKey, Handover, LONG, LongChange, LongError, Made, NotMade, OnBehalf, hand_over, made_before},
    sitemap::Paths,
};

/// A copy that takes many along.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LongCopy {
    scope: ScopeId,
    copy: NewCopy,
}

impl LongChange for LongCopy {
    const KIND: &'static str = "scopes.copy";
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        copy(by.acting, by.key, self.scope, self.copy.clone()).await.map_err(|e| match e {
            CopyError::Failed(e) => e.into(),
            _ => NotMade::Stale.into(),
        })
    }
}

/// Copies at once where few come along, and hands the copy over where many do.
pub(in super::super) async fn confirm_copy(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    id: ScopeId,
    asked: NewCopy,
) -> Result<Made, CopyError> {
    let mut db = acting.db().await?;
    let (test, prod) = store::pair(&mut db, acting, id).await?.ok_or(CopyError::Gone)?;
    let chosen = choose(&mut db, (acting.org(), acting.today()), &test, prod.as_ref(), &asked).await?;
    let change = LongCopy { scope: id, copy: asked };
    let made_before = if chosen.is_none() { made_before(&mut db, acting, &change).await? } else { None };
    drop(db);
    if let Some(reference) = made_before {
        return Ok(Made::Now(reference));
    }
    let concerns = chosen.map_or(0, |chosen| chosen.len());
    if concerns <= LONG {
        return Ok(Made::Now(copy(acting, key, id, change.copy).await?));
    }
    let paths = Paths { lang: acting.lang(), org: acting.org(), environment: Environment::Test };
    let title = Title::of(|lang| Copying(lang).copying(&test.name));
    let handover = Handover { key, title, back: paths.copy_scope(&id), concerns };
    Ok(hand_over(acting, handover, change).await?)
}

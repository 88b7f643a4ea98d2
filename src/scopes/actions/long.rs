//! Changes to a scope that concern many organisations: handed over to a job when they are confirmed (`ledger::LongChange`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    super::{model::Scope, store, texts::Copying},
    copy::{CopyError, NewCopy, choose, copy},
    plan::{cancel_plan, plan},
    toggle::{Deactivation, deactivate},
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::{ToggleError, take_into_use, usage_of_scope},
    kernel::{Environment, Lang, Ref, ScopeId, Title},
    ledger::{FormKey, Handover, LONG, LongChange, LongError, Made, NotMade, OnBehalf, hand_over},
    platform::Services,
    sitemap::Paths,
};

/// Something that takes a scope out of use or into use, now or on a day. All who may use it read of it in their logs.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Toggle {
    Deactivate(i32, Deactivation),
    Plan(i32, Date, Deactivation),
    CancelPlan,
    Reactivate(i32),
}

impl Toggle {
    /// Is the scope as the user saw it?
    fn fits(&self, scope: &Scope) -> bool {
        match self {
            Self::Deactivate(version, _) => scope.version == *version && scope.deactivated.is_none(),
            Self::Plan(version, ..) => scope.version == *version && scope.deactivated.is_none() && scope.plan.is_none(),
            Self::CancelPlan => scope.plan.is_some(),
            Self::Reactivate(version) => scope.version == *version && scope.deactivated.is_some(),
        }
    }

    fn title(&self, lang: Lang, scope: &str) -> String {
        let c = Copying(lang);
        match self {
            Self::Deactivate(..) => c.deactivating(scope),
            Self::Plan(..) => c.planning(scope),
            Self::CancelPlan => c.cancelling(scope),
            Self::Reactivate(_) => c.reactivating(scope),
        }
    }

    async fn run(
        &self,
        services: &Services,
        acting: &Acting<ManageScopes>,
        key: FormKey,
        place: (Environment, ScopeId),
    ) -> Result<Ref, ToggleError> {
        match self.clone() {
            Self::Deactivate(version, how) => deactivate(services, acting, key, place, version, how).await,
            Self::Plan(version, day, how) => plan(services, acting, key, place, version, (day, how)).await,
            Self::CancelPlan => cancel_plan(services, acting, key, place).await,
            Self::Reactivate(version) => take_into_use::<Scope>(services, acting, key, place, version).await,
        }
    }
}

/// The same, of one scope.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LongToggle {
    environment: Environment,
    scope: ScopeId,
    toggle: Toggle,
}

impl LongChange for LongToggle {
    const KIND: &'static str = "scopes.toggle";
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        let place = (self.environment, self.scope);
        self.toggle.run(by.services, by.acting, by.key, place).await.map_err(|e| match e {
            ToggleError::Failed(e) => e.into(),
            ToggleError::Stale | ToggleError::Planned(_) | ToggleError::Gone => NotMade::Stale.into(),
        })
    }
}

/// Does it at once where few may use the scope, and hands it over where many do. Returns the address of what came of it.
pub(in super::super) async fn toggle(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (paths, id): (Paths, ScopeId),
    toggle: Toggle,
) -> Result<String, ToggleError> {
    let mut db = acting.db().await?;
    let environment = paths.environment;
    let scope = store::get(&mut db, acting, environment, id).await?.ok_or(ToggleError::Gone)?;
    let usage = usage_of_scope(&mut db, id, Some(1), services.clock.today()).await?;
    drop(db);
    let concerns = usize::try_from(usage.consumers).unwrap_or_default();
    let made = if concerns <= LONG || !toggle.fits(&scope) {
        Made::Now(toggle.run(services, acting, key, (environment, id)).await?)
    } else {
        let title = Title::of(|lang| toggle.title(lang, &scope.name));
        let handover = Handover { key, title, back: paths.scope(&id), concerns };
        hand_over(services, acting, handover, LongToggle { environment, scope: id, toggle }).await?
    };
    Ok(made.address(paths.lang, paths.org))
}

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
        copy(by.services, by.acting, by.key, self.scope, self.copy.clone()).await.map_err(|e| match e {
            CopyError::Failed(e) => e.into(),
            _ => NotMade::Stale.into(),
        })
    }
}

/// Copies at once where few come along, and hands the copy over where many do.
pub(in super::super) async fn confirm_copy(
    services: &Services,
    acting: &Acting<ManageScopes>,
    key: FormKey,
    id: ScopeId,
    asked: NewCopy,
) -> Result<Made, CopyError> {
    let mut db = acting.db().await?;
    let (test, prod) = store::pair(&mut db, acting, id).await?.ok_or(CopyError::Gone)?;
    let chosen = choose(&mut db, services.clock.today(), &test, prod.as_ref(), &asked).await?;
    drop(db);
    let concerns = chosen.map_or(0, |chosen| chosen.len());
    if concerns <= LONG {
        return Ok(Made::Now(copy(services, acting, key, id, asked).await?));
    }
    let paths = Paths { lang: acting.context().lang, org: acting.org(), environment: Environment::Test };
    let title = Title::of(|lang| Copying(lang).copying(&test.name));
    let handover = Handover { key, title, back: paths.copy_scope(&id), concerns };
    Ok(hand_over(services, acting, handover, LongCopy { scope: id, copy: asked }).await?)
}

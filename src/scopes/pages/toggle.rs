use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions::{self, Deactivation},
        events::{ScopeDeactivated, ScopeReactivated},
        model::{PlanFault, Scope, check_plan_day},
        store,
        texts::{Planning, Texts},
        views::{ToggleView, to_type},
    },
    scope::stale,
};
use crate::{
    access::{Acting, ManageScopes},
    in_use::{InUse, Toggle, ToggleError, Toggling, Usage, message_and_name, toggle, usage_of_scope},
    kernel::{Environment, Lang, Party, Ref, ScopeId, ScopePlanId, day_of_parts},
    ledger::{Change, FormKey},
    sitemap::Paths,
    web::{self, DayChoice, FormErrors, OfThing, Posted, Problem, day, place, see_other},
};

/// The answers, as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ToggleForm {
    pub versjon: i32,
    pub tilganger: String,
    pub melding: String,
    pub bekreft: String,
    pub nar: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// Sent by pages of earlier versions.
    pub vist: String,
}

impl ToggleForm {
    fn when(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.nar == "dato", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }
    /// From a day on, and not now?
    pub(in super::super) fn is_planned(&self) -> bool {
        self.when().chosen
    }
    /// Does it say now, with a day besides? The page hides the day then, and whoever typed it may have forgotten it: neither counts.
    pub(in super::super) fn is_torn(&self) -> bool {
        !self.is_planned() && !self.when().is_empty()
    }
    /// The day it names, or what is wrong with it.
    fn day(&self, lang: Lang, today: Date) -> Result<Date, FormErrors> {
        let (p, when, mut errors) = (Planning(lang), self.when(), FormErrors::default());
        match day_of_parts(when.day).map(|day| check_plan_day(day, today)) {
            Ok(Ok(day)) => return Ok(day),
            Ok(Err(PlanFault::Past)) => errors.add("dag", p.past()),
            Ok(Err(PlanFault::Far)) => errors.add("dag", p.far()),
            Err(_) if when.is_empty() => errors.add("dag", Texts(lang).end_no_date()),
            Err(fault) => errors.day(lang, fault),
        }
        Err(errors)
    }
}

impl InUse for Scope {
    const JOB: &'static str = "scopes.toggle";
    type Id = ScopeId;
    type Form = ToggleForm;
    type Terms = Deactivation;
    type Deactivated = ScopeDeactivated;
    type Reactivated = ScopeReactivated;
    type View = ToggleView;

    async fn find(
        db: &mut PgConnection,
        acting: &Acting<ManageScopes>,
        (environment, id): (Environment, ScopeId),
        _today: Date,
    ) -> sqlx::Result<Option<Self>> {
        store::get(db, acting, environment, id).await
    }
    async fn lock(
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        (environment, id): (Environment, ScopeId),
    ) -> sqlx::Result<Option<Self>> {
        store::lock(change, acting, environment, id).await
    }
    async fn usage(db: &mut PgConnection, id: ScopeId, limit: Option<i64>, today: Date) -> sqlx::Result<Usage> {
        usage_of_scope(db, id, limit, today).await
    }
    async fn lost(&self, db: &mut PgConnection, acting: &Acting<ManageScopes>) -> sqlx::Result<Option<(Ref, i64)>> {
        store::lost(db, acting, self.id).await
    }
    fn asks_name(&self, usage: &Usage, today: Date) -> bool {
        to_type(self, usage, today).is_some()
    }
    async fn deactivate(
        self,
        change: &mut Change,
        acting: &Acting<ManageScopes>,
        deactivation: Deactivation,
    ) -> sqlx::Result<ScopeDeactivated> {
        actions::take_out_of_use(change, self.tag(Party::from(acting.unit())), deactivation, false).await
    }
    async fn activate(&self, change: &mut Change, acting: &Acting<ManageScopes>) -> sqlx::Result<()> {
        store::activate(change, acting, self.id).await
    }
    async fn plan(
        acting: &Acting<ManageScopes>,
        key: FormKey,
        place: (Environment, ScopeId),
        version: i32,
        plan: (Date, Deactivation),
    ) -> Result<Ref, ToggleError> {
        actions::plan(acting, key, place, version, plan).await
    }
    async fn cancel_plan(
        acting: &Acting<ManageScopes>,
        key: FormKey,
        place: (Environment, ScopeId),
        plan: ScopePlanId,
    ) -> Result<Ref, ToggleError> {
        actions::cancel_plan(acting, key, place, plan).await
    }

    fn address(&self, paths: Paths) -> String {
        paths.scope(&self.id)
    }
    fn name(&self, _: Lang) -> &str {
        &self.name
    }
    fn revision(&self) -> i32 {
        self.version
    }
    fn is_active(&self) -> bool {
        self.deactivated.is_none()
    }
    fn planned(&self) -> Option<ScopePlanId> {
        self.plan.as_ref().map(|plan| plan.id)
    }
    fn reactivated(self, provider: Party, usage: Usage) -> ScopeReactivated {
        ScopeReactivated { scope: self.tag(provider), count: usage.consumers, consumers: usage.recipients() }
    }
    fn seen_revision(form: &ToggleForm) -> i32 {
        form.versjon
    }
    fn check(
        &self,
        form: &ToggleForm,
        lang: Lang,
        usage: &Usage,
        today: Date,
    ) -> Result<Toggle<Deactivation>, FormErrors> {
        let mut faults = FormErrors::default();
        let names: Vec<&str> =
            to_type(self, usage, today).into_iter().flat_map(|subscope| [subscope, &self.name]).collect();
        let message = message_and_name(lang, (&form.melding, &form.bekreft), &names, &mut faults);
        let mut errors = FormErrors::default();
        let mut planned = None;
        if form.is_planned() {
            match (form.day(lang, today), &self.plan) {
                // A good form is sent on even if there is a plan: it may be the one that made it, which gets its receipt again.
                (Ok(day), plan) if plan.is_none() || faults.is_empty() => planned = Some(day),
                (_, Some(plan)) => errors.add("dag", Self::planned_already(lang, plan.day)),
                (Err(wrong), None) => errors = wrong,
                (Ok(_), None) => {}
            }
        } else if form.is_torn() {
            errors.add("dag", Planning(lang).now_or_day());
        }
        errors.append(faults);
        if !errors.is_empty() {
            return Err(errors);
        }
        let how = Deactivation { revoke: form.tilganger == "trekk", message };
        Ok(match planned {
            Some(day) => Toggle::Plan(form.versjon, day, how),
            None => Toggle::Deactivate(form.versjon, how),
        })
    }
    fn planned_already(lang: Lang, on: Date) -> String {
        Planning(lang).already(day(lang, on))
    }
    fn view(&self, toggling: Toggling<'_, Self>) -> ToggleView {
        ToggleView::new(self, toggling)
    }
}

/// Which plan the button was shown for. There is nothing to fill in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CancelForm {
    plan: Option<ScopePlanId>,
}

/// Cancels the plan that the user saw. If it has been cancelled, carried out or replaced since, nothing is done and the scope's page shows
/// how it is now.
pub(super) async fn cancel_plan(acting: Acting<ManageScopes>, path: OfThing, form: Posted<CancelForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let Some(plan) = form.input.plan else { return stale(&acting, (paths, id)).await };
    match toggle::<Scope>(&acting, form.key(), (paths, id), (Toggle::CancelPlan(plan), false)).await {
        Ok(address) => Ok(see_other(&address)),
        Err(ToggleError::Failed(e)) => Err(e.into()),
        Err(ToggleError::Gone) => Err(Problem::NotFound),
        Err(ToggleError::Stale | ToggleError::Planned(_) | ToggleError::NameAsked) => stale(&acting, (paths, id)).await,
    }
}

use actix_web::{http::StatusCode, web::Data};
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, Deactivation, Toggle, ToggleError},
        model::{MESSAGE_LENGTH, PlanFault, Scope, check_plan_day},
        texts::{Planning, Texts},
        views::{Direction, ToggleView, takes_typing},
    },
    OfScope, find, place,
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, Reach},
    kernel::{Lang, ScopeId, day_of_parts},
    platform::Services,
    web::{self, FormErrors, Posted, Problem, day, page_with, see_other},
};

/// Consumers that are named on the page; the file has them all.
const NAMED: i64 = 50;

/// The answers, as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct ToggleForm {
    pub versjon: i32,
    pub tilganger: String,
    pub melding: String,
    pub bekreft: String,
    pub nar: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
}

impl ToggleForm {
    /// The day it names, or what is wrong with it.
    fn day(&self, lang: Lang, today: Date) -> Result<Date, &'static str> {
        let p = Planning(lang);
        match day_of_parts([&self.dag, &self.maned, &self.ar]).map(|day| check_plan_day(day, today)) {
            Some(Ok(day)) => Ok(day),
            Some(Err(PlanFault::Past)) => Err(p.past()),
            Some(Err(PlanFault::Far)) => Err(p.far()),
            None => Err(Texts(lang).end_no_date()),
        }
    }

    /// How the scope is to go out of use, and on which day if not now; or what is wrong with the form.
    fn check(
        &self,
        lang: Lang,
        (scope, reach): (&Scope, &Reach),
        today: Date,
    ) -> Result<(Option<Date>, Deactivation), FormErrors> {
        let t = Texts(lang);
        let mut faults = FormErrors::default();
        let message = self.melding.trim();
        if message.chars().count() > MESSAGE_LENGTH {
            faults.add("melding", t.too_long(MESSAGE_LENGTH));
        }
        let typed = self.bekreft.trim();
        if takes_typing(scope, reach) && typed != scope.subscope() && typed != scope.name {
            faults.add("bekreft", t.type_name(scope.subscope()));
        }
        let mut errors = FormErrors::default();
        let mut planned = None;
        if self.nar == "dato" {
            match (self.day(lang, today), &scope.plan) {
                // A good form is sent on even if there is a plan: it may be the one that made it, which gets its receipt again.
                (Ok(day), plan) if plan.is_none() || faults.is_empty() => planned = Some(day),
                (_, Some(plan)) => errors.add("dag", Planning(lang).already(day(lang, plan.day))),
                (Err(sentence), None) => errors.add("dag", sentence),
                (Ok(_), None) => {}
            }
        }
        for (field, sentence) in faults.all() {
            errors.add(field, sentence.as_str());
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let message = Some(message.to_owned()).filter(|message| !message.is_empty());
        Ok((planned, Deactivation { revoke: self.tilganger == "trekk", message }))
    }
}

/// A form with nothing to fill in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Nothing {}

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (super::Paths, ScopeId),
    direction: Direction,
    (form, errors): (ToggleForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let mut db = acting.db().await?;
    let scope = find(&mut db, acting, (paths.environment, id)).await?;
    // There is nothing to ask about a scope that is as it should be.
    if scope.deactivated.is_some() == (direction == Direction::Out) {
        return Ok(see_other(&paths.scope(&id)));
    }
    let reach = grants::reach(&mut db, id, NAMED, services.clock.today()).await?;
    let stale = status == StatusCode::CONFLICT;
    page_with(status, &ToggleView::new(acting, paths, direction, &scope, &reach, form, errors, stale))
}

/// *Deaktiver?* Whom it concerns.
pub(super) async fn ask_deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (ToggleForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Direction::Out, empty, StatusCode::OK).await
}

/// *Ta i bruk igjen?* Whom it concerns.
pub(super) async fn ask_reactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (ToggleForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Direction::Back, empty, StatusCode::OK).await
}

/// Takes it out of use, now or on a day.
pub(super) async fn deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<ToggleForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input, today) = (form.key(), form.input, services.clock.today());
    let place = (paths.environment, id);
    let mut db = acting.db().await?;
    let scope = find(&mut db, &acting, place).await?;
    let reach = grants::reach(&mut db, id, 1, today).await?;
    drop(db);
    let (planned, deactivation) = match input.check(paths.lang, (&scope, &reach), today) {
        Ok(checked) => checked,
        Err(errors) => {
            let again = (input, errors);
            return draw(&acting, &services, (paths, id), Direction::Out, again, StatusCode::UNPROCESSABLE_ENTITY)
                .await;
        }
    };
    let toggle = match planned {
        Some(day) => Toggle::Plan(input.versjon, day, deactivation),
        None => Toggle::Deactivate(input.versjon, deactivation),
    };
    let mut errors = FormErrors::default();
    let status = match actions::toggle(&services, &acting, key, place, toggle).await {
        Ok(made) => return Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(ToggleError::Failed(e)) => return Err(e.into()),
        Err(ToggleError::Gone) => return Err(Problem::NotFound),
        Err(ToggleError::Stale) => StatusCode::CONFLICT,
        Err(ToggleError::Planned(on)) => {
            errors.add("dag", Planning(paths.lang).already(day(paths.lang, on)));
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    draw(&acting, &services, (paths, id), Direction::Out, (input, errors), status).await
}

/// Cancels what was planned. A plan that is gone has been cancelled or carried out: the scope's page tells.
pub(super) async fn cancel_plan(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<Nothing>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    match actions::toggle(&services, &acting, form.key(), (paths.environment, id), Toggle::CancelPlan).await {
        Ok(made) => Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(ToggleError::Failed(e)) => Err(e.into()),
        Err(ToggleError::Gone) => Err(Problem::NotFound),
        Err(ToggleError::Stale | ToggleError::Planned(_)) => Ok(see_other(&paths.scope(&id))),
    }
}

/// Takes it into use again.
pub(super) async fn reactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<ToggleForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input);
    let toggle = Toggle::Reactivate(input.versjon);
    match actions::toggle(&services, &acting, key, (paths.environment, id), toggle).await {
        Ok(made) => Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(ToggleError::Failed(e)) => Err(e.into()),
        Err(ToggleError::Gone) => Err(Problem::NotFound),
        Err(ToggleError::Stale | ToggleError::Planned(_)) => {
            let again = (input, FormErrors::default());
            draw(&acting, &services, (paths, id), Direction::Back, again, StatusCode::CONFLICT).await
        }
    }
}

use actix_web::{http::StatusCode, web::Data};
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ToggleOutcome},
        model::{MESSAGE_LENGTH, PlanFault, Scope, check_plan_day},
        texts::{Planning, Texts},
        views::{ToggleForm, ToggleView, Way, takes_typing},
    },
    OfScope, find, leave, place,
};
use crate::{
    access::{Acting, ManageScopes},
    grants,
    kernel::{Lang, ScopeId},
    platform::Services,
    web::{self, FormErrors, Posted, Problem, day, page_with, see_other},
};

/// Consumers that are named on the page; the file has them all.
const NAMED: i64 = 50;

/// A form with nothing to fill in.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Nothing {}

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (super::Paths, ScopeId),
    way: Way,
    (form, errors): (ToggleForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let scope = find(services, acting, (paths.environment, id)).await?;
    // There is nothing to ask about a scope that is as it should be.
    if scope.deactivated.is_some() == (way == Way::Out) {
        return Ok(see_other(&paths.scope(&id)));
    }
    let mut db = services.db.acquire().await?;
    let reach = grants::reach(&mut db, id, NAMED, services.clock.today()).await?;
    let stale = status == StatusCode::CONFLICT;
    page_with(status, &ToggleView::new(acting, paths, way, &scope, &reach, form, errors, stale))
}

/// *Deaktiver?* Whom it hits.
pub(super) async fn ask_deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (ToggleForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Way::Out, empty, StatusCode::OK).await
}

/// *Ta i bruk igjen?* Who regains it.
pub(super) async fn ask_reactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let empty = (ToggleForm::default(), FormErrors::default());
    draw(&acting, &services, place(&acting, path)?, Way::Back, empty, StatusCode::OK).await
}

/// The day it is to go out of use, or what is wrong with it.
fn plan_day(lang: Lang, scope: &Scope, form: &ToggleForm, today: Date, errors: &mut FormErrors) -> Option<Date> {
    let p = Planning(lang);
    if let Some(plan) = &scope.plan {
        errors.add("dag", p.already(day(lang, plan.day)));
        return None;
    }
    let checked = grants::read_day((&form.dag, &form.maned, &form.ar)).map(|day| check_plan_day(day, today));
    match checked {
        Some(Ok(day)) => return Some(day),
        Some(Err(PlanFault::Past)) => errors.add("dag", p.past()),
        Some(Err(PlanFault::Far)) => errors.add("dag", p.far()),
        None => errors.add("dag", Texts(lang).end_no_date()),
    }
    None
}

/// How it is to go out of use, and what is wrong with that.
async fn read(
    services: &Services,
    acting: &Acting<ManageScopes>,
    (paths, id): (super::Paths, ScopeId),
    form: &ToggleForm,
) -> Result<(Option<Date>, Option<String>, FormErrors), Problem> {
    let t = Texts(paths.lang);
    let scope = find(services, acting, (paths.environment, id)).await?;
    let today = services.clock.today();
    let reach = grants::reach(&mut *services.db.acquire().await?, id, 1, today).await?;
    let mut errors = FormErrors::default();
    let day = if form.nar == "dato" { plan_day(paths.lang, &scope, form, today, &mut errors) } else { None };
    let message = form.melding.trim();
    if message.chars().count() > MESSAGE_LENGTH {
        errors.add("melding", t.too_long(MESSAGE_LENGTH));
    }
    let typed = form.bekreft.trim();
    if takes_typing(&scope, &reach) && typed != scope.subscope() && typed != scope.name {
        errors.add("bekreft", t.type_name(scope.subscope()));
    }
    Ok((day, Some(message.to_owned()).filter(|message| !message.is_empty()), errors))
}

/// Takes it out of use, now or on a day.
pub(super) async fn deactivate(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<ToggleForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (day, message, errors) = read(&services, &acting, (paths, id), &filled.input).await?;
    if !errors.is_empty() {
        let again = (filled.input, errors);
        return draw(&acting, &services, (paths, id), Way::Out, again, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let (place, version, sent) = ((paths.environment, id), filled.input.versjon, leave(&filled));
    let revoke = filled.input.tilganger == "trekk";
    let outcome = match day {
        Some(day) => actions::plan(&services, &acting, place, version, (day, revoke, message), sent).await?,
        None => actions::deactivate(&services, &acting, place, version, revoke, message, sent).await?,
    };
    match outcome {
        ToggleOutcome::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        ToggleOutcome::Gone => Err(Problem::NotFound),
        ToggleOutcome::Stale => {
            let again = (filled.input, FormErrors::default());
            draw(&acting, &services, (paths, id), Way::Out, again, StatusCode::CONFLICT).await
        }
    }
}

/// Calls off what was planned. A plan that is gone has been called off, or carried out: the scope's page tells.
pub(super) async fn cancel_plan(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<Nothing>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    match actions::cancel_plan(&services, &acting, (paths.environment, id), leave(&filled)).await? {
        ToggleOutcome::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        ToggleOutcome::Gone => Err(Problem::NotFound),
        ToggleOutcome::Stale => Ok(see_other(&paths.scope(&id))),
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
    let filled = form.read(acting.login())?;
    let place = (paths.environment, id);
    match actions::reactivate(&services, &acting, place, filled.input.versjon, leave(&filled)).await? {
        ToggleOutcome::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        ToggleOutcome::Gone => Err(Problem::NotFound),
        ToggleOutcome::Stale => {
            let again = (filled.input, FormErrors::default());
            draw(&acting, &services, (paths, id), Way::Back, again, StatusCode::CONFLICT).await
        }
    }
}

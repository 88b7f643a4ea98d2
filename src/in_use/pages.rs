//! The pages *Deaktiver* and *Ta i bruk igjen*, of whatever has them.

use actix_web::http::StatusCode;

use super::{InUse, Toggle, ToggleError, Usage, toggle};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Lang, Ref},
    sitemap::Paths,
    web::{self, FormErrors, OfThing, Posted, Problem, Words, page_with, place, see_other},
};

/// Consumers that are named on the page.
const NAMED: i64 = 50;
/// Longest message to the consumers, in characters.
const MESSAGE_LENGTH: usize = 500;

/// What the page of a thing is drawn from.
#[derive(Debug)]
pub(crate) struct Toggling<'a, T: InUse> {
    pub acting: &'a Acting<ManageScopes>,
    pub paths: Paths,
    /// Out of use, or back?
    pub is_out: bool,
    pub usage: Usage,
    /// What it lost as it went out of use, where it comes back: the change, and how many consumers.
    pub lost: Option<(Ref, i64)>,
    pub form: T::Form,
    pub errors: FormErrors,
    /// Was the thing changed since the user saw it?
    pub is_stale: bool,
}

/// The message to the consumers, if there is one; and whether the name was typed, where it has to be: one of `names`, if there are any.
pub(crate) fn message_and_name(
    lang: Lang,
    (message, typed): (&str, &str),
    names: &[&str],
    errors: &mut FormErrors,
) -> Option<String> {
    let message = errors.free_text(lang, ("melding", Words(lang).message(), message), MESSAGE_LENGTH);
    if let Some(name) = names.first().filter(|_| !names.contains(&typed.trim())) {
        errors.add("bekreft", Words(lang).type_name(name));
    }
    message
}

async fn draw<T: InUse>(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, T::Id),
    is_out: bool,
    (form, errors): (T::Form, FormErrors),
    status: StatusCode,
) -> web::Result {
    let (mut db, today) = (acting.db().await?, acting.today());
    let thing = T::find(&mut db, acting, (paths.environment, id), today).await?.ok_or(Problem::NotFound)?;
    // There is nothing to ask about a thing that is as it should be.
    if thing.is_active() != is_out {
        return Ok(see_other(&thing.address(paths)));
    }
    let usage = T::usage(&mut db, id, Some(NAMED), today).await?;
    let lost = if is_out { None } else { thing.lost(&mut db, acting).await? };
    let is_stale = status == StatusCode::CONFLICT;
    page_with(status, &thing.view(Toggling { acting, paths, is_out, usage, lost, form, errors, is_stale }))
}

async fn ask<T: InUse>(acting: &Acting<ManageScopes>, path: OfThing, is_out: bool) -> web::Result {
    let empty = (T::Form::default(), FormErrors::default());
    draw::<T>(acting, place(acting, path)?, is_out, empty, StatusCode::OK).await
}

/// *Deaktiver?* Whom it concerns.
pub(crate) async fn ask_deactivate<T: InUse>(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    ask::<T>(&acting, path, true).await
}

/// *Ta i bruk igjen?* Whom it concerns.
pub(crate) async fn ask_reactivate<T: InUse>(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    ask::<T>(&acting, path, false).await
}

/// Takes it out of use, or plans that.
pub(crate) async fn deactivate<T: InUse>(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<T::Form>,
) -> web::Result {
    let (paths, id): (Paths, T::Id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, form, today) = (form.key(), form.input, acting.today());
    let checked = {
        let mut db = acting.db().await?;
        let thing = T::find(&mut db, &acting, (paths.environment, id), today).await?.ok_or(Problem::NotFound)?;
        let usage = T::usage(&mut db, id, Some(1), today).await?;
        thing.check(&form, paths.lang, &usage, today).map(|out| (out, !thing.asks_name(&usage, today)))
    };
    match checked {
        Ok(out) => {
            let outcome = toggle::<T>(&acting, key, (paths, id), out).await;
            answer::<T>(&acting, (paths, id), true, form, outcome).await
        }
        Err(errors) => {
            let again = (form, errors);
            draw::<T>(&acting, (paths, id), true, again, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Takes it into use again.
pub(crate) async fn reactivate<T: InUse>(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<T::Form>,
) -> web::Result {
    let place: (Paths, T::Id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, form) = (form.key(), form.input);
    let back = Toggle::Reactivate(T::seen_revision(&form));
    let outcome = toggle::<T>(&acting, key, place, (back, false)).await;
    answer::<T>(&acting, place, false, form, outcome).await
}

/// What came of it, or the page once more if the thing is not as the user saw it.
async fn answer<T: InUse>(
    acting: &Acting<ManageScopes>,
    place: (Paths, T::Id),
    is_out: bool,
    form: T::Form,
    outcome: Result<String, ToggleError>,
) -> web::Result {
    let mut errors = FormErrors::default();
    let status = match outcome {
        Ok(address) => return Ok(see_other(&address)),
        Err(ToggleError::Failed(e)) => return Err(e.into()),
        Err(ToggleError::Gone) => return Err(Problem::NotFound),
        Err(ToggleError::Stale) => StatusCode::CONFLICT,
        Err(ToggleError::NameAsked) => {
            errors.add("bekreft", Words(place.0.lang).used_by_now());
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(ToggleError::Planned(on)) => {
            errors.add("dag", T::planned_already(place.0.lang, on));
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    draw::<T>(acting, place, is_out, (form, errors), status).await
}

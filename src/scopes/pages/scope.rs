use actix_web::{HttpRequest, http::StatusCode};

use super::{
    super::{paths::Paths, texts::Accesses, views::ScopeView},
    find,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    grants::{self, AccessForm, ChoosingForm, Led, MOST_TICKED, SectionQuery},
    kernel::ScopeId,
    web::{self, FormErrors, OfThing, Posted, UrlQuery, Words, page_with, place, see_other},
};

/// The page of a scope.
pub(super) async fn scope(
    acting: Acting<ViewScopes>,
    path: OfThing,
    UrlQuery(query): UrlQuery<SectionQuery>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    draw(&acting, (paths, id), query, (AccessForm::default(), FormErrors::default()), StatusCode::OK).await
}

/// The page once more, for whoever sent a form about a plan that has been cancelled, carried out or replaced since.
pub(super) async fn stale(acting: &Acting<ManageScopes>, (paths, id): (Paths, ScopeId)) -> web::Result {
    let (reader, empty) = (acting.narrow::<ViewScopes>()?, (AccessForm::default(), FormErrors::default()));
    draw(&reader, (paths, id), SectionQuery::default(), empty, StatusCode::CONFLICT).await
}

async fn draw(
    acting: &Acting<ViewScopes>,
    (paths, id): (Paths, ScopeId),
    query: SectionQuery,
    (form, errors): (AccessForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let scope = find(&mut *acting.db().await?, acting, (paths.environment, id)).await?;
    let accesses = grants::section(acting, (paths, id), query, form).await?;
    let is_stale = status == StatusCode::CONFLICT && errors.is_empty();
    page_with(status, &ScopeView::new(acting, paths, scope, accesses, (errors, is_stale)))
}

/// *Se over det du fjerner*, or the list again where nothing is chosen in it.
pub(super) async fn ask_removal(acting: Acting<ManageScopes>, path: OfThing, req: HttpRequest) -> web::Result {
    let at = place(&acting, path)?;
    match grants::ask_removal(&acting, at, req.query_string()).await? {
        Some(page) => Ok(page),
        None => nothing_chosen(&acting, at).await,
    }
}

/// Chooses accesses to be removed, or the list again where none is ticked in it.
pub(super) async fn choose(acting: Acting<ManageScopes>, path: OfThing, form: Posted<ChoosingForm>) -> web::Result {
    let at = place(&acting, path)?;
    let form = form.read_unkeyed(acting.login())?;
    match grants::choose(&acting, at, form).await? {
        Led::To(list) => Ok(list),
        Led::NothingTicked => nothing_chosen(&acting, at).await,
        Led::Ended(list) => {
            list_again(&acting, at, list, Accesses(acting.lang()).chosen_has_ended(), StatusCode::CONFLICT).await
        }
        Led::TooMuchTicked(list) => {
            let fault = Accesses(acting.lang()).too_many_chosen(MOST_TICKED);
            list_again(&acting, at, list, &fault, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Led::PersonTyped(list) => {
            let fault = Words(acting.lang()).search_person();
            list_again(&acting, at, list, fault, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn nothing_chosen(acting: &Acting<ManageScopes>, at: (Paths, ScopeId)) -> web::Result {
    let fault = Accesses(acting.lang()).no_access_chosen();
    list_again(acting, at, SectionQuery::default(), fault, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// The list as it stood, with what was wrong.
async fn list_again(
    acting: &Acting<ManageScopes>,
    at: (Paths, ScopeId),
    list: SectionQuery,
    fault: &str,
    status: StatusCode,
) -> web::Result {
    let mut errors = FormErrors::default();
    errors.add("tilganger", fault);
    let (reader, form) = (acting.narrow::<ViewScopes>()?, (AccessForm::default(), errors));
    draw(&reader, at, list, form, status).await
}

/// Gives one organisation access, and shows it first in the list.
pub(super) async fn give(acting: Acting<ManageScopes>, path: OfThing, form: Posted<AccessForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    match grants::give(&acting, (paths, id), form.key(), &form.input).await? {
        Ok(reference) => Ok(see_other(&format!("{}?gitt={reference}#utfall", paths.scope(&id)))),
        Err(errors) => {
            let reader = acting.narrow::<ViewScopes>()?;
            let again = (form.input, errors);
            draw(&reader, (paths, id), SectionQuery::default(), again, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

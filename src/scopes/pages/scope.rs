use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{Data, Query},
};

use super::{
    super::{paths::Paths, texts::Accesses, views::ScopeView},
    find,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    grants::{self, AccessForm, SectionQuery},
    kernel::ScopeId,
    platform::Services,
    web::{self, FormErrors, OfThing, Posted, page_with, place, see_other},
};

/// The page of a scope.
pub(super) async fn scope(
    acting: Acting<ViewScopes>,
    path: OfThing,
    query: Option<Query<SectionQuery>>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let query = query.map(Query::into_inner).unwrap_or_default();
    draw(&acting, &services, (paths, id), query, (AccessForm::default(), FormErrors::default())).await
}

async fn draw(
    acting: &Acting<ViewScopes>,
    services: &Services,
    (paths, id): (Paths, ScopeId),
    query: SectionQuery,
    (form, errors): (AccessForm, FormErrors),
) -> web::Result {
    let scope = find(&mut *acting.db().await?, acting, (paths.environment, id)).await?;
    let accesses = grants::section(acting, services, (paths, id), query, form).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &ScopeView::new(acting, paths, scope, accesses, errors))
}

/// *Se over det du fjerner*, or the list again where nothing is ticked in it.
pub(super) async fn ask_removal(
    acting: Acting<ManageScopes>,
    path: OfThing,
    req: HttpRequest,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    if let Some(page) = grants::ask_removal(&services, &acting, (paths, id), req.query_string()).await? {
        return Ok(page);
    }
    let mut errors = FormErrors::default();
    errors.add("tilganger", Accesses(paths.lang).no_access_chosen());
    let reader = acting.narrow::<ViewScopes>()?;
    draw(&reader, &services, (paths, id), SectionQuery::default(), (AccessForm::default(), errors)).await
}

/// Gives one organisation access, and shows it first in the list.
pub(super) async fn give(
    acting: Acting<ManageScopes>,
    path: OfThing,
    form: Posted<AccessForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    match grants::give(&services, &acting, (paths, id), form.key(), &form.input).await? {
        Ok(reference) => Ok(see_other(&format!("{}?gitt={reference}#utfall", paths.scope(&id)))),
        Err(errors) => {
            let reader = acting.narrow::<ViewScopes>()?;
            draw(&reader, &services, (paths, id), SectionQuery::default(), (form.input, errors)).await
        }
    }
}

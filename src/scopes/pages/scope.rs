use actix_web::http::StatusCode;

use super::{
    super::{paths::Paths, views::ScopeView},
    find,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    grants::{self, AccessForm, SectionQuery},
    kernel::ScopeId,
    web::{self, FormErrors, OfThing, Posted, UrlQuery, page_with, place, see_other},
};

/// The page of a scope.
pub(super) async fn scope(
    acting: Acting<ViewScopes>,
    path: OfThing,
    UrlQuery(query): UrlQuery<SectionQuery>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    draw(&acting, (paths, id), query, (AccessForm::default(), FormErrors::default())).await
}

async fn draw(
    acting: &Acting<ViewScopes>,
    (paths, id): (Paths, ScopeId),
    query: SectionQuery,
    (form, errors): (AccessForm, FormErrors),
) -> web::Result {
    let scope = find(&mut *acting.db().await?, acting, (paths.environment, id)).await?;
    let accesses = grants::section(acting, (paths, id), query, form).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &ScopeView::new(acting, paths, scope, accesses, errors))
}

/// Gives one organisation access, and shows it first in the list.
pub(super) async fn give(acting: Acting<ManageScopes>, path: OfThing, form: Posted<AccessForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    match grants::give(&acting, (paths, id), form.key(), &form.input).await? {
        Ok(reference) => Ok(see_other(&format!("{}?gitt={reference}#utfall", paths.scope(&id)))),
        Err(errors) => {
            let reader = acting.narrow::<ViewScopes>()?;
            draw(&reader, (paths, id), SectionQuery::default(), (form.input, errors)).await
        }
    }
}

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions,
        model::{CONTACT_LENGTH, PURPOSE_LENGTH, Relation, check_contact},
        store::{self, Slice},
        texts::Texts,
        views::{CatalogueView, ScopeView},
    },
    paths_in,
};
use crate::{
    access::{Acting, AskForAccess, ViewAccesses},
    asking::SendError,
    kernel::ScopeId,
    web::{
        self, FormErrors, InEnvironment, OfThing, PAGE, Posted, Problem, UrlQuery, page, page_size, page_with, place,
        see_other,
    },
};

/// The query string of the catalogue. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CatalogueQuery {
    q: String,
    etter: Option<String>,
    id: Option<ScopeId>,
}

/// *API-katalog*.
pub(super) async fn list(
    acting: Acting<ViewAccesses>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<CatalogueQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let limit = page_size(acting.context(), PAGE);
    let slice = Slice { search: query.q.trim().to_owned(), after: query.etter.zip(query.id), limit };
    let now = acting.now();
    let scopes = store::catalogue(&mut *acting.db().await?, acting.org(), paths.environment, &slice, now).await?;
    let is_first = slice.after.is_none();
    page(&CatalogueView::new(&acting, paths, slice.search, scopes, is_first))
}

/// A scope of the catalogue, and the form to ask for it. One that is not in it is not there.
pub(super) async fn scope(acting: Acting<ViewAccesses>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let of = (paths.environment, id);
    let found = store::catalogued(&mut *acting.db().await?, acting.org(), of, acting.now()).await?;
    page(&ScopeView::new(&acting, paths, found.ok_or(Problem::NotFound)?))
}

/// The request, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskForm {
    pub formal: String,
    pub kontakt: String,
}

/// What the form asks, or what is wrong with it at each field.
fn check(t: Texts, form: &AskForm) -> Result<(String, Option<String>), FormErrors> {
    let mut errors = FormErrors::default();
    let purpose =
        errors.required_text(t.0, ("formal", t.purpose_label(), &form.formal), PURPOSE_LENGTH, t.purpose_missing());
    let contact = errors.line(t.0, ("kontakt", t.contact_label(), &form.kontakt), CONTACT_LENGTH).unwrap_or_default();
    let contact = check_contact(&contact).map_err(|()| errors.add("kontakt", t.contact_wrong()));
    if !errors.is_empty() {
        return Err(errors);
    }
    purpose.zip(contact.ok()).ok_or(errors)
}

/// Asks for access to it.
pub(super) async fn ask(acting: Acting<AskForAccess>, path: OfThing, form: Posted<AskForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (t, of) = (Texts(paths.lang), (paths.environment, id));
    let mut errors = FormErrors::default();
    match check(t, &filled.input) {
        Err(faults) => errors = faults,
        Ok(checked) => match actions::send(&acting, filled.key(), of, checked).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(SendError::Failed(e)) => return Err(e.into()),
            Err(SendError::Gone) => return Err(Problem::NotFound),
            Err(SendError::TooMany) => errors.add("formal", t.too_many()),
            Err(SendError::Doubled(_)) => {}
        },
    }
    // Once more, with what was typed and what is wrong with it, or as it has become meanwhile.
    let reader = acting.narrow::<ViewAccesses>()?;
    let found = store::catalogued(&mut *acting.db().await?, acting.org(), of, acting.now()).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let can_be_asked = found.relation == Relation::Lacks;
    let view = ScopeView::new(&reader, paths, found);
    if can_be_asked && !errors.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with(filled.input, errors));
    }
    page_with(StatusCode::CONFLICT, &view.stale())
}

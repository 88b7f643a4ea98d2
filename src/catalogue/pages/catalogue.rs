use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;

use super::{
    super::{
        actions::{self, Sending},
        model::{Standing, TextFault, check_contact, check_text},
        paths::Paths,
        store::{self, Slice},
        texts::Texts,
        views::{AskForm, CatalogueView, ScopeView},
    },
    PAGE, held_by, leave, world,
};
use crate::{
    access::{Acting, AskForAccess, Reading, Right, ViewAccesses},
    kernel::ScopeId,
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
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
    Reading { acting, mut db }: Reading<ViewAccesses>,
    path: Path<(String, String, String)>,
    query: Option<Query<CatalogueQuery>>,
    services: Data<Services>,
) -> web::Result {
    let paths = world(&acting, &path.2)?;
    let query = query.map(Query::into_inner).unwrap_or_default();
    let slice = Slice { search: query.q.trim().to_owned(), after: query.etter.zip(query.id), limit: PAGE };
    let now = services.clock.now();
    let scopes = store::catalogue(&mut db, acting.org(), paths.environment, &slice, now).await?;
    let is_first = slice.after.is_none();
    page(&CatalogueView::new(&acting, paths, slice.search, scopes, (held_by(PAGE), is_first)))
}

/// The scope of an address: language, organisation, environment, scope.
type OfScope = Path<(String, String, String, String)>;

fn place<R: Right>(acting: &Acting<R>, path: OfScope) -> Result<(Paths, ScopeId), Problem> {
    let (_, _, environment, scope) = path.into_inner();
    Ok((world(acting, &environment)?, scope.parse().map_err(|_| Problem::NotFound)?))
}

/// A scope of the catalogue, and the form to ask for it. One that is not in it is not there.
pub(super) async fn scope(
    Reading { acting, mut db }: Reading<ViewAccesses>,
    path: OfScope,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let of = (paths.environment, id);
    let found = store::catalogued(&mut db, acting.org(), of, services.clock.now()).await?;
    page(&ScopeView::new(&acting, paths, found.ok_or(Problem::NotFound)?))
}

/// What the form asks, or what is wrong with it at each field.
fn wish(t: Texts, form: &AskForm) -> Result<(String, Option<String>), FormErrors> {
    let (purpose, contact) = (check_text(&form.formal), check_contact(&form.kontakt));
    let mut errors = FormErrors::default();
    match purpose {
        Ok(_) => {}
        Err(TextFault::Empty) => errors.add("formal", t.purpose_missing()),
        Err(TextFault::Long) => errors.add("formal", t.purpose_long()),
    }
    if contact.is_err() {
        errors.add("kontakt", t.contact_wrong());
    }
    purpose.ok().zip(contact.ok()).ok_or(errors)
}

/// Asks for access to it.
pub(super) async fn ask(
    acting: Acting<AskForAccess>,
    path: OfScope,
    form: Posted<AskForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (t, of) = (Texts(paths.lang), (paths.environment, id));
    let errors = match wish(t, &filled.input) {
        Err(errors) => errors,
        Ok(wish) => {
            let mut errors = FormErrors::default();
            match actions::send(&services, &acting, of, wish, leave(&filled)).await? {
                Sending::Sent(reference) => return Ok(see_other(&paths.receipt(&reference))),
                Sending::Gone => return Err(Problem::NotFound),
                Sending::TooMany => errors.add("formal", t.too_many()),
                Sending::Stale => {}
            }
            errors
        }
    };
    again(&acting, &services, (paths, id), filled.input, errors).await
}

/// The page once more: with what was typed and what is wrong with it, or as it has become meanwhile.
async fn again(
    acting: &Acting<AskForAccess>,
    services: &Services,
    (paths, id): (Paths, ScopeId),
    form: AskForm,
    errors: FormErrors,
) -> web::Result {
    let reader = acting.narrow::<ViewAccesses>()?;
    let mut db = services.db.acquire().await?;
    let found = store::catalogued(&mut db, acting.org(), (paths.environment, id), services.clock.now()).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let can_be_asked = found.standing == Standing::Lacks;
    let view = ScopeView::new(&reader, paths, found);
    if can_be_asked && !errors.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with(form, errors));
    }
    page_with(StatusCode::CONFLICT, &view.stale())
}

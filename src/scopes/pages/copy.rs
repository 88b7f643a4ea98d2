use actix_web::{http::StatusCode, web::Data};

use super::{
    super::{
        actions::{self, Copying, NewCopy},
        store,
        texts::{Copying as Sentences, Texts},
        views::{CopyForm, CopyView},
    },
    OfScope,
    edit::exists,
    leave, place,
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, CopyWhom},
    kernel::{Environment, ScopeId},
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page_with, see_other},
};

/// Only what is in test can be copied.
fn of_test(acting: &Acting<ManageScopes>, path: OfScope) -> Result<(super::Paths, ScopeId), Problem> {
    let (paths, id) = place(acting, path)?;
    if paths.environment == Environment::Test { Ok((paths, id)) } else { Err(Problem::NotFound) }
}

async fn draw(
    acting: &Acting<ManageScopes>,
    services: &Services,
    (paths, id): (super::Paths, ScopeId),
    (form, errors): (CopyForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let (test, prod) = store::pair(&mut db, acting, id).await?.ok_or(Problem::NotFound)?;
    let today = services.clock.today();
    let candidates = grants::candidates(&mut db, id, prod.as_ref().map(|prod| prod.id), today).await?;
    let is_stale = status == StatusCode::CONFLICT;
    page_with(status, &CopyView::new(acting, paths, (&test, prod.as_ref()), candidates, today, form, errors, is_stale))
}

/// *Kopier til produksjon*: what differs, and who could come along.
pub(super) async fn look_over(acting: Acting<ManageScopes>, path: OfScope, services: Data<Services>) -> web::Result {
    let place = of_test(&acting, path)?;
    draw(&acting, &services, place, (CopyForm::first(), FormErrors::default()), StatusCode::OK).await
}

/// What is wrong with what was chosen.
fn faults(c: Sentences, form: &CopyForm) -> FormErrors {
    let mut errors = FormErrors::default();
    match form.whom() {
        CopyWhom::These(nobody) if nobody.is_empty() => errors.add("hvem", c.choose_somebody()),
        CopyWhom::Nobody if !form.settings() => errors.add("hvem", c.choose_something()),
        _ => {}
    }
    errors
}

/// Copies what was chosen.
pub(super) async fn copy(
    acting: Acting<ManageScopes>,
    path: OfScope,
    form: Posted<CopyForm>,
    services: Data<Services>,
) -> web::Result {
    let (paths, id) = of_test(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (t, form) = (Texts(paths.lang), &filled.input);
    let mut errors = faults(Sentences(paths.lang), form);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        let (versions, seen) = ((form.versjon, form.prod), form.sett.clone());
        let asked = NewCopy { settings: form.settings(), who: form.whom(), versions, seen };
        match actions::copy(&services, &acting, id, asked, leave(&filled)).await? {
            Copying::Done(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Copying::Gone => return Err(Problem::NotFound),
            Copying::Stale => status = StatusCode::CONFLICT,
            Copying::PrefixLost => errors.add("hvem", t.prefix_lost()),
            Copying::Exists(twin) => errors.add("hvem", exists(t, &twin, "")),
        }
    }
    draw(&acting, &services, (paths, id), (filled.input, errors), status).await
}

use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::{PURPOSE_LENGTH, Request},
        paths::Paths,
        store,
        texts::{Texts, not_givable},
        views::{List, RequestView, Side},
    },
    Asked, PAGE, in_org, limit,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Reading, ViewDelegations},
    packages,
    platform::Services,
    scopes::resources_for,
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// *Forespørsler*: what the organisation has been asked for.
pub(super) async fn queue(
    Reading { acting, mut db }: Reading<ViewDelegations>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let asked = asked.map(Query::into_inner).unwrap_or_default();
    let now = services.clock.now();
    let requests = store::asked_of(&mut db, &acting, asked.vis, asked.etter, now, limit()).await?;
    page(&List::queue(&acting, asked.vis, requests, PAGE, now))
}

/// Why each thing cannot be given by whoever looks, in the order of the request.
async fn notes(
    db: &mut PgConnection,
    services: &Services,
    acting: &Acting<ViewDelegations>,
    request: &Request,
) -> sqlx::Result<Vec<Option<String>>> {
    let (lang, now) = (acting.seat().lang, services.clock.now());
    if !request.is_pending(now) || !request.may_be_answered_with(acting) {
        return Ok(Vec::new());
    }
    if !request.is_personal() {
        let today = services.clock.today();
        let resources = resources_for(db, acting.org(), request.asker.number(), today).await?;
        let note = |item: &super::super::model::Asked| {
            let found = resources.iter().find(|resource| Some(resource.id) == item.resource());
            match found {
                Some(resource) if resource.held_already => Some(Texts(lang).had_already().to_owned()),
                Some(resource) => resource.givable().err().map(|why| not_givable(lang, why).to_owned()),
                None => Some(Texts(lang).api_deactivated().to_owned()),
            }
        };
        return Ok(request.items.iter().map(note).collect());
    }
    let things: Vec<Option<packages::What>> =
        request.items.iter().map(|item| packages::What::parse(&item.kind, &item.code)).collect();
    let known: Vec<packages::What> = things.iter().flatten().cloned().collect();
    let offers = packages::offers(db, &known).await?;
    let note = |what: &Option<packages::What>| {
        let offer = offers.iter().find(|offer| Some(offer.named().what) == *what)?;
        let verdict = packages::may_give(acting.mandate(), offer, packages::Receiver::Person);
        (!verdict.is_yes()).then(|| packages::reason(lang, &verdict))
    };
    Ok(things.iter().map(note).collect())
}

async fn draw(
    acting: &Acting<ViewDelegations>,
    services: &Services,
    request: &Request,
    db: &mut PgConnection,
) -> web::Result<RequestView> {
    let notes = notes(db, services, acting, request).await?;
    let side = Side::Theirs(acting, &notes);
    Ok(RequestView::new(side, request, &services.config.base_url, services.clock.now()))
}

/// One of them, with the answer to give.
pub(super) async fn request(
    Reading { acting, mut db }: Reading<ViewDelegations>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result {
    let found = store::to_org(&mut db, &acting, in_org(path)?, services.clock.now()).await?;
    page(&draw(&acting, &services, &found.ok_or(Problem::NotFound)?, &mut db).await?)
}

/// Yes or no, and why not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    handling: String,
    #[serde(default)]
    grunn: String,
}

/// Makes a draft of it, or declines it.
pub(super) async fn answer(
    acting: Acting<DelegateScopes>,
    path: Path<(String, String, String)>,
    form: Posted<Answer>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, id) = (acting.seat().lang, in_org(path)?);
    let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
    let mut db = services.db.acquire().await?;
    let request = store::to_org(&mut db, &acting, id, services.clock.now()).await?.ok_or(Problem::NotFound)?;
    if request.is_personal() {
        // Packages and rights of people take more than suppliers' API access.
        acting.narrow::<ManagePeople>()?;
    }
    let reader = acting.narrow::<ViewDelegations>()?;
    if request.is_barred_to(&acting) {
        return page_with(StatusCode::FORBIDDEN, &draw(&reader, &services, &request, &mut db).await?);
    }
    if filled.input.handling == "godkjenn" {
        drop(db);
        if let Some(draft) = actions::approve(&services, &acting, id).await? {
            return Ok(see_other(&paths.review(draft)));
        }
    } else {
        let reason = filled.input.grunn.trim().to_owned();
        let mut errors = FormErrors::default();
        if reason.is_empty() {
            errors.add("grunn", t.reason_missing());
        } else if reason.chars().count() > PURPOSE_LENGTH {
            errors.add("grunn", t.reason_long());
        }
        if !errors.is_empty() {
            let view = draw(&reader, &services, &request, &mut db).await?.with(filled.input.grunn, errors);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
        drop(db);
        if let Some(reference) = actions::decline(&services, &acting, id, reason, filled.key, filled.hash).await? {
            return Ok(see_other(&paths.receipt(&reference)));
        }
    }
    let mut db = services.db.acquire().await?;
    let request = store::to_org(&mut db, &acting, id, services.clock.now()).await?.ok_or(Problem::NotFound)?;
    page_with(StatusCode::CONFLICT, &draw(&reader, &services, &request, &mut db).await?.late())
}

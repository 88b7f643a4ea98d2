use actix_web::http::StatusCode;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::{PURPOSE_LENGTH, Request, RequestedItem},
        store,
        texts::{Texts, not_givable},
        views::{self, RequestView, Side},
    },
    ListQuery,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right, ViewDelegations},
    asking::{self, Request as _, RequestError, RequestSubject},
    kernel::RequestId,
    packages,
    scopes::resources_for,
    web::{self, FormErrors, OutsideEnvironment, Posted, Problem, UrlQuery, page, page_with, read_id, see_other},
};

/// *Forespørsler*: what the organisation has been asked for.
pub(super) async fn queue(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let requests = store::asked_of(&mut *acting.db().await?, &acting, query.vis, query.etter).await?;
    page(&views::queue(&acting, query.vis, requests))
}

/// Why each thing cannot be given by whoever looks, in the order of the request.
async fn notes(
    db: &mut PgConnection,
    acting: &Acting<ViewDelegations>,
    request: &Request,
) -> sqlx::Result<Vec<Option<String>>> {
    let (lang, now) = (acting.lang(), acting.now());
    if !request.life.is_waiting(now) || !request.about().may_be_answered_by(acting.mandate()) {
        return Ok(Vec::new());
    }
    if !request.is_personal() {
        let today = acting.today();
        let resources = resources_for(db, acting.org(), request.asker.number(), today).await?;
        let note = |item: &RequestedItem| {
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

/// The page of a request, with why each thing cannot be given.
async fn draw(acting: &Acting<ViewDelegations>, request: &Request) -> web::Result<RequestView> {
    let notes = notes(&mut *acting.db().await?, acting, request).await?;
    let side = Side::Theirs(acting, &notes);
    Ok(RequestView::new(side, request, &acting.services().config.base_url, acting.now()))
}

/// The request of the address, if the organisation has been sent it.
async fn find<R: Right>(acting: &Acting<R>, id: RequestId) -> web::Result<Request> {
    let found = store::to_org(&mut *acting.db().await?, acting, id).await?;
    found.ok_or(Problem::NotFound)
}

/// One of them, with the answer to give.
pub(super) async fn request(acting: Acting<ViewDelegations>, path: OutsideEnvironment) -> web::Result {
    let request = find(&acting, read_id(&path.2)?).await?;
    page(&draw(&acting, &request).await?)
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
    path: OutsideEnvironment,
    form: Posted<Answer>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, id, key) = (acting.lang(), read_id(&path.2)?, filled.key());
    let (t, paths) = (Texts(lang), acting.paths());
    if !["godkjenn", "avslaa"].contains(&filled.input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let request = find(&acting, id).await?;
    if request.is_personal() {
        // Packages and rights of people take more than suppliers' API access.
        acting.narrow::<ManagePeople>()?;
    }
    let reader = acting.narrow::<ViewDelegations>()?;
    if request.is_barred_to(&acting) {
        return page_with(StatusCode::FORBIDDEN, &draw(&reader, &request).await?);
    }
    let answered = if filled.input.handling == "godkjenn" {
        actions::approve(&acting, id).await.map(|draft| paths.review(draft))
    } else {
        let (mut errors, grunn) = (FormErrors::default(), ("grunn", t.decline_reason(), filled.input.grunn.as_str()));
        let Some(reason) = errors.required_text(lang, grunn, PURPOSE_LENGTH, t.reason_missing()) else {
            let view = draw(&reader, &request).await?.with(filled.input.grunn, errors);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        };
        let declined = asking::decline::<Request, _>(&acting, key, id, reason).await;
        declined.map(|reference| paths.receipt(&reference))
    };
    match answered {
        Ok(place) => Ok(see_other(&place)),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let request = find(&acting, id).await?;
            page_with(StatusCode::CONFLICT, &draw(&reader, &request).await?.late())
        }
    }
}

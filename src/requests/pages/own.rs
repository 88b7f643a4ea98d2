use actix_web::{http::StatusCode, web::Path};
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions,
        model::Request,
        paths::{self, Paths},
        store,
        views::{self, RequestView, Side, Waiting},
    },
    ListQuery,
};
use crate::{
    access::{Mandate, SignedIn, ViewReceived},
    asking::{self, RequestError, RequestSubject},
    entitlements,
    kernel::HolderId,
    platform::limits::LOOK_UP,
    web::{self, PAGE, Posted, Problem, UrlQuery, page, page_size, page_with, read_id, see_other},
};

/// *Mine forespørsler*.
pub(super) async fn mine(who: SignedIn, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let (asker, limit) = (HolderId::Person(who.person()), page_size(who.context(), PAGE) + 1);
    let requests = store::sent_by(&mut *who.db().await?, asker, query.etter, limit).await?;
    page(&views::mine(&who, requests))
}

/// Where somebody with the link may see what it is about, if they may.
async fn place(db: &mut PgConnection, who: &SignedIn, request: &Request) -> sqlx::Result<Option<String>> {
    let (lang, now) = (who.lang(), who.now());
    let giver = Mandate::read(db, who.person(), request.giver.number, now).await?;
    if giver.is_some_and(|mandate| request.about().may_be_answered_by(&mandate)) {
        return Ok(Some(Paths { lang, org: request.giver.number }.answer(request.id)));
    }
    let Some(supplier) = request.asker.number() else { return Ok(None) };
    let asker = Mandate::read(db, who.person(), supplier, now).await?;
    let may = asker.is_some_and(|mandate| mandate.has::<ViewReceived>());
    Ok(may.then(|| Paths { lang, org: supplier }.our(request.id)))
}

/// The link: the user's own request, the way to the page where it is answered, or that it waits.
pub(super) async fn link(who: SignedIn, path: Path<(String, String)>) -> web::Result {
    let mut db = who.db().await?;
    let request = store::get(&mut db, read_id(&path.1)?).await?.ok_or(Problem::NotFound)?;
    let now = who.now();
    if request.is_own_of(who.person()) {
        let nobody = entitlements::nobody_decides(&mut db, request.giver.number, who.today()).await?;
        let view = RequestView::new(Side::Own(&who), &request, &who.services().config.base_url, now);
        return page(&view.with_nobody(nobody));
    }
    match place(&mut db, &who, &request).await? {
        Some(place) => Ok(see_other(&place)),
        None => page(&Waiting::new(&who, &request, now)),
    }
}

/// Takes it back, or undoes that.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeForm {
    handling: String,
}

/// The user's own request is withdrawn, or opened again.
pub(super) async fn change(who: SignedIn, path: Path<(String, String)>, form: Posted<ChangeForm>) -> web::Result {
    let filled = form.read(who.login())?;
    if !["angre", "trekk"].contains(&filled.input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let id = read_id(&path.1)?;
    who.count(LOOK_UP).await?;
    let found = store::get(&mut *who.db().await?, id).await?;
    found.filter(|request| request.is_own_of(who.person())).ok_or(Problem::NotFound)?;
    let done = if filled.input.handling == "angre" {
        actions::restore_own(&who, filled.key(), id, |request| request.is_own_of(who.person())).await
    } else {
        let is_theirs = |request: &Request, who: &SignedIn| request.is_own_of(who.person());
        asking::withdraw(&who, filled.key(), id, is_theirs).await
    };
    match done {
        Ok(_) => Ok(see_other(&paths::link(who.lang(), id))),
        Err(RequestError::Failed(e)) => Err(e.into()),
        Err(RequestError::TooLate) => {
            let request = store::get(&mut *who.db().await?, id).await?.ok_or(Problem::NotFound)?;
            let view = RequestView::new(Side::Own(&who), &request, &who.services().config.base_url, who.now());
            page_with(StatusCode::CONFLICT, &view.late())
        }
    }
}

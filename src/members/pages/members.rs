//! *Brukere*: those who have registered by work e-mail.

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, MemberError},
    paths, store,
    views::{MemberView, MembersView},
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::PersonId,
    receipts,
    web::{
        self, OutsideEnvironment, PAGE, Paging, Posted, Problem, UrlQuery, page, page_size, page_with, read_id,
        see_other,
    },
};

/// Where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    fra: u32,
}

/// All of them, those who wait first.
pub(super) async fn list(acting: Acting<ManagePeople>, UrlQuery(from): UrlQuery<From>) -> web::Result {
    let (lang, org, start) = (acting.lang(), acting.org(), i64::from(from.fra));
    let rows = page_size(acting.context(), PAGE);
    let mut members = store::members(&mut *acting.db().await?, org, (start, rows + 1)).await?;
    let at = |from: i64| format!("{}?fra={from}", paths::members(lang, org));
    let mut paging = Paging::cut(&mut members, rows, |_| at(start + rows));
    paging.previous = (start > 0).then(|| at((start - rows).max(0)));
    page(&MembersView::new(&acting, &members, paging))
}

async fn draw(acting: &Acting<ManagePeople>, id: PersonId, stale: bool) -> web::Result {
    let member = store::member(&mut *acting.db().await?, acting.org(), id).await?.ok_or(Problem::NotFound)?;
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::OK };
    page_with(status, &MemberView::new(acting, &member, stale))
}

/// One of them.
pub(super) async fn member(acting: Acting<ManagePeople>, path: OutsideEnvironment) -> web::Result {
    draw(&acting, read_id(&path.2)?, false).await
}

/// The buttons of one of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberForm {
    handling: String,
}

/// Approves somebody, or revokes what they have.
pub(super) async fn act(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    form: Posted<MemberForm>,
) -> web::Result {
    let form = form.read(acting.login())?;
    let (key, id) = (form.key(), read_id(&path.2)?);
    let outcome = match form.input.handling.as_str() {
        "godta" => actions::approve(&acting, key, id).await,
        "fjern" => actions::revoke(&acting, key, id).await,
        _ => return Err(Problem::Malformed),
    };
    match outcome {
        Ok(reference) => Ok(see_other(&receipts::receipt(acting.lang(), acting.org(), &reference))),
        Err(MemberError::Failed(e)) => Err(e.into()),
        Err(MemberError::Gone) => Err(Problem::NotFound),
        Err(MemberError::Stale) => draw(&acting, id, true).await,
    }
}

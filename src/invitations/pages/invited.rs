//! The link: whoever opens it is shown who invites them, signs in, and accepts or says no. Only the answer uses it up.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use serde::Deserialize;

use super::super::{
    actions::{self, AnswerError},
    model::Invitation,
    paths, store,
    views::{LinkView, Shown},
};
use crate::{
    access::{Newcomer, Public, SignedIn, session::suffices},
    kernel::InvitationId,
    sitemap::{login, requests},
    web::{self, Posted, Problem, UrlQuery, page_with, read_id, see_other},
};

/// The query string: the secret of the link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkQuery {
    bevis: String,
}

/// The invitation that this link opens, whether it counts or not.
async fn find(gate: &Public, id: InvitationId, secret: &str) -> sqlx::Result<Option<Invitation>> {
    let services = gate.services();
    let mut db = services.db.acquire().await?;
    let found = store::of_link(&mut db, id, services.clock.now()).await?;
    Ok(found.filter(|it| it.is_opened_by(secret)))
}

/// What is shown of it. Of a link that does not count, nothing, whatever it was; but for whoever has answered it.
fn shown(gate: &Public, found: &Invitation) -> Shown {
    let services = gate.services();
    let Some(login) = &gate.context().login else {
        return if found.can_be_answered(services.clock.now()) { Shown::Login } else { Shown::Over };
    };
    if found.declined_by == Some(login.person) {
        return Shown::SaidNo;
    }
    if !found.can_be_answered(services.clock.now()) {
        return Shown::Over;
    }
    match suffices(&services.config, &login.acr, true) {
        true if found.by == login.person => Shown::Own,
        true => Shown::Asks,
        false => Shown::Login,
    }
}

async fn draw(gate: &Public, (id, secret): (InvitationId, &str), fault: Option<Shown>) -> web::Result {
    let found = find(gate, id, secret).await?;
    if let (Some(accepted), Some(login)) =
        (found.as_ref().and_then(|it| it.accepted.as_ref()), gate.context().login.as_ref())
        && accepted.by == login.person
    {
        return Ok(see_other(&requests::link(gate.context().lang, accepted.request)));
    }
    let state = found.as_ref().map_or(Shown::Over, |found| shown(gate, found));
    // A link that has been used up in the meantime is over, whatever the answer was refused for.
    let state = fault.filter(|_| state != Shown::SaidNo).unwrap_or(state);
    let status = if fault.is_some() || state == Shown::Over { StatusCode::CONFLICT } else { StatusCode::OK };
    let found = found.filter(|_| state != Shown::Over);
    page_with(status, &LinkView::new(gate, (id, secret), state, found.as_ref()))
}

/// Where the link leads. Looking at it uses nothing up.
pub(super) async fn look(
    gate: Public,
    path: Path<(String, String)>,
    UrlQuery(query): UrlQuery<LinkQuery>,
) -> web::Result {
    draw(&gate, (read_id(&path.1)?, &query.bevis), None).await
}

/// The answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerForm {
    svar: String,
    #[serde(default)]
    bevis: String,
}

fn again(gate: &Public, id: InvitationId, secret: &str) -> HttpResponse {
    see_other(&paths::link(gate.context().lang, id, secret))
}

/// Accepts it, or says no.
pub(super) async fn answer(
    who: SignedIn,
    gate: Public,
    path: Path<(String, String)>,
    form: Posted<AnswerForm>,
) -> web::Result {
    let filled = form.read(who.login())?;
    let (id, key, secret) = (read_id(&path.1)?, filled.key(), filled.input.bevis.as_str());
    let done = match filled.input.svar.as_str() {
        "ja" => actions::accept(&who, key, id, secret).await,
        "nei" => match find(&gate, id, secret).await? {
            Some(found) => {
                let newcomer = Newcomer::in_organisation(&gate, found.org.number);
                actions::decline(&newcomer, key, (id, secret), who.person()).await
            }
            None => Err(AnswerError::Over),
        },
        _ => return Err(Problem::Malformed),
    };
    let fault = match done {
        Ok(_) => return Ok(again(&gate, id, secret)),
        Err(AnswerError::Waits(request)) => return Ok(see_other(&requests::link(who.lang(), request))),
        Err(AnswerError::Nameless) => {
            return Ok(see_other(&login::name(who.lang(), &paths::link(who.lang(), id, secret))));
        }
        Err(AnswerError::Over) => Shown::Over,
        Err(AnswerError::Own) => Shown::Own,
        Err(AnswerError::HasAll) => Shown::HasAll,
        Err(AnswerError::TooMany) => Shown::TooMany,
        Err(AnswerError::Failed(e)) => return Err(e.into()),
    };
    draw(&gate, (id, secret), Some(fault)).await
}

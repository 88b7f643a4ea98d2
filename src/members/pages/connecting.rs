//! Whoever registered by work e-mail connects their login at ID-porten: begun in a session of the one, confirmed in one of the other. A cookie
//! of its own binds the two to one browser, so that nobody confirms what somebody else began.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, time::Duration},
    http::StatusCode,
    web::Path,
};

use super::super::{
    actions::{self, ConnectError},
    model::CONNECTING,
    paths,
    store::{self, Connecting},
    views::{ConfirmView, ConnectView, State},
};
use crate::{
    access::{Acting, AskForProduction, Public, SeeProduction, SignedIn, session::suffices},
    kernel::RegistrationId,
    login,
    platform::{config::Config, keys::random_token},
    web::{self, EmptyForm, Posted, Problem, page, page_with, read_id, see_other},
};

pub(super) fn cookie_name(config: &Config) -> &'static str {
    if config.is_plain_http() { "kobling" } else { "__Host-kobling" }
}

fn browser_of(config: &Config, req: &HttpRequest) -> String {
    req.cookie(cookie_name(config)).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

/// What it is, and the button to begin with; or whose login is connected.
pub(super) async fn explain(acting: Acting<SeeProduction>) -> web::Result {
    if !acting.mandate().is_member() {
        return Ok(see_other(&acting.paths().production()));
    }
    let connected = store::connected(&mut *acting.db().await?, acting.person()).await?;
    page(&ConnectView::new(&acting, connected.map(|it| it.name)))
}

/// Begins, in this browser.
pub(super) async fn begin(acting: Acting<AskForProduction>, form: Posted<EmptyForm>) -> web::Result {
    form.read_unkeyed(acting.login())?;
    if !acting.mandate().is_member() {
        return Err(Problem::NotFound);
    }
    let (lang, config) = (acting.lang(), &acting.services().config);
    // A new one each time: whoever has left one in this browser does not know it.
    let secret = random_token::<32>().map_err(Problem::internal)?;
    let Some(id) = actions::begin_connecting(&acting, &secret).await? else {
        return Ok(see_other(&paths::connect(lang, acting.org())));
    };
    let mut response = see_other(&paths::confirm_login(lang, id));
    let mut cookie: Cookie<'static> = login::plain_cookie(config, cookie_name(config), secret);
    cookie.set_max_age(Duration::seconds(CONNECTING.as_secs()));
    response.add_cookie(&cookie).map_err(Problem::internal)?;
    Ok(response)
}

/// Where it stands: the other login is to come, or is there and asks whether it is the same, or is connected.
fn state(gate: &Public, found: Option<&Connecting>, browser: &str, is_taken: bool) -> State {
    let login = gate.context().login.as_ref();
    match (found, login) {
        (Some(found), Some(login)) if found.connected == Some(login.person) => State::Done,
        (Some(found), _) if !actions::counts(found, browser, gate.services().clock.now()) => State::Over,
        (Some(_), Some(login)) if suffices(&gate.services().config, &login.acr, true) => {
            if is_taken {
                State::Taken
            } else {
                State::Asks
            }
        }
        (Some(_), _) => State::Login,
        (None, _) => State::Over,
    }
}

async fn draw(gate: &Public, req: &HttpRequest, id: RegistrationId, status: Option<State>) -> web::Result {
    let browser = browser_of(&gate.services().config, req);
    let mut db = gate.services().db.acquire().await?;
    let found = store::connecting(&mut db, id).await?;
    let is_taken = match (&found, &gate.context().login) {
        (Some(found), Some(login)) => store::is_connected(&mut db, login.person, found.org.number).await?,
        _ => false,
    };
    drop(db);
    let state = state(gate, found.as_ref(), &browser, is_taken);
    let code = if status.is_some() || state == State::Over { StatusCode::CONFLICT } else { StatusCode::OK };
    // Whoever did not begin it learns nothing of it.
    let shown = found.filter(|_| state != State::Over);
    page_with(code, &ConfirmView::new(gate, id, state, shown.as_ref()))
}

/// The page between the two logins.
pub(super) async fn confirm(gate: Public, req: HttpRequest, path: Path<(String, String)>) -> web::Result {
    draw(&gate, &req, read_id(&path.1)?, None).await
}

/// They are the same.
pub(super) async fn connect(
    who: SignedIn,
    gate: Public,
    req: HttpRequest,
    path: Path<(String, String)>,
    form: Posted<EmptyForm>,
) -> web::Result {
    let key = form.read(who.login())?.key();
    let id: RegistrationId = read_id(&path.1)?;
    let browser = browser_of(&who.services().config, &req);
    match actions::connect(&who, key, (id, &browser)).await {
        Ok(_) => Ok(see_other(&paths::confirm_login(who.lang(), id))),
        Err(ConnectError::Over) => draw(&gate, &req, id, Some(State::Over)).await,
        Err(ConnectError::Taken) => draw(&gate, &req, id, Some(State::Taken)).await,
        Err(ConnectError::Failed(e)) => Err(e.into()),
    }
}

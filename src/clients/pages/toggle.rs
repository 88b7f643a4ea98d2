use super::{
    super::{actions, store, views::ConfirmView},
    answer, find_own,
};
use crate::{
    access::{Acting, ManageClients},
    web::{self, EmptyForm, OfThing, Posted, page, place, see_other},
};

/// *Deaktiver*: what it means.
pub(super) async fn ask_deactivate(acting: Acting<ManageClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    if !client.is_active() {
        return Ok(see_other(&paths.client(&id)));
    }
    let at = (acting.today(), Some(acting.now()));
    let scopes = store::scopes_and_use(&mut *acting.db().await?, id, paths.lang, at).await?;
    page(&ConfirmView::deactivate(&acting, paths, &client, &scopes))
}

/// Takes the client out of use.
pub(super) async fn deactivate(acting: Acting<ManageClients>, path: OfThing, form: Posted<EmptyForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let outcome = actions::deactivate(&acting, filled.key(), (paths.environment, id)).await;
    answer(&acting, (paths, id), outcome)
}

/// *Ta i bruk igjen*: what it means.
pub(super) async fn ask_reactivate(acting: Acting<ManageClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    if client.is_active() {
        return Ok(see_other(&paths.client(&id)));
    }
    let scopes = store::scopes(&mut *acting.db().await?, id, paths.lang, acting.today()).await?;
    page(&ConfirmView::reactivate(&acting, paths, &client, &scopes))
}

/// Takes it into use again.
pub(super) async fn reactivate(acting: Acting<ManageClients>, path: OfThing, form: Posted<EmptyForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let outcome = actions::reactivate(&acting, filled.key(), (paths.environment, id)).await;
    answer(&acting, (paths, id), outcome)
}

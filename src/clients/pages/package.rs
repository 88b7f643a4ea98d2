use serde::Deserialize;

use super::{
    super::{actions, store, views::ConfirmView},
    answer, find,
};
use crate::{
    access::{Acting, GiveClientPackage},
    web::{self, OfThing, Posted, page, place, see_other},
};

/// What the user saw and confirms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackageForm {
    handling: Handling,
}

/// Giving the package, or taking it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Handling {
    #[serde(rename = "gi")]
    Give,
    #[serde(rename = "fjern")]
    Remove,
}

/// *Opptre for virksomhetens kunder*: what giving it to the client means, or taking it back.
pub(super) async fn review(acting: Acting<GiveClientPackage>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find(&acting, (paths.environment, id)).await?;
    if !client.kind.rules().for_customers {
        return Ok(see_other(&paths.client(&id)));
    }
    let at = (acting.today(), Some(acting.now()));
    let scopes = store::scopes_and_use(&mut *acting.db().await?, id, paths.lang, at).await?;
    page(&ConfirmView::package(&acting, paths, &client, &scopes))
}

/// Gives it, or takes it back.
pub(super) async fn confirm(
    acting: Acting<GiveClientPackage>,
    path: OfThing,
    form: Posted<PackageForm>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let (key, place) = (filled.key(), (paths.environment, id));
    let outcome = match filled.input.handling {
        Handling::Give => actions::give_package(&acting, key, place).await,
        Handling::Remove => actions::remove_package(&acting, key, place).await,
    };
    answer(&acting, (paths, id), outcome)
}

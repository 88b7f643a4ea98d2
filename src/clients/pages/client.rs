use super::{
    super::{store, views::ClientView},
    find,
};
use crate::{
    access::{Acting, ViewClients},
    web::{self, OfThing, page, place},
};

/// One client: how its scopes and keys stand, and how it fetches a token.
pub(super) async fn client(acting: Acting<ViewClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find(&acting, (paths.environment, id)).await?;
    let scopes = store::scopes(&mut *acting.db().await?, id, paths.lang, acting.today()).await?;
    page(&ClientView::new(&acting, paths, client, scopes))
}

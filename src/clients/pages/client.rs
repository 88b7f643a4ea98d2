use serde::Deserialize;

use super::{
    super::{store, views::ClientView},
    find,
};
use crate::{
    access::{Acting, ViewClients},
    kernel::ClientKeyId,
    web::{self, OfThing, UrlQuery, page, place},
};

/// What is chosen on the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ClientQuery {
    /// The key that programs are to sign with.
    nokkel: Option<ClientKeyId>,
}

/// One client: how its scopes and keys stand, how it fetches a token, and how that went.
pub(super) async fn client(
    acting: Acting<ViewClients>,
    path: OfThing,
    UrlQuery(query): UrlQuery<ClientQuery>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find(&acting, (paths.environment, id)).await?;
    let scopes = store::scopes(&mut *acting.db().await?, id, paths.lang, acting.today()).await?;
    page(&ClientView::new(&acting, paths, client, scopes, query.nokkel))
}

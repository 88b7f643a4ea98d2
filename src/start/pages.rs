use actix_web::HttpResponse;

use super::views::Front;
use crate::{
    access::Public,
    entitlements,
    web::{self, page, see_other},
};

/// `/`: the language of the visitor.
pub(super) async fn choose_language(visitor: Public) -> HttpResponse {
    see_other(&format!("/{}/", visitor.context().lang))
}

/// `/nb`: the same page, with its slash.
pub(super) async fn add_slash(visitor: Public) -> HttpResponse {
    see_other(&format!("/{}/", visitor.context().lang))
}

/// `/nb/`: what this is, and the way in; for those who do support, the way to their desk.
pub(super) async fn front(visitor: Public) -> web::Result {
    let does_support = match &visitor.context().login {
        Some(login) => entitlements::is_staff(&mut *visitor.services().db.acquire().await?, login.person).await?,
        None => false,
    };
    page(&Front::new(&visitor, does_support))
}

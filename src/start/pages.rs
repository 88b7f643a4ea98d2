use actix_web::HttpResponse;

use super::views::Front;
use crate::{
    access::Public,
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

/// `/nb/`: what this is, and the way in.
pub(super) async fn front(visitor: Public) -> web::Result {
    page(&Front::new(&visitor))
}

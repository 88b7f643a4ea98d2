use actix_web::HttpResponse;

use super::views::Front;
use crate::{
    access::Anyone,
    web::{self, page, see_other},
};

/// `/`: the language of the visitor.
pub(super) async fn choose_language(visitor: Anyone) -> HttpResponse {
    see_other(&format!("/{}/", visitor.seat().lang))
}

/// `/nb`: the same page, with its slash.
pub(super) async fn add_slash(visitor: Anyone) -> HttpResponse {
    see_other(&format!("/{}/", visitor.seat().lang))
}

/// `/nb/`: what this is, and the way in.
pub(super) async fn front(visitor: Anyone) -> web::Result {
    page(&Front::new(&visitor))
}

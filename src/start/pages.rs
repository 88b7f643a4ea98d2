use actix_web::HttpResponse;

use super::views::Front;
use crate::{
    access::Anyone,
    web::{self, Problem, page, see_other},
};

/// `/`: the language of the visitor.
pub(super) async fn choose_language(visitor: Anyone) -> HttpResponse {
    see_other(&format!("/{}/", visitor.seat().lang))
}

/// `/nb`: the same page, with its slash. Anything else with one segment is nothing of ours.
pub(super) async fn add_slash(visitor: Anyone) -> web::Result {
    let here = &visitor.seat().here;
    if *here == format!("/{}", visitor.seat().lang) {
        Ok(see_other(&format!("{here}/")))
    } else {
        Err(Problem::NotFound)
    }
}

/// `/nb/`: what this is, and the way in.
pub(super) async fn front(visitor: Anyone) -> web::Result {
    if visitor.seat().here.get(1..3) != Some(visitor.seat().lang.code()) {
        return Err(Problem::NotFound);
    }
    page(&Front::new(&visitor))
}

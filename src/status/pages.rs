use actix_web::{HttpResponse, http::header::CACHE_CONTROL};

use super::{
    model::{Findings, findings},
    paths,
    views::{Report, StatusView},
};
use crate::{
    access::Public,
    web::{self, Routes, page, see_other},
};

/// How long whoever asks again and again may keep the answer for machines.
const KEPT: &str = "public, max-age=10";

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::STATUS, status).get(paths::JSON, json).get(paths::BEFORE, moved);
}

fn found(visitor: &Public) -> Findings {
    let services = visitor.services();
    findings(&services.health, services.clock.now())
}

/// `/nb/driftsstatus`: how the portal is now. That it is down is an answer too.
async fn status(visitor: Public) -> web::Result {
    page(&StatusView::new(&visitor, &found(&visitor)))
}

/// `/driftsstatus.json`: the same for machines.
async fn json(visitor: Public) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, KEPT)).json(Report::new(&found(&visitor)))
}

/// `/nb/status`: where the page was before.
async fn moved(visitor: Public) -> HttpResponse {
    see_other(&paths::status(visitor.context().lang))
}

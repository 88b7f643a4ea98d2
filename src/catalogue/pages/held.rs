use actix_web::web::{Data, Query};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        model::{Access, Part, Request},
        paths::Paths,
        store::{self, Slice},
        texts::Texts,
        views::{AccessLine, HeldView, request_line},
    },
    FILE,
};
use crate::{
    access::{Acting, ViewAccesses},
    asking::PAGE,
    kernel::{AccessRequestId, Environment, ScopeId},
    platform::Services,
    web::{self, Sheet, download, page},
};

/// The query string of the list. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HeldQuery {
    q: String,
    miljo: String,
    vis: Part,
    etter: Option<String>,
    id: Option<Uuid>,
}

impl HeldQuery {
    fn paths(&self, acting: &Acting<ViewAccesses>) -> Paths {
        let environment = self.miljo.parse().unwrap_or(Environment::Prod);
        Paths { lang: acting.context().lang, org: acting.org(), environment }
    }
    fn search(&self) -> String {
        self.q.trim().to_owned()
    }
    fn slice(&self, limit: i64) -> Slice {
        let after = self.etter.clone().zip(self.id.map(ScopeId::from));
        Slice { search: self.search(), after, limit }
    }
    /// The line that a list of requests goes on after.
    fn request(&self) -> Option<AccessRequestId> {
        self.id.map(AccessRequestId::from)
    }
}

/// *Tilganger vi har*.
pub(super) async fn list(
    acting: Acting<ViewAccesses>,
    query: Option<Query<HeldQuery>>,
    services: Data<Services>,
) -> web::Result {
    let query = query.map(Query::into_inner).unwrap_or_default();
    let mut db = acting.db().await?;
    let paths = query.paths(&acting);
    let environment = paths.environment;
    if query.vis == Part::Asked {
        let search = query.search();
        let requests = store::sent_by(&mut db, &acting, environment, &search, query.request(), PAGE).await?;
        return page(&HeldView::asked(&acting, paths, search, requests, services.clock.now()));
    }
    let (slice, everybodys) = (query.slice(PAGE), query.vis == Part::Open);
    let accesses = store::held(&mut db, &acting, environment, everybodys, &slice, services.clock.today()).await?;
    let is_first = slice.after.is_none();
    page(&HeldView::accesses(&acting, paths, (query.vis, slice.search), accesses, is_first))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(
    acting: Acting<ViewAccesses>,
    query: Option<Query<HeldQuery>>,
    services: Data<Services>,
) -> web::Result {
    let query = query.map(Query::into_inner).unwrap_or_default();
    let mut db = acting.db().await?;
    let paths = query.paths(&acting);
    let (environment, now) = (paths.environment, services.clock.now());
    let table = if query.vis == Part::Asked {
        let requests = store::sent_by(&mut db, &acting, environment, &query.search(), None, FILE).await?;
        sheet_of_requests(paths, &requests, now)
    } else {
        let (slice, everybodys) = (Slice { after: None, ..query.slice(FILE) }, query.vis == Part::Open);
        let today = services.clock.today();
        sheet_of_accesses(paths, store::held(&mut db, &acting, environment, everybodys, &slice, today).await?)
    };
    let name = format!("tilganger-{}-{}.csv", acting.org(), environment.slug());
    Ok(download(&name, "text/csv; charset=utf-8", table.finish()))
}

fn sheet_of_requests(paths: Paths, requests: &[Request], now: Timestamp) -> Sheet {
    let t = Texts(paths.lang);
    let mut table = Sheet::new([t.scope(), t.provider(), t.number(), t.sent(), t.status()]);
    for request in requests {
        let line = request_line(paths, request, now);
        let number = plain(&line.number.unwrap_or_default());
        table.row([line.what.concat().as_str(), &line.name, &number, &line.sent, line.tag.0]);
    }
    table
}

fn sheet_of_accesses(paths: Paths, accesses: Vec<Access>) -> Sheet {
    let t = Texts(paths.lang);
    let headings = [t.scope(), t.description(), t.provider(), t.number(), t.since(), t.until(), t.suppliers()];
    let mut table = Sheet::new(headings);
    for access in accesses {
        let line = AccessLine::new(paths, access);
        let suppliers: Vec<&str> = line.suppliers.iter().map(|(name, _)| name.as_str()).collect();
        let cells = [&line.name, &line.description, &line.provider, &plain(&line.number), &line.since, &line.until];
        table.row(cells.map(String::as_str).into_iter().chain([suppliers.join(", ").as_str()]));
    }
    table
}

/// A number without the blanks that group it.
fn plain(number: &str) -> String {
    number.replace('\u{a0}', "")
}

use actix_web::{HttpRequest, HttpResponse, web::Data};

use super::{
    model::{Asked, BATCH, Cursor, Describers, Filter, PAGE, Page},
    paths, store,
    views::{self, Row},
};
use crate::{
    access::{Acting, ReadLog},
    platform::Services,
    web::{self, download, page, see_other},
};

/// `/nb/{org}/logg`: the log. A faulty filter is told at its fields, and the whole log stands below.
pub(super) async fn log(
    acting: Acting<ReadLog>,
    req: HttpRequest,
    services: Data<Services>,
    describers: Data<Describers>,
) -> web::Result {
    let asked = Asked::read(req.query_string());
    let filter = asked.filter();
    let cursor = asked.cursor();
    let mut db = services.db.acquire().await?;
    let wanted = filter.clone().unwrap_or_default();
    let lines = store::lines(&mut db, &acting, &wanted, cursor, PAGE + 1).await?;
    let lines = Page::of(cursor, lines, PAGE);
    page(&views::Log::new(&acting, &describers, asked, &filter, &lines, services.clock.today()))
}

/// `/nb/{org}/logg.csv`: the same lines, all of them, to keep.
pub(super) async fn sheet(
    acting: Acting<ReadLog>,
    req: HttpRequest,
    services: Data<Services>,
    describers: Data<Describers>,
) -> web::Result {
    let (lang, org) = (acting.seat().lang, acting.org());
    let asked = Asked::read(req.query_string());
    let Ok(filter) = asked.filter() else {
        return Ok(see_other(&paths::log(lang, org, &asked.query(Cursor::Newest))));
    };
    write_sheet(&acting, &services, &describers, &filter).await
}

async fn write_sheet(
    acting: &Acting<ReadLog>,
    services: &Services,
    describers: &Describers,
    filter: &Filter,
) -> web::Result<HttpResponse> {
    let (lang, org) = (acting.seat().lang, acting.org());
    let mut sheet = views::sheet(lang);
    let mut db = services.db.acquire().await?;
    let mut cursor = Cursor::Newest;
    loop {
        let lines = store::lines(&mut db, acting, filter, cursor, BATCH).await?;
        for line in &lines {
            sheet.row(Row::new(lang, org, describers, line).cells());
        }
        match lines.last() {
            Some(last) => cursor = Cursor::OlderThan(last.seq),
            None => break,
        }
    }
    let name = format!("logg-{org}-{}.csv", services.clock.today());
    Ok(download(&name, "text/csv; charset=utf-8", sheet.finish()))
}

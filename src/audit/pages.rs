use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web::Data};

use super::{
    model::{BATCH, Cursor, Filter, Line, PAGE, Page, Query},
    paths, store,
    views::{self, Row},
};
use crate::{
    access::{Acting, ReadLog},
    ledger::Registry,
    platform::Services,
    web::{self, Problem, download, page, see_other},
};

/// `/nb/{org}/logg`: the log. A faulty filter is told at its fields, and the whole log stands below.
pub(super) async fn log(
    acting: Acting<ReadLog>,
    req: HttpRequest,
    services: Data<Services>,
    registry: Data<Registry>,
) -> web::Result {
    let query = Query::read(req.query_string());
    let filter = query.filter(&registry);
    let cursor = query.cursor();
    let mut db = acting.db().await?;
    let wanted = filter.clone().unwrap_or_default();
    let lines = store::lines(&mut db, &acting, &wanted, cursor, PAGE + 1).await?;
    let lines = Page { checked: store::checked(&mut db, &acting).await?, ..Page::of(cursor, lines, PAGE) };
    page(&views::Log::new(&acting, &registry, query, &filter, &lines, services.clock.today()))
}

/// `/nb/{org}/logg.csv`: the same lines, all of them, to keep.
pub(super) async fn sheet(
    acting: Acting<ReadLog>,
    req: HttpRequest,
    services: Data<Services>,
    registry: Data<Registry>,
) -> web::Result {
    let (lang, org) = (acting.context().lang, acting.org());
    let query = Query::read(req.query_string());
    let Ok(filter) = query.filter(&registry) else {
        return Ok(see_other(&paths::log(lang, org, &query.to_query(Cursor::Newest))));
    };
    write_sheet(&acting, &services, &registry, &filter).await
}

/// `/nb/{org}/logg.json`: the same lines with all there is to them, oldest first, so that an outsider can recompute the chain.
pub(super) async fn record(
    acting: Acting<ReadLog>,
    req: HttpRequest,
    services: Data<Services>,
    registry: Data<Registry>,
) -> web::Result {
    let (lang, org) = (acting.context().lang, acting.org());
    let query = Query::read(req.query_string());
    let Ok(filter) = query.filter(&registry) else {
        return Ok(see_other(&paths::log(lang, org, &query.to_query(Cursor::Newest))));
    };
    let record = write_record(&acting, &services, &filter).await?;
    let name = format!("logg-{org}-{}.json", services.clock.today());
    Ok(download(&name, "application/json", record))
}

async fn write_record(acting: &Acting<ReadLog>, services: &Services, filter: &Filter) -> web::Result<Vec<u8>> {
    let mut db = acting.db().await?;
    let checked = store::checked(&mut db, acting).await?;
    let is_whole = *filter == Filter::default();
    let mut record = views::Record::new((acting.org(), &acting.unit().name), services.clock.now(), is_whole, checked);
    let mut cursor = Cursor::NewerThan(0);
    loop {
        let lines = store::lines(&mut db, acting, filter, cursor, BATCH).await?;
        for line in lines.iter().rev() {
            record.add(line).map_err(internal)?;
        }
        match lines.first() {
            Some(last) if is_full(&lines) => cursor = Cursor::NewerThan(last.seq),
            _ => break,
        }
    }
    record.finish().map_err(internal)
}

/// Is there perhaps more than this batch?
fn is_full(lines: &[Line]) -> bool {
    i64::try_from(lines.len()) == Ok(BATCH)
}

fn internal(e: serde_json::Error) -> Problem {
    Problem::Internal(Arc::new(e.into()))
}

async fn write_sheet(
    acting: &Acting<ReadLog>,
    services: &Services,
    registry: &Registry,
    filter: &Filter,
) -> web::Result<HttpResponse> {
    let (lang, org) = (acting.context().lang, acting.org());
    let mut sheet = views::sheet(lang);
    let mut db = acting.db().await?;
    let mut cursor = Cursor::Newest;
    loop {
        let lines = store::lines(&mut db, acting, filter, cursor, BATCH).await?;
        for line in &lines {
            sheet.row(Row::new(lang, org, registry, line).cells());
        }
        match lines.last() {
            Some(last) if is_full(&lines) => cursor = Cursor::OlderThan(last.seq),
            _ => break,
        }
    }
    let name = format!("logg-{org}-{}.csv", services.clock.today());
    Ok(download(&name, "text/csv; charset=utf-8", sheet.finish()))
}

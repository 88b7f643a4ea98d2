use std::sync::Arc;

use actix_web::{HttpRequest, http::StatusCode, web::Data};

use super::{
    model::{BATCH, Cursor, Filter, Line, PAGE, Page, Query},
    paths, store,
    views::{self, Row},
};
use crate::{
    access::{Acting, ReadLog},
    ledger::Registry,
    web::{self, Problem, download, page_with, see_other},
};

/// `/nb/{org}/logg`: the log. What is wrong with a filter stands at its fields; then nothing is listed, for the whole log is not the answer.
pub(super) async fn log(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let query = Query::read(req.query_string());
    let filter = query.filter(&registry);
    let cursor = query.cursor();
    let mut db = acting.db().await?;
    let (status, lines) = match &filter {
        Ok(filter) => (StatusCode::OK, store::lines(&mut db, &acting, filter, cursor, PAGE + 1).await?),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()),
    };
    let lines = Page { checked: store::checked(&mut db, &acting).await?, ..Page::of(cursor, lines, PAGE) };
    page_with(status, &views::Log::new(&acting, &registry, query, &filter, &lines))
}

/// The filter of a file to keep, or the address of the page that says what is wrong with it.
fn filter_of(acting: &Acting<ReadLog>, req: &HttpRequest, registry: &Registry) -> Result<Filter, String> {
    let query = Query::read(req.query_string());
    let back = |_| paths::log(acting.lang(), acting.org(), &query.to_query(Cursor::Newest));
    query.filter(registry).map_err(back)
}

/// `/nb/{org}/logg.csv`: the same lines, all of them, to keep.
pub(super) async fn sheet(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let filter = match filter_of(&acting, &req, &registry) {
        Ok(filter) => filter,
        Err(page) => return Ok(see_other(&page)),
    };
    let (lang, org) = (acting.lang(), acting.org());
    let mut sheet = views::sheet(lang);
    let mut db = acting.db().await?;
    let mut next = Some(Cursor::Newest);
    while let Some(cursor) = next {
        let lines = store::lines(&mut db, &acting, &filter, cursor, BATCH).await?;
        for line in &lines {
            sheet.row(Row::new(lang, org, &registry, line).cells());
        }
        next = lines.last().filter(|_| is_full(&lines)).map(|last| Cursor::OlderThan(last.seq));
    }
    let name = format!("logg-{org}-{}.csv", acting.today());
    Ok(download(&name, "text/csv; charset=utf-8", sheet.finish()))
}

/// `/nb/{org}/logg.json`: the same lines with all there is to them, oldest first, so that an outsider can recompute the chain.
pub(super) async fn record(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let filter = match filter_of(&acting, &req, &registry) {
        Ok(filter) => filter,
        Err(page) => return Ok(see_other(&page)),
    };
    let mut db = acting.db().await?;
    let checked = store::checked(&mut db, &acting).await?;
    let is_whole = filter == Filter::default();
    let mut record = views::Record::new((acting.org(), &acting.unit().name), acting.now(), is_whole, checked);
    let mut next = Some(Cursor::NewerThan(0));
    while let Some(cursor) = next {
        let lines = store::lines(&mut db, &acting, &filter, cursor, BATCH).await?;
        for line in lines.iter().rev() {
            record.add(line).map_err(internal)?;
        }
        next = lines.first().filter(|_| is_full(&lines)).map(|last| Cursor::NewerThan(last.seq));
    }
    let name = format!("logg-{}-{}.json", acting.org(), acting.today());
    Ok(download(&name, "application/json", record.finish().map_err(internal)?))
}

/// Is there perhaps more than this batch?
fn is_full(lines: &[Line]) -> bool {
    i64::try_from(lines.len()) == Ok(BATCH)
}

fn internal(e: serde_json::Error) -> Problem {
    Problem::Internal(Arc::new(e.into()))
}

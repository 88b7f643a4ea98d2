use std::rc::Rc;

use actix_web::{HttpRequest, http::StatusCode, web::Data};

use super::{
    model::{BATCH, Cursor, Filter, Line, Page, Query},
    paths,
    store::{self, Reader},
    views::{self, Row},
};
use crate::{
    access::{Acting, Proof, ReadLog},
    ledger::Registry,
    usage::{self, List},
    web::{self, Problem, SHORT_PAGE, page_size, page_with, parts, see_other},
};

/// `/nb/{org}/logg`: the log. What is wrong with a filter stands at its fields; then nothing is listed, for the whole log is not the answer.
pub(super) async fn log(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let query = Query::read(req.query_string());
    let filter = query.filter(&registry);
    let (cursor, rows) = (query.cursor(), page_size(acting.context(), SHORT_PAGE));
    let mut db = acting.db().await?;
    let (status, lines) = match &filter {
        Ok(filter) => (StatusCode::OK, store::lines(&mut db, Reader::from(&acting), filter, cursor, rows + 1).await?),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()),
    };
    let lines = Page { checked: store::checked(&mut db, &acting).await?, ..Page::of(cursor, lines, rows) };
    page_with(status, &views::Log::new(&acting, &registry, query, &filter, &lines))
}

/// The filter of a file to keep, or the address of the page that says what is wrong with it.
fn filter_of(acting: &Acting<ReadLog>, req: &HttpRequest, registry: &Registry) -> Result<Filter, String> {
    let query = Query::read(req.query_string());
    let back = |_| paths::log(acting.lang(), acting.org(), &query.to_query(Cursor::Newest));
    query.file_filter(registry).map_err(back)
}

/// `/nb/{org}/logg.csv`: the same lines, all of them, to keep.
pub(super) async fn sheet(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let filter = match filter_of(&acting, &req, &registry) {
        Ok(filter) => filter,
        Err(page) => return Ok(see_other(&page)),
    };
    let (lang, org) = (acting.lang(), acting.org());
    let name = format!("logg-{org}-{}.csv", acting.today());
    let file = usage::export(&acting, List::Log, None, name).await?;
    let log = Rc::new((acting, filter, registry));
    parts(file, "text/csv; charset=utf-8", Cursor::Newest, move |cursor| {
        let log = Rc::clone(&log);
        async move {
            let (acting, filter, registry) = &*log;
            let lines = batch(acting, filter, cursor).await?;
            let mut sheet = views::sheet(lang, matches!(cursor, Cursor::Newest));
            for line in &lines {
                sheet.row(Row::new(lang, org, registry, line).cells());
            }
            let next = lines.last().filter(|_| is_full(&lines)).map(|last| Cursor::OlderThan(last.seq));
            Ok((sheet.finish(), next))
        }
    })
    .await
}

/// `/nb/{org}/logg.json`: the same lines with all there is to them, oldest first, so that an outsider can recompute the chain.
pub(super) async fn record(acting: Acting<ReadLog>, req: HttpRequest, registry: Data<Registry>) -> web::Result {
    let filter = match filter_of(&acting, &req, &registry) {
        Ok(filter) => filter,
        Err(page) => return Ok(see_other(&page)),
    };
    let name = format!("logg-{}-{}.json", acting.org(), acting.today());
    let file = usage::export(&acting, List::Log, None, name).await?;
    let checked = store::checked(&mut *acting.db().await?, &acting).await?;
    let is_whole = filter == Query::default().file_filter(&registry).unwrap_or_default();
    let record = views::Record::new((acting.org(), &acting.unit().name), acting.now(), is_whole, checked);
    let (begin, end) = record.around_events().map_err(internal)?;
    let log = Rc::new((acting, filter, begin, end));
    parts(file, "application/json", 0, move |after| {
        let log = Rc::clone(&log);
        async move {
            let (acting, filter, begin, end) = &*log;
            let lines = batch(acting, filter, Cursor::NewerThan(after)).await?;
            let mut part = if after == 0 { begin.clone() } else { Vec::new() };
            for (n, line) in lines.iter().rev().enumerate() {
                if after > 0 || n > 0 {
                    part.push(b',');
                }
                views::write_event(&mut part, line).map_err(internal)?;
            }
            let next = lines.first().filter(|_| is_full(&lines)).map(|last| last.seq);
            if next.is_none() {
                part.extend_from_slice(end);
            }
            Ok((part, next))
        }
    })
    .await
}

/// Some lines for a file. The connection is not kept while they are sent.
async fn batch(acting: &Acting<ReadLog>, filter: &Filter, cursor: Cursor) -> sqlx::Result<Vec<Line>> {
    let lines = store::lines(&mut *acting.db().await?, acting.into(), filter, cursor, BATCH).await?;
    acting.connection().give_back()?;
    Ok(lines)
}

/// Is there perhaps more than this batch?
fn is_full(lines: &[Line]) -> bool {
    i64::try_from(lines.len()) == Ok(BATCH)
}

fn internal(e: serde_json::Error) -> Problem {
    Problem::internal(e)
}

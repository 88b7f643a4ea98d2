use std::sync::Arc;

use actix_web::{HttpRequest, web::Data};

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

/// Lines to keep: the whole filter, in batches from one end of the log to the other.
async fn for_each_batch(
    acting: &Acting<ReadLog>,
    filter: &Filter,
    mut cursor: Cursor,
    mut take: impl FnMut(Vec<Line>) -> Result<(), Problem>,
) -> web::Result<()> {
    let mut db = acting.db().await?;
    loop {
        let lines = store::lines(&mut db, acting, filter, cursor, BATCH).await?;
        let is_full = i64::try_from(lines.len()) == Ok(BATCH);
        let next = match cursor {
            Cursor::NewerThan(_) => lines.first().map(|line| Cursor::NewerThan(line.seq)),
            _ => lines.last().map(|line| Cursor::OlderThan(line.seq)),
        };
        take(lines)?;
        match next.filter(|_| is_full) {
            Some(next) => cursor = next,
            None => return Ok(()),
        }
    }
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
    let mut sheet = views::sheet(lang);
    for_each_batch(&acting, &filter, Cursor::Newest, |lines| {
        for line in &lines {
            sheet.row(Row::new(lang, org, &registry, line).cells());
        }
        Ok(())
    })
    .await?;
    let name = format!("logg-{org}-{}.csv", services.clock.today());
    Ok(download(&name, "text/csv; charset=utf-8", sheet.finish()))
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
    let internal = |e: serde_json::Error| Problem::Internal(Arc::new(e.into()));
    let checked = store::checked(&mut *acting.db().await?, &acting).await?;
    let (now, is_whole) = (services.clock.now(), filter == Filter::default());
    let mut record = views::Record::new((org, &acting.unit().name), now, is_whole, checked);
    for_each_batch(&acting, &filter, Cursor::NewerThan(0), |lines| {
        lines.iter().rev().try_for_each(|line| record.add(line)).map_err(internal)
    })
    .await?;
    let name = format!("logg-{org}-{}.json", services.clock.today());
    Ok(download(&name, "application/json", record.finish().map_err(internal)?))
}

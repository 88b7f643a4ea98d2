use actix_web::web::{Data, Query};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

use super::super::{
    paths::Paths,
    store::{self, Filter, Kind, Order, Status},
    texts::Texts,
    views::ListView,
};
use crate::{
    access::{Acting, Reading, ViewDelegations},
    platform::Services,
    web::{self, Sheet, download, page},
};

/// Holders on a page.
const PAGE: i64 = 50;
/// Holders in a file.
const FILE: i64 = 10_000;

/// The query string of the list. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    #[serde(rename = "type")]
    kind: Kind,
    status: Status,
    etter: Option<String>,
    r#for: Option<String>,
    id: String,
    sorter: String,
}

impl Asked {
    fn filter(self, limit: i64) -> Filter {
        let order = Order::read(&self.sorter);
        // A cursor that is no time is none in the order by time.
        let readable = |at: &String| !order.is_by_change() || at.parse::<Timestamp>().is_ok();
        let before = self.r#for.filter(readable);
        let backwards = before.is_some();
        let cursor = before.or(self.etter.filter(readable)).map(|at| (at, self.id));
        let search = Some(self.q.trim().to_owned()).filter(|q| !q.is_empty());
        Filter { search, kind: self.kind, status: self.status, order, cursor, backwards, limit }
    }
}

fn today_and_now(services: &Services) -> (Date, Timestamp) {
    (services.clock.today(), services.clock.now())
}

/// *Andre med rettigheter til virksomheten*.
pub(super) async fn list(
    Reading { acting, mut db }: Reading<ViewDelegations>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let filter = asked.map(Query::into_inner).unwrap_or_default().filter(PAGE);
    let holders = store::page_of_holders(&mut db, &acting, &filter, today_and_now(&services)).await?;
    page(&ListView::new(&acting, &filter, holders))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(
    acting: Acting<ViewDelegations>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let filter =
        Filter { cursor: None, backwards: false, ..asked.map(Query::into_inner).unwrap_or_default().filter(FILE) };
    let mut db = services.db.acquire().await?;
    let holders = store::page_of_holders(&mut db, &acting, &filter, today_and_now(&services)).await?;
    let lang = acting.seat().lang;
    let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
    let mut table = Sheet::new([t.name(), t.number(), t.kind(), t.rights(), t.why(), t.valid_to(), t.changed()]);
    for row in holders.rows {
        let line = super::super::views::Line::new(lang, paths, row);
        let number = line.number.unwrap_or_default().replace('\u{a0}', "");
        let (rights, why) = (line.rights.join(", "), line.why.join(", "));
        table.row([line.name.as_str(), &number, line.kind, &rights, &why, &line.until, &line.changed]);
    }
    Ok(download(&format!("fullmakter-{}.csv", acting.org()), "text/csv; charset=utf-8", table.finish()))
}

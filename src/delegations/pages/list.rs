use std::rc::Rc;

use jiff::Timestamp;
use serde::Deserialize;

use super::super::{
    store::{self, Filter, Kind, Order, Status},
    texts::Texts,
    views::{Line, ListView, named_rights},
};
use crate::{
    access::{Acting, Proof, ViewDelegations},
    kernel::oslo,
    register::registered_names,
    usage::{self, List},
    web::{self, PAGE, PART, Sheet, UrlQuery, page, page_size, parts},
};

/// The query string of the list. Values that mean nothing are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    q: String,
    #[serde(rename = "type")]
    kind: Kind,
    status: Status,
    etter: Option<String>,
    r#for: Option<String>,
    id: String,
    sorter: String,
}

impl ListQuery {
    fn filter(self, limit: i64) -> Filter {
        let order = Order::read(&self.sorter);
        // A cursor that is no time is none in the order by time.
        let is_readable = |at: &String| !order.is_by_change() || at.parse::<Timestamp>().is_ok();
        let before = self.r#for.filter(is_readable);
        let backwards = before.is_some();
        let cursor = before.or(self.etter.filter(is_readable)).map(|at| (at, self.id));
        let search = Some(self.q.trim().to_owned()).filter(|q| !q.is_empty());
        Filter { search, kind: self.kind, status: self.status, order, cursor, backwards, limit }
    }
}

/// *Andre med rettigheter til virksomheten*.
pub(super) async fn list(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let filter = query.filter(page_size(acting.context(), PAGE));
    let mut db = acting.db().await?;
    let holders = store::page_of_holders(&mut db, &acting, &filter, (acting.today(), acting.now())).await?;
    page(&ListView::new(&acting, &filter, holders))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<ListQuery>) -> web::Result {
    let filter = query.filter(PART);
    let (lang, org, paths) = (acting.lang(), acting.org(), acting.paths());
    let (t, now) = (Texts(lang), (acting.today(), acting.now()));
    let file = usage::export(&acting, List::Delegations, None, format!("fullmakter-{org}.csv")).await?;
    let acting = Rc::new(acting);
    parts(file, "text/csv; charset=utf-8", None, move |cursor| {
        let (acting, is_first) = (Rc::clone(&acting), cursor.is_none());
        let filter = Filter { cursor, backwards: false, ..filter.clone() };
        async move {
            let mut db = acting.db().await?;
            let holders = store::page_of_holders(&mut db, &acting, &filter, now).await?;
            let organisations = holders.rows.iter().filter_map(|row| row.id.columns().0);
            let names = registered_names(&mut db, organisations).await?;
            drop(db);
            acting.connection().give_back()?;
            let headings = [
                t.name(),
                t.number(),
                t.kind(),
                t.number_of_apis(),
                t.number_at_rest(),
                t.other_rights(),
                t.why(),
                t.first_end(),
                t.changed(),
            ];
            let mut table = Sheet::part(is_first, headings);
            for row in holders.rows {
                let (number, _) = row.id.columns();
                let (apis, resting, ends_on) = (row.apis, row.resting, row.ends_on);
                let changed = row.changed_at.map(|at| oslo(at).date());
                let rights = named_rights(lang, &row).join(", ");
                let line = Line::new(lang, paths, row);
                let why = line.why.join(", ");
                table.row([
                    number.and_then(|number| names.get(&number)).unwrap_or(&line.name).into(),
                    number.into(),
                    line.kind.into(),
                    apis.into(),
                    resting.into(),
                    (&rights).into(),
                    (&why).into(),
                    ends_on.into(),
                    changed.into(),
                ]);
            }
            let next = holders.ends.filter(|_| holders.more).map(|(_, last)| Some(last));
            Ok((table.finish(), next))
        }
    })
    .await
}

use std::rc::Rc;

use serde::Deserialize;

use super::super::{
    model::Kind,
    store::{self, Filter, KEY_EXPIRY, NEWEST, Shown},
    texts::Texts,
    views::{Line, ListView, takes_certificates},
};
use crate::{
    access::{Acting, Proof, ViewClients},
    kernel::{ClientId, oslo},
    usage::{self, List},
    web::{self, InEnvironment, PAGE, PART, Sheet, UrlQuery, page, parts, paths_in},
};

/// The query string of the list. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    q: String,
    vis: Shown,
    /// The type, as the wire names it; anything else: all.
    #[serde(rename = "type")]
    kind: String,
    sorter: String,
    etter: Option<String>,
    id: Option<ClientId>,
}

impl ListQuery {
    fn filter(self, limit: i64) -> Filter {
        Filter {
            search: Some(self.q.trim().to_owned()).filter(|q| !q.is_empty()),
            shown: self.vis,
            kind: Kind::ALL.into_iter().find(|kind| kind.wire() == self.kind),
            order: [NEWEST, KEY_EXPIRY].into_iter().find(|order| *order == self.sorter).unwrap_or_default(),
            cursor: self.etter.zip(self.id),
            limit,
        }
    }
}

/// *Klienter*.
pub(super) async fn list(
    acting: Acting<ViewClients>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<ListQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filter = query.filter(PAGE);
    let found = store::page_of_clients(&mut *acting.db().await?, &acting, paths.environment, &filter).await?;
    let counts = store::counts(&mut *acting.db().await?, &acting, paths.environment).await?;
    page(&ListView::new(&acting, paths, &filter, (found, counts)))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(
    acting: Acting<ViewClients>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<ListQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filter = query.filter(PART);
    let name = format!("klienter-{}-{}.csv", acting.org(), paths.environment.slug());
    let file = usage::export(&acting, List::Clients, None, name).await?;
    let (acting, t) = (Rc::new(acting), Texts(paths.lang));
    parts(file, "text/csv; charset=utf-8", None, move |cursor| {
        let (acting, is_first) = (Rc::clone(&acting), cursor.is_none());
        let filter = Filter { cursor, ..filter.clone() };
        async move {
            let found = store::page_of_clients(&mut *acting.db().await?, &acting, paths.environment, &filter).await?;
            acting.connection().give_back()?;
            let next = found.rows.last().filter(|_| found.more).map(|last| Some((last.place.clone(), last.id)));
            let headings = [
                t.client(),
                t.client_id(),
                t.description(),
                t.used_as(),
                t.kind(),
                t.status(),
                t.scopes(),
                t.without_token(),
                t.keys(),
                t.key_expires(),
                t.last_used(),
                t.created(),
            ];
            let mut table = Sheet::part(is_first, headings);
            for row in found.rows {
                let (id, description) = (row.id.to_string(), row.description.clone());
                let counts = (row.scopes, row.missing, row.keys);
                let day = |at: jiff_sqlx::Timestamp| oslo(at.to_jiff()).date();
                let (expires, used, created) = (row.expires_at.map(day), row.last_used.map(day), day(row.created_at));
                let line = Line::new(paths, row, (acting.now(), takes_certificates(&acting, paths.environment)));
                table.row([
                    line.name.as_str().into(),
                    id.as_str().into(),
                    description.as_str().into(),
                    line.used_as.into(),
                    line.kind.into(),
                    line.status.into(),
                    counts.0.into(),
                    counts.1.into(),
                    counts.2.into(),
                    expires.into(),
                    used.into(),
                    created.into(),
                ]);
            }
            Ok((table.finish(), next))
        }
    })
    .await
}

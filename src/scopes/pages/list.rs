use std::rc::Rc;

use serde::Deserialize;

use super::super::{
    model::look,
    store::{self, DESCENDING, Filter, NEWEST, Visibility},
    texts::Texts,
    views::ListView,
};
use crate::{
    access::{Acting, Proof, ViewScopes},
    in_use::Status,
    kernel::{ScopeId, oslo},
    usage::{self, List},
    web::{self, InEnvironment, PAGE, PART, Problem, Sheet, UrlQuery, page, page_size, parts, paths_in, see_other},
};

/// The query string of the list. What it does not understand it leaves aside.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    q: String,
    status: Status,
    synlighet: Visibility,
    sorter: String,
    etter: Option<String>,
    id: Option<ScopeId>,
    /// A scope by its name: names cannot stand in a path.
    scope: String,
}

impl ListQuery {
    fn filter(self, limit: i64) -> Filter {
        let order = match self.sorter.as_str() {
            DESCENDING => DESCENDING,
            NEWEST => NEWEST,
            _ => "",
        };
        // A cursor that is no time would break the order by time.
        let readable = |at: &String| order != NEWEST || at.parse::<jiff::Timestamp>().is_ok();
        Filter {
            search: Some(self.q.trim().to_owned()).filter(|q| !q.is_empty()),
            status: self.status,
            visibility: self.synlighet,
            order,
            cursor: self.etter.filter(readable).zip(self.id),
            limit,
        }
    }
}

/// *Mine API*.
pub(super) async fn list(
    acting: Acting<ViewScopes>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<ListQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let mut db = acting.db().await?;
    if !query.scope.is_empty() {
        let twin = store::twin(&mut db, acting.org(), paths.environment, &query.scope).await?;
        let own = twin.filter(|twin| twin.own && look(&query.scope) == look(&twin.name)).ok_or(Problem::NotFound)?;
        return Ok(see_other(&paths.scope(&own.id)));
    }
    let filter = query.filter(page_size(acting.context(), PAGE));
    let scopes = store::page_of_scopes(&mut db, &acting, paths.environment, &filter).await?;
    page(&ListView::new(&acting, paths.environment, &filter, scopes))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(
    acting: Acting<ViewScopes>,
    path: InEnvironment,
    UrlQuery(query): UrlQuery<ListQuery>,
) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let filter = query.filter(PART);
    let t = Texts(paths.lang);
    let name = format!("scopes-{}-{}.csv", acting.org(), paths.environment.slug());
    let file = usage::export(&acting, List::Scopes, None, name).await?;
    let acting = Rc::new(acting);
    parts(file, "text/csv; charset=utf-8", None, move |cursor| {
        let (acting, is_first) = (Rc::clone(&acting), cursor.is_none());
        let filter = Filter { cursor, ..filter.clone() };
        async move {
            let environment = paths.environment;
            let scopes = store::page_of_scopes(&mut *acting.db().await?, &acting, environment, &filter).await?;
            acting.connection().give_back()?;
            let next = scopes.rows.last().filter(|_| scopes.more).map(|last| Some(filter.place(last)));
            let headings = [
                t.scope(),
                t.description(),
                t.status(),
                t.visibility(),
                t.who_may(),
                t.number_of_organisations(),
                t.delegation(),
                t.changed(),
            ];
            let mut table = Sheet::part(is_first, headings);
            for row in scopes.rows {
                let changed = oslo(row.changed_at).date();
                let accesses = (!row.open).then_some(row.accesses);
                let who = if row.open { t.who_all() } else { t.who_chosen() };
                let line = super::super::views::Line::new(paths.lang, paths, row);
                let status = if line.active { t.active_tag() } else { t.inactive_tag() };
                table.row([
                    (&line.name).into(),
                    (&line.description).into(),
                    status.into(),
                    line.visibility.into(),
                    who.into(),
                    accesses.into(),
                    line.delegable.into(),
                    changed.into(),
                ]);
            }
            Ok((table.finish(), next))
        }
    })
    .await
}

use std::{collections::HashMap, rc::Rc};

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::super::{
    model::{Held, Part},
    paths::Paths,
    store::{self, Slice},
    texts::Texts,
    views::HeldView,
};
use crate::{
    access::{Acting, Proof, ViewAccesses},
    asking::tag,
    kernel::{AccessRequestId, Environment, OrgNumber, Party, ScopeId, oslo},
    register,
    usage::{self, List},
    web::{self, PAGE, PART, Sheet, UrlQuery, cut, page, page_size, parts},
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
        Paths { lang: acting.lang(), org: acting.org(), environment }
    }

    /// What it asks for.
    async fn read(&self, acting: &Acting<ViewAccesses>, limit: i64) -> sqlx::Result<Held> {
        let (mut db, search) = (acting.db().await?, self.q.trim().to_owned());
        let environment = self.paths(acting).environment;
        if self.vis == Part::Asked {
            let after = self.id.map(AccessRequestId::from);
            let requests = store::sent_by(&mut db, acting, environment, &search, after, limit).await?;
            return Ok(Held::Requests(requests));
        }
        let slice = Slice { search, after: self.etter.clone().zip(self.id.map(ScopeId::from)), limit };
        let is_open = self.vis == Part::Open;
        Ok(Held::Accesses(store::held(&mut db, acting, environment, is_open, &slice).await?))
    }
}

/// *Tilganger vi har*.
pub(super) async fn list(acting: Acting<ViewAccesses>, UrlQuery(query): UrlQuery<HeldQuery>) -> web::Result {
    let held = query.read(&acting, page_size(acting.context(), PAGE)).await?;
    let (which, is_first) = ((query.vis, query.q.trim().to_owned()), query.etter.is_none() || query.id.is_none());
    page(&HeldView::new(&acting, query.paths(&acting), which, held, is_first))
}

/// The same as a file: everything the filter lets through.
pub(super) async fn csv(acting: Acting<ViewAccesses>, UrlQuery(query): UrlQuery<HeldQuery>) -> web::Result {
    let query = HeldQuery { etter: None, id: None, ..query };
    let (paths, now) = (query.paths(&acting), acting.now());
    let name = format!("tilganger-{}-{}.csv", acting.org(), paths.environment.slug());
    let file = usage::export(&acting, List::Accesses, None, name).await?;
    let acting = Rc::new(acting);
    parts(file, "text/csv; charset=utf-8", query, move |query| {
        let acting = Rc::clone(&acting);
        async move {
            let mut held = query.read(&acting, PART).await?;
            let names = register::registered_names(&mut *acting.db().await?, held.providers()).await?;
            acting.connection().give_back()?;
            let next = match &mut held {
                Held::Requests(requests) => cut(requests, PART).map(|last| (None, last.id().into())),
                Held::Accesses(accesses) => {
                    cut(accesses, PART).map(|last| (Some(last.name.clone()), last.scope.into()))
                }
            };
            let table = sheet(paths, query.id.is_none(), (held, &names), now);
            Ok((table.finish(), next.map(|(etter, id)| HeldQuery { etter, id: Some(id), ..query })))
        }
    })
    .await
}

/// A part of the file, in which organisations have the names of the register.
fn sheet(paths: Paths, is_first: bool, (held, names): (Held, &HashMap<OrgNumber, String>), now: Timestamp) -> Sheet {
    let t = Texts(paths.lang);
    let registered = |party: &Party| names.get(&party.number).unwrap_or(&party.name).clone();
    match held {
        Held::Requests(requests) => {
            let mut table = Sheet::part(is_first, [t.scope(), t.provider(), t.number(), t.sent(), t.status()]);
            for request in &requests {
                let (scope, sent) = (&request.about.scope, oslo(request.life.sent.0).date());
                let (status, _) = tag(paths.lang, request.life.state(now));
                let (name, number) = (registered(&scope.provider), scope.provider.number);
                table.row([(&scope.name).into(), (&name).into(), number.into(), sent.into(), status.into()]);
            }
            table
        }
        Held::Accesses(accesses) => {
            let headings =
                [t.scope(), t.description(), t.provider(), t.number(), t.since(), t.until(), t.goes(), t.suppliers()];
            let mut table = Sheet::part(is_first, headings);
            for access in accesses {
                let suppliers: Vec<&str> = access.suppliers.iter().map(|party| party.name.as_str()).collect();
                let provider = registered(&access.provider);
                let (description, suppliers) =
                    (access.description.in_lang(paths.lang).to_owned(), suppliers.join(", "));
                table.row([
                    (&access.name).into(),
                    (&description).into(),
                    (&provider).into(),
                    access.provider.number.into(),
                    access.given_at.map(|at| oslo(at).date()).into(),
                    access.ends_on.into(),
                    access.goes_on.into(),
                    (&suppliers).into(),
                ]);
            }
            table
        }
    }
}

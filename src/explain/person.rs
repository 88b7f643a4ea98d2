//! Why may she do this here, or not? The page about a person of an organisation and a right.

use askama::Template;
use serde::Deserialize;

use super::{
    command::read_question,
    model::{Explanation, rights},
    texts::PersonTexts,
};
use crate::{
    access::{Acting, Mandate, ViewDelegations},
    entitlements,
    kernel::PersonId,
    sitemap::{OrgPaths, Section},
    web::{self, Crumb, Layout, Problem, UrlQuery, page},
};

/// Who, and what.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonQuery {
    person: String,
    rett: String,
}

/// `/nb/{org}/fullmakter/hvorfor`: whoever sees what a person holds sees why that is enough, or not.
pub(super) async fn person(acting: Acting<ViewDelegations>, UrlQuery(query): UrlQuery<PersonQuery>) -> web::Result {
    let person: PersonId = query.person.parse().map_err(|_| Problem::NotFound)?;
    let (mut db, lang) = (acting.db().await?, acting.lang());
    let mandate = Mandate::read(&mut db, person, acting.org(), acting.now()).await?;
    // Somebody who has nothing here is nobody here.
    let mandate = mandate.filter(|mandate| !mandate.bases.is_empty()).ok_or(Problem::NotFound)?;
    let about = entitlements::about(&mut db, person, acting.org(), acting.today()).await?.ok_or(Problem::NotFound)?;
    let told = if query.rett.is_empty() {
        None
    } else {
        let question = read_question(&mut db, &query.rett).await.map_err(|_| Problem::NotFound)?;
        Some(Explanation::of(lang, &about, &mandate, &question))
    };
    page(&PersonView::new(&acting, (person, &about.name), query.rett, told))
}

#[derive(Debug, Template)]
#[template(path = "explain/person.html")]
struct PersonView {
    layout: Layout,
    t: PersonTexts,
    action: String,
    person: PersonId,
    chosen: String,
    rights: Vec<(&'static str, String)>,
    told: Option<Explanation>,
    packages: String,
}

impl PersonView {
    fn new(
        acting: &Acting<ViewDelegations>,
        (person, name): (PersonId, &str),
        chosen: String,
        told: Option<Explanation>,
    ) -> Self {
        let (t, paths) = (PersonTexts(acting.lang()), OrgPaths { lang: acting.lang(), org: acting.org() });
        let layout = Layout::acting(acting, Section::Delegations, t.heading(name));
        Self {
            layout: layout.under([Crumb::new(name, paths.person(person))]),
            t,
            action: paths.why_persons(),
            person,
            chosen,
            rights: rights(acting.lang()),
            told,
            packages: paths.packages(),
        }
    }
}

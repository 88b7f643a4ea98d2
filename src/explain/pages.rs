//! Handlers: gate, parse, act, answer.

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    answer::Answer,
    paste, paths,
    question::Fields,
    texts::RefusedTexts,
    views::{CodesView, WhyView},
};
use crate::{
    access::{Acting, ExplainTokens, Mandate, Public, SignedIn},
    entitlements,
    platform::limits::LOOK_UP,
    sitemap::Paths,
    web::{self, FormErrors, InEnvironment, Posted, Routes, UrlQuery, page, page_with, paths_in, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::PUBLIC, codes)
        .get(paths::FULL, full)
        .get(paths::OF_ORGANISATION, why)
        .post(paths::OF_ORGANISATION, pasted);
}

/// Which refusal it is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CodeQuery {
    kode: String,
    id: String,
}

impl CodeQuery {
    /// The correlation id, if it can be one.
    fn id(&self) -> &str {
        let is_id = self.id.len() == 32 && self.id.bytes().all(|b| b.is_ascii_hexdigit());
        if is_id { &self.id } else { "" }
    }
}

/// `/nb/hvorfor`: what the codes mean. Nothing on it is about anyone, whatever the address says.
async fn codes(visitor: Public, UrlQuery(query): UrlQuery<CodeQuery>) -> web::Result {
    page(&CodesView::new(&visitor, &query.kode, query.id()))
}

/// Leads whoever an attempt concerns to the page of their organisation that answers about it, and everybody else to the choice of one.
async fn full(who: SignedIn, UrlQuery(query): UrlQuery<CodeQuery>) -> web::Result {
    let lang = who.lang();
    let mut db = who.db().await?;
    if let Some(attempt) = entitlements::attempt(&mut db, query.id()).await? {
        let mandate = Mandate::read(&mut db, who.person(), attempt.org, who.now()).await?;
        if mandate.is_some_and(|mandate| mandate.has::<ExplainTokens>()) {
            let of = Paths { lang, org: attempt.org, environment: attempt.environment };
            return Ok(see_other(&of.why(&Fields { id: query.id().to_owned(), ..Fields::default() }.query())));
        }
    }
    Ok(see_other(&paths::choose(lang, &query.kode.chars().take(20).collect::<String>(), query.id())))
}

/// `/nb/{org}/prod/hvorfor`: the forms, and the answer to what they ask.
async fn why(acting: Acting<ExplainTokens>, path: InEnvironment, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let mut db = acting.db().await?;
    let mut view = WhyView::new(&acting, paths, fields.clone());
    if !fields.id.is_empty() && fields.klient.is_empty() {
        match entitlements::attempt(&mut db, &fields.id).await? {
            Some(attempt) if attempt.org == acting.org() => {
                let there = paths.within(attempt.environment);
                return Ok(see_other(&there.why(&Fields::of_attempt(attempt).query())));
            }
            // What came along answers without it.
            _ if fields.asks() => {}
            _ => view = view.without_attempt(),
        }
    }
    if !fields.asks() {
        return page(&view);
    }
    let question = match fields.read(acting.lang(), Some(acting.org())) {
        Ok(question) => question,
        Err(errors) => return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with_errors(errors)),
    };
    // The answer tells the names of others.
    let names_others = [question.named.0, question.named.1].into_iter().flatten().any(|org| org != acting.org());
    if names_others {
        acting.count_on(&mut db, LOOK_UP).await?;
    }
    let about = (paths.environment, Some(acting.org()));
    let answer = Answer::to(&mut db, acting.services(), about, question).await?;
    page(&view.with_answer(&acting, &answer))
}

/// A pasted text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PasteForm {
    tekst: String,
}

/// Picks out what is asked and leads to the answer. The text itself is kept nowhere, and not shown again: it may hold an assertion.
async fn pasted(acting: Acting<ExplainTokens>, path: InEnvironment, form: Posted<PasteForm>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let PasteForm { tekst } = form.read_unkeyed(acting.login())?;
    let t = RefusedTexts(acting.lang());
    let fields = if tekst.len() > paste::LONGEST { Fields::default() } else { paste::pick(&tekst) };
    if !fields.is_empty() {
        return Ok(see_other(&paths.why(&fields.query())));
    }
    let mut errors = FormErrors::default();
    errors.add("tekst", if tekst.trim().is_empty() { t.paste_empty() } else { t.paste_nothing() });
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &WhyView::new(&acting, paths, Fields::default()).with_errors(errors))
}

//! Handlers: gate, parse, act, answer.

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    answer::Answer,
    paste, paths,
    person::person,
    question::Fields,
    texts::PageTexts,
    views::{CodesView, WhyView},
};
use crate::{
    access::{Acting, ExplainTokens, Mandate, Public, SignedIn},
    entitlements,
    kernel::holds_private_key,
    platform::limits::LOOK_UP,
    sitemap::Paths,
    web::{self, FormErrors, InEnvironment, Posted, Routes, UrlQuery, page, page_with, paths_in, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::OF_ERROR, choose_language)
        .get(paths::PUBLIC, codes)
        .get(paths::FULL, full)
        .get(paths::OF_PERSON, person)
        .get(paths::OF_ORGANISATION, why)
        .post(paths::OF_ORGANISATION, pasted);
}

/// `/hvorfor`: where machines lead. In the language of whoever opens it.
async fn choose_language(visitor: Public, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let Fields { kode, id, .. } = fields;
    let only = Fields { kode, id, ..Fields::default() };
    Ok(see_other(&paths::codes(visitor.context().lang, &only.query())))
}

/// `/nb/hvorfor`: what the codes mean. Nothing on it is about anyone, whatever the address says.
async fn codes(visitor: Public, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    page(&CodesView::new(&visitor, &fields.kode, fields.attempt().unwrap_or_default()))
}

/// Leads whomever it concerns to the page of their organisation that answers about it, and everybody else to the choice of one.
async fn full(who: SignedIn, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let (lang, fields) = (who.lang(), fields.without_persons());
    let mut db = who.db().await?;
    if let Some(id) = fields.attempt()
        && let Some(attempt) = entitlements::attempt(&mut db, id).await?
    {
        let mandate = Mandate::read(&mut db, who.person(), attempt.org, who.now()).await?;
        if mandate.is_some_and(|mandate| mandate.has::<ExplainTokens>()) {
            let of = Paths { lang, org: attempt.org, environment: attempt.environment };
            return Ok(see_other(&of.why(&Fields { id: id.to_owned(), ..Fields::default() }.query())));
        }
    }
    let (environment, fields) = (fields.environment(), Fields { miljo: String::new(), ..fields });
    if let Ok(question) = fields.read(lang, None, who.now())
        && fields.asks()
    {
        for org in Answer::concerned(&mut db, who.services(), environment, question).await? {
            let mandate = Mandate::read(&mut db, who.person(), org, who.now()).await?;
            if mandate.is_some_and(|mandate| mandate.has::<ExplainTokens>()) {
                return Ok(see_other(&Paths { lang, org, environment }.why(&fields.query())));
            }
        }
    }
    Ok(see_other(&paths::choose(lang, environment, &fields.query())))
}

/// `/nb/{org}/prod/hvorfor`: the forms, and the answer to what they ask.
async fn why(acting: Acting<ExplainTokens>, path: InEnvironment, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let mut db = acting.db().await?;
    // An attempt is written a moment after its answer.
    let mut is_unwritten = false;
    if !fields.id.is_empty() && fields.klient.is_empty() {
        match entitlements::attempt(&mut db, &fields.id).await? {
            Some(attempt) if attempt.org == acting.org() => {
                let there = paths.within(attempt.environment);
                return Ok(see_other(&there.why(&Fields::of_attempt(attempt).query())));
            }
            // What came along answers without it.
            _ if fields.asks() => is_unwritten = fields.may_be_of(acting.org()),
            _ => return page(&WhyView::new(&acting, paths, fields).without_attempt(&acting)),
        }
    }
    let view = WhyView::new(&acting, paths, fields.clone()).unwritten(is_unwritten);
    // A form that was sent empty is told what it lacks.
    if !fields.asks() && (fields.forklar.is_empty() || fields.said().is_some()) {
        return page(&view.with_code(&acting));
    }
    let question = match fields.read(acting.lang(), Some(acting.org()), acting.now()) {
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
    let t = PageTexts(acting.lang());
    let mut errors = FormErrors::default();
    if holds_private_key(&tekst) {
        errors.add("tekst", t.paste_private());
    } else if tekst.trim().is_empty() {
        errors.add("tekst", t.paste_empty());
    } else {
        let fields = if tekst.len() > paste::LONGEST { Fields::default() } else { paste::pick(&tekst) };
        if !fields.is_empty() {
            return Ok(see_other(&paths.why(&fields.query())));
        }
        errors.add("tekst", t.paste_nothing());
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &WhyView::new(&acting, paths, Fields::default()).with_errors(errors))
}

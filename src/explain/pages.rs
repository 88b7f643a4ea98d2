//! Handlers: gate, parse, act, answer.

use actix_web::http::StatusCode;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    answer::Answer,
    paste, paths,
    person::person,
    question::Fields,
    texts::PageTexts,
    views::{CodesView, SupportView, WhyView},
};
use crate::{
    access::{Acting, ExplainTokens, Mandate, Proof, Public, Refusal, SignedIn, Staff},
    entitlements,
    kernel::{Environment, OrgNumber, holds_private_key},
    platform::limits::LOOK_UP,
    sitemap::Paths,
    usage::{self, Outcome, SupportLookUp},
    web::{self, FormErrors, InEnvironment, Posted, Routes, UrlQuery, page, page_with, paths_in, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::OF_ERROR, choose_language)
        .get(paths::OF_ANSWER, choose_language_of_answer)
        .get(paths::PUBLIC, codes)
        .get(paths::FULL, full)
        .get(paths::OF_SUPPORT, support)
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

/// `/hvorfor/svar`: where a link leads that was shared. The same.
async fn choose_language_of_answer(visitor: Public, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    Ok(see_other(&paths::full(visitor.context().lang, &fields.without_persons().query())))
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
        let parties = Answer::concerned_by(&mut db, who.services(), &attempt, who.now()).await?;
        if let Some(org) = first_of_theirs(&mut db, &who, parties).await? {
            let of = Paths { lang, org, environment: attempt.environment };
            let only = Fields { id: id.to_owned(), kode: fields.kode.clone(), ..Fields::default() };
            return Ok(see_other(&of.why(&only.query())));
        }
    }
    let (environment, asked) = (fields.environment(), Fields { miljo: String::new(), ..fields.clone() });
    if let Ok(question) = asked.read(lang, None, who.now())
        && asked.asks()
    {
        let parties = Answer::concerned(&mut db, who.services(), environment, question).await?;
        if let Some(org) = first_of_theirs(&mut db, &who, parties).await? {
            return Ok(see_other(&Paths { lang, org, environment }.why(&asked.query())));
        }
    }
    if entitlements::is_staff(&mut db, who.person()).await? {
        return Ok(see_other(&paths::support(lang, &fields.query())));
    }
    Ok(see_other(&paths::choose(lang, environment, &asked.query())))
}

/// `/nb/brukerstotte/hvorfor`: the answer as those see it whom it concerns, and that support saw it stands in a log of theirs.
async fn support(staff: Staff, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let fields = fields.without_persons();
    let mut db = staff.db().await?;
    let attempt = match fields.attempt() {
        Some(id) => entitlements::attempt(&mut db, id).await?,
        None => None,
    };
    let is_named = !fields.id.is_empty() || !fields.kode.is_empty();
    let (environment, asked) = match attempt {
        Some(attempt) => (attempt.environment, Fields::of_attempt(attempt)),
        None => (fields.environment(), fields),
    };
    let visitor = staff.visitor();
    let is_asked = !asked.forklar.is_empty();
    let view = SupportView::new(&staff, asked.clone(), environment);
    let question = match asked.read(visitor.lang(), None, visitor.now()) {
        Ok(question) => question,
        Err(errors) if is_asked => return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with_errors(errors)),
        // Only a code, or an attempt that is not remembered any more.
        Err(_) => return page(&view.forgotten(is_named)),
    };
    if is_asked && question.client.is_none() && question.consumer.is_none() {
        let mut errors = FormErrors::default();
        errors.number(visitor.lang(), ("konsument", ""));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.with_errors(errors));
    }
    // Of a consumer alone there is nothing to answer: the form has it, and waits for the rest.
    if question.client.is_none() && (question.consumer.is_none() || question.scopes.is_empty()) {
        return page(&view.forgotten(is_named));
    }
    staff.services().count(&mut db, LOOK_UP, staff.person(), None).await.map_err(Refusal::from)?;
    let found = Answer::to(&mut db, staff.services(), (environment, None), question).await?;
    usage::support_looked_up(&mut db, &staff, &found.parties(), SupportLookUp::of(Outcome::Explained)).await?;
    page(&view.with_answer(&staff, &found))
}

/// The first of these that they may ask for.
async fn first_of_theirs(
    db: &mut PgConnection,
    who: &SignedIn,
    parties: Vec<OrgNumber>,
) -> sqlx::Result<Option<OrgNumber>> {
    for org in parties {
        let mandate = Mandate::read(db, who.person(), org, who.now()).await?;
        if mandate.is_some_and(|mandate| mandate.has::<ExplainTokens>()) {
            return Ok(Some(org));
        }
    }
    Ok(None)
}

/// `/nb/{org}/prod/hvorfor`: the forms, and the answer to what they ask.
async fn why(acting: Acting<ExplainTokens>, path: InEnvironment, UrlQuery(fields): UrlQuery<Fields>) -> web::Result {
    let paths = paths_in(&acting, &path.2)?;
    let mut db = acting.db().await?;
    // An attempt is written a moment after its answer.
    let mut is_unwritten = false;
    if !fields.id.is_empty() && fields.klient.is_empty() {
        match attempt_of(&mut db, &acting, &fields.id).await? {
            Some((environment, of_attempt)) => {
                return Ok(see_other(&paths.within(environment).why(&of_attempt.query())));
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
    let mut answer = Answer::to(&mut db, acting.services(), about, question).await?;
    if !acting.reaches_production() {
        answer.elsewhere = None;
    }
    page(&view.with_answer(&acting, &answer))
}

/// What an attempt asked for, and where: all of it for the owner of the client, and for those whom it concerns what they may know.
async fn attempt_of(
    db: &mut PgConnection,
    acting: &Acting<ExplainTokens>,
    id: &str,
) -> sqlx::Result<Option<(Environment, Fields)>> {
    let Some(attempt) = entitlements::attempt(db, id).await? else { return Ok(None) };
    let environment = attempt.environment;
    if environment == Environment::Prod && !acting.reaches_production() {
        return Ok(None);
    }
    if attempt.org == acting.org() {
        return Ok(Some((environment, Fields::of_attempt(attempt))));
    }
    let parties = Answer::concerned_by(db, acting.services(), &attempt, acting.now()).await?;
    if !parties.contains(&acting.org()) {
        return Ok(None);
    }
    let mut fields = Fields::of_attempt_of_others(attempt);
    if let Ok(question) = fields.read(acting.lang(), Some(acting.org()), acting.now()) {
        let reader = (environment, acting.org());
        fields.scope = Answer::scopes_known_to(db, acting.services(), reader, question).await?.join(" ");
    }
    Ok(Some((environment, fields)))
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

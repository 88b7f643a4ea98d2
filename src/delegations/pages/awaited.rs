use actix_web::{http::StatusCode, web::Path};
use serde::Deserialize;

use super::super::{
    actions::{self, AnswerError, Answered},
    model::Awaited,
    paths,
    store::{self, Question},
    views::IsItYou,
};
use crate::{
    access::SignedIn,
    entitlements,
    kernel::PersonId,
    login::ReturnTo,
    packages,
    web::{self, Posted, Problem, UrlQuery, page_with, read_id, see_other},
};

/// The query string: the question before this one, and where to go when none is left.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WayOn {
    etter: Option<PersonId>,
    retur: String,
}

/// To the first thing that waits for the person, or on to the page they wanted.
pub(super) async fn next(who: SignedIn, UrlQuery(way): UrlQuery<WayOn>) -> web::Result {
    let lang = who.lang();
    let next = entitlements::next_awaited(&mut *who.db().await?, who.person(), way.etter, who.today()).await?;
    let back = ReturnTo::parse(&way.retur, lang);
    Ok(see_other(&match next {
        Some(id) => paths::is_it_you(lang, id, back.as_str()),
        None => back.to_string(),
    }))
}

async fn find(who: &SignedIn, id: PersonId) -> Result<Question, Problem> {
    let found = store::question(&mut *who.db().await?, who.person(), id, who.today()).await?;
    found.ok_or(Problem::NotFound)
}

async fn draw(who: &SignedIn, question: &Question, back: &ReturnTo, fault: Option<Fault>) -> web::Result {
    let things: Vec<packages::What> = question.rows.iter().map(|row| row.what.clone()).collect();
    let offers = packages::offers(&mut *who.db().await?, &things).await?;
    let status = if fault.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let names = offers.iter().map(|offer| offer.named().name).collect();
    page_with(status, &IsItYou::new(who, question, names, back.as_str(), fault))
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has been answered, or there is nothing left.
    TooLate,
    /// They added themselves, or proposed it.
    Own,
    /// Whoever gave it may not give it now.
    NotGivable,
    /// It takes two persons by now, and one gave it.
    TakesTwo,
    /// It is not what they were shown.
    Stale,
}

/// *Er det deg?* Once it is answered, what came of it.
pub(super) async fn ask(who: SignedIn, path: Path<(String, String)>, UrlQuery(way): UrlQuery<WayOn>) -> web::Result {
    let question = find(&who, read_id(&path.1)?).await?;
    draw(&who, &question, &ReturnTo::parse(&way.retur, who.lang()), None).await
}

/// Yes or no.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerForm {
    svar: String,
    /// Which rows the page showed.
    #[serde(default)]
    vist: String,
    #[serde(default)]
    retur: String,
}

/// Takes the answer.
pub(super) async fn answer(who: SignedIn, path: Path<(String, String)>, form: Posted<AnswerForm>) -> web::Result {
    let filled = form.read(who.login())?;
    let is_them = match filled.input.svar.as_str() {
        "ja" => true,
        "nei" => false,
        _ => return Err(Problem::Malformed),
    };
    let question = find(&who, read_id(&path.1)?).await?;
    let back = ReturnTo::parse(&filled.input.retur, who.lang());
    let here = paths::is_it_you(who.lang(), question.id, back.as_str());
    let answered = Answered { is_them, seen: &filled.input.vist };
    let fault = match actions::answer(&who, filled.key(), &question, answered).await {
        Ok(_) => return Ok(see_other(&here)),
        Err(AnswerError::TooLate) => Fault::TooLate,
        Err(AnswerError::Own) => Fault::Own,
        Err(AnswerError::NotGivable) => Fault::NotGivable,
        Err(AnswerError::TakesTwo) => Fault::TakesTwo,
        Err(AnswerError::Stale) => Fault::Stale,
        Err(AnswerError::NotTheirs) => return Err(Problem::NotFound),
        Err(AnswerError::Failed(e)) => return Err(e.into()),
    };
    let question = find(&who, question.id).await?;
    // The same answer from another tab.
    let is_same = match question.state {
        Awaited::Confirmed(by) => is_them && by == who.person(),
        Awaited::Declined => !is_them,
        Awaited::Waits | Awaited::Forgotten => false,
    };
    if is_same { Ok(see_other(&here)) } else { draw(&who, &question, &back, Some(fault)).await }
}

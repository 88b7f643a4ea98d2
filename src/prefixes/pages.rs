//! Handlers: gate, parse, act, answer.

use actix_web::{
    http::StatusCode,
    web::{Data, Query},
};
use serde::Deserialize;

use super::{
    actions::{self, Answering, Leave, Ordering},
    model::{CONTACT_LENGTH, TEXT_LENGTH, check_prefix},
    paths::{self, Paths},
    store,
    texts::Texts,
    views::{AssignForm, CheckPiece, DecisionForm, OrderForm, PrefixView, QueueView, standing},
};
use crate::{
    access::{Acting, ManageScopes, Right, Staff, ViewScopes},
    kernel::{Lang, OrgNumber, OrgNumberError},
    platform::Services,
    web::{self, Filled, FormErrors, Posted, Problem, Routes, page, page_with, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::PREFIXES, page_of_prefixes)
        .post(paths::PREFIXES, order)
        .get(paths::CHECK, check)
        .get(paths::QUEUE, queue)
        .post(paths::QUEUE, answer)
        .post(paths::ASSIGN, assign);
}

fn leave<T>(filled: &Filled<T>) -> Leave {
    Leave { key: filled.key, hash: filled.hash }
}

fn here<R: Right>(acting: &Acting<R>) -> Paths {
    Paths { lang: acting.seat().lang, org: acting.org() }
}

async fn draw(
    acting: &Acting<ViewScopes>,
    services: &Services,
    form: (OrderForm, FormErrors),
    answer: Option<String>,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let found = store::prefixes_page(&mut db, acting).await?;
    let status = if form.1.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &PrefixView::new(acting, here(acting), found, form, answer))
}

/// *Prefikser*, and the form to order one.
async fn page_of_prefixes(acting: Acting<ViewScopes>, services: Data<Services>) -> web::Result {
    draw(&acting, &services, (OrderForm::default(), FormErrors::default()), None).await
}

/// A prefix that somebody would like.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CheckQuery {
    onsket: String,
}

/// Is it to be had? A sentence either way.
async fn judge(
    acting: &Acting<ManageScopes>,
    services: &Services,
    typed: &str,
) -> Result<Result<String, String>, Problem> {
    let prefix = typed.trim().to_lowercase();
    let found = match check_prefix(&prefix, acting.org()) {
        Err(fault) => Err(fault),
        Ok(()) => Ok(store::stands(&mut *services.db.acquire().await?, acting.org(), &prefix).await?),
    };
    Ok(standing(acting.seat().lang, &prefix, found))
}

/// The piece of the page a script asks for while a prefix is typed.
async fn check(acting: Acting<ManageScopes>, wanted: Query<CheckQuery>, services: Data<Services>) -> web::Result {
    services.limits.look_up(acting.person())?;
    page(&CheckPiece::new(judge(&acting, &services, &wanted.onsket).await?))
}

/// Orders it, or only looks whether it can be had.
async fn order(acting: Acting<ManageScopes>, form: Posted<OrderForm>, services: Data<Services>) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, form) = (acting.seat().lang, &filled.input);
    let t = Texts(lang);
    let reader = acting.narrow::<ViewScopes>()?;
    let mut errors = FormErrors::default();
    let answer = match judge(&acting, &services, &form.onsket).await? {
        Ok(sentence) => Some(sentence),
        Err(sentence) => {
            errors.add("onsket", sentence);
            None
        }
    };
    if form.handling == "sjekk" {
        return draw(&reader, &services, (filled.input, errors), answer).await;
    }
    let (purpose, contact) = (form.formal.trim(), form.kontakt.trim());
    match purpose.chars().count() {
        0 => errors.add("formal", t.purpose_empty()),
        n if n > TEXT_LENGTH => errors.add("formal", t.too_long(TEXT_LENGTH)),
        _ => {}
    }
    match contact.chars().count() {
        0 => errors.add("kontakt", t.contact_empty()),
        n if n > CONTACT_LENGTH => errors.add("kontakt", t.too_long(CONTACT_LENGTH)),
        _ => {}
    }
    if errors.is_empty() {
        let prefix = form.onsket.trim().to_lowercase();
        match actions::order(&services, &acting, prefix.clone(), purpose.to_owned(), contact, leave(&filled)).await? {
            Ordering::Done(reference) => return Ok(see_other(&here(&acting).receipt(&reference))),
            Ordering::No(found) => {
                if let Err(sentence) = standing(lang, &prefix, Ok(found)) {
                    errors.add("onsket", sentence);
                }
            }
        }
    }
    draw(&reader, &services, (filled.input, errors), None).await
}

async fn draw_queue(
    staff: &Staff,
    services: &Services,
    form: (AssignForm, FormErrors),
    notice: Option<&'static str>,
    status: StatusCode,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let queue = store::queue(&mut db, staff).await?;
    page_with(status, &QueueView::new(staff, queue, form.0, form.1, notice))
}

/// Support's queue.
async fn queue(staff: Staff, services: Data<Services>) -> web::Result {
    let empty = (AssignForm::default(), FormErrors::default());
    draw_queue(&staff, &services, empty, None, StatusCode::OK).await
}

/// Allots or declines.
async fn answer(staff: Staff, form: Posted<DecisionForm>, services: Data<Services>) -> web::Result {
    let filled = form.read(staff.visitor().login())?;
    let lang = staff.visitor().seat().lang;
    let t = Texts(lang);
    let form = &filled.input;
    let id = form.bestilling.ok_or(Problem::NotFound)?;
    let allotted = form.handling == "tildel";
    let words = form.svar.trim();
    let empty = || (AssignForm::default(), FormErrors::default());
    // Whoever is turned down is told why.
    let fault = match words.chars().count() {
        n if n > TEXT_LENGTH => Some(t.answer_long()),
        0 if !allotted => Some(t.answer_empty()),
        _ => None,
    };
    if fault.is_some() {
        return draw_queue(&staff, &services, empty(), fault, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    let notice = match actions::answer(&services, &staff, id, allotted, words, leave(&filled)).await? {
        Answering::Done => return Ok(see_other(&paths::queue(lang))),
        Answering::Answered => t.answered_already(),
        Answering::Taken | Answering::NoOrganisation => t.allot_taken(),
    };
    draw_queue(&staff, &services, empty(), Some(notice), StatusCode::CONFLICT).await
}

/// The sentence about a number that cannot be one.
fn number_fault(lang: Lang, fault: OrgNumberError) -> &'static str {
    match fault {
        OrgNumberError::Length => Texts(lang).orgnr_length(),
        OrgNumberError::CheckDigit => Texts(lang).orgnr_check(),
    }
}

/// Gives a prefix that nobody ordered here.
async fn assign(staff: Staff, form: Posted<AssignForm>, services: Data<Services>) -> web::Result {
    let filled = form.read(staff.visitor().login())?;
    let lang = staff.visitor().seat().lang;
    let t = Texts(lang);
    let mut errors = FormErrors::default();
    let prefix = filled.input.prefiks.trim().to_lowercase();
    match OrgNumber::parse(&filled.input.organisasjon) {
        Err(fault) => errors.add("organisasjon", number_fault(lang, fault)),
        Ok(org) => {
            if let Err(fault) = check_prefix(&prefix, org) {
                if let Err(sentence) = standing(lang, &prefix, Err(fault)) {
                    errors.add("prefiks", sentence);
                }
            } else {
                match actions::assign(&services, &staff, org, prefix, leave(&filled)).await? {
                    Answering::Done => return Ok(see_other(&paths::queue(lang))),
                    Answering::NoOrganisation => errors.add("organisasjon", t.consumer_unknown(org.grouped())),
                    Answering::Answered | Answering::Taken => errors.add("prefiks", t.allot_taken()),
                }
            }
        }
    }
    draw_queue(&staff, &services, (filled.input, errors), None, StatusCode::UNPROCESSABLE_ENTITY).await
}

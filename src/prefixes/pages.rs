//! Handlers: gate, parse, act, answer.

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    actions::{self, DecisionError, NewOrder, OrderError},
    model::{CONTACT_LENGTH, TEXT_LENGTH, check_prefix},
    paths::{self, Paths},
    store,
    texts::Texts,
    views::{CheckPiece, PrefixView, QueueView, answered_text, availability_text},
};
use crate::{
    access::{Acting, Decider, ManageScopes, Right, Staff, ViewScopes},
    kernel::{Environment, Lang, OrgNumber, PrefixOrderId, free_text},
    platform::limits::LOOK_UP,
    web::{self, FormErrors, Posted, Problem, Routes, UrlQuery, page, page_with, see_other, text_fault},
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

fn paths_of<R: Right>(acting: &Acting<R>) -> Paths {
    Paths { lang: acting.lang(), org: acting.org(), environment: Environment::Prod }
}

async fn draw(acting: &Acting<ViewScopes>, form: (OrderForm, FormErrors), answer: Option<String>) -> web::Result {
    let prefixes = store::prefixes_page(&mut *acting.db().await?, acting).await?;
    let status = if form.1.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &PrefixView::new(acting, paths_of(acting), prefixes, form, answer))
}

/// *Prefikser*, and the form to order one.
async fn page_of_prefixes(acting: Acting<ViewScopes>) -> web::Result {
    draw(&acting, (OrderForm::default(), FormErrors::default()), None).await
}

/// A prefix that the user thinks of ordering.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CheckQuery {
    onsket: String,
}

/// Can it be ordered? A sentence either way.
async fn availability(acting: &Acting<ManageScopes>, typed: &str) -> Result<Result<String, String>, Problem> {
    let prefix = typed.trim().to_lowercase();
    let availability = match check_prefix(&prefix, Some(acting.org())) {
        Err(fault) => Err(fault),
        Ok(()) => Ok(store::availability(&mut *acting.db().await?, acting.org(), &prefix).await?),
    };
    Ok(availability_text(acting.lang(), &prefix, availability))
}

/// The piece of the page a script asks for while a prefix is typed.
async fn check(acting: Acting<ManageScopes>, UrlQuery(query): UrlQuery<CheckQuery>) -> web::Result {
    acting.count(LOOK_UP).await?;
    page(&CheckPiece::new(availability(&acting, &query.onsket).await?))
}

/// The order, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OrderForm {
    pub onsket: String,
    pub formal: String,
    pub kontakt: String,
    pub handling: OrderButton,
}

/// The button that was pressed: the main one, which sends no word, or another.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum OrderButton {
    #[default]
    #[serde(rename = "")]
    Order,
    #[serde(rename = "sjekk")]
    Check,
}

impl OrderForm {
    /// What it orders, and what is wrong with its texts. Whether the prefix can be had is not asked here.
    fn check(&self, lang: Lang) -> (NewOrder, FormErrors) {
        let t = Texts(lang);
        let mut errors = FormErrors::default();
        let purpose = errors.required_text(lang, ("formal", t.purpose(), &self.formal), TEXT_LENGTH, t.purpose_empty());
        let contact =
            errors.required_line(lang, ("kontakt", t.contact(), &self.kontakt), CONTACT_LENGTH, t.contact_empty());
        let (purpose, contact) = (purpose.unwrap_or_default(), contact.unwrap_or_default());
        (NewOrder { prefix: self.onsket.trim().to_lowercase(), purpose, contact }, errors)
    }
}

/// Orders it, or only looks whether it can be had.
async fn order(acting: Acting<ManageScopes>, form: Posted<OrderForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let reader = acting.narrow::<ViewScopes>()?;
    let (order, faults) = input.check(lang);
    let mut errors = FormErrors::default();
    let holds_person = errors.holds_person(lang, ("onsket", Texts(lang).wanted_prefix(), &input.onsket));
    // A good form is sent on as it is: the action finds out whether the prefix can be had. So one that is sent twice gets its receipt again,
    // and is not told that the prefix has been ordered already.
    if input.handling == OrderButton::Order
        && faults.is_empty()
        && !holds_person
        && check_prefix(&order.prefix, Some(acting.org())).is_ok()
    {
        let prefix = order.prefix.clone();
        return match actions::order(&acting, key, order).await {
            Ok(reference) => Ok(see_other(&paths_of(&acting).receipt(&reference))),
            Err(OrderError::Failed(e)) => Err(e.into()),
            Err(OrderError::Unavailable(availability)) => {
                if let Err(sentence) = availability_text(lang, &prefix, Ok(availability)) {
                    errors.add("onsket", sentence);
                }
                draw(&reader, (input, errors), None).await
            }
        };
    }
    let answer = match availability(&acting, &input.onsket).await? {
        _ if holds_person => None,
        Ok(sentence) => Some(sentence),
        Err(sentence) => {
            errors.add("onsket", sentence);
            None
        }
    };
    if input.handling == OrderButton::Check {
        return draw(&reader, (input, errors), answer).await;
    }
    errors.append(faults);
    draw(&reader, (input, errors), None).await
}

/// The forms of the queue as they were sent, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct QueueForms {
    pub answer: DecisionForm,
    pub assign: AssignForm,
    pub errors: FormErrors,
}

async fn draw_queue(
    staff: &Staff,
    forms: QueueForms,
    notice: Option<(&'static str, String)>,
    status: StatusCode,
) -> web::Result {
    let queue = store::queue(&mut *staff.db().await?, staff).await?;
    let answered = forms.answer.bestilling;
    // The field of an answer stands at its order: where that waits no longer, there is nothing to correct.
    if answered.is_some_and(|id| queue.waiting.iter().all(|order| order.id != id)) {
        let notice = Texts(staff.visitor().context().lang).answered_already().to_owned();
        let view = QueueView::new(staff, queue, QueueForms::default(), Some(("warning", notice)));
        return page_with(StatusCode::CONFLICT, &view);
    }
    page_with(status, &QueueView::new(staff, queue, forms, notice))
}

/// What was done a moment ago: the prefix that was allotted without an order, or the order that was answered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct QueueQuery {
    tildelt: String,
    besvart: String,
}

/// Support's queue.
async fn queue(staff: Staff, UrlQuery(query): UrlQuery<QueueQuery>) -> web::Result {
    let mut db = staff.db().await?;
    let owner = match query.tildelt.as_str() {
        "" => None,
        prefix => store::owner(&mut db, &staff, prefix).await?,
    };
    let queue = store::queue(&mut db, &staff).await?;
    let t = Texts(staff.visitor().context().lang);
    let allotted = owner.map(|owner| ("success", t.receipt_allotted_body(&query.tildelt, owner.with_number())));
    let answered = query.besvart.parse().ok().and_then(|id| queue.decided.iter().find(|order| order.id == id));
    let notice = allotted.or_else(|| answered_text(t, answered?));
    page(&QueueView::new(&staff, queue, QueueForms::default(), notice))
}

/// Support's answer to one order, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DecisionForm {
    pub bestilling: Option<PrefixOrderId>,
    pub svar: String,
    pub handling: String,
}

impl DecisionForm {
    fn allots(&self) -> bool {
        self.handling == "tildel"
    }
    /// The answer, if there is one, or what is wrong with it. Whoever is turned down is told why.
    fn check(&self, lang: Lang) -> Result<Option<String>, String> {
        match free_text(&self.svar, TEXT_LENGTH) {
            Err(fault) => Err(text_fault(lang, fault, TEXT_LENGTH)),
            Ok(answer) if !answer.is_empty() => Ok(Some(answer)),
            Ok(_) if self.allots() => Ok(None),
            Ok(_) => Err(Texts(lang).answer_empty().to_owned()),
        }
    }
}

/// Allots what was ordered, or declines.
async fn answer(decider: Decider, form: Posted<DecisionForm>) -> web::Result {
    let staff = decider.staff();
    let form = form.read(staff.visitor().login())?;
    let lang = staff.lang();
    let (t, key, input) = (Texts(lang), form.key(), form.input);
    if !["tildel", "avsla"].contains(&input.handling.as_str()) {
        return Err(Problem::Malformed);
    }
    let id = input.bestilling.ok_or(Problem::NotFound)?;
    let words = match input.check(lang) {
        Ok(words) => words,
        Err(fault) => {
            let mut forms = QueueForms { answer: input, ..QueueForms::default() };
            forms.errors.add_labelled(format!("svar-{id}"), t.answer_label(), fault);
            return draw_queue(staff, forms, None, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let notice: String = match actions::answer(&decider, key, id, input.allots(), words).await {
        Ok(_) => return Ok(see_other(&paths::queue_answered(lang, id))),
        Err(DecisionError::Failed(e)) => return Err(e.into()),
        Err(DecisionError::Answered) => t.answered_already().to_owned(),
        Err(DecisionError::Refused { prefix, availability, .. }) => {
            availability_text(lang, &prefix, Ok(availability)).err().unwrap_or_default()
        }
    };
    draw_queue(staff, QueueForms::default(), Some(("warning", notice)), StatusCode::CONFLICT).await
}

/// A prefix that nobody ordered here, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AssignForm {
    pub organisasjon: String,
    pub prefiks: String,
}

impl AssignForm {
    /// The organisation and the prefix, or what is wrong with them. Whether a number is the organisation's own can only be said of one that
    /// is right.
    fn check(&self, lang: Lang) -> Result<(OrgNumber, String), FormErrors> {
        let mut errors = FormErrors::default();
        let prefix = self.prefiks.trim().to_lowercase();
        let org = errors.number(lang, ("organisasjon", &self.organisasjon));
        let holds_person = errors.holds_person(lang, ("prefiks", Texts(lang).prefix(), &prefix));
        let fault = check_prefix(&prefix, org).err().filter(|_| !holds_person);
        if let Some(Err(sentence)) = fault.map(|fault| availability_text(lang, &prefix, Err(fault))) {
            errors.add("prefiks", sentence);
        }
        org.filter(|_| errors.is_empty()).map(|org| (org, prefix)).ok_or(errors)
    }
}

/// Allots a prefix that nobody ordered here.
async fn assign(decider: Decider, form: Posted<AssignForm>) -> web::Result {
    let staff = decider.staff();
    let form = form.read(staff.visitor().login())?;
    let lang = staff.lang();
    let (t, key, input) = (Texts(lang), form.key(), form.input);
    let errors = match input.check(lang) {
        Err(errors) => errors,
        Ok((org, prefix)) => {
            let mut errors = FormErrors::default();
            match actions::assign(&decider, key, org, prefix.clone()).await {
                Ok(_) => return Ok(see_other(&paths::queue_after(lang, &prefix))),
                Err(DecisionError::Failed(e)) => return Err(e.into()),
                Err(DecisionError::Answered) => return Err(Problem::NotFound),
                Err(DecisionError::Refused { prefix, availability, is_unknown }) => {
                    if is_unknown {
                        errors.add("organisasjon", t.consumer_unknown(org.grouped()));
                    }
                    if let Err(sentence) = availability_text(lang, &prefix, Ok(availability)) {
                        errors.add("prefiks", sentence);
                    }
                }
            }
            errors
        }
    };
    let forms = QueueForms { assign: input, errors, ..QueueForms::default() };
    draw_queue(staff, forms, None, StatusCode::UNPROCESSABLE_ENTITY).await
}

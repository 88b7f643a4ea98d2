//! What the templates show. Every decision about wording and visibility.

use askama::Template;

use super::{
    model::PrefixFault,
    pages::{AssignForm, OrderForm, QueueForms},
    paths::{self, Paths},
    store::{Availability, Order, Outcome, Queue},
    texts::Texts,
};
use crate::{
    access::{Acting, ManageScopes, Staff, ViewScopes},
    kernel::{Lang, PrefixOrderId, Ref},
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, Section, long_day},
};

/// The availability of a prefix as a sentence: `Ok` if it can be ordered.
pub(super) fn availability_text(
    lang: Lang,
    prefix: &str,
    availability: Result<Availability, PrefixFault>,
) -> Result<String, String> {
    let t = Texts(lang);
    match availability {
        Ok(Availability::Free) => Ok(t.prefix_free(prefix)),
        Ok(Availability::Own) => Err(t.prefix_own(prefix)),
        Ok(Availability::Taken) => Err(t.prefix_taken(prefix)),
        Ok(Availability::Ordered) => Err(t.prefix_waited(prefix)),
        Err(PrefixFault::Empty) => Err(t.prefix_empty().to_owned()),
        Err(PrefixFault::Grammar) => Err(t.prefix_grammar().to_owned()),
        Err(PrefixFault::Reserved) => Err(t.prefix_reserved(prefix)),
        Err(PrefixFault::Number) => Err(t.prefix_number(prefix)),
    }
}

/// What came of an order, as a sentence with its colour.
pub(super) fn answered_text(t: Texts, order: &Order) -> Option<(&'static str, String)> {
    let org = order.org.behind(&order.org_name);
    match order.decided.as_ref()?.outcome {
        Outcome::Allotted => Some(("success", t.receipt_allotted_body(&order.prefix, org))),
        Outcome::Declined => Some(("info", t.declined_to(&order.prefix, org))),
        Outcome::Withdrawn => None,
    }
}

/// The answer to the live check, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "prefixes/check.html")]
pub(super) struct CheckPiece {
    answer: Result<String, String>,
}

impl CheckPiece {
    pub(super) fn new(answer: Result<String, String>) -> Self {
        Self { answer }
    }
}

/// An order in words.
#[derive(Debug)]
struct OrderLine {
    id: PrefixOrderId,
    org: String,
    number: String,
    prefix: String,
    purpose: String,
    contact: String,
    at: String,
    status: &'static str,
    colour: &'static str,
    answer: String,
    /// Its receipt, from which it can be withdrawn as long as it waits.
    receipt: Ref,
}

impl OrderLine {
    fn new(lang: Lang, order: Order) -> Self {
        let t = Texts(lang);
        let (status, colour, answer) = match order.decided {
            None => (t.waiting(), "warning", String::new()),
            Some(decided) => {
                let at = long_day(lang, decided.at);
                let answer = decided.answer.map_or(at.clone(), |words| format!("{at}: {words}"));
                match decided.outcome {
                    Outcome::Allotted => (t.allotted(), "success", answer),
                    Outcome::Declined => (t.declined(), "danger", answer),
                    Outcome::Withdrawn => (t.withdrawn(), "neutral", answer),
                }
            }
        };
        Self {
            id: order.id,
            org: order.org_name,
            number: order.org.grouped(),
            prefix: order.prefix,
            purpose: order.purpose,
            contact: order.contact,
            at: long_day(lang, order.ordered_at),
            status,
            colour,
            answer,
            receipt: order.ordered_in,
        }
    }
}

/// *Prefikser*: the prefixes of the organisation, its orders, and the form.
#[derive(Debug, Template)]
#[template(path = "prefixes/prefixes.html")]
pub(super) struct PrefixView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    key: String,
    errors: FormErrors,
    form: OrderForm,
    /// The answer to the check, when the user asked without a script.
    answer: Option<String>,
    may_manage: bool,
    prefixes: Vec<String>,
    orders: Vec<OrderLine>,
}

impl PrefixView {
    pub(super) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        (prefixes, orders): (Vec<String>, Vec<Order>),
        (form, errors): (OrderForm, FormErrors),
        answer: Option<String>,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        Self {
            layout: Layout::acting(acting, Section::Scopes, t.prefixes())
                .under([Crumb::new(t.my_apis(), paths.scopes())])
                .with_faults(!errors.is_empty()),
            t,
            paths,
            key: FormKey::draw(),
            errors,
            form,
            answer,
            may_manage: acting.can::<ManageScopes>(),
            prefixes,
            orders: orders.into_iter().map(|order| OrderLine::new(lang, order)).collect(),
        }
    }
}

/// Support's queue of prefixes.
#[derive(Debug, Template)]
#[template(path = "prefixes/queue.html")]
pub(super) struct QueueView {
    layout: Layout,
    t: Texts,
    errors: FormErrors,
    form: AssignForm,
    /// Each with the key of its form and the answer that was typed.
    waiting: Vec<(OrderLine, String, String)>,
    decided: Vec<OrderLine>,
    key: String,
    action: String,
    assign: String,
    /// Whoever only looks up sees what waits, and answers nothing.
    decides: bool,
    /// What came of what was sent, and its colour.
    notice: Option<(&'static str, String)>,
}

impl QueueView {
    pub(super) fn new(staff: &Staff, queue: Queue, forms: QueueForms, notice: Option<(&'static str, String)>) -> Self {
        let QueueForms { answer, assign: form, errors } = forms;
        let lang = staff.visitor().context().lang;
        let t = Texts(lang);
        Self {
            layout: Layout::signed_in(staff.visitor(), t.queue()).with_support(true).with_faults(!errors.is_empty()),
            t,
            errors,
            form,
            waiting: queue
                .waiting
                .into_iter()
                .map(|order| {
                    let typed = if answer.bestilling == Some(order.id) { answer.svar.clone() } else { String::new() };
                    (OrderLine::new(lang, order), FormKey::draw(), typed)
                })
                .collect(),
            decided: queue.decided.into_iter().map(|order| OrderLine::new(lang, order)).collect(),
            key: FormKey::draw(),
            action: paths::queue(lang),
            assign: paths::assign(lang),
            decides: staff.decides(),
            notice,
        }
    }
}

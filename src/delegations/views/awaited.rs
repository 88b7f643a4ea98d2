use askama::Template;

use super::super::{
    model::{Awaited, SupplierFault},
    pages::Fault,
    paths,
    store::{GivenRow, Question},
    texts::{AwaitedTexts, EventTexts, supplier_fault, until},
};
use crate::{access::SignedIn, kernel::Title, ledger::FormKey, sitemap, web::Layout};

/// *Er det deg?*: what an organisation has given to a number and a name, and the two answers; or what came of it.
#[derive(Debug, Template)]
#[template(path = "delegations/awaited.html")]
pub(crate) struct IsItYou {
    layout: Layout,
    t: AwaitedTexts,
    key: String,
    action: String,
    /// Which rows are shown.
    shown: String,
    back: String,
    /// The colour of the alert and what it says: what came of the answer, or why it was not taken.
    news: Option<(&'static str, String)>,
    lead: String,
    /// Of the change by which it was answered.
    reference: Option<String>,
    /// What it is, and until when.
    items: Vec<(String, String)>,
    /// Is there something to answer?
    is_open: bool,
    /// The organisation, for whoever has just got something in it.
    to_giver: Option<(String, String)>,
    /// *Svar senere*, or on to the next page.
    later: String,
}

impl IsItYou {
    pub(crate) fn new(
        who: &SignedIn,
        question: &Question,
        names: Vec<Title>,
        back: &str,
        fault: Option<Fault>,
    ) -> Self {
        let (lang, t) = (who.lang(), AwaitedTexts(who.lang()));
        let (giver, name) = (&question.giver, question.name.as_str());
        let is_open = question.state == Awaited::Waits && question.is_registered && !question.rows.is_empty();
        let (heading, outcome) = match question.state {
            Awaited::Waits if is_open => (t.is_it_you(name), None),
            Awaited::Waits | Awaited::Forgotten => (t.is_it_you(name), Some(("info", t.nothing_left(&giver.name)))),
            Awaited::Confirmed(_) => (t.you_said_yes().to_owned(), Some(("success", t.you_have(&giver.name)))),
            Awaited::Declined => (t.you_said_no().to_owned(), Some(("info", t.not_told(&giver.name)))),
        };
        let news = match fault {
            Some(Fault::TooLate) if question.state == Awaited::Waits => Some(("warning", t.nothing_left(&giver.name))),
            Some(Fault::TooLate) => Some(("warning", t.answered_already().to_owned())),
            Some(Fault::Own) => Some(("warning", supplier_fault(lang, SupplierFault::Own, "") + ".")),
            Some(Fault::NotGivable) => Some(("warning", t.not_givable(&giver.name))),
            Some(Fault::TakesTwo) => Some(("warning", t.takes_two(&giver.name))),
            Some(Fault::Stale) => Some(("warning", t.changed(&giver.name))),
            None => outcome,
        };
        let to_giver = matches!(question.state, Awaited::Confirmed(_))
            .then(|| (sitemap::overview(lang, giver.number), t.to_giver(&giver.name)));
        let fate = |row: &GivenRow| match row.refused {
            true => EventTexts(lang).why_refused().to_owned(),
            false => until(lang, row.ends_on),
        };
        let rows = question.rows.iter().zip(names);
        Self {
            layout: Layout::signed_in(who, heading),
            t,
            key: FormKey::draw(),
            action: paths::is_it_you(lang, question.id, ""),
            shown: question.digest(),
            back: back.to_owned(),
            news,
            lead: if is_open { t.lead(giver.with_number(), name) } else { t.lead_over(giver.with_number(), name) },
            reference: question.answered_in.as_ref().map(ToString::to_string),
            items: rows.map(|(row, name)| (name.in_lang(lang).to_owned(), fate(row))).collect(),
            is_open,
            to_giver,
            later: paths::awaited(lang, Some(question.id), back),
        }
    }
}

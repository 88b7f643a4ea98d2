use askama::Template;
use jiff::Timestamp;
use uuid::Uuid;

use super::{paths, store::Found, texts::Texts};
use crate::{
    access::{Acting, ReadLog, ReadReceipts},
    kernel::Ref,
    ledger::{FormKey, ReceiptLine, ReceiptView},
    web::{Crumb, Layout, long_day},
};

/// What can still be undone, and how.
#[derive(Debug)]
pub(super) struct Undoable {
    action: String,
    key: String,
    until: String,
    /// One by one, where there is more than one.
    lines: Vec<(Uuid, String)>,
}

/// What was undone already: the sentence, and the receipt of it.
#[derive(Debug)]
pub(super) struct Past {
    sentence: String,
    href: String,
}

/// *Kvittering*.
#[derive(Debug, Template)]
#[template(path = "receipts/receipt.html")]
pub(super) struct Receipt {
    layout: Layout,
    t: Texts,
    view: ReceiptView,
    reference: String,
    at: String,
    by: String,
    /// The log, for those who may read it.
    log: Option<String>,
    undoable: Option<Undoable>,
    past: Option<Past>,
    /// Why it cannot be undone, to somebody who just tried.
    refusal: Option<String>,
    /// And line by line.
    reasons: Vec<ReceiptLine>,
    too_late: bool,
}

impl Receipt {
    pub(super) fn new(
        acting: &Acting<ReadReceipts>,
        reference: &Ref,
        found: &Found,
        view: ReceiptView,
        may_undo: bool,
        now: Timestamp,
    ) -> Self {
        let lang = acting.context().lang;
        let (t, org) = (Texts(lang), acting.org());
        // As in the log: a person is named to their own organisation only.
        let acted =
            view.parties.iter().find(|(number, _)| found.actor_org == Some(*number)).map(|(_, name)| name.clone());
        let by = match acted {
            Some(name) if found.actor_org == Some(org) => t.by_for(&found.actor, name),
            Some(name) => name,
            None => found.actor.clone(),
        };
        let open: Vec<(Uuid, String)> = view
            .lines
            .iter()
            .filter_map(|line| Some((line.id?, line.title.clone())))
            .filter(|(id, _)| !found.undone.contains(id))
            .collect();
        let may = found.own && may_undo && !open.is_empty();
        let undoable = found.undo_until.filter(|until| may && *until > now).map(|until| Undoable {
            action: paths::undo(lang, org, reference),
            key: FormKey::draw(),
            until: t.undo_until(long_day(lang, until)),
            lines: if open.len() > 1 { open } else { Vec::new() },
        });
        let past = found.undone_by.as_ref().map(|(by, at, name)| {
            let at = long_day(lang, *at);
            let all = view.lines.iter().all(|line| line.id.is_none_or(|id| found.undone.contains(&id)));
            let sentence = if all { t.undone(at, name) } else { t.undone_partly(at, name) };
            Past { sentence, href: paths::receipt(lang, org, by) }
        });
        let too_late = found.own && found.undo_until.is_some_and(|until| until <= now) && past.is_none();
        Self {
            layout: Layout::acting(acting, view.section, view.heading.clone())
                .under(vec![Crumb::new(acting.unit().name.clone(), paths::overview(lang, org))]),
            t,
            reference: reference.to_string(),
            at: long_day(lang, found.at),
            by,
            log: acting.can::<ReadLog>().then(|| paths::log(lang, org, reference)),
            undoable,
            past,
            refusal: None,
            reasons: Vec::new(),
            too_late,
            view,
        }
    }

    /// The same receipt, to somebody who tried to undo it in vain.
    pub(super) fn refused(mut self, refusal: String, reasons: Vec<ReceiptLine>) -> Self {
        self.refusal = Some(refusal);
        self.reasons = reasons;
        self
    }
}

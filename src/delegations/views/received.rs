use askama::Template;

use super::{
    super::{
        model::{Delegation, Ending, Stage},
        paths::{Paths, query},
        store::Received,
        texts::{HolderTexts, Texts},
    },
    row::Row,
};
use crate::{
    access::{Acting, AskForDelegation, GiveUpReceived, ViewReceived},
    kernel::Lang,
    ledger::FormKey,
    web::{Crumb, Layout, PAGE, Paging, Section, long_day, page_size},
};

/// One line: a customer and what it gave.
#[derive(Debug)]
pub(crate) struct ReceivedRow {
    customer: String,
    number: String,
    api: Row,
    relinquish: Option<String>,
    /// Why the customer took it back, in its own words.
    reason: Option<String>,
    restored: bool,
}

/// *Fullmakter vi har fått*.
#[derive(Debug, Template)]
#[template(path = "delegations/received.html")]
pub(crate) struct ReceivedView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    search: String,
    may_ask: bool,
    rows: Vec<ReceivedRow>,
    paging: Paging,
}

impl ReceivedView {
    pub(crate) fn new(acting: &Acting<ViewReceived>, search: String, mut received: Vec<Received>) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        let paging = Paging::cut(&mut received, page_size(acting.context(), PAGE), |last| {
            let id = last.delegation.id.to_string();
            let has_ended = (last.delegation.stage != Stage::Current).to_string();
            let after = [("q", &*search), ("avsluttet", &has_ended), ("etter", &last.customer_name), ("id", &id)];
            format!("{}?{}", paths.received(), query(&after))
        });
        let may_give_up = acting.can::<GiveUpReceived>();
        let rows = received
            .into_iter()
            .map(|r| {
                let current = r.delegation.stage == Stage::Current;
                ReceivedRow {
                    reason: r.reason.map(|reason| t.reason_given(reason)),
                    restored: r.restored && current,
                    customer: r.customer_name,
                    number: r.customer.grouped(),
                    relinquish: (current && may_give_up).then(|| paths.relinquish(r.delegation.id)),
                    api: own_row(paths.lang, r.delegation),
                }
            })
            .collect();
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.received()),
            t,
            paths,
            search,
            may_ask: acting.can::<AskForDelegation>(),
            rows,
            paging,
        }
    }
}

/// The one question before giving something up.
#[derive(Debug, Template)]
#[template(path = "delegations/relinquish.html")]
pub(crate) struct Relinquish {
    layout: Layout,
    t: Texts,
    paths: Paths,
    key: String,
    action: String,
    customer: String,
    number: String,
    /// It has ended already, so there is nothing to give up.
    has_ended: bool,
    api: Row,
}

impl Relinquish {
    pub(crate) fn new(acting: &Acting<GiveUpReceived>, received: Received) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.relinquish_heading())
                .under(vec![Crumb::new(t.received(), paths.received())]),
            t,
            paths,
            key: FormKey::draw(),
            action: paths.relinquish(received.delegation.id),
            customer: received.customer_name,
            number: received.customer.grouped(),
            has_ended: received.delegation.stage != Stage::Current,
            api: own_row(paths.lang, received.delegation),
        }
    }
}

/// A row as the holder itself reads it, which knows that it gave up what it gave up.
fn own_row(lang: Lang, delegation: Delegation) -> Row {
    let by_us = match delegation.stage {
        Stage::Withdrawn { at, how: Ending::Holder } => Some(HolderTexts(lang).ended_by_us(long_day(lang, at))),
        _ => None,
    };
    let row = Row::new(lang, delegation);
    match by_us {
        Some(ended) => Row { ended, ..row },
        None => row,
    }
}

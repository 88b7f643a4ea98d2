use askama::Template;
use uuid::Uuid;

use super::{
    super::{
        model::{Access, Choice, ConsumerFault, Known},
        pages::AccessForm,
        paths::Paths,
        texts::{Choosing, EndDates, Texts, Who},
    },
    bulk::remark_tag,
};
use crate::{
    kernel::{Lang, ScopeAccessId, ScopeId},
    web::{Paging, long_day, short_day, short_day_of},
};

/// The sentence about an organisation that cannot be given access.
pub(in super::super) fn consumer_fault(lang: Lang, fault: ConsumerFault, number: &str) -> String {
    let t = Texts(lang);
    match fault {
        ConsumerFault::Unknown => t.consumer_unknown(number),
        ConsumerFault::Deleted => t.consumer_deleted().to_owned(),
        ConsumerFault::Has => t.consumer_has().to_owned(),
        ConsumerFault::Own => t.consumer_own().to_owned(),
    }
}

/// A line of the list of accesses.
#[derive(Debug)]
pub(crate) struct AccessRow {
    pub id: Uuid,
    pub name: String,
    pub number: String,
    pub is_deleted: bool,
    pub given: String,
    pub until: String,
    pub note: String,
    pub suppliers: String,
    pub last_used: String,
    pub is_new: bool,
    pub chosen: bool,
    pub ticked: bool,
    /// Where its last day is changed.
    pub end_date: String,
}

impl AccessRow {
    pub(in super::super) fn new(paths: Paths, scope: ScopeId, access: Access, just_given: &str) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let on = short_day_of(lang, access.given_at);
        Self {
            id: access.id.uuid(),
            name: access.consumer.name,
            number: access.consumer.number.grouped(),
            is_deleted: access.is_deleted,
            given: access.given_by.map_or(on.clone(), |name| t.given_by(on, name)),
            until: access.ends_on.map_or_else(|| t.no_end().to_owned(), |end| short_day(lang, end)),
            note: access.note.unwrap_or_default(),
            suppliers: access.suppliers.join(", "),
            last_used: access.last_used.map_or_else(|| t.never().to_owned(), |at| short_day_of(lang, at)),
            chosen: access.chosen,
            ticked: false,
            end_date: paths.end_date_of(&scope, &[access.id.uuid()]),
            is_new: access.given_in.is_some_and(|reference| reference == just_given),
        }
    }
}

/// Which part of the list of accesses is shown, as its address says it.
#[derive(Debug)]
pub(in super::super) struct Shown {
    pub search: String,
    /// On a page after the first: the last one of the page before it, and of the page before that.
    pub before: Option<(ScopeAccessId, Option<ScopeAccessId>)>,
    /// What is ticked, here and on other pages.
    pub ticked: Vec<Uuid>,
}

/// The part of a scope's page that lists who has access, drawn by `grants/section.html` inside that page.
#[derive(Debug)]
pub(crate) struct AccessSection {
    pub t: Texts,
    /// The names of the pages beside this one.
    pub w: Who,
    pub paths: Paths,
    pub form: AccessForm,
    pub search: String,
    pub rows: Vec<AccessRow>,
    pub count: String,
    pub paging: Paging,
    /// The same for the buttons of whoever may tick: the last one before the page that is turned to, as the address says it.
    pub turns: [Option<String>; 2],
    /// What is ticked on other pages, and the sentence about that.
    pub ticked: (Vec<Uuid>, String),
    /// What was just given, and where its receipt is.
    pub news: Option<(String, String)>,
    pub c: Choosing,
    pub e: EndDates,
    /// The last one of the page before, as the address says it.
    pub after: String,
    /// Is there anything to remove or change of what can be ticked?
    pub can_tick: bool,
    /// How much the reader has chosen to remove, in a sentence.
    pub chosen: Option<String>,
    /// What colleagues have chosen.
    pub others: Vec<String>,
}

impl AccessSection {
    pub(in super::super) fn new(
        paths: Paths,
        scope: ScopeId,
        Shown { search, before, mut ticked }: Shown,
        (mut accesses, choices): (Vec<Access>, Vec<Choice>),
        limit: usize,
        just_given: &str,
        form: AccessForm,
    ) -> Self {
        let (t, c) = (Texts(paths.lang), Choosing(paths.lang));
        let more = accesses.len() > limit;
        accesses.truncate(limit);
        let turns = [
            before.map(|(_, after)| after.map(|id| id.to_string()).unwrap_or_default()),
            accesses.last().filter(|_| more).map(|last| last.id.to_string()),
        ];
        let [previous, next] =
            turns.clone().map(|turn| turn.map(|after| paths.accesses_at(&scope, (&search, &after), &[], "tilganger")));
        let row = |access| {
            let row = AccessRow::new(paths, scope, access, just_given);
            AccessRow { ticked: ticked.contains(&row.id), ..row }
        };
        let rows: Vec<AccessRow> = accesses.into_iter().map(row).collect();
        ticked.retain(|id| rows.iter().all(|row| row.id != *id));
        let can_tick = !ticked.is_empty() || rows.iter().any(|row| !row.chosen);
        let sentence = match ticked.len() {
            1 => c.ticked_one().to_owned(),
            n => c.ticked_n(n),
        };
        let count = match rows.len() {
            1 if !search.is_empty() && !more => t.hits_one().to_owned(),
            n if !search.is_empty() && more => t.hits_first(n),
            n if !search.is_empty() => t.hits_shown(n),
            1 => t.accesses_one().to_owned(),
            n if more => t.accesses_first(n),
            n => t.accesses_shown(n),
        };
        let news = rows
            .iter()
            .find(|row| row.is_new)
            .and_then(|row| Some((t.has_access(&row.name), paths.receipt(&just_given.parse().ok()?))));
        let (own, others): (Vec<Choice>, Vec<Choice>) = choices.into_iter().partition(|choice| choice.mine);
        let colleague = |choice: Choice| match (choice.chosen, long_day(paths.lang, choice.at)) {
            (1, at) => c.colleague_one(choice.name, at),
            (n, at) => c.colleague_n(choice.name, n, at),
        };
        Self {
            t,
            w: Who(paths.lang),
            paths,
            form,
            search,
            rows,
            count,
            paging: Paging { previous, next },
            turns,
            ticked: (ticked, sentence),
            can_tick,
            news,
            c,
            e: EndDates(paths.lang),
            after: before.map(|(after, _)| after.to_string()).unwrap_or_default(),
            chosen: own
                .first()
                .map(|own| if own.chosen == 1 { c.chosen_one().to_owned() } else { c.chosen_n(own.chosen) }),
            others: others.into_iter().map(colleague).collect(),
        }
    }
}

/// What a number leads to, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "grants/consumer.html")]
pub(in super::super) struct ConsumerPiece {
    found: Option<(String, String, Option<&'static str>)>,
    fault: Option<String>,
}

impl ConsumerPiece {
    pub(in super::super) fn new(lang: Lang, found: Result<&Known, String>) -> Self {
        match found {
            Ok(known) => {
                let remark = known.remark.map(|remark| remark_tag(Texts(lang), remark));
                Self { found: Some((known.name.clone(), known.number.grouped(), remark)), fault: None }
            }
            Err(fault) => Self { found: None, fault: Some(fault) },
        }
    }
}

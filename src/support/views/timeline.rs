use askama::Template;

use super::{
    super::{
        model::Show,
        pages::Asked,
        paths,
        store::{Attempt, RoleRow},
        texts::{CardTexts, Texts},
    },
    below_desk,
    cards::to_answer,
};
use crate::{
    access::{Staff, texts as access_texts},
    audit::{self, Topic},
    kernel::{Lang, OrgNumber, RegisterRole},
    web::{Crumb, FormErrors, Layout, Paging, long_day},
};

/// Something that happened.
#[derive(Debug)]
pub(in super::super) struct Entry {
    when: String,
    what: String,
    who: String,
    is_test: bool,
    reference: String,
    /// What is kept of it.
    raw: String,
    /// Where it is explained.
    answer: Option<String>,
}

impl Entry {
    fn of_line((row, raw): (audit::Row, String)) -> Self {
        let who = if row.grounds.is_empty() { row.who } else { format!("{} ({})", row.who, row.grounds) };
        let (what, is_test, reference) = (row.what, row.is_test, row.reference);
        Self { when: row.when, what, who, is_test, reference, raw, answer: None }
    }

    pub fn of_attempt(lang: Lang, attempt: &Attempt) -> Self {
        let t = CardTexts(lang);
        Self {
            when: long_day(lang, attempt.at),
            what: t.token_refused(&attempt.code, &attempt.client, attempt.scopes.join(" ")),
            who: String::new(),
            is_test: attempt.is_test,
            reference: String::new(),
            raw: String::new(),
            answer: Some(to_answer(lang, attempt)),
        }
    }

    pub fn of_role(lang: Lang, row: &RoleRow) -> Self {
        let t = CardTexts(lang);
        let role = access_texts::role(lang, &RegisterRole::from(row.code.clone()));
        Self {
            when: long_day(lang, row.to.unwrap_or(row.from)),
            what: if row.to.is_some() { t.role_went(role) } else { t.role_came(role) },
            who: row.holder.clone(),
            is_test: false,
            reference: String::new(),
            raw: String::new(),
            answer: None,
        }
    }
}

/// What happened in an organisation.
#[derive(Debug, Template)]
#[template(path = "support/timeline.html")]
pub(in super::super) struct TimelineView {
    layout: Layout,
    t: Texts,
    ct: CardTexts,
    errors: FormErrors,
    org: OrgNumber,
    asked: Asked,
    only: Option<String>,
    entries: Vec<Entry>,
    paging: Paging,
}

impl TimelineView {
    pub fn new(staff: &Staff, (org, name): (OrgNumber, &str), asked: &Asked) -> Self {
        let (lang, ct) = (staff.lang(), CardTexts(staff.lang()));
        let up = Crumb::new(name, paths::organisation(lang, org));
        Self {
            layout: below_desk(staff, ct.timeline_of(name)).under([up]),
            t: Texts(lang),
            ct,
            errors: FormErrors::default(),
            org,
            only: asked.reference().map(|reference| ct.only_reference(reference.as_str())),
            asked: asked.clone(),
            entries: Vec::new(),
            paging: Paging { previous: None, next: None },
        }
    }

    fn page(&self, side: &str) -> String {
        paths::timeline(self.layout.lang, self.org, &self.asked.gjelder, &self.asked.reference, side)
    }

    pub fn with_log(mut self, timeline: audit::Timeline) -> Self {
        self.paging = Paging {
            previous: timeline.newer.map(|side| self.page(&side)),
            next: timeline.older.map(|side| self.page(&side)),
        };
        self.entries = timeline.lines.into_iter().map(Entry::of_line).collect();
        self
    }

    /// From a place on, one more than a page holds if there are more.
    pub fn with_entries(mut self, entries: Vec<Entry>, (skip, size): (i64, i64)) -> Self {
        let has_more = i64::try_from(entries.len()).unwrap_or_default() > size;
        self.paging = Paging {
            previous: (skip > 0).then(|| self.page(&(skip - size).max(0).to_string())),
            next: has_more.then(|| self.page(&(skip + size).to_string())),
        };
        self.entries = entries;
        self.entries.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        self
    }

    /// What to show, each with its address; the one that is shown is marked.
    fn filters(&self) -> Vec<(String, &'static str, bool)> {
        let t = self.ct;
        let here = Show::named(&self.asked.gjelder);
        let filter = |(show, name): (Show, &'static str)| {
            let text = match show {
                Show::Log(Topic::Everything) => t.filter_all(),
                Show::Log(Topic::Delegations) => t.filter_delegations(),
                Show::Log(Topic::Accesses) => t.filter_accesses(),
                Show::Log(Topic::Keys) => t.filter_keys(),
                Show::Log(Topic::LogIns) => t.filter_logins(),
                Show::TokenErrors => t.filter_token(),
                Show::Roles => t.filter_roles(),
            };
            (paths::timeline(self.layout.lang, self.org, name, "", ""), text, show == here && self.only.is_none())
        };
        Show::ALL.into_iter().map(filter).collect()
    }
}

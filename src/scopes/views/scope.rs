use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        model::{Access, ConsumerFault, Known, Scope},
        paths::{Paths, query},
        texts::{Planning, Texts, Who},
    },
    fields,
};
use crate::{
    access::{Acting, ManageScopes, ViewScopes},
    kernel::{Lang, oslo},
    ledger::IdempotencyKey,
    web::{FormErrors, Layout, Paging, day, long_day},
};

/// The form that gives one organisation access, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AccessForm {
    pub konsument: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    pub merknad: String,
}

/// The sentence about an organisation that cannot be given access.
pub(crate) fn consumer_fault(lang: Lang, fault: ConsumerFault, number: &str) -> String {
    let t = Texts(lang);
    match fault {
        ConsumerFault::Unknown => t.consumer_unknown(number),
        ConsumerFault::Deleted => t.consumer_deleted().to_owned(),
        ConsumerFault::Has => t.consumer_has().to_owned(),
    }
}

/// One of those who have access.
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
    pub remove: String,
    pub is_new: bool,
}

impl AccessRow {
    pub(crate) fn new(paths: Paths, scope: &Scope, access: Access, fresh: &str) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let on = day(lang, oslo(access.given_at).date());
        Self {
            id: access.id.uuid(),
            name: access.consumer.name,
            number: access.consumer.number.grouped(),
            is_deleted: access.is_deleted,
            given: access.given_by.map_or(on.clone(), |name| t.given_by(on, name)),
            until: access.ends_on.map_or_else(|| t.no_end().to_owned(), |end| day(lang, end)),
            note: access.note.unwrap_or_default(),
            suppliers: access.suppliers.join(", "),
            remove: paths.remove_one(&scope.id, &access.id.uuid()),
            is_new: access.given_in.is_some_and(|reference| reference == fresh),
        }
    }
}

/// The page of one scope: what it is, and who may use it.
#[derive(Debug, Template)]
#[template(path = "scopes/scope.html")]
pub(crate) struct ScopeView {
    layout: Layout,
    t: Texts,
    /// The names of the pages beside this one.
    w: Who,
    p: Planning,
    paths: Paths,
    key: String,
    errors: FormErrors,
    scope: Scope,
    /// The API resources that have it: title and address.
    bundled_in: Vec<(String, String)>,
    may_manage: bool,
    fields: Vec<(&'static str, String)>,
    more_fields: Vec<(&'static str, String)>,
    created: String,
    changed: String,
    deactivated: Option<String>,
    /// When it is to go out of use, and where that is called off.
    plan: Option<(String, String)>,
    form: AccessForm,
    search: String,
    rows: Vec<AccessRow>,
    count: String,
    paging: Paging,
    /// What was just given, and where its receipt is.
    news: Option<(String, String)>,
}

impl ScopeView {
    #[expect(clippy::too_many_arguments, reason = "a page is what it is made of")]
    pub(crate) fn new(
        acting: &Acting<ViewScopes>,
        paths: Paths,
        scope: Scope,
        search: String,
        mut accesses: Vec<Access>,
        limit: usize,
        fresh: &str,
        (form, errors): (AccessForm, FormErrors),
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let more = accesses.len() > limit;
        accesses.truncate(limit);
        let next = accesses.last().filter(|_| more).map(|last| {
            let id = last.id.to_string();
            format!("{}?{}#tilganger", paths.scope(&scope.id), query(&[("q", &search), ("etter", &id)]))
        });
        let rows: Vec<AccessRow> =
            accesses.into_iter().map(|access| AccessRow::new(paths, &scope, access, fresh)).collect();
        let count = match rows.len() {
            1 => t.accesses_one().to_owned(),
            n if more => t.accesses_first(n),
            n => t.accesses_shown(n),
        };
        let news = rows
            .iter()
            .find(|row| row.is_new)
            .and_then(|row| Some((t.has_access(&row.name), paths.receipt(&fresh.parse().ok()?))));
        let by = |at: String, name: Option<&String>| name.map_or(at.clone(), |name| t.by(&at, name));
        let deactivated =
            scope.deactivated.as_ref().map(|(at, name)| t.deactivated_at(by(long_day(lang, *at), name.as_ref())));
        let mut all = fields(t, &scope.settings);
        all.retain(|(_, value)| !value.is_empty());
        // What is set by hardly anybody is folded away.
        let rare =
            [t.types(), t.token_type(), t.lifetime(), t.user_authentication(), t.user_consent(), t.pseudonymous()];
        let (more_fields, plain) = all.into_iter().partition(|(label, _)| rare.contains(label));
        Self {
            layout: super::frame(acting, paths, scope.name.clone(), None).with_faults(!errors.is_empty()),
            t,
            w: Who(lang),
            p: Planning(lang),
            paths,
            key: IdempotencyKey::new().0.to_string(),
            errors,
            may_manage: acting.can::<ManageScopes>(),
            fields: plain,
            more_fields,
            created: by(day(lang, oslo(scope.created_at).date()), scope.created_by.as_ref()),
            changed: long_day(lang, scope.changed_at),
            deactivated,
            plan: super::planned(lang, &scope).map(|sentence| (sentence, paths.cancel_plan(&scope.id))),
            form,
            search,
            rows,
            count,
            paging: Paging { previous: None, next },
            news,
            bundled_in: scope
                .bundled_in
                .iter()
                .map(|(id, title)| (title.in_lang(lang).to_owned(), paths.resource(id)))
                .collect(),
            scope,
        }
    }
}

/// What a number leads to, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "scopes/consumer.html")]
pub(crate) struct ConsumerPiece {
    found: Option<(String, String)>,
    fault: Option<String>,
}

impl ConsumerPiece {
    pub(crate) fn new(found: Result<&Known, String>) -> Self {
        match found {
            Ok(known) => Self { found: Some((known.name.clone(), known.number.grouped())), fault: None },
            Err(fault) => Self { found: None, fault: Some(fault) },
        }
    }
}

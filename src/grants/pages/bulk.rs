use std::mem;

use actix_web::{http::StatusCode, web::Path};
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions::{self, GiveError},
        model::{LARGEST_LIST, Sorted, Verdict, mask, parse_list, with_file},
        paths::Paths,
        store::{self, Bulk},
        texts::Texts,
        views::{BulkView, ListForm, line_of, verdict_name},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Lang, OrgNumber, ScopeBulkId, ScopeId},
    ledger::{Draft, long_change},
    usage::{self, List},
    web::{
        self, FormErrors, NO_TEXT, OfThing, Posted, Problem, Sheet, download, file_name, page, page_with, paths_in,
        place, see_other,
    },
};

type OfList = Path<(String, String, String, String, String)>;

fn list_of(acting: &Acting<ManageScopes>, path: OfList) -> Result<(Paths, ScopeId, ScopeBulkId), Problem> {
    let (_, _, environment, scope, list) = path.into_inner();
    let not_there = |_| Problem::NotFound;
    Ok((paths_in(acting, &environment)?, scope.parse().map_err(not_there)?, list.parse().map_err(not_there)?))
}

/// *Legg til mange*: the empty form.
pub(super) async fn form(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut db = acting.db().await?;
    let scope = find(&mut db, &acting, (paths.environment, id)).await?;
    if !scope.active {
        return Ok(see_other(&paths.scope(&id)));
    }
    let jobs = store::handed_over(&mut db, &acting, id).await?;
    page(&ListForm::new(&acting, paths, &scope, BulkForm::default(), FormErrors::default()).beside(paths, jobs))
}

/// The pasted list, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct BulkForm {
    pub liste: String,
    /// The text of a file.
    pub fil: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    pub merknad: String,
}

impl BulkForm {
    /// Makes one list of what was pasted and what is in the file, without the numbers of persons. A browser shows no file again: from here on
    /// it is as if its lines had been pasted.
    fn take_file(&mut self) {
        if self.fil == NO_TEXT {
            return;
        }
        let (pasted, file) = (mem::take(&mut self.liste), mem::take(&mut self.fil));
        self.liste = mask(&match (pasted.trim().is_empty(), file.trim().is_empty()) {
            (_, true) => pasted,
            (true, false) => file,
            (false, false) => with_file(&pasted, &file),
        });
    }

    /// The last day and the note for everybody on the list, and what is wrong with the form, whose file has been taken.
    fn check(&self, lang: Lang, today: Date) -> (Option<Date>, Option<String>, FormErrors) {
        let t = Texts(lang);
        let mut errors = FormErrors::default();
        match parse_list(&self.liste).len() {
            _ if self.fil == NO_TEXT => errors.add("fil", t.file_no_text()),
            0 => errors.add("liste", t.list_empty()),
            n if n > LARGEST_LIST => errors.add("liste", t.list_long(n, LARGEST_LIST)),
            _ => {}
        }
        let (ends_on, note) =
            errors.terms(lang, [&self.dag, &self.maned, &self.ar], (Texts(lang).note_label(), &self.merknad), today);
        (ends_on, note, errors)
    }
}

/// Keeps the list, so that it can be looked over. Nobody gets anything here.
pub(super) async fn keep(acting: Acting<ManageScopes>, path: OfThing, form: Posted<BulkForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let mut form = form.read_unkeyed(acting.login())?;
    let scope = find(&mut *acting.db().await?, &acting, (paths.environment, id)).await?;
    form.take_file();
    let (ends_on, note, errors) = form.check(paths.lang, acting.today());
    if !errors.is_empty() {
        let view = ListForm::new(&acting, paths, &scope, form, errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let mut draft = Draft::begin(&acting).await?;
    let list = store::keep_bulk(&mut draft, &acting, id, (&form.liste, ends_on, note.as_deref())).await?;
    draft.keep().await?;
    Ok(see_other(&paths.bulk_list(&id, &list)))
}

/// What became of each line when the list was given.
fn confirmed(bulk: &Bulk) -> Option<Vec<Verdict>> {
    Vec::deserialize(&bulk.done.as_ref()?.0).ok()
}

/// Each line of a list: what would become of it now, or what became of it when the list was given.
async fn sorted(
    db: &mut PgConnection,
    acting: &Acting<ManageScopes>,
    scope: ScopeId,
    bulk: &Bulk,
) -> Result<Sorted, Problem> {
    let entries = parse_list(&bulk.lines);
    let numbers: Vec<OrgNumber> = entries.iter().filter_map(|entry| entry.number.ok()).collect();
    let known = store::known(db, scope, &numbers, acting.today()).await?;
    let sorted = Sorted::new(acting.org(), entries, &known);
    Ok(match confirmed(bulk) {
        Some(verdicts) => sorted.confirmed(verdicts),
        None => sorted,
    })
}

async fn draw(
    acting: &Acting<ManageScopes>,
    (paths, id, list): (Paths, ScopeId, ScopeBulkId),
    status: StatusCode,
) -> web::Result {
    let mut db = acting.db().await?;
    let scope = find(&mut db, acting, (paths.environment, id)).await?;
    let bulk = store::bulk(&mut db, acting, id, list).await?.ok_or(Problem::NotFound)?;
    if let Some(job) = bulk.job
        && bulk.done.is_none()
        && long_change(&mut db, acting, job).await?.is_some_and(|change| change.waits())
    {
        return Ok(see_other(&paths.job(job)));
    }
    let sorted = sorted(&mut db, acting, id, &bulk).await?;
    if let Some((_, reference)) = &bulk.done
        && sorted.to_mend().is_empty()
    {
        return Ok(see_other(&paths.receipt(reference)));
    }
    page_with(status, &BulkView::new(acting, paths, &scope, &bulk, &sorted, status == StatusCode::CONFLICT))
}

/// *Kontroller listen*: what becomes of each line; or what became of it, with the lines that have to be corrected.
pub(super) async fn check(acting: Acting<ManageScopes>, path: OfList) -> web::Result {
    draw(&acting, list_of(&acting, path)?, StatusCode::OK).await
}

/// What was looked over: the digest of those who were ready.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ConfirmForm {
    sett: String,
}

/// Gives everybody access who was ready when the list was looked over.
pub(super) async fn confirm(acting: Acting<ManageScopes>, path: OfList, form: Posted<ConfirmForm>) -> web::Result {
    let (paths, id, list) = list_of(&acting, path)?;
    let form = form.read(acting.login())?;
    let place = (paths.environment, id);
    match actions::confirm_list(&acting, form.key(), place, list, &form.input.sett).await {
        Ok(made) => {
            let mut db = acting.db().await?;
            let verdicts = store::bulk(&mut db, &acting, id, list).await?.as_ref().and_then(confirmed);
            let has_faults = verdicts.is_some_and(|verdicts| verdicts.iter().any(|verdict| verdict.is_bad()));
            Ok(see_other(&if has_faults { paths.bulk_list(&id, &list) } else { made.address(paths.lang, paths.org) }))
        }
        Err(GiveError::Failed(e)) => Err(e.into()),
        Err(GiveError::Gone) => Err(Problem::NotFound),
        Err(GiveError::Fault(_) | GiveError::Inactive | GiveError::Stale | GiveError::Already(_)) => {
            draw(&acting, (paths, id, list), StatusCode::CONFLICT).await
        }
    }
}

/// What became of each line, as a file: as it was confirmed, or as it would be now.
pub(super) async fn csv(acting: Acting<ManageScopes>, path: OfList) -> web::Result {
    let (paths, id, list) = list_of(&acting, path)?;
    let mut db = acting.db().await?;
    let scope = find(&mut db, &acting, (paths.environment, id)).await?;
    let bulk = store::bulk(&mut db, &acting, id, list).await?.ok_or(Problem::NotFound)?;
    let sorted = sorted(&mut db, &acting, id, &bulk).await?;
    let (t, done) = (Texts(paths.lang), bulk.done.is_some());
    let mut table = Sheet::new([t.line(), t.typed(), t.organisation(), t.outcome()]);
    for (entry, name, verdict) in &sorted.lines {
        let outcome = match verdict {
            Verdict::Ready if done => t.verdict_given(),
            Verdict::Ready if !scope.active => t.verdict_waits(),
            Verdict::Ready => t.verdict_ready_one(),
            other => verdict_name(t, *other),
        };
        let line = line_of(t, entry);
        table.row([(&line).into(), (&entry.typed).into(), name.as_deref().into(), outcome.into()]);
    }
    drop(db);
    let file =
        usage::export(&acting, List::Bulk, Some(scope.name()), format!("utfall-{}.csv", file_name(scope.name())))
            .await?;
    Ok(download(&file, "text/csv; charset=utf-8", table.finish()))
}

use actix_web::{HttpResponse, http::StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, Choosing, WithdrawError, Withdrawal},
        model::{REASON_LENGTH, Seen},
        paths::Paths,
        store,
        texts::Texts,
        views::RemoveView,
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{AccessDraftId, Lang, ScopeAccessId, ScopeId},
    ledger::long_change,
    web::{
        self, FormErrors, LookedOver, OfThing, PAGE, Posted, Problem, Ticked, page_size, page_with, place, see_other,
    },
};

/// What is to be removed, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct RemoveForm {
    /// What was looked over: the choice, its version, and how many accesses stood.
    utkast: Option<AccessDraftId>,
    versjon: i32,
    antall: usize,
    /// To drop it takes back the whole choice.
    handling: LookedOver,
    /// The accesses themselves: forms without a choice name them.
    tilgang: Vec<Uuid>,
    pub grunn: String,
    pub brudd: Option<Ticked>,
}

impl RemoveForm {
    /// What it takes back, or what is wrong with it.
    fn check(&self, lang: Lang) -> Result<Withdrawal, FormErrors> {
        let mut errors = FormErrors::default();
        let reason = errors.free_text(lang, ("grunn", Texts(lang).reason(), &self.grunn), REASON_LENGTH);
        if !errors.is_empty() {
            return Err(errors);
        }
        let chosen = self.utkast.map(|draft| Seen { draft, version: self.versjon, standing: self.antall });
        let mut accesses = self.tilgang.clone();
        accesses.sort_unstable();
        accesses.dedup();
        Ok(Withdrawal { accesses, chosen, reason, breach: self.brudd.is_some() })
    }
}

/// What an address of the page says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RemoveQuery {
    /// The last one of the page before.
    etter: Option<ScopeAccessId>,
    /// Accesses to be removed. Addresses that name them lead to the list, where they can be chosen.
    tilgang: Vec<Uuid>,
}

/// The page, or the job that is removing what was chosen. `None`: nothing is chosen, and nobody was too late.
async fn draw(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    after: Option<ScopeAccessId>,
    (form, errors): (RemoveForm, FormErrors),
    status: StatusCode,
) -> Result<Option<HttpResponse>, Problem> {
    let mut db = acting.db().await?;
    let scope = find(&mut db, acting, (paths.environment, id)).await?;
    let chosen = store::chosen(&mut db, acting, id, (after, page_size(acting.context(), PAGE))).await?;
    let is_stale = status == StatusCode::CONFLICT;
    if chosen.is_none() && !is_stale {
        return Ok(None);
    }
    if let Some(job) = chosen.as_ref().and_then(|chosen| chosen.job)
        && long_change(&mut db, acting, job).await?.is_some_and(|change| change.waits())
    {
        return Ok(Some(see_other(&paths.job(job))));
    }
    page_with(status, &RemoveView::new(acting, paths, &scope, (form, errors, is_stale), chosen)).map(Some)
}

/// *Se over det du fjerner*, unless nothing is chosen. Nothing is removed here. An address that says what to remove leads to the list.
pub(crate) async fn ask_removal(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    query: &str,
) -> Result<Option<HttpResponse>, Problem> {
    let query: RemoveQuery = serde_html_form::from_str(query).unwrap_or_default();
    if let Some(first) = query.tilgang.first() {
        return Ok(Some(see_other(&paths.accesses_at(&id, ("", ""), &[], &format!("rad-{first}")))));
    }
    draw(acting, (paths, id), query.etter, Default::default(), StatusCode::OK).await
}

/// Removes what was looked over, all of it or nothing.
pub(super) async fn remove(acting: Acting<ManageScopes>, path: OfThing, form: Posted<RemoveForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input);
    // Where the choice is gone, there is nothing to look over but the list.
    let nothing = || see_other(&paths.accesses_at(&id, ("", ""), &[], "tilganger"));
    if input.handling == LookedOver::Dropped {
        find(&mut *acting.db().await?, &acting, (paths.environment, id)).await?;
        let job = actions::choose(&acting, id, Choosing::Nothing).await?;
        return Ok(job.map_or_else(nothing, |job| see_other(&paths.job(job))));
    }
    let withdrawal = match input.check(paths.lang) {
        Ok(withdrawal) => withdrawal,
        Err(errors) => {
            let again = (input, errors);
            let page = draw(&acting, (paths, id), None, again, StatusCode::UNPROCESSABLE_ENTITY).await?;
            return Ok(page.unwrap_or_else(nothing));
        }
    };
    match actions::confirm_withdrawal(&acting, key, (paths.environment, id), withdrawal).await {
        Ok(made) => Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(WithdrawError::Failed(e)) => Err(e.into()),
        Err(WithdrawError::Gone) => Err(Problem::NotFound),
        Err(WithdrawError::Already(reference)) => Ok(see_other(&paths.receipt(&reference))),
        Err(WithdrawError::Stale) => {
            let again = (input, FormErrors::default());
            let page = draw(&acting, (paths, id), None, again, StatusCode::CONFLICT).await?;
            Ok(page.unwrap_or_else(nothing))
        }
    }
}

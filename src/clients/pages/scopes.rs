use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions,
        model::Client,
        store,
        views::{ConfirmView, ScopesView},
    },
    answer, find_own,
    new::{FormButton, choices},
    scope_fault,
};
use crate::{
    access::{Acting, ManageClients},
    kernel::ScopeId,
    sitemap::Paths,
    web::{self, FormErrors, OfThing, Posted, Problem, page, page_with, place, see_other},
};

/// The scopes as they were sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ScopesForm {
    pub scope: Vec<ScopeId>,
    /// Those that the client had when the form was drawn: only what was seen is taken away.
    pub hadde: Vec<ScopeId>,
    pub sok: String,
    pub handling: FormButton,
}

impl ScopesForm {
    /// Those that the client is to lose.
    fn removed(&self) -> Vec<ScopeId> {
        self.hadde.iter().copied().filter(|id| !self.scope.contains(id)).collect()
    }

    /// Those that stay in sight: what is chosen, and what the client had.
    pub fn shown(&self) -> Vec<ScopeId> {
        let had = self.hadde.iter().filter(|id| !self.scope.contains(id));
        self.scope.iter().chain(had).copied().collect()
    }
}

/// *Endre scopes*: what the client has, and what it could have.
pub(super) async fn edit(acting: Acting<ManageClients>, path: OfThing) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    if !client.chooses_scopes() {
        return Ok(see_other(&paths.client(&id)));
    }
    let scope = client.scopes.clone();
    let picks = choices(&acting, paths, client.kind, (&scope, "", FormButton::Save)).await?;
    let form = ScopesForm { hadde: scope.clone(), scope, ..ScopesForm::default() };
    page(&ScopesView::new(&acting, paths, &client, picks, form, FormErrors::default()))
}

/// What it means that scopes go which the client has used lately; none: it has used none of them.
async fn consequences(
    acting: &Acting<ManageClients>,
    paths: Paths,
    client: &Client,
    form: &ScopesForm,
) -> Result<Option<ConfirmView>, Problem> {
    let removed = form.removed();
    if removed.is_empty() {
        return Ok(None);
    }
    let at = (acting.today(), Some(acting.now()));
    let mut going = store::scopes_and_use(&mut *acting.db().await?, client.id, paths.lang, at).await?;
    going.retain(|scope| removed.contains(&scope.scope));
    let is_used = going.iter().any(|scope| scope.used.is_some());
    Ok(is_used.then(|| ConfirmView::remove_scopes(acting, paths, client, form, &going)))
}

/// Changes them, or shows what a search found, or what it means that some go.
pub(super) async fn save(acting: Acting<ManageClients>, path: OfThing, form: Posted<ScopesForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    let (mut errors, form) = (FormErrors::default(), filled.input.clone());
    let is_search = form.handling.shows();
    if form.handling == FormButton::Save
        && let Some(view) = consequences(&acting, paths, &client, &form).await?
    {
        return page(&view);
    }
    if !is_search {
        match actions::set_scopes(&acting, filled.key(), (paths.environment, id), &form.scope, &form.removed()).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(error) => match scope_fault(paths.lang, client.kind, &error) {
                Some(fault) => errors.add("scope", fault),
                None => return answer(&acting, (paths, id), Err(error)),
            },
        }
    }
    let picks = choices(&acting, paths, client.kind, (&form.shown(), &form.sok, form.handling)).await?;
    let view = ScopesView::new(&acting, paths, &client, picks, form, errors);
    if is_search { page(&view) } else { page_with(StatusCode::UNPROCESSABLE_ENTITY, &view) }
}

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, ClientError},
        model::MOST_SCOPES,
        texts::{Kinds, Texts},
        views::ScopesView,
    },
    answer, find_own,
    new::{FormButton, choices},
};
use crate::{
    access::{Acting, ManageClients},
    kernel::ScopeId,
    web::{self, FormErrors, OfThing, Posted, page, page_with, place, see_other},
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
    let picks = choices(&acting, paths, client.kind, (&scope, "")).await?;
    let form = ScopesForm { hadde: scope.clone(), scope, ..ScopesForm::default() };
    page(&ScopesView::new(&acting, paths, &client, picks, form, FormErrors::default()))
}

/// Changes them, or shows what a search found.
pub(super) async fn save(acting: Acting<ManageClients>, path: OfThing, form: Posted<ScopesForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let filled = form.read(acting.login())?;
    let client = find_own(&acting, (paths.environment, id)).await?;
    let (t, mut errors, form) = (Texts(paths.lang), FormErrors::default(), filled.input.clone());
    let is_search = form.handling == FormButton::Search;
    if !is_search {
        let removed: Vec<ScopeId> = form.hadde.iter().copied().filter(|id| !form.scope.contains(id)).collect();
        match actions::set_scopes(&acting, filled.key(), (paths.environment, id), &form.scope, &removed).await {
            Ok(reference) => return Ok(see_other(&paths.receipt(&reference))),
            Err(ClientError::WrongScopes(names)) if !client.kind.is_ordinary() => {
                errors.add("scope", Kinds(paths.lang).scopes_wrong(names.join(", ")));
            }
            Err(ClientError::WrongScopes(names)) => errors.add("scope", t.scopes_wrong(names.join(", "))),
            Err(ClientError::OnlyForCustomers(names)) => errors.add("scope", t.scopes_only_customers(names.join(", "))),
            Err(ClientError::TooMany) => errors.add("scope", t.scopes_too_many(MOST_SCOPES)),
            other => return answer(&acting, (paths, id), other),
        }
    }
    let picks = choices(&acting, paths, client.kind, (&form.shown(), &form.sok)).await?;
    let view = ScopesView::new(&acting, paths, &client, picks, form, errors);
    if is_search { page(&view) } else { page_with(StatusCode::UNPROCESSABLE_ENTITY, &view) }
}

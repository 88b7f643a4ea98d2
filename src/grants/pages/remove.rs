use actix_web::{HttpResponse, http::StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, WithdrawError, Withdrawal},
        model::REASON_LENGTH,
        paths::Paths,
        store,
        texts::Texts,
        views::RemoveView,
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Lang, ScopeId},
    web::{self, FormErrors, OfThing, Posted, Problem, page_with, place, see_other},
};

/// What is to be removed, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct RemoveForm {
    pub tilgang: Vec<Uuid>,
    pub grunn: String,
    pub brudd: Option<String>,
}

impl RemoveForm {
    /// Each access once.
    fn without_doubles(mut self) -> Self {
        self.tilgang.sort_unstable();
        self.tilgang.dedup();
        self
    }

    /// What it takes back, or what is wrong with it.
    fn check(&self, lang: Lang) -> Result<Withdrawal, FormErrors> {
        let mut errors = FormErrors::default();
        let reason = errors.free_text(lang, ("grunn", Texts(lang).reason(), &self.grunn), REASON_LENGTH);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Withdrawal { accesses: self.tilgang.clone(), reason, breach: self.brudd.is_some() })
    }
}

async fn draw(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    form: RemoveForm,
    errors: FormErrors,
    status: StatusCode,
) -> web::Result {
    let mut db = acting.db().await?;
    let scope = find(&mut db, acting, (paths.environment, id)).await?;
    let accesses = store::by_id(&mut db, id, &form.tilgang, acting.today()).await?;
    page_with(status, &RemoveView::new(acting, paths, &scope, form, &accesses, errors))
}

/// *Se over det du fjerner*, unless no access is chosen. Nothing is removed here.
pub(crate) async fn ask_removal(
    acting: &Acting<ManageScopes>,
    place: (Paths, ScopeId),
    query: &str,
) -> Result<Option<HttpResponse>, Problem> {
    let form: RemoveForm = serde_html_form::from_str(query).unwrap_or_default();
    let form = form.without_doubles();
    if form.tilgang.is_empty() {
        return Ok(None);
    }
    draw(acting, place, form, FormErrors::default(), StatusCode::OK).await.map(Some)
}

/// Removes what was looked over, all of it or nothing.
pub(super) async fn remove(acting: Acting<ManageScopes>, path: OfThing, form: Posted<RemoveForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input.without_doubles());
    let withdrawal = match input.check(paths.lang) {
        Ok(withdrawal) => withdrawal,
        Err(errors) => {
            return draw(&acting, (paths, id), input, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    match actions::confirm_withdrawal(&acting, key, (paths.environment, id), withdrawal).await {
        Ok(made) => Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(WithdrawError::Failed(e)) => Err(e.into()),
        Err(WithdrawError::Gone) => Err(Problem::NotFound),
        Err(WithdrawError::Stale) => {
            draw(&acting, (paths, id), input, FormErrors::default(), StatusCode::CONFLICT).await
        }
    }
}

use actix_web::http::StatusCode;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, CopyError, NewCopy},
        paths::Paths,
        store,
        texts::{Copying, Texts},
        views::CopyView,
    },
    edit::exists,
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, CopyWhom},
    kernel::{Environment, Lang, ScopeId},
    web::{self, FormErrors, OfThing, Posted, Problem, page_with, place, see_other},
};

/// What is to be copied, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct CopyForm {
    pub versjon: i32,
    /// The version of the scope in production; 0 where there is none.
    pub prod: i32,
    pub sett: String,
    pub innstillinger: String,
    pub hvem: String,
    pub tilgang: Vec<Uuid>,
}

impl CopyForm {
    /// As it is offered: the settings, and nobody.
    pub(in super::super) fn first() -> Self {
        Self { innstillinger: "ja".to_owned(), ..Self::default() }
    }
    /// A scope that is not there yet gets its settings whatever is ticked.
    pub(in super::super) fn settings(&self) -> bool {
        self.prod == 0 || self.innstillinger == "ja"
    }
    pub(in super::super) fn whom(&self) -> CopyWhom {
        match self.hvem.as_str() {
            "alle" => CopyWhom::All,
            "velg" => CopyWhom::These(self.tilgang.clone()),
            _ => CopyWhom::Nobody,
        }
    }

    /// What it copies, or what is wrong with it.
    fn check(&self, lang: Lang) -> Result<NewCopy, FormErrors> {
        let (c, who) = (Copying(lang), self.whom());
        let fault = match &who {
            CopyWhom::These(nobody) if nobody.is_empty() => Some(c.choose_somebody()),
            CopyWhom::Nobody if !self.settings() => Some(c.choose_something()),
            _ => None,
        };
        if let Some(sentence) = fault {
            let mut errors = FormErrors::default();
            errors.add("hvem", sentence);
            return Err(errors);
        }
        let versions = (self.versjon, self.prod);
        Ok(NewCopy { settings: self.settings(), who, versions, seen: self.sett.clone() })
    }
}

/// Only what is in test can be copied, by those who may act in production.
fn of_test(acting: &Acting<ManageScopes>, path: OfThing) -> Result<(Paths, ScopeId), Problem> {
    let (paths, id) = place(acting, path)?;
    // What they write there is of production.
    if paths.environment == Environment::Test && acting.reaches_production() {
        Ok((paths, id))
    } else {
        Err(Problem::NotFound)
    }
}

async fn draw(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    (form, errors): (CopyForm, FormErrors),
    status: StatusCode,
) -> web::Result {
    let mut db = acting.db().await?;
    let (test, prod) = store::pair(&mut db, acting, id).await?.ok_or(Problem::NotFound)?;
    let today = acting.today();
    let candidates = grants::candidates(&mut db, acting.org(), id, prod.as_ref().map(|prod| prod.id), today).await?;
    let is_stale = status == StatusCode::CONFLICT;
    page_with(status, &CopyView::new(acting, paths, (&test, prod.as_ref()), candidates, form, errors, is_stale))
}

/// *Kopier til produksjon*: what differs, and who could come along.
pub(super) async fn look_over(acting: Acting<ManageScopes>, path: OfThing) -> web::Result {
    let place = of_test(&acting, path)?;
    draw(&acting, place, (CopyForm::first(), FormErrors::default()), StatusCode::OK).await
}

/// Copies what was chosen.
pub(super) async fn copy(acting: Acting<ManageScopes>, path: OfThing, form: Posted<CopyForm>) -> web::Result {
    let (paths, id) = of_test(&acting, path)?;
    let form = form.read(acting.login())?;
    let (t, key, input) = (Texts(paths.lang), form.key(), form.input);
    let asked = match input.check(paths.lang) {
        Ok(asked) => asked,
        Err(errors) => {
            return draw(&acting, (paths, id), (input, errors), StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let (mut errors, mut status) = (FormErrors::default(), StatusCode::UNPROCESSABLE_ENTITY);
    match actions::confirm_copy(&acting, key, id, asked).await {
        Ok(made) => return Ok(see_other(&made.address(paths.lang, paths.org))),
        Err(CopyError::Failed(e)) => return Err(e.into()),
        Err(CopyError::Gone) => return Err(Problem::NotFound),
        Err(CopyError::Stale) => status = StatusCode::CONFLICT,
        Err(CopyError::PrefixLost) => errors.add("hvem", t.prefix_lost()),
        Err(CopyError::Exists(twin)) => errors.add("hvem", exists(t, &twin, "")),
    }
    draw(&acting, (paths, id), (input, errors), status).await
}

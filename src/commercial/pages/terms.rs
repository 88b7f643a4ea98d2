use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, SignError},
    store,
    terms::TermsVersion,
    texts::TermsTexts,
    views::TermsView,
};
use crate::{
    access::{Acting, Right, SignTerms, ViewCommercial},
    receipts,
    web::{self, FormErrors, Posted, Problem, Ticked, UrlQuery, page_with, see_other},
};

/// Which version to show.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TermsQuery {
    versjon: String,
}

/// *Bruksvilkår*: the newest version, or the one that is asked for; and who has signed which.
pub(super) async fn terms(acting: Acting<ViewCommercial>, UrlQuery(query): UrlQuery<TermsQuery>) -> web::Result {
    let shown = match query.versjon.as_str() {
        "" => None,
        name => Some(name.parse().map_err(|_| Problem::NotFound)?),
    };
    draw(&acting, shown.as_ref(), (FormErrors::default(), None)).await
}

async fn draw<R: Right>(
    acting: &Acting<R>,
    shown: Option<&TermsVersion>,
    (errors, said): (FormErrors, Option<&'static str>),
) -> web::Result {
    let terms = store::terms(&mut *acting.db().await?, acting, shown).await?;
    if shown.is_some() && terms.iter().all(|version| version.text.is_none()) {
        return Err(Problem::NotFound);
    }
    let status = match (errors.is_empty(), said) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, Some(_)) => StatusCode::CONFLICT,
        (true, None) => StatusCode::OK,
    };
    page_with(status, &TermsView::new(acting, &terms, errors, said))
}

/// The form below the terms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignForm {
    versjon: TermsVersion,
    lest: Option<Ticked>,
}

/// Signs the terms that were read.
pub(super) async fn sign(acting: Acting<SignTerms>, form: Posted<SignForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (key, input, t) = (form.key(), form.input, TermsTexts(acting.lang()));
    let mut errors = FormErrors::default();
    if input.lest.is_none() {
        errors.add("lest", t.tick_to_sign());
        return draw(&acting, None, (errors, None)).await;
    }
    let said = match actions::sign(&acting, key, input.versjon).await {
        Ok(reference) => return Ok(see_other(&receipts::receipt(acting.lang(), acting.org(), &reference))),
        Err(SignError::Failed(e)) => return Err(e.into()),
        Err(SignError::Superseded) => t.superseded(),
        Err(SignError::Signed) => t.signed_already(),
    };
    draw(&acting, None, (errors, Some(said))).await
}

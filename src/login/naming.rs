//! *Hva heter du?*: asked at the login of somebody whom neither the register nor the issuer names, and open to them later.

use actix_session::SessionExt;
use actix_web::{HttpRequest, http::StatusCode};
use serde::Deserialize;

use super::{actions::tell_name, return_to::ReturnTo, views::NamePage};
use crate::{
    access::{
        AtAnyLevel, SignedIn,
        session::{LOGIN, Login},
    },
    register,
    sitemap::delegations::awaited,
    web::{FormErrors, Posted, Problem, Result, UrlQuery, page, page_with, see_other},
};

/// The query string.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    retur: String,
}

/// The form, with the name they have said before; or the register's name.
pub(super) async fn ask(gate: SignedIn, UrlQuery(query): UrlQuery<Back>) -> Result {
    let own = register::own_name(&mut *gate.db().await?, gate.person()).await?;
    let back = ReturnTo::parse(&query.retur, gate.lang());
    page(&NamePage::new(&gate, own, None, back.as_str(), FormErrors::default()))
}

/// The name as it was typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameForm {
    navn: String,
    #[serde(default)]
    retur: String,
}

/// Keeps the name, and goes on: to what waits for them, and then to the page they wanted. The question comes before every other page, so it
/// is answered at the level they came in at; a name opens nothing to anybody.
pub(super) async fn name(AtAnyLevel(gate): AtAnyLevel, form: Posted<NameForm>, req: HttpRequest) -> Result {
    let filled = form.read(gate.login())?;
    let (key, form) = (filled.key(), filled.input);
    let (lang, mut errors) = (gate.lang(), FormErrors::default());
    let back = ReturnTo::parse(&form.retur, lang);
    let name = errors.person_name(lang, ("navn", &form.navn));
    let Some(name) = name else {
        let own = register::own_name(&mut *gate.db().await?, gate.person()).await?;
        let view = NamePage::new(&gate, own, Some(form.navn), back.as_str(), errors);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    };
    if tell_name(&gate, key, &name).await? {
        let login = Login { name: name.to_string(), ..gate.login().clone() };
        req.get_session().insert(LOGIN, &login).map_err(Problem::internal)?;
    }
    Ok(see_other(&awaited(lang, None, back.as_str())))
}

use actix_web::{http::StatusCode, web::Data};
use serde::Deserialize;

use super::{
    actions::{self, Saving},
    model::{Settings, UNDO_HOURS},
    store,
    texts::Texts,
    views::SettingsView,
};
use crate::{
    access::{Acting, ManagePeople, Reading},
    platform::Services,
    receipts,
    web::{self, FormErrors, Posted, page, page_with, see_other},
};

/// *Innstillinger*.
pub(super) async fn settings(Reading { acting, mut db }: Reading<ManagePeople>) -> web::Result {
    let current = store::current(&mut db, &acting).await?;
    page(&SettingsView::new(&acting, current.settings, &current, FormErrors::default()))
}

/// The form: what she wants, and what she saw when she chose it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    versjon: i32,
    sett_frist: i32,
    sett_to: bool,
    #[serde(default)]
    frist: i32,
    #[serde(default)]
    to: Option<String>,
}

/// Saves them, or tells what a colleague saved meanwhile.
pub(super) async fn save(acting: Acting<ManagePeople>, form: Posted<Wanted>, services: Data<Services>) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, input) = (acting.seat().lang, filled.input);
    let wanted = Settings { undo_hours: input.frist, four_eyes: input.to.is_some() };
    let mut errors = FormErrors::default();
    if UNDO_HOURS.contains(&wanted.undo_hours) {
        match actions::save(&services, &acting, wanted, input.versjon, filled.key, filled.hash).await? {
            Saving::Done(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
            Saving::Same => errors.add("frist", Texts(lang).nothing_changed()),
            Saving::Stale => {
                let seen = Settings { undo_hours: input.sett_frist, four_eyes: input.sett_to };
                let mut db = services.db.acquire().await?;
                let current = store::current(&mut db, &acting).await?;
                let view = SettingsView::new(&acting, wanted, &current, errors).stale(seen, &current);
                return page_with(StatusCode::CONFLICT, &view);
            }
        }
    } else {
        errors.add("frist", Texts(lang).choose_hours());
    }
    let mut db = services.db.acquire().await?;
    let current = store::current(&mut db, &acting).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &SettingsView::new(&acting, wanted, &current, errors))
}

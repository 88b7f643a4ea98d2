use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    actions::{self, OffStep, SaveError},
    model::Settings,
    store,
    texts::Texts,
    views::SettingsView,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::UNDO_HOURS,
    receipts,
    web::{self, FormErrors, Posted, Problem, Ticked, page, page_with, see_other},
};

/// *Innstillinger*.
pub(super) async fn settings(acting: Acting<ManagePeople>) -> web::Result {
    let current = store::current(&mut *acting.db().await?, &acting).await?;
    page(&SettingsView::new(&acting, current.settings, &current, FormErrors::default()))
}

/// The form: what is wanted, and what was shown when it was chosen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    versjon: i32,
    sett_frist: i32,
    sett_to: bool,
    #[serde(default)]
    frist: i32,
    #[serde(default)]
    to: Option<Ticked>,
}

/// Saves them, or shows what a colleague saved meanwhile.
pub(super) async fn save(acting: Acting<ManagePeople>, form: Posted<Wanted>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let wanted = Settings { undo_hours: input.frist, four_eyes: input.to.is_some() };
    let (mut errors, mut is_stale) = (FormErrors::default(), false);
    if UNDO_HOURS.contains(&wanted.undo_hours) {
        match actions::save(&acting, key, wanted, input.versjon).await {
            Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
            Err(SaveError::Failed(e)) => return Err(e.into()),
            Err(SaveError::Same) => errors.add("frist", Texts(lang).nothing_changed()),
            Err(SaveError::TakesTwo) => errors.add("to", Texts(lang).off_takes_two()),
            Err(SaveError::Stale) => is_stale = true,
        }
    } else {
        errors.add("frist", Texts(lang).choose_hours());
    }
    let current = store::current(&mut *acting.db().await?, &acting).await?;
    let view = SettingsView::new(&acting, wanted, &current, errors);
    if is_stale {
        let seen = Settings { undo_hours: input.sett_frist, four_eyes: input.sett_to };
        return page_with(StatusCode::CONFLICT, &view.stale(seen, &current));
    }
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// What is to become of turning off that two persons are wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TurnOff {
    handling: String,
}

/// Proposes it, confirms what a colleague proposed, or says no. What has been decided already shows the page as it is.
pub(super) async fn turn_off(acting: Acting<ManagePeople>, form: Posted<TurnOff>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, org) = (acting.lang(), acting.org());
    let wanted = match form.input.handling.as_str() {
        "bekreft" => OffStep::Confirm,
        "forkast" => OffStep::Drop,
        "foresla" => OffStep::Propose,
        _ => return Err(Problem::Malformed),
    };
    match actions::turn_off(&acting, form.key(), wanted).await {
        Ok(reference) => Ok(see_other(&receipts::receipt(lang, org, &reference))),
        Err(SaveError::Failed(e)) => Err(e.into()),
        Err(_) => {
            let current = store::current(&mut *acting.db().await?, &acting).await?;
            let view = SettingsView::new(&acting, current.settings, &current, FormErrors::default());
            page_with(StatusCode::CONFLICT, &view.decided())
        }
    }
}

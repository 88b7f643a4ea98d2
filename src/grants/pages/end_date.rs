use actix_web::{HttpRequest, http::StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, EndDateError},
        paths::Paths,
        store,
        texts::EndDates,
        views::{EndDateView, consumer_fault},
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::ScopeId,
    ledger::LONG,
    web::{self, DayChoice, FormErrors, OfThing, Posted, Problem, page_with, place, see_other},
};

/// The accesses and the last day they are to have, as the address says them and as the form sends them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct EndDateForm {
    pub tilgang: Vec<Uuid>,
    /// `til` with a day, or nothing for no last day.
    pub varighet: Option<String>,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
    /// The last days that were seen.
    pub sett: String,
}

impl EndDateForm {
    fn of_address(query: &str) -> Self {
        serde_html_form::from_str::<Self>(query).unwrap_or_default().without_doubles()
    }
    fn without_doubles(mut self) -> Self {
        self.tilgang.sort_unstable();
        self.tilgang.dedup();
        self
    }
    /// How long.
    pub fn duration(&self) -> DayChoice<'_> {
        let chosen = self.varighet.as_deref() == Some("til");
        DayChoice { chosen, day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }
}

/// *Endre sluttdato*: the form; and once it says a day, what that leads to.
pub(super) async fn ask(acting: Acting<ManageScopes>, path: OfThing, req: HttpRequest) -> web::Result {
    let at = place(&acting, path)?;
    draw(&acting, at, EndDateForm::of_address(req.query_string()), StatusCode::OK, None).await
}

async fn draw(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    form: EndDateForm,
    status: StatusCode,
    fault: Option<String>,
) -> web::Result {
    let lang = paths.lang;
    let mut db = acting.db().await?;
    let scope = find(&mut db, acting, (paths.environment, id)).await?;
    let accesses = match form.tilgang.len() {
        n if n > LONG => Vec::new(),
        _ => store::by_id(&mut db, id, &form.tilgang, acting.today()).await?,
    };
    if accesses.is_empty() {
        return Ok(see_other(&paths.accesses_at(&id, ("", ""), &[], "tilganger")));
    }
    let mut errors = FormErrors::default();
    let ends_on = form.duration().last_day(lang, acting.today(), &mut errors);
    let is_asked = form.varighet.is_some() && fault.is_none();
    if is_asked && errors.is_empty() && accesses.iter().all(|access| access.ends_on == ends_on) {
        errors.add("dag", EndDates(lang).none_changed());
    }
    if is_asked && errors.is_empty() {
        match actions::check_end((scope.active, acting.org()), &accesses, ends_on) {
            Ok(()) => {}
            Err(e) => errors.add("dag", sentence(paths, &e)),
        }
    }
    if let Some(fault) = fault {
        errors = FormErrors::default();
        errors.add("dag", fault);
    }
    let checked = (is_asked && errors.is_empty(), ends_on);
    let status = if errors.is_empty() || status != StatusCode::OK { status } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &EndDateView::new(acting, paths, &scope, (form, errors), &accesses, checked))
}

fn sentence(paths: Paths, why: &EndDateError) -> String {
    let e = EndDates(paths.lang);
    match why {
        EndDateError::Inactive => e.inactive().to_owned(),
        EndDateError::Fault(consumer, fault) => {
            e.not_longer(&consumer.name, consumer_fault(paths.lang, *fault, &consumer.number.grouped()))
        }
        _ => e.stale().to_owned(),
    }
}

/// Changes the last day of all that were looked over, or of none.
pub(super) async fn change(acting: Acting<ManageScopes>, path: OfThing, form: Posted<EndDateForm>) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let form = form.read(acting.login())?;
    let (key, input) = (form.key(), form.input.without_doubles());
    let mut errors = FormErrors::default();
    let ends_on = input.duration().last_day(paths.lang, acting.today(), &mut errors);
    if !errors.is_empty() || input.tilgang.len() > LONG {
        return draw(&acting, (paths, id), input, StatusCode::OK, None).await;
    }
    let rows = (input.tilgang.as_slice(), input.sett.as_str());
    match actions::change_end(&acting, key, (paths.environment, id), rows, ends_on).await {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(EndDateError::Failed(e)) => Err(e.into()),
        Err(EndDateError::Gone) => Err(Problem::NotFound),
        Err(why) => {
            let fault = Some(sentence(paths, &why));
            draw(&acting, (paths, id), input, StatusCode::CONFLICT, fault).await
        }
    }
}

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path, Query},
};
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions::{self, Giving, Wish},
    model::{Draft, EndFault, Given, GivenUp, NOTE_LENGTH, check_supplier, end_date},
    paths::Paths,
    store,
    texts::{Texts, supplier_fault},
    views::{Check, Deed, Done, Give, GiveForm, LookUp, Receipt, Stale},
};
use crate::{
    access::{Acting, DelegateScopes, ViewDelegations},
    kernel::{ChangeSetId, Lang, OrgNumber, OrgNumberError, Ref},
    ledger::Event,
    organisations::{Unit, facts},
    platform::Services,
    scopes::{ApiResource, resources_for},
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// Where the form starts from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    leverandor: String,
    utkast: Option<ChangeSetId>,
}

/// The empty form, or one filled in from a draft or a link with the supplier's number.
pub(super) async fn form(
    acting: Acting<DelegateScopes>,
    start: Option<Query<Start>>,
    services: Data<Services>,
) -> web::Result {
    let start = start.map(Query::into_inner).unwrap_or_default();
    let mut db = services.db.acquire().await?;
    let mut errors = FormErrors::default();
    let (form, supplier) = match start.utkast {
        Some(id) => {
            let found = store::open_draft(&mut db, &acting, id, services.clock.now()).await?;
            let (draft, supplier) = found.ok_or(Problem::NotFound)?;
            (GiveForm::from_draft(&draft), judge(&acting, draft.supplier, Some(supplier), &mut errors))
        }
        None if start.leverandor.is_empty() => (GiveForm::default(), None),
        None => {
            let supplier = find(&mut db, &acting, &start.leverandor, &mut errors).await?;
            (GiveForm { leverandor: start.leverandor, ..GiveForm::default() }, supplier)
        }
    };
    draw(&mut db, &services, &acting, form, errors, supplier.as_ref(), None).await
}

async fn draw(
    db: &mut PgConnection,
    services: &Services,
    acting: &Acting<DelegateScopes>,
    form: GiveForm,
    errors: FormErrors,
    supplier: Option<&Unit>,
    names: Option<&[Unit]>,
) -> web::Result {
    let resources = resources_for(db, acting.org(), supplier.map(|s| s.number), services.clock.today()).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &Give::new(acting, form, errors, supplier, names, &resources))
}

/// The sentence about a number that cannot be one.
fn number_fault(lang: Lang, fault: OrgNumberError) -> &'static str {
    match fault {
        OrgNumberError::Length => Texts(lang).orgnr_length(),
        OrgNumberError::CheckDigit => Texts(lang).orgnr_check(),
    }
}

/// The supplier behind what was typed, or a sentence at the field.
async fn find(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    typed: &str,
    errors: &mut FormErrors,
) -> Result<Option<Unit>, Problem> {
    match OrgNumber::parse(typed) {
        Ok(number) => Ok(judge(acting, number, facts::unit(db, number).await?, errors)),
        Err(fault) => {
            errors.add("leverandor", number_fault(acting.seat().lang, fault));
            Ok(None)
        }
    }
}

/// The same unit if it may be given anything, or a sentence at the field.
fn judge(
    acting: &Acting<DelegateScopes>,
    number: OrgNumber,
    unit: Option<Unit>,
    errors: &mut FormErrors,
) -> Option<Unit> {
    match check_supplier(acting.org(), unit.as_ref()) {
        Ok(_) => unit,
        Err(fault) => {
            errors.add("leverandor", supplier_fault(acting.seat().lang, fault, &number.grouped()));
            None
        }
    }
}

/// The piece of the page a script asks for when nine digits are typed.
pub(super) async fn look_up(
    acting: Acting<DelegateScopes>,
    start: Query<Start>,
    services: Data<Services>,
) -> web::Result {
    services.limits.look_up(acting.person())?;
    let mut db = services.db.acquire().await?;
    let mut errors = FormErrors::default();
    let unit = find(&mut db, &acting, &start.leverandor, &mut errors).await?;
    let fault = errors.of("leverandor").unwrap_or_default().to_owned();
    page(&LookUp::new(acting.seat().lang, unit.as_ref().ok_or(fault)))
}

/// One form, several buttons: find by number, find by name, pick one of the names, and *Se over*.
pub(super) async fn draft(
    acting: Acting<DelegateScopes>,
    form: Posted<GiveForm>,
    services: Data<Services>,
) -> web::Result {
    let mut form = form.read(acting.login())?.input;
    let mut errors = FormErrors::default();
    let mut db = services.db.acquire().await?;
    if !form.velg.is_empty() {
        form.leverandor = std::mem::take(&mut form.velg);
        form.navn.clear();
    } else if form.handling == "sok" {
        services.limits.look_up(acting.person())?;
        let names = facts::active_by_name(&mut db, &form.navn, 10).await?;
        return draw(&mut db, &services, &acting, form, errors, None, Some(&names)).await;
    }
    let only_find = form.handling == "finn" || form.handling == "velg";
    if only_find {
        services.limits.look_up(acting.person())?;
    }
    let supplier = find(&mut db, &acting, &form.leverandor, &mut errors).await?;
    if only_find {
        return draw(&mut db, &services, &acting, form, errors, supplier.as_ref(), None).await;
    }
    let today = services.clock.today();
    let resources = resources_for(&mut db, acting.org(), supplier.as_ref().map(|s| s.number), today).await?;
    match read(&acting, &form, supplier.as_ref(), &resources, &services, &mut errors) {
        Some(draft) if errors.is_empty() => {
            drop(db);
            let id = actions::draft(&services, &acting, Wish { draft }).await?;
            Ok(see_other(&Paths { lang: acting.seat().lang, org: acting.org() }.review(id)))
        }
        _ => {
            let view = Give::new(&acting, form, errors, supplier.as_ref(), None, &resources);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// Reads the rest of the form; every fault is a sentence at its field.
fn read(
    acting: &Acting<DelegateScopes>,
    form: &GiveForm,
    supplier: Option<&Unit>,
    resources: &[ApiResource],
    services: &Services,
    errors: &mut FormErrors,
) -> Option<Draft> {
    let lang = acting.seat().lang;
    let t = Texts(lang);
    let mut items = Vec::new();
    for chosen in &form.api {
        match resources.iter().find(|r| r.id.to_string() == *chosen) {
            Some(r) if r.held_already => errors.add("api", t.api_had(r.title.in_lang(lang))),
            Some(r) if r.givable().is_ok() => items.push((r.id, r.version)),
            _ => errors.add("api", t.api_gone()),
        }
    }
    items.sort_unstable();
    items.dedup();
    if form.api.is_empty() {
        errors.add("api", t.choose_api());
    }
    let ends_on = match form.varighet.as_str() {
        "til" => match end_date(&form.dag, &form.maned, &form.ar, services.clock.today()) {
            Ok(date) => Some(date),
            Err(EndFault::NoDate) => {
                errors.add("dag", t.end_no_date());
                None
            }
            Err(EndFault::Past) => {
                errors.add("dag", t.end_past());
                None
            }
        },
        _ => None,
    };
    let note = form.merknad.trim();
    if note.chars().count() > NOTE_LENGTH {
        errors.add("merknad", t.note_long());
    }
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    Some(Draft { id: ChangeSetId::new(), supplier: supplier?.number, items, ends_on, note })
}

/// A draft by its address.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    utkast: ChangeSetId,
}

/// *Se over før du gir fullmakt*. A draft that went stale, or away, shows what changed instead.
pub(super) async fn review(
    acting: Acting<DelegateScopes>,
    which: Option<Query<Which>>,
    services: Data<Services>,
) -> web::Result {
    let mut db = services.db.acquire().await?;
    let Some(which) = which else {
        // Somebody whose session ended between review and confirm comes back here: the draft has been waiting for her.
        let paths = Paths { lang: acting.seat().lang, org: acting.org() };
        let draft = store::newest_draft(&mut db, &acting, services.clock.now()).await?;
        return Ok(see_other(&draft.map_or_else(|| paths.list(), |id| paths.review(id))));
    };
    let found = store::open_draft(&mut db, &acting, which.utkast, services.clock.now()).await?;
    let Some((draft, supplier)) = found else {
        return page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting));
    };
    let plan = actions::fresh_plan(&mut db, &acting, &draft, Some(&supplier), services.clock.today()).await?;
    if !plan.is_fresh() {
        return page_with(StatusCode::CONFLICT, &Stale::new(&acting, &draft, &plan));
    }
    page(&Check::new(&acting, draft, &plan).ok_or(Problem::NotFound)?)
}

/// Confirm or discard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirm {
    utkast: ChangeSetId,
    #[serde(default)]
    handling: String,
}

/// Gives what the draft says, or tells what is different now.
pub(super) async fn confirm(
    acting: Acting<DelegateScopes>,
    form: Posted<Confirm>,
    services: Data<Services>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, id) = (acting.seat().lang, filled.input.utkast);
    let paths = Paths { lang, org: acting.org() };
    if filled.input.handling == "forkast" {
        actions::drop_draft(&services, &acting, id).await?;
        return Ok(see_other(&paths.list()));
    }
    match actions::give(&services, &acting, id, filled.key, filled.hash).await? {
        Giving::Done(reference) => Ok(see_other(&paths.receipt(&reference))),
        Giving::NoDraft => page_with(StatusCode::CONFLICT, &Stale::without_draft(&acting)),
        Giving::Stale(plan) => {
            let mut db = services.db.acquire().await?;
            let found = store::open_draft(&mut db, &acting, id, services.clock.now()).await?;
            let (draft, _) = found.ok_or(Problem::NotFound)?;
            page_with(StatusCode::CONFLICT, &Stale::new(&acting, &draft, &plan))
        }
    }
}

/// *Kvittering*, for either party.
pub(super) async fn receipt(
    acting: Acting<ViewDelegations>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
) -> web::Result<HttpResponse> {
    let reference: Ref = path.into_inner().2.parse().map_err(|_| Problem::NotFound)?;
    let mut db = services.db.acquire().await?;
    let found = store::event_by_reference(&mut db, &acting, &reference).await?;
    let (kind, at, by, by_org, payload) = found.ok_or(Problem::NotFound)?;
    let broken = |e: serde_json::Error| Problem::Internal(std::sync::Arc::new(e.into()));
    match kind.as_str() {
        Given::KIND => {
            let event: Given = serde_json::from_value(payload).map_err(broken)?;
            page(&Receipt::new(&acting, &reference, at, (&by, by_org), &Done::from(&event)))
        }
        GivenUp::KIND => {
            let event: GivenUp = serde_json::from_value(payload).map_err(broken)?;
            let done = Done { giver: &event.giver, holder: &event.holder, items: &event.items, what: Deed::GivenUp };
            page(&Receipt::new(&acting, &reference, at, (&by, by_org), &done))
        }
        _ => Err(Problem::NotFound),
    }
}

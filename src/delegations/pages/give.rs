use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{Data, Query},
};
use jiff::civil::Date;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions::{self, Wish},
    model::{API, EndFault, HolderId, NOTE_LENGTH, Wanted, check_supplier, end_date},
    paths::Paths,
    store,
    texts::{Texts, supplier_fault},
    views::{Give, GiveForm, LookUp, Terms},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, Lang, OrgNumber, OrgNumberError},
    platform::Services,
    register::{self, Unit},
    scopes::{ApiResource, resources_for},
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// Where the form starts from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    leverandor: String,
    api: Vec<String>,
    utkast: Option<ChangeSetId>,
}

/// The empty form, or one filled in from a draft or a link with the supplier's number.
pub(super) async fn form(acting: Acting<DelegateScopes>, req: HttpRequest, services: Data<Services>) -> web::Result {
    let start: Start = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let mut db = services.db.acquire().await?;
    let mut errors = FormErrors::default();
    let (form, supplier) = match start.utkast {
        Some(id) => {
            let found = store::open_draft(&mut db, &acting, id, services.clock.now()).await?;
            let (draft, subject) = found.ok_or(Problem::NotFound)?;
            let supplier = subject.unit.ok_or(Problem::NotFound)?;
            (GiveForm::from_draft(&draft), judge(&acting, supplier.number, Some(supplier), &mut errors))
        }
        None if start.leverandor.is_empty() => (GiveForm::default(), None),
        None => {
            services.limits.look_up(acting.person())?;
            let supplier = find(&mut db, &acting, &start.leverandor, &mut errors).await?;
            (GiveForm { leverandor: start.leverandor, api: start.api, ..GiveForm::default() }, supplier)
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
        Ok(number) => Ok(judge(acting, number, register::unit(db, number).await?, errors)),
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
    let mut form = form.read_unkeyed(acting.login())?;
    let mut errors = FormErrors::default();
    let mut db = services.db.acquire().await?;
    if !form.velg.is_empty() {
        form.leverandor = std::mem::take(&mut form.velg);
        form.navn.clear();
    } else if form.handling == "sok" {
        services.limits.look_up(acting.person())?;
        let names = register::active_by_name(&mut db, &form.navn, 10).await?;
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
        Some(wish) if errors.is_empty() => {
            drop(db);
            let id = actions::put(&services, &acting, wish).await?;
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
) -> Option<Wish> {
    let lang = acting.seat().lang;
    let t = Texts(lang);
    let mut wanted = Vec::new();
    for chosen in &form.api {
        match resources.iter().find(|r| r.id.to_string() == *chosen) {
            Some(r) if r.held_already => errors.add("api", t.api_had(r.title.in_lang(lang))),
            Some(r) if r.givable().is_ok() => {
                wanted.push(Wanted { kind: API.to_owned(), code: r.id.to_string(), seen: r.version });
            }
            _ => errors.add("api", t.api_gone()),
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    if form.api.is_empty() {
        errors.add("api", t.choose_api());
    }
    let (ends_on, note) = read_terms(lang, &form.terms(), services.clock.today(), errors);
    Some(Wish { holder: HolderId::Organisation(supplier?.number), apis: true, wanted, ends_on, note })
}

/// Until when, and the note: the part that all forms for giving have in common.
pub(super) fn read_terms(
    lang: Lang,
    terms: &Terms<'_>,
    today: Date,
    errors: &mut FormErrors,
) -> (Option<Date>, Option<String>) {
    let t = Texts(lang);
    let ends_on = match terms.duration {
        "til" => match end_date(terms.day, terms.month, terms.year, today) {
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
    let note = terms.note.trim();
    if note.chars().count() > NOTE_LENGTH {
        errors.add("merknad", t.note_long());
    }
    (ends_on, Some(note.to_owned()).filter(|note| !note.is_empty()))
}

use actix_web::http::StatusCode;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions::{self, NewGrants},
    model::{API, Draft, Drafted, HolderId, Wanted, check_supplier},
    store,
    texts::{GivingTexts, supplier_fault},
    views::{Give, LookUp},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{ChangeSetId, OrgNumber},
    platform::limits::LOOK_UP,
    register::{self, Unit},
    scopes::{ApiResource, resources_for},
    web::{self, DayChoice, FormErrors, Posted, Problem, UrlQuery, day_parts, page, page_with, see_other},
};

/// The query string: what the form is filled in from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GiveQuery {
    leverandor: String,
    api: Vec<String>,
    utkast: Option<ChangeSetId>,
}

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GiveForm {
    pub leverandor: String,
    pub navn: String,
    pub handling: GiveButton,
    /// A supplier picked from the name search.
    pub velg: String,
    pub api: Vec<String>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    /// The day as it stood in the form when it was drawn.
    pub vist: String,
    pub merknad: String,
}

/// The button that was pressed: the main one, which sends no word, or another.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum GiveButton {
    #[default]
    #[serde(rename = "")]
    LookOver,
    #[serde(rename = "finn")]
    Find,
    #[serde(rename = "sok")]
    Search,
}

impl GiveForm {
    /// The form that would have led to this draft.
    fn from_draft(draft: &Draft) -> Self {
        let [dag, maned, ar] = day_parts(draft.ends_on);
        Self {
            leverandor: draft.holder.to_string(),
            api: draft.gives.iter().filter(|wanted| wanted.kind == API).map(|wanted| wanted.code.clone()).collect(),
            varighet: if draft.ends_on.is_some() { "til".to_owned() } else { String::new() },
            dag,
            maned,
            ar,
            merknad: draft.note.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// How long.
    pub(crate) fn duration(&self) -> DayChoice<'_> {
        DayChoice { chosen: self.varighet == "til", day: [&self.dag, &self.maned, &self.ar], drawn: &self.vist }
    }

    /// What it wants to give. Every fault is a sentence at its field; of a supplier it is there already.
    fn check(
        &self,
        acting: &Acting<DelegateScopes>,
        supplier: Option<&Unit>,
        resources: &[ApiResource],
        errors: &mut FormErrors,
    ) -> Option<NewGrants> {
        let lang = acting.lang();
        let t = GivingTexts(lang);
        let mut wanted = Vec::new();
        for chosen in &self.api {
            match (resources.iter().find(|resource| resource.id.to_string() == *chosen), supplier) {
                (Some(resource), Some(supplier)) if resource.held_already => {
                    errors.add("api", t.holder_has(&supplier.name, resource.title.in_lang(lang)));
                }
                (Some(resource), _) if resource.givable().is_ok() => {
                    let (code, seen) = (resource.id.to_string(), resource.version);
                    wanted.push(Wanted { kind: API.to_owned(), code, seen });
                }
                _ => errors.add("api", t.api_gone()),
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        if self.api.is_empty() {
            errors.add("api", t.choose_api());
        }
        let ends_on = self.duration().last_day(lang, acting.today(), errors);
        let note = errors.note(lang, (t.note(), &self.merknad));
        Some(NewGrants { holder: HolderId::Organisation(supplier?.number), apis: true, wanted, ends_on, note })
    }
}

/// The empty form, or one filled in from a draft or a link with the supplier's number.
pub(super) async fn form(acting: Acting<DelegateScopes>, UrlQuery(query): UrlQuery<GiveQuery>) -> web::Result {
    let mut db = acting.db().await?;
    let mut errors = FormErrors::default();
    let (form, found) = match query.utkast {
        Some(id) => {
            let found = store::open_draft(&mut db, &acting, id, acting.now()).await?;
            let (draft, subject) = found.ok_or(Problem::NotFound)?;
            let supplier = subject.unit.ok_or(Problem::NotFound)?;
            let waits = draft.proposed_at.filter(|_| draft.author == acting.person()).map(|_| id);
            let unit = judge(&acting, supplier.number, Some(supplier), &mut errors);
            (GiveForm::from_draft(&draft), Found { unit, waits })
        }
        None if query.leverandor.is_empty() => (GiveForm::default(), Found::default()),
        None => {
            acting.count_on(&mut db, LOOK_UP).await?;
            let found = find(&mut db, &acting, &query.leverandor, &mut errors).await?;
            (GiveForm { leverandor: query.leverandor, api: query.api, ..GiveForm::default() }, found)
        }
    };
    draw(&mut db, &acting, form, errors, &found, None).await
}

/// The supplier that was found, if it may be given anything, and what the user has proposed for it that waits.
#[derive(Debug, Default)]
struct Found {
    unit: Option<Unit>,
    waits: Option<ChangeSetId>,
}

async fn draw(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    form: GiveForm,
    errors: FormErrors,
    Found { unit, waits }: &Found,
    names: Option<&[Unit]>,
) -> web::Result {
    let resources = resources_for(db, acting.org(), unit.as_ref().map(|unit| unit.number), acting.today()).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &Give::new(acting, form, errors, (unit.as_ref(), *waits), names, &resources))
}

/// The supplier behind what was typed, and what waits for it; or a sentence at the field.
async fn find(
    db: &mut PgConnection,
    acting: &Acting<DelegateScopes>,
    typed: &str,
    errors: &mut FormErrors,
) -> Result<Found, Problem> {
    let Some(number) = errors.number(acting.lang(), ("leverandor", typed)) else { return Ok(Found::default()) };
    let holder = store::holder(db, acting, HolderId::Organisation(number)).await?;
    let proposed = holder.as_ref().and_then(|holder| holder.draft.as_ref()).filter(|draft| draft.proposed);
    let waits = proposed.map(|draft| draft.id);
    Ok(Found { unit: judge(acting, number, holder.and_then(|holder| holder.unit), errors), waits })
}

/// The same unit if it may be given anything, or a sentence at the field.
fn judge(
    acting: &Acting<DelegateScopes>,
    number: OrgNumber,
    unit: Option<Unit>,
    errors: &mut FormErrors,
) -> Option<Unit> {
    match check_supplier(acting.org(), unit.as_ref()) {
        Ok(_) if !acting.mandate().may_serve(HolderId::Organisation(number)) => {
            errors.add("leverandor", GivingTexts(acting.lang()).led_by_giver());
            None
        }
        Ok(_) => unit,
        Err(fault) => {
            errors.add("leverandor", supplier_fault(acting.lang(), fault, &number.grouped()));
            None
        }
    }
}

/// The piece of the page a script asks for when nine digits are typed.
pub(super) async fn look_up(acting: Acting<DelegateScopes>, UrlQuery(query): UrlQuery<GiveQuery>) -> web::Result {
    acting.count(LOOK_UP).await?;
    let mut db = acting.db().await?;
    let mut errors = FormErrors::default();
    let Found { unit, waits } = find(&mut db, &acting, &query.leverandor, &mut errors).await?;
    let fault = errors.of("leverandor").unwrap_or_default().to_owned();
    page(&LookUp::new(&acting, unit.as_ref().ok_or(fault), waits))
}

/// One form, several buttons: find by number, find by name, pick one of the names, and *Se over*.
pub(super) async fn draft(acting: Acting<DelegateScopes>, form: Posted<GiveForm>) -> web::Result {
    let mut form = form.read_unkeyed(acting.login())?;
    let mut errors = FormErrors::default();
    let mut db = acting.db().await?;
    let is_picked = !form.velg.is_empty();
    if is_picked {
        form.leverandor = std::mem::take(&mut form.velg);
        form.navn.clear();
    } else if form.handling == GiveButton::Search {
        acting.count_on(&mut db, LOOK_UP).await?;
        let names = register::active_by_name(&mut db, &form.navn, 10, acting.today()).await?;
        return draw(&mut db, &acting, form, errors, &Found::default(), Some(&names)).await;
    }
    let only_find = is_picked || form.handling == GiveButton::Find;
    if only_find {
        acting.count_on(&mut db, LOOK_UP).await?;
    }
    let mut found = find(&mut db, &acting, &form.leverandor, &mut errors).await?;
    if only_find {
        return draw(&mut db, &acting, form, errors, &found, None).await;
    }
    let (today, supplier) = (acting.today(), found.unit.as_ref());
    let resources = resources_for(&mut db, acting.org(), supplier.map(|unit| unit.number), today).await?;
    match form.check(&acting, supplier, &resources, &mut errors) {
        Some(grants) if errors.is_empty() => {
            drop(db);
            match actions::put_grants(&acting, grants).await? {
                Drafted::Kept(id) => return Ok(see_other(&acting.paths().review(id))),
                Drafted::Waits(draft) => {
                    errors.add("leverandor", GivingTexts(acting.lang()).proposal_waits());
                    found.waits = Some(draft);
                }
            }
        }
        _ => {}
    }
    let view = Give::new(&acting, form, errors, (found.unit.as_ref(), found.waits), None, &resources);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

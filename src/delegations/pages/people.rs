use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{Data, Path},
};
use jiff::SignedDuration;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, Wish, receiver},
        model::{HolderId, Wanted},
        paths::Paths,
        store,
        texts::Texts,
        views::{GrantForm, Grants, NewPerson},
    },
    give::read_terms,
    holder::holder_id,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{NationalId, PersonId},
    ledger::Draft,
    packages::{self, Givable},
    platform::Services,
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// Wrong guesses at a person in an hour before she has to wait.
const GUESSES: i64 = 5;
/// Known people to choose among.
const KNOWN: i64 = 200;

/// *Legg til person*.
pub(super) async fn new(acting: Acting<ManagePeople>, services: Data<Services>) -> web::Result {
    let mut db = services.db.acquire().await?;
    let known = store::known_people(&mut db, &acting, KNOWN).await?;
    page(&NewPerson::new(&acting, known, "", FormErrors::default()))
}

/// The form: a number and a name that belong together, or somebody who is known already. The number is never sent back to the browser.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Who {
    fodselsnummer: String,
    etternavn: String,
    kjent: Option<PersonId>,
}

/// Finds the person, and goes on to what she is to have.
pub(super) async fn find(acting: Acting<ManagePeople>, form: Posted<Who>, services: Data<Services>) -> web::Result {
    let who = form.read_unkeyed(acting.login())?;
    let lang = acting.seat().lang;
    let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
    let mut errors = FormErrors::default();
    let mut db = services.db.acquire().await?;
    let known = store::known_people(&mut db, &acting, KNOWN).await?;
    let chosen = who.kjent.filter(|id| known.iter().any(|(one, ..)| one == id));
    let found = match chosen {
        Some(id) => Some(id),
        None => identify(&acting, &services, &who, t, &mut errors).await?,
    };
    if let Some(person) = found {
        drop(db);
        let holder = HolderId::Person(person);
        actions::open(&services, &acting, holder).await?;
        return Ok(see_other(&paths.grant(holder)));
    }
    let throttled = errors.all().iter().any(|(_, sentence)| sentence == t.person_throttled());
    let status = if throttled { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &NewPerson::new(&acting, known, &who.etternavn, errors))
}

/// The person with this number and this family name. An unknown number and a wrong name are told alike, and too many of them stop.
async fn identify(
    acting: &Acting<ManagePeople>,
    services: &Services,
    who: &Who,
    t: Texts,
    errors: &mut FormErrors,
) -> Result<Option<PersonId>, Problem> {
    let number: String = who.fodselsnummer.split_whitespace().collect();
    let national_id = number.parse::<NationalId>();
    if national_id.is_err() {
        errors.add("fodselsnummer", t.person_number());
    }
    let name = who.etternavn.trim().to_lowercase();
    if name.is_empty() {
        errors.add("etternavn", t.person_name_missing());
    }
    let Ok(national_id) = national_id else { return Ok(None) };
    if !errors.is_empty() {
        return Ok(None);
    }
    let now = services.clock.now();
    let mut attempt = Draft::begin(services, acting).await?;
    if store::failures_since(attempt.conn(), acting, now - SignedDuration::from_hours(1)).await? >= GUESSES {
        errors.add("fodselsnummer", t.person_throttled());
        return Ok(None);
    }
    let hash = services.keys.national_id_hash(&national_id);
    let found = store::by_national_id(attempt.conn(), acting, &hash).await?;
    if let Some((person, _)) = found.filter(|(_, known)| known.family.to_lowercase() == name) {
        return Ok(Some(person));
    }
    store::note_failure(&mut attempt, acting, now).await?;
    attempt.keep().await?;
    errors.add("fodselsnummer", t.person_unknown());
    Ok(None)
}

/// The form for packages, areas and rights, filled in from the draft or from the address.
pub(super) async fn grants(
    acting: Acting<ManagePeople>,
    path: Path<(String, String, String)>,
    req: HttpRequest,
    services: Data<Services>,
) -> web::Result {
    let id = holder_id(path)?;
    let asked: GrantForm = serde_html_form::from_str(req.query_string()).unwrap_or_default();
    let mut db = services.db.acquire().await?;
    let holder = store::holder(&mut db, &acting, id, services.clock.now()).await?;
    let holder = holder.filter(|holder| holder.known).ok_or(Problem::NotFound)?;
    let givable = packages::givable(&mut db, acting.mandate(), receiver(id)).await?;
    let form = match &holder.draft {
        Some(draft) if asked.ting.is_empty() => GrantForm::from_draft(draft),
        _ => GrantForm { ting: asked.ting, ..GrantForm::default() },
    };
    page(&Grants::new(&acting, id, &holder, &givable, form, FormErrors::default()))
}

/// Keeps what she chose as a draft, and goes on to the review.
pub(super) async fn draft_grants(
    acting: Acting<ManagePeople>,
    path: Path<(String, String, String)>,
    form: Posted<GrantForm>,
    services: Data<Services>,
) -> web::Result {
    let id = holder_id(path)?;
    let form = form.read_unkeyed(acting.login())?;
    let lang = acting.seat().lang;
    let mut db = services.db.acquire().await?;
    let holder = store::holder(&mut db, &acting, id, services.clock.now()).await?;
    let holder = holder.filter(|holder| holder.known).ok_or(Problem::NotFound)?;
    let givable = packages::givable(&mut db, acting.mandate(), receiver(id)).await?;
    let mut errors = FormErrors::default();
    let wanted = wanted(Texts(lang), &form, &holder, &givable, &mut errors);
    let (ends_on, note) = read_terms(lang, &form.terms(), services.clock.today(), &mut errors);
    if !errors.is_empty() {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &Grants::new(&acting, id, &holder, &givable, form, errors));
    }
    drop(db);
    let draft = actions::put(&services, &acting, Wish { holder: id, apis: false, wanted, ends_on, note }).await?;
    Ok(see_other(&Paths { lang, org: acting.org() }.review(draft)))
}

/// What the form wants to give; what cannot be given is told at the field.
fn wanted(
    t: Texts,
    form: &GrantForm,
    holder: &store::Holder,
    givable: &Givable,
    errors: &mut FormErrors,
) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for ting in &form.ting {
        let what = ting.split_once(' ').and_then(|(kind, code)| packages::What::parse(kind, code));
        let choice = what.as_ref().and_then(|what| givable.find(what));
        match (what, choice) {
            (Some(_), Some(choice)) if holder.granted.contains(ting) => {
                errors.add("ting", t.api_had(choice.named.name.in_lang(t.0)));
            }
            (Some(what), Some(choice)) if choice.verdict.is_yes() => {
                wanted.push(Wanted { kind: what.kind().to_owned(), code: what.code().to_owned(), seen: 1 });
            }
            _ => errors.add("ting", t.grant_gone()),
        }
    }
    if form.ting.is_empty() {
        errors.add("ting", t.choose_grant());
    }
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

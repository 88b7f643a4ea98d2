use actix_web::http::StatusCode;
use jiff::SignedDuration;
use serde::Deserialize;

use super::super::{
    actions,
    model::{HolderId, SupplierFault},
    store,
    texts::{GivingTexts, supplier_fault},
    views::NewPerson,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{NationalId, PersonId},
    ledger::Draft,
    usage::{self, Outcome},
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// Wrong guesses at a person in an hour before the user has to wait.
const GUESSES: i64 = 5;
/// Known people to choose among.
const KNOWN: i64 = 200;

/// *Legg til person*.
pub(super) async fn new(acting: Acting<ManagePeople>) -> web::Result {
    let known = store::known_people(&mut *acting.db().await?, &acting, KNOWN).await?;
    page(&NewPerson::new(&acting, known, "", FormErrors::default()))
}

/// The form: a number and a name that belong together, or somebody who is known already. The number is never sent back to the browser.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PersonForm {
    fodselsnummer: String,
    etternavn: String,
    kjent: Option<PersonId>,
}

impl PersonForm {
    /// Number and family name, if both can be right. Every fault is a sentence at its field.
    fn check(&self, t: GivingTexts, errors: &mut FormErrors) -> Option<(NationalId, String)> {
        let number: String = self.fodselsnummer.split_whitespace().collect();
        let national_id = number.parse::<NationalId>().ok();
        if national_id.is_none() {
            errors.add("fodselsnummer", t.person_number());
        }
        let name = self.etternavn.trim().to_owned();
        if name.is_empty() {
            errors.add("etternavn", t.person_name_missing());
            return None;
        }
        national_id.map(|national_id| (national_id, name))
    }
}

/// Finds the person, and goes on to what they are to have.
pub(super) async fn find(acting: Acting<ManagePeople>, form: Posted<PersonForm>) -> web::Result {
    let form = form.read_unkeyed(acting.login())?;
    let (t, paths) = (GivingTexts(acting.lang()), acting.paths());
    let known = store::known_people(&mut *acting.db().await?, &acting, KNOWN).await?;
    let mut errors = FormErrors::default();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut person = form.kjent.filter(|id| known.iter().any(|(known, ..)| known == id));
    if let (None, Some((number, name))) = (person, form.check(t, &mut errors)) {
        let identified = identify(&acting, &number, &name).await?;
        usage::looked_up(&acting, identified.outcome()).await?;
        match identified {
            Identified::Person(found) if found == acting.person() => {
                errors.add("fodselsnummer", supplier_fault(acting.lang(), SupplierFault::Own, ""));
            }
            Identified::Person(found) => person = Some(found),
            Identified::Nobody => errors.add("fodselsnummer", t.person_unknown()),
            Identified::Throttled => {
                errors.add("fodselsnummer", t.person_throttled());
                status = StatusCode::TOO_MANY_REQUESTS;
            }
        }
    }
    if let Some(person) = person {
        let holder = HolderId::Person(person);
        actions::open_draft(&acting, holder).await?;
        return Ok(see_other(&paths.grant(holder)));
    }
    page_with(status, &NewPerson::new(&acting, known, &form.etternavn, errors))
}

/// What a number and a name led to.
enum Identified {
    Person(PersonId),
    /// An unknown number and a wrong name are told alike.
    Nobody,
    /// There have been too many wrong guesses.
    Throttled,
}

impl Identified {
    /// As the log tells it.
    fn outcome(&self) -> Outcome {
        match self {
            Self::Person(_) => Outcome::Found,
            Self::Nobody => Outcome::NotFound,
            Self::Throttled => Outcome::Stopped,
        }
    }
}

/// Looks for the person with this number and this family name. A wrong guess is noted, whatever becomes of the request.
async fn identify(acting: &Acting<ManagePeople>, number: &NationalId, name: &str) -> Result<Identified, Problem> {
    let now = acting.now();
    let mut attempt = Draft::begin(acting).await?;
    store::lock_guesses(&mut attempt, acting).await?;
    if store::failures_since(attempt.conn(), acting, now - SignedDuration::from_hours(1)).await? >= GUESSES {
        return Ok(Identified::Throttled);
    }
    let hash = acting.services().keys.national_id_hash(number);
    let found = store::by_national_id(attempt.conn(), acting, &hash).await?;
    if let Some((person, _)) = found.filter(|(_, known)| known.has_family_name(name)) {
        return Ok(Identified::Person(person));
    }
    store::note_failure(&mut attempt, acting, now).await?;
    attempt.keep().await?;
    Ok(Identified::Nobody)
}

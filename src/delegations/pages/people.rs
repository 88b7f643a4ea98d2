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
    kernel::{NationalId, PersonId, PersonName},
    ledger::Draft,
    usage::{self, Outcome},
    web::{self, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// Wrong guesses at people in an hour before the user has to wait. A known person with another name and a number that nobody knows count
/// alike: whichever had a limit of its own would tell by it which numbers are known. Most that do not match are added as they should be,
/// as an issuer without names leaves people unknown, so there is room for those who are to be added after each other.
const GUESSES: i64 = 20;
/// Names that are tried for the same number in an hour, known or not. Whoever adds people tries one or two; whoever looks for the name that
/// belongs to a number is stopped.
const NAMES: i64 = 5;
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
    /// Number and name, if both can be right. Every fault is a sentence at its field.
    fn check(&self, t: GivingTexts, errors: &mut FormErrors) -> Option<(NationalId, PersonName)> {
        let number: String = self.fodselsnummer.split_whitespace().collect();
        let national_id = number.parse::<NationalId>().ok();
        if national_id.is_none() {
            let is_empty = number.is_empty();
            errors.add("fodselsnummer", if is_empty { t.person_number_empty() } else { t.person_number() });
        }
        national_id.zip(errors.person_name(t.0, ("etternavn", &self.etternavn)))
    }
}

/// Finds the person, and goes on to what they are to have. Where number and name do not belong together, as far as is known, what is given
/// waits for whoever has the number.
pub(super) async fn find(acting: Acting<ManagePeople>, form: Posted<PersonForm>) -> web::Result {
    let form = form.read_unkeyed(acting.login())?;
    let (t, paths) = (GivingTexts(acting.lang()), acting.paths());
    let known = store::known_people(&mut *acting.db().await?, &acting, KNOWN).await?;
    let mut errors = FormErrors::default();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut person = form.kjent.filter(|id| known.iter().any(|(known, ..)| known == id));
    if let (None, Some((number, name))) = (person, form.check(t, &mut errors)) {
        let identified = identify(&acting, &number, &name).await?;
        usage::looked_up(&acting, if identified.is_some() { Outcome::LedOn } else { Outcome::Stopped }).await?;
        match identified {
            Some(found) if found == acting.person() => {
                errors.add("fodselsnummer", supplier_fault(acting.lang(), SupplierFault::Own, ""));
            }
            Some(found) => person = Some(found),
            None => {
                errors.add("fodselsnummer", t.person_throttled());
                status = StatusCode::TOO_MANY_REQUESTS;
            }
        }
    }
    if let Some(person) = person {
        let holder = HolderId::Person(person);
        actions::begin_draft(&acting, holder).await?;
        return Ok(see_other(&paths.grant(holder)));
    }
    page_with(status, &NewPerson::new(&acting, known, &form.etternavn, errors))
}

/// The person with this number and this family name; or else somebody who is awaited, in the same way whether the number is unknown or has
/// another name. That is a wrong guess, and is noted whatever becomes of the request, unless the same waits already. `None`: there have been
/// too many of them.
async fn identify(
    acting: &Acting<ManagePeople>,
    number: &NationalId,
    name: &PersonName,
) -> Result<Option<PersonId>, Problem> {
    let now = acting.now();
    let mut attempt = Draft::begin(acting).await?;
    store::lock_guesses(&mut attempt, acting).await?;
    let hash = acting.services().keys.national_id_hash(number);
    let since = now - SignedDuration::from_hours(1);
    let (all, at_number) = store::failures_since(attempt.conn(), acting, &hash, since).await?;
    if all >= GUESSES || at_number >= NAMES {
        return Ok(None);
    }
    let found = store::by_national_id(attempt.conn(), acting, &hash).await?;
    if let Some((person, _)) = found.filter(|(_, known)| known.has_family_name(&name.to_string())) {
        return Ok(Some(person));
    }
    let (awaited, is_new) = store::await_person(&mut attempt, acting, &hash, name).await?;
    if is_new {
        store::note_failure(&mut attempt, acting, now).await?;
    }
    attempt.keep().await?;
    Ok(Some(awaited))
}

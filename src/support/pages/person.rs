use actix_web::{
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue},
    },
    web::Path,
};

use super::{
    super::{
        actions,
        model::{Opened, SHOWN},
        paths,
        store::{self, Person},
        views::{CaseView, NobodyView, PersonView},
    },
    CaseForm,
};
use crate::{
    access::{Proof, Staff},
    kernel::{LookUpId, NationalId, PersonId},
    web::{self, EmptyForm, FormErrors, Posted, Problem, page, page_with, see_other},
};

/// The look-up of the address, whoever of the staff has made it.
async fn looked_up(staff: &Staff, path: &Path<(String, String)>) -> Result<(LookUpId, Person), Problem> {
    let id: LookUpId = path.1.parse().map_err(|_| Problem::NotFound)?;
    let found = store::person_of(&mut *staff.db().await?, staff, id).await?;
    Ok((id, found.ok_or(Problem::NotFound)?))
}

/// `/nb/brukerstotte/person/{id}`: the person, once a case is named; before, the form for it and nothing else.
pub(super) async fn person(staff: Staff, path: Path<(String, String)>) -> web::Result {
    let (id, person) = looked_up(&staff, &path).await?;
    match person.opened {
        Opened::Closed(_) => {
            let form = store::case_in_hand(&mut *staff.db().await?, &staff).await?;
            let form = form.map(CaseForm::from).unwrap_or_default();
            page(&CaseView::person(&staff, id, (form, FormErrors::default())))
        }
        Opened::Nobody => page(&NobodyView::new(&staff)),
        Opened::Known(known) => draw(&staff, (id, known), &person, false).await,
    }
}

/// The case is named: a look-up of one's own, with an address of its own.
pub(super) async fn open(staff: Staff, path: Path<(String, String)>, form: Posted<CaseForm>) -> web::Result {
    let input = form.read_unkeyed(staff.visitor().login())?;
    let (id, person) = looked_up(&staff, &path).await?;
    let lang = staff.lang();
    let whom = match person.opened {
        Opened::Closed(whom) => whom,
        Opened::Nobody => None,
        Opened::Known(known) => Some(known),
    };
    let case = match input.check(lang) {
        Ok(case) => case,
        Err(errors) => {
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &CaseView::person(&staff, id, (input, errors)));
        }
    };
    let opened = actions::open_person(&mut *staff.db().await?, &staff, whom, case).await?;
    Ok(see_other(&paths::person(lang, opened)))
}

/// *Vis i 15 sekunder*: the number, and then the page without it again. Works without scripts.
pub(super) async fn number(staff: Staff, path: Path<(String, String)>, form: Posted<EmptyForm>) -> web::Result {
    form.read_unkeyed(staff.visitor().login())?;
    let (id, person) = looked_up(&staff, &path).await?;
    let Opened::Known(known) = person.opened else { return Ok(see_other(&paths::person(staff.lang(), id))) };
    actions::show_number(&mut *staff.db().await?, &staff, known, person.case.clone()).await?;
    let mut answer = draw(&staff, (id, known), &person, true).await?;
    let back = format!("{SHOWN};url={}", paths::person(staff.lang(), id));
    let back = HeaderValue::from_str(&back).map_err(Problem::internal)?;
    answer.headers_mut().insert(HeaderName::from_static("refresh"), back);
    Ok(answer)
}

async fn draw(staff: &Staff, (id, known): (LookUpId, PersonId), person: &Person, is_shown: bool) -> web::Result {
    let card = store::person_card(&mut *staff.db().await?, staff, known).await?.ok_or(Problem::NotFound)?;
    let number = match &card.number {
        Some(sealed) => Some(opened(staff, known, sealed)?),
        None => None,
    };
    page(&PersonView::new(staff, id, card, (number, is_shown), person.case.as_ref()))
}

/// The number, deciphered.
fn opened(staff: &Staff, person: PersonId, sealed: &[u8]) -> Result<NationalId, Problem> {
    let plain = staff.services().keys.open(person.uuid().as_bytes(), sealed).map_err(Problem::internal)?;
    let plain = String::from_utf8(plain).map_err(Problem::internal)?;
    plain.parse().map_err(Problem::internal)
}

use actix_web::http::StatusCode;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::{
    actions,
    model::{Hit, Reading},
    paths, store,
    texts::FoundTexts,
    views::{DeskView, Found, hit_of, hit_of_change},
};
use crate::{
    access::{Proof, Staff},
    entitlements, explain,
    kernel::{Lang, OrgNumber},
    platform::limits::LOOK_UP,
    register,
    sitemap::{self, query},
    web::{self, FormErrors, Posted, Problem, number_fault, page, page_with, see_other},
};

/// `/nb/brukerstotte`: the box, what one has looked up, and what waits.
pub(super) async fn desk(staff: Staff) -> web::Result {
    let mut db = staff.db().await?;
    let watch = store::watch(&mut db, &staff).await?;
    let counts = store::counts(&mut db, &staff).await?;
    page(&DeskView::new(&staff).with_front(watch, counts))
}

/// What was typed. It may be the number of a person, so it is posted, and stands in no address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoxForm {
    q: String,
}

/// What came of a text.
enum Answer {
    /// It is this.
    Go(String),
    /// It may be one of these, or there is none.
    Show(Found),
    /// It cannot be looked up.
    Fault(String),
}

/// Finds what is meant, and leads there; or lists what may be meant; or says what to try. Never nothing.
pub(super) async fn look(staff: Staff, form: Posted<BoxForm>) -> web::Result {
    let BoxForm { q } = form.read_unkeyed(staff.visitor().login())?;
    staff.visitor().count(LOOK_UP).await?;
    let reading = Reading::of(&q);
    let typed = if reading.is_shown_again() { q.trim() } else { "" };
    let mut db = staff.db().await?;
    match answer(&mut db, &staff, &reading, &q).await? {
        Answer::Go(address) => Ok(see_other(&address)),
        Answer::Show(found) => page(&DeskView::new(&staff).with_found(typed, found)),
        Answer::Fault(sentence) => {
            let mut errors = FormErrors::default();
            errors.add("q", sentence);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &DeskView::new(&staff).with_errors(typed, errors))
        }
    }
}

/// One thing is gone to, several are listed, and of none it is said what to try.
fn among(lang: Lang, reading: &'static str, hits: Vec<Hit>, tip: &'static str) -> Answer {
    let mut hits: Vec<_> = hits.iter().filter_map(|hit| hit_of(lang, hit)).collect();
    match hits.len() {
        1 => Answer::Go(hits.remove(0).href),
        _ => Answer::Show(Found { reading, hits, tip, person: None, fields: None }),
    }
}

async fn answer(db: &mut PgConnection, staff: &Staff, reading: &Reading, typed: &str) -> Result<Answer, Problem> {
    let (lang, t) = (staff.lang(), FoundTexts(staff.lang()));
    let none = |reading, tip| Answer::Show(Found { reading, hits: Vec::new(), tip, person: None, fields: None });
    Ok(match reading {
        Reading::Nothing => Answer::Fault(t.empty().to_owned()),
        Reading::PrivateKey => Answer::Fault(t.private_key().to_owned()),
        Reading::NoOrganisation(fault) => Answer::Fault(number_fault(lang, typed, *fault).to_owned()),
        Reading::NoPerson => Answer::Fault(t.no_person().to_owned()),
        Reading::People => Answer::Fault(t.people().to_owned()),
        Reading::Long => Answer::Fault(t.long().to_owned()),
        Reading::Organisation(org) => match register::unit(db, *org, staff.visitor().today()).await? {
            Some(_) => Answer::Go(paths::organisation(lang, *org)),
            None => none(t.organisation(), t.try_organisation()),
        },
        Reading::Person(number) => {
            let person = register::by_national_id(db, staff.services(), number).await?;
            Answer::Go(paths::person(lang, actions::look_for(db, staff, person).await?))
        }
        Reading::Reference(reference) => {
            let found = store::by_reference(db, reference).await?;
            let one = <[(OrgNumber, String); 1]>::try_from(found);
            match one {
                Ok([(org, _)]) => Answer::Go(paths::timeline(lang, org, "", reference.as_str(), "")),
                Err(found) => {
                    let hits = found.into_iter().map(|(org, name)| hit_of_change(lang, org, name, reference));
                    let (reading, tip) = (t.reference(), t.try_reference());
                    Answer::Show(Found { reading, hits: hits.collect(), tip, person: None, fields: None })
                }
            }
        }
        Reading::Id(id) => among(lang, t.id(), store::by_id(db, *id).await?, t.try_id()),
        Reading::Attempt(id) => match entitlements::attempt(db, id).await? {
            Some(_) => Answer::Go(sitemap::explain::support(lang, &query(&[("id", id)]))),
            None => none(t.attempt(), t.try_attempt()),
        },
        Reading::Email(address) => {
            let hits = store::by_email(db, address).await?;
            let person = store::member(db, address).await?;
            let look_up = actions::look_for(db, staff, person).await?;
            let hits = hits.iter().filter_map(|hit| hit_of(lang, hit)).collect();
            let person = Some(paths::person(lang, look_up));
            Answer::Show(Found { reading: t.email(), hits, tip: t.try_email(), person, fields: None })
        }
        Reading::Scope(name) => among(lang, t.scope(), store::by_scope(db, name).await?, t.try_scope()),
        Reading::Domain(domain) => among(lang, t.domain(), store::by_domain(db, domain).await?, t.try_domain()),
        Reading::Error => match explain::of_pasted(lang, typed) {
            Some(address) => Answer::Go(address),
            None => Answer::Show(Found {
                reading: t.error(),
                hits: Vec::new(),
                tip: t.try_error(),
                person: None,
                fields: Some(sitemap::explain::support(lang, "")),
            }),
        },
        Reading::Word(word) => among(lang, t.word(), store::by_word(db, word).await?, t.try_word()),
    })
}

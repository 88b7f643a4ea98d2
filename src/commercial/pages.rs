mod billing;
mod contacts;
mod terms;

pub(super) use self::{billing::BillingButton, contacts::ContactForm};
use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    actions::{self, NewPoint, PointError},
    paths, store,
    texts::Texts,
    views::{NewView, PointView, PointsView},
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{Lang, NotificationPointId},
    ledger::Purpose,
    receipts,
    web::{
        self, FormErrors, OutsideEnvironment, Posted, Problem, Routes, UrlQuery, page, page_with, read_id, see_other,
    },
};

/// Mounts the pages of this room.
pub(crate) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::BILLING, billing::billing)
        .get(paths::EDIT_BILLING, billing::edit)
        .post(paths::EDIT_BILLING, billing::save)
        .get(paths::CONTACTS, contacts::contacts)
        .get(paths::NEW_CONTACT, contacts::new)
        .post(paths::NEW_CONTACT, contacts::add)
        .get(paths::CONTACT, contacts::contact)
        .post(paths::CONTACT, contacts::change)
        .get(paths::TERMS, terms::terms)
        .post(paths::TERMS, terms::sign)
        .get(paths::POINTS, points)
        .get(paths::NEW, new)
        .post(paths::NEW, add)
        .get(paths::POINT, point)
        .post(paths::POINT, act);
}

/// *Varsling*.
async fn points(acting: Acting<ManagePeople>) -> web::Result {
    let points = store::points(&mut *acting.db().await?, &acting).await?;
    page(&PointsView::new(&acting, points))
}

/// The form of a new address, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewForm {
    pub epost: String,
    pub om: Vec<String>,
    pub sprak: String,
}

impl NewForm {
    /// As it is drawn first: everything, in the reader's language.
    fn first(lang: Lang) -> Self {
        let om = Purpose::ALL.map(|purpose| purpose.name().to_owned()).to_vec();
        Self { epost: String::new(), om, sprak: lang.code().to_owned() }
    }

    fn check(&self, lang: Lang) -> Result<NewPoint, FormErrors> {
        let (t, mut errors) = (Texts(lang), FormErrors::default());
        let email = self.epost.parse().map_err(|_| errors.add("epost", t.email_wrong())).ok();
        if errors.is_empty() {
            errors.holds_person(lang, ("epost", t.email(), &self.epost));
        }
        let purposes: Vec<Purpose> =
            Purpose::ALL.into_iter().filter(|purpose| self.om.iter().any(|name| name == purpose.name())).collect();
        if purposes.is_empty() {
            errors.add("om", t.choose_purpose());
        }
        let chosen = self.sprak.parse().map_err(|()| errors.add("sprak", t.choose_language())).ok();
        match (email, chosen) {
            (Some(email), Some(lang)) if errors.is_empty() => Ok(NewPoint { email, purposes, lang }),
            _ => Err(errors),
        }
    }
}

async fn new(acting: Acting<ManagePeople>) -> web::Result {
    page(&NewView::new(&acting, NewForm::first(acting.lang()), FormErrors::default()))
}

/// Adds an address, and sends it its code.
async fn add(acting: Acting<ManagePeople>, form: Posted<NewForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let t = Texts(lang);
    let errors = match input.check(lang) {
        Err(errors) => errors,
        Ok(wanted) => {
            let mut errors = FormErrors::default();
            match actions::add(&acting, key, wanted).await {
                Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
                Err(PointError::Failed(e)) => return Err(e.into()),
                Err(PointError::Twice) => errors.add("epost", t.email_twice()),
                Err(PointError::TooMany) => errors.add("epost", t.too_many()),
                Err(_) => errors.add("epost", t.no_mail()),
            }
            errors
        }
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &NewView::new(&acting, input, errors))
}

async fn draw(
    acting: &Acting<ManagePeople>,
    id: NotificationPointId,
    (said, status): (Option<Said>, StatusCode),
    typed: &str,
) -> web::Result {
    let point = store::point(&mut *acting.db().await?, acting, id).await?.ok_or(Problem::NotFound)?;
    page_with(status, &PointView::new(acting, &point, said, typed))
}

/// What came of a button that leaves no receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    CodeSent,
    TestSent,
    WrongCode,
    CodeOver,
    TooSoon,
    Confirmed,
    NoMail,
}

/// What was sent just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SentQuery {
    sendt: String,
}

/// One address.
async fn point(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    UrlQuery(query): UrlQuery<SentQuery>,
) -> web::Result {
    let said = match query.sendt.as_str() {
        paths::CODE => Some(Said::CodeSent),
        paths::TEST => Some(Said::TestSent),
        _ => None,
    };
    draw(&acting, read_id(&path.2)?, (said, StatusCode::OK), "").await
}

/// The buttons of one address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActForm {
    handling: String,
    #[serde(default)]
    kode: String,
}

/// Types the code, has another one sent, tries the address or takes it away.
async fn act(acting: Acting<ManagePeople>, path: OutsideEnvironment, form: Posted<ActForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (key, input, id) = (form.key(), form.input, read_id(&path.2)?);
    let receipt = |reference| see_other(&receipts::receipt(acting.lang(), acting.org(), &reference));
    let sent = |what| see_other(&paths::sent(acting.lang(), acting.org(), id, what));
    let outcome = match input.handling.as_str() {
        "bekreft" => actions::confirm(&acting, key, (id, &input.kode)).await.map(receipt),
        "fjern" => actions::remove(&acting, key, id).await.map(receipt),
        "ny-kode" => actions::send_code(&acting, id).await.map(|()| sent(paths::CODE)),
        "test" => actions::test(&acting, id).await.map(|()| sent(paths::TEST)),
        _ => return Err(Problem::Malformed),
    };
    let (said, status) = match outcome {
        Ok(answer) => return Ok(answer),
        Err(PointError::Failed(e)) => return Err(e.into()),
        Err(PointError::WrongCode) => (Said::WrongCode, StatusCode::UNPROCESSABLE_ENTITY),
        Err(PointError::CodeOver) => (Said::CodeOver, StatusCode::UNPROCESSABLE_ENTITY),
        Err(PointError::TooSoon) => (Said::TooSoon, StatusCode::CONFLICT),
        Err(PointError::Confirmed) => (Said::Confirmed, StatusCode::CONFLICT),
        Err(PointError::NoMail) => (Said::NoMail, StatusCode::CONFLICT),
        Err(PointError::Gone | PointError::Twice | PointError::TooMany) => return Err(Problem::NotFound),
    };
    draw(&acting, id, (Some(said), status), &input.kode).await
}

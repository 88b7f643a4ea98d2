//! *E-postdomener*: the domains that decide who may register for the organisation.

use actix_web::http::StatusCode;
use serde::Deserialize;

use super::super::{
    actions::{self, DomainError, NewDomain},
    model::EmailDomain,
    paths, store,
    texts::Texts,
    views::{ClaimView, DomainView, DomainsView},
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailDomainId, Lang},
    receipts,
    web::{self, FormErrors, OutsideEnvironment, Posted, Problem, UrlQuery, page, page_with, read_id, see_other},
};

/// All of them.
pub(super) async fn list(acting: Acting<ManagePeople>) -> web::Result {
    let domains = store::domains(&mut *acting.db().await?, acting.org()).await?;
    page(&DomainsView::new(&acting, domains))
}

/// The form of another domain, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct ClaimForm {
    pub domene: String,
    pub under: String,
    pub godkjenning: String,
}

impl ClaimForm {
    fn check(&self, lang: Lang) -> Result<NewDomain, FormErrors> {
        let (t, mut errors) = (Texts(lang), FormErrors::default());
        let domain: Option<EmailDomain> = self.domene.parse().ok();
        match &domain {
            None => errors.add("domene", t.domain_wrong()),
            Some(domain) if domain.is_shared() => errors.add("domene", t.domain_shared(domain)),
            Some(_) => {
                errors.holds_person(lang, ("domene", t.domain(), &self.domene));
            }
        }
        let (subdomains, approval) = (self.under == "ja", self.godkjenning == "ja");
        match domain {
            Some(domain) if errors.is_empty() => Ok(NewDomain { domain, subdomains, approval }),
            _ => Err(errors),
        }
    }
}

pub(super) async fn new(acting: Acting<ManagePeople>) -> web::Result {
    page(&ClaimView::new(&acting, ClaimForm::default(), FormErrors::default()))
}

/// Claims a domain, and sends its postmaster a code.
pub(super) async fn claim(acting: Acting<ManagePeople>, form: Posted<ClaimForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, input) = (acting.lang(), form.key(), form.input);
    let t = Texts(lang);
    let errors = match input.check(lang) {
        Err(errors) => errors,
        Ok(wanted) => {
            let mut errors = FormErrors::default();
            match actions::claim(&acting, key, wanted).await {
                Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
                Err(DomainError::Failed(e)) => return Err(e.into()),
                Err(DomainError::Twice) => errors.add("domene", t.domain_twice()),
                Err(DomainError::TooMany) => errors.add("domene", t.too_many_domains()),
                Err(DomainError::TooSoon) => errors.add("domene", t.too_soon()),
                Err(_) => errors.add("domene", t.no_mail()),
            }
            errors
        }
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &ClaimView::new(&acting, input, errors))
}

/// What came of a button that leaves no receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Said {
    CodeSent,
    WrongCode,
    CodeOver,
    TooSoon,
    InForce,
    NoMail,
}

async fn draw(
    acting: &Acting<ManagePeople>,
    id: EmailDomainId,
    (said, status): (Option<Said>, StatusCode),
    typed: &str,
) -> web::Result {
    let domain = store::domain(&mut *acting.db().await?, acting.org(), id).await?.ok_or(Problem::NotFound)?;
    page_with(status, &DomainView::new(acting, &domain, said, typed))
}

/// What was sent just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SentQuery {
    sendt: String,
}

/// One of them.
pub(super) async fn domain(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    UrlQuery(query): UrlQuery<SentQuery>,
) -> web::Result {
    let said = (query.sendt == "kode").then_some(Said::CodeSent);
    draw(&acting, read_id(&path.2)?, (said, StatusCode::OK), "").await
}

/// The buttons of a domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DomainForm {
    handling: String,
    #[serde(default)]
    kode: String,
}

/// Types the code, has another one sent, or releases the domain.
pub(super) async fn act(
    acting: Acting<ManagePeople>,
    path: OutsideEnvironment,
    form: Posted<DomainForm>,
) -> web::Result {
    let form = form.read(acting.login())?;
    let (key, input, id) = (form.key(), form.input, read_id(&path.2)?);
    let (lang, org) = (acting.lang(), acting.org());
    let receipt = |reference| see_other(&receipts::receipt(lang, org, &reference));
    let outcome = match input.handling.as_str() {
        "bekreft" => actions::confirm(&acting, key, (id, &input.kode)).await.map(receipt),
        "frigi" => actions::release(&acting, key, id).await.map(receipt),
        "ny-kode" => actions::send_code(&acting, id)
            .await
            .map(|()| see_other(&format!("{}?sendt=kode", paths::domain(lang, org, id)))),
        _ => return Err(Problem::Malformed),
    };
    let (said, status) = match outcome {
        Ok(answer) => return Ok(answer),
        Err(DomainError::Failed(e)) => return Err(e.into()),
        Err(DomainError::WrongCode) => (Said::WrongCode, StatusCode::UNPROCESSABLE_ENTITY),
        Err(DomainError::CodeOver) => (Said::CodeOver, StatusCode::UNPROCESSABLE_ENTITY),
        Err(DomainError::TooSoon) => (Said::TooSoon, StatusCode::CONFLICT),
        Err(DomainError::InForce) => (Said::InForce, StatusCode::CONFLICT),
        Err(DomainError::NoMail) => (Said::NoMail, StatusCode::CONFLICT),
        Err(DomainError::Gone | DomainError::Twice | DomainError::TooMany) => return Err(Problem::NotFound),
    };
    draw(&acting, id, (Some(said), status), &input.kode).await
}

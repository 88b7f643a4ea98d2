use actix_web::http::StatusCode;
use serde::Deserialize;
use sqlx::PgConnection;

use super::{
    super::{
        actions::{self, BillingError},
        billing::{ADDRESS_LENGTH, Billing, BillingDetails, CITY_LENGTH, POSTCODE_LENGTH, REFERENCE_LENGTH},
        ehf, store,
        texts::BillingTexts,
        views::{BillingForm, BillingFormView, BillingView},
    },
    contacts::email,
};
use crate::{
    access::{Acting, ManageCommercial, Proof, ViewCommercial},
    kernel::Party,
    platform::limits::LOOK_UP,
    receipts,
    register::{self, UnitStatus},
    web::{self, FormErrors, Posted, page, page_with, see_other},
};

/// *Faktura*. Whether the payer takes EHF is asked when the database is no longer needed, as somebody else answers.
pub(super) async fn billing(acting: Acting<ViewCommercial>) -> web::Result {
    let billing = store::billing(&mut *acting.db().await?, acting.org()).await?;
    let payer = billing.details.as_ref().and_then(|it| it.payer.as_ref()).map_or(acting.org(), |payer| payer.number);
    acting.connection().give_back()?;
    let ehf = ehf::look_up(acting.services(), payer).await;
    page(&BillingView::new(&acting, billing.details.as_ref(), ehf))
}

/// How it is entered.
pub(super) async fn edit(acting: Acting<ManageCommercial>) -> web::Result {
    let billing = store::billing(&mut *acting.db().await?, acting.org()).await?;
    page(&BillingFormView::new(&acting, BillingForm::of(&billing), FormErrors::default(), (None, None)))
}

/// The buttons of the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(in super::super) enum BillingButton {
    #[default]
    #[serde(rename = "")]
    Save,
    /// Finds an organisation by its name.
    #[serde(rename = "sok")]
    Search,
}

impl BillingForm {
    pub(in super::super) fn of(billing: &Billing) -> Self {
        let Some(it) = billing.details.clone() else { return Self { sett: billing.version, ..Self::default() } };
        Self {
            adresse: it.address,
            postnummer: it.postcode,
            poststed: it.city,
            referanse: it.reference,
            epost: it.email.to_string(),
            betaler: it.payer.map(|payer| payer.number.to_string()).unwrap_or_default(),
            sett: billing.version,
            ..Self::default()
        }
    }

    async fn check(
        &self,
        acting: &Acting<ManageCommercial>,
        db: &mut PgConnection,
    ) -> sqlx::Result<Result<BillingDetails, FormErrors>> {
        let (lang, mut errors) = (acting.lang(), FormErrors::default());
        let t = BillingTexts(lang);
        let address =
            errors.required_line(lang, ("adresse", t.address(), &self.adresse), ADDRESS_LENGTH, t.address_missing());
        let postcode = errors.required_line(
            lang,
            ("postnummer", t.postcode(), &self.postnummer),
            POSTCODE_LENGTH,
            t.postcode_missing(),
        );
        let city = errors.required_line(lang, ("poststed", t.city(), &self.poststed), CITY_LENGTH, t.city_missing());
        let reference = errors.required_line(
            lang,
            ("referanse", t.reference(), &self.referanse),
            REFERENCE_LENGTH,
            t.reference_missing(),
        );
        let email = email(lang, &self.epost, &mut errors);
        let payer = self.payer(acting, db, &mut errors).await?;
        Ok(match (address, postcode, city, reference, email) {
            (Some(address), Some(postcode), Some(city), Some(reference), Some(email)) if errors.is_empty() => {
                Ok(BillingDetails { address, postcode, city, reference, email, payer })
            }
            _ => Err(errors),
        })
    }

    /// Who pays, if it is another organisation.
    async fn payer(
        &self,
        acting: &Acting<ManageCommercial>,
        db: &mut PgConnection,
        errors: &mut FormErrors,
    ) -> sqlx::Result<Option<Party>> {
        if self.betaler.trim().is_empty() {
            return Ok(None);
        }
        let (lang, t) = (acting.lang(), BillingTexts(acting.lang()));
        let Some(number) = errors.number(lang, ("betaler", &self.betaler)) else { return Ok(None) };
        // The organisation itself pays when nobody else does.
        if number == acting.org() {
            return Ok(None);
        }
        let unit = register::unit(db, number, acting.today()).await?;
        match unit.filter(|unit| unit.status == UnitStatus::Active) {
            Some(unit) => Ok(Some(Party { number, name: unit.name })),
            None => {
                errors.add("betaler", t.payer_unknown());
                Ok(None)
            }
        }
    }
}

/// Saves it, finds a payer by name, or takes one of those that were found.
pub(super) async fn save(acting: Acting<ManageCommercial>, form: Posted<BillingForm>) -> web::Result {
    let form = form.read(acting.login())?;
    let (lang, key, mut input) = (acting.lang(), form.key(), form.input);
    let t = BillingTexts(lang);
    let mut db = acting.db().await?;
    if !input.velg.is_empty() {
        input.betaler = std::mem::take(&mut input.velg);
        input.navn.clear();
        drop(db);
        return page(&BillingFormView::new(&acting, input, FormErrors::default(), (None, None)));
    }
    if input.handling == BillingButton::Search {
        acting.count_on(&mut db, LOOK_UP).await?;
        let found = register::active_by_name(&mut db, &input.navn, 10, acting.today()).await?;
        drop(db);
        return page(&BillingFormView::new(&acting, input, FormErrors::default(), (None, Some(found))));
    }
    if !input.betaler.trim().is_empty() {
        acting.count_on(&mut db, LOOK_UP).await?;
    }
    let checked = input.check(&acting, &mut db).await?;
    drop(db);
    let details = match checked {
        Err(errors) => {
            let view = BillingFormView::new(&acting, input, errors, (None, None));
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
        Ok(details) => details,
    };
    let said = match actions::save_billing(&acting, key, details, input.sett).await {
        Ok(reference) => return Ok(see_other(&receipts::receipt(lang, acting.org(), &reference))),
        Err(BillingError::Failed(e)) => return Err(e.into()),
        Err(BillingError::Same) => t.same(),
        Err(BillingError::Stale) => t.stale(),
    };
    // Whoever was told that a colleague was quicker, has seen it now.
    input.sett = store::billing(&mut *acting.db().await?, acting.org()).await?.version;
    page_with(StatusCode::CONFLICT, &BillingFormView::new(&acting, input, FormErrors::default(), (Some(said), None)))
}

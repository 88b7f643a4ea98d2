use askama::Template;
use serde::Deserialize;

use super::super::{
    billing::BillingDetails,
    ehf::Ehf,
    pages::BillingButton,
    paths,
    texts::{BillingTexts, Texts},
};
use crate::{
    access::{Acting, ManageCommercial, ViewCommercial},
    ledger::FormKey,
    register::Unit,
    web::{Crumb, Field, FormErrors, Layout, Section},
};

/// The form, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct BillingForm {
    pub adresse: String,
    pub postnummer: String,
    pub poststed: String,
    pub referanse: String,
    pub epost: String,
    pub betaler: String,
    /// A name to find the payer by, and the one that is taken of those that were found.
    pub navn: String,
    pub velg: String,
    /// The version that was seen.
    pub sett: i32,
    pub handling: BillingButton,
}

/// *Faktura*.
#[derive(Debug, Template)]
#[template(path = "commercial/billing.html")]
pub(in super::super) struct BillingView {
    layout: Layout,
    t: BillingTexts,
    fields: Vec<Field>,
    /// Whether the payer takes EHF, and the colour of that.
    ehf: (String, &'static str),
    edit: Option<String>,
}

impl BillingView {
    pub(in super::super) fn new(acting: &Acting<ViewCommercial>, details: Option<&BillingDetails>, ehf: Ehf) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = BillingTexts(lang);
        let payer = details.and_then(|it| it.payer.as_ref()).map_or(&acting.unit().name, |payer| &payer.name);
        let ehf = match ehf {
            Ehf::Receives => (t.takes_ehf(payer), "success"),
            Ehf::DoesNot => (t.takes_no_ehf(payer), "warning"),
            Ehf::Unknown => (t.ehf_unknown(payer), "info"),
        };
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.billing()),
            t,
            fields: details.map(|it| t.fields(it)).unwrap_or_default(),
            ehf,
            edit: acting.can::<ManageCommercial>().then(|| paths::edit_billing(lang, org)),
        }
    }
}

/// The form in which it is entered.
#[derive(Debug, Template)]
#[template(path = "commercial/billing_form.html")]
pub(in super::super) struct BillingFormView {
    layout: Layout,
    t: BillingTexts,
    words: Texts,
    key: String,
    action: String,
    back: String,
    form: BillingForm,
    errors: FormErrors,
    /// Why nothing was saved.
    said: Option<&'static str>,
    /// Organisations that were found by name: name and number.
    found: Option<Vec<(String, String)>>,
}

impl BillingFormView {
    pub(in super::super) fn new(
        acting: &Acting<ManageCommercial>,
        form: BillingForm,
        errors: FormErrors,
        (said, found): (Option<&'static str>, Option<Vec<Unit>>),
    ) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = BillingTexts(lang);
        let back = paths::billing(lang, org);
        let units = |units: Vec<Unit>| units.into_iter().map(|unit| (unit.name, unit.number.to_string())).collect();
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.edit_heading())
                .under([Crumb::new(t.billing(), back.clone())])
                .with_faults(!errors.is_empty()),
            t,
            words: Texts(lang),
            key: FormKey::draw(),
            action: paths::edit_billing(lang, org),
            back,
            form,
            errors,
            said,
            found: found.map(units),
        }
    }
}

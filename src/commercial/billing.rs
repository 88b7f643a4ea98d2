//! How an organisation is invoiced. Pure.

use serde::{Deserialize, Serialize};

use crate::kernel::{EmailAddress, Party};

/// Longest texts, in characters.
pub(super) const ADDRESS_LENGTH: usize = 100;
pub(super) const POSTCODE_LENGTH: usize = 12;
pub(super) const CITY_LENGTH: usize = 60;
pub(super) const REFERENCE_LENGTH: usize = 50;

/// Where invoices go and who pays, as events keep it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BillingDetails {
    pub address: String,
    pub postcode: String,
    pub city: String,
    /// What the invoice is to say, so that whoever gets it knows whose it is.
    pub reference: String,
    pub email: EmailAddress,
    /// Who pays, if it is another organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<Party>,
}

impl BillingDetails {
    /// Do both say the same? A payer is who its number says, whatever the register calls it.
    pub fn is_same(&self, other: &Self) -> bool {
        let unnamed = |it: &Self| Self { payer: None, ..it.clone() };
        let number = |it: &Self| it.payer.as_ref().map(|payer| payer.number);
        unnamed(self) == unnamed(other) && number(self) == number(other)
    }
}

/// The same as it stands, if anything does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Billing {
    pub details: Option<BillingDetails>,
    /// Counts its changes, so that nobody overwrites what they have not seen.
    pub version: i32,
}

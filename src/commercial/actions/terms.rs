use super::super::{events::TermsSigned, store, terms::TermsVersion};
use crate::{
    access::{Acting, SignTerms},
    kernel::Ref,
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing was signed.
#[derive(Debug)]
pub(in super::super) enum SignError {
    /// A newer version has been published since the page was drawn, or there is none of that name.
    Superseded,
    /// Somebody has signed it already.
    Signed,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(SignError);

/// Signs the newest version of the terms for the organisation: the one that was read, or none.
pub(in super::super) async fn sign(
    acting: &Acting<SignTerms>,
    key: FormKey,
    version: TermsVersion,
) -> Result<Ref, SignError> {
    Change::run(acting, key, async |change, acting| {
        if store::newest(change.conn()).await?.as_ref() != Some(&version) {
            return Err(SignError::Superseded);
        }
        if !store::sign(change, acting, &version).await? {
            return Err(SignError::Signed);
        }
        Ok(TermsSigned { version })
    })
    .await
}

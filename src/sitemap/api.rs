//! Addresses that machines call with a token. They are those of the systems that Portner replaces, word for word.

/// Altinn's look-up of delegations.
pub(crate) const DELEGATIONS: &str = "/accessmanagement/api/v1/maskinporten/delegations";
/// The same with the last slash, which Maskinporten sends.
pub(crate) const DELEGATIONS_SLASH: &str = "/accessmanagement/api/v1/maskinporten/delegations/";
/// Its older name.
pub(crate) const DELEGATIONS_BEFORE: &str = "/accessmanagement/api/v1/admin/delegations/maskinportenschema";

/// Is this an address that machines call? Then what goes wrong is said in their language.
pub(crate) fn is_for_machines(path: &str) -> bool {
    [super::token::ROOT, super::token::BEFORE, "/accessmanagement/"].iter().any(|root| path.starts_with(root))
}

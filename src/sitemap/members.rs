//! Addresses of the room `members`, and the links to them.

use super::{query, with_query};
use crate::kernel::{EmailDomainId, Environment, Lang, OrgNumber, PersonId, RegistrationId};

/// Registration and login by work e-mail.
pub(crate) const REGISTER: &str = "/{lang}/registrer";
/// Where the code is typed, or the button of the mail's link is pressed.
pub(crate) const PROVE: &str = "/{lang}/registrer/{forsok}";
/// Name, telephone and language of somebody new.
pub(crate) const WHO: &str = "/{lang}/registrer/{forsok}/om-deg";
/// They wait for an administrator.
pub(crate) const WAITING: &str = "/{lang}/registrer/venter";
pub(crate) const DOMAINS: &str = "/{lang}/{org}/virksomhet/e-postdomener";
pub(crate) const NEW_DOMAIN: &str = "/{lang}/{org}/virksomhet/e-postdomener/nytt";
pub(crate) const DOMAIN: &str = "/{lang}/{org}/virksomhet/e-postdomener/{domene}";
pub(crate) const MEMBERS: &str = "/{lang}/{org}/virksomhet/brukere";
pub(crate) const MEMBER: &str = "/{lang}/{org}/virksomhet/brukere/{bruker}";

/// Whoever registered by work e-mail connects their login at ID-porten; and the same, once that has been used.
pub(crate) const CONNECT: &str = "/{lang}/{org}/brukere/innlogging";
pub(crate) const CONFIRM_LOGIN: &str = "/{lang}/innlogging/{forsok}";

/// Where a login is connected.
pub(crate) fn connect(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/brukere/innlogging")
}

/// Where that is confirmed, in the login that is connected.
pub(crate) fn confirm_login(lang: Lang, id: RegistrationId) -> String {
    format!("/{lang}/innlogging/{id}")
}

/// Registration and login by work e-mail.
pub(crate) fn register(lang: Lang) -> String {
    format!("/{lang}/registrer")
}

/// Where the code is typed.
pub(crate) fn prove(lang: Lang, id: &str) -> String {
    format!("{}/{id}", register(lang))
}

/// The link of the mail: the same with the secret that only the mail has.
pub(crate) fn link(lang: Lang, id: &str, secret: &str) -> String {
    with_query(prove(lang, id), &query(&[("bevis", secret)]))
}

/// Who somebody new is.
pub(crate) fn who(lang: Lang, id: &str) -> String {
    format!("{}/om-deg", prove(lang, id))
}

/// They wait for an administrator.
pub(crate) fn waiting(lang: Lang) -> String {
    format!("{}/venter", register(lang))
}

/// What those who have registered come to first: the scopes of the test environment.
pub(crate) fn first_page(lang: Lang, org: OrgNumber) -> String {
    super::Paths { lang, org, environment: Environment::Test }.scopes()
}

/// *E-postdomener*.
pub(crate) fn domains(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/e-postdomener")
}

/// The form of another domain.
pub(crate) fn new_domain(lang: Lang, org: OrgNumber) -> String {
    format!("{}/nytt", domains(lang, org))
}

/// One domain.
pub(crate) fn domain(lang: Lang, org: OrgNumber, id: EmailDomainId) -> String {
    format!("{}/{id}", domains(lang, org))
}

/// *Brukere*.
pub(crate) fn members(lang: Lang, org: OrgNumber) -> String {
    format!("/{lang}/{org}/virksomhet/brukere")
}

/// One of them.
pub(crate) fn member(lang: Lang, org: OrgNumber, id: PersonId) -> String {
    format!("{}/{id}", members(lang, org))
}

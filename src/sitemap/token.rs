//! Addresses of the token endpoint, which programs know.

use url::Url;

use crate::kernel::Environment;

/// Who issues the tokens of an environment. It ends in a slash, as everything below it begins with it.
pub(crate) fn issuer(base: &Url, environment: Environment) -> String {
    format!("{}/maskinporten/{}/", base.as_str().trim_end_matches('/'), environment.slug())
}

/// Where tokens are fetched.
pub(crate) fn endpoint(base: &Url, environment: Environment) -> String {
    format!("{}token", issuer(base, environment))
}

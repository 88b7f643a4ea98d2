use url::Url;

use super::{is_loopback, raw::Raw};
use crate::kernel::Environment;

/// Who issues the tokens of each environment: addresses that end in a slash.
#[derive(Debug, Clone)]
pub struct Issuers {
    prod: Issuer,
    test: Issuer,
}

#[derive(Debug, Clone)]
struct Issuer {
    address: String,
    /// A host of its own, and its port if it names one.
    host: Option<String>,
}

impl Issuers {
    pub(super) fn from_raw(raw: &mut Raw, base_url: &Url) -> Self {
        let mut issuer = |environment, name| match raw.get(name) {
            None => below(base_url, environment),
            Some(text) => on_host(&text, base_url).unwrap_or_else(|| {
                raw.fault(format!("{name}: expected https://host/ of another host than base_url, without a path"));
                below(base_url, environment)
            }),
        };
        let (prod, test) = (issuer(Environment::Prod, "issuer_prod"), issuer(Environment::Test, "issuer_test"));
        if prod.host.is_some() && prod.host == test.host {
            raw.fault("issuer_test: the environments need a host each");
        }
        Self { prod, test }
    }

    fn of(&self, environment: Environment) -> &Issuer {
        match environment {
            Environment::Prod => &self.prod,
            Environment::Test => &self.test,
        }
    }

    /// Whose address this is, if it is a host of its own.
    pub(crate) fn by_host(&self, host: &str) -> Option<Environment> {
        Environment::ALL
            .into_iter()
            .find(|environment| self.of(*environment).host.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(host)))
    }

    /// `iss` of its tokens.
    pub(crate) fn address(&self, environment: Environment) -> &str {
        &self.of(environment).address
    }

    /// Where its tokens are fetched.
    pub(crate) fn token_endpoint(&self, environment: Environment) -> String {
        format!("{}token", self.address(environment))
    }
}

fn below(base_url: &Url, environment: Environment) -> Issuer {
    let address = format!("{}{}", base_url.as_str().trim_end_matches('/'), environment.issuer_path());
    Issuer { address, host: None }
}

/// A whole host, with TLS unless it is this machine.
fn on_host(text: &str, base_url: &Url) -> Option<Issuer> {
    let url = Url::parse(text).ok()?;
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let host =
        url.port().map_or(url.host_str()?.to_owned(), |port| format!("{}:{port}", url.host_str().unwrap_or_default()));
    let is_other = url.host_str() != base_url.host_str();
    (is_safe && is_bare && is_other).then(|| Issuer { address: url.to_string(), host: Some(host) })
}

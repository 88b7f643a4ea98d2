//! Types of clients, and what goes together in a client of each type: the combination table, and the addresses that logins come back to.
//! Pure.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::{maskinporten, platform::config::is_loopback};

/// Addresses that a client has at most of each sort, and how long they may be together, in characters.
pub(in super::super) const MOST_ADDRESSES: usize = 50;
pub(in super::super) const ADDRESSES_LENGTH: usize = 5000;
/// Seconds that an authorization lasts if nothing else is said, and at most; and the same of a refresh token.
pub(in super::super) const AUTHORIZATION_LIFETIME: (i32, i32) = (7200, 31_536_000);
pub(in super::super) const REFRESH_LIFETIME: (i32, i32) = (600, 31_536_000);

/// The type of a client, as the wire names it (`integration_type`). It never changes. SAML has none of what is registered here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub(crate) enum Kind {
    #[default]
    Maskinporten,
    Krr,
    Eformidling,
    Idporten,
    Ansattporten,
    ApiKlient,
}

/// What a client of a type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Rules {
    /// Do people log in? Otherwise the client signs a grant and gets a token for it.
    pub is_login: bool,
    /// May it name a customer?
    pub for_customers: bool,
    /// What each of them has without having chosen it.
    pub fixed_scopes: &'static [&'static str],
    /// The scopes that can be chosen; none: those that are open to the type.
    pub only_scopes: Option<&'static [&'static str]>,
}

const REGISTER_OF_CONTACTS: &[&str] = &["krr:global/digitalpost.read", "krr:global/kontaktinformasjon.read"];
const WHO_IT_IS: &[&str] = &["openid", "profile"];

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Maskinporten, Self::Krr, Self::Eformidling, Self::Idporten, Self::Ansattporten, Self::ApiKlient];

    /// As the wire and the database write it.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Maskinporten => "maskinporten",
            Self::Krr => "krr",
            Self::Eformidling => "eformidling",
            Self::Idporten => "idporten",
            Self::Ansattporten => "ansattporten",
            Self::ApiKlient => "api_klient",
        }
    }

    /// The combination table.
    pub fn rules(self) -> Rules {
        let grant = Rules { is_login: false, for_customers: false, fixed_scopes: &[], only_scopes: None };
        let login = Rules { is_login: true, fixed_scopes: WHO_IT_IS, ..grant };
        match self {
            Self::Maskinporten => Rules { for_customers: true, ..grant },
            Self::Krr => Rules { only_scopes: Some(REGISTER_OF_CONTACTS), ..grant },
            Self::Eformidling => grant,
            Self::Idporten => Rules { only_scopes: Some(&[]), ..login },
            Self::Ansattporten | Self::ApiKlient => login,
        }
    }

    /// Does the token endpoint here serve it?
    pub fn is_served(self) -> bool {
        maskinporten::is_served(self.wire())
    }

    /// Is it the type that nearly all clients are of?
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub fn is_ordinary(&self) -> bool {
        *self == Self::default()
    }
}

/// What sort of program people log in to (`application_type`). It never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Application {
    #[default]
    Web,
    Browser,
    Native,
}

impl Application {
    pub const ALL: [Self; 3] = [Self::Web, Self::Browser, Self::Native];

    pub fn wire(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Browser => "browser",
            Self::Native => "native",
        }
    }

    /// Can it keep a key? Others are known by their addresses alone.
    pub fn keeps_keys(self) -> bool {
        self == Self::Web
    }

    /// How the client proves who it is (`token_endpoint_auth_method`). There are no secrets to be had here: nobody would ask for them.
    pub fn method(self) -> &'static str {
        if self.keeps_keys() { "private_key_jwt" } else { "none" }
    }
}

/// How often a refresh token can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) enum Usage {
    #[default]
    #[serde(rename = "ONETIME")]
    Once,
    #[serde(rename = "REUSE")]
    Again,
}

/// Refresh tokens: how long they last, in seconds, and how often one can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in super::super) struct Refresh {
    pub lifetime: i32,
    pub usage: Usage,
}

impl Default for Refresh {
    fn default() -> Self {
        Self { lifetime: REFRESH_LIFETIME.0, usage: Usage::default() }
    }
}

/// What a client that people log in with has besides, as the wire names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in super::super) struct Login {
    pub application_type: Application,
    pub redirect_uris: Vec<String>,
    pub post_logout_redirect_uris: Vec<String>,
    pub frontchannel_logout_uri: String,
    pub frontchannel_logout_session_required: bool,
    pub sso_disabled: bool,
    /// Is PKCE demanded (`code_challenge_method` S256)?
    pub pkce: bool,
    /// None: the client has no `refresh_token` among its `grant_types`, only `authorization_code`.
    pub refresh: Option<Refresh>,
    pub authorization_lifetime: i32,
}

impl Default for Login {
    fn default() -> Self {
        Self {
            application_type: Application::default(),
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            frontchannel_logout_uri: String::new(),
            frontchannel_logout_session_required: false,
            sso_disabled: false,
            pkce: true,
            refresh: None,
            authorization_lifetime: AUTHORIZATION_LIFETIME.0,
        }
    }
}

/// What does not go together. Where it is about addresses: which of them, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fault {
    /// A login has nowhere to come back to.
    NoAddress,
    TooManyAddresses,
    NotAnAddress(usize),
    /// It is neither https nor the machine's own.
    NotSecure(usize),
    /// Nor an app's own scheme, which has a dot in it (RFC 8252 §7.1).
    NotOfAnApp(usize),
    Fragment(usize),
    UserInfo(usize),
    /// The address that tells of a logout is at another origin than every address a login comes back to.
    OtherOrigin,
    /// There is no address that the session could be named to.
    NoSessionWithoutAddress,
    /// A program that keeps no key has to prove that it asked.
    PkceNeeded,
    /// It cannot keep a key.
    HasNoKeys,
}

/// The fields of the form.
pub(in super::super) const REDIRECTS: &str = "adresser";
pub(in super::super) const LOGOUTS: &str = "utlogging";
pub(in super::super) const FRONTCHANNEL: &str = "frontkanal";
pub(in super::super) const SESSION: &str = "sesjon";
pub(in super::super) const PKCE: &str = "pkce";
pub(in super::super) const KEY: &str = "kilde";

/// Everything in a client for logins that does not go together, each at its field.
pub(in super::super) fn faults(login: &Login, has_key: bool) -> Vec<(&'static str, Fault)> {
    let application = login.application_type;
    let frontchannel = Some(&login.frontchannel_logout_uri).filter(|address| !address.is_empty());
    let origin = |address: &String| Url::parse(address).ok().map(|url| url.origin()).filter(url::Origin::is_tuple);
    let is_elsewhere = |address: &String| {
        let own = origin(address);
        own.is_none() || login.redirect_uris.iter().all(|redirect| origin(redirect) != own)
    };
    let of_list = |addresses: &[String]| {
        let too_many = (addresses.len() > MOST_ADDRESSES).then_some(Fault::TooManyAddresses);
        too_many.or_else(|| (1..).zip(addresses).find_map(|(nth, address)| of_address(application, nth, address)))
    };
    let found = [
        (REDIRECTS, login.redirect_uris.is_empty().then_some(Fault::NoAddress)),
        (REDIRECTS, of_list(&login.redirect_uris)),
        (LOGOUTS, of_list(&login.post_logout_redirect_uris)),
        (
            FRONTCHANNEL,
            frontchannel.and_then(|address| {
                of_address(Application::Web, 1, address).or_else(|| is_elsewhere(address).then_some(Fault::OtherOrigin))
            }),
        ),
        (
            SESSION,
            (login.frontchannel_logout_session_required && frontchannel.is_none())
                .then_some(Fault::NoSessionWithoutAddress),
        ),
        (PKCE, (!login.pkce && !application.keeps_keys()).then_some(Fault::PkceNeeded)),
        (KEY, (has_key && !application.keeps_keys()).then_some(Fault::HasNoKeys)),
    ];
    found.into_iter().filter_map(|(field, fault)| fault.map(|fault| (field, fault))).collect()
}

/// What is wrong with an address: https with a host, the machine's own, or, for an app, a scheme of its own. A browser is sent there with a
/// code, so it is whole, the same for everybody, and nobody's password is in it.
fn of_address(application: Application, nth: usize, address: &str) -> Option<Fault> {
    let Some(url) = Url::parse(address).ok().filter(|_| !address.contains(['*', '\\'])) else {
        return Some(Fault::NotAnAddress(nth));
    };
    let is_web = ["https", "http"].contains(&url.scheme());
    // The parser of browsers also takes https:/here and https:here.
    if is_web && !address.get(url.scheme().len()..).is_some_and(|rest| rest.starts_with("://")) {
        return Some(Fault::NotAnAddress(nth));
    }
    let is_own_scheme = application == Application::Native && url.scheme().contains('.');
    if !(url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url) || is_own_scheme) {
        let is_app = application == Application::Native;
        return Some(if is_app { Fault::NotOfAnApp(nth) } else { Fault::NotSecure(nth) });
    }
    if url.fragment().is_some() {
        return Some(Fault::Fragment(nth));
    }
    (!url.username().is_empty() || url.password().is_some()).then_some(Fault::UserInfo(nth))
}

#[cfg(test)]
mod tests;

//! Settings: a TOML file (`PORTNER_CONFIG`) with environment variables on top. Unknown names are refused, and all faults are told at once.

mod oidc;
mod raw;

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::SignedDuration;
use secrecy::SecretString;
use url::Url;

pub use oidc::{ClientAuth, OidcConfig, Par, Synthetic};

use self::{
    oidc::oidc,
    raw::{Raw, read_file},
};

/// Every setting there is: the name in the file, and what it means. The environment name is `PORTNER_` and the name in capitals.
pub const SETTINGS: &[(&str, &str)] = &[
    (
        "database_url",
        "Postgres to use, also read as DATABASE_URL. Without it Portner starts a private Postgres in data_dir.",
    ),
    ("data_dir", "Folder of the private Postgres and of the secret key that goes with it. Default var."),
    ("listen", "Address and port of the portal. Default 127.0.0.1:8080."),
    (
        "ops_listen",
        "Address and port of /health and /metrics, for operators only; off for none. Default 127.0.0.1:9464.",
    ),
    (
        "base_url",
        "The portal's address as browsers see it, without a path: https://portal.example. Default http://localhost and the port of listen.",
    ),
    (
        "secret_key",
        "64 bytes in base64 on one line, from which all keys are derived; it cannot be exchanged later. Required with database_url; otherwise made and kept in data_dir.",
    ),
    ("secret_key_file", "A file that holds secret_key, instead of secret_key itself."),
    (
        "database_pool",
        "The most database connections that pages use. They are divided among the workers, one for each processor; each has at least two. Default 10.",
    ),
    (
        "trusted_proxies",
        "Addresses of the proxies in front of the portal, comma-separated. Only they are believed in X-Forwarded-For, which tells whose request it is. Default none.",
    ),
    (
        "synthetic_organisations",
        "allow or forbid organisation numbers that start with 2 or 3. Default forbid with an issuer, allow without.",
    ),
    (
        "oidc_issuer",
        "The issuer of ID-porten or Ansattporten. Without it a stand-in logs people in, on loopback addresses only.",
    ),
    ("oidc_client_id", "The client id that the issuer has given the portal."),
    ("oidc_client_auth", "private_key_jwt (default), client_secret_basic or client_secret_post, as registered."),
    ("oidc_client_secret", "The client's secret, with client_secret_basic or client_secret_post."),
    ("oidc_client_secret_file", "A file that holds oidc_client_secret, instead of oidc_client_secret itself."),
    ("oidc_client_key", "PEM file with the client's RSA private key, with private_key_jwt."),
    ("oidc_client_key_id", "The kid of that key as registered at the issuer."),
    ("oidc_par", "Pushed authorization requests: auto (default: when the issuer offers them), required or off."),
    ("oidc_scope", "Scopes asked for. Default: openid profile."),
    (
        "oidc_acr_order",
        "Levels of assurance from lowest to highest, comma-separated. Default idporten-loa-low,idporten-loa-substantial,idporten-loa-high.",
    ),
    ("oidc_acr_read", "The lowest level that may see pages. Default idporten-loa-substantial."),
    ("oidc_acr_write", "The lowest level that may change anything. Default idporten-loa-high."),
    ("oidc_pid_claim", "The claim that holds the national number. Default pid."),
    (
        "oidc_synthetic",
        "National numbers that are made up for test environments: require, forbid or allow. Default forbid.",
    ),
    (
        "oidc_require_sid",
        "Whether a login must bring a session id (sid), by which the issuer can end the session later: yes (default) or no.",
    ),
    (
        "oidc_frame_ancestors",
        "Hosts that may frame the front-channel logout page, blank-separated. Default: the host of the authorization endpoint.",
    ),
    (
        "oidc_onbehalfof",
        "Sent as onbehalfof: the registered customer for whom this client logs people in. Default none.",
    ),
    ("oidc_authorization_details", "A JSON array sent as authorization_details (Ansattporten). Default none."),
    (
        "session_idle_minutes",
        "A session ends after this long without a request. Default 30, at most 30 with ID-porten.",
    ),
    ("session_max_minutes", "A session ends after this long in any case. Default 120."),
    ("log", "What is logged, as tracing filters. Default info."),
    ("log_format", "text (default) or json."),
];

/// The settings as a page: `docs/config.md`, written by `portner check-config --describe`.
#[must_use]
pub fn describe() -> String {
    let mut page = String::from(
        "# Settings\n\nEach setting is an environment variable, or a line in the TOML file that `PORTNER_CONFIG` names (the name in lower case,\n\
         without the prefix). The environment wins. Unknown names are refused; `portner check-config` tells every fault at once.\n\n\
         | variable | meaning |\n|---|---|\n",
    );
    for (name, meaning) in SETTINGS {
        page += &format!("| `PORTNER_{}` | {meaning} |\n", name.to_uppercase());
    }
    page
}

/// Where the database is.
#[derive(Debug, Clone)]
pub enum DatabaseConfig {
    /// Somebody else runs it.
    Url(SecretString),
    /// Portner runs one of its own in this folder.
    Private(PathBuf),
}

/// Everything that can be set, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the portal listens.
    pub listen: SocketAddr,
    /// Where health and metrics listen, if they do.
    pub ops_listen: Option<SocketAddr>,
    /// The portal's address as browsers see it; never ends in a slash.
    pub base_url: Url,
    /// The database.
    pub database: DatabaseConfig,
    /// Most connections at once.
    pub pool: u32,
    /// The secret all keys come from; `None` means it is made and kept beside the private database.
    pub secret_key: Option<SecretString>,
    /// Login, or `None` for the stand-in.
    pub oidc: Option<OidcConfig>,
    /// Idle limit of a session.
    pub session_idle: SignedDuration,
    /// Absolute limit of a session.
    pub session_max: SignedDuration,
    /// Are organisation numbers that start with 2 or 3 welcome?
    pub synthetic_organisations: bool,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Tell in a header how many statements each request made. For tests; never set from outside.
    pub tell_statements: bool,
    /// Log filter.
    pub log: String,
    /// One JSON object a line.
    pub log_json: bool,
}

impl Config {
    /// Is the portal reached without TLS? Only on loopback, which [`Config::load`] has made sure of.
    #[must_use]
    pub fn is_plain_http(&self) -> bool {
        self.base_url.scheme() == "http"
    }

    /// An absolute address of ours; `path` starts with a slash.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }
}

/// All that is wrong with the settings, one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<String>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} faults in the settings:", self.0.len())?;
        self.0.iter().try_for_each(|fault| writeln!(f, "  - {fault}"))
    }
}

impl std::error::Error for Faults {}

impl Config {
    /// Reads the file that `PORTNER_CONFIG` names, if any, and the environment, and checks everything.
    pub fn load(environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, Faults> {
        let mut raw = Raw::default();
        let mut over = BTreeMap::new();
        for (name, value) in environment {
            if name == "DATABASE_URL" {
                over.entry("database_url".to_owned()).or_insert(value);
            } else if name == "PORTNER_CONFIG" {
                read_file(&mut raw, &value);
            } else if let Some(known) = name.strip_prefix("PORTNER_").map(str::to_lowercase) {
                over.insert(known, value);
            }
        }
        raw.values.extend(over);
        let unknown: Vec<String> =
            raw.values.keys().filter(|k| !SETTINGS.iter().any(|(name, _)| name == k)).cloned().collect();
        for name in unknown {
            // Names for the other tools of this repository (PORTNER_PG_BIN, PORTNER_TEST_…) are not settings of the portal.
            if name != "pg_bin" && !name.starts_with("test_") {
                raw.fault(format!("{name}: there is no such setting"));
            }
        }
        let config = Self::from_raw(&mut raw);
        if raw.faults.is_empty() { Ok(config) } else { Err(Faults(raw.faults)) }
    }

    fn from_raw(raw: &mut Raw) -> Self {
        let listen: SocketAddr = raw.parse("listen", SocketAddr::from(([127, 0, 0, 1], 8080)), "an address and a port");
        let ops_listen = match raw.get("ops_listen").as_deref() {
            Some("off") => None,
            _ => {
                Some(raw.parse("ops_listen", SocketAddr::from(([127, 0, 0, 1], 9464)), "an address and a port, or off"))
            }
        };
        let database = match raw.get("database_url") {
            Some(url) => DatabaseConfig::Url(SecretString::from(url)),
            None => DatabaseConfig::Private(raw.get("data_dir").unwrap_or_else(|| "var".to_owned()).into()),
        };
        let oidc = oidc(raw);
        let base_url = base_url(raw, listen, oidc.is_some());
        let secret_key = raw.secret("secret_key");
        check_secret_key(raw, secret_key.as_ref(), &database);
        let synthetic_organisations =
            raw.choice("synthetic_organisations", oidc.is_none(), &[("allow", true), ("forbid", false)]);
        let idle = raw.parse("session_idle_minutes", 30_u16, "a number of minutes").clamp(1, 120);
        let max = raw.parse("session_max_minutes", 120_u16, "a number of minutes").clamp(1, 1440);
        let proxies = raw.get("trusted_proxies").unwrap_or_default();
        let mut trusted_proxies = Vec::new();
        for part in proxies.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            match part.parse() {
                Ok(address) => trusted_proxies.push(address),
                Err(_) => raw.fault(format!("trusted_proxies: {part} is no address")),
            }
        }
        Self {
            listen,
            ops_listen,
            base_url,
            database,
            pool: raw.parse("database_pool", 10, "a number"),
            secret_key,
            oidc,
            session_idle: SignedDuration::from_mins(i64::from(idle)),
            session_max: SignedDuration::from_mins(i64::from(max)),
            synthetic_organisations,
            trusted_proxies,
            tell_statements: false,
            log: raw.get("log").unwrap_or_else(|| "info".to_owned()),
            log_json: raw.choice("log_format", false, &[("text", false), ("json", true)]),
        }
    }
}

/// Is this host only reachable from the machine itself?
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn base_url(raw: &mut Raw, listen: SocketAddr, has_issuer: bool) -> Url {
    let text = raw.get("base_url").unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
    let fallback = || Url::parse("http://localhost:8080").ok();
    let parsed = Url::parse(text.trim_end_matches('/'));
    let Some(url) = parsed.as_ref().ok().cloned().or_else(fallback) else { unreachable!("a constant address parses") };
    if parsed.is_err() || !matches!(url.scheme(), "http" | "https") || url.path() != "/" || url.query().is_some() {
        raw.fault("base_url: expected https://host, without a path");
    } else if url.scheme() == "http" && !is_loopback(&url) {
        raw.fault("base_url: http is only for loopback addresses; use https");
    } else if !has_issuer && !is_loopback(&url) {
        raw.fault("base_url: without oidc_issuer anybody can log in as anybody, so only a loopback address is allowed");
    }
    if !has_issuer && !listen.ip().is_loopback() {
        raw.fault("listen: without oidc_issuer anybody can log in as anybody, so only a loopback address is allowed");
    }
    url
}

fn check_secret_key(raw: &mut Raw, key: Option<&SecretString>, database: &DatabaseConfig) {
    use secrecy::ExposeSecret;
    match key.map(|k| STANDARD.decode(k.expose_secret())) {
        Some(Ok(bytes)) if bytes.len() >= 64 => {}
        Some(_) => {
            raw.fault("secret_key: expected at least 64 bytes in base64; make one with: openssl rand -base64 64 | tr -d '\\n'");
        }
        None if matches!(database, DatabaseConfig::Url(_)) => {
            raw.fault("secret_key: required with database_url; make one with: openssl rand -base64 64 | tr -d '\\n'");
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, Faults> {
        Config::load(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn nothing_set_means_a_private_database_and_the_stand_in_on_loopback() {
        let config = load(&[]).unwrap();
        assert!(config.oidc.is_none() && config.synthetic_organisations);
        assert!(matches!(config.database, DatabaseConfig::Private(_)));
        assert_eq!(config.absolute("/nb/"), "http://localhost:8080/nb/");
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let Faults(faults) = load(&[
            ("PORTNER_LISTEN", "nowhere"),
            ("PORTNER_BASE_URL", "http://portal.example"),
            ("PORTNER_SECRET_KEY", "short"),
            ("PORTNER_OIDC_ISSUER", "https://idporten.no/"),
            ("PORTNER_OIDC_PAR", "maybe"),
            ("PORTNER_COLOUR", "blue"),
        ])
        .unwrap_err();
        for name in [
            "listen",
            "base_url",
            "secret_key",
            "oidc_issuer",
            "oidc_client_id",
            "oidc_client_key",
            "oidc_par",
            "colour",
        ] {
            assert!(faults.iter().any(|f| f.starts_with(name)), "{name} is missing in {faults:?}");
        }
    }

    #[test]
    fn the_stand_in_is_never_reachable_from_outside() {
        assert!(load(&[("PORTNER_BASE_URL", "https://portal.example")]).is_err());
        assert!(load(&[("PORTNER_LISTEN", "0.0.0.0:8080")]).is_err());
    }

    #[test]
    fn the_page_about_settings_is_up_to_date() {
        assert_eq!(
            include_str!("../../docs/config.md"),
            describe(),
            "run: portner check-config --describe > docs/config.md"
        );
    }

    #[test]
    fn a_database_of_somebody_else_needs_a_key_of_ours() {
        let Faults(faults) = load(&[("DATABASE_URL", "postgres://db/portner")]).unwrap_err();
        assert!(faults[0].starts_with("secret_key"), "{faults:?}");
    }
}

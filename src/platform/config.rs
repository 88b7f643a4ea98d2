//! Settings: a TOML file (`PORTNER_CONFIG`) with environment variables on top. Unknown names are refused, and all faults are reported at once.

mod certificates;
mod ehf;
mod issuers;
mod mail;
mod oidc;
mod operator;
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

pub use certificates::CertificateConfig;
pub use ehf::EhfConfig;
pub use issuers::Issuers;
pub use mail::{MailConfig, SmtpSecurity, SmtpServer};
pub use oidc::{ClientAuth, OidcConfig, Par, Synthetic};
pub use operator::Operator;

use self::{
    oidc::oidc,
    operator::operator,
    raw::{Raw, read_file},
};

/// The page about settings. Its table is the list of them all: a name that has no row is refused.
pub const PAGE: &str = include_str!("../../docs/config.md");

/// The names in the table of [`PAGE`], as the file has them: in lower case and without `PORTNER_`.
fn names() -> impl Iterator<Item = String> {
    PAGE.lines().filter_map(|row| Some(row.strip_prefix("| `PORTNER_")?.split_once('`')?.0.to_lowercase()))
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
    /// The share of the register's units, in percent, that a complete file may lack without being asked.
    pub register_deletions_percent: u8,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The most open connections from one address; behind a trusted proxy, the most requests at once.
    pub connections_per_address: u32,
    /// Who runs the portal, as its public pages say.
    pub operator: Operator,
    /// How mail is sent.
    pub mail: MailConfig,
    /// Where it is looked up who takes invoices in EHF.
    pub ehf: EhfConfig,
    /// Who issues tokens.
    pub issuers: Issuers,
    /// Whose certificates clients may sign with.
    pub certificates: CertificateConfig,
    /// The size of the keys that sign tokens, in bits.
    pub signing_key_bits: u16,
    /// How old the latest signing key becomes before the next is made; `None`: that is done by hand.
    pub signing_key_age: Option<SignedDuration>,
    /// Say in a header how many statements each request made. For tests; never set from outside.
    pub tell_statements: bool,
    /// Log filter.
    pub log: String,
    /// One JSON object a line.
    pub log_json: bool,
}

impl Config {
    /// Is the portal reached without TLS? Only on loopback, which [`Config::load`] has made sure of.
    pub(crate) fn is_plain_http(&self) -> bool {
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
        // Names for the other tools of this repository (PORTNER_PG_BIN, PORTNER_TEST_…) are not settings of the portal.
        let is_known = |name: &str| name == "pg_bin" || name.starts_with("test_") || names().any(|known| known == name);
        let unknown = raw.values.keys().filter(|name| !is_known(name));
        raw.faults = unknown.map(|name| format!("{name}: there is no such setting")).collect();
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
            None => DatabaseConfig::Private(raw.text("data_dir", "var").into()),
        };
        let oidc = oidc(raw);
        let base_url = base_url(raw, listen, oidc.is_some());
        let issuers = Issuers::from_raw(raw, &base_url);
        let secret_key = raw.secret("secret_key");
        check_secret_key(raw, secret_key.as_ref(), &database);
        let synthetic_organisations =
            raw.choice("synthetic_organisations", oidc.is_none(), &[("allow", true), ("forbid", false)]);
        let idle = raw.parse("session_idle_minutes", 30_u16, "a number of minutes").clamp(1, 120);
        let max = raw.parse("session_max_minutes", 120_u16, "a number of minutes").clamp(1, 1440);
        let mut trusted_proxies = Vec::new();
        for part in raw.list("trusted_proxies", "") {
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
            register_deletions_percent: raw.parse("register_deletions_percent", 1_u8, "a number of percent").min(100),
            trusted_proxies,
            connections_per_address: raw.parse("connections_per_address", 100, "a number").max(1),
            operator: operator(raw),
            mail: MailConfig::from_raw(raw),
            ehf: EhfConfig::from_raw(raw),
            issuers,
            certificates: CertificateConfig::from_raw(raw),
            signing_key_bits: raw.choice("signing_key_bits", 2048, &[("2048", 2048), ("3072", 3072), ("4096", 4096)]),
            signing_key_age: Some(raw.parse("signing_key_days", 180_u16, "a number of days"))
                .filter(|days| *days > 0)
                .map(|days| SignedDuration::from_hours(24 * i64::from(days))),
            tell_statements: false,
            log: raw.text("log", "info"),
            log_json: raw.choice("log_format", false, &[("text", false), ("json", true)]),
        }
    }
}

/// Is this host only reachable from the machine itself?
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
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
    use crate::kernel::Environment;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, Faults> {
        Config::load(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn an_issuer_of_its_own_is_a_whole_host_and_another_one() {
        let with = |issuer: &str| load(&[("PORTNER_ISSUER_PROD", issuer)]);
        let config = with("https://maskinporten.example").unwrap();
        assert_eq!(config.issuers.address(Environment::Prod), "https://maskinporten.example/");
        assert_eq!(config.issuers.address(Environment::Test), "http://localhost:8080/maskinporten/test/");
        assert_eq!(config.issuers.by_host("Maskinporten.example"), Some(Environment::Prod));
        for wrong in
            ["maskinporten", "http://maskinporten.example/", "https://a.example/prod/", "http://localhost:8080/"]
        {
            assert!(with(wrong).is_err(), "{wrong}");
        }
        let same = [("PORTNER_ISSUER_PROD", "https://a.example/"), ("PORTNER_ISSUER_TEST", "https://a.example/")];
        assert!(load(&same).is_err());
    }

    #[test]
    fn nothing_set_means_a_private_database_and_the_stand_in_on_loopback() {
        let config = load(&[]).unwrap();
        assert!(config.oidc.is_none() && config.synthetic_organisations);
        assert!(matches!(config.database, DatabaseConfig::Private(_)));
        assert_eq!(config.absolute("/nb/"), "http://localhost:8080/nb/");
    }

    #[test]
    fn all_faults_are_reported_at_once() {
        let Faults(faults) = load(&[
            ("PORTNER_LISTEN", "nowhere"),
            ("PORTNER_BASE_URL", "http://portal.example"),
            ("PORTNER_SECRET_KEY", "short"),
            ("PORTNER_OIDC_ISSUER", "https://idporten.no/"),
            ("PORTNER_OIDC_PAR", "maybe"),
            ("PORTNER_COLOUR", "blue"),
        ])
        .unwrap_err();
        let wrong = "listen base_url secret_key oidc_issuer oidc_client_id oidc_client_key oidc_par colour";
        for name in wrong.split(' ') {
            assert!(faults.iter().any(|f| f.starts_with(name)), "{name} is missing in {faults:?}");
        }
    }

    #[test]
    fn the_stand_in_is_never_reachable_from_outside() {
        assert!(load(&[("PORTNER_BASE_URL", "https://portal.example")]).is_err());
        assert!(load(&[("PORTNER_LISTEN", "0.0.0.0:8080")]).is_err());
    }

    #[test]
    fn a_database_of_somebody_else_needs_a_key_of_ours() {
        let Faults(faults) = load(&[("DATABASE_URL", "postgres://db/portner")]).unwrap_err();
        assert!(faults[0].starts_with("secret_key"), "{faults:?}");
    }
}

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest address that a mail server takes (RFC 5321 §4.5.3.1, erratum 1690), and the longest part before the at sign.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// An e-mail address that every mail server takes: the part before the at sign in plain letters, the domain as a host of the internet with
/// its labels in lower case and in punycode. Quoted local parts and addresses of machines (`[127.0.0.1]`) are none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(try_from = "String", into = "String")]
#[sqlx(transparent)]
pub struct EmailAddress(String);

/// The text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an e-mail address")]
pub struct NoEmailAddress;

impl EmailAddress {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A domain with at least two labels, in lower case and punycode. One trailing dot is the root, which nobody writes in an address.
fn domain(text: &str) -> Option<String> {
    let host = url::Host::parse(text.strip_suffix('.').unwrap_or(text)).ok()?;
    let url::Host::Domain(name) = host else { return None };
    let label = |label: &str| {
        let is_plain = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        is_plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    (name.split('.').count() > 1 && name.split('.').all(label)).then_some(name)
}

/// Words of letters, digits and some signs, with single dots between them (`dot-atom`).
fn is_local(text: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    text.len() <= LONGEST_LOCAL && text.split('.').all(is_atom)
}

impl FromStr for EmailAddress {
    type Err = NoEmailAddress;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (local, host) = text.trim().rsplit_once('@').ok_or(NoEmailAddress)?;
        let address = format!("{local}@{}", domain(host).ok_or(NoEmailAddress)?);
        if is_local(local) && address.len() <= LONGEST { Ok(Self(address)) } else { Err(NoEmailAddress) }
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = NoEmailAddress;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_mail_servers_write_it() {
        for (text, kept) in [
            ("kari@firma.example", "kari@firma.example"),
            (" Kari.Nordmann+post@FIRMA.Example ", "Kari.Nordmann+post@firma.example"),
            ("post@blåbær.example.", "post@xn--blbr-roah.example"),
            ("o'neil@a-b.example", "o'neil@a-b.example"),
        ] {
            assert_eq!(text.parse::<EmailAddress>().unwrap().as_str(), kept);
        }
    }

    #[test]
    fn what_a_mail_server_may_read_otherwise_is_no_address() {
        let long = format!("{}@firma.example", "a".repeat(65));
        for text in [
            "",
            "@",
            "kari",
            "kari@",
            "@firma.example",
            "kari@firma",
            "kari@@firma.example",
            "ka ri@firma.example",
            "kari@firma.example\r\nBcc: ola@firma.example",
            "kari@firma.example, ola@firma.example",
            "<kari@firma.example>",
            "\"kari\"@firma.example",
            "kari@[127.0.0.1]",
            "kari@127.0.0.1",
            "kåre@firma.example",
            ".kari@firma.example",
            "kari.@firma.example",
            "ka..ri@firma.example",
            "kari@-firma.example",
            "kari@fir_ma.example",
            "kari@firma..example",
            "kari\0@firma.example",
            "kari@firma.example%0a",
            "kari(x)@firma.example",
            &long,
        ] {
            assert!(text.parse::<EmailAddress>().is_err(), "{text:?}");
        }
    }
}

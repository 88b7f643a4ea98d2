//! Which addresses and domains are the same, and which domains decide.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};

use crate::{
    kernel::{EmailAddress, EmailDomainId, Lang, NoEmailAddress, OrgNumber, Party, PersonId},
    platform::codes::SentCode,
};

/// Domains that decide for nobody.
const SHARED: &str = include_str!("shared_domains.txt");

/// How soon another code is sent for a domain.
pub(super) const NEXT_CODE: SignedDuration = SignedDuration::from_mins(5);
/// The most domains of an organisation.
pub(super) const MOST_DOMAINS: i64 = 20;
/// How long an attempt counts: as long as its code to be typed, and as long again to say who they are.
pub(super) const ATTEMPT_LIVES: SignedDuration = SignedDuration::from_mins(30);
pub(crate) const SAYING_WHO: SignedDuration = SignedDuration::from_mins(60);
/// How long a login can be connected, once that was begun.
pub(super) const CONNECTING: SignedDuration = SignedDuration::from_mins(30);
/// How soon another mail is sent to one address, and how many in an hour, for one browser. `counting` has how many there are in all.
pub(super) const NEXT_MAIL: SignedDuration = SignedDuration::from_secs(60);
pub(super) const MAILS_AN_HOUR: u32 = 5;

/// A domain as mail servers write it: in lower case and punycode, without a dot at its end.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct EmailDomain(String);

impl EmailDomain {
    /// As it is written in mails.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Does it decide for nobody, since anybody can get an address there or many share it?
    #[must_use]
    pub fn is_shared(&self) -> bool {
        SHARED.lines().any(|line| line == self.0)
    }

    /// Whoever runs the mail of a domain reads what is sent here (RFC 2142 §5).
    pub(super) fn postmaster(&self) -> Result<EmailAddress, NoEmailAddress> {
        format!("postmaster@{}", self.0).parse()
    }

    /// What somebody has registered who can make as many sub-domains as they like: the shortest of the domain and those that it is a part of
    /// that is not shared by many.
    pub(super) fn registered(&self) -> Self {
        let mut all = self.with_parents().into_iter().map(Self);
        all.rfind(|it| !it.is_shared()).unwrap_or_else(|| self.clone())
    }

    /// The domain and those that it is a part of, down to two labels.
    pub(super) fn with_parents(&self) -> Vec<String> {
        let mut all = vec![self.0.clone()];
        let mut rest = self.0.as_str();
        while let Some((_, parent)) = rest.split_once('.').filter(|(_, parent)| parent.contains('.')) {
            all.push(parent.to_owned());
            rest = parent;
        }
        all
    }
}

impl FromStr for EmailDomain {
    type Err = NoEmailAddress;

    /// A domain that somebody typed, or an address at it.
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let typed = typed.trim();
        let domain = typed.rsplit_once('@').map_or(typed, |(_, domain)| domain);
        let address: EmailAddress = format!("postmaster@{domain}").parse()?;
        Ok(Self::of(&address))
    }
}

impl EmailDomain {
    fn of(address: &EmailAddress) -> Self {
        Self(address.as_str().rsplit('@').next().unwrap_or_default().to_owned())
    }
}

impl fmt::Display for EmailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address by which somebody registers. Capitals and what stands after a plus make no other address: what is written to it goes where
/// the address without them goes, so that this is what is proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkAddress(EmailAddress);

impl WorkAddress {
    /// The address by which somebody who has this one registers.
    pub(crate) fn of(address: &EmailAddress) -> Self {
        address.as_str().parse().unwrap_or_else(|_| Self(address.clone()))
    }
    /// What is written to.
    #[must_use]
    pub fn address(&self) -> &EmailAddress {
        &self.0
    }
    /// Where it is.
    #[must_use]
    pub fn domain(&self) -> EmailDomain {
        EmailDomain::of(&self.0)
    }
}

impl FromStr for WorkAddress {
    type Err = NoEmailAddress;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let address: EmailAddress = typed.parse()?;
        let (local, domain) = address.as_str().rsplit_once('@').ok_or(NoEmailAddress)?;
        let local = local.split('+').next().unwrap_or_default().to_ascii_lowercase();
        format!("{local}@{domain}").parse().map(Self)
    }
}

/// A domain of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Domain {
    pub id: EmailDomainId,
    pub domain: EmailDomain,
    /// Does it decide for addresses at its sub-domains too?
    pub subdomains: bool,
    /// Does an administrator approve each new user?
    pub approval: bool,
    /// Since when it decides.
    pub in_force_at: Option<Timestamp>,
    pub code: Option<SentCode>,
}

/// An organisation for which a domain decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deciding {
    pub id: EmailDomainId,
    pub org: Party,
    pub domain: EmailDomain,
    pub subdomains: bool,
    pub approval: bool,
}

/// Those that decide for an address: of the most particular domain that does. A sub-domain is decided for only where its row says so.
pub(super) fn deciding(domain: &EmailDomain, found: Vec<Deciding>) -> Vec<Deciding> {
    let mut found: Vec<Deciding> = found
        .into_iter()
        .filter(|it| it.domain == *domain || it.subdomains)
        .filter(|it| !it.domain.is_shared())
        .collect();
    let longest = found.iter().map(|it| it.domain.as_str().len()).max();
    found.retain(|it| Some(it.domain.as_str().len()) == longest);
    found
}

/// For which domain something is counted that is done for an address: the one that decides, as anybody can think of more of its sub-domains.
pub(super) fn counted_domain(domain: &EmailDomain, decided_by: &[Deciding]) -> EmailDomain {
    decided_by.first().map_or_else(|| domain.registered(), |it| it.domain.clone())
}

/// How it stands with somebody who has registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// They may act in the test environment.
    Active,
    /// An administrator has not approved them yet.
    Waiting,
    /// They may act no more.
    Revoked(Timestamp),
    /// The domain has been released.
    DomainReleased,
}

/// Somebody who has registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub id: PersonId,
    pub name: String,
    pub email: EmailAddress,
    pub phone: String,
    pub registered_at: Timestamp,
    pub approved_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    /// Does the domain decide still?
    pub domain_in_force: bool,
}

impl Member {
    pub fn standing(&self) -> Standing {
        match (self.revoked_at, self.domain_in_force, self.approved_at) {
            (Some(at), ..) => Standing::Revoked(at),
            (None, false, _) => Standing::DomainReleased,
            (None, true, None) => Standing::Waiting,
            (None, true, Some(_)) => Standing::Active,
        }
    }
}

/// Somebody who logs in by an address that is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub person: PersonId,
    pub org: OrgNumber,
    pub name: String,
    pub lang: Lang,
    pub approved: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(typed: &str) -> Option<String> {
        typed.parse::<WorkAddress>().ok().map(|it| it.address().to_string())
    }

    fn domain(typed: &str) -> Option<String> {
        typed.parse::<EmailDomain>().ok().map(|it| it.to_string())
    }

    #[test]
    fn addresses_are_the_same_that_reach_the_same_mailbox() {
        for (typed, same) in [
            ("kari@eksempel.example", Some("kari@eksempel.example")),
            ("Kari@Eksempel.Example", Some("kari@eksempel.example")),
            (" kari@eksempel.example ", Some("kari@eksempel.example")),
            ("kari+test@eksempel.example", Some("kari@eksempel.example")),
            ("KARI+a+b@EKSEMPEL.EXAMPLE.", Some("kari@eksempel.example")),
            ("kari@eksempel.example.", Some("kari@eksempel.example")),
            ("kari.nordmann@it.eksempel.example", Some("kari.nordmann@it.eksempel.example")),
            ("kari@blåbær.example", Some("kari@xn--blbr-roah.example")),
            ("kari@BLÅBÆR.example", Some("kari@xn--blbr-roah.example")),
            ("kari@bla\u{30a}bær.example", Some("kari@xn--blbr-roah.example")),
            ("kari@xn--blbr-roah.example", Some("kari@xn--blbr-roah.example")),
            ("kari@ＥＫＳＥＭＰＥＬ.example", Some("kari@eksempel.example")),
            ("kari@eksempel。example", Some("kari@eksempel.example")),
            ("k-n_1@eksempel.example", Some("k-n_1@eksempel.example")),
            ("o'neil@eksempel.example", Some("o'neil@eksempel.example")),
            ("+test@eksempel.example", None),
            ("", None),
            ("kari", None),
            ("kari@", None),
            ("@eksempel.example", None),
            ("kari@eksempel", None),
            ("kari@eksempel..example", None),
            ("kari@eksempel.example..", None),
            ("kari@@eksempel.example", None),
            ("kari@127.0.0.1", None),
            ("kari@[::1]", None),
            ("kari@eksempel.example, ola@eksempel.example", None),
            ("kari@eksempel.example\r\nBcc: x@y.example", None),
            ("\"kari\"@eksempel.example", None),
            ("Kari <kari@eksempel.example>", None),
        ] {
            assert_eq!(address(typed).as_deref(), same, "{typed:?}");
        }
    }

    #[test]
    fn a_domain_is_read_however_it_is_typed() {
        for (typed, same) in [
            ("eksempel.example", Some("eksempel.example")),
            ("@Eksempel.Example.", Some("eksempel.example")),
            ("kari@eksempel.example", Some("eksempel.example")),
            ("rødgrød.example", Some("xn--rdgrd-vuad.example")),
            ("example", None),
            ("https://eksempel.example/", None),
            ("10.0.0.1", None),
            ("eksempel.example eksempel.no", None),
            ("*.eksempel.example", None),
            ("-eksempel.example", None),
        ] {
            assert_eq!(domain(typed).as_deref(), same, "{typed:?}");
        }
    }

    #[test]
    fn a_domain_that_many_share_decides_for_nobody() {
        let is_shared = |typed: &str| typed.parse::<EmailDomain>().unwrap().is_shared();
        for shared in [
            "gmail.com",
            "GMAIL.com.",
            "ola@hotmail.no",
            "hotmail.se",
            "outlook.dk",
            "gmx.at",
            "online.no",
            "proton.me",
            "kommune.no",
            "dep.no",
            "github.io",
            "gov.uk",
        ] {
            assert!(is_shared(shared), "{shared}");
        }
        for own in ["eksempel.example", "eksempel.kommune.no", "gmail.com.example", "digdir.no"] {
            assert!(!is_shared(own), "{own}");
        }
    }

    #[test]
    fn what_somebody_has_registered_is_the_same_for_all_its_sub_domains() {
        let registered = |typed: &str| typed.parse::<EmailDomain>().unwrap().registered().to_string();
        for (typed, same) in [
            ("eksempel.example", "eksempel.example"),
            ("a.b.eksempel.example", "eksempel.example"),
            ("skole.vestby.kommune.no", "vestby.kommune.no"),
            ("a.eksempel.co.uk", "eksempel.co.uk"),
            ("gmail.com", "gmail.com"),
        ] {
            assert_eq!(registered(typed), same, "{typed}");
        }
    }

    #[test]
    fn the_list_of_shared_domains_has_what_mail_servers_write() {
        for line in SHARED.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(domain(line).as_deref(), Some(line));
        }
    }

    #[test]
    fn the_most_particular_domain_decides_and_for_sub_domains_only_where_its_row_says_so() {
        let row = |org: OrgNumber, domain: &str, subdomains| Deciding {
            id: EmailDomainId::new(),
            org: Party { number: org, name: String::new() },
            domain: domain.parse().unwrap(),
            subdomains,
            approval: false,
        };
        let [one, other] = [OrgNumber::SAMPLES[0], OrgNumber::SAMPLES[1]];
        let all = || {
            vec![
                row(one, "eksempel.example", true),
                row(other, "skole.eksempel.example", false),
                row(other, "vann.example", false),
                row(one, "kommune.no", true),
            ]
        };
        let orgs = |at: &str| {
            let domain: EmailDomain = at.parse().unwrap();
            let parents = domain.with_parents();
            let found = all().into_iter().filter(|row| parents.iter().any(|it| it == row.domain.as_str())).collect();
            deciding(&domain, found).into_iter().map(|it| it.org.number).collect::<Vec<_>>()
        };
        assert_eq!(orgs("eksempel.example"), [one]);
        assert_eq!(orgs("it.eksempel.example"), [one]);
        assert_eq!(orgs("skole.eksempel.example"), [other]);
        assert_eq!(orgs("elev.skole.eksempel.example"), [one]);
        assert_eq!(orgs("vann.example"), [other]);
        assert!(orgs("it.vann.example").is_empty());
        assert!(orgs("eksempel.example.evil.example").is_empty());
        assert!(orgs("notvann.example").is_empty());
        assert!(orgs("vestby.kommune.no").is_empty(), "what many share does not decide for what is below it either");
    }
}

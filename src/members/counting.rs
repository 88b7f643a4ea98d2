//! How often codes are typed and mails are written. Anybody can think of more sub-domains, more addresses and more browsers, so each is counted
//! beside something that is dearer: the domain that decides, the mailbox, the network of the sender.

use std::{net::IpAddr, time::Duration};

use sqlx::PgConnection;

use super::{
    model::{EmailDomain, MAILS_AN_HOUR, NEXT_MAIL},
    store::Attempt,
};
use crate::platform::{
    Services,
    limits::{Counted, LimitError, network},
};

const HOUR: Duration = Duration::from_hours(1);

/// Codes that are typed in an hour for all addresses that a domain decides for, and how many of them from one network. After that its mails are
/// answered by their link.
const CODES: (u32, u32) = (300, 100);
/// Mails that are written in an hour to all addresses that a domain decides for, and how many of them from one network.
const MAILS: (u32, u32) = (600, 100);
/// Mails that are written in an hour to one mailbox, and how many of them from one network. For one browser there are fewer still
/// ([`MAILS_AN_HOUR`]), so that nobody is kept from their own mail by another.
const MAILS_TO_ONE: (u32, u32) = (40, 10);
/// Codes that are sent in an hour to whoever runs the mail of a domain, whichever organisations claim it.
const CLAIMS: u32 = 12;

/// A network as it is kept for an hour: a keyed hash.
pub(super) fn network_of(services: &Services, from: Option<IpAddr>) -> Option<String> {
    from.map(|address| hidden(services, "network", &network(address).to_string()))
}

fn hidden(services: &Services, what: &str, text: &str) -> String {
    hex::encode(services.keys.code_hash(what.as_bytes(), text))
}

async fn fits(services: &Services, db: &mut PgConnection, kind: &str, things: &[Counted]) -> sqlx::Result<bool> {
    match services.count_things(db, kind, things).await {
        Ok(()) => Ok(true),
        Err(LimitError::TooOften(_)) => Ok(false),
        Err(LimitError::Database(e)) => Err(e),
    }
}

fn in_an_hour(owner: String, most: u32) -> Counted {
    Counted { owner, most, within: HOUR }
}

/// The counters of a domain: of all who send, and of a network.
fn of_domain(domain: &EmailDomain, network: Option<&str>, (most, from_one): (u32, u32)) -> Vec<Counted> {
    let mut things = vec![in_an_hour(format!("domain {domain}"), most)];
    things.extend(network.map(|network| in_an_hour(format!("domain {domain} from {network}"), from_one)));
    things
}

/// A code is typed for an address that this domain decides for. Returns whether there were few enough.
pub(super) async fn code(
    services: &Services,
    db: &mut PgConnection,
    (domain, network): (&EmailDomain, Option<&str>),
) -> sqlx::Result<bool> {
    fits(services, db, "email-code", &of_domain(domain, network, CODES)).await
}

/// A mail is to be written for an attempt. Returns whether there were few enough.
pub(super) async fn mail(
    services: &Services,
    db: &mut PgConnection,
    attempt: &Attempt,
    (domain, network): (&EmailDomain, Option<&str>),
) -> sqlx::Result<bool> {
    let mailbox = hidden(services, "mailbox", attempt.email.as_str());
    let browser = hex::encode(&attempt.browser);
    let (most, from_one) = MAILS_TO_ONE;
    let mut things = of_domain(domain, network, MAILS);
    things.extend(network.map(|network| in_an_hour(format!("to {mailbox} from {network}"), from_one)));
    things.extend([
        in_an_hour(format!("to {mailbox}"), most),
        in_an_hour(format!("to {mailbox} for {browser}"), MAILS_AN_HOUR),
        Counted { owner: format!("to {mailbox} for {browser} now"), most: 1, within: NEXT_MAIL.unsigned_abs() },
    ]);
    fits(services, db, "email-mail", &things).await
}

/// A code is to be sent to whoever runs the mail of a domain. Returns whether there were few enough, of all organisations together.
pub(super) async fn claim(services: &Services, db: &mut PgConnection, domain: &EmailDomain) -> sqlx::Result<bool> {
    fits(services, db, "email-claim", &[in_an_hour(format!("domain {}", domain.registered()), CLAIMS)]).await
}

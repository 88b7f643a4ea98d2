//! How often one person, one organisation or one address may ask. What people do is counted in the database, where every running portal
//! counts the same; log-ins and open connections are counted by address, in memory, before anybody is known.

mod store;

use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Services;
use crate::kernel::{OrgNumber, PersonId};

pub use store::forget_idle;

/// What is counted, and how much of it fits at once and comes back.
#[derive(Debug, Clone, Copy)]
pub struct Bucket {
    kind: &'static str,
    /// So much at once.
    burst: u32,
    /// Another one after this.
    every: Duration,
    /// An organisation, with all its people, may do so many times as much as one of them.
    people: u32,
}

/// Forms that are sent.
pub const WRITE: Bucket = Bucket { kind: "write", burst: 200, every: Duration::from_millis(500), people: 5 };
/// Look-ups of organisations.
pub const LOOK_UP: Bucket = Bucket { kind: "look-up", burst: 20, every: Duration::from_secs(3), people: 5 };
/// Files of whole lists and logs.
pub const FILE: Bucket = Bucket { kind: "file", burst: 20, every: Duration::from_secs(6), people: 3 };

/// Files that are on their way at the same time, from one process: to one person, and to all the people of an organisation.
const FILES_AT_ONCE: (u32, u32) = (3, 6);
/// After this long one of them may have arrived.
const FILE_TAKES: Duration = Duration::from_secs(5);

/// Forms that are refused.
pub const REFUSED: Bucket = Bucket { kind: "refused", burst: 20, every: Duration::from_secs(30), people: 5 };

/// What is counted in memory, and how the other buckets are used.
#[derive(Debug)]
pub struct Limits {
    /// What each address has open.
    pub open: Open,
    /// The files that are on their way.
    files: Open,
    /// So many times as many forms as usual: tests send in seconds what people send in hours.
    forms: u32,
    browsers: DefaultKeyedRateLimiter<[u8; 32]>,
    newcomers: DefaultKeyedRateLimiter<IpAddr>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    unknown_clients: DefaultKeyedRateLimiter<IpAddr>,
    clients: DefaultKeyedRateLimiter<Uuid>,
}

fn per_minute<K: Hash + Eq + Clone>(count: u32) -> DefaultKeyedRateLimiter<K> {
    RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)))
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), TooOften> {
    limiter.check_key(key).map_err(|no| TooOften(no.wait_time_from(limiter.clock().now())))
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            open: Open::default(),
            files: Open::default(),
            forms: 1,
            browsers: per_minute(20),
            newcomers: per_minute(60),
            addresses: per_minute(600),
            unknown_clients: per_minute(3_000),
            clients: per_minute(60_000),
        }
    }
}

/// The network that somebody sends from, as far as one subscriber has it: of IPv6 as a rule all that begins with the same 48 bits (RFC 6177).
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match household(address) {
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).into()
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// What is counted as one address. Whoever has an IPv6 address has as a rule a whole network of 2^64 of them (RFC 6177).
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        IpAddr::V4(v4) => v4.into(),
    }
}

/// With whom a person shares a bucket. Those who have registered for an organisation by work e-mail act in the test environment only, and take
/// nothing from what the organisation's other people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Crowd {
    /// All others who act for the organisation.
    Organisation(OrgNumber),
    /// Those who have registered for it by work e-mail.
    Members(OrgNumber),
}

impl Crowd {
    /// What the row is called.
    fn owner(self) -> String {
        match self {
            Self::Organisation(org) => org.to_string(),
            Self::Members(org) => format!("{org} members"),
        }
    }
}

/// Something else that is counted in the database, such as a domain: so much of it at once, and so much again within a time.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// What it is. No two at once are the same.
    pub owner: String,
    pub most: u32,
    pub within: Duration,
}

/// Whose something is that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Address(IpAddr),
    Person(PersonId),
    Crowd(Crowd),
}

/// How many connections, or requests behind a proxy, each address has open; or how many files are on their way to each person.
#[derive(Debug, Clone, Default)]
pub struct Open(Arc<Mutex<HashMap<Owner, u32>>>);

impl Open {
    fn counts(&self) -> MutexGuard<'_, HashMap<Owner, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more, until what is returned is dropped. `None`: there are so many already.
    #[must_use]
    pub fn enter(&self, address: IpAddr, most: u32) -> Option<Place> {
        self.take(Owner::Address(household(address)), most)
    }

    fn take(&self, owner: Owner, most: u32) -> Option<Place> {
        let mut counts = self.counts();
        let count = counts.entry(owner).or_default();
        (*count < most).then(|| {
            *count += 1;
            Place { open: self.clone(), owner }
        })
    }
}

/// Something that somebody has open.
#[derive(Debug)]
pub struct Place {
    open: Open,
    owner: Owner,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.open.counts();
        if let Some(count) = counts.get_mut(&self.owner) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.owner);
            }
        }
    }
}

/// Too often; try again after this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooOften(pub Duration);

/// Why something is not done now.
#[derive(Debug, thiserror::Error)]
pub enum LimitError {
    /// It has been done too often.
    #[error("too often")]
    TooOften(TooOften),
    /// The counter is away.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl Services {
    /// Counts that a person does something, with others or for themselves, and says no when they or all of them together have done it too
    /// often. Counting and deciding are one statement, so that nothing is passed by doing much at once.
    pub async fn count(
        &self,
        db: &mut PgConnection,
        what: Bucket,
        person: PersonId,
        crowd: Option<Crowd>,
    ) -> Result<(), LimitError> {
        let owners = [Some((person.to_string(), 1)), crowd.map(|crowd| (crowd.owner(), what.people))];
        let more = if [WRITE.kind, REFUSED.kind].contains(&what.kind) { self.limits.forms } else { 1 };
        let of = |(owner, times): (String, u32)| (owner, what.every / (times * more), what.every * what.burst);
        self.fill(db, what.kind, &owners.into_iter().flatten().map(of).collect::<Vec<_>>()).await
    }

    /// The same of other things than people. If one of them has been counted too often, none is counted.
    pub(crate) async fn count_things(
        &self,
        db: &mut PgConnection,
        kind: &str,
        things: &[Counted],
    ) -> Result<(), LimitError> {
        let of = |thing: &Counted| (thing.owner.clone(), thing.within / thing.most, thing.within);
        self.fill(db, kind, &things.iter().map(of).collect::<Vec<_>>()).await
    }

    async fn fill(
        &self,
        db: &mut PgConnection,
        kind: &str,
        buckets: &[(String, Duration, Duration)],
    ) -> Result<(), LimitError> {
        match store::count(db, kind, buckets, self.clock.now()).await? {
            None => Ok(()),
            Some(wait) => Err(LimitError::TooOften(TooOften(wait))),
        }
    }
}

impl Limits {
    /// With so many times as many forms as usual.
    #[must_use]
    pub fn for_forms(forms: u32) -> Self {
        Self { forms, ..Self::default() }
    }

    /// With so many token requests a minute of a client, and so many with keys that are not known, from an address.
    #[must_use]
    pub fn for_tokens(known: u32, unknown: u32) -> Self {
        Self { clients: per_minute(known), unknown_clients: per_minute(unknown), ..Self::default() }
    }

    /// A file more is on its way, until what is returned is dropped.
    pub fn file(&self, person: PersonId, crowd: Crowd) -> Result<[Place; 2], TooOften> {
        let take = |owner, most| self.files.take(owner, most).ok_or(TooOften(FILE_TAKES));
        let (of_person, of_crowd) = FILES_AT_ONCE;
        Ok([take(Owner::Person(person), of_person)?, take(Owner::Crowd(crowd), of_crowd)?])
    }

    /// The same for a file of what is kept about the person, which no organisation has to do with.
    pub fn own_file(&self, person: PersonId) -> Result<Place, TooOften> {
        self.files.take(Owner::Person(person), FILES_AT_ONCE.0).ok_or(TooOften(FILE_TAKES))
    }

    /// Token requests with a key that is not known in memory, which the database has to be asked about. Counted by address, and only then:
    /// whoever has a good key is not shut out by others behind the same address for long.
    pub fn unknown_client(&self, from: Option<IpAddr>) -> Result<(), TooOften> {
        from.map_or(Ok(()), |from| check(&self.unknown_clients, &household(from)))
    }

    /// Token requests of a client, whose signature has been checked. Many fetch a token for each of their own requests.
    pub fn token(&self, client: Uuid) -> Result<(), TooOften> {
        check(&self.clients, &client)
    }

    /// Log-ins. A browser that has been here before is counted for itself, 20 a minute, so that nobody is shut out by others behind the same
    /// address; those that are new are counted together, 60 a minute. More than 600 a minute from one address are too many in any case.
    pub fn login(&self, from: Option<IpAddr>, browser: Option<[u8; 32]>) -> Result<(), TooOften> {
        let from = from.map(household);
        if let Some(browser) = browser {
            check(&self.browsers, &browser)?;
        } else if let Some(from) = from {
            check(&self.newcomers, &from)?;
        }
        from.map_or(Ok(()), |from| check(&self.addresses, &from))
    }

    /// Forgets the addresses, browsers and clients that have been quiet for long. Each process does so for itself.
    pub fn forget_idle(&self) {
        self.browsers.retain_recent();
        self.newcomers.retain_recent();
        self.addresses.retain_recent();
        self.unknown_clients.retain_recent();
        self.clients.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_three_files_on_their_way_and_their_organisation_six() {
        let limits = Limits::default();
        let org = Crowd::Organisation("310123455".parse().unwrap());
        let [one, another, third] = [PersonId::new(), PersonId::new(), PersonId::new()];
        let of = |person| (0..4).filter_map(|_| limits.file(person, org).ok()).collect::<Vec<_>>();
        let (first, second) = (of(one), of(another));
        assert_eq!((first.len(), second.len(), of(third).len()), (3, 3, 0));
        drop(first);
        assert_eq!(of(third).len(), 3, "what has arrived makes room");
        assert!(limits.file(one, Crowd::Organisation("991825827".parse().unwrap())).is_ok());
        assert!(limits.file(one, Crowd::Members("310123455".parse().unwrap())).is_ok());
    }

    #[test]
    fn mails_are_counted_by_the_network_of_a_subscriber() {
        let one = |address: &str| network(address.parse().unwrap());
        assert_eq!(one("2001:db8:7:1::1"), one("2001:db8:7:ffff::9"));
        assert_ne!(one("2001:db8:7::1"), one("2001:db8:8::1"));
        assert_eq!(one("::ffff:192.0.2.7"), one("192.0.2.7"));
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_counted_together_and_others_alone() {
        let one = |address: &str| household(address.parse().unwrap());
        assert_eq!(one("2001:db8:0:7::1"), one("2001:db8:0:7:ffff::9"));
        assert_ne!(one("2001:db8:0:7::1"), one("2001:db8:0:8::1"));
        assert_eq!(one("::ffff:192.0.2.7"), one("192.0.2.7"));
        assert_ne!(one("192.0.2.7"), one("192.0.2.8"));
    }
}

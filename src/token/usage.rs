//! How tokens are used, counted in memory and written twice a second: a token never waits for its own count. What is counted names clients,
//! scopes and organisations, never persons. A portal that is stopped writes what it has first; one that is killed loses the last of them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp, civil::Date};
use sqlx::PgPool;

use super::{issue::Request, store};
use crate::{
    kernel::{
        ClientId, ClientKeyId, Environment, OrgNumber, ScopeId, is_hidden, mask_national_ids, mask_national_ids_across,
        oslo,
    },
    maskinporten::{Facts, Refusal},
    platform::Services,
};

/// So many tokens of each client are kept, so many refusals of its own, and so many attempts that anybody may have sent: none of them push
/// others out.
pub(crate) const KEPT_ATTEMPTS: usize = 20;
/// How long counts wait in memory.
const WRITE_EVERY: Duration = Duration::from_millis(500);

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UseKey {
    pub client: ClientId,
    pub hour: Timestamp,
    /// `None`: a refusal that is not about one scope.
    pub scope: Option<ScopeId>,
    pub consumer: OrgNumber,
    pub supplier: Option<OrgNumber>,
    /// Why not; empty: a token was issued.
    pub code: &'static str,
    pub environment: Environment,
}

/// One attempt of a client, for whoever looks why it does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attempt {
    pub correlation_id: String,
    pub client: ClientId,
    pub at: Timestamp,
    pub code: &'static str,
    pub description: String,
    pub consumer: Option<OrgNumber>,
    pub scopes: Vec<String>,
    pub kid: Option<String>,
    /// Was it sent by the client?
    pub is_signed: bool,
}

impl Attempt {
    fn is_like(&self, other: &Self) -> bool {
        (self.is_signed, self.code.is_empty()) == (other.is_signed, other.code.is_empty())
    }
}

#[derive(Debug, Default)]
struct Counted {
    uses: BTreeMap<UseKey, i64>,
    attempts: HashMap<ClientId, Vec<Attempt>>,
    keys: BTreeMap<ClientKeyId, Timestamp>,
    /// A task will write all this soon.
    is_awaited: bool,
}

/// What has not been written yet.
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Mutex<Counted>>);

/// The hour that an instant is in.
pub(super) fn hour(at: Timestamp) -> Timestamp {
    at - SignedDuration::from_nanos(i64::try_from(at.as_nanosecond().rem_euclid(3_600_000_000_000)).unwrap_or_default())
}

/// Adds an attempt, and lets the oldest of its kind go if there are enough.
fn keep(attempts: &mut Vec<Attempt>, attempt: Attempt) {
    let mut alike = attempts.iter().enumerate().filter(|(_, other)| other.is_like(&attempt));
    if let (Some((oldest, _)), KEPT_ATTEMPTS..) = (alike.next(), alike.count() + 1) {
        attempts.remove(oldest);
    }
    attempts.push(attempt);
}

impl Recorder {
    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one attempt, and its uses: of each scope where a token was issued, of the one it is about where not.
    pub(super) fn record(&self, db: &PgPool, attempt: Attempt, uses: &[UseKey], key: Option<ClientKeyId>) {
        let mut counted = self.counted();
        for key in uses {
            *counted.uses.entry(*key).or_default() += 1;
        }
        if let Some(key) = key {
            counted.keys.insert(key, attempt.at);
        }
        let attempts = counted.attempts.entry(attempt.client).or_default();
        keep(attempts, attempt);
        if !std::mem::replace(&mut counted.is_awaited, true) {
            self.write_soon(db);
        }
    }

    fn write_soon(&self, db: &PgPool) {
        let (recorder, db) = (self.clone(), db.clone());
        tokio::spawn(async move {
            tokio::time::sleep(WRITE_EVERY).await;
            recorder.write(&db).await;
        });
    }

    /// Writes what has been counted. What cannot be written is counted again.
    pub async fn write(&self, db: &PgPool) {
        let counted = std::mem::take(&mut *self.counted());
        if counted.uses.is_empty() && counted.attempts.is_empty() {
            return;
        }
        if let Err(e) = write(db, &counted).await {
            tracing::warn!(error = %e, "the use of tokens could not be written; it is written later");
            let mut later = self.counted();
            for (key, count) in counted.uses {
                *later.uses.entry(key).or_default() += count;
            }
            for (key, at) in counted.keys {
                later.keys.entry(key).or_insert(at);
            }
            for (client, earlier) in counted.attempts {
                let newer = std::mem::replace(later.attempts.entry(client).or_default(), earlier);
                let all = later.attempts.entry(client).or_default();
                for attempt in newer {
                    keep(all, attempt);
                }
            }
            if !std::mem::replace(&mut later.is_awaited, true) {
                self.write_soon(db);
            }
        }
    }
}

/// The uses of scopes by day: scope, day, tokens, refusals.
fn by_day(uses: &[(UseKey, i64)]) -> Vec<(ScopeId, Date, i64, i64)> {
    let mut sums: BTreeMap<(ScopeId, Date), (i64, i64)> = BTreeMap::new();
    for (key, count) in uses {
        let Some(scope) = key.scope else { continue };
        let (issued, refused) = sums.entry((scope, oslo(key.hour).date())).or_default();
        *(if key.code.is_empty() { issued } else { refused }) += count;
    }
    sums.into_iter().map(|((scope, day), (issued, refused))| (scope, day, issued, refused)).collect()
}

async fn write(db: &PgPool, counted: &Counted) -> sqlx::Result<()> {
    let mut transaction = db.begin().await?;
    let uses: Vec<_> = counted.uses.iter().map(|(key, count)| (*key, *count)).collect();
    store::add_uses(&mut transaction, &uses).await?;
    store::add_scope_uses(&mut transaction, &by_day(&uses)).await?;
    let keys: Vec<_> = counted.keys.iter().map(|(key, at)| (*key, *at)).collect();
    store::keys_used(&mut transaction, &keys).await?;
    let attempts: Vec<_> = counted.attempts.values().flatten().cloned().collect();
    store::add_attempts(&mut transaction, &attempts).await?;
    transaction.commit().await
}

/// The most letters that are kept of the scopes of an attempt: whoever knows a client's name can send any.
const KEPT_LETTERS: usize = 2_000;

/// The scopes of an attempt, as many as there is room for, without characters that cannot be seen.
fn kept(scopes: &[String]) -> Vec<String> {
    let mut room = KEPT_LETTERS;
    let fit = scopes.iter().map_while(|scope| {
        let scope: String = scope.chars().filter(|c| !is_hidden(*c)).take(room).collect();
        room -= scope.chars().count();
        (!scope.is_empty()).then_some(scope)
    });
    fit.collect()
}

/// Counts the attempt of a client that exists. What nobody is known to have sent is counted by the log of requests alone.
/// `refusal`: why there is no token, if there is none.
pub(super) fn record(request: &Request, refusal: Option<&Refusal>) {
    let (Some(sender), Some(owner)) = (&request.sender, request.owner) else { return };
    let (code, description) =
        refusal.map_or(("", String::new()), |refusal| (refusal.code.number(), refusal.detail.clone()));
    let is_theirs = refusal.is_none_or(|refusal| !refusal.code.may_be_of_anybody());
    let (at, facts) = (request.services.clock.now(), request.facts.as_ref().filter(|_| is_theirs));
    // A customer counts that has delegated something of it; others a client could name without end, and none of them would ask.
    let has_delegated = |facts: &&Facts| refusal.is_none() || facts.scopes.iter().any(|scope| scope.is_delegated);
    let consumer = facts.filter(has_delegated).map_or(owner, |facts| facts.consumer);
    let supplier = (consumer != owner).then_some(owner);
    let about = |name: &String| refusal.is_none_or(|refusal| refusal.scope.as_ref() == Some(name));
    let scopes = facts.map(|facts| facts.scopes.as_slice()).unwrap_or_default();
    let mut scopes: Vec<_> = scopes
        .iter()
        .filter(|scope| about(&scope.name))
        .map(|scope| scope.id.filter(|_| scope.is_registered))
        .collect();
    if scopes.is_empty() {
        scopes.push(None);
    }
    let key = |scope| UseKey {
        client: sender.client,
        hour: hour(at),
        scope,
        consumer,
        supplier,
        code,
        environment: request.environment,
    };
    let uses: Vec<UseKey> = scopes.into_iter().map(key).collect();
    let attempt = Attempt {
        correlation_id: request.correlation_id.clone(),
        client: sender.client,
        at,
        code,
        description: mask_national_ids(&description),
        consumer: sender.consumer_org,
        scopes: mask_national_ids_across(&kept(&sender.scopes)),
        kid: sender.kid.as_ref().map(|kid| mask_national_ids(kid).chars().take(255).collect()),
        is_signed: is_theirs,
    };
    let used = facts.and_then(|facts| facts.key).map(|key| key.id);
    request.tokens.recorder.record(&request.services.db, attempt, &uses, used);
}

/// So long sums are kept: a year and some, so that the same month of two years can be compared.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 400);

/// Housekeeping: forgets sums that are older.
pub(crate) async fn forget_old_uses(services: &Services) -> sqlx::Result<u64> {
    store::forget_uses(&services.db, services.clock.now() - KEPT).await
}

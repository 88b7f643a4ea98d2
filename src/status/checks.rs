//! What is tried of each part. A check asks what those ask who need the part: the database for a statement, the issuer for its metadata and
//! keys, the signing key for a signature, the mail server for its greeting.

use std::time::{Duration, Instant};

use anyhow::ensure;
use futures_util::future::join_all;
use tokio::time::{sleep, timeout};

use super::{
    model::{of_age, of_delay},
    store,
};
use crate::{
    kernel::Environment,
    login::Provider,
    platform::{
        Services,
        health::{Condition, Detail, Part},
        jobs,
    },
    register,
    token::Tokens,
};

/// From the end of a round to the next.
const PAUSE: Duration = Duration::from_secs(30);
/// A part that has not answered by then is down.
const LIMIT: Duration = Duration::from_secs(5);
/// The database is slow when it takes longer than this, which pages feel.
const SLOW_DATABASE: Duration = Duration::from_millis(500);
/// And another machine, further away, when it takes longer than this.
const SLOW: Duration = Duration::from_secs(2);

/// What came of a check.
type Outcome = (Condition, Detail);

/// Checks all parts again and again, for as long as the process runs.
pub(crate) async fn watch(services: &Services, provider: &Provider, tokens: &Tokens) {
    loop {
        check(services, provider, tokens).await;
        sleep(PAUSE).await;
    }
}

/// Checks all parts once, at the same time, and notes what is found.
pub(crate) async fn check(services: &Services, provider: &Provider, tokens: &Tokens) {
    join_all(
        Part::ALL.map(|part| Box::pin(async move { note(services, part, of(part, services, provider, tokens).await) })),
    )
    .await;
}

async fn of(part: Part, services: &Services, provider: &Provider, tokens: &Tokens) -> (Outcome, Option<anyhow::Error>) {
    match part {
        Part::Database => timed(SLOW_DATABASE, database(services)).await,
        Part::Login => timed(SLOW, async { provider.answers().await.map(|()| Detail::Nothing) }).await,
        Part::TokenProd => timed(SLOW, issuing(services, tokens, Environment::Prod)).await,
        Part::TokenTest => timed(SLOW, issuing(services, tokens, Environment::Test)).await,
        Part::Mail => mail(services).await,
        Part::Jobs => known(jobs(services)).await,
        Part::Register => known(register(services)).await,
    }
}

fn note(services: &Services, part: Part, (outcome, why): (Outcome, Option<anyhow::Error>)) {
    let is_new = services.health.note(part, outcome, services.clock.now());
    // What goes on is not told again every half minute.
    if is_new && outcome.0 != Condition::Works {
        let cause = why.map(|why| format!("{why:#}")).unwrap_or_default();
        tracing::warn!(?part, condition = ?outcome.0, cause, "a part does not work as it should");
    } else if is_new {
        tracing::info!(?part, "a part works");
    }
}

/// A part that works if it answers, and is slow if that takes longer than this.
async fn timed(
    slow: Duration,
    check: impl Future<Output = anyhow::Result<Detail>>,
) -> (Outcome, Option<anyhow::Error>) {
    let begun = Instant::now();
    match timeout(LIMIT, check).await {
        Ok(Ok(detail)) if begun.elapsed() > slow => ((Condition::Slow, detail), None),
        Ok(Ok(detail)) => ((Condition::Works, detail), None),
        Ok(Err(why)) => ((Condition::Down, Detail::Nothing), Some(why)),
        Err(late) => ((Condition::Down, Detail::Nothing), Some(late.into())),
    }
}

/// A part of which the database tells. If that does not answer, nothing is known.
async fn known(check: impl Future<Output = sqlx::Result<Outcome>>) -> (Outcome, Option<anyhow::Error>) {
    match timeout(LIMIT, check).await {
        Ok(Ok(outcome)) => (outcome, None),
        Ok(Err(why)) => ((Condition::Unknown, Detail::Nothing), Some(why.into())),
        Err(late) => ((Condition::Unknown, Detail::Nothing), Some(late.into())),
    }
}

async fn database(services: &Services) -> anyhow::Result<Detail> {
    let mut db = services.db.acquire().await?;
    Ok(if store::is_read_only(&mut db).await? { Detail::ReadOnly } else { Detail::Nothing })
}

/// A grant is used up with the token that it brings, which a database that takes no changes cannot note.
async fn issuing(services: &Services, tokens: &Tokens, environment: Environment) -> anyhow::Result<Detail> {
    tokens.can_issue(services, environment).await?;
    ensure!(!store::is_read_only(&mut *services.db.acquire().await?).await?, "the database takes no changes");
    Ok(Detail::Nothing)
}

async fn mail(services: &Services) -> (Outcome, Option<anyhow::Error>) {
    if services.mailer.lacks_server() {
        return ((Condition::Unknown, Detail::NotSet), None);
    }
    timed(SLOW, async { Ok(services.mailer.answers().await.map(|()| Detail::Nothing)?) }).await
}

async fn jobs(services: &Services) -> sqlx::Result<Outcome> {
    let backlog = jobs::backlog(&mut *services.db.acquire().await?, &services.clock).await?;
    Ok((of_delay(backlog.delay), Detail::Waiting(backlog.asked_for)))
}

async fn register(services: &Services) -> sqlx::Result<Outcome> {
    let updated_at = register::updated_at(&mut *services.db.acquire().await?).await?;
    Ok(match updated_at {
        Some(at) => (of_age(services.clock.now().duration_since(at)), Detail::UpdatedAt(at)),
        None => (Condition::Unknown, Detail::NeverUpdated),
    })
}

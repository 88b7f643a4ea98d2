use sqlx::PgConnection;

use super::{
    change::ChangeError,
    event::{EventKind, Group},
    store,
};
use crate::{access::Actor, kernel::OrgNumber, platform::Services};

/// Writes down how somebody used the portal for an organisation: a line in its log, without a change, a key or a receipt.
///
/// It is one statement, and the head of one log is all it locks. So it waits for a change that writes the same log, as long as the lock
/// timeout lets it, and no change ever waits for it longer than for that statement.
pub async fn note<E: EventKind>(
    db: &mut PgConnection,
    services: &Services,
    actor: &Actor,
    event: &E,
) -> Result<(), ChangeError> {
    note_in(db, services, actor, actor.org().as_slice(), event).await
}

/// The same in the logs of organisations that the actor does not act for, as support does not. Still one statement.
pub async fn note_in<E: EventKind>(
    db: &mut PgConnection,
    services: &Services,
    actor: &Actor,
    logs: &[OrgNumber],
    event: &E,
) -> Result<(), ChangeError> {
    const { assert!(matches!(E::GROUP, Group::Use), "what changes something is written with its change") }
    let payload = serde_json::to_value(event)?;
    let entry = store::Entry::new(services.clock.now(), actor, event.kind(), payload, None)?;
    // Ascending, as everybody locks the heads of logs.
    let mut logs = logs.to_vec();
    logs.sort_unstable();
    logs.dedup();
    let line = |log| store::Line { log, entry: &entry, payload: &entry.payload };
    Ok(store::append(db, &logs.into_iter().map(line).collect::<Vec<_>>()).await?)
}

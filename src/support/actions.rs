//! Looking up: it is counted, stands in the logs of those it is about, and only then is anything shown.

use std::time::Duration;

use sqlx::{Connection, PgConnection};

use super::{
    model::{MOST, Subject},
    store::{self, NewLookUp},
};
use crate::{
    access::{Refusal, Staff},
    kernel::{LookUpId, OrgNumber, PersonId},
    usage::{self, Case, Outcome, SupportLookUp},
};

/// After so long there is room for another look-up, or nearly.
const WAIT: Duration = Duration::from_mins(10);

/// Writes a look-up down, here and in the logs it belongs in: both or neither. Too many within the hour are refused.
async fn look_up(
    db: &mut PgConnection,
    staff: &Staff,
    new: &NewLookUp,
    (logs, what): (&[OrgNumber], SupportLookUp),
) -> Result<(), Refusal> {
    let mut tx = db.begin().await?;
    let recorded = store::record(&mut tx, staff, new).await?;
    if recorded.is_made {
        usage::support_looked_up(&mut tx, staff, logs, what).await?;
    }
    tx.commit().await?;
    if recorded.is_alarm {
        let (person, count) = (staff.person(), recorded.count + 1);
        tracing::warn!(target: "portner::support", action = "look-up", result = "many", %person, count);
    }
    if !recorded.is_made && recorded.count >= MOST {
        return Err(Refusal::TooOften(WAIT));
    }
    Ok(())
}

/// A card is looked at.
pub(super) async fn card(
    db: &mut PgConnection,
    staff: &Staff,
    (subject, thing): (Subject, Option<uuid::Uuid>),
    org: OrgNumber,
    what: SupportLookUp,
) -> Result<(), Refusal> {
    let new = NewLookUp { org: Some(org), thing, ..NewLookUp::of(subject) };
    look_up(db, staff, &new, (&[org], what)).await
}

/// A case is named for the log of an organisation.
pub(super) async fn open_log(db: &mut PgConnection, staff: &Staff, org: OrgNumber, case: Case) -> Result<(), Refusal> {
    let new = NewLookUp { org: Some(org), case: Some(case.clone()), ..NewLookUp::of(Subject::Log) };
    let what = SupportLookUp { case: Some(case), ..SupportLookUp::of(Outcome::Log) };
    look_up(db, staff, &new, (&[org], what)).await
}

/// Somebody is looked for. Nothing is told of them yet, so it stands in no log.
pub(super) async fn look_for(
    db: &mut PgConnection,
    staff: &Staff,
    person: Option<PersonId>,
) -> Result<LookUpId, Refusal> {
    let new = NewLookUp { person, ..NewLookUp::of(Subject::Person) };
    look_up(db, staff, &new, (&[], SupportLookUp::of(Outcome::Person))).await?;
    Ok(new.id)
}

/// A case is named for a person: a look-up of one's own, which is open.
pub(super) async fn open_person(
    db: &mut PgConnection,
    staff: &Staff,
    person: Option<PersonId>,
    case: Case,
) -> Result<LookUpId, Refusal> {
    let new = NewLookUp { person, case: Some(case.clone()), ..NewLookUp::of(Subject::Person) };
    let logs = match person {
        Some(person) => store::logs_of(db, person).await?,
        None => Vec::new(),
    };
    let what = SupportLookUp { case: Some(case), ..SupportLookUp::of(Outcome::Person) };
    look_up(db, staff, &new, (&logs, what)).await?;
    Ok(new.id)
}

/// Their number is shown.
pub(super) async fn show_number(
    db: &mut PgConnection,
    staff: &Staff,
    person: PersonId,
    case: Option<Case>,
) -> Result<(), Refusal> {
    let new = NewLookUp { person: Some(person), case: case.clone(), ..NewLookUp::of(Subject::Number) };
    let logs = store::logs_of(db, person).await?;
    look_up(db, staff, &new, (&logs, SupportLookUp { case, ..SupportLookUp::of(Outcome::Number) })).await
}

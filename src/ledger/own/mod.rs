//! The log of a person: what they did about themselves, for no organisation.

mod store;

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{PgConnection, Postgres, Transaction};

pub(crate) use self::store::{KEPT, OwnLine, forget_old_own, own_lines};
use super::{ChangeError, FormKey, store as ledger_store};
use crate::{
    access::{Proof, SignedIn},
    kernel::{Lang, PersonId},
    platform::Services,
};

/// Something that a person did about themselves. Nobody else reads it, and none can be undone: a session that was ended protects, and
/// what was chosen is chosen again. The type is the payload as it is kept, so what is added to it later has a serde default.
pub(crate) trait OwnEvent: Serialize + DeserializeOwned + Send + Sync {
    /// The name of the kind, `noun.verb`. It never changes once released.
    const KIND: &'static str;
    /// One full sentence without a full stop.
    fn sentence(&self, lang: Lang) -> String;
}

/// Writes down what somebody did where nothing was changed by it: that they took a file away.
pub(crate) async fn note_own<E: OwnEvent>(
    db: &mut PgConnection,
    services: &Services,
    person: PersonId,
    event: &E,
) -> Result<(), ChangeError> {
    Ok(store::append(db, person, services.clock.now(), E::KIND, serde_json::to_value(event)?).await?)
}

/// An open transaction of somebody who changes what is theirs alone. It is committed together with its event or not at all.
#[derive(Debug)]
pub(crate) struct OwnChange {
    tx: Transaction<'static, Postgres>,
}

impl OwnChange {
    /// Makes a change. A form that was sent before has done its work: nothing is done again, and `false` is returned. If `work` fails,
    /// nothing is kept, the key neither.
    pub(crate) async fn run<E, X>(
        who: &SignedIn,
        key: FormKey,
        work: impl AsyncFnOnce(&mut Self) -> Result<E, X>,
    ) -> Result<bool, X>
    where
        E: OwnEvent,
        X: From<ChangeError>,
    {
        who.connection().give_back().map_err(ChangeError::from)?;
        let mut change = Self { tx: who.services().db.begin().await.map_err(ChangeError::from)? };
        let owner = who.actor().id();
        if !change.claims(&owner, who.person(), &key).await? {
            return Ok(false);
        }
        let event = work(&mut change).await?;
        note_own(&mut change.tx, who.services(), who.person(), &event).await?;
        change.tx.commit().await.map_err(ChangeError::from)?;
        Ok(true)
    }

    /// `false`: the same form has been sent. Its key stands in the table only if what it did was committed.
    async fn claims(&mut self, owner: &str, person: PersonId, key: &FormKey) -> Result<bool, ChangeError> {
        if ledger_store::claim_key(&mut self.tx, owner, Some(person), key).await?.is_some() {
            return Ok(true);
        }
        match ledger_store::key_claimed(&mut self.tx, owner, key.key).await? {
            Some((digest, _)) if digest == key.digest => Ok(false),
            _ => Err(ChangeError::KeyReused),
        }
    }

    /// For the statements of a room's store.
    pub(crate) fn conn(&mut self) -> &mut PgConnection {
        &mut self.tx
    }
}

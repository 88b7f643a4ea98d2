use jiff::Timestamp;
use subtle::ConstantTimeEq;

use super::super::{
    events::LoginConnected,
    model::{CONNECTING, Standing},
    store::{self, Connecting},
};
use crate::{
    access::{Acting, AskForProduction, SignedIn},
    kernel::{Holder, Ref, RegistrationId},
    ledger::{Change, ChangeError, FormKey, may_fail},
    platform::{db::breaks_key, keys::sha256},
    register,
};

/// Whoever registered by work e-mail begins to connect their login at ID-porten, in this browser. `None`: they have connected one.
pub(in super::super) async fn begin_connecting(
    acting: &Acting<AskForProduction>,
    browser: &str,
) -> sqlx::Result<Option<RegistrationId>> {
    let id = RegistrationId::new();
    let mut db = acting.db().await?;
    if store::connected(&mut db, acting.person()).await?.is_some() {
        return Ok(None);
    }
    let (member, org) = (acting.person(), acting.org());
    store::begin_connecting(&mut db, id, (member, org), (&sha256(browser.as_bytes()), acting.now())).await?;
    Ok(Some(id))
}

/// Was it begun in this browser, and does it count still?
pub(in super::super) fn counts(found: &Connecting, browser: &str, now: Timestamp) -> bool {
    found.connected.is_none()
        && now < found.started_at + CONNECTING
        && bool::from(found.browser.ct_eq(sha256(browser.as_bytes()).as_slice()))
}

/// Why no login was connected.
#[derive(Debug)]
pub(in super::super) enum ConnectError {
    /// It was begun in another browser or too long ago, or the registration has ended, or it has a login already.
    Over,
    /// The person has connected their login to another registration in the organisation.
    Taken,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(ConnectError);

/// The person of the other login says that they are the same. What they asked for by the first is asked by this person from now on.
pub(in super::super) async fn connect(
    who: &SignedIn,
    key: FormKey,
    (id, browser): (RegistrationId, &str),
) -> Result<Ref, ConnectError> {
    Change::run(who, key, async |change, who| {
        let at = change.at();
        let found = store::connecting(change.conn(), id).await?.filter(|it| counts(it, browser, at));
        let Connecting { member, org, name, .. } = found.ok_or(ConnectError::Over)?;
        register::lock(change.conn(), &[org.number]).await?;
        // Whoever revokes them or connects another login waits for this, or is heard.
        let locked = store::lock_member(change.conn(), org.number, member).await?;
        let is_active = locked.is_some_and(|it| it.standing() == Standing::Active);
        if !is_active || store::connected(change.conn(), member).await?.is_some() {
            return Err(ConnectError::Over);
        }
        if store::is_connected(change.conn(), who.person(), org.number).await? {
            return Err(ConnectError::Taken);
        }
        // The organisation tells people apart by their year of birth.
        register::note_birth(change.conn(), &who.services().keys, who.person()).await?;
        let reference = change.reference().clone();
        match store::connect(change.conn(), (id, who.person()), (at, &reference)).await {
            // At the same time as another registration.
            Err(e) if breaks_key(&e, &["member_login_current_person_key"]) => return Err(ConnectError::Taken),
            done => done?,
        }
        store::hand_requests_over(change.conn(), (member, who.person()), org.number).await?;
        let member = Holder::Person { person: member, name };
        let person = Holder::Person { person: who.person(), name: who.login().name.clone() };
        Ok(LoginConnected { org: org.number, member, person })
    })
    .await
}

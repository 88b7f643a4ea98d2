//! The verbs: adding an address, seeing that it is right, trying it, and taking it away.

mod billing;
mod contacts;
mod terms;

pub(super) use self::{
    billing::{BillingError, save_billing},
    contacts::{ContactError, add_contact, change_contact},
    terms::{SignError, sign},
};
use super::{
    events::{Kept, PointChange, PointConfirmed},
    mails,
    model::{MOST, NEXT_CODE, NEXT_TEST},
    store,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailAddress, Lang, NotificationPointId, Ref},
    ledger::{Change, ChangeError, Draft, FormKey, Purpose, may_fail},
    platform::{
        codes::{CODE_LIVES, is_code},
        keys::random_code,
        mail,
    },
};

/// An address that somebody wants to add.
#[derive(Debug, Clone)]
pub(super) struct NewPoint {
    pub email: EmailAddress,
    pub purposes: Vec<Purpose>,
    pub lang: Lang,
}

/// Why nothing came of it.
#[derive(Debug)]
pub(super) enum PointError {
    /// The address stands there already.
    Twice,
    /// The organisation has as many as it may have.
    TooMany,
    /// This portal sends no mail.
    NoMail,
    /// The organisation has no such address, or has it no longer.
    Gone,
    /// Its code has been typed already.
    Confirmed,
    /// Another code was sent.
    WrongCode,
    /// The code is too old, or was tried too often.
    CodeOver,
    /// It is sent again in a while.
    TooSoon,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(PointError);

fn no_randomness<E: std::error::Error + Send + Sync + 'static>(e: E) -> PointError {
    PointError::Failed(ChangeError::Database(sqlx::Error::Encode(e.into())))
}

/// Adds an address and sends it its code.
pub(super) async fn add(acting: &Acting<ManagePeople>, key: FormKey, wanted: NewPoint) -> Result<Ref, PointError> {
    Change::run(acting, key, async |change, acting| {
        let services = acting.services();
        if !services.mailer.is_on() {
            return Err(PointError::NoMail);
        }
        let (count, has_it) = store::lock_and_count(change, acting, &wanted.email).await?;
        if has_it {
            return Err(PointError::Twice);
        }
        if count >= MOST {
            return Err(PointError::TooMany);
        }
        let (id, code) = (NotificationPointId::new(), random_code().map_err(no_randomness)?);
        let hash = services.keys.code_hash(id.uuid().as_bytes(), &code);
        store::insert(change, acting, (id, &wanted), &hash).await?;
        let letter = mails::code(services, acting, (&wanted.email, wanted.lang), (id, &code))?;
        mail::post(change.conn(), services, &letter).await?;
        Ok(PointChange::added(Kept { id, email: wanted.email, purposes: wanted.purposes, lang: wanted.lang }))
    })
    .await
}

/// Sends another code to an address that waits for one. The one before counts no more.
pub(super) async fn send_code(acting: &Acting<ManagePeople>, id: NotificationPointId) -> Result<(), PointError> {
    let services = acting.services();
    let mut draft = Draft::begin(acting).await?;
    let point = store::lock(draft.conn(), acting.org(), id).await?.ok_or(PointError::Gone)?;
    if point.confirmed_at.is_some() {
        return Err(PointError::Confirmed);
    }
    if point.code.is_some_and(|code| acting.now() < code.at + NEXT_CODE) {
        return Err(PointError::TooSoon);
    }
    let code = random_code().map_err(no_randomness)?;
    let hash = services.keys.code_hash(id.uuid().as_bytes(), &code);
    store::set_code(draft.conn(), id, &hash, acting.now()).await?;
    let letter = mails::code(services, acting, (&point.email, point.lang), (id, &code))?;
    mail::post(draft.conn(), services, &letter).await?;
    Ok(draft.keep().await?)
}

/// Confirms an address by its code. Each try is counted first, so that no two at once count as one.
pub(super) async fn confirm(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    (id, typed): (NotificationPointId, &str),
) -> Result<Ref, PointError> {
    if !is_code(typed) {
        return Err(PointError::WrongCode);
    }
    let mut draft = Draft::begin(acting).await?;
    let tried = store::count_try(draft.conn(), acting.org(), id, acting.now() - CODE_LIVES).await?;
    draft.keep().await?;
    Change::run(acting, key, async |change, acting| {
        let point = store::lock(change.conn(), acting.org(), id).await?.ok_or(PointError::Gone)?;
        if point.confirmed_at.is_some() {
            return Err(PointError::Confirmed);
        }
        let sent = point.code.as_ref().filter(|_| tried).ok_or(PointError::CodeOver)?;
        if !sent.is(&acting.services().keys, id.uuid().as_bytes(), typed) {
            return Err(PointError::WrongCode);
        }
        store::confirm(change, acting, id).await?;
        Ok(PointConfirmed { point: Kept::from(point) })
    })
    .await
}

/// Sends a notice to an address, to see that it comes.
pub(super) async fn test(acting: &Acting<ManagePeople>, id: NotificationPointId) -> Result<(), PointError> {
    let services = acting.services();
    if !services.mailer.is_on() {
        return Err(PointError::NoMail);
    }
    let mut draft = Draft::begin(acting).await?;
    let point = store::lock(draft.conn(), acting.org(), id).await?.ok_or(PointError::Gone)?;
    if point.confirmed_at.is_none() {
        return Err(PointError::Gone);
    }
    if !store::note_test(draft.conn(), id, acting.now(), acting.now() - NEXT_TEST).await? {
        return Err(PointError::TooSoon);
    }
    let letter = mails::test(services, acting, (&point.email, point.lang))?;
    mail::post(draft.conn(), services, &letter).await?;
    Ok(draft.keep().await?)
}

/// Takes an address away.
pub(super) async fn remove(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    id: NotificationPointId,
) -> Result<Ref, PointError> {
    Change::run(acting, key, async |change, acting| {
        let point = store::lock(change.conn(), acting.org(), id).await?.ok_or(PointError::Gone)?;
        store::remove(change, acting, id).await?;
        Ok(PointChange::removed(Kept::from(point)))
    })
    .await
}

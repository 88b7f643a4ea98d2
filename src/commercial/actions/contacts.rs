use super::super::{
    contacts::{ContactDetails, MOST},
    events::ContactChange,
    store,
};
use crate::{
    access::{Acting, ManageCommercial},
    kernel::{ContactId, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
};

/// Why nothing came of it.
#[derive(Debug)]
pub(in super::super) enum ContactError {
    /// The organisation has as many as it may have.
    TooMany,
    /// The organisation has no such contact, or has it no longer.
    Gone,
    /// Nothing is different.
    Same,
    /// A colleague has changed it since the page was drawn.
    Stale,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(ContactError);

/// Adds a contact.
pub(in super::super) async fn add_contact(
    acting: &Acting<ManageCommercial>,
    key: FormKey,
    details: ContactDetails,
) -> Result<Ref, ContactError> {
    Change::run(acting, key, async |change, acting| {
        if store::lock_and_count_contacts(change, acting.org()).await? >= MOST {
            return Err(ContactError::TooMany);
        }
        let id = ContactId::new();
        store::add_contact(change, acting.org(), id, &details).await?;
        Ok(ContactChange { id, before: None, after: Some(details) })
    })
    .await
}

/// Changes what a contact says, for somebody who saw this version of it; or removes it, where there is nothing to say.
pub(in super::super) async fn change_contact(
    acting: &Acting<ManageCommercial>,
    key: FormKey,
    (id, seen): (ContactId, i32),
    after: Option<ContactDetails>,
) -> Result<Ref, ContactError> {
    Change::run(acting, key, async |change, acting| {
        let now = store::lock_contact(change, acting.org(), id).await?.flatten().ok_or(ContactError::Gone)?;
        match &after {
            Some(_) if now.version != seen => return Err(ContactError::Stale),
            Some(details) if *details == now.details => return Err(ContactError::Same),
            Some(details) => store::put_contact(change, acting.org(), id, details).await?,
            None => store::remove_contact(change, acting.org(), id).await?,
        }
        Ok(ContactChange { id, before: Some(now.details), after })
    })
    .await
}

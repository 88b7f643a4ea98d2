//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use super::{
    events::{
        ClientChanged, ClientCreated, ClientDeactivated, ClientKeyAdded, ClientKeyRemoved, ClientPackageGiven,
        ClientPackageRemoved, ClientReactivated, ClientScopesChanged, ClientTag, KeyTag, ScopeLine,
    },
    model::{Client, Content, Kind, MOST_KEYS, MOST_SCOPES, Pick},
    store::{self, Picking},
};
use crate::{
    access::{Acting, GiveClientPackage, ManageClients, ManageCustomerClients, Right},
    kernel::{ClientId, ClientKeyId, ClientScopeId, Environment, Party, Ref, ScopeId, ScopeTag},
    ledger::{Change, ChangeError, FormKey, Snapshot, may_fail},
    maskinporten::PublicKey,
};

/// A client by its address.
pub(super) type Place = (Environment, ClientId);

/// Why a client was not made or changed.
#[derive(Debug)]
pub(super) enum ClientError {
    /// There is no such client.
    Gone,
    /// It is so already.
    Same,
    /// It is for customers, or is to be, which takes a right more. Is it so by itself, and not by the package it was given?
    Customers { by_itself: bool },
    /// A colleague changed it meanwhile; this is how it is now.
    Stale(Box<Client>),
    /// These scopes cannot be had by such a client.
    WrongScopes(Vec<String>),
    /// Nor these, which one for customers could have.
    OnlyForCustomers(Vec<String>),
    /// One of the scopes is not there, or is not shown to the organisation.
    UnknownScope,
    /// It has no such part: no keys, no scopes to choose, or no customers.
    NotOfType,
    /// It would have more scopes, or more keys, than it may.
    TooMany,
    /// Another key of the client is called so.
    KidTaken,
    /// The client has this key already, under this name.
    SameKey(String),
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(ClientError);

async fn lock<R: Right>(change: &mut Change, acting: &Acting<R>, place: Place) -> Result<Client, ClientError> {
    store::lock(change, acting, place).await?.ok_or(ClientError::Gone)
}

/// The same for whoever may change it.
async fn lock_own(change: &mut Change, acting: &Acting<ManageClients>, place: Place) -> Result<Client, ClientError> {
    let client = lock(change, acting, place).await?;
    let by_itself = client.content.for_customers;
    if client.is_theirs(acting) { Ok(client) } else { Err(ClientError::Customers { by_itself }) }
}

/// The scopes that are to be given, if such a client can have all of them.
async fn wanted(
    change: &mut Change,
    acting: &Acting<ManageClients>,
    (environment, kind, for_customers): (Environment, Kind, bool),
    scopes: &[ScopeId],
) -> Result<Vec<Pick>, ClientError> {
    let today = change.today();
    let place = (acting.org(), environment, acting.lang());
    let limit = i64::try_from(scopes.len()).unwrap_or(i64::MAX);
    let picking = Picking { search: "", chosen: scopes, only_chosen: true, kind, limit };
    let picks = store::picks(change.conn(), place, picking, today).await?;
    if scopes.iter().any(|id| picks.iter().all(|pick| pick.id != *id)) {
        return Err(ClientError::UnknownScope);
    }
    let wrong: Vec<&Pick> = picks.iter().filter(|pick| !pick.reach.fits(for_customers)).collect();
    if wrong.is_empty() {
        return Ok(picks);
    }
    let names = wrong.iter().map(|pick| pick.name.clone()).collect();
    let fit_customers = wrong.iter().all(|pick| pick.reach.fits(true));
    Err(if fit_customers { ClientError::OnlyForCustomers(names) } else { ClientError::WrongScopes(names) })
}

fn tag_of(pick: Pick, environment: Environment) -> ScopeTag {
    ScopeTag { id: pick.id, environment, name: pick.name, provider: pick.provider }
}

/// Makes a client, with its scopes and its key.
pub(super) async fn create(
    acting: &Acting<ManageClients>,
    key: FormKey,
    (environment, issuer, kind): (Environment, String, Kind),
    content: &Content,
    scopes: &[ScopeId],
    public_key: Option<&PublicKey>,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        if content.for_customers && !acting.can::<ManageCustomerClients>() {
            return Err(ClientError::Customers { by_itself: true });
        }
        if scopes.len() > MOST_SCOPES {
            return Err(ClientError::TooMany);
        }
        let picks = wanted(change, acting, (environment, kind, content.for_customers), scopes).await?;
        let id = store::insert(change, acting, (environment, kind), content).await?;
        for pick in &picks {
            store::add_scope(change, id, pick.id).await?;
        }
        let key = match public_key {
            None => None,
            Some(key) => Some(tag_of_key(key, store::add_key(change, id, key).await?.expires_at)),
        };
        let (name, for_customers, owner) = (content.name.clone(), content.for_customers, Party::from(acting.unit()));
        Ok(ClientCreated {
            client: ClientTag { id, environment, kind, name, for_customers, owner },
            content: Snapshot::of(content)?,
            scopes: picks.into_iter().map(|pick| tag_of(pick, environment)).collect(),
            key,
            issuer,
        })
    })
    .await
}

fn tag_of_key(key: &PublicKey, expires_at: jiff::Timestamp) -> KeyTag {
    KeyTag { kid: key.kid.clone(), alg: key.alg.clone(), thumbprint: key.thumbprint.clone(), expires_at }
}

/// Changes what the form of a client says, if it is still as the user saw it.
pub(super) async fn edit(
    acting: &Acting<ManageClients>,
    key: FormKey,
    place: Place,
    version: i32,
    content: &Content,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock_own(change, acting, place).await?;
        if content.for_customers && !acting.can::<ManageCustomerClients>() {
            return Err(ClientError::Customers { by_itself: true });
        }
        if client.content == *content {
            return Err(ClientError::Same);
        }
        if client.version != version {
            return Err(ClientError::Stale(Box::new(client)));
        }
        store::put(change, client.id, content).await?;
        let before = Snapshot::of(&client.content)?;
        let tag = ClientTag { name: content.name.clone(), ..client.tag(Party::from(acting.unit())) };
        Ok(ClientChanged { client: tag, before, after: Snapshot::of(content)? })
    })
    .await
}

/// Gives a client these scopes and takes those.
pub(super) async fn set_scopes(
    acting: &Acting<ManageClients>,
    key: FormKey,
    place: Place,
    add: &[ScopeId],
    remove: &[ScopeId],
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock_own(change, acting, place).await?;
        let (today, lang) = (change.today(), acting.lang());
        let has = store::scopes(change.conn(), client.id, lang, today).await?;
        let add: Vec<ScopeId> = add.iter().copied().filter(|id| has.iter().all(|scope| scope.scope != *id)).collect();
        let picks = wanted(change, acting, (place.0, client.kind, client.is_for_customers()), &add).await?;
        let mut removed = Vec::new();
        for scope in has.iter().filter(|scope| remove.contains(&scope.scope)) {
            let (line, name, provider) = (scope.line, scope.name.clone(), scope.provider.clone());
            store::remove_scope(change, line).await?;
            removed.push(ScopeLine { line, scope: ScopeTag { id: scope.scope, environment: place.0, name, provider } });
        }
        // A client that has more from an earlier time keeps them.
        if has.len() + picks.len() - removed.len() > MOST_SCOPES.max(has.len()) {
            return Err(ClientError::TooMany);
        }
        let mut added: Vec<ScopeLine> = Vec::new();
        for pick in picks {
            let line: Option<ClientScopeId> = store::add_scope(change, client.id, pick.id).await?;
            added.extend(line.map(|line| ScopeLine { line, scope: tag_of(pick, place.0) }));
        }
        if added.is_empty() && removed.is_empty() {
            return Err(ClientError::Same);
        }
        Ok(ClientScopesChanged { client: client.tag(Party::from(acting.unit())), added, removed })
    })
    .await
}

/// Puts a key in for a year. One that is there already gets another year.
pub(super) async fn add_key(
    acting: &Acting<ManageClients>,
    key: FormKey,
    place: Place,
    public_key: &PublicKey,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock_own(change, acting, place).await?;
        if !client.keeps_keys() {
            return Err(ClientError::NotOfType);
        }
        let tag = client.tag(Party::from(acting.unit()));
        let keys = &client.keys;
        if let Some(old) = keys.iter().find(|key| key.thumbprint == public_key.thumbprint) {
            // Without a name of its own it came as PEM, which has none.
            if public_key.kid != old.kid && public_key.kid != public_key.thumbprint {
                return Err(ClientError::SameKey(old.kid.clone()));
            }
            let expires_at = super::model::key_expiry(change.at(), public_key);
            store::set_expiry(change, old.id, expires_at).await?;
            let key = KeyTag { expires_at, ..old.tag() };
            return Ok(ClientKeyAdded { client: tag, line: old.id, key, renewed_from: Some(old.expires_at) });
        }
        if keys.iter().any(|key| key.kid == public_key.kid) {
            return Err(ClientError::KidTaken);
        }
        if keys.len() >= MOST_KEYS {
            return Err(ClientError::TooMany);
        }
        let written = store::add_key(change, client.id, public_key).await?;
        let key = tag_of_key(public_key, written.expires_at);
        Ok(ClientKeyAdded { client: tag, line: written.id, key, renewed_from: None })
    })
    .await
}

/// Takes a key away, so that nothing it signs counts from now on.
pub(super) async fn remove_key(
    acting: &Acting<ManageClients>,
    key: FormKey,
    place: Place,
    id: ClientKeyId,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock_own(change, acting, place).await?;
        let old = client.keys.iter().find(|key| key.id == id).ok_or(ClientError::Same)?;
        store::remove_key(change, id).await?;
        let tag = client.tag(Party::from(acting.unit()));
        Ok(ClientKeyRemoved { client: tag, line: id, key: old.tag(), renewed_from: None })
    })
    .await
}

/// Takes a client out of use.
pub(super) async fn deactivate(acting: &Acting<ManageClients>, key: FormKey, place: Place) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        Ok(ClientDeactivated { client: toggle(change, acting, place, false).await? })
    })
    .await
}

/// Takes a client into use again.
pub(super) async fn reactivate(acting: &Acting<ManageClients>, key: FormKey, place: Place) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        Ok(ClientReactivated { client: toggle(change, acting, place, true).await? })
    })
    .await
}

async fn toggle(
    change: &mut Change,
    acting: &Acting<ManageClients>,
    place: Place,
    active: bool,
) -> Result<ClientTag, ClientError> {
    let client = lock_own(change, acting, place).await?;
    if client.is_active() == active {
        return Err(ClientError::Same);
    }
    store::set_active(change, client.id, active).await?;
    Ok(client.tag(Party::from(acting.unit())))
}

/// Gives a client *Opptre for virksomhetens kunder*.
pub(super) async fn give_package(
    acting: &Acting<GiveClientPackage>,
    key: FormKey,
    place: Place,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock(change, acting, place).await?;
        if !client.kind.rules().for_customers {
            return Err(ClientError::NotOfType);
        }
        let line = store::give_package(change, acting, client.id).await?.ok_or(ClientError::Same)?;
        Ok(ClientPackageGiven { client: client.tag(Party::from(acting.unit())), line })
    })
    .await
}

/// Takes it back.
pub(super) async fn remove_package(
    acting: &Acting<GiveClientPackage>,
    key: FormKey,
    place: Place,
) -> Result<Ref, ClientError> {
    Change::run(acting, key, async |change, acting| {
        let client = lock(change, acting, place).await?;
        let (line, _) = client.package.ok_or(ClientError::Same)?;
        store::remove_package(change, line).await?;
        Ok(ClientPackageRemoved { client: client.tag(Party::from(acting.unit())), line })
    })
    .await
}

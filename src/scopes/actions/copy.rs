//! Copying a scope from test to production. Nothing is ever taken away there by it.

use super::{
    super::{
        model::{Copied, Scope},
        store::{self, Twin},
    },
    scope::{Leave, is_taken},
};
use crate::{
    access::{Acting, ManageScopes},
    grants::{self, Candidate, CopiedAccess, CopyWhom},
    kernel::{Environment, OrgNumber, Party, Ref, ScopeId},
    ledger::{Begun, Change},
    platform::Services,
    prefixes,
    web::Problem,
};

/// What is to be copied, and what the user saw when confirming it.
#[derive(Debug, Clone)]
pub(in super::super) struct NewCopy {
    pub settings: bool,
    pub who: CopyWhom,
    /// The version of the scope in test, and of that in production; 0 where there was none.
    pub versions: (i32, i32),
    /// Those who could come along.
    pub seen: String,
}

/// What came of it.
#[derive(Debug)]
pub(in super::super) enum Copying {
    Done(Ref),
    /// Not as the user saw it; nothing is done.
    Stale,
    /// In production there is one of another name that looks the same.
    Exists(Twin),
    /// The prefix is not the organisation's any more.
    PrefixLost,
    Gone,
}

/// Copies what was chosen, all of it or nothing.
pub(in super::super) async fn copy(
    services: &Services,
    acting: &Acting<ManageScopes>,
    id: ScopeId,
    asked: NewCopy,
    leave: Leave,
) -> Result<Copying, Problem> {
    let mut change = match Change::begin(services, acting, leave.key, leave.hash).await? {
        Begun::Replay(reference) => return Ok(Copying::Done(reference)),
        Begun::Fresh(change) => *change,
    };
    // Organisations are taken before scopes, so they are read twice: to know them, and as they are when nobody can change them.
    let Some((test, prod)) = store::pair(change.conn(), acting, id).await? else { return Ok(Copying::Gone) };
    let Some(known) = chosen(&mut change, &test, prod.as_ref(), &asked).await? else { return Ok(Copying::Stale) };
    let numbers: Vec<OrgNumber> = known.iter().map(|candidate| candidate.consumer.number).collect();
    grants::lock_consumers(&mut change, &numbers).await?;
    store::lock(&mut change, Environment::Test, id).await?;
    if let Some(prod) = &prod {
        store::lock(&mut change, Environment::Prod, prod.id).await?;
    }
    let Some((test, prod)) = store::pair(change.conn(), acting, id).await? else { return Ok(Copying::Gone) };
    let versions = (test.version, prod.as_ref().map_or(0, |prod| prod.version));
    let chosen = chosen(&mut change, &test, prod.as_ref(), &asked).await?.filter(|chosen| *chosen == known);
    let (true, Some(chosen)) = (versions == asked.versions, chosen) else { return Ok(Copying::Stale) };
    let given_to_the_idle = prod.as_ref().is_some_and(|prod| prod.deactivated.is_some()) && !chosen.is_empty();
    let copies_settings = asked.settings && prod.as_ref().is_none_or(|prod| prod.settings != test.settings);
    if given_to_the_idle || (!copies_settings && (chosen.is_empty() || prod.is_none())) {
        return Ok(Copying::Stale);
    }
    let target = match &prod {
        Some(prod) if copies_settings => {
            store::change(&mut change, prod.id, &test.settings).await?;
            prod.id
        }
        Some(prod) => prod.id,
        None => match make(&mut change, &test).await? {
            Ok(id) => id,
            Err(instead) => return Ok(instead),
        },
    };
    let items = match give(&mut change, target, &chosen).await {
        Err(e) if grants::given_meanwhile(&e) => return Ok(Copying::Stale),
        items => items?,
    };
    let mut scope = test.tag(Party::from(acting.unit()));
    (scope.id, scope.environment) = (target, Environment::Prod);
    let event = Copied {
        scope,
        from: test.id,
        before: prod.filter(|_| copies_settings).map(|prod| prod.settings),
        after: copies_settings.then_some(test.settings),
        items,
    };
    Ok(Copying::Done(change.commit(event).await?.reference))
}

/// Those the user chose, as long as those who could come along are the ones the page showed.
async fn chosen(
    change: &mut Change,
    test: &Scope,
    prod: Option<&Scope>,
    asked: &NewCopy,
) -> Result<Option<Vec<Candidate>>, Problem> {
    if asked.who == CopyWhom::Nobody {
        return Ok(Some(Vec::new()));
    }
    let today = change.today();
    let candidates = grants::candidates(change.conn(), test.id, prod.map(|prod| prod.id), today).await?;
    let ready = grants::ready(candidates, today);
    Ok(if grants::digest(&ready) == asked.seen { asked.who.of(ready) } else { None })
}

async fn give(change: &mut Change, prod: ScopeId, chosen: &[Candidate]) -> sqlx::Result<Vec<CopiedAccess>> {
    if chosen.is_empty() { Ok(Vec::new()) } else { grants::give_copies(change, prod, chosen).await }
}

/// Makes the scope in production, or says why it cannot be.
async fn make(change: &mut Change, test: &Scope) -> Result<Result<ScopeId, Copying>, Problem> {
    let org = change.org();
    let prefix = test.name.split(':').next().unwrap_or_default();
    if !prefixes::own_prefixes(change.conn(), org).await?.iter().any(|own| own == prefix) {
        return Ok(Err(Copying::PrefixLost));
    }
    if let Some(twin) = store::twin(change.conn(), org, Environment::Prod, &test.name).await? {
        return Ok(Err(Copying::Exists(twin)));
    }
    match store::insert(change, Environment::Prod, &test.name, &test.settings).await {
        // A colleague was quicker by an instant.
        Err(e) if is_taken(&e) => Ok(Err(Copying::Stale)),
        id => Ok(Ok(id?)),
    }
}

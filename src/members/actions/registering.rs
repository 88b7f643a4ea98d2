use subtle::ConstantTimeEq;

use super::super::{
    counting,
    events::{KeptMember, Registered},
    job::{Payload, WriteToAddress},
    model::{ATTEMPT_LIVES, Deciding, EmailDomain, Known, SAYING_WHO, WorkAddress, counted_domain, deciding},
    store::{self, Attempt, NewMember},
};
use crate::{
    access::Newcomer,
    kernel::{Environment, Lang, OrgNumber, PersonId, PersonName, RegistrationId},
    ledger::{Change, ChangeError, FormKey, may_fail},
    platform::{
        Services,
        codes::TRIES,
        jobs::{self, Options},
        keys::sha256,
    },
    register,
};

/// Somebody says that an address is theirs. Whether anything is written there is left to a job, so that this is the same for every address.
pub(in super::super) async fn begin(
    services: &Services,
    (address, lang): (&WorkAddress, Lang),
    (browser, network): (&str, Option<String>),
) -> sqlx::Result<RegistrationId> {
    let id = RegistrationId::new();
    let mut tx = services.db.begin().await?;
    store::start(&mut tx, id, (address, lang), &sha256(browser.as_bytes()), services.clock.now()).await?;
    jobs::enqueue::<WriteToAddress>(&mut tx, &services.clock, &Payload { attempt: id, network }, Options::default())
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// What is shown to prove that one reads what is sent to the address.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Proof<'a> {
    /// The secret of the mail's link. It counts in the browser that the attempt was begun in.
    pub link: &'a str,
    /// The code of the mail.
    pub code: &'a str,
}

/// The address is theirs.
#[derive(Debug)]
pub(in super::super) enum Proved {
    /// It is registered.
    Known(Known),
    /// They are to say who they are.
    New,
}

impl Proof<'_> {
    /// Is it the link that is shown? Its secret cannot be guessed, so that nothing is counted.
    pub(in super::super) fn is_link(&self) -> bool {
        !self.link.is_empty() && self.code.trim().is_empty()
    }
}

/// Counts that a code is typed, for the attempt and for the domain that decides for its address. Returns whether one still may be.
async fn may_try(services: &Services, id: RegistrationId, network: Option<&str>) -> sqlx::Result<bool> {
    let mut db = services.db.acquire().await?;
    let attempt = store::attempt(&mut db, id).await?;
    let Some(attempt) = attempt.filter(|it| it.proved_at.is_none() && it.typed < TRIES) else { return Ok(false) };
    let Some((domain, orgs)) = decide(services, &mut db, &attempt).await? else { return Ok(false) };
    let counted = counted_domain(&domain, &orgs);
    Ok(counting::code(services, &mut db, (&counted, network)).await? && store::count_try(&mut db, id).await?)
}

/// Proves an address by what was sent to it. `None`: this proves nothing, or somebody was quicker, or its time is over.
pub(in super::super) async fn prove(
    services: &Services,
    id: RegistrationId,
    (browser, network): (&str, Option<&str>),
    proof: Proof<'_>,
) -> sqlx::Result<Option<Proved>> {
    let (now, browser) = (services.clock.now(), sha256(browser.as_bytes()));
    let by_link = proof.is_link();
    let may_try = by_link || may_try(services, id, network).await?;
    let mut tx = services.db.begin().await?;
    let Some(attempt) = store::lock_attempt(&mut tx, id).await? else { return Ok(None) };
    let is_right = if by_link {
        let link = services.keys.code_hash(id.uuid().as_bytes(), proof.link);
        let is_sent = attempt.link_hash.as_ref().is_some_and(|sent| bool::from(sent.ct_eq(&link)));
        is_sent && bool::from(attempt.browser.ct_eq(browser.as_slice()))
    } else {
        may_try && attempt.code.as_ref().is_some_and(|code| code.is(&services.keys, id.uuid().as_bytes(), proof.code))
    };
    if !is_right || now >= attempt.started_at + ATTEMPT_LIVES || attempt.proved_at.is_some() {
        return Ok(None);
    }
    let known = store::known(&mut tx, &attempt.email).await?;
    if !store::prove(&mut tx, id, &browser, known.is_some(), now).await? {
        return Ok(None);
    }
    if let Some(known) = known.as_ref().filter(|known| known.approved) {
        store::note_login(&mut tx, known.person, now).await?;
    }
    tx.commit().await?;
    Ok(Some(known.map_or(Proved::New, Proved::Known)))
}

/// The attempt of somebody who is to say who they are, if it is this browser's and its time is not over.
async fn open_attempt(
    services: &Services,
    db: &mut sqlx::PgConnection,
    id: RegistrationId,
    browser: &str,
) -> sqlx::Result<Option<Attempt>> {
    let browser = sha256(browser.as_bytes());
    let attempt = store::attempt(db, id).await?;
    Ok(attempt.filter(|it| {
        it.proved_at.is_some()
            && it.used_at.is_none()
            && services.clock.now() < it.started_at + SAYING_WHO
            && bool::from(it.browser.ct_eq(browser.as_slice()))
    }))
}

/// The organisations in which they may register. `None`: there is no such attempt, or none of this browser.
pub(in super::super) async fn orgs_to_choose(
    services: &Services,
    id: RegistrationId,
    browser: &str,
) -> sqlx::Result<Option<(Attempt, Vec<Deciding>)>> {
    let mut db = services.db.acquire().await?;
    let Some(attempt) = open_attempt(services, &mut db, id, browser).await? else { return Ok(None) };
    let orgs = decide(services, &mut db, &attempt).await?.map(|(_, orgs)| orgs);
    Ok(Some((attempt, orgs.unwrap_or_default())))
}

/// The domain of an attempt's address, and those for which it decides.
async fn decide(
    services: &Services,
    db: &mut sqlx::PgConnection,
    attempt: &Attempt,
) -> sqlx::Result<Option<(EmailDomain, Vec<Deciding>)>> {
    let Ok(address) = attempt.email.as_str().parse::<WorkAddress>() else { return Ok(None) };
    let domain = address.domain();
    let found = store::deciding(db, &domain.with_parents(), services.clock.today()).await?;
    let orgs = deciding(&domain, found);
    Ok(Some((domain, orgs)))
}

/// What somebody says of themselves.
#[derive(Debug)]
pub(in super::super) struct Who {
    pub name: PersonName,
    pub phone: String,
    pub lang: Lang,
    pub org: OrgNumber,
}

/// Why somebody was not registered.
#[derive(Debug)]
pub(in super::super) enum NotRegistered {
    /// The attempt has been used, or its time is over, or the domain decides no more for the organisation.
    Over,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(NotRegistered);

/// Registers somebody who has proved their address. `None`: the same form has been sent before.
pub(in super::super) async fn register(
    newcomer: &Newcomer,
    key: FormKey,
    (id, browser): (RegistrationId, &str),
    who: Who,
) -> Result<Option<Known>, NotRegistered> {
    let mut registered = None;
    Change::run(newcomer, key, async |change, newcomer| {
        let services = crate::access::Proof::services(newcomer);
        let at = change.at();
        let attempt = open_attempt(services, change.conn(), id, browser).await?.ok_or(NotRegistered::Over)?;
        let (_, orgs) = decide(services, change.conn(), &attempt).await?.ok_or(NotRegistered::Over)?;
        let chosen = orgs.iter().find(|it| it.org.number == newcomer.org()).ok_or(NotRegistered::Over)?;
        if !store::hold_domain(change.conn(), chosen.id).await? || !store::use_up(change.conn(), id, at).await? {
            return Err(NotRegistered::Over);
        }
        let waits = chosen.approval
            || orgs.len() > 1
            || store::was_revoked(change.conn(), chosen.org.number, &attempt.email).await?;
        store::end_former(change.conn(), &attempt.email, at).await?;
        let person = PersonId::new();
        register::add_by_name(change.conn(), person, &who.name, at).await?;
        let new = NewMember {
            person,
            org: chosen.org.number,
            domain: chosen.id,
            email: &attempt.email,
            phone: &who.phone,
            lang: who.lang,
            waits,
        };
        if !store::add_member(change.conn(), new, at).await? {
            return Err(NotRegistered::Over);
        }
        if !waits {
            store::note_login(change.conn(), person, at).await?;
        }
        let name = who.name.to_string();
        let (org, lang) = (chosen.org.number, who.lang);
        registered = Some(Known { person, org, name: name.clone(), lang, approved: !waits });
        Ok(Registered {
            org,
            member: KeptMember { id: person, name, email: attempt.email, environment: Environment::Test },
            waits,
        })
    })
    .await?;
    Ok(registered)
}

use super::{
    super::{
        counting,
        events::{DomainChange, DomainConfirmed, KeptDomain},
        mails,
        model::{EmailDomain, MOST_DOMAINS, NEXT_CODE},
        store::{self, DomainToClaim},
    },
    no_randomness,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailDomainId, Ref},
    ledger::{Change, ChangeError, Draft, FormKey, may_fail},
    platform::{
        codes::{CODE_LIVES, is_code},
        keys::random_code,
        mail,
    },
};

/// A domain that somebody says is the organisation's.
#[derive(Debug, Clone)]
pub(in super::super) struct NewDomain {
    pub domain: EmailDomain,
    pub subdomains: bool,
    pub approval: bool,
}

/// Why nothing came of it.
#[derive(Debug)]
pub(in super::super) enum DomainError {
    /// The organisation has it already.
    Twice,
    /// The organisation has as many as it may have.
    TooMany,
    /// This portal sends no mail.
    NoMail,
    /// The organisation has no such domain, or has it no longer.
    Gone,
    /// It is in force already.
    InForce,
    /// Another code was sent.
    WrongCode,
    /// The code is too old, or was tried too often.
    CodeOver,
    /// It is sent again in a while.
    TooSoon,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(DomainError);

/// Claims a domain, and sends a code to whoever runs its mail.
pub(in super::super) async fn claim(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    wanted: NewDomain,
) -> Result<Ref, DomainError> {
    Change::run(acting, key, async |change, acting| {
        let (services, org, at) = (acting.services(), acting.org(), change.at());
        if !services.mailer.is_on() {
            return Err(DomainError::NoMail);
        }
        let (count, has_it) = store::lock_and_count(change.conn(), org, &wanted.domain, at).await?;
        if has_it.is_some() {
            return Err(DomainError::Twice);
        }
        if count >= MOST_DOMAINS {
            return Err(DomainError::TooMany);
        }
        if !counting::claim(services, change.conn(), &wanted.domain).await? {
            return Err(DomainError::TooSoon);
        }
        let NewDomain { domain, subdomains, approval } = wanted;
        let new = DomainToClaim { id: EmailDomainId::new(), domain, subdomains, approval };
        let code = random_code().map_err(no_randomness)?;
        let hash = services.keys.code_hash(new.id.uuid().as_bytes(), &code);
        store::add_domain(change.conn(), org, &new, Some(&hash), at).await?;
        let letter = mails::claim(services, acting, (&new.domain, new.id), &code)?;
        mail::post(change.conn(), services, &letter).await?;
        let DomainToClaim { id, domain, subdomains, approval } = new;
        Ok(DomainChange { domain: KeptDomain { id, domain, subdomains, approval }, released: false })
    })
    .await
}

/// Sends another code. The one before counts no more.
pub(in super::super) async fn send_code(acting: &Acting<ManagePeople>, id: EmailDomainId) -> Result<(), DomainError> {
    let services = acting.services();
    if !services.mailer.is_on() {
        return Err(DomainError::NoMail);
    }
    let mut draft = Draft::begin(acting).await?;
    let domain = store::lock_domain(draft.conn(), acting.org(), id).await?.ok_or(DomainError::Gone)?;
    if domain.in_force_at.is_some() {
        return Err(DomainError::InForce);
    }
    if domain.code.is_some_and(|code| acting.now() < code.at + NEXT_CODE) {
        return Err(DomainError::TooSoon);
    }
    if !counting::claim(services, draft.conn(), &domain.domain).await? {
        return Err(DomainError::TooSoon);
    }
    let code = random_code().map_err(no_randomness)?;
    let hash = services.keys.code_hash(id.uuid().as_bytes(), &code);
    store::set_code(draft.conn(), id, &hash, acting.now()).await?;
    let letter = mails::claim(services, acting, (&domain.domain, id), &code)?;
    mail::post(draft.conn(), services, &letter).await?;
    Ok(draft.keep().await?)
}

/// Puts a domain in force by the code that was sent there. Each try is counted first, so that no two at once count as one.
pub(in super::super) async fn confirm(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    (id, typed): (EmailDomainId, &str),
) -> Result<Ref, DomainError> {
    if !is_code(typed) {
        return Err(DomainError::WrongCode);
    }
    let mut draft = Draft::begin(acting).await?;
    let tried = store::count_domain_try(draft.conn(), acting.org(), id, acting.now() - CODE_LIVES).await?;
    draft.keep().await?;
    Change::run(acting, key, async |change, acting| {
        let domain = store::lock_domain(change.conn(), acting.org(), id).await?.ok_or(DomainError::Gone)?;
        if domain.in_force_at.is_some() {
            return Err(DomainError::InForce);
        }
        let sent = domain.code.as_ref().filter(|_| tried).ok_or(DomainError::CodeOver)?;
        if !sent.is(&acting.services().keys, id.uuid().as_bytes(), typed) {
            return Err(DomainError::WrongCode);
        }
        let at = change.at();
        store::confirm_domain(change.conn(), id, at).await?;
        Ok(DomainConfirmed { domain: KeptDomain::from(domain) })
    })
    .await
}

/// Releases a domain: it decides no more, and what rests on it is over.
pub(in super::super) async fn release(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    id: EmailDomainId,
) -> Result<Ref, DomainError> {
    Change::run(acting, key, async |change, acting| {
        let (org, at) = (acting.org(), change.at());
        let domain = store::lock_domain(change.conn(), org, id).await?.ok_or(DomainError::Gone)?;
        store::release_domain(change.conn(), org, id, at).await?;
        Ok(DomainChange { domain: KeptDomain::from(domain), released: true })
    })
    .await
}

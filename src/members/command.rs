use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    events::{DomainSet, KeptDomain},
    model::EmailDomain,
    store::{self, DomainToClaim},
};
use crate::{
    access::System,
    kernel::{EmailDomainId, OrgNumber},
    ledger::{Change, ChangeError},
    platform::Services,
};

/// `portner domains`: which domains decide for an organisation, when its people register by work e-mail.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Command {
    /// Says that a domain is the organisation's. It is in force at once.
    Add {
        /// The organisation.
        #[arg(long)]
        org: OrgNumber,
        /// The domain.
        domain: EmailDomain,
        /// It decides for addresses at its sub-domains too.
        #[arg(long)]
        subdomains: bool,
        /// An administrator of the organisation approves each new user.
        #[arg(long)]
        approval: bool,
    },
    /// Says that it is not, which ends what rests on it.
    Release {
        /// The organisation.
        #[arg(long)]
        org: OrgNumber,
        /// The domain.
        domain: EmailDomain,
    },
    /// Tells those of an organisation.
    List {
        /// The organisation.
        #[arg(long)]
        org: OrgNumber,
    },
}

/// Runs it, and writes the result to standard output. Ends with 1 if nothing was done.
pub async fn command(services: &Services, proof: &System, command: Command) -> anyhow::Result<ExitCode> {
    let (said, done) = match command {
        Command::Add { domain, .. } if domain.is_shared() => (format!("{domain} is shared by many\n"), false),
        Command::Add { org, domain, subdomains, approval } => {
            let new = DomainToClaim { id: EmailDomainId::new(), domain, subdomains, approval };
            let added = set(services, proof, org, new.clone(), false).await?;
            (format!("{} {}\n", new.domain, if added { "is in force" } else { "was there already" }), added)
        }
        Command::Release { org, domain } => {
            let gone = DomainToClaim { id: EmailDomainId::new(), domain, subdomains: false, approval: false };
            let released = set(services, proof, org, gone.clone(), true).await?;
            (format!("{} {}\n", gone.domain, if released { "is released" } else { "was not there" }), released)
        }
        Command::List { org } => {
            let domains = store::domains(&mut *services.db.acquire().await?, org).await?;
            let state = |in_force| if in_force { "in force" } else { "waits for its code" };
            let line = |it: super::model::Domain| format!("{} {}\n", it.domain, state(it.in_force_at.is_some()));
            (domains.into_iter().map(line).collect(), true)
        }
    };
    let _closed = io::stdout().lock().write_all(said.as_bytes());
    Ok(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Adds or releases a domain. `false`: it was so already.
async fn set(
    services: &Services,
    proof: &System,
    org: OrgNumber,
    new: DomainToClaim,
    released: bool,
) -> Result<bool, ChangeError> {
    Change::run_by_system(services, proof, async |change| {
        let at = change.at();
        let (_, had) = store::lock_and_count(change.conn(), org, &new.domain, at).await?;
        let domain = match (had, released) {
            (None, false) => {
                store::add_domain(change.conn(), org, &new, None, at).await?;
                let DomainToClaim { id, domain, subdomains, approval } = new;
                KeptDomain { id, domain, subdomains, approval }
            }
            (Some(id), true) => {
                let Some(domain) = store::lock_domain(change.conn(), org, id).await? else { return Ok(false) };
                store::release_domain(change.conn(), org, id, at).await?;
                KeptDomain::from(domain)
            }
            _ => return Ok(false),
        };
        change.record(&DomainSet { org, domain, released })?;
        Ok(true)
    })
    .await
}

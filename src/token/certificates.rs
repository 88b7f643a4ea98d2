//! Whose certificates an environment believes: the files that the settings name.

use std::{
    fs, io,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};

use crate::{
    kernel::Environment,
    maskinporten::{Certified, Refusal, RevocationLists, TrustAnchors, check_certificates},
    platform::config::Config,
};

/// Lists of revoked certificates are read anew this often: whoever runs the portal fetches them from the authorities.
const READ_AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// What the settings say of one environment.
#[derive(Debug, Default)]
struct Trusted {
    anchors: TrustAnchors,
    /// When the lists were read, and what they said.
    revoked: RwLock<Option<(Timestamp, Arc<RevocationLists>)>>,
}

/// Whose certificates are believed.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    prod: Trusted,
    test: Trusted,
}

impl Certificates {
    /// Reads the trust anchors, and sees that the lists can be read.
    pub fn read(config: &Config) -> anyhow::Result<Self> {
        let trusted = |environment| -> anyhow::Result<Trusted> {
            let Some(path) = config.certificates.anchors(environment) else { return Ok(Trusted::default()) };
            let pem = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            let anchors = TrustAnchors::from_pem(&pem)
                .map_err(|fault| anyhow::anyhow!("{}: {fault} (trust anchors)", path.display()))?;
            Ok(Trusted { anchors, revoked: RwLock::default() })
        };
        if let Some(folder) = &config.certificates.revocation_lists {
            read_lists(folder)?;
        }
        Ok(Self { prod: trusted(Environment::Prod)?, test: trusted(Environment::Test)? })
    }

    /// Whose certificate a grant shows. Revocation is looked at in production alone.
    pub fn check(
        &self,
        config: &Config,
        environment: Environment,
        chain: &[Vec<u8>],
        now: Timestamp,
    ) -> anyhow::Result<Result<Certified, Refusal>> {
        let (trusted, folder) = match environment {
            Environment::Prod => (&self.prod, config.certificates.revocation_lists.as_deref()),
            Environment::Test => (&self.test, None),
        };
        let revoked = match folder {
            Some(folder) => trusted.revoked(folder, now)?,
            None => Arc::default(),
        };
        Ok(check_certificates(&trusted.anchors, &revoked, chain, now))
    }
}

impl Trusted {
    fn revoked(&self, folder: &Path, now: Timestamp) -> anyhow::Result<Arc<RevocationLists>> {
        if let Some((read, lists)) = &*self.revoked.read().unwrap_or_else(PoisonError::into_inner)
            && now.duration_since(*read) < READ_AGAIN
        {
            return Ok(Arc::clone(lists));
        }
        let lists = Arc::new(read_lists(folder)?);
        *self.revoked.write().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&lists)));
        Ok(lists)
    }
}

/// Every file of the folder that ends in `.crl`.
fn read_lists(folder: &Path) -> anyhow::Result<RevocationLists> {
    let mut lists = RevocationLists::default();
    let files: io::Result<Vec<_>> = fs::read_dir(folder).and_then(|entries| entries.map(|e| Ok(e?.path())).collect());
    let files = files.with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found = false;
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "crl")) {
        let list = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        lists.add(&list).map_err(|fault| anyhow::anyhow!("{}: {fault}", file.display()))?;
        found = true;
    }
    // Without a list nothing would be looked up, although the settings ask for it.
    anyhow::ensure!(found, "{} has no list of revoked certificates (*.crl)", folder.display());
    Ok(lists)
}

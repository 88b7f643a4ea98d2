//! Whose certificates an environment believes: the files that the settings name.

use std::{
    fs, io,
    path::{Path, PathBuf},
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

/// Whose certificates are believed.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    prod: TrustAnchors,
    test: TrustAnchors,
    /// Of production; none: nothing is looked up.
    revoked: Option<Revoked>,
}

/// The lists of a folder, as they were last read without a fault. One that is out of its time revokes everything it is asked about
/// (`check_certificates`), so lists that cannot be renewed are not trusted for ever.
#[derive(Debug)]
struct Revoked {
    folder: PathBuf,
    /// When reading was last begun, and what was read.
    lists: RwLock<(Timestamp, Arc<RevocationLists>)>,
}

impl Certificates {
    /// Reads the trust anchors, and sees that the lists can be read.
    pub fn read(config: &Config) -> anyhow::Result<Self> {
        let anchors = |environment| -> anyhow::Result<TrustAnchors> {
            let Some(path) = config.certificates.anchors(environment) else { return Ok(TrustAnchors::default()) };
            let pem = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            TrustAnchors::from_pem(&pem).map_err(|fault| anyhow::anyhow!("{}: {fault} (trust anchors)", path.display()))
        };
        let revoked = |folder: &PathBuf| -> anyhow::Result<Revoked> {
            let lists = RwLock::new((Timestamp::MIN, Arc::new(read_lists(folder)?)));
            Ok(Revoked { folder: folder.clone(), lists })
        };
        let revoked = config.certificates.revocation_lists.as_ref().map(revoked).transpose()?;
        Ok(Self { prod: anchors(Environment::Prod)?, test: anchors(Environment::Test)?, revoked })
    }

    /// Whose certificate a grant shows. Revocation is looked at in production alone.
    pub async fn check(
        &self,
        environment: Environment,
        chain: &[Vec<u8>],
        now: Timestamp,
    ) -> Result<Certified, Refusal> {
        let (anchors, revoked) = match (environment, &self.revoked) {
            (Environment::Prod, Some(revoked)) => (&self.prod, revoked.at(now).await),
            (Environment::Prod, None) => (&self.prod, Arc::default()),
            (Environment::Test, _) => (&self.test, Arc::default()),
        };
        check_certificates(anchors, &revoked, chain, now)
    }
}

impl Revoked {
    /// The lists, read anew if it is time. Meanwhile, and where they cannot be read, what was read before counts.
    async fn at(&self, now: Timestamp) -> Arc<RevocationLists> {
        let before = {
            let mut lists = self.lists.write().unwrap_or_else(PoisonError::into_inner);
            if now.duration_since(lists.0) < READ_AGAIN {
                return Arc::clone(&lists.1);
            }
            lists.0 = now;
            Arc::clone(&lists.1)
        };
        let folder = self.folder.clone();
        let read = tokio::task::spawn_blocking(move || read_lists(&folder)).await;
        match read.map_err(anyhow::Error::from).flatten() {
            Ok(lists) => {
                let lists = Arc::new(lists);
                self.lists.write().unwrap_or_else(PoisonError::into_inner).1 = Arc::clone(&lists);
                lists
            }
            Err(e) => {
                tracing::error!(error = format!("{e:#}"), "the lists of revoked certificates cannot be read");
                before
            }
        }
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

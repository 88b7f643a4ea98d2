use std::path::{Path, PathBuf};

use super::raw::Raw;
use crate::kernel::Environment;

/// Whose certificates clients may sign with: files, which are read at start.
#[derive(Debug, Clone, Default)]
pub struct CertificateConfig {
    /// Trust anchors of production, PEM.
    pub anchors_prod: Option<PathBuf>,
    /// The same of test.
    pub anchors_test: Option<PathBuf>,
    /// A folder with lists of revoked certificates, for production.
    pub revocation_lists: Option<PathBuf>,
}

impl CertificateConfig {
    pub(super) fn from_raw(raw: &mut Raw) -> Self {
        let path = |name| raw.get(name).map(PathBuf::from);
        Self {
            anchors_prod: path("trust_anchors_prod"),
            anchors_test: path("trust_anchors_test"),
            revocation_lists: path("revocation_lists"),
        }
    }

    /// The trust anchors of an environment.
    pub(crate) fn anchors(&self, environment: Environment) -> Option<&Path> {
        match environment {
            Environment::Prod => self.anchors_prod.as_deref(),
            Environment::Test => self.anchors_test.as_deref(),
        }
    }
}

use uuid::Uuid;

use crate::kernel::EventId;

/// What makes a form do its work once, however often it is sent: the key that was drawn into it, and a digest of what it says. The same
/// key with the same digest is the same form, and gets the same receipt; with another digest, one of the two is forged or broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormKey {
    pub(super) key: Uuid,
    pub(super) digest: [u8; 32],
}

impl FormKey {
    /// Of a form that came back, or of one that was kept to be worked off later.
    #[must_use]
    pub fn new(key: Uuid, digest: [u8; 32]) -> Self {
        Self { key, digest }
    }

    /// A new key, for a form that is being drawn.
    #[must_use]
    pub fn draw() -> String {
        EventId::new().uuid().to_string()
    }

    /// The key without the digest, for a column.
    #[must_use]
    pub fn key(&self) -> Uuid {
        self.key
    }

    /// SHA-256 of the path and the fields.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

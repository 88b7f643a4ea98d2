use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{kernel::EventId, platform::keys::sha256};

/// What makes a form do its work once, however often it is sent: the key that was drawn into it, and a digest of what it says. The same
/// key with the same digest is the same form, and gets the same receipt; with another digest, one of the two is forged or broken.
/// The payload of a job keeps it, if the job does what the form asked for; so its fields keep their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKey {
    pub(super) key: Uuid,
    /// SHA-256 of the path and the fields.
    pub(super) digest: [u8; 32],
}

impl FormKey {
    /// Of a form that came back.
    pub(crate) fn new(key: Uuid, digest: [u8; 32]) -> Self {
        Self { key, digest }
    }

    /// Of a form that nobody has sent: [`Bug::FormKey`](crate::platform::Bug).
    pub(super) fn of_another_form() -> Self {
        let key = EventId::new().uuid();
        Self { key, digest: sha256(key.as_bytes()) }
    }

    /// A new key, for a form that is being drawn.
    #[must_use]
    pub fn draw() -> String {
        EventId::new().uuid().to_string()
    }
}

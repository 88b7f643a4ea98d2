use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::kernel::OrgNumber;

/// Something that happened, as the log keeps it. Each room has its own; a snapshot in `tests/it` lists every kind.
pub trait Event: Serialize + Sized {
    /// The name of the kind, `noun.verb`; never changes once released.
    const KIND: &'static str;
    /// The kind of this one, where one type of event tells several.
    fn kind(&self) -> &'static str {
        Self::KIND
    }
    /// The other organisations whose log shows it too.
    fn also_concerns(&self) -> Vec<OrgNumber> {
        Vec::new()
    }
    /// What the log of one of them keeps. A change that concerns thousands tells each only what concerns it.
    fn told_to(&self, _reader: OrgNumber) -> Result<Value, serde_json::Error> {
        serde_json::to_value(self)
    }
    /// What it did, line by line, so that each can be regretted by itself. Empty: it cannot be undone.
    fn lines(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

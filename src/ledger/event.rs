use serde::Serialize;

use crate::kernel::OrgNumber;

/// Something that happened, as the log keeps it. Each room has its own; a snapshot in `tests/it` lists every kind.
pub trait Event: Serialize {
    /// The name of the kind, `noun.verb`; never changes once released.
    const KIND: &'static str;
    /// The other organisations whose log shows it too.
    fn also_concerns(&self) -> Vec<OrgNumber> {
        Vec::new()
    }
}

use serde::{Deserialize, Serialize};

use super::OrgNumber;

/// An organisation that has a part in something, by the name it had then: events keep it, and a name may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its number.
    pub number: OrgNumber,
    /// Its name then.
    pub name: String,
}

use serde::{Deserialize, Serialize};

use super::OrgNumber;

/// An organisation that has a part in something, by the name it had then: events keep it, and a name may change. The payloads
/// in `tests/it/events` hold it as it is, so a change that old events cannot be read with fails a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its number.
    pub number: OrgNumber,
    /// Its name then.
    pub name: String,
}

impl Party {
    /// The name with the number behind it, for people.
    pub(crate) fn with_number(&self) -> String {
        self.number.behind(&self.name)
    }

    /// The numbers of these.
    pub(crate) fn numbers(parties: &[Self]) -> Vec<OrgNumber> {
        parties.iter().map(|party| party.number).collect()
    }

    /// Of these, the one with this number.
    pub(crate) fn only(parties: &[Self], number: OrgNumber) -> Vec<Self> {
        parties.iter().filter(|party| party.number == number).cloned().collect()
    }
}

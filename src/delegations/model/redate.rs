//! Another last day for what somebody has. To have it longer is to be given it, and is judged as that; to have it shorter takes what taking it
//! back takes.

use jiff::civil::Date;

use super::{Delegation, What};
use crate::kernel::lasts_longer;

/// Something that is to have another last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Redate {
    pub delegation: Delegation,
    pub after: Option<Date>,
}

impl Redate {
    /// Does the holder have it longer by this?
    pub fn is_longer(&self) -> bool {
        lasts_longer(self.delegation.ends_on, self.after)
    }
    /// The rows, as the items of a draft name them, in order.
    pub fn codes(redates: &[Self]) -> Vec<String> {
        let mut codes: Vec<String> = redates.iter().map(|redate| redate.delegation.id.to_string()).collect();
        codes.sort_unstable();
        codes
    }
    /// What is had longer by these, which is judged as given, and what is had shorter, which is judged as removed.
    pub fn longer_and_shorter<'r>(redates: &'r [Self]) -> (Vec<&'r What>, Vec<&'r What>) {
        let (longer, shorter): (Vec<_>, Vec<_>) = redates.iter().partition(|redate| redate.is_longer());
        let things = |redates: Vec<&'r Self>| redates.into_iter().map(|redate| &redate.delegation.what).collect();
        (things(longer), things(shorter))
    }
}

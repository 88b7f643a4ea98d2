//! Who comes along when a scope is copied from test to production.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{kernel::Party, platform::keys::sha256};

/// An organisation that has access in test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The access in test.
    pub id: Uuid,
    pub consumer: Party,
    /// Deleted from the register.
    pub is_deleted: bool,
    pub ends_on: Option<Date>,
    pub note: Option<String>,
    /// Does it have access in production already?
    pub has: bool,
    /// Is it the provider itself?
    pub is_own: bool,
}

/// Can the access come along?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CopyStatus {
    Ready,
    /// It is there already.
    Has,
    /// It is the provider itself.
    Own,
    /// The organisation has been deleted from the register.
    Deleted,
    /// It has had its last day.
    Ended,
}

impl Candidate {
    pub fn status(&self, today: Date) -> CopyStatus {
        match self {
            Self { has: true, .. } => CopyStatus::Has,
            Self { is_own: true, .. } => CopyStatus::Own,
            Self { is_deleted: true, .. } => CopyStatus::Deleted,
            Self { ends_on: Some(end), .. } if *end < today => CopyStatus::Ended,
            _ => CopyStatus::Ready,
        }
    }
}

/// Whose accesses come along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CopyWhom {
    Nobody,
    All,
    These(Vec<Uuid>),
}

impl CopyWhom {
    /// Those it means, of the ones that can come along. `None`: it means one that cannot.
    pub fn of(&self, ready: Vec<Candidate>) -> Option<Vec<Candidate>> {
        match self {
            Self::Nobody => Some(Vec::new()),
            Self::All => Some(ready),
            Self::These(ids) => {
                let chosen: Vec<Candidate> = ready.into_iter().filter(|it| ids.contains(&it.id)).collect();
                ids.iter().all(|id| chosen.iter().any(|it| it.id == *id)).then_some(chosen)
            }
        }
    }
}

/// The candidates that can come along.
pub(crate) fn ready(candidates: Vec<Candidate>, today: Date) -> Vec<Candidate> {
    candidates.into_iter().filter(|candidate| candidate.status(today) == CopyStatus::Ready).collect()
}

/// Tells this set of candidates that can come along from every other, for the form that confirms it. Of an access, nothing but its last
/// day changes.
pub(crate) fn digest(ready: &[Candidate]) -> String {
    let ids: Vec<String> = ready.iter().map(|it| format!("{} {:?}", it.id, it.ends_on)).collect();
    sha256(ids.join(" ").as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::OrgNumber;

    fn candidate(n: u128, is_deleted: bool, has: bool, ends_on: Option<&str>) -> Candidate {
        let consumer = Party { number: OrgNumber::SAMPLES[0], name: n.to_string() };
        let ends_on = ends_on.map(|day| day.parse().unwrap());
        Candidate { id: Uuid::from_u128(n), consumer, is_deleted, ends_on, note: None, has, is_own: false }
    }

    #[test]
    fn only_those_come_along_who_could_be_given_access_and_lack_it() {
        let today = "2026-11-20".parse().unwrap();
        let all = vec![
            candidate(1, false, false, None),
            candidate(2, false, false, Some("2026-11-20")),
            candidate(3, false, false, Some("2026-11-19")),
            candidate(4, true, false, None),
            candidate(5, true, true, None),
        ];
        let statuses: Vec<CopyStatus> = all.iter().map(|it| it.status(today)).collect();
        assert_eq!(
            statuses,
            [CopyStatus::Ready, CopyStatus::Ready, CopyStatus::Ended, CopyStatus::Deleted, CopyStatus::Has]
        );
        let ready = ready(all, today);
        let names =
            |who: &CopyWhom| who.of(ready.clone()).map(|them| them.into_iter().map(|it| it.consumer.name).collect());
        let one: Option<Vec<String>> = names(&CopyWhom::These(vec![Uuid::from_u128(2)]));
        assert_eq!(one, Some(vec!["2".to_owned()]));
        assert_eq!(names(&CopyWhom::Nobody), Some(Vec::<String>::new()));
        assert_eq!(names(&CopyWhom::All), Some(vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!(
            names(&CopyWhom::These(vec![Uuid::from_u128(4)])),
            None::<Vec<String>>,
            "nobody is left out without a word"
        );
    }
}

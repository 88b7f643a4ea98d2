//! Whether a line of a change can be undone, as things are now. Pure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::model::SupplierFault;
use crate::scopes::NotGivable;

/// Why a line could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unrestorable {
    /// It has been given anew meanwhile, and counts.
    GivenAlready,
    /// What was given has ended in another way already.
    EndedAlready,
    /// The API resource or one of its scopes is out of use.
    Deactivated,
    /// The provider has taken the giver's own access away.
    NoAccess,
    /// The provider no longer lets consumers give it on.
    ProviderForbids,
    /// The holder is struck from the register, bankrupt or dead.
    HolderGone,
    /// Who was asked whether it is them has answered, or is not asked any more.
    Answered,
    /// The end date has passed.
    EndPassed,
    /// The giver has since taken something from the holder for a breach of security.
    BeforeBreach,
    /// Whoever undoes it may not give it themselves. The name was released in 2026-11 and stands in events for ever.
    #[serde(rename = "not-hers")]
    NotAllowed,
    /// It takes two persons, and undoing is done by one.
    TakesTwo,
}

/// What decides whether something that was withdrawn can be given again as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Restorable {
    /// May whoever undoes it give the same?
    pub is_allowed: bool,
    /// Can the resource be given on? Packages and rights have no provider.
    pub resource: Result<(), NotGivable>,
    /// May the holder be given anything?
    pub holder: Result<(), SupplierFault>,
    /// Has it been given anew meanwhile?
    pub given_anew: bool,
    /// Its last day, if it has one.
    pub ends_on: Option<Date>,
}

impl Restorable {
    /// May it be restored? The first reason why not is the one to tell.
    pub fn judge(self, today: Date) -> Result<(), Unrestorable> {
        if self.given_anew {
            return Err(Unrestorable::GivenAlready);
        }
        if !self.is_allowed {
            return Err(Unrestorable::NotAllowed);
        }
        self.holder.map_err(|why| match why {
            SupplierFault::Answered => Unrestorable::Answered,
            _ => Unrestorable::HolderGone,
        })?;
        if self.ends_on.is_some_and(|last| last < today) {
            return Err(Unrestorable::EndPassed);
        }
        self.resource.map_err(|why| match why {
            NotGivable::Deactivated => Unrestorable::Deactivated,
            NotGivable::NoAccess => Unrestorable::NoAccess,
            NotGivable::ProviderForbids => Unrestorable::ProviderForbids,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_line_is_judged_as_things_are_now() {
        let today = date(2026, 11, 20);
        let fine = Restorable { is_allowed: true, resource: Ok(()), holder: Ok(()), given_anew: false, ends_on: None };
        for (line, expected) in [
            (fine, Ok(())),
            (Restorable { ends_on: Some(today), ..fine }, Ok(())),
            (Restorable { given_anew: true, is_allowed: false, ..fine }, Err(Unrestorable::GivenAlready)),
            (Restorable { is_allowed: false, ..fine }, Err(Unrestorable::NotAllowed)),
            (Restorable { holder: Err(SupplierFault::Bankrupt), ..fine }, Err(Unrestorable::HolderGone)),
            (Restorable { holder: Err(SupplierFault::Answered), ..fine }, Err(Unrestorable::Answered)),
            (Restorable { ends_on: Some(date(2026, 11, 19)), ..fine }, Err(Unrestorable::EndPassed)),
            (Restorable { resource: Err(NotGivable::Deactivated), ..fine }, Err(Unrestorable::Deactivated)),
            (Restorable { resource: Err(NotGivable::NoAccess), ..fine }, Err(Unrestorable::NoAccess)),
            (Restorable { resource: Err(NotGivable::ProviderForbids), ..fine }, Err(Unrestorable::ProviderForbids)),
        ] {
            assert_eq!(line.judge(today), expected, "{line:?}");
        }
    }

    #[test]
    fn the_log_keeps_the_words_it_was_released_with() {
        assert_eq!(serde_json::to_value(Unrestorable::NotAllowed).unwrap(), "not-hers");
        assert_eq!(serde_json::to_value(Unrestorable::GivenAlready).unwrap(), "given-already");
    }
}

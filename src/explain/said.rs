//! What the endpoint has said of a request, against what is found out about it now: the check that says so is marked, unless it has been put
//! right.

use super::answer::Answer;
use crate::maskinporten::{Check, Code, Outcome, Reason, Refusal, broken};

impl Answer {
    /// Marks the check that the endpoint has answered with. What it said of a request counts before what is found later, and at the moment
    /// when it said so, before what is found at all.
    pub(super) fn mark(&mut self) {
        let Some(reason) = self.unseen() else { return };
        let place = |check: Option<Check>| self.links.iter().position(|link| Some(link.check) == check);
        let broken = self.broken().map(|(check, refusal)| (check, refusal.code.number()));
        let is_first = |found: Check| match reason.check() {
            None => true,
            check => place(check).zip(place(Some(found))).is_some_and(|(said, found)| said < found),
        };
        let counts = match broken {
            None => true,
            Some((_, number)) if self.question.is_of_then() => number != reason.code().number(),
            Some((found, _)) => self.question.code.is_none() && is_first(found),
        };
        if !counts {
            return;
        }
        for link in &mut self.links {
            if matches!(link.outcome, Outcome::Failed(_)) {
                link.outcome = Outcome::NotAsked;
                link.besides.clear();
            }
        }
        let refusal = Refusal::new(reason, "");
        if let Some(link) = self.links.iter_mut().find(|link| Some(link.check) == reason.check()) {
            link.outcome = Outcome::Failed(refusal.clone());
        }
        self.said = Some(refusal);
    }

    /// What stops the client, or stopped it.
    pub(super) fn stops(&self) -> Option<&Refusal> {
        self.said.as_ref().or_else(|| self.broken().map(|(_, refusal)| refusal))
    }

    /// The first link that fails.
    pub(super) fn broken(&self) -> Option<(Check, &Refusal)> {
        broken(&self.links)
    }

    /// This refusal, and what the same check finds wrong with other scopes.
    pub(super) fn besides<'a>(&'a self, refusal: &'a Refusal) -> Vec<&'a Refusal> {
        let link = self.links.iter().find(|link| link.outcome == Outcome::Failed(refusal.clone()));
        let besides = link.map(|link| link.besides.as_slice()).unwrap_or_default();
        std::iter::once(refusal).chain(besides).collect()
    }

    /// What the endpoint has said, as far as it is theirs to know, if nothing here says that it has been put right.
    fn unseen(&self) -> Option<Reason> {
        if self.concerns_others {
            return None;
        }
        // Of a scope that is left out, nothing is said.
        let is_left_out = |reason: Reason| self.leaves_out && is_about_scopes(reason.code());
        let known = self.known_reason().filter(|reason| !is_left_out(*reason));
        known.filter(|reason| self.question.is_of_then() || !self.is_mended(*reason))
    }

    /// What the endpoint has said: to those whose client it is not, no more than its code.
    pub(super) fn known_reason(&self) -> Option<Reason> {
        let reason = self.question.said?;
        Some(if self.client.is_some() || self.question.code.is_none() { reason } else { reason.code().into() })
    }

    /// Have the checks behind this reason been made, and passed?
    fn is_mended(&self, reason: Reason) -> bool {
        let passed =
            |check: Check| self.links.iter().any(|link| link.check == check && link.outcome == Outcome::Passed);
        let checks: &[Check] = match reason {
            Reason::NoClient | Reason::NotInUse | Reason::NotServed => &[Check::Client],
            Reason::Algorithm | Reason::NoKeyNamed | Reason::CertificatesBesideKeys | Reason::UnknownKey => {
                &[Check::Key]
            }
            Reason::NotForCustomers if self.supplier.is_some() => &[Check::Consumer],
            _ => match reason.code() {
                // What the client has is known to its owner.
                Code::InvalidScope | Code::InvalidIntegrationType if self.client.is_none() => return false,
                Code::UnknownClient => &[Check::Client, Check::Key],
                Code::ExpiredKey => &[Check::Key],
                Code::InvalidScope => &[Check::Scope, Check::InUse],
                Code::InvalidIntegrationType => &[Check::Type],
                Code::NoAccess => &[Check::Access],
                Code::NoDelegation => &[Check::Delegation],
                _ => return false,
            },
        };
        checks.iter().all(|check| passed(*check))
    }
}

/// Is it refused for one of the scopes, whichever that is?
pub(super) fn is_about_scopes(code: Code) -> bool {
    matches!(code, Code::InvalidScope | Code::InvalidIntegrationType | Code::NoAccess | Code::NoDelegation)
}

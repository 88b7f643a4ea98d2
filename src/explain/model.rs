//! The answer: yes or no, the chain that makes it so, what is lacking, and who could change it. Pure, and made by the same functions as
//! the gates and the pages.

use super::texts::Texts;
use crate::{
    access::{ALL, Basis, Decision, Held, Mandate, Opener, Origin, SingleRight, Why, openers, texts as access_texts},
    entitlements::{About, Nobody},
    kernel::Lang,
    packages::{
        Offer, PackageFacts, Receiver, Verdict,
        chain::{self, End, Ground},
        may_give, reason,
    },
};

/// What is asked about.
#[derive(Debug)]
pub(super) enum Question {
    /// A right that a gate asks for.
    Gate(&'static str, fn(&Mandate) -> Decision),
    /// A single right that is given.
    Single(SingleRight),
    /// A package.
    Package(PackageFacts),
}

/// The answer, in sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Who, for whom, what.
    pub question: String,
    /// Yes or no.
    pub answer: bool,
    /// The chain that makes it so; empty for a no.
    pub chain: Vec<String>,
    /// Why not.
    pub why_not: String,
    /// What it would take.
    pub openers: Vec<String>,
    /// What the person has in the organisation.
    pub grounds: Vec<String>,
    /// May the person give it on, if it is something to give?
    pub may_give: String,
    /// Who could change the answer.
    pub who_can_change: Vec<String>,
}

impl Explanation {
    /// The answer to one question about one mandate.
    pub(super) fn of(lang: Lang, about: &About, mandate: &Mandate, question: &Question) -> Self {
        let About { name, main_unit, nobody } = about;
        let (t, unit) = (Texts(lang), &mandate.unit);
        let label = label(lang, question);
        let chain = |basis: &Basis, end: End<'_>| {
            let origin = if basis.origin == Origin::Own { unit.name.as_str() } else { main_unit };
            chain::sentences(lang, Ground { name, basis, origin, unit: &unit.name, since: None, given: None }, end)
        };
        let mut explanation = Self {
            question: t.question(name, &unit.name, unit.number, &label),
            grounds: mandate.bases.iter().flat_map(|basis| chain(basis, End::Held)).collect(),
            who_can_change: who_can_change(lang, mandate, *nobody, question),
            ..Self::default()
        };
        explanation.grounds.dedup();
        let lacks = if mandate.bases.is_empty() { t.has_nothing() } else { t.lacks() };
        let mut conclude = |basis: Option<&Basis>, end: End<'_>, why: &str| match basis {
            Some(basis) => (explanation.answer, explanation.chain) = (true, chain(basis, end)),
            None => why.clone_into(&mut explanation.why_not),
        };
        match question {
            Question::Gate(right, rule) => {
                let openers = openers(right);
                let decision = rule(mandate);
                let (basis, why) = match &decision {
                    Decision::Allowed(basis) => (Some(basis), ""),
                    Decision::Refused(Why::Missing) => (None, lacks),
                    Decision::Refused(why) => (None, access_texts::why_not(lang, *why)),
                };
                let opener = match basis {
                    _ if openers.contains(&Opener::Anything) => Opener::Anything,
                    Some(basis) if basis.is_key_role() => Opener::KeyRole,
                    _ => Opener::ApiAccessPackage,
                };
                conclude(basis, End::Right(&label, opener), why);
                explanation.openers = access_texts::opened_by(lang, openers, &mandate.form);
            }
            Question::Single(right) => {
                let given = mandate.first(|basis| basis.held == Held::Right(*right));
                let end = End::Right(&label, if given.is_some() { Opener::MainAdministrator } else { Opener::KeyRole });
                conclude(given.or_else(|| mandate.key_role()), end, lacks);
                explanation.openers = access_texts::opened_by(lang, &[Opener::KeyRole], &mandate.form);
                explanation.openers.push(access_texts::held(lang, &Held::Right(*right)));
                explanation.may_give = may_give_on(lang, mandate, &Offer::Right(*right));
            }
            Question::Package(facts) => {
                conclude(mandate.first(|basis| facts.is_held_by(basis)), End::Package(facts), lacks);
                explanation.may_give = may_give_on(lang, mandate, &Offer::Package(facts.clone()));
            }
        }
        explanation
    }

    /// As text for a terminal.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let t = Texts(lang);
        let mut text = format!("{}\n\n{}\n", self.question, if self.answer { t.yes() } else { t.no() });
        for (number, link) in (1..).zip(&self.chain) {
            text.push_str(&format!("  {number}. {link}\n"));
        }
        if !self.why_not.is_empty() {
            text.push_str(&format!("  {}\n", self.why_not));
        }
        let mut list = |heading: &str, lines: &mut dyn Iterator<Item = &str>| {
            let lines: String = lines.filter(|line| !line.is_empty()).map(|line| format!("  - {line}\n")).collect();
            if !lines.is_empty() {
                text.push_str(&format!("\n{heading}\n{lines}"));
            }
        };
        if !self.answer {
            list(t.opened_by(), &mut self.openers.iter().map(String::as_str));
            list(t.on_grounds(), &mut self.grounds.iter().map(String::as_str));
        }
        list(t.may_give_on_answer(), &mut [self.may_give.as_str()].into_iter());
        list(t.who_can_change(), &mut self.who_can_change.iter().map(String::as_str));
        text
    }
}

/// Those who could change the answer, by the function that decides who may give, or why there is nobody. Whoever has nothing at all is told
/// by it who may. A role that gives what is asked about can also be changed in the register.
fn who_can_change(lang: Lang, mandate: &Mandate, nobody: Option<Nobody>, question: &Question) -> Vec<String> {
    let offer = match question {
        Question::Gate(right, _) => {
            let who = access_texts::who_can(lang, &mandate.unit, nobody, openers(right));
            return who.into_iter().map(str::to_owned).collect();
        }
        Question::Single(right) => Offer::Right(*right),
        Question::Package(facts) => Offer::Package(facts.clone()),
    };
    let by_role = match question {
        Question::Package(facts) => facts.roles.iter().any(|row| row.is_of_register_in(&mandate.form)),
        Question::Gate(..) | Question::Single(_) => true,
    };
    let role = by_role.then(|| access_texts::Texts(lang).who_key_role().to_owned());
    let stranger = Mandate { bases: Vec::new(), ..mandate.clone() };
    let givers = may_give(&stranger, &offer, Receiver::Person);
    let is_barred = matches!(&givers, Verdict::MayNot(why) if why.is_of_the_package());
    let givers = match nobody.filter(|_| !is_barred) {
        Some(nobody) => access_texts::nobody(lang, nobody).to_owned(),
        None => reason(lang, &givers),
    };
    role.into_iter().chain([givers]).collect()
}

/// Yes, or why not. The sentence for a yes speaks to the person asked about.
fn may_give_on(lang: Lang, mandate: &Mandate, offer: &Offer) -> String {
    match may_give(mandate, offer, Receiver::Person) {
        Verdict::May(_) => Texts(lang).yes().to_owned(),
        no @ Verdict::MayNot(_) => reason(lang, &no),
    }
}

/// All rights that can be asked about, by the names that the command knows them by.
pub(super) fn rights(lang: Lang) -> Vec<(&'static str, String)> {
    let gates = ALL.iter().map(|(name, rule)| (*name, label(lang, &Question::Gate(name, *rule))));
    let single = SingleRight::ALL.into_iter().map(|(right, name)| (name, label(lang, &Question::Single(right))));
    gates.chain(single).collect()
}

fn label(lang: Lang, question: &Question) -> String {
    let t = Texts(lang);
    match question {
        Question::Gate(name, _) => match *name {
            "see-organisation" => t.right_see_organisation(),
            "arrange-overview" => t.right_arrange_overview(),
            "view-delegations" => t.right_view_delegations(),
            "delegate-scopes" => t.right_delegate_scopes(),
            "view-received" => t.right_view_received(),
            "give-up-received" => t.right_give_up_received(),
            "read-log" => t.right_read_log(),
            "ask-for-delegation" => t.right_ask_for_delegation(),
            "manage-people" => t.right_manage_people(),
            "view-commercial" => t.right_view_commercial(),
            "manage-commercial" => t.right_manage_commercial(),
            "sign-terms" => t.right_sign_terms(),
            "view-scopes" => t.right_view_scopes(),
            "manage-scopes" => t.right_manage_scopes(),
            "view-clients" => t.right_view_clients(),
            "manage-clients" => t.right_manage_clients(),
            "manage-customer-clients" => t.right_manage_customer_clients(),
            "give-client-package" => t.right_give_client_package(),
            "view-accesses" => t.right_view_accesses(),
            "ask-for-access" => t.right_ask_for_access(),
            "see-production" => t.right_see_production(),
            "ask-for-production" => t.right_ask_for_production(),
            "explain-tokens" => t.right_explain_tokens(),
            "read-receipts" => t.right_read_receipts(),
            "undo-changes" => t.right_undo_changes(),
            other => other,
        }
        .to_owned(),
        Question::Single(right) => access_texts::held(lang, &Held::Right(*right)),
        Question::Package(facts) => facts.name.in_lang(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_words_of_its_own() {
        for (name, rule) in ALL {
            assert_ne!(label(Lang::Nb, &Question::Gate(name, *rule)), *name);
        }
    }
}

//! The events of this room. None of them can be undone, and none leaves a receipt: they changed nothing.

use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::{
    access::{Why, openers, session::BY_EMAIL, texts as access_texts},
    kernel::{Environment, Lang},
    ledger::{Action, Changed, EventContext, EventKind, Group, OwnEvent, Registry},
};

/// Lists the events of this room.
pub(crate) fn events(registry: &mut Registry) {
    registry.add::<LoggedIn>().add::<LookedUp>().add::<Exported>().add::<Refused>();
}

/// Somebody who is logged in opened a page of the organisation, for the first time in this session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LoggedIn {
    /// The level of assurance, as the issuer calls it.
    pub acr: String,
    /// Where the log-in counts, if it does not count everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
}

impl LoggedIn {
    /// At this level. Who logs in by e-mail acts in test alone.
    pub fn at(acr: String) -> Self {
        Self { environment: (acr == BY_EMAIL).then_some(Environment::Test), acr }
    }
}

impl EventKind for LoggedIn {
    const KIND: &'static str = "use.logged-in";
    const ACTION: Action = Action::LoggedIn;
    const GROUP: Group = Group::Use;

    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        match self.acr.as_str() {
            acr if acr.ends_with("high") => t.logged_in_high().to_owned(),
            acr if acr.ends_with("substantial") => t.logged_in_substantial().to_owned(),
            BY_EMAIL => t.logged_in_by_email().to_owned(),
            acr => t.logged_in(acr),
        }
    }
}

/// What came of looking for a person by number and name, or for what stops a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// The user was led on. Whether number and name belong together is not told on the page, so the log does not tell it either.
    LedOn,
    /// There had been too many wrong guesses.
    Stopped,
    /// Support saw why a client got no token. They look for no person.
    Explained,
    /// Support looked the organisation up.
    Organisation,
    /// Support read its log.
    Log,
    /// Support looked up one of its clients.
    Client,
    /// Support looked up one of its scopes.
    Scope,
    /// Support looked up a person who has to do with it.
    Person,
    /// Support saw the number of such a person.
    Number,
}

/// The case that support looked something up for, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Case {
    pub number: String,
    pub reason: String,
}

/// Somebody looked for a person. The log keeps neither number nor name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LookedUp {
    pub outcome: Outcome,
    /// The client or the scope that support looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What for, where support had to say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    /// Test or production, where it is of one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
}

impl EventKind for LookedUp {
    const KIND: &'static str = "use.looked-up";
    const ACTION: Action = Action::LookedUp;
    const GROUP: Group = Group::Use;

    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let about = self.about.as_deref().unwrap_or_default();
        let sentence = match self.outcome {
            Outcome::LedOn => t.person_looked_up().to_owned(),
            Outcome::Stopped => t.person_stopped().to_owned(),
            Outcome::Explained => t.support_explained().to_owned(),
            Outcome::Organisation => t.support_saw_organisation().to_owned(),
            Outcome::Log => t.support_read_log().to_owned(),
            Outcome::Client => t.support_saw_client(about),
            Outcome::Scope => t.support_saw_scope(about),
            Outcome::Person => t.support_saw_person().to_owned(),
            Outcome::Number => t.support_saw_number().to_owned(),
        };
        match &self.case {
            Some(Case { number, reason }) => t.for_case(sentence, number, reason),
            None => sentence,
        }
    }
    fn is_test(&self) -> bool {
        self.environment == Some(Environment::Test)
    }
}

/// A list or a log that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum List {
    /// Who has what from the organisation.
    Delegations,
    /// What the organisation may use, or has asked for.
    Accesses,
    /// The organisation's scopes.
    Scopes,
    /// Who may use one of them.
    ScopeAccesses,
    /// A pasted list of consumers, and what became of each.
    Bulk,
    /// The organisation's clients.
    Clients,
    /// The log.
    Log,
}

/// A list or a log was taken away as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Exported {
    /// Which.
    pub list: List,
    /// The scope it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Test or production, where it is of one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    /// The kind of file.
    pub format: String,
    /// What was chosen to narrow it down, as in the address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filter: Vec<(String, String)>,
    /// Something was typed to narrow it down, too. What, is not kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub searched: bool,
}

impl EventKind for Exported {
    const KIND: &'static str = "use.exported";
    const ACTION: Action = Action::Exported;
    const GROUP: Group = Group::Use;

    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn is_test(&self) -> bool {
        self.environment == Some(Environment::Test)
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let list = match self.list {
            List::Delegations => t.delegations(),
            List::Accesses => t.accesses(),
            List::Scopes => t.scopes(),
            List::Clients => t.clients(),
            List::ScopeAccesses => t.scope_accesses(),
            List::Bulk => t.bulk(),
            List::Log => t.log(),
        };
        let about = self.about.as_ref().map(|about| format!(" {about}")).unwrap_or_default();
        let chosen = self.filter.iter().filter_map(|(field, value)| t.narrowed_by(field, value));
        let typed = self.searched.then(|| t.a_search().to_owned());
        let narrowed: Vec<String> = chosen.chain(typed).collect();
        let what = format!("{list}{about}");
        let format = self.format.to_uppercase();
        match narrowed.is_empty() {
            true => t.exported(what, format),
            false => t.exported_narrowed(what, format, narrowed.join(", ")),
        }
    }
}

/// A person took away what is kept about them, which stands in their own log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DataTaken {
    /// The kind of file.
    pub format: String,
}

impl OwnEvent for DataTaken {
    const KIND: &'static str = "data.taken";
    fn sentence(&self, lang: Lang) -> String {
        Texts(lang).own_data_taken(self.format.to_uppercase())
    }
}

/// Why a form was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WhyRefused {
    /// They lack what opens it.
    Missing,
    /// The organisation is struck from the register.
    OrganisationDeleted,
    /// The organisation is bankrupt.
    OrganisationBankrupt,
    /// They may act in the test environment only.
    OnlyTest,
    /// The form did not come from a page of ours, or not from one of theirs.
    Forged,
    /// Things were not as the page had shown them any more, or a rule forbade it.
    Conflict,
}

impl From<Why> for WhyRefused {
    fn from(why: Why) -> Self {
        match why {
            Why::Missing => Self::Missing,
            Why::OrganisationDeleted => Self::OrganisationDeleted,
            Why::OrganisationBankrupt => Self::OrganisationBankrupt,
            Why::OnlyTest => Self::OnlyTest,
        }
    }
}

/// A form was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refused {
    /// The address of the form, below that of the organisation, without what stands for one thing or another.
    pub page: String,
    /// The right that it takes.
    pub right: String,
    /// Why.
    pub why: WhyRefused,
}

impl EventKind for Refused {
    const KIND: &'static str = "use.refused";
    const ACTION: Action = Action::Refused;
    const GROUP: Group = Group::Use;

    fn changes(&self) -> Vec<Changed> {
        Vec::new()
    }
    fn sentence(&self, cx: EventContext) -> String {
        let t = Texts(cx.lang);
        let tried = match self.right.as_str() {
            "delegate-scopes" => t.to_delegate(),
            "ask-for-delegation" => t.to_ask(),
            "give-up-received" => t.to_give_up(),
            "manage-people" => t.to_manage_people(),
            "manage-scopes" => t.to_manage_scopes(),
            "ask-for-access" => t.to_ask_for_access(),
            "undo-changes" => t.to_undo(),
            _ => t.to_send(),
        };
        let why = match self.why {
            WhyRefused::Missing => t.why_missing(access_texts::short_openers(cx.lang, openers(&self.right))),
            WhyRefused::OrganisationDeleted => t.why_deleted().to_owned(),
            WhyRefused::OrganisationBankrupt => t.why_bankrupt().to_owned(),
            WhyRefused::OnlyTest => t.why_only_test().to_owned(),
            WhyRefused::Forged => t.why_forged().to_owned(),
            WhyRefused::Conflict => t.why_conflict().to_owned(),
        };
        t.refused(tried, why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_about_the_use_of_the_portal_are_those_that_the_database_takes_for_such() {
        let registry = crate::app::registry();
        let uses = registry.filtered(Some(Group::Use), None);
        let named: Vec<&str> = registry.names().filter(|name| name.starts_with("use.")).collect();
        assert_eq!(uses, named);
    }
}

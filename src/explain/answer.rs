//! The answer about a refused request: what an organisation may know of it, and every check of the decision about that.
//!
//! A client is known to its owner. Whether a consumer may use a scope, and a supplier for it, is told to the consumer, to the supplier, and
//! to the provider of the scope. To everybody else neither is there.

use sqlx::PgConnection;

use super::question::Question;
use crate::{
    entitlements::{
        LastDelegation, ScopeQuestion, TokenQuestion, last_delegation, scope_facts, token_facts, token_facts_then,
    },
    kernel::{ClientId, Environment, OrgNumber, Party},
    maskinporten::{
        Asked, Check, ClientFacts, Code, Facts, Link, Outcome, Proof, Refusal, ScopeFacts, Subject, broken, chain,
    },
    platform::Services,
};

/// The answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub environment: Environment,
    pub issuer: String,
    pub question: Question,
    pub links: Vec<Link>,
    /// The client, where it was asked about and is theirs to know.
    pub client: Option<Facts>,
    /// A client was named that is not theirs, so that it is not part of the answer.
    pub is_not_theirs: bool,
    /// Whose access it is.
    pub consumer: Option<Party>,
    /// Who uses it for them.
    pub supplier: Option<Party>,
    pub scopes: Vec<ScopeFacts>,
    /// How the delegation that is lacking came to an end.
    pub ended: Option<LastDelegation>,
}

impl Answer {
    /// Reads and decides. `asked_by`: `None` for those who run the portal.
    pub async fn to(
        db: &mut PgConnection,
        services: &Services,
        about: (Environment, Option<OrgNumber>),
        question: Question,
    ) -> sqlx::Result<Self> {
        let mut answer = Self::now(db, services, about, question).await?;
        let lacking =
            answer.broken().filter(|(check, _)| *check == Check::Delegation && answer.question.then.is_none());
        let parties = answer.consumer.as_ref().zip(answer.supplier.as_ref());
        let scope = lacking.and_then(|(_, refusal)| refusal.scope.clone());
        if let Some(((consumer, supplier), scope)) = parties.zip(scope) {
            let between = (consumer.number, supplier.number);
            answer.ended = Some(last_delegation(db, about.0, between, &scope, services.clock.today()).await?);
        }
        Ok(answer)
    }

    async fn now(
        db: &mut PgConnection,
        services: &Services,
        (environment, asked_by): (Environment, Option<OrgNumber>),
        question: Question,
    ) -> sqlx::Result<Self> {
        let issuer = services.config.issuers.address(environment).to_owned();
        let today = services.clock.today();
        let then = question.then.map(|moment| (moment.at(), moment.day()));
        let mut answer = Self {
            environment,
            issuer,
            links: Vec::new(),
            client: None,
            is_not_theirs: false,
            consumer: None,
            supplier: None,
            scopes: Vec::new(),
            ended: None,
            question,
        };
        let Question { client, consumer, scopes, proof, named, .. } = &answer.question;
        if let Some(client) = *client {
            let kid = match proof {
                Some(Proof::Kid(kid)) => Some(kid.as_str()),
                _ => None,
            };
            let asked = TokenQuestion { environment, client, kid, scopes, consumer_org: *consumer };
            let facts = match then {
                Some(then) => token_facts_then(db, asked, then).await?,
                None => token_facts(db, asked, today, services.clock.shift()).await?,
            };
            let facts = facts.filter(|facts| asked_by.is_none_or(|org| org == facts.client.owner.number));
            if facts.is_some() || consumer.or(named.1).is_none() || scopes.is_empty() {
                answer.about_client(facts);
                return Ok(answer);
            }
            answer.is_not_theirs = true;
        }
        // A client that is not theirs and names no customer is for whoever owns it.
        let Some(consumer) = consumer.or(named.1.filter(|_| client.is_some())).or(asked_by) else { return Ok(answer) };
        let supplier = named.1.filter(|supplier| *supplier != consumer);
        let asked = ScopeQuestion { environment, consumer, supplier, scopes, asked_by, then: then.map(|(at, _)| at) };
        let found = scope_facts(db, asked, then.map_or(today, |(_, day)| day)).await?;
        let party = |number: OrgNumber, name: Option<String>| Party {
            number,
            name: name.unwrap_or_else(|| number.to_string()),
        };
        (answer.consumer, answer.scopes) = (Some(party(consumer, found.consumer)), found.scopes);
        answer.supplier = supplier.map(|supplier| party(supplier, found.supplier));
        answer.hide_from(asked_by);
        let subject = Subject::Parties { consumer, supplier, scopes: &answer.scopes };
        answer.links = chain(subject, &Asked::default(), &answer.issuer);
        Ok(answer)
    }

    /// What concerns neither consumer nor supplier nor provider is not there.
    fn hide_from(&mut self, asked_by: Option<OrgNumber>) {
        let Some(org) = asked_by else { return };
        let is = |party: &Option<Party>| party.as_ref().is_some_and(|party| party.number == org);
        if is(&self.consumer) || is(&self.supplier) {
            return;
        }
        for scope in &mut self.scopes {
            if scope.provider.as_ref().is_none_or(|provider| provider.number != org) {
                *scope = ScopeFacts::absent(std::mem::take(&mut scope.name));
            }
        }
    }

    fn about_client(&mut self, facts: Option<Facts>) {
        let Question { proof, alg, aud, times, consumer, .. } = &self.question;
        let asked = Asked {
            header: proof.as_ref().map(|proof| (alg.as_str(), Some(proof))),
            aud: aud.as_deref(),
            // When it came is not known: at once, or now if it is of the future.
            times: facts.as_ref().zip(*times).map(|(facts, (iat, exp))| {
                let made = jiff::Timestamp::from_second(iat).unwrap_or(facts.now);
                (iat, exp, made.min(facts.now))
            }),
            is_fresh: None,
            consumer_org: *consumer,
            details: None,
        };
        self.links = chain(Subject::Client(facts.as_ref()), &asked, &self.issuer);
        let Some(facts) = facts else { return };
        let (owner, number) = (facts.client.owner.clone(), facts.consumer);
        if number == owner.number {
            self.consumer = Some(owner);
        } else {
            let name = facts.consumer_name.clone().unwrap_or_else(|| number.to_string());
            (self.consumer, self.supplier) = (Some(Party { number, name }), Some(owner));
        }
        self.scopes.clone_from(&facts.scopes);
        self.client = Some(facts);
    }

    /// The first link that fails.
    pub fn broken(&self) -> Option<(Check, &Refusal)> {
        broken(&self.links)
    }

    /// The scope that a refusal is about, or else the first.
    pub fn scope_of(&self, refusal: Option<&Refusal>) -> Option<&ScopeFacts> {
        let named = refusal.and_then(|refusal| refusal.scope.as_ref());
        self.scopes.iter().find(|scope| named == Some(&scope.name)).or_else(|| self.scopes.first())
    }

    /// The code that the client got, if nothing here says that this has been put right.
    pub fn unseen(&self) -> Option<&'static str> {
        self.question.code.filter(|number| !self.is_mended(number))
    }

    /// The client.
    pub fn of_client(&self) -> Option<&ClientFacts> {
        self.client.as_ref().map(|facts| &facts.client)
    }

    /// The client that was asked about.
    pub fn client_id(&self) -> Option<ClientId> {
        self.question.client
    }

    /// Whom a question concerns.
    pub async fn concerned(
        db: &mut PgConnection,
        services: &Services,
        environment: Environment,
        question: Question,
    ) -> sqlx::Result<Vec<OrgNumber>> {
        Ok(Self::now(db, services, (environment, None), question).await?.parties())
    }

    /// Nearest first: who owns the client, consumer, supplier, who provides the scopes.
    fn parties(&self) -> Vec<OrgNumber> {
        let owner = self.of_client().map(|client| &client.owner);
        let providers = self.scopes.iter().filter_map(|scope| scope.provider.as_ref());
        let all = owner.into_iter().chain(&self.consumer).chain(&self.supplier).chain(providers);
        let mut numbers = Vec::new();
        for party in all {
            if !numbers.contains(&party.number) {
                numbers.push(party.number);
            }
        }
        numbers
    }

    /// Does the client name none, or its own organisation, where it has to name a customer?
    pub fn names_no_customer(&self) -> bool {
        let owner = self.of_client().map(|client| client.owner.number);
        self.question.consumer.is_none_or(|named| owner == Some(named))
    }

    /// Has the check behind this code been made, and passed?
    fn is_mended(&self, number: &str) -> bool {
        let passed =
            |check: Check| self.links.iter().any(|link| link.check == check && link.outcome == Outcome::Passed);
        let checks: &[Check] = match Code::ALL.into_iter().find(|code| code.number() == number) {
            Some(Code::UnknownClient) => &[Check::Client, Check::Key],
            Some(Code::ExpiredKey) => &[Check::Key],
            Some(Code::InvalidScope) => &[Check::Scope, Check::InUse],
            Some(Code::InvalidIntegrationType) => &[Check::Type],
            Some(Code::NoAccess) => &[Check::Access],
            Some(Code::NoDelegation) => &[Check::Delegation],
            _ => return false,
        };
        checks.iter().all(|check| passed(*check))
    }
}

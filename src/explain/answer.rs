//! The answer about a refused request: what an organisation may know of it, and every check of the decision about that.
//!
//! A client is known to its owner. Whether a consumer may use a scope, and a supplier for it, is told to the consumer, to the supplier, and
//! to the provider of the scope. To everybody else neither is there.

use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;

use super::question::{Fields, Question};
use crate::{
    entitlements::{
        AttemptRow, LastDelegation, RemovedKey, ScopeQuestion, TokenQuestion, has_delegated, last_delegation,
        removed_key, scope_facts, token_facts, token_facts_then,
    },
    kernel::{ClientId, Environment, Lang, OrgNumber, Party},
    maskinporten::{
        Asked, Check, ClientFacts, Code, Facts, Link, Proof, Reason, Refusal, ScopeFacts, Subject, Times, chain,
    },
    platform::Services,
};

/// A client that belongs to the other environment.
#[derive(Debug)]
pub(super) struct Elsewhere {
    pub environment: Environment,
    /// Where it fetches its tokens.
    pub issuer: String,
    pub client: ClientFacts,
}

/// The answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub environment: Environment,
    pub issuer: String,
    pub question: Question,
    pub links: Vec<Link>,
    /// What the endpoint has said, or would say of what was pasted, where nothing here says that it has been put right. The check that says
    /// so is marked among the links, unless there is none.
    pub said: Option<Refusal>,
    /// The client, where it was asked about and is theirs to know.
    pub client: Option<Facts>,
    /// A client was named that is not theirs, so that it is not part of the answer.
    pub is_not_theirs: bool,
    /// The client is theirs, but not of this environment.
    pub elsewhere: Option<Elsewhere>,
    /// The request is addressed to the issuer of this environment, which is another.
    pub addressed_to: Option<Environment>,
    /// Whoever asks is no party to it.
    pub concerns_others: bool,
    /// Whose access it is.
    pub consumer: Option<Party>,
    /// Who uses it for them.
    pub supplier: Option<Party>,
    pub scopes: Vec<ScopeFacts>,
    /// Other scopes were asked about too, which are not theirs to know of.
    pub leaves_out: bool,
    /// How the delegation that is lacking came to an end, and how there is another.
    pub last: Option<LastDelegation>,
    /// When the key that is lacking was removed.
    pub removed_key: Option<RemovedKey>,
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
        answer.mark();
        let when = (services.clock.today(), services.clock.now());
        let lacking =
            answer.broken().filter(|(check, _)| *check == Check::Delegation && answer.question.then.is_none());
        let parties = answer.consumer.as_ref().zip(answer.supplier.as_ref());
        let scope = lacking.and_then(|(_, refusal)| refusal.scope.clone());
        if let Some(((consumer, supplier), scope)) = parties.zip(scope) {
            let between = (consumer.number, supplier.number);
            answer.last = Some(last_delegation(db, about.0, between, &scope, when).await?);
        }
        if let Some((client, Proof::Kid(kid))) = answer.lacks_key() {
            answer.removed_key = removed_key(db, client, kid, when).await?;
        }
        Ok(answer)
    }

    /// The client, and the key that it lacks now.
    fn lacks_key(&self) -> Option<(ClientId, &Proof)> {
        self.client.as_ref().filter(|_| self.question.then.is_none())?;
        self.stops().filter(|refusal| refusal.reason == Reason::UnknownKey)?;
        self.question.client.zip(self.question.proof.as_ref())
    }

    async fn now(
        db: &mut PgConnection,
        services: &Services,
        (environment, asked_by): (Environment, Option<OrgNumber>),
        question: Question,
    ) -> sqlx::Result<Self> {
        let issuer = services.config.issuers.address(environment).to_owned();
        let other = environment.other();
        let bare = |address: &str| address.trim_end_matches('/').to_owned();
        let is_other =
            |aud: &Vec<String>| aud.iter().any(|aud| bare(aud) == bare(services.config.issuers.address(other)));
        let today = services.clock.today();
        let then = question.then.map(|moment| (moment.at(), moment.day()));
        let mut answer = Self {
            environment,
            issuer,
            links: Vec::new(),
            said: None,
            client: None,
            is_not_theirs: false,
            elsewhere: None,
            addressed_to: question.aud.as_ref().filter(|aud| is_other(aud)).map(|_| other),
            concerns_others: false,
            consumer: None,
            supplier: None,
            scopes: Vec::new(),
            leaves_out: false,
            last: None,
            removed_key: None,
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
            let is_theirs = |facts: &Facts| asked_by.is_none_or(|org| org == facts.client.owner.number);
            let facts = facts.filter(is_theirs);
            if facts.is_none() && then.is_none() {
                // Asked whether there is such a client here or not: nobody learns that of one that is not theirs.
                let there = TokenQuestion { environment: other, ..asked };
                let found = token_facts(db, there, today, services.clock.shift()).await?.filter(is_theirs);
                answer.elsewhere = found.map(|facts| Elsewhere {
                    environment: other,
                    issuer: services.config.issuers.address(other).to_owned(),
                    client: facts.client,
                });
            }
            let is_elsewhere = answer.addressed_to.is_some() || answer.elsewhere.is_some();
            if facts.is_some() || is_elsewhere || consumer.or(named.1).is_none() || scopes.is_empty() {
                answer.about_client(facts);
                answer.hide_unknown(db, asked_by, then.map_or(today, |(_, day)| day)).await?;
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
        // What was is for those whom it concerned: whoever names itself as the supplier of anybody is told only how it is.
        let is_stranger = match supplier.filter(|supplier| then.is_some() && asked_by == Some(*supplier)) {
            Some(supplier) => !has_delegated(db, environment, (consumer, supplier)).await?,
            None => false,
        };
        answer.hide_from(asked_by, is_stranger);
        if answer.concerns_others {
            return Ok(answer);
        }
        let subject = Subject::Parties { consumer, supplier, scopes: &answer.scopes };
        answer.links = chain(subject, &Asked::default(), &answer.issuer);
        Ok(answer)
    }

    /// What concerns neither consumer nor supplier nor provider is left out: of those scopes nothing is said, not even that there are none.
    /// `is_stranger`: it is the supplier by its own word alone.
    fn hide_from(&mut self, asked_by: Option<OrgNumber>, is_stranger: bool) {
        let Some(org) = asked_by else { return };
        let is = |party: Option<&Party>| party.is_some_and(|party| party.number == org);
        if is(self.consumer.as_ref()) || (is(self.supplier.as_ref()) && !is_stranger) {
            return;
        }
        let all = self.scopes.len();
        self.scopes.retain(|scope| is(scope.provider.as_ref()));
        self.leaves_out = self.scopes.len() < all;
        self.concerns_others = self.scopes.is_empty();
        if self.concerns_others {
            (self.consumer, self.supplier) = (None, None);
        }
    }

    /// A scope that the client does not have, and whoever asks has nothing to do with, is told of as one that does not exist: the endpoint
    /// answers about both alike.
    async fn hide_unknown(
        &mut self,
        db: &mut PgConnection,
        asked_by: Option<OrgNumber>,
        day: Date,
    ) -> sqlx::Result<()> {
        let (Some(asked_by), Some(facts)) = (asked_by, &self.client) else { return Ok(()) };
        let is_strange = |scope: &&mut ScopeFacts| !scope.is_registered && scope.id.is_some();
        let strange: Vec<String> = self.scopes.iter_mut().filter(is_strange).map(|scope| scope.name.clone()).collect();
        if strange.is_empty() {
            return Ok(());
        }
        let asked = ScopeQuestion {
            environment: self.environment,
            consumer: facts.consumer,
            supplier: None,
            scopes: &strange,
            asked_by: Some(asked_by),
            then: None,
        };
        let known = scope_facts(db, asked, day).await?.scopes;
        for scope in self.scopes.iter_mut().filter(is_strange) {
            if !known.iter().any(|known| known.name == scope.name && known.id.is_some()) {
                *scope = ScopeFacts::absent(std::mem::take(&mut scope.name));
            }
        }
        Ok(())
    }

    fn about_client(&mut self, facts: Option<Facts>) {
        let Question { proof, alg, aud, times, consumer, claimed, .. } = &self.question;
        // Whoever names the owner as the consumer says that it fetches for itself. Only a request that names it says something else.
        let owner = facts.as_ref().map(|facts| facts.client.owner.number);
        let asked = Asked {
            header: proof.as_ref().map(|proof| (alg.as_str(), Some(proof))),
            aud: aud.as_deref(),
            // When it came is not known: at once, or now if it is of the future.
            times: facts.as_ref().zip(*times).map(|(facts, (iat, exp))| {
                let made = Timestamp::from_second(iat).unwrap_or(facts.now);
                (Times { iat, nbf: None, exp }, made.min(facts.now))
            }),
            is_fresh: None,
            consumer_org: consumer.filter(|named| Some(*named) != owner || *claimed == owner),
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

    /// Where the request belongs, if it stops because it is not from there.
    pub fn other_environment(&self) -> Option<Environment> {
        let reason = self.stops()?.reason;
        self.addressed_to.filter(|_| matches!(reason, Reason::NoClient | Reason::Of(Code::InvalidAudience)))
    }

    /// The scope that a refusal is about, or else the first.
    pub fn scope_of(&self, refusal: Option<&Refusal>) -> Option<&ScopeFacts> {
        let named = refusal.and_then(|refusal| refusal.scope.as_ref());
        self.scopes.iter().find(|scope| named == Some(&scope.name)).or_else(|| self.scopes.first())
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

    /// Whom an attempt concerns. One that was not signed anybody may have sent: it is for the owner of the client alone.
    pub async fn concerned_by(
        db: &mut PgConnection,
        services: &Services,
        attempt: &AttemptRow,
        now: Timestamp,
    ) -> sqlx::Result<Vec<OrgNumber>> {
        let mut parties = vec![attempt.org];
        let fields = Fields::of_attempt(attempt.clone());
        if attempt.is_signed
            && !fields.scope.is_empty()
            && let Ok(question) = fields.read(Lang::Nb, None, now)
        {
            parties.extend(Self::concerned(db, services, attempt.environment, question).await?);
        }
        Ok(parties)
    }

    /// The scopes of an attempt of others that an organisation may know of.
    pub async fn scopes_known_to(
        db: &mut PgConnection,
        services: &Services,
        (environment, org): (Environment, OrgNumber),
        question: Question,
    ) -> sqlx::Result<Vec<String>> {
        let answer = Self::now(db, services, (environment, Some(org)), question).await?;
        Ok(answer.scopes.into_iter().filter(|scope| scope.id.is_some()).map(|scope| scope.name).collect())
    }

    /// Nearest first: who owns the client, consumer, supplier, who provides the scopes.
    pub fn parties(&self) -> Vec<OrgNumber> {
        let elsewhere = self.elsewhere.as_ref().map(|there| &there.client);
        let owner = self.of_client().or(elsewhere).map(|client| &client.owner);
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
}

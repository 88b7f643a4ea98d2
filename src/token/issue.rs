//! From a request to a token or a refusal.

use std::net::IpAddr;

use actix_web::web::Data;
use sqlx::PgConnection;

use super::{
    Tokens,
    access_token::AccessToken,
    client_keys::KnownKey,
    store::{self, Used},
};
use crate::{
    entitlements::{TokenQuestion, token_facts},
    kernel::{ClientKeyId, Environment, OrgNumber},
    maskinporten::{self, Code, Facts, Grant, Issue, Proof, Refusal, Sender},
    platform::{Services, limits::TooOften},
};

/// Why there is no token.
pub(super) enum NoToken {
    Refused(Refusal),
    TooOften(TooOften),
    Failed(anyhow::Error),
}

impl From<Refusal> for NoToken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
impl From<sqlx::Error> for NoToken {
    fn from(e: sqlx::Error) -> Self {
        Self::Failed(e.into())
    }
}
impl From<anyhow::Error> for NoToken {
    fn from(e: anyhow::Error) -> Self {
        Self::Failed(e)
    }
}
impl From<TooOften> for NoToken {
    fn from(often: TooOften) -> Self {
        Self::TooOften(often)
    }
}

/// One request for a token, and what has been found out about it so far.
pub(super) struct Request {
    pub services: Services,
    pub tokens: Data<Tokens>,
    pub environment: Environment,
    pub correlation_id: String,
    /// Where it came from.
    pub from: Option<IpAddr>,
    /// Has it been counted against where it came from?
    pub is_counted: bool,
    /// Who it says it comes from.
    pub sender: Option<Sender>,
    /// Whose client that is, once it is known to exist.
    pub owner: Option<OrgNumber>,
    pub facts: Option<Facts>,
}

/// Whose client it is that a grant comes from, and the key that the grant names, if it names one.
struct Identified {
    owner: OrgNumber,
    key: Option<ClientKeyId>,
}

impl Request {
    /// Decides, and signs a token if there is to be one.
    pub async fn issue(&mut self, parameters: &[(String, String)]) -> Result<(Issue, String), NoToken> {
        let (assertion, client_id) = match maskinporten::assertion(parameters) {
            Ok(found) => found,
            Err(refusal) => {
                self.count_unknown()?;
                return Err(refusal.into());
            }
        };
        let grant = match read(assertion, client_id) {
            Ok(grant) => grant,
            Err(refusal) => {
                self.count_unknown()?;
                self.sender = Sender::of(assertion);
                self.owner = self.find_owner().await?;
                return Err(refusal.into());
            }
        };
        self.sender = Some(grant.sender());
        match &grant.proof {
            Some(Proof::Certificates(chain)) => self.with_certificates(&grant, chain).await,
            _ => self.with_key(&grant).await,
        }
    }

    fn issuer(&self) -> &str {
        self.services.config.issuers.address(self.environment)
    }

    /// Counts it, once, against where it came from: what is not known to be signed by a client may come from anybody.
    fn count_unknown(&mut self) -> Result<(), NoToken> {
        if std::mem::replace(&mut self.is_counted, true) {
            return Ok(());
        }
        Ok(self.services.limits.unknown_client(self.from)?)
    }

    /// Whose client sent a grant that cannot be read, so that they find the attempt.
    async fn find_owner(&self) -> Result<Option<OrgNumber>, NoToken> {
        let Some(sender) = &self.sender else { return Ok(None) };
        if let Some(known) = self.tokens.client_keys.get(self.environment, sender) {
            return Ok(Some(known.owner));
        }
        let mut db = self.services.db.acquire().await?;
        Ok(self.read_facts(&mut db, sender).await?.map(|facts| facts.client.owner.number))
    }

    /// What is known of the client and its key. The scopes are not looked up for a grant that anybody may have sent.
    async fn read_facts(&self, db: &mut PgConnection, sender: &Sender) -> sqlx::Result<Option<Facts>> {
        let question = TokenQuestion {
            environment: self.environment,
            client: sender.client,
            kid: sender.kid.as_deref(),
            scopes: &[],
            consumer_org: None,
        };
        token_facts(db, question, self.services.clock.today(), self.services.clock.shift()).await
    }

    /// Reads the facts for what comes before the signature, and answers with the first of it that is wrong.
    async fn identify(&mut self, db: &mut PgConnection, grant: &Grant) -> Result<Identified, NoToken> {
        let facts = self.read_facts(db, &grant.sender()).await?;
        self.owner = facts.as_ref().map(|facts| facts.client.owner.number);
        self.facts = facts;
        let facts = maskinporten::identify(grant, self.facts.as_ref())?;
        Ok(Identified { owner: facts.client.owner.number, key: facts.key.map(|key| key.id) })
    }

    /// For a grant that names a registered key.
    async fn with_key(&mut self, grant: &Grant) -> Result<(Issue, String), NoToken> {
        let (environment, sender) = (self.environment, grant.sender());
        // A key that was read before may have been replaced by another of the same name: then it is read anew, once.
        for _ in 0..2 {
            let known = match self.tokens.client_keys.get(environment, &sender) {
                Some(known) => known,
                None => self.read_key(grant).await?,
            };
            self.owner = Some(known.owner);
            if let Err(refusal) = known.key.check(grant) {
                // Whether the client and its key are still there is found out first, as for a key that is not in memory.
                self.count_unknown()?;
                let mut db = self.services.db.acquire().await?;
                if self.identify(&mut db, grant).await?.key.is_some_and(|key| key != known.id) {
                    self.tokens.client_keys.forget(environment, &sender);
                    continue;
                }
                return Err(refusal.into());
            }
            let mut db = self.services.db.acquire().await?;
            match self.use_up(&mut db, grant, Some(&known)).await? {
                Some(issued) => return Ok(issued),
                None => self.tokens.client_keys.forget(environment, &sender),
            }
        }
        Err(anyhow::anyhow!("the key of the client changes all the time").into())
    }

    /// Reads the key that the grant names, after the checks that come before it.
    async fn read_key(&mut self, grant: &Grant) -> Result<KnownKey, NoToken> {
        self.count_unknown()?;
        let mut db = self.services.db.acquire().await?;
        let Identified { owner, key } = self.identify(&mut db, grant).await?;
        let key = key.ok_or_else(|| anyhow::anyhow!("a client is identified by a key that it does not have"))?;
        Ok(self.tokens.client_keys.read(&mut db, (self.environment, &grant.sender()), (key, owner)).await?)
    }

    /// For a grant with certificates, of a client that has registered no key.
    async fn with_certificates(&mut self, grant: &Grant, chain: &[Vec<u8>]) -> Result<(Issue, String), NoToken> {
        // A chain costs several signatures to check, whoever has sent it.
        self.count_unknown()?;
        let now = self.services.clock.now();
        let certified = self.tokens.certificates.check(self.environment, chain, now).await;
        let mut db = self.services.db.acquire().await?;
        let owner = self.identify(&mut db, grant).await?.owner;
        let certified = certified?;
        if owner != certified.org {
            let detail = format!("the certificate is that of {}, not of the client's organisation", certified.org);
            return Err(Refusal::new(Code::ForeignCertificate, detail).into());
        }
        certified.key.check(grant)?;
        let issued = self.use_up(&mut db, grant, None).await?;
        issued.ok_or_else(|| anyhow::anyhow!("the keys of the client change all the time").into())
    }

    /// Uses the grant up, decides, and signs. `None`: another key has taken the place of the one that checked the signature.
    async fn use_up(
        &mut self,
        db: &mut PgConnection,
        grant: &Grant,
        key: Option<&KnownKey>,
    ) -> Result<Option<(Issue, String)>, NoToken> {
        // Before the grant is used up: whatever fails, the client can send it again. One that is refused whatever the facts are writes nothing.
        if maskinporten::is_stale(grant, self.issuer(), self.services.clock.now()) {
            self.identify(db, grant).await?;
            let facts = self.facts.as_ref();
            if let Some(Err(refusal)) = facts.map(|facts| maskinporten::decide(grant, facts, self.issuer()))
                && refusal.code.may_be_of_anybody()
            {
                self.count_unknown()?;
                return Err(refusal.into());
            }
        }
        self.services.limits.token(grant.claims.iss.uuid())?;
        let services = &self.services;
        let signing = self.tokens.signing.get(db, services, self.environment).await?;
        let facts = match store::use_up(db, services, self.environment, (grant, key.map(|key| key.id))).await? {
            Used::Up(facts) => facts,
            Used::KeyGone(facts) => {
                maskinporten::identify(grant, Some(self.facts.insert(facts)))?;
                return Ok(None);
            }
            Used::NoClient => {
                maskinporten::identify(grant, None)?;
                return Ok(None);
            }
        };
        let signed = maskinporten::decide(grant, &facts, self.issuer()).map_err(NoToken::from).and_then(|issue| {
            let token = signing.sign(&AccessToken::new(services, (grant, &facts), &issue, self.issuer())?)?;
            Ok(Some((issue, token)))
        });
        // If it cannot be given back the client makes another; the answer stays what it is.
        if signed.is_err()
            && facts.is_fresh
            && let Err(e) = store::give_back(db, grant).await
        {
            tracing::error!(error = %e, "a grant that was refused could not be given back");
        }
        self.facts = Some(facts);
        if matches!(&signed, Err(NoToken::Refused(refusal)) if refusal.code.may_be_of_anybody()) {
            self.count_unknown()?;
        }
        signed
    }
}

fn read(assertion: &str, client_id: Option<&str>) -> Result<Grant, Refusal> {
    let grant = Grant::read(assertion)?;
    if client_id.is_some_and(|sent| sent != grant.claims.iss.to_string()) {
        return Err(Refusal::malformed("client_id is not the client of the assertion (iss)"));
    }
    Ok(grant)
}

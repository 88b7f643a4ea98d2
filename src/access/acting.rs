//! The gate of whoever acts for an organisation.

use std::{marker::PhantomData, pin::Pin, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web::Data};
use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;

use super::{
    Actor, Basis, Decision, Mandate, Right, UndoChanges,
    gate::{Gate, Need, Proof, SignedIn, System, Takes, after_gate, connection, services, signed_in},
    mandate::Held,
    refusal::{Denied, Refusal},
    rights::{ABOUT_ONESELF, JUDGED_BY_EVENT, Why},
    session::{Login, RequestContext},
};
use crate::{
    entitlements::{self, Nobody},
    kernel::{Environment, Lang, OrgNumber, PersonId, SessionId},
    platform::{
        Bug, Connection, RequestConnection, Services,
        jobs::Run,
        limits::{Bucket, Crowd, WRITE},
    },
    register::{self, Unit},
    sitemap::{self, OrgPaths},
};

/// Proof that the person who is signed in holds `R` in the organisation of the path. Only this module can make one.
#[derive(Debug)]
pub struct Acting<R: Right> {
    visitor: SignedIn,
    mandate: Arc<Mandate>,
    basis: Basis,
    right: PhantomData<R>,
}

impl<R: Right> Gate for Acting<R> {
    const NEED: Need = Need::Right(R::NAME);
}

impl<R: Right> Acting<R> {
    /// The organisation they act for. It never comes from a form.
    pub(crate) fn org(&self) -> OrgNumber {
        self.mandate.unit.number
    }
    /// The same, with its name.
    pub(crate) fn unit(&self) -> &Unit {
        &self.mandate.unit
    }
    /// Who they are.
    pub(crate) fn person(&self) -> PersonId {
        self.mandate.person
    }
    /// Their session.
    pub(crate) fn login(&self) -> &Login {
        &self.visitor.login
    }
    /// Who is asking, for the layout.
    pub(crate) fn context(&self) -> &RequestContext {
        &self.visitor.context
    }
    /// In which language.
    pub(crate) fn lang(&self) -> Lang {
        self.visitor.lang()
    }
    /// The addresses of the organisation's pages, in that language.
    pub(crate) fn paths(&self) -> OrgPaths {
        OrgPaths { lang: self.lang(), org: self.org() }
    }
    /// Why they may.
    pub(crate) fn basis(&self) -> &Basis {
        &self.basis
    }
    /// All they hold here.
    pub(crate) fn mandate(&self) -> &Mandate {
        &self.mandate
    }
    /// The same, for what outlives the gate, such as the frame of the page.
    pub(crate) fn shared_mandate(&self) -> Arc<Mandate> {
        self.mandate.clone()
    }
    /// What their handler works with.
    pub(crate) fn services(&self) -> &Services {
        &self.visitor.services
    }
    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        self.visitor.now()
    }
    /// The day, in Norway.
    pub(crate) fn today(&self) -> Date {
        self.visitor.today()
    }
    /// The database connection of this request. There is one, and it is free again when what is returned is dropped.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.visitor.connection.get().await
    }
    /// Counts that they look something up or take a file away, and says no when that is done too often.
    pub(crate) async fn count(&self, what: Bucket) -> Result<(), Refusal> {
        self.count_on(&mut *self.db().await?, what).await
    }
    /// The same, on the connection that the request holds already.
    pub(crate) async fn count_on(&self, db: &mut PgConnection, what: Bucket) -> Result<(), Refusal> {
        Ok(self.services().count(db, what, self.person(), Some(self.crowd())).await?)
    }
    /// With whom they share what may be done within a time.
    pub(crate) fn crowd(&self) -> Crowd {
        self.basis.crowd(self.org())
    }
    /// Would another right be theirs too? Decides whether a link or button is drawn.
    pub(crate) fn can<Other: Right>(&self) -> bool {
        matches!(Other::decide(&self.mandate), Decision::Allowed(_))
    }

    /// The proof of another right they hold here too. Only of reading: writing takes a level of login that this gate did not ask for.
    pub(crate) fn also<Other: Right>(&self) -> Option<Acting<Other>> {
        if Other::WRITES {
            return None;
        }
        Acting::new(self.visitor.clone(), self.mandate.clone(), None).ok()
    }

    /// May they act in production as well? Whoever has registered by work e-mail may not, wherever the page is.
    pub(crate) fn reaches_production(&self) -> bool {
        !self.mandate.is_member()
    }

    /// The proof of a narrower right, or the refusal that names what it takes. From reading to writing there is no such way.
    pub fn narrow<Other: Right>(&self) -> Result<Acting<Other>, Refusal> {
        const { assert!(R::WRITES || !Other::WRITES, "writing takes a level of login that this gate did not ask for") }
        Acting::new(self.visitor.clone(), self.mandate.clone(), None)
    }

    /// The proof for what they confirmed at their gate and a worker does later, while they may be gone: what they hold is read anew.
    pub(crate) async fn on_behalf(
        _proof: &System,
        run: &Run,
        org: OrgNumber,
        (person, name, by_email): (PersonId, String, bool),
    ) -> Result<Self, Refusal> {
        let services = Data::new(run.services().clone());
        let login = Login::of_nobody_present(person, name, by_email, services.clock.now());
        // Nobody who logs in by e-mail has confirmed anything but at a gate of the test environment.
        let environment = by_email.then_some(Environment::Test);
        let (connection, job) = (connection(&services), Some(run.clone()));
        let mut db = services.db.acquire().await?;
        let visitor = SignedIn { context: RequestContext::default(), login, services, connection, job, environment };
        Self::read(visitor, &mut db, org).await
    }

    /// Reads what the visitor holds in the organisation, and decides.
    async fn read(visitor: SignedIn, db: &mut PgConnection, org: OrgNumber) -> Result<Self, Refusal> {
        let today = visitor.today();
        let by_email = visitor.login.is_by_email();
        let Some(mut mandate) = Mandate::read(db, visitor.person(), org, visitor.now()).await? else {
            return Err(nothing_there(&visitor));
        };
        mandate.keep_for(by_email);
        let nobody = match R::decide(&mandate) {
            Decision::Refused(_) if !mandate.bases.is_empty() => entitlements::nobody_decides(db, org, today).await?,
            _ => None,
        };
        Self::new(visitor, Arc::new(mandate), nobody)
    }

    fn new(visitor: SignedIn, mandate: Arc<Mandate>, nobody: Option<Nobody>) -> Result<Self, Refusal> {
        match R::decide(&mandate) {
            Decision::Allowed(basis) if is_open_here::<R>(&visitor, &basis) => {
                Ok(Self { visitor, mandate, basis, right: PhantomData })
            }
            // Somebody who has nothing to do with the organisation shall not learn that it exists.
            Decision::Refused(_) if mandate.bases.is_empty() => Err(nothing_there(&visitor)),
            decision => {
                let why = match decision {
                    Decision::Refused(why) if !mandate.is_member() => why,
                    _ => Why::OnlyTest,
                };
                let best = mandate.best().map(|basis| (mandate.unit.number, basis.clone()));
                let actor = Actor::Person { id: mandate.person, name: visitor.login.name, on_behalf_of: best };
                let (openers, right) = (R::OPENERS, R::NAME);
                Err(Refusal::Denied(Arc::new(Denied { mandate, why, openers, right, actor, nobody })))
            }
        }
    }
}

/// Is this right open on this page to whoever holds it on this basis? Whoever has registered by work e-mail holds it in test only, but for what
/// is about themselves.
fn is_open_here<R: Right>(visitor: &SignedIn, basis: &Basis) -> bool {
    basis.held != Held::Member
        || visitor.environment == Some(Environment::Test)
        || (visitor.environment.is_none() && JUDGED_BY_EVENT.contains(&R::NAME))
        || ABOUT_ONESELF.contains(&R::NAME)
}

/// The organisation has nothing to show them. Who logged in by e-mail has one organisation only: that is over, so they log in again.
fn nothing_there(visitor: &SignedIn) -> Refusal {
    if visitor.login.is_by_email() {
        return Refusal::SignIn { to: sitemap::members::register(visitor.lang()), high: false };
    }
    Refusal::NotFound
}

impl Acting<UndoChanges> {
    /// The proof of the right that a change took, for undoing it. That the change was one of test, the ledger asks of its event.
    pub(crate) fn undoing<Other: Right>(&self) -> Result<Acting<Other>, Refusal> {
        let mut visitor = self.visitor.clone();
        if visitor.login.is_by_email() {
            visitor.environment = Some(Environment::Test);
        }
        Acting::new(visitor, self.mandate.clone(), None)
    }
}

impl<R: Right> Proof for Acting<R> {
    fn actor(&self) -> Actor {
        let name = self.login().name.clone();
        Actor::Person { id: self.person(), name, on_behalf_of: Some((self.org(), self.basis.clone())) }
    }
    fn services(&self) -> &Services {
        &self.visitor.services
    }
    fn connection(&self) -> &RequestConnection {
        &self.visitor.connection
    }
    fn job(&self) -> Option<&Run> {
        self.visitor.job.as_ref()
    }
    /// Holds the organisation's row first, so that a role that has been lost meanwhile is lost.
    async fn again(&self, db: &mut PgConnection) -> Result<Self, Refusal> {
        if Bug::EarlierRight.strikes().await {
            return Self::new(self.visitor.clone(), self.mandate.clone(), None);
        }
        register::lock(db, &[self.org()]).await?;
        Self::read(self.visitor.clone(), db, self.org()).await
    }
}

/// That a request has passed the gate of an organisation. It stays with the request, for what writes down how the portal is used.
#[derive(Debug, Clone)]
pub struct Entrance {
    /// Who acts, and for which organisation.
    pub actor: Actor,
    /// The right that was asked for.
    pub right: &'static str,
    /// Their session.
    pub session: SessionId,
    /// The level of assurance they signed in at.
    pub acr: String,
}

impl Entrance {
    fn of<R: Right>(acting: &Acting<R>) -> Self {
        let Login { session, acr, .. } = acting.login();
        Self { actor: acting.actor(), right: R::NAME, session: *session, acr: acr.clone() }
    }
}

async fn enter<R: Right>(req: HttpRequest) -> Result<Acting<R>, Refusal> {
    // Also the page that says no knows who asked.
    RequestContext::remember(&req);
    // First, so that nobody signs in only to learn that there is no such page.
    let org = org_of_path(&req)?;
    let visitor = signed_in(&req, services(&req)?, Takes::level_or_email(R::WRITES))?;
    let mut db = visitor.db().await?;
    let acting = Acting::read(visitor, &mut db, org).await;
    remember(&req, &acting);
    let acting = acting?;
    if !req.method().is_safe() {
        // What takes something away never waits for what others do.
        let alone = req.match_pattern().is_some_and(|pattern| sitemap::protects(&pattern));
        let crowd = (!alone).then(|| acting.crowd());
        acting.services().count(&mut db, WRITE, acting.person(), crowd).await?;
    }
    drop(db);
    after_gate(&req, &acting)?;
    req.extensions_mut().insert(Entrance::of(&acting));
    Ok(acting)
}

impl SignedIn {
    /// The proof of a right in an organisation that the site itself has named. Only of reading: writing takes a level of login that this gate
    /// did not ask for.
    pub(crate) async fn acting_for<R: Right>(
        &self,
        db: &mut PgConnection,
        org: OrgNumber,
    ) -> Result<Acting<R>, Refusal> {
        const { assert!(!R::WRITES, "writing takes a level of login that this gate did not ask for") }
        Acting::read(self.clone(), db, org).await
    }
}

/// Leaves what they hold in the organisation with the request, for the frame of a page that says no.
fn remember<R: Right>(req: &HttpRequest, read: &Result<Acting<R>, Refusal>) {
    let mandate = match read {
        Ok(acting) => &acting.mandate,
        Err(Refusal::Denied(denied)) => &denied.mandate,
        Err(_) => return,
    };
    req.extensions_mut().insert(mandate.clone());
}

/// Does the same for an address that no page has, if it is among those of an organisation that they have to do with. It opens nothing.
pub(crate) async fn remember_whose(req: &HttpRequest) {
    let read = async {
        let org: OrgNumber = req.path().split('/').nth(2)?.parse().ok()?;
        let visitor = signed_in(req, services(req).ok()?, Takes::level(false)).ok()?;
        Mandate::read(&mut *visitor.db().await.ok()?, visitor.person(), org, visitor.now()).await.ok()?
    };
    if let Some(mandate) = read.await.filter(|mandate| !mandate.bases.is_empty()) {
        req.extensions_mut().insert(Arc::new(mandate));
    }
}

impl<R: Right> FromRequest for Acting<R> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(enter(req))
    }
}

/// The number in `{org}`; one typed with blanks or dots is sent to its proper address.
fn org_of_path(req: &HttpRequest) -> Result<OrgNumber, Refusal> {
    let text = req.match_info().get("org").ok_or(Refusal::NotFound)?;
    match (text.parse(), OrgNumber::parse(text)) {
        (Ok(org), _) => Ok(org),
        (Err(_), Ok(org)) => {
            let tail = req.path().splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).unwrap_or_default();
            let lang = req.match_info().get("lang").unwrap_or("nb");
            let query = if req.query_string().is_empty() { String::new() } else { format!("?{}", req.query_string()) };
            Err(Refusal::Moved(format!("/{lang}/{org}{tail}{query}")))
        }
        _ => Err(Refusal::NotFound),
    }
}

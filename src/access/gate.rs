//! The only ways into a handler. A gate is the first argument of every handler, or it cannot be mounted (`web::Routes`).

use std::{
    future::{Ready, ready},
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Data};
use sqlx::PgConnection;

use super::{
    Actor, Basis, Decision, Mandate, Right,
    refusal::{Denied, Refusal},
    session::{Login, RequestContext, suffices},
};
use crate::{
    entitlements,
    kernel::{OrgNumber, PersonId},
    platform::{Connection, RequestConnection, Services, jobs::Run},
    register::{self, Unit},
};

/// What a handler needs of its visitor, for the route table and the access matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: the page is public.
    Nothing,
    /// Somebody who is signed in.
    SignIn,
    /// Somebody who is named as support staff.
    Staff,
    /// This right in the organisation of the path.
    Right(&'static str),
}

impl std::fmt::Display for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "anyone",
            Self::SignIn => "signed-in",
            Self::Staff => "support-staff",
            Self::Right(name) => name,
        })
    }
}

/// An extractor that decides who may pass.
#[diagnostic::on_unimplemented(
    message = "the first argument of a handler must be a gate, not `{Self}`",
    note = "use `Public`, `SignedIn`, `Staff` or `Acting<Right>` from crate::access"
)]
pub trait Gate: FromRequest {
    /// What it demands.
    const NEED: Need;
}

/// A gate that was passed: it names who acts, and can be asked again inside the transaction of a change. Only gates are proofs.
pub trait Proof: Sized + sealed::Sealed {
    /// Who acts.
    fn actor(&self) -> Actor;
    /// The connection of the request.
    fn connection(&self) -> &RequestConnection;
    /// The job that acts for somebody who has confirmed this and is not there any more. It ends together with the change.
    fn job(&self) -> Option<&Run> {
        None
    }
    /// The same proof, made again inside a transaction: a right that was lost a moment ago is lost.
    fn again(&self, db: &mut PgConnection, services: &Services) -> impl Future<Output = Result<Self, Refusal>> + Send;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::SignedIn {}
    impl Sealed for super::Staff {}
    impl<R: super::Right> Sealed for super::Acting<R> {}
}

/// Proof that the system acts by itself and no person does. Only `app`'s housekeeping makes one; a test of the architecture sees to that.
#[derive(Debug)]
pub struct System(());

impl System {
    /// For the housekeeping loop.
    pub(crate) fn housekeeping() -> Self {
        Self(())
    }
}

/// A visitor of whom nothing is asked.
#[derive(Debug, Clone)]
pub struct Public {
    context: RequestContext,
    connection: RequestConnection,
}

impl Gate for Public {
    const NEED: Need = Need::Nothing;
}

impl Public {
    /// Who is asking.
    #[must_use]
    pub fn context(&self) -> &RequestContext {
        &self.context
    }
    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.connection.get().await
    }
}

impl FromRequest for Public {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            services(req).map(|services| Self { context: RequestContext::of(req), connection: connection(&services) }),
        )
    }
}

/// Somebody who is signed in, acting for nobody yet.
#[derive(Debug, Clone)]
pub struct SignedIn {
    context: RequestContext,
    login: Login,
    connection: RequestConnection,
    job: Option<Run>,
}

impl Gate for SignedIn {
    const NEED: Need = Need::SignIn;
}

impl SignedIn {
    /// Who is asking.
    #[must_use]
    pub fn context(&self) -> &RequestContext {
        &self.context
    }
    /// Their session.
    #[must_use]
    pub fn login(&self) -> &Login {
        &self.login
    }
    /// Who they are.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.login.person
    }
    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.connection.get().await
    }
    /// Do they do support? Decides whether the way there is drawn.
    pub async fn does_support(&self, db: &mut PgConnection) -> sqlx::Result<bool> {
        entitlements::is_staff(db, self.person()).await
    }
}

/// Somebody who does support. They act for nobody; an organisation's log tells what they did as support's.
#[derive(Debug, Clone)]
pub struct Staff {
    visitor: SignedIn,
}

impl Proof for SignedIn {
    fn actor(&self) -> Actor {
        Actor::Person { id: self.person(), name: self.login.name.clone(), on_behalf_of: None }
    }
    fn connection(&self) -> &RequestConnection {
        &self.connection
    }
    /// Nothing to decide: whoever is signed in may ask for something in their own name.
    async fn again(&self, _db: &mut PgConnection, _services: &Services) -> Result<Self, Refusal> {
        Ok(self.clone())
    }
}

impl Gate for Staff {
    const NEED: Need = Need::Staff;
}

impl Staff {
    /// Who is asking.
    #[must_use]
    pub fn visitor(&self) -> &SignedIn {
        &self.visitor
    }
    /// Who they are.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.visitor.person()
    }

    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.visitor.db().await
    }
}

impl Proof for Staff {
    fn actor(&self) -> Actor {
        Actor::Support { id: self.person() }
    }
    fn connection(&self) -> &RequestConnection {
        &self.visitor.connection
    }
    /// Somebody who has been struck from the list of staff meanwhile is no longer staff.
    async fn again(&self, db: &mut PgConnection, _services: &Services) -> Result<Self, Refusal> {
        if entitlements::is_staff(db, self.person()).await? { Ok(self.clone()) } else { Err(Refusal::NotFound) }
    }
}

impl FromRequest for Staff {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let services = services(&req)?;
            // Support sees every organisation's business, so even reading takes the higher level.
            let staff = Self { visitor: signed_in(&req, &services, true)? };
            let staff = staff.again(&mut *staff.db().await?, &services).await?;
            after_gate(&req, &staff)?;
            Ok(staff)
        })
    }
}

fn signed_in(req: &HttpRequest, services: &Services, writes: bool) -> Result<SignedIn, Refusal> {
    let context = RequestContext::of(req);
    match context.login.clone() {
        Some(login) if suffices(&services.config, &login.acr, writes) => {
            Ok(SignedIn { context, login, connection: connection(services), job: None })
        }
        // A form cannot be replayed after login; its page can.
        _ if req.method() == actix_web::http::Method::GET => {
            Err(Refusal::SignIn { to: context.sign_in(writes), high: writes })
        }
        _ => {
            let back = RequestContext { here: req.path().to_owned(), ..context };
            Err(Refusal::SignIn { to: back.sign_in(writes), high: writes })
        }
    }
}

fn services(req: &HttpRequest) -> Result<Data<Services>, Refusal> {
    let missing = || Refusal::Broken(Arc::new(anyhow::anyhow!("the services are not mounted")));
    req.app_data::<Data<Services>>().cloned().ok_or_else(missing)
}

/// A connection for this request, of the worker's own pool.
fn connection(services: &Services) -> RequestConnection {
    RequestConnection::new(services.db.clone())
}

/// A page that only looks keeps the connection its gate used, which saves a round trip. A form may still be on its way, as slowly as its
/// sender likes, so it waits for nobody's connection.
fn after_gate(req: &HttpRequest, proof: &impl Proof) -> Result<(), Refusal> {
    if !req.method().is_safe() {
        proof.connection().give_back()?;
    }
    Ok(())
}

impl FromRequest for SignedIn {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(services(req).and_then(|services| signed_in(req, &services, false)))
    }
}

/// Proof that the person who is signed in holds `R` in the organisation of the path. Only this module can make one.
#[derive(Debug)]
pub struct Acting<R: Right> {
    visitor: SignedIn,
    mandate: Mandate,
    basis: Basis,
    right: PhantomData<R>,
}

impl<R: Right> Gate for Acting<R> {
    const NEED: Need = Need::Right(R::NAME);
}

impl<R: Right> Acting<R> {
    /// The organisation they act for. It never comes from a form.
    #[must_use]
    pub fn org(&self) -> OrgNumber {
        self.mandate.unit.number
    }
    /// The same, with its name.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.mandate.unit
    }
    /// Who they are.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.mandate.person
    }
    /// Their session.
    #[must_use]
    pub fn login(&self) -> &Login {
        &self.visitor.login
    }
    /// Who is asking, for the layout.
    #[must_use]
    pub fn context(&self) -> &RequestContext {
        &self.visitor.context
    }
    /// Why they may.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }
    /// All they hold here.
    #[must_use]
    pub fn mandate(&self) -> &Mandate {
        &self.mandate
    }
    /// The database connection of this request. There is one, and it is free again when what is returned is dropped.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.visitor.connection.get().await
    }
    /// Would another right be theirs too? Decides whether a link or button is drawn.
    #[must_use]
    pub fn can<Other: Right>(&self) -> bool {
        matches!(Other::decide(&self.mandate), Decision::Allowed(_))
    }

    /// The proof of another right they hold here too. Only of reading: writing takes a level of login that this gate did not ask for.
    #[must_use]
    pub fn also<Other: Right>(&self) -> Option<Acting<Other>> {
        if Other::WRITES {
            return None;
        }
        Acting::new(self.visitor.clone(), self.mandate.clone()).ok()
    }

    /// The proof of a narrower right, or the refusal that names what it takes. From reading to writing there is no such way.
    pub fn narrow<Other: Right>(&self) -> Result<Acting<Other>, Refusal> {
        const { assert!(R::WRITES || !Other::WRITES, "writing takes a level of login that this gate did not ask for") }
        Acting::new(self.visitor.clone(), self.mandate.clone())
    }

    /// The proof for what they confirmed at their gate and a job does later, while they may be gone: what they hold is read anew. The job
    /// ends with the change that is made by it.
    pub(crate) async fn on_behalf(
        _proof: &System,
        run: &Run,
        org: OrgNumber,
        (person, name): (PersonId, String),
    ) -> Result<Self, Refusal> {
        let services = run.services();
        let mandate = {
            let mut db = services.db.acquire().await?;
            Mandate::read(&mut db, person, org, services.clock.today()).await?
        };
        let login = Login::of_nobody_present(person, name, services.clock.now());
        let (connection, job) = (connection(services), Some(run.clone()));
        let visitor = SignedIn { context: RequestContext::default(), login, connection, job };
        Self::new(visitor, mandate.ok_or(Refusal::NotFound)?)
    }

    fn new(visitor: SignedIn, mandate: Mandate) -> Result<Self, Refusal> {
        match R::decide(&mandate) {
            Decision::Allowed(basis) => Ok(Self { visitor, mandate, basis, right: PhantomData }),
            // Somebody who has nothing to do with the organisation shall not learn that it exists.
            Decision::Refused(_) if mandate.bases.is_empty() => Err(Refusal::NotFound),
            Decision::Refused(why) => Err(Refusal::Denied(Arc::new(Denied {
                context: visitor.context,
                unit: mandate.unit,
                why,
                openers: R::OPENERS,
            }))),
        }
    }
}

impl<R: Right> Proof for Acting<R> {
    fn actor(&self) -> Actor {
        let name = self.login().name.clone();
        Actor::Person { id: self.person(), name, on_behalf_of: Some((self.org(), self.basis.clone())) }
    }
    fn connection(&self) -> &RequestConnection {
        &self.visitor.connection
    }
    fn job(&self) -> Option<&Run> {
        self.visitor.job.as_ref()
    }
    /// Holds the organisation's row first, so that a role that has been lost meanwhile is lost.
    async fn again(&self, db: &mut PgConnection, services: &Services) -> Result<Self, Refusal> {
        register::lock(db, &[self.org()]).await?;
        let mandate = Mandate::read(db, self.person(), self.org(), services.clock.today()).await?;
        Self::new(self.visitor.clone(), mandate.ok_or(Refusal::NotFound)?)
    }
}

async fn enter<R: Right>(req: HttpRequest) -> Result<Acting<R>, Refusal> {
    let services = services(&req)?;
    // First, so that nobody signs in only to learn that there is no such page.
    let org = org_of_path(&req)?;
    let visitor = signed_in(&req, &services, R::WRITES)?;
    let mandate = Mandate::read(&mut *visitor.db().await?, visitor.person(), org, services.clock.today()).await?;
    let acting = Acting::new(visitor, mandate.ok_or(Refusal::NotFound)?)?;
    after_gate(&req, &acting)?;
    Ok(acting)
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

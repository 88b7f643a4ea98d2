//! The only ways into a handler. A gate is the first argument of every handler, or it cannot be mounted (`web::Routes`).

use std::{
    future::{Ready, ready},
    pin::Pin,
    sync::Arc,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Data};
use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;

use super::{
    Acting, Actor, Right,
    refusal::Refusal,
    session::{Login, RequestContext, login_path, suffices},
};
use crate::{
    entitlements,
    kernel::{Environment, Lang, OrgNumber, PersonId},
    platform::{
        Connection, RequestConnection, Services,
        jobs::Run,
        limits::{Bucket, WRITE},
    },
    register,
};

/// What a handler needs of its visitor, for the route table and the access matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: the page is public.
    Nothing,
    /// Somebody who is signed in.
    SignIn,
    /// Somebody who is signed in, be it by e-mail.
    Login,
    /// Somebody who is named as support staff.
    Staff,
    /// Somebody of them who decides.
    Decider,
    /// This right in the organisation of the path.
    Right(&'static str),
    /// A token with one of some scopes; machines have it.
    Token(&'static str),
}

impl std::fmt::Display for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "anyone",
            Self::SignIn => "signed-in",
            Self::Login => "any-login",
            Self::Staff => "support-staff",
            Self::Decider => "support-decider",
            Self::Right(name) | Self::Token(name) => name,
        })
    }
}

/// An extractor that decides who may pass.
#[diagnostic::on_unimplemented(
    message = "the first argument of a handler must be a gate, not `{Self}`",
    note = "use `Public`, `SignedIn`, `AtAnyLevel`, `Oneself`, `Staff`, `Decider`, `Acting<Right>` or `Caller<Scope>` from crate::access"
)]
pub trait Gate: FromRequest {
    /// What it demands.
    const NEED: Need;
}

/// A gate that was passed: it names who acts, and can be asked again inside the transaction of a change. Only gates are proofs.
pub trait Proof: Sized + sealed::Sealed {
    /// Who acts.
    fn actor(&self) -> Actor;
    /// What the handler works with.
    fn services(&self) -> &Services;
    /// The connection of the request.
    fn connection(&self) -> &RequestConnection;
    /// The job that acts for somebody who has confirmed this and is not there any more. It ends together with the change.
    fn job(&self) -> Option<&Run> {
        None
    }
    /// The same proof, made again inside a transaction: a right that was lost a moment ago is lost.
    fn again(&self, db: &mut PgConnection) -> impl Future<Output = Result<Self, Refusal>> + Send;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::SignedIn {}
    impl Sealed for super::super::Staff {}
    impl Sealed for super::super::Decider {}
    impl Sealed for super::Newcomer {}
    impl<R: super::Right> Sealed for super::Acting<R> {}
}

/// Proof that the system acts by itself and no person does. Only `app` makes one, for its jobs
/// (`tests/it/architecture.rs::only_app_makes_the_proof_of_the_system`).
#[derive(Debug)]
pub struct System(());

impl System {
    /// For what `app` does behind the scenes.
    pub(crate) fn housekeeping() -> Self {
        Self(())
    }
}

/// A visitor of whom nothing is asked.
#[derive(Debug, Clone)]
pub struct Public {
    context: RequestContext,
    services: Data<Services>,
}

impl Gate for Public {
    const NEED: Need = Need::Nothing;
}

impl Public {
    /// Who is asking.
    pub(crate) fn context(&self) -> &RequestContext {
        &self.context
    }
    /// What their handler works with.
    pub(crate) fn services(&self) -> &Services {
        &self.services
    }
}

impl FromRequest for Public {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(services(req).map(|services| Self { context: RequestContext::of(req), services }))
    }
}

/// Somebody who has proved that a work address is theirs, and registers in the organisation of its domain; or who has the link of an
/// invitation, and says no. It is a proof and no gate: `members` makes it, of a visitor who has used what was mailed there, and
/// `invitations` (`tests/it/architecture.rs`). The log says that Portner did it, since they are nobody there.
#[derive(Debug, Clone)]
pub struct Newcomer {
    services: Data<Services>,
    connection: RequestConnection,
    org: OrgNumber,
}

impl Newcomer {
    /// In this organisation.
    pub(crate) fn in_organisation(visitor: &Public, org: OrgNumber) -> Self {
        let services = visitor.services.clone();
        Self { connection: connection(&services), services, org }
    }
    /// Which it is.
    pub(crate) fn org(&self) -> OrgNumber {
        self.org
    }
}

impl Proof for Newcomer {
    fn actor(&self) -> Actor {
        Actor::System
    }
    fn services(&self) -> &Services {
        &self.services
    }
    fn connection(&self) -> &RequestConnection {
        &self.connection
    }
    /// Holds the organisation's row, as everybody does who acts there. Whether the domain still decides is asked by the change.
    async fn again(&self, db: &mut PgConnection) -> Result<Self, Refusal> {
        register::lock(db, &[self.org]).await?;
        Ok(self.clone())
    }
}

/// Somebody who is signed in, acting for nobody yet.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub(super) context: RequestContext,
    pub(super) login: Login,
    pub(super) services: Data<Services>,
    pub(super) connection: RequestConnection,
    pub(super) job: Option<Run>,
    /// The environment of the page.
    pub(super) environment: Option<Environment>,
}

impl Gate for SignedIn {
    const NEED: Need = Need::SignIn;
}

impl SignedIn {
    /// Who is asking.
    pub(crate) fn context(&self) -> &RequestContext {
        &self.context
    }
    /// In which language.
    pub(crate) fn lang(&self) -> Lang {
        self.context.lang
    }
    /// Their session.
    pub(crate) fn login(&self) -> &Login {
        &self.login
    }
    /// The same as somebody whom an organisation knows by a typed name alone, for a change that shall not tell it who they are: neither
    /// their name nor their id goes into its log.
    pub(crate) fn known_only_as(&self, person: PersonId, name: &str) -> Self {
        Self { login: Login { person, name: name.to_owned(), ..self.login.clone() }, ..self.clone() }
    }
    /// Who they are.
    pub(crate) fn person(&self) -> PersonId {
        self.login.person
    }
    /// What their handler works with.
    pub(crate) fn services(&self) -> &Services {
        &self.services
    }
    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        self.services.clock.now()
    }
    /// The day, in Norway.
    pub(crate) fn today(&self) -> Date {
        self.services.clock.today()
    }
    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.connection.get().await
    }
    /// Counts that they send a form or look something up, and says no when that is done too often.
    pub(crate) async fn count(&self, what: Bucket) -> Result<(), Refusal> {
        Ok(self.services().count(&mut *self.db().await?, what, self.person(), None).await?)
    }
    /// Do they do support? Decides whether the way there is drawn.
    pub async fn does_support(&self, db: &mut PgConnection) -> sqlx::Result<bool> {
        entitlements::is_staff(db, self.person()).await
    }
}

impl Proof for SignedIn {
    fn actor(&self) -> Actor {
        Actor::Person { id: self.person(), name: self.login.name.clone(), on_behalf_of: None }
    }
    fn services(&self) -> &Services {
        &self.services
    }
    fn connection(&self) -> &RequestConnection {
        &self.connection
    }
    /// Nothing to decide: whoever is signed in may ask for something in their own name.
    async fn again(&self, _db: &mut PgConnection) -> Result<Self, Refusal> {
        Ok(self.clone())
    }
}

/// Counts their forms, and lets them in.
async fn enter(req: HttpRequest, takes: Takes) -> Result<SignedIn, Refusal> {
    let visitor = signed_in(&req, services(&req)?, takes)?;
    if !req.method().is_safe() {
        visitor.count(WRITE).await?;
    }
    after_gate(&req, &visitor)?;
    Ok(visitor)
}

impl FromRequest for SignedIn {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    /// A form takes the level that writing takes, also where they act for nobody: saying that one is somebody gives what waits for them.
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let writes = !req.method().is_safe();
        Box::pin(enter(req.clone(), Takes::level(writes)))
    }
}

/// Somebody who is signed in, and may send this form at the level that reading takes. Only for what changes nothing that anybody may do.
#[derive(Debug)]
pub struct AtAnyLevel(pub SignedIn);

impl Gate for AtAnyLevel {
    const NEED: Need = Need::SignIn;
}

impl FromRequest for AtAnyLevel {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { enter(req, Takes::level(false)).await.map(Self) })
    }
}

/// Somebody who is signed in, in whatever way, on a page about themselves: a login by e-mail is let in, and a form takes the level that
/// reading takes, as nothing of it gives anything to anybody.
#[derive(Debug, Clone)]
pub struct Oneself(SignedIn);

impl Gate for Oneself {
    const NEED: Need = Need::Login;
}

impl Oneself {
    /// What is known of them.
    pub(crate) fn visitor(&self) -> &SignedIn {
        &self.0
    }
    /// Who they are.
    pub(crate) fn person(&self) -> PersonId {
        self.0.person()
    }
    /// In which language.
    pub(crate) fn lang(&self) -> Lang {
        self.0.lang()
    }
    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        self.0.now()
    }
    /// The database connection of this request.
    pub async fn db(&self) -> sqlx::Result<Connection> {
        self.0.db().await
    }
}

impl FromRequest for Oneself {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { enter(req, Takes::level_or_email(false)).await.map(Self) })
    }
}

/// What a page takes of a login.
#[derive(Debug, Clone, Copy)]
pub(super) struct Takes {
    writes: bool,
    /// Is a login by e-mail let in? Then what they hold decides.
    email: bool,
}

impl Takes {
    /// The level of an issuer that writing or reading takes.
    pub(super) fn level(writes: bool) -> Self {
        Self { writes, email: false }
    }
    /// That, or a login by e-mail.
    pub(super) fn level_or_email(writes: bool) -> Self {
        Self { writes, email: true }
    }
}

pub(super) fn signed_in(req: &HttpRequest, services: Data<Services>, takes: Takes) -> Result<SignedIn, Refusal> {
    let (context, writes) = (RequestContext::of(req), takes.writes);
    match context.login.clone() {
        Some(login) if (takes.email && login.is_by_email()) || suffices(&services.config, &login.acr, writes) => {
            let connection = connection(&services);
            let environment = req.match_info().get("miljo").and_then(|word| word.parse().ok());
            Ok(SignedIn { context, login, services, connection, job: None, environment })
        }
        // After the login a page is opened again. What a form sent is kept by `login`, and its page offers it.
        _ => {
            let is_page = req.method() == actix_web::http::Method::GET;
            let back = if is_page { &context.here } else { req.path() };
            Err(Refusal::SignIn { to: login_path(context.lang, back, writes), high: writes })
        }
    }
}

pub(super) fn services(req: &HttpRequest) -> Result<Data<Services>, Refusal> {
    let missing = || Refusal::Broken(Arc::new(anyhow::anyhow!("the services are not mounted")));
    req.app_data::<Data<Services>>().cloned().ok_or_else(missing)
}

/// A connection for this request, of the worker's own pool.
pub(super) fn connection(services: &Services) -> RequestConnection {
    RequestConnection::new(services.db.clone())
}

/// A page that only looks keeps the connection its gate used, which saves a round trip. A form mostly goes on to a change, whose transaction
/// has a connection of its own, and no request holds two.
pub(super) fn after_gate(req: &HttpRequest, proof: &impl Proof) -> Result<(), Refusal> {
    if !req.method().is_safe() {
        proof.connection().give_back()?;
    }
    Ok(())
}

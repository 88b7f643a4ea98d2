//! The gates of support: whoever does support, and those of them who decide. Whoever only looks up does not pass the second, and is answered as
//! if there were nothing.

use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use jiff::Timestamp;
use sqlx::PgConnection;

use super::{
    Actor, SignedIn,
    gate::{Gate, Need, Proof, Takes, after_gate, services, signed_in},
    refusal::Refusal,
};
use crate::{
    entitlements::{self, StaffRole},
    kernel::{Lang, PersonId},
    platform::{Connection, RequestConnection, Services},
};

/// Somebody who does support. They act for nobody; an organisation's log says that support did it.
#[derive(Debug, Clone)]
pub struct Staff {
    visitor: SignedIn,
    role: StaffRole,
}

impl Gate for Staff {
    const NEED: Need = Need::Staff;
}

impl Staff {
    /// Who is asking.
    pub(crate) fn visitor(&self) -> &SignedIn {
        &self.visitor
    }
    /// Who they are.
    pub(crate) fn person(&self) -> PersonId {
        self.visitor.person()
    }
    /// In which language.
    pub(crate) fn lang(&self) -> Lang {
        self.visitor.lang()
    }
    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        self.visitor.now()
    }
    /// Do they decide, or only look up?
    pub(crate) fn decides(&self) -> bool {
        self.role == StaffRole::Decider
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
    fn services(&self) -> &Services {
        self.visitor.services()
    }
    fn connection(&self) -> &RequestConnection {
        self.visitor.connection()
    }
    /// Somebody who has been struck from the list of staff meanwhile is no longer staff.
    async fn again(&self, db: &mut PgConnection) -> Result<Self, Refusal> {
        let role = entitlements::staff_role(db, self.person()).await?.ok_or(Refusal::NotFound)?;
        Ok(Self { role, ..self.clone() })
    }
}

impl FromRequest for Staff {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            // Support sees every organisation's business, so even reading takes the higher level.
            let visitor = signed_in(&req, services(&req)?, Takes::level(true))?;
            let staff = Self { visitor, role: StaffRole::Reader };
            let staff = staff.again(&mut *staff.db().await?).await?;
            after_gate(&req, &staff)?;
            Ok(staff)
        })
    }
}

/// Somebody of the support staff who decides.
#[derive(Debug, Clone)]
pub struct Decider(Staff);

impl Decider {
    /// What they may do besides.
    pub(crate) fn staff(&self) -> &Staff {
        &self.0
    }
    fn of(staff: Staff) -> Result<Self, Refusal> {
        if staff.decides() { Ok(Self(staff)) } else { Err(Refusal::NotFound) }
    }
}

impl Gate for Decider {
    const NEED: Need = Need::Decider;
}

impl Proof for Decider {
    fn actor(&self) -> Actor {
        self.0.actor()
    }
    fn services(&self) -> &Services {
        self.0.services()
    }
    fn connection(&self) -> &RequestConnection {
        self.0.connection()
    }
    /// Somebody who has been made a reader meanwhile decides no more.
    async fn again(&self, db: &mut PgConnection) -> Result<Self, Refusal> {
        Self::of(self.0.again(db).await?)
    }
}

impl FromRequest for Decider {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let staff = Staff::from_request(req, payload);
        Box::pin(async move { Self::of(staff.await?) })
    }
}

//! The gate of what support decides. Whoever only looks up does not pass, and is answered as if there were nothing.

use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use sqlx::PgConnection;

use super::{
    Actor, Staff,
    gate::{Gate, Need, Proof},
    refusal::Refusal,
};
use crate::platform::{RequestConnection, Services};

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

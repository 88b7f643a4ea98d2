//! The job that writes to an address, or does not. Nobody waits for it, so nothing of it is seen from outside.

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::{
    counting, mails,
    model::{ATTEMPT_LIVES, WorkAddress, counted_domain, deciding},
    store,
};
use crate::{
    kernel::RegistrationId,
    platform::{
        jobs::{Job, Run},
        keys::{random_code, random_token},
        mail,
    },
};

/// For which attempt.
#[derive(Debug, Serialize, Deserialize)]
pub struct Payload {
    pub(super) attempt: RegistrationId,
    /// The network it was begun from (`counting::network_of`).
    #[serde(default)]
    pub(super) network: Option<String>,
}

/// Writes to the address of an attempt, if its domain decides for somebody and it has not been written to too often.
#[derive(Debug)]
pub struct WriteToAddress;

impl Job for WriteToAddress {
    const KIND: &'static str = "members.write-to-address";
    type Payload = Payload;

    async fn run(&self, run: &Run, Payload { attempt: id, network }: Payload) -> anyhow::Result<()> {
        let services = run.services();
        let now = services.clock.now();
        let mut tx = services.db.begin().await?;
        if let Some(attempt) = store::lock_attempt(&mut tx, id).await?
            && attempt.code.is_none()
            && now < attempt.started_at + ATTEMPT_LIVES
        {
            let address: WorkAddress = attempt.email.as_str().parse().context("an address that was kept is none")?;
            let domain = address.domain();
            let orgs =
                deciding(&domain, store::deciding(&mut tx, &domain.with_parents(), services.clock.today()).await?);
            let (counted, network) = (counted_domain(&domain, &orgs), network.as_deref());
            if !orgs.is_empty() && counting::mail(services, &mut tx, &attempt, (&counted, network)).await? {
                let (code, secret) = (random_code()?, random_token::<32>()?);
                let hash = |text: &str| services.keys.code_hash(id.uuid().as_bytes(), text);
                store::set_codes(&mut tx, id, &hash(&code), &hash(&secret)).await?;
                let letter = mails::proof(services, (&attempt.email, attempt.lang), (id, &code, &secret))?;
                mail::post(&mut tx, services, &letter).await?;
            }
        }
        run.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    }
}

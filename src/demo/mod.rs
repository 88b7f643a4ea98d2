//! A small world to try the portal in: made-up organisations and persons, APIs, and a few things that have been given already.
//!
//! The register part goes through the real import; what people have decided is put in place once and then left alone, so that the
//! demo can be started again without losing what was tried out. Every number is from the synthetic series, except that of
//! Digitaliseringsdirektoratet, which owns two of the APIs.

mod apis;
mod clients;
mod decisions;
mod housing;
mod people;
mod store;

use std::io::Cursor;

use anyhow::{Context, ensure};
use jiff::Span;
use serde_json::Value;

pub use people::{DemoPerson, people};

use crate::{
    commercial,
    platform::Services,
    register::import::{self, Files, Options, Source},
};

const UNITS: &str = include_str!("register/units.json");
const SUB_UNITS: &str = include_str!("register/sub_units.json");
const TERMS: &str = include_str!("terms.toml");
const ROLES: &str = include_str!("register/roles.json");

/// Puts the world in place. Twice is as good as once.
pub async fn install(services: &Services) -> anyhow::Result<()> {
    ensure!(
        services.config.synthetic_organisations,
        "the demo's organisations are made up, and synthetic_organisations forbids those"
    );
    let summary = import::take_in(services, register()?, Options::default(), |_| ()).await?;
    // One leader has no national number: they are shown and cannot log in.
    ensure!(summary.is_whole() && summary.rejects.len() == 1, "the demo's register is wrong:\n{summary}");
    decisions::install(services).await.context("the demo's decisions")
}

/// Tells in the logs how it all came about, where they are still empty, and gives some organisations clients. The tests leave this out, so
/// that what a log and a list of clients have there is what their own people did.
pub async fn tell(services: &Services) -> anyhow::Result<()> {
    decisions::tell(services).await.context("the demo's past")?;
    clients::install(services).await.context("the demo's clients")?;
    terms(services).await.context("the demo's terms of use")
}

/// Publishes terms of use, which nobody has signed yet.
async fn terms(services: &Services) -> anyhow::Result<()> {
    let must_be_signed_by = services.clock.today().checked_add(Span::new().days(30))?;
    commercial::publish(services, &"1.0".parse()?, must_be_signed_by, &commercial::TermsText::parse(TERMS)?).await?;
    Ok(())
}

/// The three files: the small ones as written, and the housing cooperatives added.
fn register() -> anyhow::Result<Files<Source>> {
    let file = |text: &str, more: Vec<Value>| -> anyhow::Result<Option<Source>> {
        let mut elements: Vec<Value> = serde_json::from_str(text)?;
        elements.extend(more);
        Ok(Some(Box::new(Cursor::new(serde_json::to_vec(&elements)?))))
    };
    let housing = housing::register();
    Ok(Files {
        units: file(UNITS, housing.units)?,
        sub_units: file(SUB_UNITS, housing.sub_units)?,
        roles: file(ROLES, housing.roles)?,
    })
}

use super::super::paths::Paths;
use crate::{
    entitlements::ClientWithPackage,
    kernel::{Environment, oslo},
    web::day,
};

/// A client that has the package.
#[derive(Debug)]
pub(super) struct ClientLine {
    pub name: String,
    pub href: String,
    pub test: bool,
    pub inactive: bool,
    pub given: String,
}

impl ClientLine {
    pub fn new(paths: Paths, client: ClientWithPackage) -> Self {
        Self {
            href: paths.within(client.environment).client(&client.client),
            test: client.environment == Environment::Test,
            inactive: !client.is_active,
            given: day(paths.lang, oslo(client.given_at).date()),
            name: client.name,
        }
    }
}

//! Outgoing calls: short time limits, no redirects, no surprises.

use std::time::Duration;

/// The client everything outgoing shares. Connect 2 s, whole call 5 s, redirects are never followed.
pub fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("portner/", env!("CARGO_PKG_VERSION")))
        .build()
}

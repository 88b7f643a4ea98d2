//! Outgoing calls: short time limits, no redirects, no surprises.

use std::time::Duration;

/// The client everything outgoing shares. Connect 2 s, whole call 5 s, redirects are never followed. No connection is kept: the other
/// side may close it just when somebody's login is sent over it, and what was sent is not sent again by itself.
pub fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(5))
        .pool_max_idle_per_host(0)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("portner/", env!("CARGO_PKG_VERSION")))
        .build()
}

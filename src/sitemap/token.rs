//! Addresses of the token endpoint. They belong to machines and have no language; the issuer of an environment ends in a slash, as
//! Maskinporten's does.

/// Everything below it is answered in JSON.
pub(crate) const ROOT: &str = "/maskinporten/";
/// And below this, where RFC 8414 §3.1 puts what an issuer says of itself.
pub(crate) const BEFORE: &str = "/.well-known/oauth-authorization-server/";
/// Where a token is fetched (POST).
pub(crate) const TOKEN: &str = "/maskinporten/{miljo}/token";
/// The keys that sign tokens (RFC 7517).
pub(crate) const JWK: &str = "/maskinporten/{miljo}/jwk";
/// What there is (RFC 8414), where clients of Maskinporten look for it.
pub(crate) const METADATA: &str = "/maskinporten/{miljo}/.well-known/oauth-authorization-server";
/// The same where RFC 8414 §3.1 puts it: before the path of the issuer.
pub(crate) const METADATA_BEFORE: &str = "/.well-known/oauth-authorization-server/maskinporten/{miljo}";
/// The same with the last slash of the issuer.
pub(crate) const METADATA_BEFORE_SLASH: &str = "/.well-known/oauth-authorization-server/maskinporten/{miljo}/";

/// What an issuer answers below its own address.
pub(crate) const OF_ISSUER: [&str; 3] = ["token", "jwk", ".well-known/oauth-authorization-server"];

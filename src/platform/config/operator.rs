//! Who runs the portal, for those who want to reach them.

use url::Url;

use super::raw::Raw;

/// Who runs the portal. What is not set, the pages say is missing.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// Their name.
    pub name: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
    /// Their accessibility statement.
    pub accessibility: Option<Url>,
}

pub(super) fn operator(raw: &mut Raw) -> Operator {
    let email = raw.get("contact_email");
    if email.as_ref().is_some_and(|email| !email.contains('@') || email.contains(char::is_whitespace)) {
        raw.fault("contact_email: expected an e-mail address");
    }
    let accessibility = raw.get("accessibility_url").map(|text| text.parse::<Url>());
    if accessibility.as_ref().is_some_and(|url| !url.as_ref().is_ok_and(|url| url.scheme() == "https")) {
        raw.fault("accessibility_url: expected an address that begins with https://");
    }
    Operator {
        name: raw.get("operator"),
        email,
        phone: raw.get("contact_phone"),
        accessibility: accessibility.and_then(Result::ok),
    }
}

//! The number of a person never stays in an address: not in the links of a page, not in the way back after a login.

use actix_web::{
    HttpMessage,
    dev::ServiceRequest,
    http::uri::{PathAndQuery, Uri},
};
use url::form_urlencoded;

use crate::{
    access::session::PersonsTyped,
    kernel::{holds_national_id, mask_national_ids},
};

/// Fields of addresses that search.
const SEARCHES: [&str; 3] = ["q", "sok", "hvem"];
/// Others that people type in. What our own links put into an address is no number of a person, though it may look like one.
const TYPED: [&str; 9] = ["ref", "fra", "til", "tid", "dag", "maned", "ar", "onsket", "leverandor"];

/// Takes numbers of persons out of the address before anybody reads it: a search becomes an empty one, and its page says why; of another
/// field the digits are hidden. The stand-in for ID-porten looks persons up by their numbers.
pub(super) fn take_out(req: &mut ServiceRequest) {
    let query = req.query_string();
    if req.path().starts_with("/standin/")
        || !form_urlencoded::parse(query.as_bytes()).any(|(_, value)| holds_national_id(&value))
    {
        return;
    }
    let mut searches = Vec::new();
    let mut rest = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let search = SEARCHES.into_iter().find(|search| *search == name).filter(|_| holds_national_id(&value));
        match search {
            Some(search) => searches.push(search),
            None if TYPED.contains(&name.as_ref()) => {
                rest.append_pair(&name, &mask_national_ids(&value));
            }
            None => {
                rest.append_pair(&name, &value);
            }
        }
    }
    let mut parts = req.uri().clone().into_parts();
    let address = format!("{}?{}", req.path(), rest.finish());
    parts.path_and_query = address.trim_end_matches('?').parse::<PathAndQuery>().ok();
    if let Ok(uri) = Uri::from_parts(parts) {
        req.head_mut().uri = uri;
    }
    req.extensions_mut().insert(PersonsTyped(searches));
}

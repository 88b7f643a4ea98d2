//! The number of a person never stays in an address, where the browser, its history and its links would keep it: whoever typed one is sent
//! on to the same address without it.

use std::borrow::Cow;

use actix_web::{
    Error, HttpMessage,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        uri::{PathAndQuery, Uri},
    },
    middleware::Next,
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::form_urlencoded;
use uuid::Uuid;

use super::see_other;
use crate::{
    access::session::PersonsTyped,
    kernel::{holds_national_id, mask_national_ids},
    sitemap::api::is_for_machines,
};

/// Fields that search. One in which a number was typed becomes empty, and its page says why.
const SEARCHES: [&str; 3] = ["q", "sok", "hvem"];
/// Fields that our own links fill in, with ids and places in lists: what looks like a number of a person among other things is none.
const OURS: [&str; 3] = ["etter", "tilgang", "utkast"];
/// The field that names an address of ours.
const BACK: &str = "retur";
/// The field that tells the page which searches were emptied.
const EMPTIED: &str = "fodselsnummer";
/// Addresses that nobody types, and those of the stand-in for ID-porten, which looks persons up by their numbers.
const OTHERS: [&str; 3] = ["/oidc/", "/standin/", "/static/"];

/// An address without numbers of persons.
struct Cleaned {
    address: String,
    /// Did one stand in it?
    is_other: bool,
    /// The searches that are empty now.
    emptied: Vec<&'static str>,
    /// The searches that the address says were emptied before.
    told: Vec<&'static str>,
}

/// The text, with a dot for each digit of a number in it. An id may hold eleven digits in a row.
fn masked(text: &str) -> Cow<'_, str> {
    let is_plain = Uuid::try_parse(text).is_ok() || !holds_national_id(text);
    if is_plain { text.into() } else { mask_national_ids(text).into() }
}

/// Does a number of a person stand in the text as a word of its own? In ids and times digits that look like one stand among others.
fn stands_apart(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word.len() == 11 && holds_national_id(word))
}

/// The address without numbers of persons. An address of ours may name another, and that another: deeper than that our own links do not go,
/// and there a number is hidden as in any text.
fn clean(address: &str) -> Cleaned {
    clean_to_depth(address, 3)
}

fn clean_to_depth(address: &str, depth: u8) -> Cleaned {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (mut is_other, mut emptied, mut told) = (false, Vec::new(), Vec::new());
    let mut segments = Vec::new();
    for segment in path.split('/') {
        let plain = percent_decode_str(segment).decode_utf8_lossy();
        let hidden = masked(&plain);
        if hidden == plain {
            segments.push(segment.to_owned());
        } else {
            is_other = true;
            segments.push(utf8_percent_encode(&hidden, NON_ALPHANUMERIC).to_string());
        }
    }
    let mut rest = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let search = SEARCHES.into_iter().find(|search| *search == name);
        if name == EMPTIED {
            told.extend(SEARCHES.into_iter().find(|search| *search == value));
            is_other |= holds_national_id(&value);
        } else if let Some(search) = search.filter(|_| holds_national_id(&value)) {
            emptied.push(search);
        } else if holds_national_id(&name) {
            is_other = true;
        } else {
            let hidden = match &*name {
                // Left as it is where nothing stood in it: another spelling of the same is no number.
                BACK if depth > 0 => {
                    let back = Some(clean_to_depth(&value, depth - 1)).filter(|back| back.is_other);
                    back.map_or(Cow::Borrowed(&*value), |back| back.address.into())
                }
                ours if OURS.contains(&ours) && !stands_apart(&value) => Cow::Borrowed(&*value),
                _ => masked(&value),
            };
            is_other |= hidden != value;
            rest.append_pair(&name, &hidden);
        }
    }
    is_other |= !emptied.is_empty();
    let address = format!("{}?{}", segments.join("/"), rest.finish()).trim_end_matches('?').to_owned();
    Cleaned { address, is_other, emptied, told }
}

/// Does a browser that is sent there stay on this site? What begins with two slashes, or with one and a backslash, names another.
fn stays_here(address: &str) -> bool {
    !address.contains('\\') && !address.starts_with("//")
}

/// Sends whoever asks for an address with the number of a person in it to the one without. A form that is posted there is taken, and what a
/// machine asks is answered, as if dots had stood there.
pub async fn without_persons<B: MessageBody>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if OTHERS.iter().any(|other| req.path().starts_with(other)) {
        return Ok(next.call(req).await?.map_into_left_body());
    }
    let asked = req.uri().path_and_query().map_or("/", PathAndQuery::as_str);
    let Cleaned { mut address, is_other, emptied, told } = clean(asked);
    // A machine is not sent on: its answer says what is wrong with what it asked for.
    let is_looked_at = [Method::GET, Method::HEAD].contains(req.method()) && !is_for_machines(req.path());
    if is_other && stays_here(&address) && is_looked_at {
        for search in emptied {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(&format!("{EMPTIED}={search}"));
        }
        return Ok(req.into_response(see_other(&address)).map_into_right_body());
    }
    if is_other || !told.is_empty() {
        let mut parts = req.uri().clone().into_parts();
        parts.path_and_query = address.parse().ok();
        if let Ok(uri) = Uri::from_parts(parts) {
            req.match_info_mut().get_mut().update(&uri);
            req.head_mut().uri = uri;
        }
        req.extensions_mut().insert(PersonsTyped(if is_other { emptied } else { told }));
    }
    Ok(next.call(req).await?.map_into_left_body())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "01818506895";

    #[test]
    fn a_number_stands_nowhere_in_an_address() {
        for address in [
            format!("/nb/310123455/fullmakter?q={NUMBER}&type=person"),
            "/nb/310123455/fullmakter?q=Kari+018185%2006895".to_owned(),
            format!("/nb/310123455/logg?x={NUMBER}&{NUMBER}=x&Q={NUMBER}&q[]={NUMBER}&etter={NUMBER}"),
            format!("/nb/310123455/fullmakter/{NUMBER}"),
            "/nb/310123455/fullmakter/018185%2006895/endre".to_owned(),
            format!("/nb/logg-inn?retur=/nb/310123455/fullmakter?q={NUMBER}"),
            format!("/nb/logg-inn?retur=%2Fnb%2F310123455%2Flogg%3Fhvem%3D{NUMBER}%26vis%3Dalt"),
            format!("/nb/310123455/fullmakter?fodselsnummer={NUMBER}"),
            format!("/nb/310123455/fullmakter?etter=Kari+{NUMBER}"),
            "/nb/foresporsler/ny?formal=0%E2%80%8B1818506895".to_owned(),
        ] {
            let cleaned = clean(&address);
            assert!(cleaned.is_other, "{address}");
            let plain = percent_decode_str(&cleaned.address).decode_utf8_lossy().into_owned();
            assert!(!holds_national_id(&plain), "{address}: {plain}");
            assert!(!clean(&cleaned.address).is_other, "{address} is clean after once");
        }
        let searched = clean(&format!("/nb/310123455/logg?hvem={NUMBER}&gjelder=alt"));
        assert_eq!((searched.address.as_str(), searched.emptied), ("/nb/310123455/logg?gjelder=alt", vec!["hvem"]));
    }

    #[test]
    fn an_address_in_an_address_in_an_address_is_read_so_far_and_no_number_is_left_in_it() {
        let nested = format!("/nb{}?q={NUMBER}", "?retur=/x".repeat(6_000));
        let cleaned = clean(&nested);
        assert!(cleaned.is_other && !holds_national_id(&cleaned.address));
        assert!(!clean(&"/x?retur=".repeat(100_000)).is_other);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for elsewhere in ["//evil.example/", "///evil.example/", "/\\evil.example/"] {
            assert!(!stays_here(&clean(&format!("{elsewhere}{NUMBER}")).address), "{elsewhere}");
        }
        assert!(stays_here(&clean(&format!("/nb/{NUMBER}")).address));
    }

    #[test]
    fn what_our_links_hold_is_left_as_it_is() {
        for address in [
            "/nb/310123455/fullmakter/310223344?q=310334456&side=2",
            "/nb/310123455/personer/01818506-8950-7000-8000-000000000000",
            "/nb/310123455/logg?etter=2026-11-20T09:15:30.123456Z",
            "/nb/310123455/logg?fra=2026-11-20&til=2026-11-29&ref=F-9AFP-3EJF",
            "/nb/logg-inn?retur=%2Fnb%2F310123455%2Ffullmakter%3Fq%3Dlund",
            "/nb/logg-inn?retur=%2Fnb%2F310123455%2Ffullmakter%3Fq%3Dlund%2520g%25C3%25A5rd",
            "/",
        ] {
            assert!(!clean(address).is_other, "{address}: {}", clean(address).address);
        }
    }
}

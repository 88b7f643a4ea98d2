//! Who has delegated what to whom: the call by which Maskinporten resolves a delegation, and providers see who uses their scopes.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::{
    access::{Caller, LookUpDelegations},
    entitlements::{self, Filter},
    kernel::OrgNumber,
    register,
    web::Problem,
};

/// Where the types of problems are described, as Altinn names them.
const FORBIDDEN: &str = "https://tools.ietf.org/html/rfc7231#section-6.5.3";
const BAD_REQUEST: &str = "https://tools.ietf.org/html/rfc7231#section-6.5.1";

/// A delegation on the wire.
#[derive(Debug, Serialize)]
struct Delegation {
    consumer_org: String,
    supplier_org: String,
    /// Of Altinn 2; there are none any more.
    #[serde(rename = "delegation_scheme_Id")]
    scheme: Option<String>,
    scopes: Vec<String>,
    created: jiff::Timestamp,
    resourceid: String,
}

/// What is asked about; names of parameters in any case.
#[derive(Debug, Default)]
struct Asked {
    supplier: Option<String>,
    consumer: Option<String>,
    scope: Option<String>,
}

impl Asked {
    /// `Err`: a parameter that stands there twice, or has a value that none can have, and what is wrong with it.
    fn read(query: &str) -> Result<Self, (&'static str, &'static str)> {
        let (mut asked, mut seen) = (Self::default(), Vec::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let (name, place) = match name.to_ascii_lowercase().as_str() {
                "supplierorg" => ("supplierOrg", &mut asked.supplier),
                "consumerorg" => ("consumerOrg", &mut asked.consumer),
                "scope" => ("scope", &mut asked.scope),
                _ => continue,
            };
            if seen.contains(&name) {
                return Err((name, "is given more than once"));
            } else if value.contains(char::is_control) {
                return Err((name, "has characters that no value has"));
            }
            seen.push(name);
            *place = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        }
        Ok(asked)
    }
}

/// The delegations that are in force now, with all scopes of each. The order says nothing.
pub(super) async fn look_up(caller: Caller<LookUpDelegations>, req: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = match Asked::read(req.query_string()) {
        Ok(asked) => asked,
        Err((name, fault)) => return Ok(invalid(name, &format!("{name} {fault}"))),
    };
    if !caller.has(LookUpDelegations::ADMIN) {
        match &asked.scope {
            None => {
                let title = "Not authorized for lookup of delegations without specifying parameter: scope";
                return Ok(problem(StatusCode::FORBIDDEN, FORBIDDEN, title));
            }
            Some(scope) if !caller.owns_prefix_of(scope) => {
                let title = format!("Not authorized for lookup of delegations for the scope: {scope}");
                return Ok(problem(StatusCode::FORBIDDEN, FORBIDDEN, &title));
            }
            Some(_) => {}
        }
    } else if asked.scope.is_none() && asked.supplier.is_none() && asked.consumer.is_none() {
        let title = "Missing query parameters; provide at least one of: scope, supplierOrg, consumerOrg";
        return Ok(problem(StatusCode::BAD_REQUEST, BAD_REQUEST, title));
    }
    let number = |name: &'static str, value: &Option<String>| match value.as_deref().map(str::parse::<OrgNumber>) {
        None => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(_)) => Err(name),
    };
    let (supplier, consumer) = match (number("supplierOrg", &asked.supplier), number("consumerOrg", &asked.consumer)) {
        (Ok(supplier), Ok(consumer)) => (supplier, consumer),
        (Err(name), _) | (_, Err(name)) => {
            return Ok(invalid(name, &format!("{name} is not a valid organization number")));
        }
    };
    let (mut db, today) = (caller.db().await?, caller.today);
    let filter = Filter { environment: caller.environment, consumer, supplier, scope: asked.scope.as_deref() };
    let rows = entitlements::delegations(&mut db, filter, today).await?;
    // Only then: what is found is known.
    if rows.is_empty() {
        for (name, number) in [("consumerOrg", consumer), ("supplierOrg", supplier)] {
            if let Some(number) = number
                && register::unit(&mut db, number, today).await?.is_none()
            {
                let fault =
                    format!("The specified {name}: {number}, is not a valid organization number (Parameter '{name}')");
                return Ok(invalid(name, &fault));
            }
        }
    }
    let body: Vec<Delegation> = rows
        .into_iter()
        .map(|row| Delegation {
            consumer_org: row.consumer.to_string(),
            supplier_org: row.supplier.to_string(),
            scheme: None,
            scopes: row.scopes,
            created: row.given_at,
            resourceid: row.resource,
        })
        .collect();
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(body))
}

fn problem(status: StatusCode, kind: &str, title: &str) -> HttpResponse {
    answer(status, &json!({ "type": kind, "title": title, "status": status.as_u16() }))
}

fn invalid(name: &str, fault: &str) -> HttpResponse {
    let title = "One or more validation errors occurred.";
    let status = StatusCode::BAD_REQUEST;
    answer(status, &json!({ "type": BAD_REQUEST, "title": title, "status": 400, "errors": { name: [fault] } }))
}

fn answer(status: StatusCode, body: &Value) -> HttpResponse {
    HttpResponse::build(status).content_type("application/problem+json").body(body.to_string())
}

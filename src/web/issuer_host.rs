use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Uri, header,
        uri::{Authority, PathAndQuery},
    },
    middleware::Next,
    web::Data,
};

use crate::{kernel::Environment, platform::Services, sitemap::token::OF_ISSUER};

/// A request to an issuer with a host of its own is one to the issuer's place among our addresses: `/token` there is
/// `/maskinporten/prod/token` here. Anything else sent to that host is not ours.
pub async fn on_issuer_host(
    mut req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let there = issuer(&req).and_then(|environment| address(req.uri(), environment));
    if let Some(uri) = there {
        req.match_info_mut().get_mut().update(&uri);
        req.head_mut().uri = uri;
    }
    next.call(req).await
}

/// The environment whose issuer has the host that the request was sent to.
fn issuer(req: &ServiceRequest) -> Option<Environment> {
    let services = req.app_data::<Data<Services>>()?;
    let host = req.uri().authority().map(Authority::as_str);
    let host = host.or_else(|| req.headers().get(header::HOST)?.to_str().ok())?;
    services.config.issuers.by_host(host)
}

/// The same request below the address of the issuer.
fn address(uri: &Uri, environment: Environment) -> Option<Uri> {
    let rest = uri.path().strip_prefix('/').filter(|rest| OF_ISSUER.contains(rest))?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = format!("{}{rest}{query}", environment.issuer_path());
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
    Uri::from_parts(parts).ok()
}

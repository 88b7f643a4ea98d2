use actix_web::http::StatusCode;
use serde::Deserialize;

use super::{
    super::{
        store,
        views::{TrialView, Tried, takes_certificates},
    },
    find,
};
use crate::{
    access::{Acting, ViewClients},
    entitlements::{TokenQuestion, token_facts},
    maskinporten::Proof,
    platform::limits::LOOK_UP,
    web::{self, FormErrors, OfThing, UrlQuery, page, page_with, place},
};

/// For whom: a customer's number; empty: the organisation itself; none: nobody has been chosen yet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct TrialQuery {
    kunde: Option<String>,
}

/// *Test klienten*: what a request would be answered now, by the decision that the token endpoint makes. It is no request: it needs no private
/// key and leaves nothing behind.
pub(super) async fn trial(
    acting: Acting<ViewClients>,
    path: OfThing,
    UrlQuery(query): UrlQuery<TrialQuery>,
) -> web::Result {
    let (paths, id) = place(&acting, path)?;
    let client = find(&acting, (paths.environment, id)).await?;
    let mut errors = FormErrors::default();
    let Some(kunde) = query.kunde.or_else(|| (!client.is_for_customers()).then(String::new)) else {
        // Of a client for customers, one that has delegated something is proposed.
        let scopes = store::scopes(&mut *acting.db().await?, id, paths.lang, acting.today()).await?;
        let proposed = scopes.iter().filter_map(|scope| scope.customer).min().map(|number| number.to_string());
        return page(&TrialView::new(&acting, paths, client, proposed.unwrap_or_default(), errors, None));
    };
    let typed = kunde.trim();
    let consumer_org = if typed.is_empty() { None } else { errors.number(paths.lang, ("kunde", typed)) };
    if !errors.is_empty() {
        let view = TrialView::new(&acting, paths, client, kunde, errors, None);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let services = acting.services();
    if consumer_org.is_some() {
        acting.count(LOOK_UP).await?;
    }
    let issuer = services.config.issuers.address(paths.environment);
    let by_key = client.signing_key(acting.now()).map(|key| (key.alg.clone(), Proof::Kid(key.kid.clone())));
    // Which certificate is not asked: whether it is good is seen when it comes.
    let by_certificate = || ("RS256".to_owned(), Proof::Certificates(Vec::new()));
    let proof = by_key.or_else(|| takes_certificates(&acting, paths.environment).then(by_certificate));
    let kid = match &proof {
        Some((_, Proof::Kid(kid))) => Some(kid.as_str()),
        _ => None,
    };
    let scopes = &client.scope_names;
    let asked = TokenQuestion { environment: paths.environment, client: id, kid, scopes, consumer_org };
    let facts = token_facts(&mut *acting.db().await?, asked, acting.today(), services.clock.shift()).await?;
    let tried = Tried::new(facts, issuer, proof.as_ref(), consumer_org);
    page(&TrialView::new(&acting, paths, client, kunde, errors, Some(tried)))
}

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
        let customers = scopes.into_iter().filter_map(|scope| scope.customer);
        let proposed = customers.min_by_key(|customer| customer.number);
        let number = proposed.as_ref().map(|customer| customer.number.to_string()).unwrap_or_default();
        return page(&TrialView::new(&acting, paths, client, (number, proposed), errors, None));
    };
    let typed = kunde.trim();
    let consumer_org = if typed.is_empty() { None } else { errors.number(paths.lang, ("kunde", typed)) };
    if !errors.is_empty() {
        let view = TrialView::new(&acting, paths, client, (kunde, None), errors, None);
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
    let mut db = acting.db().await?;
    let facts = token_facts(&mut db, asked, acting.today(), services.clock.shift()).await?;
    let customer = match consumer_org {
        Some(number) => store::party(&mut db, number).await?,
        None => None,
    };
    let tried = Tried::new(facts, issuer, proof.as_ref(), consumer_org);
    page(&TrialView::new(&acting, paths, client, (kunde, customer), errors, Some(tried)))
}

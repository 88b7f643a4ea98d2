//! What stands in the way of giving what is asked for: told where it is asked for and where it is answered, by the same rules.

use sqlx::PgConnection;

use super::{
    model::{Request, RequestedItem},
    texts::{Production, Texts, not_givable},
};
use crate::{
    access::{Acting, Right},
    kernel::{Lang, OrgNumber, PackageUrn, RequestId},
    packages::{self, What},
    scopes::{ApiResource, NotGivable, resources_for},
};

/// Why one thing cannot be given, or need not be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Obstacle {
    /// In one sentence.
    pub why: String,
    /// The asker has it.
    pub is_held: bool,
    /// It waits in another request of theirs.
    pub waits_in: Option<RequestId>,
}

impl Obstacle {
    fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), is_held: false, waits_in: None }
    }
    fn held(lang: Lang) -> Self {
        Self { is_held: true, ..Self::new(Texts(lang).had_already()) }
    }
    /// The asker has it already, by this.
    pub fn needless(why: impl Into<String>) -> Self {
        Self { is_held: true, ..Self::new(why) }
    }
    pub fn waiting(lang: Lang, request: RequestId) -> Self {
        Self { waits_in: Some(request), ..Self::new(Texts(lang).waits_already()) }
    }
}

/// A thing of a request as it is now, to whoever may give it.
#[derive(Debug)]
pub(super) struct Thing {
    /// What keeps the acting person from giving it.
    pub obstacle: Option<Obstacle>,
    /// Of an API resource, the newest.
    pub version: i32,
    /// What an API resource gives: in plain words, the scopes, and whether it lets the holder write.
    pub gives: Option<(String, Vec<String>, bool)>,
}

impl Thing {
    fn new(obstacle: Option<Obstacle>) -> Self {
        Self { obstacle, version: 1, gives: None }
    }
    /// Can it be given, or has the asker got it?
    pub fn is_no_hindrance(&self) -> bool {
        self.obstacle.as_ref().is_none_or(|obstacle| obstacle.is_held)
    }
}

/// What keeps an organisation from giving an API resource on.
pub(super) fn of_resource(lang: Lang, resource: &ApiResource, giver: OrgNumber) -> Option<Obstacle> {
    if resource.held_already {
        return Some(Obstacle::held(lang));
    }
    let why = resource.givable().err()?;
    // Who provides it asks nobody for access.
    let is_own = resource.provider == giver && why == NotGivable::NoAccess;
    Some(Obstacle::new(if is_own { Texts(lang).api_own() } else { not_givable(lang, why) }))
}

/// What keeps an organisation of this form from giving a person this, whoever acts for it, or that they have it already.
pub(super) fn of_package(lang: Lang, offer: &packages::Offer, form: &str, granted: &[String]) -> Option<Obstacle> {
    let what = offer.named().what;
    if granted.contains(&format!("{} {}", what.kind(), what.code())) {
        return Some(Obstacle::held(lang));
    }
    packages::barred(lang, offer, form).map(Obstacle::new)
}

/// The same thing by the name that counts in an organisation of this form: in a foreign business the package that opens for scopes has
/// another. Nobody who asks needs to know that.
pub(super) fn twin(what: &What, form: &str) -> What {
    match (what, PackageUrn::API_ACCESS_NUF.parse()) {
        (What::Package(urn), Ok(nuf)) if form == "NUF" && urn.as_str() == PackageUrn::API_ACCESS => What::Package(nuf),
        _ => what.clone(),
    }
}

/// The things of a request as they are now, in its order.
pub(super) async fn of_request<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    request: &Request,
) -> sqlx::Result<Vec<Thing>> {
    let (lang, today) = (acting.lang(), acting.today());
    if request.asker_is_gone(today) {
        let gone = || Thing::new(Some(Obstacle::new(Texts(lang).asker_gone())));
        return Ok(request.items.iter().map(|_| gone()).collect());
    }
    if request.by_email {
        let nobody = || Thing::new(Some(Obstacle::new(Production(lang).not_connected(&request.person_name))));
        return Ok(request.items.iter().map(|_| nobody()).collect());
    }
    if !request.is_personal() {
        let resources = resources_for(db, acting.org(), request.asker.number(), today).await?;
        let of_item = |item: &RequestedItem| {
            let found = resources.iter().find(|resource| Some(resource.id) == item.resource());
            let Some(resource) = found else { return Thing::new(Some(Obstacle::new(Texts(lang).api_deactivated()))) };
            let description = resource.description.in_lang(lang).to_owned();
            Thing {
                obstacle: of_resource(lang, resource, acting.org()),
                version: resource.version,
                gives: Some((description, resource.scopes.clone(), resource.writes)),
            }
        };
        return Ok(request.items.iter().map(of_item).collect());
    }
    let things = request.items.iter().filter_map(|item| What::parse(&item.kind, &item.code)).collect::<Vec<_>>();
    let offers = packages::offers(db, &things).await?;
    let of_item = |item: &RequestedItem| {
        let what = What::parse(&item.kind, &item.code);
        let offer = offers.iter().find(|offer| Some(offer.named().what) == what);
        let verdict = offer.map(|offer| packages::may_give(acting.mandate(), offer, packages::Receiver::Person));
        let obstacle = match verdict {
            _ if item.held => Some(Obstacle::held(lang)),
            Some(verdict) => (!verdict.is_yes()).then(|| Obstacle::new(packages::reason(lang, &verdict))),
            None => Some(Obstacle::new(Texts(lang).not_askable())),
        };
        Thing::new(obstacle)
    };
    Ok(request.items.iter().map(of_item).collect())
}

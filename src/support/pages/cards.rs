use actix_web::web::Path;

use super::super::{
    actions,
    model::Subject,
    store,
    views::{ClientView, OrganisationView, ScopeView},
};
use crate::{
    access::Staff,
    kernel::{ClientId, OrgNumber, ScopeId},
    usage::{Outcome, SupportLookUp},
    web::{self, Problem, page},
};

/// `/nb/brukerstotte/org/310123455`.
pub(super) async fn organisation(staff: Staff, path: Path<(String, String)>) -> web::Result {
    let org: OrgNumber = path.1.parse().map_err(|_| Problem::NotFound)?;
    let mut db = staff.db().await?;
    let card = store::organisation_card(&mut db, &staff, org, staff.visitor().today()).await?;
    let card = card.ok_or(Problem::NotFound)?;
    let what = SupportLookUp::of(Outcome::Organisation);
    actions::card(&mut db, &staff, (Subject::Organisation, None), org, what).await?;
    page(&OrganisationView::new(&staff, org, card))
}

/// `/nb/brukerstotte/klient/{id}`.
pub(super) async fn client(staff: Staff, path: Path<(String, String)>) -> web::Result {
    let client: ClientId = path.1.parse().map_err(|_| Problem::NotFound)?;
    let mut db = staff.db().await?;
    let card = store::client_card(&mut db, &staff, client, staff.visitor().today()).await?;
    let card = card.ok_or(Problem::NotFound)?;
    let (about, environment) = (Some(card.name.clone()), Some(card.environment));
    let what = SupportLookUp { about, environment, ..SupportLookUp::of(Outcome::Client) };
    actions::card(&mut db, &staff, (Subject::Client, Some(client.uuid())), card.owner.number, what).await?;
    page(&ClientView::new(&staff, client, card))
}

/// `/nb/brukerstotte/scope/{id}`.
pub(super) async fn scope(staff: Staff, path: Path<(String, String)>) -> web::Result {
    let scope: ScopeId = path.1.parse().map_err(|_| Problem::NotFound)?;
    let mut db = staff.db().await?;
    let card = store::scope_card(&mut db, &staff, scope, staff.visitor().today()).await?;
    let card = card.ok_or(Problem::NotFound)?;
    let (about, environment) = (Some(card.name.clone()), Some(card.environment));
    let what = SupportLookUp { about, environment, ..SupportLookUp::of(Outcome::Scope) };
    actions::card(&mut db, &staff, (Subject::Scope, Some(scope.uuid())), card.provider.number, what).await?;
    page(&ScopeView::new(&staff, card))
}

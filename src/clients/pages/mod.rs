//! Handlers: gate, parse, act, answer.

mod client;
mod edit;
mod keys;
mod list;
mod new;
mod package;
mod scopes;
mod toggle;
mod trial;

use actix_web::HttpResponse;

pub(super) use self::{
    edit::{CUSTOMERS, EditForm},
    keys::KeyForm,
    new::{FormButton, KeySource, NewForm},
    scopes::ScopesForm,
};
use super::{
    actions::ClientError,
    model::{Client, Kind, MOST_SCOPES},
    paths, store,
    texts::{Kinds, Texts},
};
use crate::{
    access::{Acting, ManageClients, ManageCustomerClients, OPEN_CLIENT_WITH_PACKAGE, Right},
    kernel::{ClientId, Environment, Lang, Ref},
    sitemap::Paths,
    web::{Problem, Routes, see_other},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes
        .get(paths::LIST, list::list)
        .get(paths::CSV, list::csv)
        .get(paths::NEW, new::new)
        .post_with_file(paths::NEW, new::create)
        .get(paths::CLIENT, client::client)
        .get(paths::EDIT, edit::edit)
        .post(paths::EDIT, edit::save)
        .get(paths::SCOPES, scopes::edit)
        .post(paths::SCOPES, scopes::save)
        .get(paths::KEYS, keys::new)
        .post_with_file(paths::KEYS, keys::add)
        .get(paths::REMOVE_KEY, keys::ask_remove)
        .post(paths::REMOVE_KEY, keys::remove)
        .get(paths::DEACTIVATE, toggle::ask_deactivate)
        .post(paths::DEACTIVATE, toggle::deactivate)
        .get(paths::REACTIVATE, toggle::ask_reactivate)
        .post(paths::REACTIVATE, toggle::reactivate)
        .get(paths::TRY, trial::trial)
        .get(paths::PACKAGE, package::review)
        .post(paths::PACKAGE, package::confirm);
}

/// The client of the address, if it is the organisation's own and in this environment. Somebody else's is not there.
async fn find<R: Right>(acting: &Acting<R>, place: (Environment, ClientId)) -> Result<Client, Problem> {
    let found = store::get(&mut *acting.db().await?, acting, place).await?;
    found.ok_or(Problem::NotFound)
}

/// The same for whoever may change it. One for customers takes a right more, which the refusal names.
async fn find_own(acting: &Acting<ManageClients>, place: (Environment, ClientId)) -> Result<Client, Problem> {
    let client = find(acting, place).await?;
    if client.is_theirs(acting) { Ok(client) } else { Err(refusal(acting, client.content.for_customers)) }
}

/// Whoever may not change a client that acts for customers is told what it takes. Nobody comes past this.
fn refusal<R: Right>(acting: &Acting<R>, for_customers: bool) -> Problem {
    match acting.narrow::<ManageCustomerClients>() {
        Err(refusal) if for_customers => refusal.into(),
        Err(refusal) => refusal.opened_by(OPEN_CLIENT_WITH_PACKAGE).into(),
        Ok(_) => Problem::NotFound,
    }
}

/// The sentence about scopes that a client cannot have; none: the error is about something else.
fn scope_fault(lang: Lang, kind: Kind, error: &ClientError) -> Option<String> {
    let t = Texts(lang);
    match error {
        ClientError::WrongScopes(names) if !kind.is_ordinary() => Some(Kinds(lang).scopes_wrong(names.join(", "))),
        ClientError::WrongScopes(names) => Some(t.scopes_wrong(names.join(", "))),
        ClientError::OnlyForCustomers(names) => Some(t.scopes_only_customers(names.join(", "))),
        ClientError::UnknownScope => Some(t.scope_unknown().to_owned()),
        ClientError::TooMany => Some(t.scopes_too_many(MOST_SCOPES)),
        _ => None,
    }
}

/// The answer to a change without a form that could be wrong: the receipt, or the client's page where nothing was left to do.
fn answer<R: Right>(
    acting: &Acting<R>,
    (paths, id): (Paths, ClientId),
    outcome: Result<Ref, ClientError>,
) -> Result<HttpResponse, Problem> {
    match outcome {
        Ok(reference) => Ok(see_other(&paths.receipt(&reference))),
        Err(ClientError::Failed(e)) => Err(e.into()),
        Err(ClientError::Gone) => Err(Problem::NotFound),
        Err(ClientError::Customers { by_itself }) => Err(refusal(acting, by_itself)),
        Err(_) => Ok(see_other(&paths.client(&id))),
    }
}

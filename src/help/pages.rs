use std::time::Duration;

use actix_web::web::Path;
use tokio::time::timeout;

use super::{
    paths::{self, Topic},
    views::{Contact, Document, Index, State, StatusView, TopicView, Words},
};
use crate::{
    access::Public,
    platform::{Services, jobs},
    register,
    web::{self, Problem, Routes, page},
};

/// The page of the status answers in this time, whatever the database does.
const PATIENCE: Duration = Duration::from_millis(1_500);

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::INDEX, index).get(paths::WORDS, words).get(paths::TOPIC, topic);
    routes.get(paths::ACCESSIBILITY, accessibility).get(paths::PRIVACY, privacy);
    routes.get(paths::CONTACT, contact);
}

/// The status needs no session, which is in the database: it is told also while that does not answer, to whoever asks.
pub(super) fn routes_without_session(routes: &mut Routes<'_>) {
    routes.get(paths::STATUS, status);
}

/// `/nb/hjelp`: the tasks that there is help with.
async fn index(visitor: Public) -> web::Result {
    page(&Index::new(&visitor))
}

/// `/nb/hjelp/{emne}`: help with one task.
async fn topic(visitor: Public, path: Path<(String, String)>) -> web::Result {
    let topic = Topic::of(&path.1).ok_or(Problem::NotFound)?;
    page(&TopicView::new(&visitor, topic))
}

/// `/nb/hjelp/ord`: the words.
async fn words(visitor: Public) -> web::Result {
    page(&Words::new(&visitor))
}

/// `/nb/tilgjengelighet`: what is done so that everybody can use the portal.
async fn accessibility(visitor: Public) -> web::Result {
    page(&Document::accessibility(&visitor))
}

/// `/nb/personvern`: what is kept about people.
async fn privacy(visitor: Public) -> web::Result {
    page(&Document::privacy(&visitor))
}

/// `/nb/kontakt`: who runs the portal.
async fn contact(visitor: Public) -> web::Result {
    page(&Contact::new(&visitor))
}

/// `/nb/status`: whether the portal works now. That it does not is an answer too.
async fn status(visitor: Public) -> web::Result {
    let state = match timeout(PATIENCE, state(visitor.services())).await {
        Ok(Ok(state)) => Some(state),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the status could not be read");
            None
        }
        Err(_) => None,
    };
    page(&StatusView::new(&visitor, state.as_ref()))
}

async fn state(services: &Services) -> sqlx::Result<State> {
    let mut db = services.db.acquire().await?;
    Ok(State { register_at: register::updated_at(&mut db).await?, waiting: jobs::waiting(&mut db).await? })
}

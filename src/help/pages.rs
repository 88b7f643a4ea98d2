use actix_web::web::Path;

use super::{
    paths::{self, Topic},
    views::{Document, Index, TopicView, Words},
};
use crate::{
    access::Public,
    web::{self, Problem, Routes, page},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::INDEX, index).get(paths::WORDS, words).get(paths::TOPIC, topic);
    routes.get(paths::ACCESSIBILITY, accessibility).get(paths::PRIVACY, privacy);
    routes.get(paths::CONTACT, contact).get(paths::STATUS, status);
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

/// `/nb/tilgjengelighet`
async fn accessibility(visitor: Public) -> web::Result {
    page(&Document::accessibility(&visitor))
}

/// `/nb/personvern`
async fn privacy(visitor: Public) -> web::Result {
    page(&Document::privacy(&visitor))
}

/// `/nb/kontakt`
async fn contact(visitor: Public) -> web::Result {
    page(&Document::contact(&visitor))
}

/// `/nb/status`
async fn status(visitor: Public) -> web::Result {
    page(&Document::status(&visitor))
}

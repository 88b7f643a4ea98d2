use actix_web::web::Path;

use super::{
    paths::{self, Topic},
    privacy::Privacy,
    views::{Contact, Document, Index, TopicView, Words},
};
use crate::{
    access::Public,
    web::{self, Problem, Routes, page},
};

pub(super) fn routes(routes: &mut Routes<'_>) {
    routes.get(paths::INDEX, index).get(paths::WORDS, words).get(paths::TOPIC, topic);
    routes.get(paths::ACCESSIBILITY, accessibility).get(paths::PRIVACY, privacy);
    routes.get(paths::CONTACT, contact);
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
    page(&Privacy::new(&visitor))
}

/// `/nb/kontakt`: who runs the portal.
async fn contact(visitor: Public) -> web::Result {
    page(&Contact::new(&visitor))
}

use sqlx::PgConnection;
use url::form_urlencoded;

use super::events::{Exported, List, LoggedIn, LookedUp, Outcome, Refused};
use crate::{
    access::{Acting, Actor, Entrance, Proof, Refusal, Right},
    kernel::{Environment, holds_national_id},
    ledger::{ChangeError, EventKind, note},
    platform::{
        Services,
        limits::{FILE, REFUSED},
    },
};

/// The fields of lists and logs in which something is chosen. What stands in the others was typed, and is not kept.
const CHOSEN: [&str; 11] =
    ["type", "status", "synlighet", "sorter", "vis", "miljo", "fra", "til", "gjelder", "hva", "ref"];
/// The fields in which somebody searches.
const TYPED: [&str; 2] = ["q", "hvem"];
/// The longest value that can be chosen.
const LONGEST: usize = 24;

/// A file that may be sent: its line stands in the log.
#[derive(Debug)]
pub struct NotedFile {
    name: String,
}

impl NotedFile {
    /// What the browser calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn refusal(e: ChangeError) -> Refusal {
    match e {
        ChangeError::Refused(refusal) => refusal,
        ChangeError::Database(e) => e.into(),
        other => Refusal::Broken(std::sync::Arc::new(other.into())),
    }
}

async fn note_by<R: Right, E: EventKind>(acting: &Acting<R>, event: &E) -> Result<(), Refusal> {
    let mut db = acting.db().await?;
    note(&mut db, acting.services(), &acting.actor(), event).await.map_err(refusal)
}

/// Counts that somebody takes a list away, and writes down which: `about` is whose it is, where the organisation has several. How it was
/// narrowed down comes from the address that was asked for.
pub(crate) async fn export<R: Right>(
    acting: &Acting<R>,
    list: List,
    about: Option<&str>,
    name: String,
) -> Result<NotedFile, Refusal> {
    acting.count(FILE).await?;
    let (path, query) = acting.context().here.split_once('?').unwrap_or((&acting.context().here, ""));
    let (mut filter, mut searched, mut environment) = (Vec::new(), false, path.split('/').nth(3).map(str::to_owned));
    for (field, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
        let is_word = value.len() <= LONGEST && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
        match field.as_ref() {
            "miljo" => environment = Some(value.into_owned()),
            chosen if CHOSEN.contains(&chosen) && is_word && !holds_national_id(&value) => {
                filter.push((field.into_owned(), value.into_owned()));
            }
            typed => searched |= TYPED.contains(&typed),
        }
    }
    let environment = environment.and_then(|slug| slug.parse::<Environment>().ok());
    let format = name.rsplit('.').next().unwrap_or_default().to_owned();
    note_by(acting, &Exported { list, about: about.map(str::to_owned), environment, format, filter, searched }).await?;
    Ok(NotedFile { name })
}

/// Writes down that somebody looked for a person, and what came of it. Neither the number nor the name is kept.
pub(crate) async fn looked_up<R: Right>(acting: &Acting<R>, outcome: Outcome) -> Result<(), Refusal> {
    note_by(acting, &LookedUp { outcome }).await
}

/// Writes down that somebody came to act for an organisation.
pub(crate) async fn log_in(db: &mut PgConnection, services: &Services, who: &Entrance) -> Result<(), ChangeError> {
    note(db, services, &who.actor, &LoggedIn { acr: who.acr.clone() }).await
}

/// Writes down that a form was refused. Whoever is refused again and again has to wait, so that the log of an organisation is not filled.
pub(crate) async fn refuse(services: &Services, actor: &Actor, refused: &Refused) -> Result<(), Refusal> {
    let mut db = services.db.acquire().await?;
    if let Some(person) = actor.person() {
        services.count(&mut db, REFUSED, person, actor.org()).await?;
    }
    note(&mut db, services, actor, refused).await.map_err(refusal)
}

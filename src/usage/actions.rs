use jiff::civil::Date;
use sqlx::PgConnection;
use url::form_urlencoded;

use super::events::{Case, DataTaken, Exported, List, LoggedIn, LookedUp, Outcome, Refused};
use crate::{
    access::{Acting, Actor, Entrance, Proof, Refusal, Right, SignedIn, Staff},
    kernel::{Environment, OrgNumber, Ref},
    ledger::{ChangeError, EventKind, note, note_in, note_own},
    platform::{
        Services,
        limits::{FILE, Place, REFUSED},
    },
};

/// The fields of lists and logs in which a word is chosen. What stands in the others was typed, and is not kept.
const CHOSEN: [&str; 7] = ["type", "status", "synlighet", "sorter", "vis", "gjelder", "hva"];
/// The fields in which somebody searches.
const TYPED: [&str; 2] = ["q", "hvem"];
/// The longest value that can be chosen.
const LONGEST: usize = 24;

/// A file that may be sent: its line stands in the log. It counts as on its way until it is dropped.
#[derive(Debug)]
pub struct NotedFile {
    name: String,
    _places: Vec<Place>,
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

/// Can this have been chosen in the field? Nobody shall write anything else into the log by an address.
fn is_chosen(field: &str, value: &str) -> bool {
    match field {
        "fra" | "til" => value.parse::<Date>().is_ok(),
        "ref" => value.parse::<Ref>().is_ok(),
        field => {
            CHOSEN.contains(&field)
                && value.len() <= LONGEST
                && value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        }
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
    let places = acting.services().limits.file(acting.person(), acting.crowd())?;
    acting.count(FILE).await?;
    let (path, query) = acting.context().here.split_once('?').unwrap_or((&acting.context().here, ""));
    let (mut filter, mut searched, mut environment) = (Vec::new(), false, path.split('/').nth(3).map(str::to_owned));
    for (field, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.trim().is_empty()) {
        match field.as_ref() {
            "miljo" => environment = Some(value.into_owned()),
            field if filter.iter().any(|(earlier, _)| earlier == field) => {}
            field if is_chosen(field, &value) => filter.push((field.to_owned(), value.into_owned())),
            field => searched |= TYPED.contains(&field),
        }
    }
    let environment = environment.and_then(|slug| slug.parse::<Environment>().ok());
    let format = name.rsplit('.').next().unwrap_or_default().to_owned();
    note_by(acting, &Exported { list, about: about.map(str::to_owned), environment, format, filter, searched }).await?;
    // It waits for its turn now.
    acting.connection().give_back()?;
    Ok(NotedFile { name, _places: places.into() })
}

/// Counts that somebody takes away what is kept about them, and writes it into their own log.
pub(crate) async fn own_export(who: &SignedIn, name: String) -> Result<NotedFile, Refusal> {
    let place = who.services().limits.own_file(who.person())?;
    who.count(FILE).await?;
    let format = name.rsplit('.').next().unwrap_or_default().to_owned();
    let event = DataTaken { format };
    note_own(&mut *who.db().await?, who.services(), who.person(), &event).await.map_err(refusal)?;
    // It waits for its turn now.
    who.connection().give_back()?;
    Ok(NotedFile { name, _places: vec![place] })
}

/// Writes down that somebody looked for a person, and what came of it. Neither the number nor the name is kept.
pub(crate) async fn looked_up<R: Right>(acting: &Acting<R>, outcome: Outcome) -> Result<(), Refusal> {
    note_by(acting, &LookedUp { outcome, about: None, case: None, environment: None }).await
}

/// What support looked up.
#[derive(Debug, Clone)]
pub(crate) struct SupportLookUp {
    pub outcome: Outcome,
    /// The client or the scope.
    pub about: Option<String>,
    /// The case it is for.
    pub case: Option<Case>,
    pub environment: Option<Environment>,
}

impl SupportLookUp {
    pub(crate) fn of(outcome: Outcome) -> Self {
        Self { outcome, about: None, case: None, environment: None }
    }
}

/// Writes down that support looked something up, in the logs of the organisations that it is about.
pub(crate) async fn support_looked_up(
    db: &mut PgConnection,
    staff: &Staff,
    logs: &[OrgNumber],
    what: SupportLookUp,
) -> Result<(), Refusal> {
    let SupportLookUp { outcome, about, case, environment } = what;
    let event = LookedUp { outcome, about, case, environment };
    note_in(db, staff.services(), &staff.actor(), logs, &event).await.map_err(refusal)
}

/// Writes down that somebody came to act for an organisation.
pub(crate) async fn log_in(db: &mut PgConnection, services: &Services, who: &Entrance) -> Result<(), ChangeError> {
    note(db, services, &who.actor, &LoggedIn::at(who.acr.clone())).await
}

/// Writes down that a form was refused. Whoever is refused again and again has to wait, so that the log of an organisation is not filled.
pub(crate) async fn refuse(services: &Services, actor: &Actor, refused: &Refused) -> Result<(), Refusal> {
    let mut db = services.db.acquire().await?;
    if let Some(person) = actor.person() {
        services.count(&mut db, REFUSED, person, actor.crowd()).await?;
    }
    note(&mut db, services, actor, refused).await.map_err(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_list_lets_one_choose_is_kept_of_an_address() {
        for (field, value) in [("type", "person"), ("hva", "gitt-opp"), ("fra", "2026-11-01")] {
            assert!(is_chosen(field, value), "{field}={value}");
        }
        for (field, value) in [
            ("hva", "Kari-stjal"),
            ("sorter", "018185----06895"),
            ("ref", "018185x06895"),
            ("fra", "0181850"),
            ("vis", "aaaaaaaaaaaaaaaaaaaaaaaaa"),
            ("q", "kari"),
            ("annet", "kari"),
        ] {
            assert!(!is_chosen(field, value), "{field}={value}");
        }
    }
}

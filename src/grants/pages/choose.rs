use actix_web::HttpResponse;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, Choosing},
        paths::Paths,
        store,
    },
    SectionQuery, find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::{ScopeId, holds_national_id},
    web::{Problem, see_other, sized},
};

/// What a button of the list asks for, and where the list stood.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ChoosingForm {
    /// Chooses this access to be removed.
    fjern: Option<Uuid>,
    /// Takes back the choice of this one.
    angre: Option<Uuid>,
    /// Those that are ticked, on whatever page of the list.
    tilgang: Vec<Uuid>,
    /// `valgte` chooses those that are ticked, `fjern` all that stand now; `angre` takes back all choices; `sluttdato` leads those that are
    /// ticked to the page that changes their last day; `sok` searches.
    alle: String,
    /// Turns to the page after this one, or to the first.
    bla: Option<String>,
    /// Shows so many lines on a page.
    rader: Option<String>,
    /// So many are shown, if that was chosen.
    antall: String,
    /// What is to be searched for.
    sok: String,
    q: String,
    etter: String,
}

/// Most that is ticked and carried from page to page, in the address: proxies take one of some 16 KiB.
pub(crate) const MOST_TICKED: usize = 300;

/// What came of a button of the list.
#[derive(Debug)]
pub(crate) enum Led {
    /// It leads there.
    To(HttpResponse),
    /// It needs something ticked.
    NothingTicked,
    /// Some of what is to be chosen has ended, so that nothing is. The list as it stood.
    Ended(SectionQuery),
    /// More is ticked than can be carried along. The list as it stood.
    TooMuchTicked(SectionQuery),
    /// The number of a person is searched for, which must not come into an address. The whole list, with what was ticked.
    PersonTyped(SectionQuery),
}

/// Chooses what is to be removed, or takes that back, and leads to the list where it stood; or turns to another page of it. What is ticked
/// stays so. Nothing is removed here.
pub(crate) async fn choose(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    form: ChoosingForm,
) -> Result<Led, Problem> {
    let mut db = acting.db().await?;
    find(&mut db, acting, (paths.environment, id)).await?;
    let rows = form.rader.as_deref().unwrap_or(&form.antall);
    let turned = match (&form.bla, &form.rader) {
        (Some(after), _) => Some((form.q.as_str(), after.as_str())),
        (None, Some(_)) => Some((form.q.as_str(), form.etter.as_str())),
        (None, None) => (form.alle == "sok").then_some((form.sok.as_str(), "")),
    };
    if form.tilgang.len() > MOST_TICKED && (turned.is_some() || form.alle == "sluttdato") {
        return Ok(Led::TooMuchTicked(SectionQuery::ticked(form.q, &form.etter, form.tilgang)));
    }
    if let Some((search, _)) = turned
        && holds_national_id(search)
    {
        return Ok(Led::PersonTyped(SectionQuery::ticked(String::new(), "", form.tilgang)));
    }
    if let Some(to) = turned {
        let there = paths.accesses_at(&id, to, &form.tilgang, "tilganger");
        return Ok(Led::To(see_other(&sized(there, rows))));
    }
    let mut ticked = form.tilgang.clone();
    ticked.retain(|row| Some(*row) != form.fjern && form.alle != "valgte" && form.alle != "fjern");
    let choosing = match (form.fjern, form.angre, form.alle.as_str()) {
        (Some(row), ..) => Choosing::These(vec![row]),
        (_, Some(row), _) => Choosing::Not(row),
        (.., "fjern") => Choosing::All,
        (.., "angre") => Choosing::Nothing,
        _ if form.tilgang.is_empty() => return Ok(Led::NothingTicked),
        (.., "sluttdato") => return Ok(Led::To(see_other(&paths.end_date_of(&id, &form.tilgang)))),
        _ => Choosing::These(form.tilgang.clone()),
    };
    let mut named: Vec<Uuid> = match &choosing {
        Choosing::These(rows) => rows.clone(),
        Choosing::Not(row) => vec![*row],
        Choosing::All | Choosing::Nothing => Vec::new(),
    };
    named.sort_unstable();
    named.dedup();
    let (all, standing) = store::of_scope(&mut db, acting, id, &named).await?;
    drop(db);
    if usize::try_from(all) != Ok(named.len()) {
        return Err(Problem::NotFound);
    }
    // All of them or none. The choice is taken back also of what has ended.
    if standing != all && matches!(choosing, Choosing::These(_)) {
        return Ok(Led::Ended(SectionQuery::ticked(form.q, &form.etter, Vec::new())));
    }
    // The bar that tells of the choice is in sight wherever the page stands, so that the list is led to, not the bar.
    let at = form.fjern.or(form.angre).map_or_else(|| "liste".to_owned(), |row| format!("rad-{row}"));
    let there = || sized(paths.accesses_at(&id, (&form.q, &form.etter), &ticked, &at), rows);
    let job = actions::choose(acting, id, choosing).await?;
    Ok(Led::To(see_other(&job.map_or_else(there, |job| paths.job(job)))))
}

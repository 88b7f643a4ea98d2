use actix_web::HttpResponse;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    super::{
        actions::{self, Choosing},
        paths::Paths,
    },
    find,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::ScopeId,
    web::{Problem, see_other},
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
    /// What is to be searched for.
    sok: String,
    q: String,
    etter: String,
}

/// Chooses what is to be removed, or takes that back, and leads to the list where it stood; or turns to another page of it. What is ticked
/// stays so. Nothing is removed here. `None`: nothing was ticked.
pub(crate) async fn choose(
    acting: &Acting<ManageScopes>,
    (paths, id): (Paths, ScopeId),
    form: ChoosingForm,
) -> Result<Option<HttpResponse>, Problem> {
    find(&mut *acting.db().await?, acting, (paths.environment, id)).await?;
    let turned = match &form.bla {
        Some(after) => Some((form.q.as_str(), after.as_str())),
        None => (form.alle == "sok").then_some((form.sok.as_str(), "")),
    };
    if let Some(to) = turned {
        return Ok(Some(see_other(&paths.accesses_at(&id, to, &form.tilgang, "tilganger"))));
    }
    let mut ticked = form.tilgang.clone();
    ticked.retain(|row| Some(*row) != form.fjern && form.alle != "valgte" && form.alle != "fjern");
    let choosing = match (form.fjern, form.angre, form.alle.as_str()) {
        (Some(row), ..) => Choosing::These(vec![row]),
        (_, Some(row), _) => Choosing::Not(row),
        (.., "fjern") => Choosing::All,
        (.., "angre") => Choosing::Nothing,
        _ if form.tilgang.is_empty() => return Ok(None),
        (.., "sluttdato") => return Ok(Some(see_other(&paths.end_date_of(&id, &form.tilgang)))),
        _ => Choosing::These(form.tilgang),
    };
    // The bar that tells of the choice is in sight wherever the page stands, so that the list is led to, not the bar.
    let at = form.fjern.or(form.angre).map_or_else(|| "liste".to_owned(), |row| format!("rad-{row}"));
    let job = actions::choose(acting, id, choosing).await?;
    let then = job.map_or_else(|| paths.accesses_at(&id, (&form.q, &form.etter), &ticked, &at), |job| paths.job(job));
    Ok(Some(see_other(&then)))
}

use actix_web::{
    http::StatusCode,
    web::{Data, Path, Query},
};
use jiff::SignedDuration;
use serde::Deserialize;
use uuid::Uuid;

use super::super::{
    actions,
    model::{Delegation, HolderId},
    paths::Paths,
    store::{self, Window},
    views::HolderView,
};
use crate::{
    access::{Acting, DelegateScopes, Reading, ViewDelegations},
    platform::Services,
    web::{self, Moment, Posted, Problem, page_with, see_other},
};

/// Whose page it is.
pub(super) fn holder_id(path: Path<(String, String, String)>) -> Result<HolderId, Problem> {
    path.into_inner().2.parse().map_err(|()| Problem::NotFound)
}

/// The query string of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    tid: String,
}

/// One holder: what it has, why, what ended lately, and what is being drafted; or what it had at an earlier time.
pub(super) async fn holder(
    Reading { acting, mut db }: Reading<ViewDelegations>,
    path: Path<(String, String, String)>,
    asked: Option<Query<Asked>>,
    services: Data<Services>,
) -> web::Result {
    let id = holder_id(path)?;
    let (now, today) = (services.clock.now(), services.clock.today());
    let holder = store::holder(&mut db, &acting, id, now).await?;
    let mut holder = holder.filter(|holder| holder.known).ok_or(Problem::NotFound)?;
    let asked = asked.map(Query::into_inner).unwrap_or_default();
    let moment = Moment::parse(&asked.tid, now);
    let then = moment.ok().flatten();
    let window = then.map_or_else(|| Window::since(now - SignedDuration::from_hours(24 * 30)), |m| Window::at(m.at()));
    let draft = holder.draft.as_ref().map(|draft| draft.id);
    let mut held = store::held(&mut db, acting.org(), id, window, draft, today).await?;
    if let Some(then) = then {
        held.retain(|held| held.counted_on(then.day()));
        held.iter_mut().for_each(Delegation::as_it_was);
        holder.roles = store::roles_at(&mut db, &acting, id, then.at()).await?;
    }
    let status = if moment.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let seen = (asked.tid.as_str(), moment);
    page_with(status, &HolderView::new(&acting, id, holder, held, now, seen))
}

/// What a button of the page asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Staging {
    #[serde(default)]
    fjern: Option<Uuid>,
    /// Takes in the newest version.
    #[serde(default)]
    ny: Option<Uuid>,
    #[serde(default)]
    angre: Option<Uuid>,
    #[serde(default)]
    alle: String,
}

/// Marks for removal or for the newest version, or takes the mark off. Nothing is changed here.
pub(super) async fn stage(
    acting: Acting<DelegateScopes>,
    path: Path<(String, String, String)>,
    form: Posted<Staging>,
    services: Data<Services>,
) -> web::Result {
    let holder = holder_id(path)?;
    let asked = form.read_unkeyed(acting.login())?;
    let paths = Paths { lang: acting.seat().lang, org: acting.org() };
    let mut db = services.db.acquire().await?;
    let known = store::holder(&mut db, &acting, holder, services.clock.now()).await?.is_some_and(|found| found.known);
    if !known {
        return Err(Problem::NotFound);
    }
    drop(db);
    if let Some(row) = asked.ny {
        actions::stage_renewal(&services, &acting, holder, row).await?;
        return Ok(see_other(&paths.row(holder, row)));
    }
    match (asked.fjern, asked.angre, asked.alle.as_str()) {
        (Some(row), ..) => {
            actions::stage(&services, &acting, holder, row).await?;
            Ok(see_other(&paths.row(holder, row)))
        }
        (None, Some(row), _) => {
            actions::unstage(&services, &acting, holder, row).await?;
            Ok(see_other(&paths.row(holder, row)))
        }
        (None, None, "fjern") => {
            actions::stage_all(&services, &acting, holder).await?;
            Ok(see_other(&format!("{}#endringer", paths.holder(holder))))
        }
        _ => {
            actions::unstage_all(&services, &acting, holder).await?;
            Ok(see_other(&format!("{}#innhold", paths.holder(holder))))
        }
    }
}

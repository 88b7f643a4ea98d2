use actix_web::http::StatusCode;
use jiff::SignedDuration;
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::{
    actions::{self, Marking},
    model::{Delegation, Drafted, HolderId, check_supplier},
    store::{self, HolderDetails, Window},
    views::{HolderView, Stale},
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople, Right, ViewDelegations},
    platform::limits::LOOK_UP,
    web::{self, Moment, OutsideEnvironment, Posted, Problem, UrlQuery, page_with, read_id, see_other},
};

/// Somebody who has or had something here, has a role, or whom a draft names; anybody else is a stranger and has no page.
pub(super) async fn known<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: HolderId,
) -> Result<HolderDetails, Problem> {
    store::holder(db, acting, id).await?.filter(|holder| holder.known).ok_or(Problem::NotFound)
}

/// Somebody who is known here, or a unit of the register that has not been given anything yet and may be.
pub(super) async fn receiving<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    id: HolderId,
) -> Result<HolderDetails, Problem> {
    let holder = store::holder(db, acting, id).await?.ok_or(Problem::NotFound)?;
    if !holder.known {
        acting.count_on(db, LOOK_UP).await?;
        check_supplier(acting.org(), holder.unit.as_ref()).map_err(|_| Problem::NotFound)?;
    }
    Ok(holder)
}

/// The query string of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HolderQuery {
    /// An earlier time to look at.
    tid: String,
}

/// One holder: what it has, why, what ended lately, and what is being drafted; or what it had at an earlier time.
pub(super) async fn holder(
    acting: Acting<ViewDelegations>,
    path: OutsideEnvironment,
    UrlQuery(query): UrlQuery<HolderQuery>,
) -> web::Result {
    let id = read_id(&path.2)?;
    let (now, today) = (acting.now(), acting.today());
    let mut db = acting.db().await?;
    let mut holder = known(&mut db, &acting, id).await?;
    let moment = Moment::parse(&query.tid, now);
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
    let seen = (query.tid.as_str(), moment);
    page_with(status, &HolderView::new(&acting, id, holder, held, seen))
}

/// What a button of the page asks for. Each button sends one field.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StagingForm {
    /// Marks this row for removal.
    fjern: Option<Uuid>,
    /// Takes in the newest version of this row.
    ny: Option<Uuid>,
    /// Takes the mark off this row.
    angre: Option<Uuid>,
    /// `fjern` marks all rows; anything else takes all marks off.
    alle: String,
}

/// Marks for removal or for the newest version, or takes the mark off. Nothing is changed here.
pub(super) async fn stage(
    acting: Acting<DelegateScopes>,
    path: OutsideEnvironment,
    form: Posted<StagingForm>,
) -> web::Result {
    let holder: HolderId = read_id(&path.2)?;
    let form = form.read_unkeyed(acting.login())?;
    let paths = acting.paths();
    let mut db = acting.db().await?;
    known(&mut db, &acting, holder).await?;
    // What is not the holder's is not there; a mark is taken off also what has ended.
    if let Some(row) = form.ny.or(form.fjern).or(form.angre) {
        let is_current = store::is_current(&mut db, &acting, holder, row, acting.can::<ManagePeople>()).await?;
        let takes_mark = form.ny.or(form.fjern).is_some();
        if takes_mark && is_current == Some(false) {
            let ended = store::items(&mut db, &acting, holder, &[row]).await?.ok_or(Problem::NotFound)?.1;
            return page_with(StatusCode::CONFLICT, &Stale::ended(&acting, holder, &ended));
        }
        is_current.ok_or(Problem::NotFound)?;
    }
    drop(db);
    let (marking, then) = match (form.ny, form.fjern, form.angre, form.alle.as_str()) {
        (Some(row), ..) => (Marking::Renew(row), paths.row(holder, row)),
        (_, Some(row), ..) => (Marking::Remove(Some(row)), paths.row(holder, row)),
        (_, _, Some(row), _) => (Marking::Clear(Some(row)), paths.row(holder, row)),
        (.., "fjern") => (Marking::Remove(None), format!("{}#liste", paths.holder(holder))),
        _ => (Marking::Clear(None), format!("{}#innhold", paths.holder(holder))),
    };
    // What is proposed is taken back on its own page, and that stands in the log.
    Ok(see_other(&match actions::mark(&acting, holder, marking).await? {
        Drafted::Kept(_) => then,
        Drafted::Waits(draft) => paths.review(draft),
    }))
}

use actix_web::web::Data;
use serde::Deserialize;

use super::{
    model::Search,
    paths::{self, Return},
    store,
    views::{Nobody, OverviewPage, Picker},
};
use crate::{
    access::{Acting, ArrangeOverview, ReadLog, SeeOrganisation, SignedIn, UndoChanges},
    audit, entitlements,
    kernel::OrgNumber,
    ledger::{Draft, Registry},
    receipts,
    web::{self, Posted, UrlQuery, page, see_other},
};

/// Events on the front page.
const LATEST: i64 = 5;
/// Changes on the front page that can be undone.
const UNDOABLE: usize = 3;

/// The query of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PickerQuery {
    q: String,
    side: String,
    retur: String,
}

/// `/nb/virksomheter`: whom to act for. Somebody who has no choice is sent on.
pub(super) async fn picker(who: SignedIn, UrlQuery(query): UrlQuery<PickerQuery>) -> web::Result {
    let lang = who.lang();
    let (search, back) = (Search::new(&query.q), Return::parse(&query.retur));
    let start: Option<OrgNumber> = query.side.parse().ok();
    let mut db = who.db().await?;
    let choices = store::choices(&mut db, &who, &search, start).await?;
    let support = who.does_support(&mut db).await?;
    let is_awaited = entitlements::next_awaited(&mut db, who.person(), None, who.today()).await?.is_some();
    match choices.only() {
        Some(only) if search.is_empty() && !support && !is_awaited => {
            Ok(see_other(&back.map_or_else(|| paths::overview(lang, only), |back| back.to(lang, only))))
        }
        _ if choices.total == 0 => page(&Nobody::new(&who, support, is_awaited)),
        _ => page(&Picker::new(&who, (support, is_awaited), &choices, search, back.as_ref())),
    }
}

/// `/nb/{org}`: what waits, what there is, what happened.
pub(super) async fn overview(acting: Acting<SeeOrganisation>, registry: Data<Registry>) -> web::Result {
    let may_undo = acting.can::<UndoChanges>();
    let kinds = if may_undo { registry.undoable_by(acting.mandate()) } else { Vec::new() };
    let mut db = acting.db().await?;
    let mut overview = store::visit(&mut db, &acting, &kinds).await?;
    let changes = (overview.undoable, UNDOABLE + 1);
    overview.undoable = receipts::offered(&mut db, &acting, &registry, changes).await?;
    let has_more = overview.undoable.len() > UNDOABLE;
    overview.undoable.truncate(UNDOABLE);
    let latest = match acting.also::<ReadLog>() {
        Some(reader) => audit::latest(&mut db, &reader, &registry, LATEST).await?,
        None => Vec::new(),
    };
    page(&OverviewPage::new(&acting, &registry, (&overview, has_more), latest))
}

/// The button below *Kom i gang*, and the one that brings it back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StartForm {
    handling: StartButton,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum StartButton {
    #[serde(rename = "skjul")]
    Hide,
    #[serde(rename = "vis")]
    Show,
}

/// Hides *Kom i gang* for whoever asks, or shows it again.
pub(super) async fn arrange(acting: Acting<ArrangeOverview>, form: Posted<StartForm>) -> web::Result {
    let form = form.read_unkeyed(acting.login())?;
    let mut draft = Draft::begin(&acting).await?;
    store::hide_start(draft.conn(), &acting, form.handling == StartButton::Hide).await?;
    draft.keep().await?;
    Ok(see_other(&paths::overview(acting.lang(), acting.org())))
}

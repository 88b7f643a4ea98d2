use actix_web::{
    http::StatusCode,
    web::{Data, Path},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{paths, store, story::Tellers, texts::Texts, views::Receipt};
use crate::{
    access::{Acting, ReadReceipts, UndoChanges},
    kernel::Ref,
    ledger::{Regret, Undoers, Undoing},
    platform::Services,
    web::{self, Posted, Problem, long_day, page, page_with, see_other},
};

fn reference(path: Path<(String, String, String)>) -> Result<Ref, Problem> {
    path.into_inner().2.parse().map_err(|_| Problem::NotFound)
}

async fn draw(
    acting: &Acting<ReadReceipts>,
    services: &Services,
    tellers: &Tellers,
    reference: &Ref,
) -> web::Result<Receipt> {
    let mut db = services.db.acquire().await?;
    let found = store::find(&mut db, acting, reference).await?.ok_or(Problem::NotFound)?;
    let story = tellers.tell(acting.seat().lang, acting.org(), &found.kind, &found.payload);
    let story = story.filter(|story| (story.for_whom)(acting)).ok_or(Problem::NotFound)?;
    Ok(Receipt::new(acting, reference, &found, story, services.clock.now()))
}

/// *Kvittering*, for either party.
pub(super) async fn receipt(
    acting: Acting<ReadReceipts>,
    path: Path<(String, String, String)>,
    services: Data<Services>,
    tellers: Data<Tellers>,
) -> web::Result {
    page(&draw(&acting, &services, &tellers, &reference(path)?).await?)
}

/// Some lines of the change, or none for all of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Lines {
    linje: Vec<Uuid>,
}

/// Undoes it. Whoever comes second is shown that it is undone already; that is no fault.
pub(super) async fn undo(
    acting: Acting<UndoChanges>,
    path: Path<(String, String, String)>,
    form: Posted<Lines>,
    services: Data<Services>,
    more: (Data<Tellers>, Data<Undoers>),
) -> web::Result {
    let (tellers, undoers) = more;
    let filled = form.read(acting.login())?;
    let (lang, of) = (acting.seat().lang, reference(path)?);
    let t = Texts(lang);
    let mut db = services.db.acquire().await?;
    let found = store::find(&mut db, &acting, &of).await?.filter(|found| found.own).ok_or(Problem::NotFound)?;
    drop(db);
    // Whoever may not see what was done shall not learn that it was.
    let reader = acting.narrow::<ReadReceipts>()?;
    let story = tellers.tell(lang, acting.org(), &found.kind, &found.payload);
    story.filter(|story| (story.for_whom)(&reader)).ok_or(Problem::NotFound)?;
    let regret = Regret { of: &of, lines: &filled.input.linje, key: filled.key, hash: filled.hash };
    let (refusal, reasons) = match undoers.undo(&found.kind, &services, &acting, regret).await? {
        Undoing::Done(reference) => return Ok(see_other(&paths::receipt(lang, acting.org(), &reference))),
        Undoing::Already(_) => return Ok(see_other(&paths::receipt(lang, acting.org(), &of))),
        Undoing::Unknown => return Err(Problem::NotFound),
        Undoing::TooLate(until) => (t.too_late(long_day(lang, until)), Vec::new()),
        Undoing::Barred => (t.barred().to_owned(), Vec::new()),
        Undoing::Nothing(kind, payload) => {
            let story = tellers.tell(lang, acting.org(), kind, &payload);
            (t.nothing_body().to_owned(), story.map(|story| story.lines).unwrap_or_default())
        }
    };
    let receipt = draw(&reader, &services, &tellers, &of).await?.refused(refusal, reasons);
    page_with(StatusCode::CONFLICT, &receipt)
}

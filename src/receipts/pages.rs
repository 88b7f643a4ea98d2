use actix_web::{
    http::StatusCode,
    web::{Data, Path},
};
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    paths, store,
    texts::Texts,
    views::{DoneView, JobView, Known, Receipt, ReferencePage, UndoView, UndoablePage},
};
use crate::{
    access::{Acting, Public, ReadReceipts, Refusal, SignedIn, UndoChanges},
    entitlements,
    kernel::{JobId, OrgNumber, Ref, Title},
    ledger::{
        EventContext, Handover, LONG, LongOutcome, LongUndo, Registry, UndoOutcome, UndoRequest, UndoState, Undoer,
        hand_over, long_change,
    },
    web::{self, PAGE, Paging, Posted, Problem, UrlQuery, long_day, page, page_with, see_other},
};

fn reference(path: Path<(String, String, String)>) -> Result<Ref, Problem> {
    path.into_inner().2.parse().map_err(|_| Problem::NotFound)
}

async fn draw(acting: &Acting<ReadReceipts>, registry: &Registry, reference: &Ref) -> web::Result<Receipt> {
    let mut db = acting.db().await?;
    let found = store::find(&mut db, acting, reference).await?.ok_or(Problem::NotFound)?;
    let view = registry.receipt(&found.kind, &found.payload, acting).ok_or(Problem::NotFound)?;
    let (now, cx) = (acting.now(), EventContext { lang: acting.lang(), reader: acting.org() });
    let mut undo = UndoView::default();
    if found.own && acting.can::<UndoChanges>() && found.undo_until.is_some_and(|until| now < until) {
        let state = UndoState { kind: &found.kind, payload: &found.payload, undone: &found.undone, open: None };
        undo.lines = registry.offered(state, acting.mandate(), cx);
        let event = (found.kind.as_str(), &found.payload);
        undo.leave_out(registry.obstacles(&mut db, event, (reference, acting.org()), acting.today()).await?);
        if found.wants_two {
            undo.leave_out(registry.take_two(&mut db, event, Undoer::of(acting, now), &undo.lines).await?);
        }
    }
    undo.is_by_two = registry.is_by_two(&found.kind, &found.payload, &found.undone);
    let sentence = registry.sentence(&found.kind, &found.payload, cx).unwrap_or_default();
    let is_test = registry.is_test(&found.kind, &found.payload);
    Ok(Receipt::new(acting, (reference, sentence), &found, (view, is_test), undo))
}

/// Where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    fra: u32,
}

/// *Kan angres*: all of the organisation's changes that the user can undo.
pub(super) async fn undoable(
    acting: Acting<ReadReceipts>,
    UrlQuery(from): UrlQuery<From>,
    registry: Data<Registry>,
) -> web::Result {
    let (lang, org, start) = (acting.lang(), acting.org(), i64::from(from.fra));
    let (kinds, rows) = (registry.undoable_by(acting.mandate()), web::page_size(acting.context(), PAGE));
    let mut db = acting.db().await?;
    let mut from = start;
    let (changes, mut paging) = loop {
        let mut changes = store::undoable(&mut db, &acting, &kinds, (from, rows + 1)).await?;
        from += rows;
        let paging = Paging::cut(&mut changes, rows, |_| paths::undoable(lang, org, from));
        let changes = store::offered(&mut db, &acting, &registry, (changes, usize::MAX)).await?;
        // A part with nothing for this user is not the end of the list.
        if !changes.is_empty() || paging.next.is_none() {
            break (changes, paging);
        }
    };
    paging.previous = (start > 0).then(|| paths::undoable(lang, org, (start - rows).max(0)));
    page(&UndoablePage::new(&acting, &registry, &changes, paging))
}

/// `/nb/ref/{referanse}`: what a reference is. Whoever is signed in gets to the receipt with it, of the first organisation in whose name they
/// may see it; or is told what they did, where they no longer may. Whoever may see none does not learn that the change was made.
pub(super) async fn by_reference(
    visitor: Public,
    somebody: Option<SignedIn>,
    path: Path<(String, String)>,
    registry: Data<Registry>,
) -> web::Result {
    let Ok(reference) = path.into_inner().1.parse::<Ref>() else {
        return page_with(
            StatusCode::NOT_FOUND,
            &ReferencePage::new(&visitor, None, somebody.map(|_| Known::default())),
        );
    };
    let Some(somebody) = somebody else { return page(&ReferencePage::new(&visitor, Some(&reference), None)) };
    let mut db = somebody.db().await?;
    if let Some(org) = receipt_for(&mut db, &somebody, &registry, &reference).await? {
        return Ok(see_other(&paths::receipt(somebody.lang(), org, &reference)));
    }
    let lang = somebody.lang();
    let own = store::own(&mut db, somebody.person(), &reference).await?;
    let done = own.and_then(|own| {
        let what = registry.sentence(&own.kind, &own.payload, EventContext { lang, reader: own.org })?;
        Some(DoneView { at: long_day(lang, own.at), what, is_test: registry.is_test(&own.kind, &own.payload) })
    });
    let does_support = entitlements::is_staff(&mut db, somebody.person()).await?;
    let status = if done.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    page_with(status, &ReferencePage::new(&visitor, Some(&reference), Some(Known { done, does_support })))
}

/// The first organisation in whose name somebody may see the receipt with a reference.
async fn receipt_for(
    db: &mut PgConnection,
    somebody: &SignedIn,
    registry: &Registry,
    reference: &Ref,
) -> web::Result<Option<OrgNumber>> {
    for org in store::told_to(db, somebody.person(), reference, somebody.today()).await? {
        let acting = match somebody.acting_for::<ReadReceipts>(db, org).await {
            Ok(acting) => acting,
            Err(Refusal::Denied(_) | Refusal::NotFound) => continue,
            Err(refusal) => return Err(refusal.into()),
        };
        let found = store::find(db, &acting, reference).await?;
        if found.is_some_and(|found| registry.receipt(&found.kind, &found.payload, &acting).is_some()) {
            return Ok(Some(org));
        }
    }
    Ok(None)
}

/// The query string of a receipt.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReceiptQuery {
    /// The form that led here had been sent before.
    sendt: String,
}

/// *Kvittering*, for either party.
pub(super) async fn receipt(
    acting: Acting<ReadReceipts>,
    path: Path<(String, String, String)>,
    registry: Data<Registry>,
    UrlQuery(query): UrlQuery<ReceiptQuery>,
) -> web::Result {
    let receipt = draw(&acting, &registry, &reference(path)?).await?;
    page(&receipt.sent_before(!query.sendt.is_empty()))
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
    registry: Data<Registry>,
) -> web::Result {
    let filled = form.read(acting.login())?;
    let (lang, of) = (acting.lang(), reference(path)?);
    let t = Texts(lang);
    let found = store::find(&mut *acting.db().await?, &acting, &of).await?;
    let found = found.filter(|found| found.own).ok_or(Problem::NotFound)?;
    // Whoever may not see what was done shall not learn that it was.
    let reader = acting.narrow::<ReadReceipts>()?;
    registry.receipt(&found.kind, &found.payload, &reader).ok_or(Problem::NotFound)?;
    let (key, lines) = (filled.key(), filled.input.linje);
    let concerned = registry.concerned_by_undo(&found.kind, &found.payload, &found.undone, &lines);
    let is_open = found.undo_until.is_some_and(|until| acting.now() < until);
    if let Some((concerns, right)) = concerned.filter(|(concerns, _)| is_open && *concerns > LONG) {
        let (title, back) = (Title::of(|lang| Texts(lang).undoing(&of)), paths::receipt(lang, acting.org(), &of));
        let change = LongUndo { of, event: found.kind, lines, takes: right.to_owned() };
        let made = hand_over(&acting, Handover { key, title, back, concerns }, change).await?;
        return Ok(see_other(&made.address(lang, acting.org())));
    }
    let request = UndoRequest { of: &of, lines: &lines, key };
    let (refusal, reasons) = match registry.undo(&found.kind, &acting, request).await? {
        UndoOutcome::Done(reference) => return Ok(see_other(&paths::receipt(lang, acting.org(), &reference))),
        UndoOutcome::Already(_) => return Ok(see_other(&paths::receipt(lang, acting.org(), &of))),
        UndoOutcome::Unknown => return Err(Problem::NotFound),
        UndoOutcome::TooLate(until) => (t.too_late(long_day(lang, until)), Vec::new()),
        UndoOutcome::Barred => (t.barred().to_owned(), Vec::new()),
        // The receipt says what stands in the way.
        UndoOutcome::Blocked(_) => (t.blocked_body().to_owned(), Vec::new()),
        UndoOutcome::Nothing(kind, payload) => {
            let view = registry.receipt(kind, &payload, &reader);
            (t.nothing_body().to_owned(), view.map(|view| view.lines).unwrap_or_default())
        }
    };
    let receipt = draw(&reader, &registry, &of).await?.refused(refusal, reasons);
    page_with(StatusCode::CONFLICT, &receipt)
}

/// How far a change has come that a job makes; its receipt, once there is one.
pub(super) async fn job(acting: Acting<ReadReceipts>, path: Path<(String, String, String)>) -> web::Result {
    let (lang, org) = (acting.lang(), acting.org());
    let job: JobId = path.into_inner().2.parse().map_err(|_| Problem::NotFound)?;
    let change = long_change(&mut *acting.db().await?, &acting, job).await?.ok_or(Problem::NotFound)?;
    match &change.outcome {
        Some(LongOutcome::Made(reference)) => Ok(see_other(&paths::receipt(lang, org, reference))),
        _ => page(&JobView::new(&acting, job, &change)),
    }
}

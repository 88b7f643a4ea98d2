//! Whoever was given something by a number and a name that were typed says whether it is them.

use uuid::Uuid;

use super::super::{
    events::{AwaitedAnswered, Item, WhatThen},
    model::{Awaited, HolderId, What, receiver},
    store::{self, GivenRow, Question},
};
use crate::{
    access::{ManagePeople, Mandate, SignedIn},
    kernel::{Holder, PersonId, Ref},
    ledger::{Change, ChangeError, FormKey, may_fail},
    packages, register, settings,
};

/// Why nothing was done.
#[derive(Debug)]
pub(in super::super) enum AnswerError {
    /// There is no such question, or it is for somebody else.
    NotTheirs,
    /// It has been answered, taken back or had its last day, or the organisation is gone.
    TooLate,
    /// They added themselves, or proposed it.
    Own,
    /// Whoever gave it may not give any of it to this person now.
    NotGivable,
    /// It takes two persons by now, and one gave it.
    TakesTwo,
    /// It is not what the person was shown: something has come or gone since.
    Stale,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(AnswerError);

/// What the person answered.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Answered<'a> {
    pub is_them: bool,
    /// The digest of what they were shown.
    pub seen: &'a str,
}

/// Says yes, which gives at once what waited, as far as it may be given; or no, which ends it. Whoever says no is told to the
/// organisation by the name it typed, and by nothing else.
pub(in super::super) async fn answer(
    who: &SignedIn,
    key: FormKey,
    question: &Question,
    Answered { is_them, seen }: Answered<'_>,
) -> Result<Ref, AnswerError> {
    let unnamed = (!is_them).then(|| who.known_only_as(question.id, &question.name));
    let (id, giver) = (question.id, question.giver.number);
    Change::run(unnamed.as_ref().unwrap_or(who), key, async |change, _| {
        register::lock(change.conn(), &[giver]).await?;
        let takes_two = settings::hold_of(change, giver).await?;
        let mut holders: Vec<PersonId> = [id].into_iter().chain(is_them.then(|| who.person())).collect();
        holders.sort_unstable();
        for holder in &holders {
            store::lock_holder(change, giver, HolderId::Person(*holder)).await?;
        }
        let today = change.today();
        let found = store::question(change.conn(), who.person(), id, today).await?.ok_or(AnswerError::NotTheirs)?;
        if found.state != Awaited::Waits || found.rows.is_empty() || !found.is_registered {
            return Err(AnswerError::TooLate);
        }
        if found.digest() != seen {
            return Err(AnswerError::Stale);
        }
        if is_them && found.is_own {
            return Err(AnswerError::Own);
        }
        if is_them && takes_two && is_by_one(change, &found).await? {
            return Err(AnswerError::TakesTwo);
        }
        let (items, refused) = items(change, &found, is_them.then(|| who.person())).await?;
        let rows: Vec<Uuid> = items.iter().map(|item| item.id).collect();
        let (refused_rows, allowed): (Vec<Uuid>, Vec<Uuid>) =
            rows.iter().partition(|row| refused.iter().any(|item| item.id == **row));
        if allowed.is_empty() {
            return Err(AnswerError::NotGivable);
        }
        let given = if is_them { store::hand_over(change, &allowed, who.person()).await? } else { Vec::new() };
        store::close_question(change, id, (&rows, &refused_rows), is_them.then(|| who.person())).await?;
        for holder in holders {
            let at = change.at();
            store::recount(change.conn(), giver, HolderId::Person(holder), at).await?;
        }
        let ids: Vec<Uuid> = given.iter().map(|(_, id)| *id).collect();
        let answers = store::answer_requests(change, &ids).await?;
        let as_given = |item: &Item| {
            let (_, id) = given.iter().find(|(waited, _)| *waited == item.id)?;
            Some(Item { id: *id, ..item.clone() })
        };
        let (own, _) = register::own_name(change.conn(), who.person()).await?;
        let name = if own.is_missing() { found.name.clone() } else { own.to_string() };
        let person = Holder::Person { person: who.person(), name };
        Ok(AwaitedAnswered {
            giver: found.giver,
            awaited: Holder::Person { person: id, name: found.name },
            person: is_them.then_some(person),
            given: items.iter().filter_map(as_given).collect(),
            items,
            refused,
            answers,
        })
    })
    .await
}

/// Is there something that takes two persons, and that one of them gave? It may have been given before the organisation wanted two.
async fn is_by_one(change: &mut Change, found: &Question) -> sqlx::Result<bool> {
    let takes_two = |row: &&GivenRow| What::Grant(row.what.clone()).is_main_administrator();
    let rows: Vec<Uuid> = found.rows.iter().filter(takes_two).map(|row| row.id).collect();
    Ok(store::given_by_two(change, &rows).await?.len() < rows.len())
}

/// What waits, as an event keeps it, and what of it cannot be given: whoever gave it must be able to give it now, and to the one who says
/// that it is them. Each line is judged by itself.
async fn items(
    change: &mut Change,
    found: &Question,
    to: Option<PersonId>,
) -> Result<(Vec<Item>, Vec<Item>), AnswerError> {
    let things: Vec<packages::What> = found.rows.iter().map(|row| row.what.clone()).collect();
    let offers = packages::offers(change.conn(), &things).await?;
    let now = change.at();
    let mut giver: Option<(PersonId, Option<Mandate>)> = None;
    let (mut items, mut refused) = (Vec::new(), Vec::new());
    for (row, offer) in found.rows.iter().zip(&offers) {
        let what = WhatThen::from(&What::Grant(row.what.clone()));
        let item = Item { id: row.id, title: offer.named().name, what };
        if let Some(to) = to.map(HolderId::Person) {
            if let Some(by) = row.given_by
                && giver.as_ref().is_none_or(|(read, _)| *read != by)
            {
                giver = Some((by, Mandate::read(change.conn(), by, found.giver.number, now).await?));
            }
            let mandate = giver.as_ref().filter(|(read, _)| row.given_by == Some(*read));
            let may_give = mandate.and_then(|(_, mandate)| mandate.as_ref()).is_some_and(|mandate| {
                let verdict = packages::may_give(mandate, offer, receiver(to));
                mandate.has::<ManagePeople>() && mandate.may_serve(to) && verdict.is_yes()
            });
            if !may_give {
                refused.push(item.clone());
            }
        }
        items.push(item);
    }
    Ok((items, refused))
}

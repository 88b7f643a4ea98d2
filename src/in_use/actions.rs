//! What every change from in use to out of use, or back, has in common. One that concerns many organisations is handed over to a job when it
//! is confirmed (`ledger::LongChange`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::InUse;
use crate::{
    access::{Acting, ManageScopes},
    kernel::{Environment, Party, Ref, ScopePlanId, Title},
    ledger::{
        Change, ChangeError, FormKey, Handover, LONG, LongChange, LongError, Made, NotMade, OnBehalf, hand_over,
        made_before, may_fail,
    },
    sitemap::Paths,
    web::Words,
};

/// Why something was not taken out of use or into use, and why nothing was planned or cancelled.
#[derive(Debug)]
pub(crate) enum ToggleError {
    /// It was so already, or was changed since the user saw it.
    Stale,
    /// It is planned to go out of use on this day already.
    Planned(Date),
    /// Many lose it by now, and its name was not typed.
    NameAsked,
    /// There is no such thing.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(ToggleError);

/// Locks a thing, if it is as the user saw it: in this revision, and in use or not.
pub(crate) async fn lock<T: InUse>(
    change: &mut Change,
    acting: &Acting<ManageScopes>,
    place: (Environment, T::Id),
    (revision, is_active): (i32, bool),
) -> Result<T, ToggleError> {
    let thing = T::lock(change, acting, place).await?.ok_or(ToggleError::Gone)?;
    if thing.revision() == revision && thing.is_active() == is_active { Ok(thing) } else { Err(ToggleError::Stale) }
}

/// What is done with a thing, with the revision in which the user saw it. All who use it read of it in their logs. Its job keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Toggle<T> {
    Deactivate(i32, T),
    Plan(i32, Date, T),
    /// The plan that the user saw.
    CancelPlan(ScopePlanId),
    Reactivate(i32),
}

impl<T> Toggle<T> {
    /// Is the thing as the user saw it?
    fn fits<U: InUse>(&self, thing: &U) -> bool {
        let is_seen = |revision: &i32, is_active| thing.revision() == *revision && thing.is_active() == is_active;
        match self {
            Self::Deactivate(revision, _) => is_seen(revision, true),
            Self::Plan(revision, ..) => is_seen(revision, true) && thing.planned().is_none(),
            Self::CancelPlan(plan) => thing.planned().as_ref() == Some(plan),
            Self::Reactivate(revision) => is_seen(revision, false),
        }
    }

    fn title(&self, words: Words, name: &str) -> String {
        match self {
            Self::Deactivate(..) => words.deactivating(name),
            Self::Plan(..) => words.planning(name),
            Self::CancelPlan(_) => words.cancelling(name),
            Self::Reactivate(_) => words.reactivating(name),
        }
    }
}

/// The same, of one thing.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub(crate) struct LongToggle<T: InUse> {
    environment: Environment,
    /// Jobs have called it so since only scopes were handed over.
    #[serde(rename = "scope")]
    id: T::Id,
    toggle: Toggle<T::Terms>,
    /// Was it confirmed without its name, as nobody used it then?
    #[serde(default)]
    unnamed: bool,
}

impl<T: InUse> LongToggle<T> {
    async fn run(&self, acting: &Acting<ManageScopes>, key: FormKey) -> Result<Ref, ToggleError> {
        let (place, unnamed) = ((self.environment, self.id), self.unnamed);
        match self.toggle.clone() {
            Toggle::Deactivate(revision, terms) => {
                let work = async |change: &mut Change, acting: &Acting<ManageScopes>| {
                    let thing: T = lock(change, acting, place, (revision, true)).await?;
                    let today = change.today();
                    // Nobody gets it or loses it from here on, so this count is the one that holds.
                    if unnamed && thing.asks_name(&T::usage(change.conn(), place.1, Some(1), today).await?, today) {
                        return Err(ToggleError::NameAsked);
                    }
                    Ok::<_, ToggleError>(thing.deactivate(change, acting, terms).await?)
                };
                Change::run(acting, key, work).await
            }
            Toggle::Reactivate(revision) => {
                let work = async |change: &mut Change, acting: &Acting<ManageScopes>| {
                    let thing: T = lock(change, acting, place, (revision, false)).await?;
                    let today = change.today();
                    let usage = T::usage(change.conn(), place.1, None, today).await?;
                    thing.activate(change, acting).await?;
                    Ok::<_, ToggleError>(thing.reactivated(Party::from(acting.unit()), usage))
                };
                Change::run(acting, key, work).await
            }
            Toggle::Plan(revision, day, terms) => T::plan(acting, key, place, revision, (day, terms)).await,
            Toggle::CancelPlan(plan) => T::cancel_plan(acting, key, place, plan).await,
        }
    }
}

impl<T: InUse> LongChange for LongToggle<T> {
    const KIND: &'static str = T::JOB;
    type Right = ManageScopes;

    async fn make(&self, by: OnBehalf<'_, ManageScopes>) -> Result<Ref, LongError> {
        self.run(by.acting, by.key).await.map_err(|e| match e {
            ToggleError::Failed(e) => e.into(),
            ToggleError::Stale | ToggleError::Planned(_) | ToggleError::NameAsked | ToggleError::Gone => {
                NotMade::Stale.into()
            }
        })
    }
}

/// Does it at once where few use the thing, and hands it over where many do. Returns the address of what came of it. `unnamed`: the page asked
/// for no name, as few used it.
pub(crate) async fn toggle<T: InUse>(
    acting: &Acting<ManageScopes>,
    key: FormKey,
    (paths, id): (Paths, T::Id),
    (toggle, unnamed): (Toggle<T::Terms>, bool),
) -> Result<String, ToggleError> {
    let (environment, today) = (paths.environment, acting.today());
    let mut db = acting.db().await?;
    let thing = T::find(&mut db, acting, (environment, id), today).await?.ok_or(ToggleError::Gone)?;
    let concerns = usize::try_from(T::usage(&mut db, id, Some(1), today).await?.consumers).unwrap_or_default();
    let change = LongToggle::<T> { environment, id, toggle, unnamed };
    let fits = change.toggle.fits(&thing);
    let made_before = if fits { None } else { made_before(&mut db, acting, &change).await? };
    drop(db);
    let made = if let Some(reference) = made_before {
        Made::Now(reference)
    } else if concerns <= LONG || !fits {
        Made::Now(change.run(acting, key).await?)
    } else {
        let title = Title::of(|lang| change.toggle.title(Words(lang), thing.name(lang)));
        let handover = Handover { key, title, back: thing.address(paths), concerns };
        hand_over(acting, handover, change).await?
    };
    Ok(made.address(paths.lang, paths.org))
}

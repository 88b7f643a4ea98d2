//! Long changes: those that concern so many organisations that nobody waits for them. They are handed over to a job, which makes the change
//! on behalf of whoever confirmed it, under the key of their form: once or not at all, with the right they have by then.

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgConnection;

use super::{
    change::{ChangeError, Draft, may_fail},
    form_key::FormKey,
    registry::Registry,
    store,
};
use crate::{
    access::{ALL, Acting, Decision, Proof, Refusal, Right, System},
    kernel::{JobId, Lang, OrgNumber, PersonId, Ref, Title},
    platform::{
        jobs::{self, Busy, Enqueued, Job, Options, Progress, Run, State},
        keys::sha256,
    },
    sitemap::receipts as paths,
};

/// A change that concerns more organisations than this is handed over to a job.
pub const LONG: usize = 500;

/// So many long changes of one organisation wait or run at most, so that it does not keep the workers from those of others.
pub const MAX_WAITING: i64 = 20;

/// A change that may be long, as its job keeps it. Jobs outlive a release, so the kind never changes, and what is added to the payload later
/// has a serde default.
pub trait LongChange: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The kind of its job.
    const KIND: &'static str;
    /// What it takes to make it.
    type Right: Right;

    /// The name of the right that lets others see how far it has come.
    fn right(&self) -> &str {
        Self::Right::NAME
    }
    /// Makes the change.
    fn make(&self, by: OnBehalf<'_, Self::Right>) -> impl Future<Output = Result<Ref, LongError>> + Send;
}

/// What a job makes a change with, for whoever confirmed it: the proof made anew, and the key of their form.
#[derive(Debug)]
pub struct OnBehalf<'a, R: Right> {
    /// What is known of every kind of event.
    pub registry: &'a Registry,
    /// Who confirmed it.
    pub acting: &'a Acting<R>,
    /// The form they did it with.
    pub key: FormKey,
}

/// Why a change that was handed over is never made. The words are kept with its job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotMade {
    /// Whoever confirmed it has lost the right to make it.
    Right,
    /// Something it is about has changed since they confirmed it.
    Stale,
    /// What it is about has gone out of use.
    Inactive,
    /// The time for undoing was over.
    TooLate,
    /// What was to be undone had been changed again, or a party to it was gone.
    Overtaken,
    /// There was nothing left to undo.
    Nothing,
}

/// Why a job did not make its change.
#[derive(Debug)]
pub enum LongError {
    /// No other try would help.
    NotMade(NotMade),
    /// The next try may succeed.
    Failed(ChangeError),
}

may_fail!(LongError);

impl From<NotMade> for LongError {
    fn from(why: NotMade) -> Self {
        Self::NotMade(why)
    }
}

/// What came of a change that was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LongOutcome {
    /// It is made; this is its receipt.
    Made(Ref),
    /// It is never made.
    NotMade(NotMade),
}

/// What came of a form: the change is made, or a job is to make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// This is its receipt.
    Now(Ref),
    /// This is the job.
    Later(JobId),
}

impl Made {
    /// The page that tells: the receipt, or how far the job has come.
    pub(crate) fn address(&self, lang: Lang, org: OrgNumber) -> String {
        match self {
            Self::Now(reference) => paths::receipt(lang, org, reference),
            Self::Later(job) => paths::job(lang, org, *job),
        }
    }
}

/// What somebody confirmed, for the page that tells how far it has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Confirmed {
    org: OrgNumber,
    /// Who confirmed it, by their name then.
    person: PersonId,
    person_name: String,
    /// Did they log in by e-mail? Then they act in the test environment only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    by_email: bool,
    /// The form they did it with.
    form: FormKey,
    /// The name of the right it takes.
    right: String,
    /// What is being done.
    pub title: Title,
    /// The page it was confirmed on, without its language.
    pub back: String,
}

/// The payload of the job. The fields of the two parts have different names.
#[derive(Debug, Serialize, Deserialize)]
pub struct HandedOver<L> {
    #[serde(flatten)]
    confirmed: Confirmed,
    #[serde(flatten)]
    change: L,
}

/// What is handed over: under which form, what it is called, where it was confirmed, and how many organisations it concerns.
#[derive(Debug)]
pub struct Handover {
    /// The key of the form.
    pub key: FormKey,
    /// What is being done, for the page.
    pub title: Title,
    /// The page it was confirmed on.
    pub back: String,
    /// How many organisations it concerns.
    pub concerns: usize,
}

/// Hands a change over to a job.
pub async fn hand_over<R: Right, L: LongChange>(
    acting: &Acting<R>,
    handover: Handover,
    change: L,
) -> Result<Made, ChangeError> {
    let mut draft = Draft::begin(acting).await?;
    let made = hand_over_with(&mut draft, acting, handover, change).await?;
    draft.keep().await?;
    Ok(made)
}

/// The same together with something else that is kept. A form that has its receipt gets it again. The same change that the same person has
/// waiting already, from another press or another tab, is not queued again; a colleague's is, as theirs counts if the first one's right is lost.
pub async fn hand_over_with<R: Right, L: LongChange>(
    draft: &mut Draft,
    acting: &Acting<R>,
    Handover { key: form, title, back, concerns }: Handover,
    change: L,
) -> Result<Made, ChangeError> {
    match store::key_claimed(draft.conn(), &acting.actor().id(), form.key).await? {
        None => {}
        Some((digest, Some(reference))) if digest == form.digest => return Ok(Made::Now(reference)),
        Some(_) => return Err(ChangeError::KeyReused),
    }
    let prefix = format!("/{}", acting.context().lang);
    let confirmed = Confirmed {
        org: acting.org(),
        person: acting.person(),
        person_name: acting.login().name.clone(),
        by_email: acting.login().is_by_email(),
        form,
        right: change.right().to_owned(),
        title,
        back: back.strip_prefix(&prefix).unwrap_or_default().to_owned(),
    };
    let same = key_of(acting, &change)?;
    let waiting = jobs::lock_and_count(draft.conn(), &format!("{}/", acting.org())).await?;
    // A line in the log of each organisation, and one in the log of the one that acts.
    let steps = u32::try_from(concerns + 1).unwrap_or(u32::MAX);
    let options = Options { key: Some(&same), steps, ..Options::default() };
    let payload = HandedOver { confirmed, change };
    match jobs::enqueue::<LongJob<L>>(draft.conn(), &acting.services().clock, &payload, options).await? {
        Enqueued::New(_) if waiting >= MAX_WAITING => Err(ChangeError::TooManyWaiting),
        Enqueued::New(job) => Ok(Made::Later(job)),
        Enqueued::Already => {
            let job = jobs::latest::<LongJob<L>>(draft.conn(), &same).await?;
            Ok(Made::Later(job.ok_or(sqlx::Error::RowNotFound)?.id))
        }
    }
}

/// What is the same in two jobs that make the same change for the same person. It begins with their organisation.
fn key_of<R: Right, L: LongChange>(acting: &Acting<R>, change: &L) -> Result<String, ChangeError> {
    let payload = serde_json::to_vec(change)?;
    Ok(format!("{}/{}/{}", acting.org(), acting.person(), hex::encode(sha256(&payload))))
}

/// The receipt of this change, if a job has made it for this person. For a form that is not as things are any more: it may be the same one
/// in another tab, whose sender gets the receipt instead of an error.
pub async fn made_before<R: Right, L: LongChange>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    change: &L,
) -> Result<Option<Ref>, ChangeError> {
    let Some(job) = jobs::latest::<LongJob<L>>(db, &key_of(acting, change)?).await? else { return Ok(None) };
    let outcome = jobs::get(db, job.id).await?.and_then(|(.., outcome)| outcome);
    match outcome.map(serde_json::from_value).transpose()? {
        Some(LongOutcome::Made(reference)) => Ok(Some(reference)),
        _ => Ok(None),
    }
}

/// A change that was handed over.
#[derive(Debug)]
pub struct LongChangeStatus {
    /// What was confirmed.
    pub confirmed: Confirmed,
    /// When.
    pub at: Timestamp,
    /// Where its job stands.
    pub state: State,
    /// Lines written in logs, of how many.
    pub progress: Progress,
    /// What came of it, once something has.
    pub outcome: Option<LongOutcome>,
}

impl LongChangeStatus {
    /// Is it still to be made?
    #[must_use]
    pub fn waits(&self) -> bool {
        self.outcome.is_none() && matches!(self.state, State::Queued | State::Running)
    }
}

/// How it stands with a change that was handed over, for whoever confirmed it and for those who might have. `None` for everybody else, and
/// if there is no such job.
pub async fn long_change<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    job: JobId,
) -> sqlx::Result<Option<LongChangeStatus>> {
    let Some((status, payload, outcome)) = jobs::get(db, job).await? else { return Ok(None) };
    let Ok(confirmed) = serde_json::from_value::<Confirmed>(payload) else { return Ok(None) };
    let might = ALL
        .iter()
        .any(|(name, decide)| *name == confirmed.right && matches!(decide(acting.mandate()), Decision::Allowed(_)));
    let might = might && !acting.mandate().is_member();
    if confirmed.org != acting.org() || !(might || confirmed.person == acting.person()) {
        return Ok(None);
    }
    let outcome = outcome.and_then(|outcome| serde_json::from_value(outcome).ok());
    let (at, state, progress) = (status.queued_at, status.state, status.progress);
    Ok(Some(LongChangeStatus { confirmed, at, state, progress, outcome }))
}

/// The job that makes a long change.
#[derive(Debug)]
pub struct LongJob<L> {
    system: System,
    registry: Registry,
    change: std::marker::PhantomData<fn() -> L>,
}

impl<L> LongJob<L> {
    /// Acts on behalf of whoever confirmed it, which takes the proof that nobody is there to ask.
    pub(crate) fn new(system: System, registry: Registry) -> Self {
        Self { system, registry, change: std::marker::PhantomData }
    }
}

impl<L: LongChange> LongJob<L> {
    /// With the right that whoever confirmed it has now.
    async fn make(&self, run: &Run, HandedOver { confirmed, change }: &HandedOver<L>) -> Result<Ref, LongError> {
        let who = (confirmed.person, confirmed.person_name.clone(), confirmed.by_email);
        let acting = Acting::<L::Right>::on_behalf(&self.system, run, confirmed.org, who).await?;
        change.make(OnBehalf { registry: &self.registry, acting: &acting, key: confirmed.form }).await
    }
}

impl<L: LongChange> Job for LongJob<L> {
    const KIND: &'static str = L::KIND;
    type Payload = HandedOver<L>;

    async fn run(&self, run: &Run, handed_over: HandedOver<L>) -> anyhow::Result<()> {
        let outcome = match self.make(run, &handed_over).await {
            Ok(reference) => LongOutcome::Made(reference),
            Err(LongError::NotMade(why)) => LongOutcome::NotMade(why),
            Err(LongError::Failed(ChangeError::Refused(Refusal::Denied(_) | Refusal::NotFound))) => {
                LongOutcome::NotMade(NotMade::Right)
            }
            // Another form has used the key, or what is in the database cannot be read: no other try would help.
            Err(LongError::Failed(ChangeError::KeyReused | ChangeError::Payload(_))) => {
                LongOutcome::NotMade(NotMade::Stale)
            }
            Err(LongError::Failed(e)) if e.is_contended() => return Err(Busy(e.to_string()).into()),
            Err(LongError::Failed(e)) => return Err(e.into()),
        };
        // The change ends the job with it, unless it was not made, or had been made before.
        if !run.is_finishing() {
            let mut tx = run.services().db.begin().await?;
            run.finish_with(&mut tx, Some(&serde_json::to_value(outcome)?)).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

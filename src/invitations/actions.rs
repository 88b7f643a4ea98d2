//! The verbs of this room. Each is one transaction and ends in a receipt, or in an error that says why nothing was done.

use std::time::Duration;

use super::{
    events::{InvitationEvent, Step},
    mails,
    model::{self, Invitation, LINKS_A_DAY, MAILS_A_DAY, Offered, State},
    store::{self, NewInvitation},
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople, Mandate, Newcomer, Proof, SignedIn},
    asking::{RequestEvent, SendError, Sent},
    kernel::{EmailAddress, Holder, HolderId, InvitationId, PersonId, Ref, RequestId},
    ledger::{Change, ChangeError, FormKey, may_fail},
    packages,
    platform::{
        keys::sha256,
        limits::{Counted, LimitError},
        mail,
    },
    register::{self, OwnName},
    requests::{self, ItemThen, NewRequest, RequestRef, RequestedItem},
};

/// Why nothing was sent, renewed or taken back.
#[derive(Debug)]
pub(super) enum InviteError {
    /// Too many links were made today, or too many mails written to that address.
    TooMany,
    /// It has been answered, taken back or, for whoever takes it back, had its time.
    TooLate,
    /// There is no such invitation.
    Gone,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(InviteError);

/// What an event keeps of what is offered.
fn items(offered: &[Offered]) -> Vec<ItemThen> {
    let item = |it: &Offered| ItemThen {
        kind: it.what.kind().to_owned(),
        code: it.what.code().to_owned(),
        title: it.title.clone(),
        test: false,
    };
    offered.iter().map(item).collect()
}

fn event_of(invitation: &Invitation, step: Step) -> InvitationEvent {
    InvitationEvent {
        invitation: invitation.id,
        org: invitation.org.number,
        name: invitation.name.clone(),
        items: items(&invitation.offered),
        step,
        ends_on: invitation.ends_on,
        expires_at: None,
        mailed: false,
    }
}

/// Counts that a link is made, and written to somebody.
async fn count(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    to: Option<&EmailAddress>,
) -> Result<(), InviteError> {
    const DAY: Duration = Duration::from_hours(24);
    let (of_person, of_org) = LINKS_A_DAY;
    let services = acting.services();
    let counted = |owner: String, most| Counted { owner, most, within: DAY };
    let mut things = vec![
        counted(format!("person {}", acting.person()), of_person),
        counted(format!("org {}", acting.org()), of_org),
    ];
    things.extend(to.map(|to| {
        let mailbox = hex::encode(services.keys.code_hash(b"mailbox", to.as_str()));
        counted(format!("to {mailbox}"), MAILS_A_DAY)
    }));
    match services.count_things(change.conn(), "invitation", &things).await {
        Ok(()) => Ok(()),
        Err(LimitError::TooOften(_)) => Err(InviteError::TooMany),
        Err(LimitError::Database(e)) => Err(e.into()),
    }
}

/// Writes to whoever is invited, if there is an address and the portal writes mail. Returns whether it does.
async fn write(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    id: InvitationId,
    secret: &str,
) -> sqlx::Result<bool> {
    let (services, at) = (acting.services(), change.at());
    let Some(invitation) = store::of_link(change.conn(), id, at).await? else { return Ok(false) };
    match &invitation.email {
        Some(to) if services.mailer.is_on() => {
            let letter = mails::invite(services, &invitation, to, secret)?;
            mail::post(change.conn(), services, &letter).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Invites somebody. Nothing is given by it.
pub(super) async fn invite(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    new: NewInvitation,
) -> Result<Ref, InviteError> {
    Change::run(acting, key, async |change, acting| {
        count(change, acting, new.email.as_ref()).await?;
        let id = InvitationId::new();
        let secret = model::secret(&acting.services().keys, id, change.reference());
        let by = (acting.org(), acting.person(), acting.lang());
        store::insert(change, id, by, &new, &sha256(secret.as_bytes())).await?;
        let mailed = write(change, acting, id, &secret).await?;
        Ok(InvitationEvent {
            invitation: id,
            org: acting.org(),
            name: new.name,
            items: items(&new.offered),
            step: Step::Sent,
            ends_on: new.ends_on,
            expires_at: Some(change.at() + model::LIFETIME),
            mailed,
        })
    })
    .await
}

/// Locks an invitation of the acting organisation.
async fn lock(
    change: &mut Change,
    acting: &Acting<ManagePeople>,
    id: InvitationId,
) -> Result<(Invitation, State), InviteError> {
    let at = change.at();
    let found = store::lock(change, id).await?.filter(|it| it.org.number == acting.org());
    let found = found.ok_or(InviteError::Gone)?;
    let state = found.state(at);
    Ok((found, state))
}

/// Makes a new link, which ends the one before, and sends it where the first was sent.
pub(super) async fn renew(acting: &Acting<ManagePeople>, key: FormKey, id: InvitationId) -> Result<Ref, InviteError> {
    Change::run(acting, key, async |change, acting| {
        let (found, state) = lock(change, acting, id).await?;
        if !matches!(state, State::Waiting | State::Expired) {
            return Err(InviteError::TooLate);
        }
        count(change, acting, found.email.as_ref()).await?;
        let secret = model::secret(&acting.services().keys, id, change.reference());
        store::renew(change, id, &sha256(secret.as_bytes())).await?;
        let mailed = write(change, acting, id, &secret).await?;
        let expires_at = Some(change.at() + model::LIFETIME);
        Ok(InvitationEvent { expires_at, mailed, ..event_of(&found, Step::Renewed) })
    })
    .await
}

/// Takes an invitation back that nobody has answered.
pub(super) async fn withdraw(
    acting: &Acting<ManagePeople>,
    key: FormKey,
    id: InvitationId,
) -> Result<Ref, InviteError> {
    Change::run(acting, key, async |change, acting| {
        let (found, state) = lock(change, acting, id).await?;
        if state != State::Waiting {
            return Err(InviteError::TooLate);
        }
        store::withdraw(change, id).await?;
        Ok(event_of(&found, Step::Withdrawn))
    })
    .await
}

/// Why an invitation was not answered.
#[derive(Debug)]
pub(super) enum AnswerError {
    /// The link does not count, or never did.
    Over,
    /// They sent it themselves.
    Own,
    /// They have all of it, as given or by their role.
    HasAll,
    /// They wait for an answer about all of it.
    Waits(RequestId),
    /// Nobody has told what they are called, so nobody could tell that it is them.
    Nameless,
    /// They wait for too many answers.
    TooMany,
    /// The change could not be made.
    Failed(ChangeError),
}

may_fail!(AnswerError);

impl From<SendError> for AnswerError {
    fn from(error: SendError) -> Self {
        match error {
            SendError::TooMany => Self::TooMany,
            SendError::Failed(e) => Self::Failed(e),
            // It came to be asked for, or given, this moment.
            SendError::Doubled(_) | SendError::Gone => Self::Over,
        }
    }
}

/// Locks the invitation of a link that counts.
async fn lock_open(change: &mut Change, id: InvitationId, secret: &str) -> Result<Invitation, AnswerError> {
    let at = change.at();
    let found = store::lock(change, id).await?;
    found.filter(|it| it.is_opened_by(secret) && it.can_be_answered(at)).ok_or(AnswerError::Over)
}

/// What of it somebody has neither got nor asked for.
async fn wanted(
    change: &mut Change,
    who: &SignedIn,
    invitation: &Invitation,
) -> Result<Vec<RequestedItem>, AnswerError> {
    let (at, today, org) = (change.at(), change.today(), invitation.org.number);
    let mandate = Mandate::read(change.conn(), who.person(), org, at).await?;
    if mandate.is_some_and(|mandate| mandate.key_role().is_some()) {
        return Err(AnswerError::HasAll);
    }
    let standing = requests::standing(change.conn(), HolderId::Person(who.person()), org, (at, today)).await?;
    let waits_in = |it: &Offered| standing.waiting.iter().find(|(code, _)| code == it.what.code()).map(|(_, id)| *id);
    let lacks: Vec<&Offered> = invitation.offered.iter().filter(|it| !standing.granted.contains(&it.value())).collect();
    let first_waiting = lacks.iter().find_map(|it| waits_in(it));
    let wanted = lacks.iter().filter(|it| waits_in(it).is_none());
    let item = |it: &&Offered| RequestedItem::of(packages::Named { what: it.what.clone(), name: it.title.clone() });
    let wanted: Vec<RequestedItem> = wanted.map(item).collect();
    match (wanted.is_empty(), first_waiting) {
        (false, _) => Ok(wanted),
        (true, Some(request)) => Err(AnswerError::Waits(request)),
        (true, None) => Err(AnswerError::HasAll),
    }
}

/// Says yes: asks for what is offered, and shows the organisation a name and a year of birth.
pub(super) async fn accept(who: &SignedIn, key: FormKey, id: InvitationId, secret: &str) -> Result<Ref, AnswerError> {
    Change::run(who, key, async |change, who| {
        // Whoever acts for the organisation holds its row before an invitation of it.
        if let Some(found) = {
            let at = change.at();
            store::of_link(change.conn(), id, at).await?
        } {
            register::lock(change.conn(), &[found.org.number]).await?;
        }
        let invitation = lock_open(change, id, secret).await?;
        if invitation.by == who.person() {
            return Err(AnswerError::Own);
        }
        let (name_of, told) = register::own_name(change.conn(), who.person()).await?;
        if told == OwnName::Missing {
            return Err(AnswerError::Nameless);
        }
        let items = wanted(change, who, &invitation).await?;
        // The organisation tells people apart by their year of birth.
        register::note_birth(change.conn(), &who.services().keys, who.person()).await?;
        let Invitation { org, by, by_name, name, email, lang, ends_on, .. } = invitation.clone();
        let today = change.today();
        let new = NewRequest {
            giver: org,
            items,
            purpose: Texts(lang).purpose(&by_name),
            wants_until: ends_on.filter(|last| *last >= today),
            invitation: Some(requests::Invitation {
                by: (by, by_name),
                as_name: name,
                told_at: email.map(|email| (email, lang)),
            }),
        };
        let asker = Holder::Person { person: who.person(), name: name_of.to_string() };
        let event: RequestEvent<RequestRef, Sent> = requests::ask(change, (who.person(), asker), new).await?;
        let request = event.request.request;
        store::accept(change, id, request).await?;
        mails::tell_giver(change, who.services(), &invitation, Some((&name_of.to_string(), request))).await?;
        Ok(event)
    })
    .await
}

/// Says no. The log of the organisation says that the one it invited did, and not who that is.
pub(super) async fn decline(
    newcomer: &Newcomer,
    key: FormKey,
    (id, secret): (InvitationId, &str),
    person: PersonId,
) -> Result<Ref, AnswerError> {
    Change::run(newcomer, key, async |change, newcomer| {
        let invitation = lock_open(change, id, secret).await?;
        store::decline(change, id, person).await?;
        mails::tell_giver(change, newcomer.services(), &invitation, None).await?;
        Ok::<_, AnswerError>(event_of(&invitation, Step::Declined))
    })
    .await
}

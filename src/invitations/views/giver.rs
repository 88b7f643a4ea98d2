use askama::Template;

use super::super::{
    model::{Accepted, Invitation, Outcome, State},
    pages::InviteForm,
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople},
    delegations::{Choices, GivingTexts, Group},
    kernel::{Lang, oslo},
    ledger::FormKey,
    packages::Givable,
    requests::{Qr, qr},
    web::{Crumb, FormErrors, Layout, Paging, Section, day, long_day},
};

/// The word for where an invitation is, and its colour.
fn tag(lang: Lang, state: State) -> (&'static str, &'static str) {
    let t = Texts(lang);
    match state {
        State::Waiting => (t.waiting(), "info"),
        State::Accepted(Outcome::Waits) => (t.to_confirm(), "warning"),
        State::Accepted(Outcome::Confirmed) => (t.confirmed(), "success"),
        State::Accepted(Outcome::Declined) => (t.not_confirmed(), "danger"),
        State::Accepted(Outcome::TakenBack) | State::Withdrawn => (t.taken_back(), "neutral"),
        State::Accepted(Outcome::Unanswered) | State::Expired => (t.expired(), "warning"),
        State::Declined => (t.said_no(), "danger"),
    }
}

/// The frame of a page under the invitations.
fn frame(acting: &Acting<ManagePeople>, heading: impl Into<String>, is_list: bool) -> Layout {
    let (t, paths) = (Texts(acting.lang()), acting.paths());
    let above = Crumb::new(t.delegations(), paths.delegations());
    let list = (!is_list).then(|| Crumb::new(t.list(), paths.invitations()));
    Layout::acting(acting, Section::Delegations, heading).under([above].into_iter().chain(list))
}

/// A line of the list.
#[derive(Debug)]
struct Line {
    href: String,
    name: String,
    offered: Vec<String>,
    sent: String,
    tag: (&'static str, &'static str),
}

/// *Invitasjoner*.
#[derive(Debug, Template)]
#[template(path = "invitations/list.html")]
pub(in super::super) struct ListView {
    layout: Layout,
    t: Texts,
    lead: String,
    new: String,
    lines: Vec<Line>,
    paging: Paging,
}

impl ListView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, mut found: Vec<Invitation>) -> Self {
        let (lang, paths) = (acting.lang(), acting.paths());
        let (t, layout) = (Texts(lang), frame(acting, Texts(lang).list(), true));
        let paging =
            Paging::cut(&mut found, layout.page_size(), |last| format!("{}?etter={}", paths.invitations(), last.id));
        let line = |it: &Invitation| Line {
            href: paths.invitation(it.id),
            name: it.name.clone(),
            offered: it.offered.iter().map(|offered| offered.title.in_lang(lang).to_owned()).collect(),
            sent: day(lang, oslo(it.sent_at).date()),
            tag: tag(lang, it.state(acting.now())),
        };
        Self {
            layout,
            t,
            lead: t.list_lead(&acting.unit().name),
            new: paths.invite(),
            lines: found.iter().map(line).collect(),
            paging,
        }
    }
}

/// *Inviter en kollega*.
#[derive(Debug, Template)]
#[template(path = "invitations/new.html")]
pub(in super::super) struct NewView {
    layout: Layout,
    /// The words of giving, which those of choosing are.
    t: GivingTexts,
    words: Texts,
    key: String,
    action: String,
    back: String,
    all: String,
    form: InviteForm,
    errors: FormErrors,
    groups: Vec<Group>,
    refused: Vec<(String, String)>,
    email_help: &'static str,
}

impl NewView {
    pub(in super::super) fn new(
        acting: &Acting<ManagePeople>,
        givable: &Givable,
        form: InviteForm,
        errors: FormErrors,
    ) -> Self {
        let (lang, paths) = (acting.lang(), acting.paths());
        let words = Texts(lang);
        let Choices { groups, refused } = Choices::new(lang, givable, &form.ting, &[]);
        let mails = acting.services().mailer.is_on();
        Self {
            layout: frame(acting, words.heading(), false).with_faults(!errors.is_empty()),
            t: GivingTexts(lang),
            words,
            key: FormKey::draw(),
            action: paths.invite(),
            back: paths.new_person(),
            all: paths.invitations(),
            form,
            errors,
            groups,
            refused,
            email_help: if mails { words.email_help() } else { words.email_off() },
        }
    }
}

/// The link, as it is shown to whoever made it.
#[derive(Debug)]
struct Link {
    url: String,
    qr: Option<Qr>,
    body: String,
}

/// One invitation.
#[derive(Debug, Template)]
#[template(path = "invitations/invitation.html")]
pub(in super::super) struct InvitationView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    tag: (&'static str, &'static str),
    offered: Vec<String>,
    facts: Vec<(&'static str, String)>,
    /// Who has accepted it, and where that is confirmed or looked at.
    accepted: Option<(String, String)>,
    to_confirm: bool,
    link: Option<Link>,
    can_renew: bool,
    can_withdraw: bool,
    again: Option<String>,
    receipt: String,
    all: String,
    /// Why nothing was done.
    fault: Option<&'static str>,
}

impl InvitationView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, found: &Invitation, secret: Option<&str>) -> Self {
        let (lang, paths, services) = (acting.lang(), acting.paths(), acting.services());
        let (t, state) = (Texts(lang), found.state(acting.now()));
        let mut facts: Vec<(&'static str, String)> = Vec::new();
        facts.extend(found.ends_on.map(|last| (t.until(), day(lang, last))));
        facts.push((t.by(), found.by_name.clone()));
        facts.push((t.sent(), long_day(lang, found.sent_at)));
        facts.extend(found.email.as_ref().map(|email| (t.at_address(), email.to_string())));
        if matches!(state, State::Waiting | State::Expired) {
            facts.push((t.link_counts(), long_day(lang, found.expires_at)));
        }
        let accepted = |it: &Accepted| {
            let told = match it.born {
                Some(year) => t.has_accepted_born(&it.name, year),
                None => t.has_accepted(&it.name),
            };
            (told, paths.answer(it.request))
        };
        let link = |secret| {
            let url = services.config.absolute(&paths::link(found.lang, found.id, secret));
            let mailed = found.email.as_ref().filter(|_| services.mailer.is_on());
            let body = mailed.map_or_else(|| t.link_yours().to_owned(), |email| t.link_mailed(email));
            Link { qr: qr(&url), url, body }
        };
        let is_over = matches!(state, State::Withdrawn | State::Declined)
            || matches!(state, State::Accepted(Outcome::Declined | Outcome::TakenBack | Outcome::Unanswered));
        Self {
            layout: frame(acting, t.invitation_of(&found.name), false),
            t,
            key: FormKey::draw(),
            action: paths.invitation(found.id),
            tag: tag(lang, state),
            offered: found.offered.iter().map(|it| it.title.in_lang(lang).to_owned()).collect(),
            facts,
            accepted: found.accepted.as_ref().map(accepted),
            to_confirm: state == State::Accepted(Outcome::Waits),
            link: secret.map(link),
            can_renew: matches!(state, State::Waiting | State::Expired),
            can_withdraw: state == State::Waiting,
            again: is_over.then(|| paths.invite()),
            receipt: paths.receipt(&found.sent_in),
            all: paths.invitations(),
            fault: None,
        }
    }

    /// The same, with why nothing was done.
    pub(in super::super) fn with_fault(mut self, fault: &'static str) -> Self {
        self.fault = Some(fault);
        self
    }
}

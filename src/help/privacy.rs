//! What is kept about people, for how long, and in which cookies. The times are those that the rooms keep to.

use std::time::Duration;

use askama::Template;
use jiff::SignedDuration;

use super::{
    paths,
    texts::{PrivacyTexts, Texts},
};
use crate::{
    access::Public,
    delegations, ledger, login, members,
    platform::{config::Config, jobs, mail},
    support,
    web::{Crumb, LANGUAGE_LIVES, Layout},
};

/// One kind of thing that is kept.
#[derive(Debug)]
struct Kept {
    what: &'static str,
    body: String,
    how_long: String,
}

/// One cookie.
#[derive(Debug)]
struct CookieView {
    name: &'static str,
    does: &'static str,
    lives: String,
}

/// What is kept about people.
#[derive(Debug, Template)]
#[template(path = "help/privacy.html")]
pub(super) struct Privacy {
    layout: Layout,
    t: PrivacyTexts,
    responsible: String,
    purpose: [&'static str; 3],
    kept: Vec<Kept>,
    who_sees: [&'static str; 4],
    cookies: Vec<CookieView>,
    rights: [&'static str; 3],
    contact: Crumb,
}

fn signed(time: Duration) -> SignedDuration {
    SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX)
}

impl Privacy {
    pub fn new(visitor: &Public) -> Self {
        let (lang, config) = (visitor.context().lang, &visitor.services().config);
        let (names, t) = (Texts(lang), PrivacyTexts(lang));
        let operator = config.operator.name.as_ref();
        Self {
            layout: Layout::public(visitor, names.privacy()),
            t,
            responsible: operator.map_or(t.responsible_body().to_owned(), |name| t.responsible_is(name)),
            purpose: [t.purpose_body(), t.basis(), t.basis_number()],
            kept: kept(t, config),
            who_sees: [t.sees_own(), t.sees_other(), t.sees_support(), t.sees_operator()],
            cookies: cookies(t, config),
            rights: [t.rights_body(), t.rights_object(), t.rights_ask()],
            contact: Crumb::new(names.contact(), paths::contact(lang)),
        }
    }
}

fn kept(t: PrivacyTexts, config: &Config) -> Vec<Kept> {
    let kept = |what, body: &str, how_long: String| Kept { what, body: body.to_owned(), how_long };
    let for_long = |what, body, time| kept(what, body, t.kept_for(t.time(time)));
    let identity = t.identity_body(support::SHOWN, support::OPEN.as_mins());
    let [idle, most, after] =
        [config.session_idle, config.session_max, login::SESSION_REMEMBERED].map(|time| t.time(time));
    let drafts = t.draft_time(t.time(ledger::Draft::LIVES), t.time(ledger::KEYS_KEPT));
    vec![
        kept(t.identity(), &identity, t.identity_time().to_owned()),
        kept(t.roles(), t.roles_body(), t.roles_time().to_owned()),
        kept(t.log(), t.log_body(), t.log_time().to_owned()),
        kept(t.session(), t.session_body(), t.session_time(idle, most, after)),
        for_long(t.own(), t.own_body(), ledger::OWN_LINES_KEPT),
        kept(t.appearance(), t.appearance_body(), t.appearance_time().to_owned()),
        kept(t.invitation(), t.invitation_body(), t.invitation_time().to_owned()),
        for_long(t.attempt(), t.attempt_body(), login::ATTEMPT_LIVES),
        for_long(t.form(), t.form_body(), login::FORM_LIVES),
        kept(t.draft(), t.draft_body(), drafts),
        for_long(t.email(), t.email_body(), signed(mail::REMEMBERED)),
        for_long(t.work(), t.work_body(), signed(jobs::REMEMBERED)),
        for_long(t.registration(), t.registration_body(), members::SAYING_WHO),
        for_long(t.guesses(), t.guesses_body(), delegations::FAILURES_KEPT),
        for_long(t.support(), t.support_body(), support::KEPT),
        kept(t.machine(), t.machine_body(), t.machine_time().to_owned()),
    ]
}

fn cookies(t: PrivacyTexts, config: &Config) -> Vec<CookieView> {
    let [session, login, signed_out] = login::cookies(config);
    let [registering, connecting] = members::cookies(config);
    let language = ("lang", Some(LANGUAGE_LIVES));
    [
        (session, t.for_session()),
        (login, t.for_login()),
        (signed_out, t.for_signed_out()),
        (registering, t.for_registering()),
        (connecting, t.for_connecting()),
        (language, t.for_language()),
    ]
    .map(|((name, lives), does)| CookieView {
        name,
        does,
        lives: lives.map_or(t.till_closed().to_owned(), |lives| t.time(lives)),
    })
    .into()
}

//! The mails of this room: to whoever is invited, and to whoever invited them.

use askama::Template;

use super::{model::Invitation, paths, texts::MailTexts};
use crate::{
    commercial::{Letter, written},
    kernel::{EmailAddress, RequestId},
    ledger::Change,
    members,
    platform::{
        Services,
        mail::{self, Mail},
    },
    sitemap::{self, OrgPaths},
    web::long_day,
};

#[derive(Debug, Template)]
#[template(path = "invitations/mail.txt")]
struct Text<'a> {
    letter: &'a Letter,
    said: &'a Said,
}

#[derive(Debug, Template)]
#[template(path = "invitations/mail.html")]
struct Html<'a> {
    letter: &'a Letter,
    said: &'a Said,
}

/// What a mail of this room says.
#[derive(Debug)]
struct Said {
    body: String,
    offered: Vec<String>,
    open: &'static str,
    page: String,
    last: String,
}

/// To whoever is invited: the link, which shows a page and does nothing.
pub(super) fn invite(
    services: &Services,
    invitation: &Invitation,
    to: &EmailAddress,
    secret: &str,
) -> sqlx::Result<Mail> {
    let (lang, org) = (invitation.lang, &invitation.org);
    let t = MailTexts(lang);
    let letter = Letter {
        lang,
        subject: t.invite_subject(&org.name),
        heading: t.invite_subject(&org.name),
        footer: t.invite_footer(&invitation.by_name, org.with_number()),
        settings: services.config.absolute(&sitemap::start(lang)),
    };
    let said = Said {
        body: t.invite_body(&invitation.by_name, org.with_number()),
        offered: invitation.offered.iter().map(|it| it.title.in_lang(lang).to_owned()).collect(),
        open: t.invite_open(),
        page: services.config.absolute(&paths::link(lang, invitation.id, secret)),
        last: t.invite_last(long_day(lang, invitation.expires_at)),
    };
    written(
        (to, &invitation.name),
        &letter.subject,
        &Text { letter: &letter, said: &said },
        &Html { letter: &letter, said: &said },
    )
}

/// To whoever invited them, at their work address here, if they have one: who accepted it, and in which request; or that somebody said no.
pub(super) async fn tell_giver(
    change: &mut Change,
    services: &Services,
    invitation: &Invitation,
    accepted: Option<(&str, RequestId)>,
) -> sqlx::Result<()> {
    let org = &invitation.org;
    if !services.mailer.is_on() {
        return Ok(());
    }
    let Some((to, lang)) = members::address_of(change.conn(), invitation.by, org.number).await? else { return Ok(()) };
    let (t, paths) = (MailTexts(lang), OrgPaths { lang, org: org.number });
    let page = accepted.map_or_else(|| paths.invitation(invitation.id), |(_, request)| paths.answer(request));
    let subject = match accepted {
        Some((name, _)) => t.accepted_subject(name),
        None => t.declined_subject(&invitation.name),
    };
    let letter = Letter {
        lang,
        subject: subject.clone(),
        heading: subject,
        footer: t.giver_footer(&org.name),
        settings: services.config.absolute(&paths.invitations()),
    };
    let said = Said {
        body: if accepted.is_some() { t.accepted_body(&invitation.name) } else { t.declined_body().to_owned() },
        offered: invitation.offered.iter().map(|it| it.title.in_lang(lang).to_owned()).collect(),
        open: t.giver_open(),
        page: services.config.absolute(&page),
        last: if accepted.is_some() { t.accepted_last().to_owned() } else { String::new() },
    };
    let (text, html) = (Text { letter: &letter, said: &said }, Html { letter: &letter, said: &said });
    let letter = written((&to, &invitation.by_name), &letter.subject, &text, &html)?;
    mail::post(change.conn(), services, &letter).await?;
    Ok(())
}

//! The mails of this room.

use askama::Template;

use super::{model::EmailDomain, paths, texts::MailTexts};
use crate::{
    access::{Acting, ManagePeople},
    commercial::{Letter, written},
    kernel::{EmailAddress, EmailDomainId, Lang, RegistrationId},
    platform::{Services, mail::Mail},
};

#[derive(Debug, Template)]
#[template(path = "members/code.txt")]
struct CodeText<'a> {
    letter: &'a Letter,
    said: &'a Said,
    code: &'a str,
    page: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "members/code.html")]
struct CodeHtml<'a> {
    letter: &'a Letter,
    said: &'a Said,
    code: &'a str,
    page: &'a str,
}

/// What a mail with a code says around it.
#[derive(Debug)]
struct Said {
    body: String,
    open: &'static str,
    code_is: &'static str,
    not_you: &'static str,
}

fn drawn(
    (to, name): (&EmailAddress, &str),
    letter: &Letter,
    said: &Said,
    (code, page): (&str, &str),
) -> sqlx::Result<Mail> {
    let (text, html) = (CodeText { letter, said, code, page }, CodeHtml { letter, said, code, page });
    written((to, name), &letter.subject, &text, &html)
}

/// To somebody who says that an address is theirs: the link, and the code for another browser. The link shows a page and does nothing.
pub(super) fn proof(
    services: &Services,
    (to, lang): (&EmailAddress, Lang),
    (id, code, secret): (RegistrationId, &str, &str),
) -> sqlx::Result<Mail> {
    let t = MailTexts(lang);
    let letter = Letter {
        lang,
        subject: t.proof_subject().to_owned(),
        heading: t.proof_heading().to_owned(),
        footer: t.proof_footer().to_owned(),
        settings: services.config.absolute(&paths::register(lang)),
    };
    let said =
        Said { body: t.proof_body().to_owned(), open: t.proof_open(), code_is: t.proof_code(), not_you: t.not_you() };
    let page = services.config.absolute(&paths::link(lang, &id.to_string(), secret));
    drawn((to, to.as_str()), &letter, &said, (code, &page))
}

/// To whoever runs the mail of a domain that an organisation claims.
pub(super) fn claim(
    services: &Services,
    acting: &Acting<ManagePeople>,
    (domain, id): (&EmailDomain, EmailDomainId),
    code: &str,
) -> sqlx::Result<Mail> {
    let (lang, org, name) = (acting.lang(), acting.org(), acting.unit().name.as_str());
    let t = MailTexts(lang);
    let letter = Letter {
        lang,
        subject: t.claim_subject(name),
        heading: t.claim_heading(domain),
        footer: t.claim_footer(domain),
        settings: services.config.absolute(&paths::domains(lang, org)),
    };
    let said = Said {
        body: t.claim_body(name, org.grouped(), domain),
        open: t.claim_where(),
        code_is: t.claim_code(),
        not_you: t.claim_not_you(),
    };
    let page = services.config.absolute(&paths::domain(lang, org, id));
    let to = domain.postmaster().map_err(|e| sqlx::Error::Encode(e.into()))?;
    drawn((&to, domain.as_str()), &letter, &said, (code, &page))
}

//! The mails of this room, and what all mails of the portal have in common.

use askama::Template;

use super::{
    paths,
    texts::{MailTexts, Texts},
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::{EmailAddress, Lang, NotificationPointId, OrgNumber},
    platform::{Services, mail::Mail},
};

/// What stands around what a mail says, in both its forms.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub lang: Lang,
    pub subject: String,
    pub heading: String,
    /// Why it came, and where that is changed.
    pub footer: String,
    /// The page where that is changed: it shows, and does nothing.
    pub settings: String,
}

/// Why a notice came, and where that is changed.
pub(crate) fn footer(services: &Services, lang: Lang, (org, name): (OrgNumber, &str)) -> (String, String) {
    let settings = services.config.absolute(&paths::points(lang, org));
    (MailTexts(lang).footer(name, org.grouped()), settings)
}

/// A mail of its two forms.
pub(crate) fn written(
    (to, name): (&EmailAddress, &str),
    subject: &str,
    text: &impl Template,
    html: &impl Template,
) -> sqlx::Result<Mail> {
    let draw = |it: askama::Result<String>| it.map_err(|e| sqlx::Error::Encode(e.into()));
    let (text, html) = (draw(text.render())?, draw(html.render())?);
    Ok(Mail { to: to.clone(), name: name.to_owned(), subject: subject.to_owned(), text, html })
}

#[derive(Debug, Template)]
#[template(path = "commercial/code.txt")]
struct CodeText<'a> {
    letter: &'a Letter,
    t: MailTexts,
    body: &'a str,
    code: &'a str,
    page: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "commercial/code.html")]
struct CodeHtml<'a> {
    letter: &'a Letter,
    t: MailTexts,
    body: &'a str,
    code: &'a str,
    page: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "commercial/test.txt")]
struct TestText<'a> {
    letter: &'a Letter,
    body: &'a str,
}

#[derive(Debug, Template)]
#[template(path = "commercial/test.html")]
struct TestHtml<'a> {
    letter: &'a Letter,
    body: &'a str,
}

fn letter(services: &Services, acting: &Acting<ManagePeople>, lang: Lang, subject: String, heading: &str) -> Letter {
    let (footer, settings) = footer(services, lang, (acting.org(), &acting.unit().name));
    Letter { lang, subject, heading: heading.to_owned(), footer, settings }
}

/// The code of an address. Its link shows the page where the code is typed.
pub(super) fn code(
    services: &Services,
    acting: &Acting<ManagePeople>,
    (email, lang): (&EmailAddress, Lang),
    (id, code): (NotificationPointId, &str),
) -> sqlx::Result<Mail> {
    let (t, name) = (MailTexts(lang), acting.unit().name.as_str());
    let letter = letter(services, acting, lang, t.code_subject(name), t.code_heading());
    let page = services.config.absolute(&paths::point(lang, acting.org(), id));
    let body = t.code_body(name, acting.org().grouped());
    let text = CodeText { letter: &letter, t, body: &body, code, page: &page };
    let html = CodeHtml { letter: &letter, t, body: &body, code, page: &page };
    written((email, name), &letter.subject, &text, &html)
}

/// A notice that says nothing but that it has come.
pub(super) fn test(
    services: &Services,
    acting: &Acting<ManagePeople>,
    (email, lang): (&EmailAddress, Lang),
) -> sqlx::Result<Mail> {
    let (t, name) = (MailTexts(lang), acting.unit().name.as_str());
    let letter = letter(services, acting, lang, t.test_subject(name), Texts(lang).test_notice());
    let body = t.test_body(name, acting.org().grouped());
    let (text, html) = (TestText { letter: &letter, body: &body }, TestHtml { letter: &letter, body: &body });
    written((email, name), &letter.subject, &text, &html)
}

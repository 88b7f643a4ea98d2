//! The pages that show the mails that were caught.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web::{Data, Path},
};
use askama::Template;
use mail_parser::MessageParser;

use super::{
    StandIn,
    catcher::Caught,
    texts::{MailTexts, Texts},
    views::Message,
};
use crate::{
    access::Public,
    kernel::Lang,
    web::{Problem, Result, long_day, page, page_with},
};

/// The HTML of a mail may load nothing, run nothing and send nothing, wherever it comes from.
const SANDBOX: &str = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A mail in the list.
#[derive(Debug)]
struct Row {
    link: String,
    /// The language of the mail.
    said_in: Lang,
    subject: String,
    to: String,
    at: String,
}

/// All that were caught.
#[derive(Debug, Template)]
#[template(path = "standin/mails.html")]
struct Mails {
    lang: Lang,
    t: Texts,
    m: MailTexts,
    heading: &'static str,
    rows: Vec<Row>,
}

/// One of them.
#[derive(Debug, Template)]
#[template(path = "standin/mail.html")]
struct Mail {
    lang: Lang,
    t: Texts,
    m: MailTexts,
    heading: &'static str,
    /// The language of the mail.
    said_in: Lang,
    headers: Vec<(String, String)>,
    text: String,
    html: Option<String>,
}

fn address(number: u64) -> String {
    format!("/standin/mail/{number}")
}

fn parse(caught: &Caught) -> mail_parser::Message<'_> {
    MessageParser::new().parse(&caught.raw).unwrap_or_default()
}

/// In which language, as its HTML says.
fn language(mail: &mail_parser::Message<'_>) -> Lang {
    let html = mail.body_html(0).unwrap_or_default();
    let code = html.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next());
    code.and_then(|code| code.parse().ok()).unwrap_or_default()
}

/// To whom, as the mail says.
fn to(mail: &mail_parser::Message<'_>) -> String {
    let receivers = mail.to().and_then(|to| to.as_list()).unwrap_or_default();
    receivers.iter().filter_map(|it| it.address()).collect::<Vec<_>>().join(", ")
}

fn gone(gate: &Public) -> Result {
    page_with(StatusCode::GONE, &Message::no_mail(gate.context().lang))
}

pub(super) async fn list(gate: Public, standin: Data<StandIn>) -> Result {
    let lang = gate.context().lang;
    let row = |caught: &Caught| {
        let mail = parse(caught);
        Row {
            link: address(caught.number),
            said_in: language(&mail),
            subject: mail.subject().unwrap_or("–").to_owned(),
            to: to(&mail),
            at: long_day(lang, caught.at),
        }
    };
    let m = MailTexts(lang);
    let rows = standin.catcher.all().iter().map(|caught| row(caught)).collect();
    page(&Mails { lang, t: Texts(lang), m, heading: m.heading(), rows })
}

pub(super) async fn show(gate: Public, number: Path<u64>, standin: Data<StandIn>) -> Result {
    let lang = gate.context().lang;
    let Some(caught) = standin.catcher.get(*number) else { return gone(&gate) };
    let (mail, m) = (parse(&caught), MailTexts(lang));
    let header = |(name, value): (&str, &str)| (name.to_owned(), value.trim().to_owned());
    page(&Mail {
        lang,
        t: Texts(lang),
        m,
        heading: m.mail(),
        said_in: language(&mail),
        headers: mail.headers_raw().map(header).collect(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: mail.body_html(0).map(|_| format!("{}/html", address(caught.number))),
    })
}

pub(super) async fn html(gate: Public, number: Path<u64>, standin: Data<StandIn>) -> Result {
    let Some(caught) = standin.catcher.get(*number) else { return gone(&gate) };
    let html = parse(&caught).body_html(0).ok_or(Problem::NotFound)?.into_owned();
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
        .body(html))
}

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};

use super::store::Waiting;
use crate::kernel::{MailId, is_hidden};

/// The most characters of a subject and of a name. Programs for mail show fewer.
const SUBJECT: usize = 150;
const NAME: usize = 100;

/// A text as one line of a header: what would end or hide something becomes a space, what is too long is cut, and what looks like an encoded
/// word (RFC 2047) is kept from being read as one, as lettre sends it as it is.
#[must_use]
pub fn header_text(text: &str, longest: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() || is_hidden(c) { ' ' } else { c }).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ").replace("=?", "= ?");
    match line.char_indices().nth(longest) {
        Some(_) => line.chars().take(longest.saturating_sub(1)).chain(['…']).collect(),
        None => line,
    }
}

/// The same of a body, whose lines end in one way.
fn body(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Tells programs that answer mail by themselves not to (RFC 3834 §5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// A mail as it goes out. Every header is made by lettre, which folds and encodes it.
pub(super) fn message(
    (id, mail): (MailId, Waiting),
    from: &Mailbox,
    host: &str,
    at: Timestamp,
) -> Result<Message, anyhow::Error> {
    let name = Some(header_text(&mail.name, NAME)).filter(|name| !name.is_empty());
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, mail.to.as_str().parse()?))
        .subject(header_text(&mail.subject, SUBJECT))
        .message_id(Some(format!("<{id}@{host}>")))
        .date(SystemTime::from(at))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(body(&mail.text), body(&mail.html)))?;
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, subject: &str, text: &str) -> String {
        let mail = Waiting {
            to: "kari@firma.example".parse().unwrap(),
            name: name.to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: format!("<p>{text}</p>"),
        };
        let from = "Portner <portner@portal.example>".parse().unwrap();
        let message = message((MailId::new(), mail), &from, "portal.example", Timestamp::UNIX_EPOCH).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    /// What people may be called or write, and what somebody tries who wants a header of their own.
    const CORPUS: [&str; 27] = [
        "Hansen, Ola",
        "Ola \"Kongen\" Hansen",
        "Blåbær & Sønn ÆØÅ AS",
        "Firma\r\nBcc: alle@firma.example",
        "Firma\nBcc: alle@firma.example",
        "Firma\rBcc: alle@firma.example",
        "Firma\r\n\r\nEn annen tekst",
        "Firma\r\n Bcc: alle@firma.example",
        "Firma\u{85}Bcc: alle@firma.example",
        "Firma\u{2028}Bcc: alle@firma.example",
        "Firma\u{2029}Bcc: alle@firma.example",
        "Firma\u{0b}Bcc: alle@firma.example",
        "Firma\u{0c}Bcc: alle@firma.example",
        "Firma\0Bcc: alle@firma.example",
        "Firma%0d%0aBcc: alle@firma.example",
        "Firma\\r\\nBcc: alle@firma.example",
        "=?utf-8?q?Firma=0D=0ABcc=3A_alle=40firma.example?=",
        "=?utf-8?b?RmlybWENCkJjYzogYWxsZUBmaXJtYS5leGFtcGxl?=",
        "<alle@firma.example>",
        "Firma <alle@firma.example>, Annet",
        "\"Firma\" <alle@firma.example>",
        "Firma; alle@firma.example:;",
        "Firma (alle@firma.example)",
        "Firma\t\tAS",
        "Firma\u{202e}SA\u{200b}",
        "\u{1f4e7} Firma 字",
        ".\r\n.\r\nMAIL FROM:<a@b.example>",
    ];

    #[test]
    fn no_name_and_no_subject_adds_a_header_or_a_receiver() {
        let long = [
            " ".repeat(300),
            "a".repeat(300),
            "å".repeat(300),
            "Firma ".repeat(200),
            "a".repeat(2_000),
            "å, ".repeat(400),
        ];
        for text in CORPUS.iter().copied().chain(long.iter().map(String::as_str)) {
            let raw = sent(text, text, text);
            let parsed = mail_parser::MessageParser::new().parse(raw.as_bytes()).unwrap();
            let mut names: Vec<String> = parsed.headers().iter().map(|it| it.name.as_str().to_lowercase()).collect();
            names.sort();
            let expected =
                ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];
            assert_eq!(names, expected, "{text:?}\n{raw}");
            let to = parsed.to().unwrap().as_list().unwrap();
            assert_eq!(
                to.iter().map(|it| it.address().unwrap()).collect::<Vec<_>>(),
                ["kari@firma.example"],
                "{text:?}"
            );
            assert_eq!(to[0].name().unwrap_or_default().trim(), header_text(text, NAME), "{raw}");
            assert_eq!(parsed.subject().unwrap_or_default(), header_text(text, SUBJECT), "{raw}");
            assert!(raw.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])), "{text:?}\n{raw}");
            let headers = raw.split("\r\n\r\n").next().unwrap();
            assert!(headers.is_ascii() && headers.lines().all(|line| line.len() <= 998), "{headers}");
            assert_eq!(parsed.text_bodies().count(), 1);
            assert_eq!(parsed.html_bodies().count(), 1);
        }
    }

    #[test]
    fn a_long_line_and_a_lone_dot_arrive_as_they_were_written() {
        let text = format!("{}\r\n.\r\nBlåbær {}\r\n", "ord ".repeat(1_000), "x".repeat(3_000));
        let raw = sent("Kari", "Emne", &text);
        assert!(raw.split("\r\n").all(|line| line.len() <= 998));
        let parsed = mail_parser::MessageParser::new().parse(raw.as_bytes()).unwrap();
        assert_eq!(parsed.body_text(0).unwrap().trim_end(), text.trim_end());
    }
}

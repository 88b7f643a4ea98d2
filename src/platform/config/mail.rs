//! The mail server that what the portal tells people goes through.

use lettre::message::Mailbox;
use secrecy::SecretString;

use super::raw::Raw;

/// How the conversation with the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// It begins in the open and goes on with TLS, or not at all.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// In the open. Only to this machine.
    None,
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct SmtpServer {
    /// Its name, which its certificate has too.
    pub host: String,
    /// Where it listens.
    pub port: u16,
    /// TLS or not.
    pub security: SmtpSecurity,
    /// Who logs in, if anybody has to.
    pub login: Option<(String, SecretString)>,
    /// A PEM file with an authority to believe besides those of the system.
    pub authority: Option<Vec<u8>>,
}

impl SmtpServer {
    /// One on this machine, in the open.
    #[must_use]
    pub fn here(port: u16) -> Self {
        Self { host: "127.0.0.1".to_owned(), port, security: SmtpSecurity::None, login: None, authority: None }
    }
}

/// How mail is sent.
#[derive(Debug, Clone)]
pub struct MailConfig {
    /// Through which server. Without one, and without the stand-in, no mail is written.
    pub server: Option<SmtpServer>,
    /// Whom it says it is from.
    pub from: Mailbox,
}

impl MailConfig {
    pub(super) fn from_raw(raw: &mut Raw) -> Self {
        let server = server(raw);
        let text = raw.get("mail_from");
        if text.is_none() && server.is_some() {
            raw.fault("mail_from: required with smtp_host");
        }
        let fallback = || "Portner <portner@localhost>".parse().ok();
        let from = match text.as_deref().map(str::parse) {
            Some(Ok(from)) => Some(from),
            Some(Err(_)) => {
                raw.fault("mail_from: expected an e-mail address, or Name <address>");
                fallback()
            }
            None => fallback(),
        };
        let Some(from) = from else { unreachable!("a constant address parses") };
        Self { server, from }
    }
}

fn server(raw: &mut Raw) -> Option<SmtpServer> {
    let security = raw.choice(
        "smtp_security",
        SmtpSecurity::StartTls,
        &[("starttls", SmtpSecurity::StartTls), ("tls", SmtpSecurity::Tls), ("none", SmtpSecurity::None)],
    );
    let port = match security {
        SmtpSecurity::StartTls => 587,
        SmtpSecurity::Tls => 465,
        SmtpSecurity::None => 25,
    };
    let port = raw.parse("smtp_port", port, "a port");
    let (user, password) = (raw.get("smtp_username"), raw.secret("smtp_password"));
    let authority = raw.get("smtp_authority").and_then(|file| match std::fs::read(&file) {
        Ok(pem) => Some(pem),
        Err(e) => {
            raw.fault(format!("smtp_authority: cannot read {file}: {e}"));
            None
        }
    });
    let host = raw.get("smtp_host")?;
    if user.is_some() != password.is_some() {
        raw.fault("smtp_username: expected together with smtp_password");
    }
    let is_here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
    if security == SmtpSecurity::None && !is_here {
        raw.fault("smtp_security: none is only for a mail server on this machine");
    }
    Some(SmtpServer { host, port, security, login: user.zip(password), authority })
}

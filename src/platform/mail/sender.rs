use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::Duration,
};

use anyhow::Context;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};
use secrecy::ExposeSecret;
use tokio::runtime::Handle;

use super::{message::message, store::Waiting};
use crate::{
    kernel::{Clock, MailId},
    platform::config::{Config, SmtpSecurity, SmtpServer},
};

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// How long the mail server may take for each answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends mail through the mail server of the settings, over connections that it keeps.
#[derive(Clone)]
pub struct Mailer(Arc<Inner>);

struct Inner {
    server: OnceLock<SmtpServer>,
    transport: OnceLock<Transport>,
    /// The stand-in catches what is sent, as soon as it listens.
    is_caught: bool,
    from: Mailbox,
    host: String,
    clock: Clock,
}

impl Drop for Inner {
    /// The connections are closed by a task, which takes a runtime. Where there is none any more, the process ends and closes them.
    fn drop(&mut self) {
        if Handle::try_current().is_err() {
            std::mem::forget(self.transport.take());
        }
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").field("server", &self.0.server).finish_non_exhaustive()
    }
}

/// Why a mail was not sent. Says nothing that may name somebody: mail servers repeat addresses in their answers.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The mail server answered with this code, for now or for good.
    #[error("the mail server answered {code}")]
    Answer {
        /// Its code (RFC 5321 §4.2).
        code: u16,
    },
    /// There was no conversation.
    #[error("the mail server cannot be reached: {0}")]
    Unreachable(String),
    /// No server is known.
    #[error("no mail server is set")]
    NoServer,
    /// It could not be written.
    #[error("the mail cannot be written: {0:#}")]
    Unwritable(anyhow::Error),
}

impl SendError {
    /// Did the mail server say no for good?
    pub(super) fn is_refusal(&self) -> bool {
        matches!(self, Self::Answer { code: 500.. })
    }
}

impl From<lettre::transport::smtp::Error> for SendError {
    fn from(e: lettre::transport::smtp::Error) -> Self {
        match e.status() {
            Some(code) => Self::Answer { code: u16::from(code) },
            None => Self::Unreachable(e.to_string()),
        }
    }
}

impl Mailer {
    /// As the settings say.
    #[must_use]
    pub fn new(config: &Config, clock: &Clock) -> Self {
        Self(Arc::new(Inner {
            server: config.mail.server.clone().map(OnceLock::from).unwrap_or_default(),
            transport: OnceLock::new(),
            is_caught: config.oidc.is_none(),
            from: config.mail.from.clone(),
            host: config.base_url.host_str().unwrap_or("localhost").to_owned(),
            clock: clock.clone(),
        }))
    }

    /// Is mail sent, or caught by the stand-in?
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.is_caught || self.0.server.get().is_some()
    }

    /// Is it still to be said which mail server to use?
    #[must_use]
    pub fn lacks_server(&self) -> bool {
        self.0.server.get().is_none()
    }

    /// Uses this server, if the settings name none.
    pub fn use_server(&self, server: SmtpServer) {
        drop(self.0.server.set(server));
    }

    /// Does the mail server greet, and let the portal in?
    pub(crate) async fn answers(&self) -> Result<(), SendError> {
        if self.transport()?.test_connection().await? {
            return Ok(());
        }
        Err(SendError::Unreachable("it greets and says no more".to_owned()))
    }

    fn transport(&self) -> Result<&Transport, SendError> {
        let inner = &self.0;
        let server = inner.server.get().ok_or(SendError::NoServer)?;
        Ok(match inner.transport.get() {
            Some(transport) => transport,
            // Made by the first that sends, in the runtime where it does.
            None => {
                let made = transport(server, &inner.host).map_err(|e| SendError::Unreachable(format!("{e:#}")))?;
                inner.transport.get_or_init(|| made)
            }
        })
    }

    /// Sends one. Returns when the mail server has taken it.
    pub(super) async fn send(&self, id: MailId, mail: Waiting) -> Result<(), SendError> {
        let (inner, transport) = (&self.0, self.transport()?);
        let message =
            message((id, mail), &inner.from, &inner.host, inner.clock.now()).map_err(SendError::Unwritable)?;
        transport.send(message).await?;
        Ok(())
    }
}

fn transport(server: &SmtpServer, hello: &str) -> anyhow::Result<Transport> {
    let tls = || -> anyhow::Result<TlsParameters> {
        let mut parameters = TlsParameters::builder(server.host.clone());
        if let Some(pem) = &server.authority {
            let authority = Certificate::from_pem(pem).context("smtp_authority")?;
            parameters = parameters.add_root_certificate(authority);
        }
        Ok(parameters.build_rustls()?)
    };
    let tls = match server.security {
        SmtpSecurity::StartTls => Tls::Required(tls()?),
        SmtpSecurity::Tls => Tls::Wrapper(tls()?),
        SmtpSecurity::None => Tls::None,
    };
    let mut builder = Transport::builder_dangerous(server.host.as_str())
        .port(server.port)
        .tls(tls)
        .hello_name(ClientId::Domain(hello.to_owned()))
        .timeout(Some(PATIENCE))
        .pool_config(PoolConfig::new().max_size(2));
    if let Some((user, password)) = &server.login {
        builder = builder.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()));
    }
    Ok(builder.build())
}

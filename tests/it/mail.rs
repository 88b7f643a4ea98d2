//! Mail: written with the change that wants it, sent by a worker through a real conversation, and never lost, whatever the mail server does.

use std::{
    process::ExitCode,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use futures_util::future::join;
use jiff::SignedDuration;
use portner::{
    app,
    platform::{
        config::{SmtpSecurity, SmtpServer},
        jobs::{self, Worker},
        mail::{self, Command, Mail, command},
    },
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_rustls::{TlsAcceptor, rustls};

use crate::support::{people::KARI, world::World};

/// The steps of a conversation, by what the client says; the first is that it comes.
const STEPS: [&str; 6] = ["", "EHLO", "MAIL", "RCPT", "DATA", "."];

/// What the mail server does wrong, and at which step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// It answers with this.
    Says(&'static str, &'static str),
    /// It hangs up.
    Cuts(&'static str),
    /// It says nothing more.
    IsSilent(&'static str),
}

/// A mail server that does wrong what it is told to, and keeps what it takes.
#[derive(Debug, Clone, Default)]
pub struct MailServer {
    fault: Arc<Mutex<Fault>>,
    taken: Arc<Mutex<Vec<String>>>,
    /// Counts only.
    forgets: bool,
}

impl MailServer {
    /// One that listens where the portal sends.
    pub async fn of(world: &World) -> Self {
        let (server, listener) = (Self::default(), TcpListener::bind("127.0.0.1:0").await.unwrap());
        world.services.mailer.use_server(SmtpServer::here(listener.local_addr().unwrap().port()));
        server.clone().listen(listener);
        server
    }

    fn listen(self, listener: TcpListener) {
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = self.clone();
                actix_web::rt::spawn(async move { server.converse(stream, true).await });
            }
        });
    }

    /// What came, whole.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    /// Forgets what came.
    pub fn forget(&self) {
        self.taken.lock().unwrap().clear();
    }

    /// From now on.
    pub fn does(&self, fault: Fault) {
        *self.fault.lock().unwrap() = fault;
    }

    /// Answers at a step, or does what is wrong. Returns whether the conversation goes on.
    async fn answer(&self, to: &mut (impl AsyncWrite + Unpin), step: &str, answer: &str) -> bool {
        let fault = *self.fault.lock().unwrap();
        let said = match fault {
            Fault::Cuts(at) if at == step => return false,
            Fault::IsSilent(at) if at == step => std::future::pending().await,
            Fault::Says(at, says) if at == step => says,
            _ => answer,
        };
        to.write_all(format!("{said}\r\n").as_bytes()).await.is_ok() && said == answer
    }

    async fn converse(&self, stream: impl AsyncRead + AsyncWrite + Unpin, greets: bool) {
        let (from, mut to) = tokio::io::split(stream);
        let mut from = BufReader::new(from).lines();
        if greets && !self.answer(&mut to, "", "220 test").await {
            return;
        }
        let mut has_mail = false;
        while let Ok(Some(line)) = from.next_line().await {
            let step = line.split([' ', ':']).next().unwrap().to_owned();
            let answer = match step.as_str() {
                // Asked before a connection is used again: there is no other mail in this one.
                "NOOP" if has_mail => return,
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 OK",
            };
            // A client that is told no may go on with another mail.
            if !self.answer(&mut to, &step, answer).await {
                let is_cut = matches!(*self.fault.lock().unwrap(), Fault::Cuts(_));
                if is_cut || step.is_empty() {
                    return;
                }
                continue;
            }
            if step == "QUIT" {
                return;
            }
            if step != "DATA" {
                continue;
            }
            has_mail = true;
            let mut mail = Vec::new();
            while let Ok(Some(line)) = from.next_line().await {
                if line == "." {
                    break;
                }
                mail.push(line.strip_prefix('.').unwrap_or(&line).to_owned());
            }
            if self.answer(&mut to, ".", "250 OK").await {
                let kept = if self.forgets { String::new() } else { mail.join("\r\n") };
                self.taken.lock().unwrap().push(kept);
            } else if matches!(*self.fault.lock().unwrap(), Fault::Cuts(_)) {
                return;
            }
        }
    }
}

fn numbered(n: usize) -> Mail {
    Mail {
        to: format!("mottaker{n}@firma.example").parse().unwrap(),
        name: "Nett AS".to_owned(),
        subject: format!("Emne {n}"),
        text: "Blåbær".to_owned(),
        html: "<p>Blåbær</p>".to_owned(),
    }
}

impl World {
    async fn posts(&self, n: usize) {
        let mut tx = self.services.db.begin().await.unwrap();
        mail::post(&mut tx, &self.services, &numbered(n)).await.unwrap().unwrap();
        tx.commit().await.unwrap();
    }

    async fn unsent(&self) -> i64 {
        self.ask("select count(*) from mail where sent_at is null").await
    }
}

fn subjects(server: &MailServer) -> Vec<String> {
    let subject = |mail: &String| mail.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap().to_owned();
    server.taken().iter().map(subject).collect()
}

#[actix_web::test]
async fn a_mail_is_written_with_its_change_or_not_at_all() {
    let world = World::with_demo().await;
    let server = MailServer::of(&world).await;
    let mut tx = world.services.db.begin().await.unwrap();
    mail::post(&mut tx, &world.services, &numbered(1)).await.unwrap().unwrap();
    tx.rollback().await.unwrap();
    world.works().await;
    assert_eq!((world.unsent().await, server.taken().len()), (0, 0));
    world.posts(2).await;
    assert_eq!(server.taken().len(), 0, "whoever writes it does not wait");
    world.works().await;
    assert_eq!((world.unsent().await, subjects(&server)), (0, vec!["Emne 2".to_owned()]));
    let id: String = world.ask("select mail_id::text from mail").await;
    assert!(server.taken()[0].contains(&format!("Message-ID: <{id}@127.0.0.1>")), "{:?}", server.taken());
    let kept: i64 = world.ask("select count(*) from mail where body_text is not null or body_html is not null").await;
    assert_eq!(kept, 0, "what was sent is forgotten");
}

#[actix_web::test]
async fn whatever_the_mail_server_does_each_mail_arrives_once_after_the_repair() {
    let world = World::with_demo().await;
    let server = MailServer::of(&world).await;
    let faults = STEPS.iter().flat_map(|step| {
        [Fault::Cuts(step), Fault::Says(step, "421 later"), Fault::Says(step, "450 later"), Fault::Says(step, "550 no")]
    });
    for (n, fault) in faults.enumerate() {
        server.does(fault);
        world.posts(n).await;
        world.works().await;
        assert_eq!(world.unsent().await, 1, "{fault:?}");
        server.does(Fault::None);
        world.works().await;
        assert_eq!(world.unsent().await, 1, "it is not tried again at once after {fault:?}");
        world.advance(SignedDuration::from_secs(11));
        world.works().await;
        assert_eq!((world.unsent().await, server.taken().len()), (0, n + 1), "{fault:?}");
    }
}

#[actix_web::test]
async fn a_mail_server_that_is_down_gets_the_mail_when_it_is_back() {
    let world = World::with_demo().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    drop(listener);
    world.services.mailer.use_server(SmtpServer::here(at.port()));
    world.posts(1).await;
    for _ in 0..5 {
        world.works().await;
        world.advance(SignedDuration::from_hours(1));
    }
    assert_eq!(world.unsent().await, 1);
    let server = MailServer::default();
    server.clone().listen(TcpListener::bind(at).await.unwrap());
    world.works().await;
    assert_eq!((world.unsent().await, server.taken().len()), (0, 1));
}

#[actix_web::test]
async fn pages_and_other_jobs_do_not_wait_for_a_mail_server_that_says_nothing() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    let server = MailServer::of(&world).await;
    server.does(Fault::IsSilent("EHLO"));
    for n in 0..20 {
        world.posts(n).await;
    }
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(&world.services, app::jobs()).grace(Duration::ZERO);
    let running = actix_web::rt::spawn(async move { worker.run(stopped).await });
    let begun = Instant::now();
    while world.ask::<i64>("select count(*) from job where kind = 'mail.send' and claim_id is not null").await < 2 {
        assert!(begun.elapsed() < Duration::from_secs(20), "no mail is being sent");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Mail has two places of the worker's four, and housekeeping goes on in the others.
    let waits = "select count(*) from job where period_seconds is not null and run_at <= queued_at";
    while world.ask::<i64>(waits).await > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the housekeeping waits");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let asked = Instant::now();
    assert_eq!(kari.get("/nb/310123455").await.status, 200);
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    stop.send_replace(true);
    running.await.unwrap();
    server.does(Fault::None);
    world.works().await;
    assert_eq!((world.unsent().await, server.taken().len()), (0, 20));
}

#[actix_web::test]
async fn a_mail_is_given_up_after_two_days_and_can_be_tried_again() {
    let world = World::with_demo().await;
    let server = MailServer::of(&world).await;
    server.does(Fault::Says("RCPT", "550 no"));
    world.posts(1).await;
    let mut tries = 0;
    while world.ask::<i64>("select count(*) from job where dead_at is not null").await == 0 {
        tries += 1;
        assert!(tries < 80, "it is tried for ever");
        world.works().await;
        world.advance(SignedDuration::from_hours(1));
    }
    assert!(tries > 40, "{tries}");
    let error: String = world.ask("select last_error from job where dead_at is not null").await;
    assert_eq!(error, "the mail server answered 550", "it names nobody");
    let services = &world.services;
    assert_eq!(command(services, Command::Dead).await.unwrap(), ExitCode::FAILURE);
    assert_eq!(command(services, Command::Again { job: None }).await.unwrap(), ExitCode::SUCCESS);
    world.works().await;
    assert_eq!(command(services, Command::Dead).await.unwrap(), ExitCode::SUCCESS, "it has two days again");
    world.advance(SignedDuration::from_hours(49));
    world.works().await;
    assert_eq!(command(services, Command::Dead).await.unwrap(), ExitCode::FAILURE);
    let job: uuid::Uuid = world.ask("select job_id from job where dead_at is not null").await;
    jobs::command(services, jobs::Command::Retry { job: job.into() }).await.unwrap();
    world.works().await;
    assert_eq!(
        command(services, Command::Dead).await.unwrap(),
        ExitCode::SUCCESS,
        "and so it has by the command for all jobs"
    );
    server.does(Fault::None);
    world.advance(SignedDuration::from_hours(1));
    world.works().await;
    assert_eq!((world.unsent().await, server.taken().len()), (0, 1));
    assert_eq!(command(services, Command::Again { job: None }).await.unwrap(), ExitCode::FAILURE);
}

#[actix_web::test]
async fn two_workers_send_each_mail_once() {
    let world = World::with_demo().await;
    let server = MailServer::of(&world).await;
    for n in 0..30 {
        world.posts(n).await;
    }
    let (one, other) = (Worker::new(&world.services, app::jobs()), Worker::new(&world.services, app::jobs()));
    let (one, other) = join(one.run_due(), other.run_due()).await;
    one.and(other).unwrap();
    let mut sent = subjects(&server);
    sent.sort();
    sent.dedup();
    assert_eq!((sent.len(), server.taken().len()), (30, 30));
}

#[actix_web::test]
async fn what_was_sent_is_forgotten_after_a_month() {
    let world = World::with_demo().await;
    let _server = MailServer::of(&world).await;
    world.posts(1).await;
    world.works().await;
    world.advance(SignedDuration::from_hours(24 * 29));
    world.housekeeping().await;
    assert_eq!(world.ask::<i64>("select count(*) from mail").await, 1);
    world.advance(SignedDuration::from_hours(24 * 2));
    world.housekeeping().await;
    assert_eq!(world.ask::<i64>("select count(*) from mail").await, 0);
}

/// A certificate for `localhost`, and the authority that issued it as PEM.
fn certificate() -> (TlsAcceptor, Vec<u8>) {
    let (key, leaf_key) = (rcgen::KeyPair::generate().unwrap(), rcgen::KeyPair::generate().unwrap());
    let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let pem = authority.self_signed(&key).unwrap().pem();
    let issuer = rcgen::Issuer::new(authority, key);
    let mut leaf = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    leaf.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
    let leaf = leaf.signed_by(&leaf_key, &issuer).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(leaf_key.serialize_der().into());
    let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(vec![leaf.der().clone()], key);
    (TlsAcceptor::from(Arc::new(config.unwrap())), pem.into_bytes())
}

/// Begins in the open, offers STARTTLS and goes on with it.
async fn begin_in_the_open(stream: TcpStream) -> TcpStream {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await.unwrap();
    for answer in ["250-test\r\n250 STARTTLS\r\n", "220 go on\r\n"] {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
    stream.into_inner()
}

#[actix_web::test]
async fn mail_goes_through_tls_to_a_server_with_a_certificate_that_is_believed() {
    for (security, is_believed) in [
        (SmtpSecurity::Tls, true),
        (SmtpSecurity::Tls, false),
        (SmtpSecurity::StartTls, true),
        (SmtpSecurity::StartTls, false),
    ] {
        let world = World::with_demo().await;
        let (acceptor, pem) = certificate();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let authority = is_believed.then_some(pem);
        let server = SmtpServer { host: "localhost".to_owned(), security, authority, ..SmtpServer::here(port) };
        world.services.mailer.use_server(server);
        let server = MailServer::default();
        let there = server.clone();
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let is_open = security == SmtpSecurity::StartTls;
                let stream = if is_open { begin_in_the_open(stream).await } else { stream };
                if let Ok(stream) = acceptor.accept(stream).await {
                    there.converse(stream, !is_open).await;
                }
            }
        });
        world.posts(1).await;
        world.works().await;
        assert_eq!(server.taken().len(), usize::from(is_believed), "{security:?}");
    }
}

#[actix_web::test]
#[ignore = "takes minutes; bin/nightly runs it"]
async fn ten_thousand_mails_take_no_more_memory_than_a_thousand() {
    let resident = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse::<i64>().unwrap()
    };
    let world = World::with_demo().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    world.services.mailer.use_server(SmtpServer::here(listener.local_addr().unwrap().port()));
    let server = MailServer { forgets: true, ..MailServer::default() };
    server.clone().listen(listener);
    let mut after = Vec::new();
    for count in [1_000, 9_000] {
        for n in 0..count {
            world.posts(n).await;
        }
        world.works().await;
        after.push(resident());
    }
    assert_eq!(server.taken().len(), 10_000);
    assert!(after[1] - after[0] < 20_000, "{after:?} kB");
}

#[actix_web::test]
async fn the_stand_in_shows_what_it_caught() {
    let (world, [mut kari]) = World::with_users([KARI]).await;
    assert!(kari.get("/standin/mail").await.says("Ingen e-post ennå."));
    assert_eq!(kari.get("/standin/mail/1").await.status, 410);
    assert_eq!(world.unsent().await, 0);
}

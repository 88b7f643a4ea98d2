//! A mail server for trying the portal: it takes every mail and delivers none. It listens on this machine alone.

use std::{
    collections::VecDeque,
    io,
    net::Ipv4Addr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use actix_web::rt;
use jiff::Timestamp;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use crate::kernel::Clock;

/// Mails that are kept; the oldest goes when another comes.
const KEPT: usize = 200;
/// The longest line of a conversation, and the longest mail, in bytes.
const LINE: u64 = 4_096;
const LONGEST: usize = 1024 * 1024;
/// How long a client may say nothing.
const PATIENCE: Duration = Duration::from_mins(5);

/// A mail that was caught.
#[derive(Debug)]
pub(super) struct Caught {
    pub number: u64,
    pub at: Timestamp,
    pub raw: Vec<u8>,
}

#[derive(Debug, Default)]
struct Kept {
    mails: VecDeque<Arc<Caught>>,
    /// The number of the last one.
    last: u64,
}

/// What has been caught since the portal started.
#[derive(Debug, Default)]
pub(super) struct Catcher(Mutex<Kept>);

impl Catcher {
    fn keep(&self, at: Timestamp, raw: Vec<u8>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        let caught = Caught { number: kept.last, at, raw };
        kept.mails.push_front(Arc::new(caught));
        kept.mails.truncate(KEPT);
    }

    /// All of them, the newest first.
    pub(super) fn all(&self) -> Vec<Arc<Caught>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).mails.iter().cloned().collect()
    }

    /// The one with this number.
    pub(super) fn get(&self, number: u64) -> Option<Arc<Caught>> {
        self.all().into_iter().find(|caught| caught.number == number)
    }
}

/// Listens on a port that the system chooses, and says which.
pub(super) async fn listen(catcher: Arc<Catcher>, clock: Clock) -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    rt::spawn(async move {
        loop {
            let Ok((stream, _)) = listener.accept().await else { continue };
            let (catcher, clock) = (Arc::clone(&catcher), clock.clone());
            rt::spawn(async move { drop(converse(stream, &catcher, &clock).await) });
        }
    });
    Ok(port)
}

/// The next line without its end. `None`: there is no more, or it is too long.
async fn line(from: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    timeout(PATIENCE, from.take(LINE).read_until(b'\n', &mut line)).await??;
    let Some(text) = line.strip_suffix(b"\n") else { return Ok(None) };
    Ok(Some(text.strip_suffix(b"\r").unwrap_or(text).to_vec()))
}

/// One conversation (RFC 5321), as far as somebody who sends needs it.
async fn converse(mut stream: TcpStream, catcher: &Catcher, clock: &Clock) -> io::Result<()> {
    let (from, mut to) = stream.split();
    let mut from = BufReader::new(from);
    let (mut has_sender, mut receivers) = (false, 0);
    to.write_all(b"220 standin ESMTP\r\n").await?;
    while let Some(said) = line(&mut from).await? {
        let said = String::from_utf8_lossy(&said).to_ascii_uppercase();
        let answer = match said.split(' ').next().unwrap_or_default() {
            "EHLO" => "250-standin\r\n250-8BITMIME\r\n250 SIZE 1048576",
            "HELO" | "NOOP" => "250 OK",
            "MAIL" => {
                (has_sender, receivers) = (true, 0);
                "250 OK"
            }
            "RCPT" if has_sender => {
                receivers += 1;
                "250 OK"
            }
            "DATA" if receivers > 0 => {
                to.write_all(b"354 Go on\r\n").await?;
                let raw = data(&mut from).await?;
                (has_sender, receivers) = (false, 0);
                match raw {
                    Some(raw) => {
                        catcher.keep(clock.now(), raw);
                        "250 OK"
                    }
                    None => "552 Too long",
                }
            }
            "RCPT" | "DATA" => "503 Not now",
            "RSET" => {
                (has_sender, receivers) = (false, 0);
                "250 OK"
            }
            "QUIT" => {
                to.write_all(b"221 Bye\r\n").await?;
                break;
            }
            _ => "502 Unknown",
        };
        to.write_all(answer.as_bytes()).await?;
        to.write_all(b"\r\n").await?;
    }
    Ok(())
}

/// A mail, up to the line with a dot alone. `None`: it is too long.
async fn data(from: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut raw = Vec::new();
    let mut is_too_long = false;
    loop {
        let Some(line) = line(from).await? else { return Err(io::ErrorKind::UnexpectedEof.into()) };
        if line == b"." {
            return Ok((!is_too_long).then_some(raw));
        }
        is_too_long |= raw.len() + line.len() > LONGEST;
        if !is_too_long {
            // A dot at the beginning of a line comes doubled (RFC 5321 §4.5.2).
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            raw.extend_from_slice(b"\r\n");
        }
    }
}

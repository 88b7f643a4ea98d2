//! A client that costs little: HTTP/1.1 over connections that stay open, answers read to the end and thrown away.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    task::JoinSet,
};

/// Bodies to post, each another one and made before they are needed: making them is no part of what is measured.
#[derive(Clone)]
pub struct Body {
    make: Arc<dyn Fn() -> anyhow::Result<String> + Send + Sync>,
    made: Arc<Mutex<Vec<String>>>,
}

impl Body {
    pub fn new(make: impl Fn() -> anyhow::Result<String> + Send + Sync + 'static) -> Self {
        Self { make: Arc::new(make), made: Arc::default() }
    }

    /// Makes so many.
    pub fn stock(&self, count: usize) -> anyhow::Result<()> {
        let made: anyhow::Result<Vec<String>> = (0..count).map(|_| (self.make)()).collect();
        *self.made.lock().unwrap_or_else(PoisonError::into_inner) = made?;
        Ok(())
    }

    fn next(&self) -> Option<String> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

/// Where to send what.
#[derive(Clone)]
pub struct Target {
    pub at: SocketAddr,
    pub path: String,
    /// Headers, each with its end of line.
    pub headers: String,
    /// What is posted; none: the page is only read.
    pub body: Option<Body>,
}

impl Target {
    /// The next request; `None`: there are no more bodies.
    fn request(&self) -> Option<String> {
        let Self { at, path, headers, .. } = self;
        let head = format!("{path} HTTP/1.1\r\nhost: {at}\r\naccept-encoding: gzip\r\n{headers}");
        let Some(body) = &self.body else { return Some(format!("GET {head}\r\n")) };
        let body = body.next()?;
        let (kind, length) = ("content-type: application/x-www-form-urlencoded", body.len());
        Some(format!("POST {head}{kind}\r\ncontent-length: {length}\r\n\r\n{body}"))
    }
}

struct Connection {
    stream: BufReader<TcpStream>,
    line: String,
    body: Vec<u8>,
}

impl Connection {
    async fn open(at: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), line: String::new(), body: Vec::new() })
    }

    async fn line(&mut self) -> anyhow::Result<&str> {
        self.line.clear();
        ensure!(self.stream.read_line(&mut self.line).await? > 0, "the server hung up");
        Ok(self.line.trim_end())
    }

    async fn read(&mut self, count: usize) -> anyhow::Result<()> {
        self.body.resize(count, 0);
        self.stream.read_exact(&mut self.body).await?;
        Ok(())
    }

    /// Sends the request and reads the answer; anything but 200 is a fault.
    async fn send(&mut self, request: &str) -> anyhow::Result<()> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let status = self.line().await?;
        if !status.starts_with("HTTP/1.1 200") {
            bail!("{status} for {}", request.lines().next().unwrap_or_default());
        }
        let mut length = None;
        loop {
            let header = self.line().await?.to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = Some(value.trim().parse()?);
            }
        }
        if let Some(length) = length {
            return self.read(length).await;
        }
        loop {
            let size = usize::from_str_radix(self.line().await?, 16).context("neither a length nor chunks")?;
            self.read(size + 2).await?;
            if size == 0 {
                return Ok(());
            }
        }
    }
}

/// Clients that ask the same again and again.
pub struct Load {
    answered: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    clients: JoinSet<anyhow::Result<()>>,
}

impl Load {
    /// Starts so many of them.
    pub fn start(target: &Target, clients: usize) -> Self {
        let mut load = Self { answered: Arc::default(), over: Arc::default(), clients: JoinSet::new() };
        for _ in 0..clients {
            let (answered, over) = (Arc::clone(&load.answered), Arc::clone(&load.over));
            let target = target.clone();
            load.clients.spawn(async move {
                let mut connection = Connection::open(target.at).await?;
                while !over.load(Relaxed) {
                    let Some(request) = target.request() else { break };
                    connection.send(&request).await?;
                    answered.fetch_add(1, Relaxed);
                }
                Ok(())
            });
        }
        load
    }

    /// Answers so far.
    pub fn answered(&self) -> u64 {
        self.answered.load(Relaxed)
    }

    /// Lets every client finish; a fault of any of them is a fault of the run.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.over.store(true, Relaxed);
        while let Some(done) = self.clients.join_next().await {
            done??;
        }
        Ok(())
    }
}

/// How long answers take at so many requests a second, each from when it was due: a server that falls behind lets those wait that come after.
pub async fn waits(target: &Target, rate: f64, time: Duration) -> anyhow::Result<Vec<Duration>> {
    const CLIENTS: u32 = 32;
    let (begun, between) = (Instant::now(), Duration::from_secs_f64(1.0 / rate));
    let mut clients: JoinSet<anyhow::Result<Vec<Duration>>> = JoinSet::new();
    for client in 0..CLIENTS {
        let target = target.clone();
        clients.spawn(async move {
            let mut connection = Connection::open(target.at).await?;
            let (mut waits, mut due) = (Vec::new(), begun + between * client);
            while due < begun + time {
                tokio::time::sleep_until(due.into()).await;
                let Some(request) = target.request() else { break };
                connection.send(&request).await?;
                waits.push(due.elapsed());
                due += between * CLIENTS;
            }
            Ok(waits)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = clients.join_next().await {
        all.extend(done??);
    }
    all.sort();
    Ok(all)
}

/// Asks until the answer is 200; returns how long that took.
pub async fn first_answer(target: &Target, patience: Duration) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    loop {
        let request = target.request().context("nothing to send")?;
        let answer = async { Connection::open(target.at).await?.send(&request).await };
        match answer.await {
            Ok(()) => return Ok(begun.elapsed()),
            Err(e) if begun.elapsed() > patience => return Err(e),
            Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
        }
    }
}

//! A client that costs little: HTTP/1.1 over connections that stay open, answers read to the end and thrown away.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
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

/// Where to send what.
#[derive(Debug, Clone)]
pub struct Target {
    pub at: SocketAddr,
    pub path: String,
    pub cookie: String,
}

impl Target {
    fn request(&self) -> String {
        let Self { at, path, cookie } = self;
        format!("GET {path} HTTP/1.1\r\nhost: {at}\r\naccept-encoding: gzip\r\ncookie: {cookie}\r\n\r\n")
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
    async fn get(&mut self, request: &str) -> anyhow::Result<()> {
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
            let (at, request) = (target.at, target.request());
            load.clients.spawn(async move {
                let mut connection = Connection::open(at).await?;
                while !over.load(Relaxed) {
                    connection.get(&request).await?;
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

/// Asks until the answer is 200; returns how long that took.
pub async fn first_answer(target: &Target, patience: Duration) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    loop {
        let answer = async { Connection::open(target.at).await?.get(&target.request()).await };
        match answer.await {
            Ok(()) => return Ok(begun.elapsed()),
            Err(e) if begun.elapsed() > patience => return Err(e),
            Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
        }
    }
}

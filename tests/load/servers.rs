//! The processes under test, each on a port of its own.

use std::{
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::client::{Target, first_answer};

/// A server that is ended with its value.
pub struct Server {
    child: Child,
    pub at: SocketAddr,
}

/// An address nobody listens on.
pub fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// A program that runs quietly; its log goes nowhere, as a log that is collected does not cost the portal anything more.
pub fn quiet(program: &str, arguments: &[&str], settings: Vec<(String, String)>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().envs(settings);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

impl Server {
    /// Starts it and waits until `path` answers; returns how long that took.
    pub async fn start(mut command: Command, at: SocketAddr, path: &str) -> anyhow::Result<(Self, Duration)> {
        let server = Self { child: command.spawn()?, at };
        let took = first_answer(&server.target(path, ""), Duration::from_secs(30)).await?;
        Ok((server, took))
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn target(&self, path: &str, cookie: &str) -> Target {
        Target { at: self.at, path: path.to_owned(), headers: format!("cookie: {cookie}\r\n"), body: None }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

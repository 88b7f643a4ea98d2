//! The program itself, with a Postgres of its own, for what happens to whole processes.

use std::{
    fs,
    iter::repeat_with,
    net::{SocketAddr, TcpListener},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use portner::{kernel::holds_national_id, platform::local_postgres::LocalPostgres};
use reqwest::StatusCode;
use rustix::process::{Pid, Signal, kill_process};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use url::Url;

use super::browser::Browser;

/// A portal that runs with the demo, and is stopped with its database at the end.
#[derive(Debug)]
pub struct Program {
    command: Command,
    child: Child,
    folder: PathBuf,
    /// Where the pages are.
    pub listen: SocketAddr,
    /// Where health is.
    pub ops: SocketAddr,
}

/// Listens at an address that no text hides: `127.0.0.1:43455` has the eleven digits of a national identity number.
pub fn free_listener() -> TcpListener {
    let mut listeners = repeat_with(|| TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.find(|listener| !holds_national_id(&listener.local_addr().unwrap().to_string())).unwrap()
}

/// An address at which nobody listens.
pub fn free_address() -> SocketAddr {
    free_listener().local_addr().unwrap()
}

impl Program {
    /// Starts it, with at most so many descriptors and with these settings, and returns when it is ready.
    pub async fn start(name: &str, descriptors: u32, settings: &[(&str, String)]) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target")
            .join(format!("test-run-{name}-{}", std::process::id()));
        let (listen, ops) = (free_address(), free_address());
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("ulimit -n {descriptors}; exec \"$0\" serve --demo"), env!("CARGO_BIN_EXE_portner")])
            .env_remove("DATABASE_URL")
            .env("PORTNER_DATA_DIR", &folder)
            .env("PORTNER_LISTEN", listen.to_string())
            .env("PORTNER_OPS_LISTEN", ops.to_string())
            .env("PORTNER_BASE_URL", format!("http://{listen}"))
            .env("PORTNER_CONNECTIONS_PER_ADDRESS", "10000")
            .envs(settings.iter().map(|(name, value)| (*name, value)))
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("program.log")).unwrap());
        let program = Self { child: command.spawn().unwrap(), command, folder, listen, ops };
        program.is_ready().await;
        program
    }

    async fn is_ready(&self) {
        for _ in 0..1_200 {
            if self.health("ready").await == Some(StatusCode::NO_CONTENT) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the program does not start: {}", fs::read_to_string(self.folder.join("program.log")).unwrap());
    }

    /// Kills it where it stands.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and returns when it has.
    pub fn stop(&mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again after that, and returns when it is ready.
    pub async fn start_again(&mut self) {
        self.child = self.command.spawn().unwrap();
        self.is_ready().await;
    }

    /// What health says, if it answers within two seconds.
    pub async fn health(&self, what: &str) -> Option<StatusCode> {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
        Some(client.get(format!("http://{}/health/{what}", self.ops)).send().await.ok()?.status())
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&Url::parse(&format!("http://{}", self.listen)).unwrap())
    }

    /// Its Postgres and everything that this has started.
    pub async fn postgres(&self) -> Vec<Pid> {
        processes(&LocalPostgres::attach(&self.folder).await.unwrap()).await
    }
}

/// A server and everything that it has started.
pub async fn processes(server: &LocalPostgres) -> Vec<Pid> {
    let mut connection = PgConnection::connect(&server.url("portner")).await.unwrap();
    let data: String = sqlx::query_scalar(AssertSqlSafe("select current_setting('data_directory')".to_owned()))
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let first: i32 =
        fs::read_to_string(format!("{data}/postmaster.pid")).unwrap().lines().next().unwrap().parse().unwrap();
    let children = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let stat = fs::read_to_string(entry.ok()?.path().join("stat")).ok()?;
        let (pid, rest) = stat.split_once(" (postgres) ")?;
        (rest.split(' ').nth(1)? == first.to_string()).then(|| pid.parse::<i32>().ok())?
    });
    children.chain([first]).filter_map(Pid::from_raw).collect()
}

/// Sends a signal to all of these.
pub fn signal(processes: &[Pid], what: Signal) {
    for process in processes {
        let _ = kill_process(*process, what);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        drop(self.child.wait());
        drop(fs::remove_dir_all(&self.folder));
    }
}

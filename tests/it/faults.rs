//! What breaks while people press buttons: the portal is killed, its database is killed or stands still, the connections between them are
//! cut. Whatever was acknowledged is there afterwards, whoever got no answer presses again and gets the one receipt, nothing is done
//! twice, and the log is whole. The nightly run plays more rounds (`ROUNDS`).

use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use futures_util::future::{join, join_all};
use portner::platform::local_postgres::{Durability, LocalPostgres};
use reqwest::StatusCode;
use rustix::process::{Pid, Signal};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::{
    io::copy,
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
    time::sleep,
};

use crate::support::{
    browser::Browser,
    page::Page,
    people::{EKSEMPEL, INGRID, KARI, NETT, REGNSKAP, TOR_EKSEMPELEN, VANNVERK},
    program::{Program, processes, signal},
    steps::{READ_INSTANCES, STATISTICS, look_over},
    world,
};

const PEOPLE: [&str; 3] = [KARI, TOR_EKSEMPELEN, INGRID];
const SUPPLIERS: [&str; 3] = [NETT, REGNSKAP, VANNVERK];
const BUTTON: &str = "Gi fullmakt";

fn rounds() -> u64 {
    env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

/// The way from the portal to its database, which can be cut.
struct Wire {
    listen: SocketAddr,
    cuts: watch::Sender<u64>,
}

impl Wire {
    async fn lay(socket: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (cuts, cut) = watch::channel(0);
        let listen = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if let Ok(server) = UnixStream::connect(&socket).await {
                    tokio::spawn(carry(client, server, cut.clone()));
                }
            }
        });
        Self { listen, cuts }
    }

    /// No answer comes any more. What has been asked arrives nevertheless, a commit too.
    fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }
}

async fn carry(client: TcpStream, server: UnixStream, mut cut: watch::Receiver<u64>) {
    cut.mark_unchanged();
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let asked = tokio::spawn(async move { copy(&mut from_client, &mut to_server).await });
    tokio::select! {
        _ = copy(&mut from_server, &mut to_client) => {}
        _ = cut.changed() => sleep(Duration::from_millis(10)).await,
    }
    asked.abort();
}

/// What breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    PortalKilled,
    DatabaseKilled,
    DatabaseStandsStill,
    ConnectionsCut,
}

/// A portal and its database, with a way between them that is ours.
struct Stand {
    program: Program,
    postgres: Option<LocalPostgres>,
    folder: PathBuf,
    wire: Wire,
    standing_still: Vec<Pid>,
}

impl Stand {
    async fn build(fault: Fault) -> Self {
        let name = format!("{fault:?}").to_lowercase();
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(format!("test-pg-{name}-{}", std::process::id()));
        let postgres = LocalPostgres::start(&folder, Durability::Safe).await.unwrap();
        postgres.ensure_database("portner").await.unwrap();
        let socket = postgres.url("portner").split_once("host=").unwrap().1.to_owned();
        let wire = Wire::lay(Path::new(&socket).join(".s.PGSQL.5432")).await;
        let settings = [
            ("DATABASE_URL", format!("postgresql://portner@{}/portner", wire.listen)),
            ("PORTNER_SECRET_KEY", world::secret()),
        ];
        let program = Program::start(&name, 1024, &settings).await;
        Self { program, postgres: Some(postgres), folder, wire, standing_still: Vec::new() }
    }

    fn url(&self) -> String {
        self.postgres.as_ref().unwrap().url("portner")
    }

    async fn breaks(&mut self, fault: Fault) {
        match fault {
            Fault::PortalKilled => self.program.kill(),
            Fault::ConnectionsCut => self.wire.cut(),
            Fault::DatabaseKilled => signal(&processes(self.postgres.as_ref().unwrap()).await, Signal::KILL),
            Fault::DatabaseStandsStill => {
                self.standing_still = processes(self.postgres.as_ref().unwrap()).await;
                signal(&self.standing_still, Signal::STOP);
            }
        }
    }

    async fn is_mended(&mut self, fault: Fault) {
        match fault {
            Fault::PortalKilled => self.program.start_again().await,
            Fault::ConnectionsCut => {}
            Fault::DatabaseKilled => {
                drop(self.postgres.take());
                self.postgres = Some(LocalPostgres::start(&self.folder, Durability::Safe).await.unwrap());
            }
            Fault::DatabaseStandsStill => {
                sleep(Duration::from_millis(500)).await;
                signal(&self.standing_still, Signal::CONT);
            }
        }
    }

    /// One value, straight from the database.
    async fn count(&self, of: &str) -> i64 {
        let mut connection = PgConnection::connect(&self.url()).await.unwrap();
        sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {of}")))
            .fetch_one(&mut connection)
            .await
            .unwrap()
    }

    async fn happens(&self, statement: &'static str) {
        let mut connection = PgConnection::connect(&self.url()).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
    }

    /// Delegations that the three have been given, now.
    async fn given(&self) -> i64 {
        let suppliers = SUPPLIERS.join(", ");
        self.count(&format!(
            "delegation where withdrawn_at is null and org_number = {EKSEMPEL} and holder_org_number in ({suppliers})"
        ))
        .await
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        signal(&self.standing_still, Signal::CONT);
        drop(self.postgres.take());
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Presses, and opens the receipt, until an answer comes that is not a call to try again.
async fn receipt_after_all(browser: &mut Browser, review: &Page) -> Page {
    for _ in 0..300 {
        let answer = browser.try_to_press(review, BUTTON).await.filter(|answer| !answer.location.is_empty());
        if let Some(answer) = answer {
            let receipt = browser.get(&answer.location).await;
            if receipt.status == StatusCode::OK {
                return receipt;
            }
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("no receipt within half a minute");
}

#[expect(clippy::print_stderr, reason = "how often the moment was hit is for whoever reads the nightly run")]
/// Three people give something to a supplier each, and meanwhile it breaks: in each round a little later.
async fn nothing_is_lost_and_nothing_done_twice_when(fault: Fault) {
    let mut stand = Stand::build(fault).await;
    let mut browsers = Vec::new();
    for person in PEOPLE {
        let mut browser = stand.program.browser();
        browser.sign_in(person, "idporten-loa-high").await;
        browsers.push(browser);
    }
    let (mut acknowledged, mut silent) = (0, 0);
    for round in 0..rounds() {
        stand
            .happens("update delegation set withdrawn_at = now(), withdrawn_how = 'giver' where org_number = 310123455 and withdrawn_at is null")
            .await;
        // They look up more in a minute than people may.
        stand.happens("delete from rate_bucket").await;
        let before = stand.count("event where kind = 'delegation.given' and org_number = 310123455").await;
        let mut reviews = Vec::new();
        for (browser, supplier) in browsers.iter_mut().zip(SUPPLIERS) {
            reviews.push(look_over(browser, EKSEMPEL, supplier, &[READ_INSTANCES, STATISTICS]).await);
        }
        let presses = browsers.iter_mut().zip(&reviews).map(|(browser, review)| browser.try_to_press(review, BUTTON));
        let later = Duration::from_millis(round * 53 % 400);
        let breaking = async {
            sleep(later).await;
            stand.breaks(fault).await;
            stand.is_mended(fault).await;
        };
        let (answers, ()) = join(join_all(presses), breaking).await;
        let receipts: Vec<Option<String>> = answers
            .into_iter()
            .map(|answer| answer.filter(|page| page.status == StatusCode::SEE_OTHER).map(|page| page.location))
            .collect();
        let told = i64::try_from(receipts.iter().flatten().count()).unwrap();
        let given = stand.given().await;
        assert!(given >= 2 * told && given % 2 == 0, "round {round}: {given} given, {told} acknowledged");
        (acknowledged, silent) = (acknowledged + told, silent + given / 2 - told);
        for ((browser, review), receipt) in browsers.iter_mut().zip(&reviews).zip(&receipts) {
            let page = receipt_after_all(browser, review).await;
            assert_eq!(page.heading(), "Fullmakt gitt", "round {round}");
            assert!(receipt.as_ref().is_none_or(|receipt| *receipt == page.path), "round {round}: another receipt");
        }
        assert_eq!(stand.given().await, 6, "round {round}");
        let events = stand.count("event where kind = 'delegation.given' and org_number = 310123455").await - before;
        assert_eq!(events, 3, "round {round}");
    }
    eprintln!(
        "{fault:?}: of {} presses {acknowledged} were acknowledged, {silent} done without an answer",
        rounds() * 3
    );
    let audit = Command::new(env!("CARGO_BIN_EXE_portner"))
        .args(["audit", "verify"])
        .env("DATABASE_URL", format!("postgresql://portner@{}/portner", stand.wire.listen))
        .env("PORTNER_SECRET_KEY", world::secret())
        .output()
        .unwrap();
    assert!(audit.status.success(), "{audit:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_is_killed_loses_nothing_and_does_nothing_twice() {
    nothing_is_lost_and_nothing_done_twice_when(Fault::PortalKilled).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_killed_loses_nothing_and_does_nothing_twice() {
    nothing_is_lost_and_nothing_done_twice_when(Fault::DatabaseKilled).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_stands_still_loses_nothing_and_does_nothing_twice() {
    nothing_is_lost_and_nothing_done_twice_when(Fault::DatabaseStandsStill).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_are_cut_lose_nothing_and_do_nothing_twice() {
    nothing_is_lost_and_nothing_done_twice_when(Fault::ConnectionsCut).await;
}

//! Slow and greedy visitors, and a database that does not answer: nobody else notices, and everybody gets an answer.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use portner::{platform::config::Config, serve};
use reqwest::{StatusCode, header::RETRY_AFTER};
use rustix::process::Signal;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

use crate::support::{
    people::KARI,
    program::{Program, signal},
    test_db::TestDb,
    world::World,
};

/// A body has ten seconds; then the connection is closed, which takes a second or two.
const CLOSED: Duration = Duration::from_secs(14);

async fn world_with(change: impl FnOnce(&mut Config)) -> (World, SocketAddr) {
    let world = World::put_together(TestDb::with_demo().await, |services, listener| {
        change(Arc::make_mut(&mut services.config));
        serve::server(services, listener).unwrap()
    });
    let listen = world.services.config.listen;
    (world, listen)
}

async fn connect(from: [u8; 4], to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::from(from)), 0)).unwrap();
    socket.connect(to).await.unwrap()
}

/// The first line that a connection gets as an answer; empty if it is closed instead.
async fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = vec![0; 4096];
    let read = timeout(Duration::from_secs(5), stream.read(&mut bytes)).await.expect("an answer").unwrap_or(0);
    String::from_utf8_lossy(&bytes[..read]).lines().next().unwrap_or_default().to_owned()
}

/// Sends the head of a form and then a byte of it every second, until it is cut off. Tells how long that took.
async fn drip(listen: SocketAddr, path: &str, chunked: bool) -> Duration {
    let mut stream = connect([127, 0, 0, 1], listen).await;
    let length = if chunked { "transfer-encoding: chunked" } else { "content-length: 4000" };
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {listen}\r\ncontent-type: application/x-www-form-urlencoded\r\n{length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let begun = Instant::now();
    let (mut reads, mut writes) = stream.into_split();
    let dripping = tokio::spawn(async move {
        while writes.write_all(if chunked { b"1\r\nx\r\n" } else { b"x" }).await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
    let mut everything = Vec::new();
    let closed = timeout(2 * CLOSED, reads.read_to_end(&mut everything)).await;
    dripping.abort();
    assert!(closed.is_ok(), "{path} is still open");
    begun.elapsed()
}

#[actix_web::test]
async fn three_hundred_dripping_bodies_are_cut_off_and_others_are_served_meanwhile() {
    let (world, listen) = world_with(|config| config.connections_per_address = 1_000).await;
    let mut kari = world.signed_in(KARI).await;
    let paths = ["/nb/310123455/fullmakter/ny", "/nb/logg-ut", "/oidc/backchannel-logout", "/finnes/ikke", "/nb/"];
    let slow = join_all((0..300).map(|n| drip(listen, paths[n % 5], n % 3 == 0)));
    let others = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let begun = Instant::now();
        for _ in 0..20 {
            assert_eq!(kari.get("/nb/310123455/fullmakter").await.status, StatusCode::OK);
        }
        begun.elapsed()
    };
    let (slow, others) = tokio::join!(slow, others);
    assert!(others < Duration::from_secs(8), "20 pages took {others:?}");
    assert!(slow.iter().all(|open| *open < CLOSED), "{:?}", slow.iter().max());
}

/// Asks for a page again and again, and reads none of the answers. How long until it was cut off.
async fn ask_without_reading(listen: SocketAddr) -> Duration {
    let mut stream = connect([127, 0, 0, 1], listen).await;
    let requests = format!("GET /nb/ HTTP/1.1\r\nhost: {listen}\r\n\r\n").repeat(100);
    let begun = Instant::now();
    while begun.elapsed() < 3 * CLOSED {
        if stream.write_all(requests.as_bytes()).await.is_err() {
            break;
        }
    }
    begun.elapsed()
}

#[cfg(target_os = "linux")]
#[actix_web::test]
async fn whoever_reads_no_answer_is_cut_off_and_others_are_served_meanwhile() {
    let (world, listen) = world_with(|_| ()).await;
    let mut kari = world.signed_in(KARI).await;
    let deaf = join_all((0..10).map(|_| timeout(3 * CLOSED, ask_without_reading(listen))));
    let others = async {
        tokio::time::sleep(Duration::from_secs(4)).await;
        kari.get("/nb/310123455/fullmakter").await.status
    };
    let (deaf, others) = tokio::join!(deaf, others);
    assert_eq!(others, StatusCode::OK);
    assert!(deaf.iter().all(|cut_off| cut_off.as_ref().is_ok_and(|after| *after < 2 * CLOSED)), "{deaf:?}");
}

#[actix_web::test]
async fn one_address_has_so_many_connections_and_no_more() {
    let (world, listen) = world_with(|config| config.connections_per_address = 3).await;
    let request = format!("GET /nb/ HTTP/1.1\r\nhost: {listen}\r\n\r\n");
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut stream = connect([127, 0, 0, 2], listen).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        assert_eq!(answer(&mut stream).await, "HTTP/1.1 200 OK");
        open.push(stream);
    }
    assert_eq!(answer(&mut connect([127, 0, 0, 2], listen).await).await, "", "one too many");
    assert_eq!(world.browser().get("/nb/").await.status, StatusCode::OK, "from another address");
    drop(open.pop());
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut again = connect([127, 0, 0, 2], listen).await;
    again.write_all(request.as_bytes()).await.unwrap();
    assert_eq!(answer(&mut again).await, "HTTP/1.1 200 OK", "there is room again");
}

#[actix_web::test]
async fn behind_a_trusted_proxy_each_forwarded_address_counts_for_itself() {
    let (world, listen) = world_with(|config| {
        config.connections_per_address = 2;
        config.trusted_proxies = vec![IpAddr::V4(Ipv4Addr::LOCALHOST)];
    })
    .await;
    let mut open = Vec::new();
    for _ in 0..2 {
        let mut stream = connect([127, 0, 0, 1], listen).await;
        let head =
            "POST /nb/logg-ut HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: 10.0.0.1\r\ncontent-length: 9\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        open.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut browser = world.browser();
    let mut from =
        async |address| browser.send(reqwest::Method::GET, "/nb/", &[("x-forwarded-for", address)], None).await;
    let refused = from("10.0.0.1").await;
    assert_eq!((refused.status, refused.headers[RETRY_AFTER].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "1"));
    assert_eq!(from("10.0.0.2").await.status, StatusCode::OK);
    assert_eq!(
        from("10.0.0.1, 10.0.0.2").await.status,
        StatusCode::OK,
        "what the visitor writes there is not believed"
    );
}

#[actix_web::test]
async fn when_all_connections_are_taken_health_still_answers() {
    let program = Program::start("taken", 200, &[]).await;
    let mut open = Vec::new();
    for _ in 0..400 {
        // The system's own queue takes some more, and then none.
        if let Ok(Ok(mut stream)) = timeout(Duration::from_millis(100), TcpStream::connect(program.listen)).await {
            drop(stream.write_all(b"POST /nb/logg-ut HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n").await);
            open.push(stream);
        }
    }
    assert!(open.len() > 150, "{}", open.len());
    assert_eq!(program.health("live").await, Some(StatusCode::NO_CONTENT));
    assert_eq!(program.health("ready").await, Some(StatusCode::NO_CONTENT));
    drop(open);
    assert_eq!(program.browser().get("/nb/").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_database_that_stands_still_is_said_at_once_and_nobody_piles_up() {
    let program = Program::start("stopped", 1024, &[]).await;
    let mut kari = program.browser();
    kari.sign_in(KARI, "idporten-loa-high").await;
    let pages = || {
        join_all((0..40).map(|_| {
            let mut kari = kari.clone();
            async move {
                let begun = Instant::now();
                let page = kari.get("/nb/310123455/fullmakter").await;
                (page.status, page.headers.get(RETRY_AFTER).cloned(), begun.elapsed())
            }
        }))
    };
    let postgres = program.postgres().await;
    signal(&postgres, Signal::STOP);
    let ready = program.health("ready").await;
    let refused = pages().await;
    let again = pages().await;
    signal(&postgres, Signal::CONT);
    assert_eq!(ready, Some(StatusCode::SERVICE_UNAVAILABLE), "within two seconds");
    for (status, retry_after, took) in &refused {
        assert_eq!(*status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(retry_after.is_some() && *took < Duration::from_secs(10), "{took:?}");
    }
    let longest = again.iter().map(|(.., took)| *took).max().unwrap();
    assert!(longest < Duration::from_secs(4), "later ones wait for a connection only: {longest:?}");
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(kari.get("/nb/310123455/fullmakter").await.status, StatusCode::OK);
    assert_eq!(program.health("ready").await, Some(StatusCode::NO_CONTENT));
}

#[actix_web::test]
async fn a_request_line_that_names_another_host_is_refused_whatever_the_header_says() {
    let (_world, listen) = world_with(|_| ()).await;
    for (named, expected) in [
        (format!("http://{listen}/nb/"), "HTTP/1.1 200 OK"),
        ("http://evil.example/nb/".to_owned(), "HTTP/1.1 421 Misdirected Request"),
        (format!("http://evil@{listen}/nb/"), "HTTP/1.1 421 Misdirected Request"),
    ] {
        let mut stream = connect([127, 0, 0, 1], listen).await;
        let request = format!("GET {named} HTTP/1.1\r\nhost: {listen}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        assert_eq!(answer(&mut stream).await, expected, "{named}");
    }
}

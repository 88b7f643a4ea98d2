//! What stands between visitors and the portal, and between the portal and its database (docs/deployment.md).

use std::{
    fs,
    process::{Child, Command, Stdio},
    time::Duration,
};

use portner::platform::db::pooler_fault;
use reqwest::{Method, StatusCode};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::Url;

use crate::support::{
    browser::Browser,
    people::KARI,
    program::{Program, free_address},
    test_db::TestDb,
};

/// The proxy while a test runs.
struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Where the proxy's program is, if it is on this machine: `PORTNER_TEST_HAPROXY`, or in the path.
fn haproxy() -> Option<String> {
    let program = std::env::var("PORTNER_TEST_HAPROXY").unwrap_or_else(|_| "haproxy".to_owned());
    let found = Command::new(&program).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success()).then_some(program)
}

#[actix_web::test]
async fn the_proxy_of_the_documents_serves_signs_in_limits_and_leaves_a_dead_portal_out() {
    // Without the program only what the document says can be looked at.
    let paper = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/deployment.md")).unwrap();
    let recipe = paper.split("```haproxy\n").nth(1).unwrap().split("```").next().unwrap();
    for (ours, theirs) in
        [("timeout http-request 10s", "head and body"), ("timeout server 15s", "longer than an answer takes")]
    {
        assert!(recipe.contains(ours), "{theirs}");
    }
    let Some(haproxy) = haproxy() else { return };
    let front = free_address();
    let settings = [
        ("PORTNER_TRUSTED_PROXIES", "127.0.0.1".to_owned()),
        ("PORTNER_BASE_URL", format!("http://127.0.0.1:{}", front.port())),
    ];
    let program = Program::start("proxied", 1024, &settings).await;
    let bind = recipe.lines().find(|line| line.trim().starts_with("bind")).unwrap();
    let recipe = recipe
        .replace(bind, &format!("    bind {front}"))
        .replace("127.0.0.1:8081 port 9465", &format!("{} port {}", program.listen, program.ops.port()))
        .replace("127.0.0.1:8082 port 9466", &format!("{} port {}", free_address(), free_address().port()));
    let file = std::env::temp_dir().join(format!("portner-haproxy-{}.cfg", std::process::id()));
    fs::write(&file, recipe).unwrap();
    let proxy = Command::new(haproxy).arg("-f").arg(&file).arg("-db").stderr(Stdio::null()).spawn().unwrap();
    let _proxy = Proxy(proxy);
    let base = Url::parse(&format!("http://{front}")).unwrap();
    // Until the second portal, which is not there, has been left out.
    tokio::time::sleep(Duration::from_secs(6)).await;
    let mut kari = Browser::new(&base);
    kari.sign_in(KARI, "idporten-loa-high").await;
    for _ in 0..10 {
        let page = kari.get("/nb/310123455/fullmakter").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.headers.contains_key("content-security-policy"));
    }
    let large = Some("x".repeat(300 * 1024));
    let refused =
        kari.send(Method::POST, "/nb/310123455/fullmakter/ny", &[("sec-fetch-site", "same-origin")], large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let misled = kari.send(Method::GET, "/nb/", &[("host", "evil.example")], None).await;
    assert_eq!(misled.status, StatusCode::MISDIRECTED_REQUEST);
    fs::remove_file(file).unwrap();
}

/// Answers every statement of a client with one row, as a pooler does that has a single session for everybody.
async fn one_session_for_all(mut client: TcpStream) -> std::io::Result<()> {
    let message = |kind: u8, body: &[u8]| {
        let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
        [&[kind][..], &length, body].concat()
    };
    loop {
        let mut length = [0; 4];
        client.read_exact(&mut length).await?;
        let mut startup = vec![0; u32::from_be_bytes(length) as usize - 4];
        client.read_exact(&mut startup).await?;
        if startup.len() > 4 {
            break;
        }
        client.write_all(b"N").await?;
    }
    client.write_all(&[message(b'R', &[0; 4]), message(b'Z', b"I")].concat()).await?;
    loop {
        let mut head = [0; 5];
        client.read_exact(&mut head).await?;
        let mut body = vec![0; u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize - 4];
        client.read_exact(&mut body).await?;
        let column = [&[0, 1][..], b"said\0", &[0; 6], &25_u32.to_be_bytes(), &[255, 255], &[255; 4], &[0, 0]].concat();
        let row = [&[0, 1][..], &2_u32.to_be_bytes(), b"42"].concat();
        let status = if body.to_ascii_uppercase().starts_with(b"BEGIN") { b"T" } else { b"I" };
        let answer = [message(b'T', &column), message(b'D', &row), message(b'C', b"SELECT 1\0"), message(b'Z', status)];
        client.write_all(&answer.concat()).await?;
    }
}

#[tokio::test]
async fn a_pooler_in_transaction_mode_is_named_and_a_direct_way_is_not() {
    let db = TestDb::fresh().await;
    assert_eq!(pooler_fault(&db.url).await.unwrap(), None);
    let pooler = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgresql://portner@{}/portner", pooler.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((client, _)) = pooler.accept().await {
            tokio::spawn(one_session_for_all(client));
        }
    });
    let fault = pooler_fault(&url).await.unwrap().expect("a fault");
    assert!(fault.contains("transaction mode") && fault.contains("session mode"), "{fault}");
}

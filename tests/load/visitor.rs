//! Somebody with a browser: logs in through the stand-in, and looks at pages and what they load.

use std::{collections::BTreeMap, net::SocketAddr};

use anyhow::{Context, ensure};
use reqwest::{Client, Method, StatusCode, header, redirect};
use url::Url;

/// One browser with its cookies.
pub struct Visitor {
    http: Client,
    base: Url,
    cookies: BTreeMap<String, String>,
}

/// What came back, as it was sent.
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub body: Vec<u8>,
}

impl Visitor {
    /// Signs in with this national number.
    pub async fn sign_in(at: SocketAddr, number: &str) -> anyhow::Result<Self> {
        let http = Client::builder().redirect(redirect::Policy::none()).build()?;
        let mut visitor = Self { http, base: Url::parse(&format!("http://{at}"))?, cookies: BTreeMap::new() };
        let begun = visitor.follow("/nb/logg-inn?retur=/nb/").await?;
        let question = visitor.follow(&begun).await?;
        let (_, id) = question.split_once("innlogging=").context("the stand-in does not ask")?;
        let form = [("innlogging", id), ("nummer", number), ("niva", "idporten-loa-high")];
        let back = visitor.send(Method::POST, "/standin/login", &form).await?.location()?;
        visitor.follow(&back).await?;
        Ok(visitor)
    }

    /// The cookies as a header.
    pub fn cookie(&self) -> String {
        let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        all.join("; ")
    }

    async fn follow(&mut self, path: &str) -> anyhow::Result<String> {
        self.send(Method::GET, path, &[]).await?.location()
    }

    /// A page or a file, compressed with gzip if the server likes.
    pub async fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        let answer = self.send(Method::GET, path, &[]).await?;
        ensure!(answer.status == StatusCode::OK, "{path} is {}", answer.status);
        Ok(answer)
    }

    async fn send(&mut self, method: Method, path: &str, form: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let request = self.http.request(method.clone(), self.base.join(path)?);
        let mut request = request.header(header::COOKIE, self.cookie()).header(header::ACCEPT_ENCODING, "gzip");
        if method == Method::POST {
            request = request.header("sec-fetch-site", "same-origin").form(form);
        }
        let answer = request.send().await?;
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str()?.split_once('=').context("half a cookie")?;
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap_or_default().to_owned());
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        Ok(Answer { status, headers, body: answer.bytes().await?.into() })
    }
}

impl Answer {
    fn location(&self) -> anyhow::Result<String> {
        let to = self.headers.get(header::LOCATION).with_context(|| format!("{} leads nowhere", self.status))?;
        Ok(to.to_str()?.to_owned())
    }

    /// The body as text, unpacked.
    pub fn text(&self) -> anyhow::Result<String> {
        let packed = self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding == "gzip");
        let mut text = String::new();
        if packed {
            std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*self.body), &mut text)?;
        } else {
            text = String::from_utf8(self.body.clone())?;
        }
        Ok(text)
    }
}

/// The values of all `attribute`s that begin like this.
pub fn all_after<'a>(text: &'a str, start: &str, end: char) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

use std::collections::BTreeMap;

use reqwest::{Client, Method, StatusCode, header, redirect::Policy};
use url::{Url, form_urlencoded};

use super::page::{Form, Page};

/// A browser with a cookie jar that goes nowhere by itself.
#[derive(Debug, Clone)]
pub struct Browser {
    http: Client,
    base: Url,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new(base: &Url) -> Self {
        // A connection for each request: one that was kept might be closed by the server just when a form is sent.
        let http = Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build().unwrap();
        Self { http, base: base.clone(), cookies: BTreeMap::new() }
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, &[], None).await
    }

    /// Sends fields from a page of the site.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.post_with(path, fields, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends fields with other headers than a page of the site would make the browser send.
    pub async fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, headers, Some(body)).await
    }

    /// Fills in the form that this button belongs to, and presses it. What is not mentioned stays as the page has it.
    pub async fn press(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
        let Form { method, action, fields, .. } = page.form(button).filled_in(fields);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if method == Method::POST {
            return self.post(&action, &fields).await;
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.get(&format!("{action}?{query}")).await
    }

    /// Presses a button of a form that takes a file, as a browser does, with this one in its field.
    pub async fn press_with_file(
        &mut self,
        page: &Page,
        button: &str,
        fields: &[(&str, &str)],
        (field, content): (&str, &str),
    ) -> Page {
        let Form { method, action, fields, .. } = page.form(button).filled_in(fields);
        let fields = fields.iter().filter(|(name, _)| name != field);
        let typed = fields.map(|(name, value)| (format!("name=\"{name}\""), value.as_str()));
        let file = (format!("name=\"{field}\"; filename=\"liste.csv\"\r\nContent-Type: text/csv"), content);
        let part =
            |(about, content)| format!("--skille\r\nContent-Disposition: form-data; {about}\r\n\r\n{content}\r\n");
        let body: String = typed.chain([file]).map(part).chain(["--skille--\r\n".to_owned()]).collect();
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=skille")];
        self.send(method, &action, &headers, Some(body)).await
    }

    /// Goes where the answer points.
    pub async fn follow(&mut self, answer: &Page) -> Page {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        self.get(&answer.location).await
    }

    /// Presses a button and goes where the answer points.
    pub async fn submit(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.press(page, button, fields).await;
        self.follow(&answer).await
    }

    /// Signs in at the stand-in, at this level.
    pub async fn sign_in(&mut self, national_id: &str, level: &str) {
        let mut page = self.get("/nb/logg-inn?niva=hoy").await;
        if level != "idporten-loa-high" {
            page = self.get("/nb/logg-inn").await;
        }
        let to_issuer = self.follow(&page).await;
        let question = self.follow(&to_issuer).await;
        let back = self.press(&question, "Logg inn", &[("nummer", national_id), ("niva", level)]).await;
        let welcome = self.follow(&back).await;
        assert_eq!(welcome.status, StatusCode::SEE_OTHER, "{national_id}: {}", welcome.text());
    }

    /// Anything at all.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<String>) -> Page {
        self.try_to_send(method, path, headers, body).await.unwrap()
    }

    /// Presses a button of a form while things break. `None`: no answer came.
    pub async fn try_to_press(&mut self, page: &Page, button: &str) -> Option<Page> {
        let Form { method, action, fields, .. } = page.form(button);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.try_to_send(method, &action, &[("sec-fetch-site", "same-origin")], Some(body)).await.ok()
    }

    async fn try_to_send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> reqwest::Result<Page> {
        let url = self.base.join(path).unwrap();
        assert_eq!(url.origin(), self.base.origin(), "{url} is not ours");
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = self.http.request(method, url.clone()).header(header::COOKIE, cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            if headers.iter().all(|(name, _)| *name != "content-type") {
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            }
            request = request.body(body);
        }
        let answer = request.send().await?;
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        let location = headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        let body = answer.bytes().await?;
        let (size, body) = (body.len(), String::from_utf8_lossy(&body).into_owned());
        Ok(Page { path: path.to_owned(), status, location, headers, size, body })
    }

    fn keep(&mut self, cookie: &str) {
        let is_safe = ["HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|part| cookie.contains(part));
        assert!(is_safe, "{cookie}");
        let (name, rest) = cookie.split_once('=').unwrap();
        match rest.split(';').next().unwrap() {
            "" => self.cookies.remove(name),
            value => self.cookies.insert(name.to_owned(), value.to_owned()),
        };
    }
}

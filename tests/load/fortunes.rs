//! The page everything is compared with: one query, one small template (the "fortunes" of `TechEmpower`), bare and inside the whole stack.

use std::{
    net::{SocketAddr, TcpListener},
    num::NonZero,
    thread::available_parallelism,
};

use actix_web::{App, HttpResponse, HttpServer, Result, error::ErrorInternalServerError, web};
use askama::Template;
use portner::{
    access::Public,
    platform::{Services, config::Config, db, telemetry},
    serve::{self, Runtime},
    web::Routes,
};
use sqlx::PgPool;

/// Where the page is. Three segments, so that no page of the portal takes it for a language or an organisation.
pub const PATH: &str = "/nb/load/fortunes";

/// Where one delegation is looked up with one select, for the look-up of the portal to be compared with.
pub const SELECT: &str = "/nb/load/select";

/// As many connections as the portal has.
const CONNECTIONS: u32 = 10;

#[derive(sqlx::FromRow)]
struct Fortune {
    fortune_id: i32,
    message: String,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = "<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table><tr><th>id</th><th>message</th></tr>\
    {% for fortune in fortunes %}<tr><td>{{ fortune.fortune_id }}</td><td>{{ fortune.message }}</td></tr>{% endfor %}</table></body></html>"
)]
struct Page {
    fortunes: Vec<Fortune>,
}

#[expect(clippy::disallowed_methods, reason = "the table belongs to the test, not to our schema")]
async fn page(db: &PgPool) -> Result<HttpResponse> {
    let mut fortunes: Vec<Fortune> = sqlx::query_as("select fortune_id, message from fortune")
        .fetch_all(db)
        .await
        .map_err(ErrorInternalServerError)?;
    fortunes.push(Fortune { fortune_id: 0, message: "Additional fortune added at request time.".to_owned() });
    fortunes.sort_by(|a, b| a.message.cmp(&b.message));
    let html = Page { fortunes }.render().map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html))
}

async fn bare_page(db: web::Data<PgPool>) -> Result<HttpResponse> {
    page(&db).await
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(rename = "supplierOrg")]
    supplier: i32,
    #[serde(rename = "consumerOrg")]
    consumer: i32,
}

#[derive(sqlx::FromRow, serde::Serialize)]
struct Found {
    consumer_org: i32,
    supplier_org: i32,
    resource_version: i32,
}

#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a bare server and its own statement")]
async fn select(db: web::Data<PgPool>, asked: web::Query<Asked>) -> Result<HttpResponse> {
    let found: Vec<Found> = sqlx::query_as(
        "select org_number as consumer_org, holder_org_number as supplier_org, resource_version from delegation \
         where org_number = $1 and holder_org_number = $2 and withdrawn_at is null",
    )
    .bind(asked.consumer)
    .bind(asked.supplier)
    .fetch_all(db.get_ref())
    .await
    .map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().json(found))
}

async fn page_in_the_stack(_: Public, services: web::Data<Services>) -> Result<HttpResponse> {
    page(&services.db).await
}

/// Serves it with nothing around it, in the best way we know: as many workers as the portal has, each with connections of its own, so
/// that what is compared with it is compared with a good server.
pub async fn serve_bare(database: &str, at: SocketAddr) -> anyhow::Result<()> {
    let shared = db::pool(database, CONNECTIONS)?;
    let workers = available_parallelism().map_or(1, NonZero::get);
    let share = CONNECTIONS / u32::try_from(workers)?;
    #[expect(clippy::disallowed_methods, reason = "what the portal's routing costs is part of the question")]
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(db::another(&shared, share)))
            .route(PATH, web::get().to(bare_page))
            .route(SELECT, web::get().to(select))
    });
    Ok(server.workers(workers).bind(at)?.run().await?)
}

/// Serves it among the pages of the portal, with everything that stands around those.
pub async fn serve_in_the_stack(config: Config) -> anyhow::Result<()> {
    telemetry::start(&config);
    metrics_exporter_prometheus::PrometheusBuilder::new().install_recorder()?;
    let listener = TcpListener::bind(config.listen)?;
    let services = Runtime::open(config).await?.services;
    let more = |routes: &mut Routes<'_>| {
        routes.get(PATH, page_in_the_stack);
    };
    Ok(serve::server_with(&services, listener, more)?.await?)
}

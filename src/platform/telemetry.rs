//! Logging and metrics: one line for each request, numbers for Prometheus, and a count of the statements a request made.

use std::cell::Cell;

use tracing_subscriber::{EnvFilter, Layer, filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

use super::config::Config;

tokio::task_local! {
    /// Statements sent to the database by the request that is running here.
    static STATEMENTS: Cell<u32>;
}

/// Runs one request and counts its statements.
pub async fn counted<F: Future>(request: F) -> (F::Output, u32) {
    STATEMENTS
        .scope(Cell::new(0), async {
            let output = request.await;
            (output, STATEMENTS.with(Cell::get))
        })
        .await
}

/// Notices the event sqlx writes for every statement.
struct CountStatements;

impl<S: tracing::Subscriber> Layer<S> for CountStatements {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            let _ = STATEMENTS.try_with(|count| count.set(count.get() + 1));
        }
    }
}

/// Starts logging to standard error. A second call (tests) changes nothing.
pub fn start(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(true);
    let lines = if config.log_json { lines.json().boxed() } else { lines.compact().boxed() };
    // One filter for all, not one of the layer: sqlx asks whether a statement would be logged and then does not log it, and a filter of a
    // layer takes that answer for the next line or span too, which is lost.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

/// Counts statements and logs nothing: for tests of how many queries a page makes.
pub fn start_counting() {
    let statements = Targets::new().with_target("sqlx::query", tracing::Level::DEBUG);
    // Not `try_init`, which also takes in what is written with the crate `log`: the parser of HTML writes a line there for each token, and
    // throwing them away takes longer than parsing.
    let _ =
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(statements).with(CountStatements));
}

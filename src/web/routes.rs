//! The only place where handlers are mounted. One whose first argument is not a gate does not compile.

use actix_web::{FromRequest, Handler, Responder, guard, http::Method, web};

use crate::access::gate::{Gate, Need};

/// The languages as a segment of a pattern.
const LANG: &str = "{lang:nb|nn|en}";

/// The pattern of a route as the table has it, from what was mounted.
pub(super) fn as_written(pattern: &str) -> String {
    pattern.replacen(LANG, "{lang}", 1)
}

/// Handler arguments that begin with a gate.
pub trait Gated {
    /// What the gate demands.
    const NEED: Need;
}

macro_rules! gated {
    ($($arg:ident)*) => {
        impl<G: Gate, $($arg),*> Gated for (G, $($arg,)*) {
            const NEED: Need = G::NEED;
        }
    };
}
gated!();
gated!(A);
gated!(A B);
gated!(A B C);
gated!(A B C D);
gated!(A B C D E);

/// One line of the route table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// GET or POST; there are no others.
    pub method: Method,
    /// The pattern.
    pub path: &'static str,
    /// What its gate demands.
    pub need: Need,
}

/// Mounts handlers and keeps the table of them.
#[expect(missing_debug_implementations, reason = "actix's ServiceConfig has none")]
pub struct Routes<'a> {
    config: &'a mut web::ServiceConfig,
    table: Vec<Entry>,
}

impl<'a> Routes<'a> {
    /// Mounts onto this.
    pub fn new(config: &'a mut web::ServiceConfig) -> Self {
        Self { config, table: Vec::new() }
    }

    /// A page to look at. Changes nothing.
    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.mount(Method::GET, path, handler)
    }

    /// Something to do. Its body is a [`super::Posted`], which checks origin and token.
    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.mount(Method::POST, path, handler)
    }

    fn mount<F, Args>(&mut self, method: Method, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.table.push(Entry { method: method.clone(), path, need: Args::NEED });
        // A first segment that is no language of ours is no page of ours.
        let pattern = path.replacen("{lang}", LANG, 1);
        // A page answers HEAD as it answers GET.
        let verbs = guard::fn_guard(move |ctx| {
            let asked = &ctx.head().method;
            *asked == method || (method == Method::GET && *asked == Method::HEAD)
        });
        #[expect(clippy::disallowed_methods, reason = "this is the one mounting point")]
        self.config.route(&pattern, web::route().guard(verbs).to(handler));
        self
    }

    /// Everything mounted so far.
    #[must_use]
    pub fn table(&self) -> &[Entry] {
        &self.table
    }
}

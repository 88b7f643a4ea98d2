//! The only place where handlers are mounted. One whose first argument is not a gate does not compile.

use actix_web::{FromRequest, Handler, HttpRequest, Responder, guard, http::Method, web};

use crate::{
    access::gate::{Gate, Need},
    kernel::Lang,
};

/// The languages as a segment of a pattern.
const LANG: &str = "{lang:nb|nn|en}";

/// The pattern of the route that answered, as the table has it. A request carries it, so that nobody has to look it up again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pattern(pub &'static str);

/// By what routes are grouped: the first segment of a page's pattern that is no parameter, and its place. Addresses without a language have
/// none: they are few, and some of them stand beside others that are mounted elsewhere.
type GroupKey = Option<(usize, &'static str)>;

fn group_key(path: &'static str) -> GroupKey {
    path.starts_with("/{lang}").then(|| path.split('/').enumerate().skip(2).find(|(_, word)| !word.starts_with('{')))?
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
    /// Does its form bring a file?
    pub takes_file: bool,
}

/// Where a route stands among its neighbours: a segment that is fixed comes before one that is a parameter, so that `fullmakter/ny` is found
/// before `fullmakter/{holder}`, in whatever order the rooms mount them.
type Order = Vec<bool>;

fn order(path: &str) -> Order {
    path.split('/').map(|segment| segment.starts_with('{')).collect()
}

impl Entry {
    /// Is this an address of the route?
    fn fits(&self, path: &str) -> bool {
        let (mut pattern, mut path) = (self.path.split('/'), path.split('/'));
        loop {
            match (pattern.next(), path.next()) {
                (None, None) => return true,
                (Some("{lang}"), Some(lang)) if lang.parse::<Lang>().is_ok() => {}
                (Some(name), Some(word)) if name.starts_with('{') && name != "{lang}" && !word.is_empty() => {}
                (Some(fixed), Some(word)) if fixed == word => {}
                _ => return false,
            }
        }
    }
}

/// Does the form of this address bring a file?
pub(crate) fn takes_file(table: &[Entry], path: &str) -> bool {
    table.iter().any(|entry| entry.takes_file && entry.fits(path))
}

/// The methods of an address that no route has answered, or `None`: there is no such address.
pub(super) fn allowed(req: &HttpRequest) -> Option<&'static str> {
    let table = req.app_data::<web::Data<Vec<Entry>>>().filter(|_| req.app_data::<Pattern>().is_none())?;
    let here: Vec<&Entry> = table.iter().filter(|entry| entry.fits(req.path())).collect();
    // A route with a fixed segment hides those that have a parameter there, as groups do.
    let is_grouped = here.iter().any(|entry| group_key(entry.path).is_some());
    let has = |method| here.iter().any(|entry| entry.method == method && group_key(entry.path).is_some() == is_grouped);
    match (has(Method::GET), has(Method::POST)) {
        (true, true) => Some("GET, HEAD, POST"),
        (true, false) => Some("GET, HEAD"),
        (false, true) => Some("POST"),
        (false, false) => None,
    }
}

/// Mounts one route.
type Mount = Box<dyn FnOnce(&mut web::ServiceConfig)>;

/// Mounts handlers and keeps the table of them.
///
/// Actix tries one pattern after the other, a microsecond each. So they are mounted in groups, by the first fixed segment of
/// their patterns: a request looks through the few that share its own.
#[expect(missing_debug_implementations, reason = "actix's ServiceConfig has none")]
pub struct Routes<'a> {
    config: &'a mut web::ServiceConfig,
    table: Vec<Entry>,
    groups: Vec<(GroupKey, Vec<(Order, Mount)>)>,
}

impl<'a> Routes<'a> {
    /// Mounts onto this.
    pub fn new(config: &'a mut web::ServiceConfig) -> Self {
        Self { config, table: Vec::new(), groups: Vec::new() }
    }

    /// A page to look at. Changes nothing.
    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, handler, false)
    }

    /// Something to do. Its body is a [`super::Posted`], which checks origin and token.
    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, handler, false)
    }

    /// The same for a form that brings a file, which may be larger.
    pub fn post_with_file<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, handler, true)
    }

    fn add<F, Args>(&mut self, method: Method, path: &'static str, handler: F, takes_file: bool) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + Gated + 'static,
        F::Output: Responder + 'static,
    {
        self.table.push(Entry { method: method.clone(), path, need: Args::NEED, takes_file });
        // A first segment that is no language of ours is no page of ours.
        let pattern = path.replacen("{lang}", LANG, 1);
        // A page answers HEAD as it answers GET.
        let verbs = guard::fn_guard(move |ctx| {
            let asked = &ctx.head().method;
            *asked == method || (method == Method::GET && *asked == Method::HEAD)
        });
        #[expect(clippy::disallowed_methods, reason = "this is the one mounting point")]
        let mount: Mount = Box::new(move |config| {
            let resource = web::resource(&pattern).guard(verbs).app_data(Pattern(path));
            config.service(resource.route(web::route().to(handler)));
        });
        let group_key = group_key(path);
        match self.groups.iter_mut().find(|(other, _)| *other == group_key) {
            Some((_, group)) => group.push((order(path), mount)),
            None => self.groups.push((group_key, vec![(order(path), mount)])),
        }
        self
    }

    /// Mounts what was added, what is in no group last, and returns the table.
    #[expect(clippy::disallowed_methods, reason = "this is the one mounting point")]
    pub(crate) fn mount(self) -> Vec<Entry> {
        let mut groups = self.groups;
        for (_, group) in &mut groups {
            group.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        let (marked, plain): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(group_key, _)| group_key.is_some());
        for (group_key, group) in marked {
            let here = guard::fn_guard(move |ctx| {
                group_key.is_some_and(|(at, word)| ctx.head().uri.path().split('/').nth(at) == Some(word))
            });
            self.config.service(
                web::scope("").guard(here).configure(|config| group.into_iter().for_each(|(_, mount)| mount(config))),
            );
        }
        plain.into_iter().flat_map(|(_, group)| group).for_each(|(_, mount)| mount(self.config));
        self.table
    }
}

use askama::Template;
use jiff::Timestamp;

use super::{
    super::{
        chain::{self, End, Ground},
        check::{AreaFacts, Capacity, Offer, PackageFacts, Receiver, Verdict, may_give, reason},
        model::{Cursor, Holder, HolderLine, HolderPage},
        paths::{Paths, Tab, query, with_query},
        texts::Texts,
    },
    about,
    clients::ClientLine,
    yours,
};
use crate::{
    access::{Acting, Basis, Held, Mandate, Origin, ViewClients, ViewDelegations, texts as access_texts},
    entitlements::Nobody,
    kernel::{Environment, Lang, PackageUrn, oslo},
    scopes::ApiResource,
    web::{Crumb, Layout, Moment, MomentFault, MomentForm, Paging, Section, day, long_day},
};

/// What the chosen tab shows.
#[derive(Debug)]
pub(in super::super) enum Part {
    Holders(HolderPage),
    Gives(Vec<ApiResource>),
    Givers(Option<Nobody>),
}

/// A tab.
#[derive(Debug)]
struct TabLink {
    text: String,
    href: String,
    current: bool,
}

/// What can be done about a line.
#[derive(Debug)]
enum Action {
    /// A page where it can be done.
    Open(String, String),
    /// Why it cannot be done here.
    NotHere(&'static str),
    /// The past cannot be changed.
    Nothing,
}

/// One holder, for one reason.
#[derive(Debug)]
struct Row {
    name: String,
    more: String,
    tags: Vec<String>,
    from: String,
    until: Option<String>,
    may_give: bool,
    chain: Vec<String>,
    why_of: String,
    action: Action,
}

/// An API the package lets its holder give on.
#[derive(Debug)]
struct Api {
    title: String,
    provider: String,
    scopes: Vec<String>,
    test: bool,
}

/// A role that has the package or may give it.
#[derive(Debug)]
struct GiverRow {
    role: String,
    code: String,
    forms: String,
    has: bool,
    gives: bool,
    /// Why not.
    why: String,
}

/// The page of a package.
#[derive(Debug, Template)]
#[template(path = "packages/package.html")]
pub(in super::super) struct PackageView {
    layout: Layout,
    t: Texts,
    urn: String,
    about: String,
    known_as: Option<&'static str>,
    formerly: Option<&'static str>,
    only_forms: Option<String>,
    not_here: bool,
    tab: Tab,
    tabs: Vec<TabLink>,
    tabs_label: String,
    moment: MomentForm,
    /// How far back roles are remembered, and whether that is far enough.
    reach: Option<(String, bool)>,
    rows: Vec<Row>,
    count: String,
    /// What there is to say when only roles have it, or nobody.
    remark: Option<&'static str>,
    paging: Paging,
    /// The clients that have it, below their heading, of a package that is given to clients.
    clients: Option<(String, Vec<ClientLine>)>,
    /// What there is to say where no client has it.
    no_client: &'static str,
    /// The clients of the organisation, for whoever sees them, of such a package.
    to_clients: Option<String>,
    is_for_clients: bool,
    /// Why the reader has it, if they do.
    yours: Option<String>,
    gives: Vec<&'static str>,
    apis: Option<Vec<Api>>,
    apis_heading: String,
    your_answer: String,
    /// Why no natural person can act for the organisation, if so.
    nobody: Option<&'static str>,
    givers: Vec<GiverRow>,
    versions: bool,
}

impl PackageView {
    pub(in super::super) fn new(
        acting: &Acting<ViewDelegations>,
        area: &AreaFacts,
        package: &PackageFacts,
        part: Part,
        typed: &str,
        moment: Result<Option<Moment>, MomentFault>,
    ) -> Self {
        let (t, paths) = (Texts(acting.lang()), acting.paths());
        let (name, area_name) = (package.name.in_lang(paths.lang), area.name.in_lang(paths.lang));
        let forms = package.only_forms();
        let tab = match part {
            Part::Holders(_) => Tab::Holders,
            Part::Gives(_) => Tab::Gives,
            Part::Givers(_) => Tab::Givers,
        };
        let form =
            MomentForm::new(paths.lang, paths.package(&package.area_urn, &package.urn), Vec::new(), typed, moment);
        let layout = Layout::acting(acting, Section::Delegations, name)
            .under([Crumb::new(t.heading(), paths.packages()), Crumb::new(area_name, paths.area(&area.urn))])
            .with_faults(tab == Tab::Holders && !form.errors.is_empty());
        let mut view = Self {
            layout,
            t,
            urn: package.urn.to_string(),
            about: about(paths.lang, package, area_name),
            known_as: package.urn.also_known_as(),
            formerly: package.urn.formerly(),
            only_forms: (!forms.is_empty()).then(|| t.only_forms(forms.join(", "))),
            not_here: !forms.is_empty() && !forms.contains(&acting.mandate().form.as_str()),
            tab,
            tabs: Vec::new(),
            tabs_label: t.tabs(name),
            moment: form,
            reach: None,
            rows: Vec::new(),
            count: String::new(),
            remark: None,
            paging: Paging::default(),
            clients: None,
            no_client: "",
            to_clients: (package.is_for_clients() && acting.can::<ViewClients>())
                .then(|| paths.within(Environment::Prod).clients()),
            is_for_clients: package.is_for_clients(),
            yours: yours(acting, package),
            gives: Vec::new(),
            apis: None,
            apis_heading: String::new(),
            your_answer: String::new(),
            nobody: None,
            givers: Vec::new(),
            versions: matches!(package.urn.as_str(), PackageUrn::API_ACCESS | PackageUrn::MACHINE_EVENTS),
        };
        let (mut holders, is_past) = (None, matches!(moment, Ok(Some(_))));
        match part {
            Part::Holders(page) if view.moment.errors.is_empty() => {
                holders = Some(page.total + i64::try_from(page.clients.len()).unwrap_or_default());
                view.show_holders(acting, paths, package, page, moment.ok().flatten());
            }
            Part::Holders(_) => {}
            Part::Gives(resources) => view.show_gives(paths.lang, package, resources),
            Part::Givers(nobody) => {
                view.nobody = nobody.map(|nobody| access_texts::nobody(paths.lang, nobody));
                view.show_givers(acting, package);
            }
        }
        view.tabs = Tab::ALL
            .into_iter()
            .map(|one| TabLink {
                text: match (one, holders) {
                    (Tab::Holders, Some(total)) if is_past => t.tab_held_count(total),
                    (Tab::Holders, Some(total)) => t.tab_holders_count(total),
                    (Tab::Holders, None) => t.tab_holders().to_owned(),
                    (Tab::Gives, _) => t.tab_gives().to_owned(),
                    (Tab::Givers, _) => t.tab_givers().to_owned(),
                },
                href: paths.tab(&package.area_urn, &package.urn, one),
                current: one == tab,
            })
            .collect();
        view
    }

    fn show_holders(
        &mut self,
        acting: &Acting<ViewDelegations>,
        paths: Paths,
        package: &PackageFacts,
        page: HolderPage,
        moment: Option<Moment>,
    ) {
        let (t, lang) = (self.t, paths.lang);
        let here = paths.package(&package.area_urn, &package.urn);
        let tid = moment.map(Moment::value).unwrap_or_default();
        let turn = |cursor: Option<&Cursor>| {
            let (name, key) = cursor.map_or(("", ""), |cursor| (&cursor.name, &cursor.key));
            with_query(here.clone(), &query(&[("tid", &tid), ("etter", name), ("id", key)]))
        };
        self.paging = Paging {
            previous: page.is_later.then(|| turn(page.previous.as_ref())),
            next: page.next.as_ref().map(|cursor| turn(Some(cursor))),
        };
        self.count = t.shown(page.lines.len(), page.total);
        let all_by_role = page.next.is_none()
            && !page.is_later
            && page.lines.iter().all(|line| matches!(line.basis.held, Held::Role(_)));
        if self.is_for_clients && acting.can::<ViewClients>() {
            let n = page.clients.len();
            let heading = if moment.is_some() { t.clients_heading_then(n) } else { t.clients_heading(n) };
            self.no_client = if moment.is_some() { t.no_client_then() } else { t.no_client() };
            self.clients =
                Some((heading, page.clients.into_iter().map(|client| ClientLine::new(paths, client)).collect()));
        }
        self.remark = match (page.total, moment) {
            _ if self.is_for_clients => None,
            (0, None) => Some(t.nobody()),
            (0, Some(_)) => Some(t.nobody_then()),
            (_, None) if all_by_role => Some(t.only_roles()),
            _ => None,
        };
        self.reach = moment.zip(page.remembered_since).map(|(moment, since): (Moment, Timestamp)| {
            let far_enough = since <= moment.at();
            let since = long_day(lang, since);
            (if far_enough { t.reaches(since) } else { t.reaches_not(since) }, far_enough)
        });
        self.rows = page.lines.iter().map(|line| row(acting, paths, package, line, moment.is_some())).collect();
    }

    fn show_gives(&mut self, lang: Lang, package: &PackageFacts, resources: Vec<ApiResource>) {
        let t = self.t;
        self.gives = match package.urn.as_str() {
            PackageUrn::API_ACCESS | PackageUrn::API_ACCESS_NUF => {
                vec![t.gives_view(), t.gives_delegate(), t.gives_received()]
            }
            PackageUrn::MAIN_ADMINISTRATOR => {
                vec![t.gives_view(), t.gives_delegate(), t.gives_received(), t.gives_people()]
            }
            _ => return,
        };
        let givable = resources.into_iter().filter(|resource| resource.givable().is_ok());
        let apis: Vec<Api> = givable
            .map(|resource| Api {
                title: resource.title.in_lang(lang).to_owned(),
                provider: resource.provider_name,
                scopes: resource.scopes,
                test: resource.environment == Environment::Test,
            })
            .collect();
        self.apis_heading = t.apis(apis.len());
        self.apis = Some(apis);
    }

    fn show_givers(&mut self, acting: &Acting<ViewDelegations>, package: &PackageFacts) {
        let (t, lang) = (self.t, self.layout.lang);
        let offer = Offer::Package(package.clone());
        self.your_answer = reason(lang, &may_give(acting.mandate(), &offer, Receiver::Person));
        let alone = |giver: &Capacity| {
            let held = match giver {
                Capacity::Role(role) => Some(Held::Role(role.clone())),
                Capacity::MainAdministrator => PackageUrn::MAIN_ADMINISTRATOR.parse().ok().map(Held::Package),
                Capacity::Other(_) => None,
            };
            let form = acting.mandate().form.clone();
            let basis = |held| Basis { held, origin: Origin::Own, via: None, form, given_as: Vec::new() };
            let bases = held.map(basis).into_iter().collect();
            may_give(&Mandate { bases, leads: Vec::new(), ..acting.mandate().clone() }, &offer, Receiver::Person)
        };
        self.givers = package
            .roles
            .iter()
            .map(|row| {
                let (role, code) = match &row.giver {
                    Capacity::Role(role) => (access_texts::role(lang, role), role.code().to_owned()),
                    Capacity::MainAdministrator => (t.main_administrator().to_owned(), String::new()),
                    Capacity::Other(_) => (row.name.in_lang(lang).to_owned(), String::new()),
                };
                let verdict = alone(&row.giver);
                GiverRow {
                    role,
                    code,
                    forms: row.forms().map_or_else(|| t.all_forms().to_owned(), |forms| forms.join(", ")),
                    has: row.has_access,
                    gives: match package.is_for_clients() {
                        true => row.has_access && row.holds_in(&acting.mandate().form),
                        false => verdict.is_yes(),
                    },
                    // What is so of the package itself is said above, once.
                    why: match &verdict {
                        Verdict::MayNot(why) if !why.is_of_the_package() => reason(lang, &verdict),
                        _ => String::new(),
                    },
                }
            })
            .collect();
        // Key roles first, in the register's order.
        self.givers.sort_by(|a, b| (b.gives, b.has, &a.role).cmp(&(a.gives, a.has, &b.role)));
    }
}

fn row(
    acting: &Acting<ViewDelegations>,
    paths: Paths,
    package: &PackageFacts,
    line: &HolderLine,
    is_past: bool,
) -> Row {
    let (t, lang) = (Texts(paths.lang), paths.lang);
    let basis = &line.basis;
    let mut tags = Vec::new();
    if let Some(via) = &basis.via {
        tags.push(t.via_tag(&via.name, access_texts::role(lang, &via.role)));
    }
    tags.push(match &basis.held {
        Held::Role(role) => t.role_tag(access_texts::role(lang, role), role),
        area @ Held::Area(_) => t.by_area(access_texts::held(lang, area)),
        Held::Package(_) | Held::Right(_) | Held::Member => t.direct().to_owned(),
    });
    if basis.origin != Origin::Own {
        tags.push(t.main_unit_tag().to_owned());
    }
    let given_on = line.given_at.map(|at| day(lang, oslo(at).date()));
    let from = match (given_on, &line.given_by, line.since) {
        (Some(on), Some(by), _) => t.given_by(on, by),
        (Some(on), None, _) => t.given_on(on),
        (None, _, Some(since)) => t.since_register(day(lang, since)),
        (None, _, None) => t.register().to_owned(),
    };
    let more = match line.holder {
        Holder::Person(_) => line.born_year.map(|year| t.born(year)).unwrap_or_default(),
        Holder::Organisation(org) => org.grouped(),
    };
    let ground = Ground {
        name: &line.name,
        basis,
        origin: &line.origin_name,
        unit: &acting.unit().name,
        since: line.since,
        given: line.given_by.as_deref().zip(line.given_at),
    };
    Row {
        tags,
        from,
        until: line.ends_on.map(|on| t.until(day(lang, on))),
        may_give: may_pass_on(acting, package, line),
        chain: chain::sentences(lang, ground, End::Package(package)),
        why_of: t.why_of(&line.name),
        action: if is_past { Action::Nothing } else { action(t, paths, line) },
        name: line.name.clone(),
        more,
    }
}

/// Would this reason alone let its holder give the package to somebody? An organisation gives nothing on; its key roles do.
fn may_pass_on(acting: &Acting<ViewDelegations>, package: &PackageFacts, line: &HolderLine) -> bool {
    let Holder::Person(person) = line.holder else { return false };
    let bases = vec![line.basis.clone()];
    let mandate = Mandate { person, bases, leads: Vec::new(), ..acting.mandate().clone() };
    package.is_for_clients() || may_give(&mandate, &Offer::Package(package.clone()), Receiver::Person).is_yes()
}

fn action(t: Texts, paths: Paths, line: &HolderLine) -> Action {
    let by_role = matches!(line.basis.held, Held::Role(_));
    match (&line.basis, line.holder) {
        (Basis { origin: Origin::MainUnit(_), .. }, _) if !by_role => Action::NotHere(t.in_main_unit_why()),
        (Basis { via: Some(via), .. }, _) if !by_role => {
            Action::Open(paths.organisation(via.number), t.open(&via.name))
        }
        _ if by_role => Action::NotHere(t.cannot_remove_why()),
        (_, Holder::Person(person)) => Action::Open(paths.person(person), t.open(&line.name)),
        (_, Holder::Organisation(org)) => Action::Open(paths.organisation(org), t.open(&line.name)),
    }
}

use std::sync::Arc;

use super::{
    FormErrors, Words, csrf,
    menu::{MenuItem, Place},
    texts::Texts,
    ui::Crumb,
    word_names::WordNames,
};
use crate::{
    access::{
        Acting, Basis, Mandate, Oneself, Public, Right, SignedIn,
        session::{Appearance, PersonsTyped, RequestContext},
        texts as access_texts,
    },
    kernel::{Environment, Lang, UNDO_HOURS},
    sitemap::{self, Section, help::Word},
};

/// For whom the visitor acts.
#[derive(Debug, Clone)]
pub struct OnBehalfOf {
    /// The organisation's name.
    pub name: String,
    /// Its number, grouped.
    pub number: String,
    /// Why they may.
    pub why: String,
    /// Where to choose another, for those who may.
    pub change: Option<String>,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Their name.
    pub name: String,
    /// Seconds without a request after which they are asked whether they are still there: five minutes before the session ends.
    pub ask_after: i64,
    secret: String,
}

/// The frame around every page.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The language of the page.
    pub lang: Lang,
    /// The whole title of the window.
    pub title: String,
    /// The heading of the page.
    pub heading: String,
    /// Who is signed in, if anybody.
    pub viewer: Option<Viewer>,
    /// For whom they act, if for anybody.
    pub acting: Option<OnBehalfOf>,
    /// The way down to this page, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// Is the page about the test environment? Then it says so.
    pub is_test: bool,
    /// Is it about production, though its visitor acts in test only? Then nothing says that it is of test.
    about_production: bool,
    /// The menu of whoever acts for nobody.
    own_menu: Vec<MenuItem>,
    /// What they hold in the organisation, and where on its pages they are: the menus follow from that.
    mandate: Option<Arc<Mandate>>,
    section: Option<Section>,
    waiting: i64,
    /// The sentences of the frame.
    pub(crate) t: Texts,
    pub(crate) path: String,
    /// The searches in which the number of a person was typed.
    persons: PersonsTyped,
    /// What the forms of somebody who is not signed in are bound to.
    secret: Option<String>,
    /// Light or dark, and how close things stand.
    pub appearance: Appearance,
}

impl Layout {
    fn bare(context: &RequestContext, heading: String) -> Self {
        let ask_after = (context.idle.as_secs() - 300).max(context.idle.as_secs() / 2);
        let viewer = context.login.as_ref().map(|login| {
            let (name, secret) = (login.name.clone(), login.csrf.clone());
            Viewer { name, ask_after, secret }
        });
        let title = format!("{heading} – Portner");
        let (lang, path) = (context.lang, context.here.clone());
        Self {
            lang,
            title,
            heading,
            viewer,
            acting: None,
            crumbs: Vec::new(),
            is_test: false,
            about_production: false,
            own_menu: Vec::new(),
            mandate: None,
            section: None,
            waiting: 0,
            t: Texts(lang),
            path,
            persons: context.persons.clone(),
            secret: None,
            appearance: context.appearance,
        }
    }

    /// A public page.
    pub fn public(gate: &Public, heading: impl Into<String>) -> Self {
        Self::bare(gate.context(), heading.into())
    }

    /// A page of somebody who acts for nobody yet.
    pub fn signed_in(gate: &SignedIn, heading: impl Into<String>) -> Self {
        Self::bare(gate.context(), heading.into())
    }

    /// The same with the way to support's desk, for those who do support. `here`: that is where we are.
    pub(crate) fn with_support(mut self, here: bool) -> Self {
        let (lang, t) = (self.lang, self.t);
        self.own_menu = vec![
            MenuItem::new(sitemap::home::picker(lang), t.choose(), !here),
            MenuItem::new(sitemap::support::desk(lang), t.support(), here),
        ];
        self
    }

    /// A page about the user themselves, with the way back to whom they act for.
    pub(crate) fn own(gate: &Oneself, heading: impl Into<String>, does_support: bool) -> Self {
        let layout = Self::bare(gate.visitor().context(), heading.into());
        // Whoever logs in by e-mail has one organisation, to which the front page leads.
        if gate.visitor().login().is_by_email() {
            return layout;
        }
        let (mut layout, lang, t) = (layout, gate.visitor().lang(), Texts(gate.visitor().lang()));
        layout.own_menu = vec![MenuItem::new(sitemap::home::picker(lang), t.choose(), false)];
        if does_support {
            layout.own_menu.push(MenuItem::new(sitemap::support::desk(lang), t.support(), false));
        }
        layout
    }

    /// A page that says no, for whoever asked: in the frame of the organisation that they were at, if they have to do with it.
    pub(super) fn problem(context: &RequestContext, heading: impl Into<String>, mandate: Option<Arc<Mandate>>) -> Self {
        let mut layout = Self::bare(context, heading.into());
        match mandate {
            Some(mandate) => {
                let best = mandate.best().cloned();
                layout.on_behalf_of(mandate, best.as_ref());
            }
            None if layout.viewer.is_some() => {
                layout.own_menu = vec![MenuItem::new(sitemap::home::picker(layout.lang), layout.t.choose(), false)];
            }
            None => {}
        }
        layout
    }

    /// A page about one organisation.
    pub fn acting<R: Right>(gate: &Acting<R>, section: Section, heading: impl Into<String>) -> Self {
        let mut layout = Self::bare(gate.context(), heading.into());
        layout.on_behalf_of(gate.shared_mandate(), Some(gate.basis()));
        layout.section = Some(section);
        layout
    }

    fn on_behalf_of(&mut self, mandate: Arc<Mandate>, basis: Option<&Basis>) {
        let (unit, lang) = (&mandate.unit, self.lang);
        let number = unit.number.grouped();
        self.title = format!("{} – {} ({number}) – Portner", self.heading, unit.name);
        self.acting = Some(OnBehalfOf {
            name: unit.name.clone(),
            number,
            why: basis.map(|basis| access_texts::why(lang, basis)).unwrap_or_default(),
            change: (!mandate.is_member())
                .then(|| sitemap::with_query(sitemap::home::picker(lang), &sitemap::query(&[("retur", &self.path)]))),
        });
        let is_member = mandate.is_member();
        let home = if is_member {
            sitemap::members::first_page(lang, unit.number)
        } else {
            sitemap::overview(lang, unit.number)
        };
        if self.path.split('?').next() != Some(home.as_str()) {
            self.crumbs.push(Crumb::new(unit.name.clone(), home));
        }
        self.mandate = Some(mandate);
        // Wherever they are, it counts there only.
        if is_member {
            self.mark_as_test();
        }
    }

    fn mark_as_test(&mut self) {
        if !self.is_test {
            self.is_test = true;
            self.title = format!("[{}] {}", self.t.test_mark(), self.title);
        }
    }

    fn place<'a>(&'a self, mandate: &'a Mandate) -> Place<'a> {
        let environment = if self.is_test { Environment::Test } else { Environment::Prod };
        let (lang, path) = (self.lang, self.path.as_str());
        Place { lang, mandate, section: self.section, environment, path, waiting: self.waiting }
    }

    /// How long what is done here can be undone, in hours: as the organisation has set it.
    #[must_use]
    pub fn undo_hours(&self) -> i32 {
        self.mandate.as_ref().map_or(UNDO_HOURS[0], |mandate| mandate.undo_hours)
    }

    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<MenuItem> {
        self.mandate.as_deref().map_or_else(|| self.own_menu.clone(), |mandate| self.place(mandate).main())
    }

    /// The pages of the section we are in, if there are several.
    #[must_use]
    pub fn pages(&self) -> Vec<MenuItem> {
        let pages = self.mandate.as_deref().map(|mandate| self.place(mandate).pages()).unwrap_or_default();
        if pages.len() > 1 { pages } else { Vec::new() }
    }

    /// What the section we are in is called.
    #[must_use]
    pub fn section_name(&self) -> &'static str {
        match self.section {
            Some(Section::Scopes) => self.t.my_apis(),
            Some(Section::Organisation) => self.t.the_organisation(),
            _ => self.t.delegations(),
        }
    }

    /// How many requests wait in this section: the menu of its pages says so.
    pub(crate) fn with_waiting(mut self, n: i64) -> Self {
        self.waiting = n;
        self
    }

    /// What lies between the front page of the organisation, or of the site, and this page.
    pub(crate) fn under(mut self, crumbs: impl IntoIterator<Item = Crumb>) -> Self {
        self.crumbs.extend(crumbs);
        self
    }

    /// A page about production that those who act in the test environment only may open.
    pub(crate) fn about_production(mut self) -> Self {
        self.about_production = true;
        let mark = format!("[{}] ", self.t.test_mark());
        self.title = self.title.replacen(&mark, "", 1);
        self
    }

    /// Does it say that what happens on it is of the test environment?
    #[must_use]
    pub fn says_test(&self) -> bool {
        self.is_test && !self.about_production
    }

    /// In which world the page is. The title and a banner say it where it is not the real one.
    pub(crate) fn in_environment(mut self, environment: Environment) -> Self {
        if environment == Environment::Test {
            self.mark_as_test();
        }
        self
    }

    /// Marks the title when a form came back with faults.
    pub(crate) fn with_faults(mut self, faults: bool) -> Self {
        if faults {
            self.title = self.t.error_prefix(&self.title);
        }
        self
    }

    /// Was the number of a person taken out of a search? Then its field is shown, to say so.
    pub(crate) fn holds_person(&self) -> bool {
        !self.persons.0.is_empty()
    }

    /// What is wrong with searches: that the number of a person was typed.
    pub(crate) fn search_errors(&self) -> FormErrors {
        let mut errors = FormErrors::default();
        for field in &self.persons.0 {
            errors.add(*field, Words(self.lang).search_person());
        }
        errors
    }

    /// The same, for forms of somebody who is not signed in: they are bound to a secret that their browser holds.
    pub(crate) fn with_secret(mut self, secret: &str) -> Self {
        self.secret = Some(secret.to_owned());
        // Whoever is signed in here becomes somebody else: their name and the button to sign out belong to another form.
        self.viewer = None;
        self
    }

    /// May they act in production? Those who may not are offered no way there.
    #[must_use]
    pub fn reaches_production(&self) -> bool {
        !self.mandate.as_ref().is_some_and(|mandate| mandate.is_member())
    }

    /// A token for one form.
    pub(crate) fn csrf(&self) -> String {
        let secret = self.secret.as_ref().or_else(|| self.viewer.as_ref().map(|viewer| &viewer.secret));
        secret.map(|secret| csrf::issue(secret)).unwrap_or_default()
    }

    /// This page in another language.
    #[must_use]
    pub fn in_language(&self, lang: &Lang) -> String {
        let rest = self.path.get(1..).and_then(|p| p.find(['/', '?'])).and_then(|at| self.path.get(at + 1..));
        match rest {
            Some(rest) if self.path.get(1..3).is_some_and(|l| l.parse::<Lang>().is_ok()) => format!("/{lang}{rest}"),
            _ => format!("/{lang}/"),
        }
    }

    /// The page about whoever is signed in.
    #[must_use]
    pub fn me(&self) -> String {
        sitemap::me::me(self.lang)
    }

    /// Are they there now?
    #[must_use]
    pub fn is_me(&self) -> bool {
        self.path.split('?').next() == Some(self.me().as_str())
    }

    /// All there is help with.
    #[must_use]
    pub fn help(&self) -> String {
        sitemap::help::index(self.lang)
    }

    /// The pages that everybody can open from the foot of every page.
    #[must_use]
    pub fn footer_links(&self) -> [(String, &'static str); 4] {
        let (lang, t) = (self.lang, self.t);
        [
            (sitemap::help::accessibility(lang), t.accessibility()),
            (sitemap::help::privacy(lang), t.privacy()),
            (sitemap::help::contact(lang), t.contact()),
            (sitemap::status::status(lang), t.service_status()),
        ]
    }

    /// Words, each with the way to what it means.
    #[must_use]
    pub(crate) fn meanings(&self, words: impl AsRef<[Word]>) -> Vec<(String, &'static str)> {
        words
            .as_ref()
            .iter()
            .map(|word| (sitemap::help::word(self.lang, *word), WordNames(self.lang).of(*word)))
            .collect()
    }

    /// The languages to choose from.
    #[must_use]
    pub fn languages(&self) -> [Lang; 3] {
        Lang::ALL
    }
}

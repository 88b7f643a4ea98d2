use super::{FormErrors, Words, csrf, texts::Texts, ui::Crumb};
use crate::{
    access::{
        Acting, ManagePeople, Public, ReadLog, Right, SignedIn, ViewDelegations, ViewScopes,
        session::{PersonsTyped, RequestContext},
        texts as access_texts,
    },
    kernel::{Environment, Lang},
    register::Unit,
    sitemap::{self, Section},
};

/// An item of the main menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: &'static str,
    /// Is this where we are?
    pub current: bool,
}

/// For whom the visitor acts.
#[derive(Debug, Clone)]
pub struct OnBehalfOf {
    /// The organisation's name.
    pub name: String,
    /// Its number, grouped.
    pub number: String,
    /// Why they may.
    pub why: String,
    /// Where to choose another.
    pub change: String,
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
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The way down to this page.
    pub crumbs: Vec<Crumb>,
    /// Is the page about the test environment? Then it says so.
    pub is_test: bool,
    /// The sentences of the frame.
    pub(crate) t: Texts,
    pub(crate) path: String,
    /// The searches in which the number of a person was typed.
    persons: PersonsTyped,
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
            menu: Vec::new(),
            crumbs: Vec::new(),
            is_test: false,
            t: Texts(lang),
            path,
            persons: context.persons.clone(),
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
        let item = |href: String, text, current| MenuItem { href, text, current };
        self.menu = vec![
            item(sitemap::home::picker(lang), t.choose(), !here),
            item(sitemap::prefixes::queue(lang), t.support(), here),
        ];
        self
    }

    /// A page that says no, for whoever asked.
    pub(super) fn problem(context: &RequestContext, heading: impl Into<String>) -> Self {
        Self::bare(context, heading.into())
    }

    /// A page about one organisation.
    pub fn acting<R: Right>(gate: &Acting<R>, section: Section, heading: impl Into<String>) -> Self {
        let mut layout = Self::bare(gate.context(), heading.into());
        layout.on_behalf_of(gate.unit(), access_texts::why(layout.lang, gate.basis()));
        let root = format!("/{}/{}", layout.lang, gate.org());
        let t = layout.t;
        let mut item = |shown: bool, which: Section, tail: &str, text: &'static str| {
            if shown {
                layout.menu.push(MenuItem { href: format!("{root}{tail}"), text, current: section == which });
            }
        };
        item(true, Section::Overview, "", t.overview());
        item(gate.can::<ViewDelegations>(), Section::Delegations, "/fullmakter", t.delegations());
        item(gate.can::<ViewScopes>(), Section::Scopes, "/prod/mine-api", t.my_apis());
        item(gate.can::<ReadLog>(), Section::Log, "/logg", t.log());
        item(gate.can::<ManagePeople>(), Section::Settings, "/innstillinger", t.settings());
        layout
    }

    pub(super) fn on_behalf_of(&mut self, unit: &Unit, why: String) {
        let number = unit.number.grouped();
        self.title = format!("{} – {} ({number}) – Portner", self.heading, unit.name);
        self.acting = Some(OnBehalfOf {
            name: unit.name.clone(),
            number,
            why,
            change: sitemap::with_query(sitemap::home::picker(self.lang), &sitemap::query(&[("retur", &self.path)])),
        });
    }

    /// The way down to this page.
    pub(crate) fn under(mut self, crumbs: Vec<Crumb>) -> Self {
        self.crumbs = crumbs;
        self
    }

    /// The same, from the front page of the organisation on.
    pub(crate) fn below<R: Right>(self, gate: &Acting<R>, crumbs: impl IntoIterator<Item = Crumb>) -> Self {
        let unit = Crumb::new(gate.unit().name.clone(), gate.paths().overview());
        self.under(std::iter::once(unit).chain(crumbs).collect())
    }

    /// In which world the page is. The title and a banner say it where it is not the real one.
    pub(crate) fn in_environment(mut self, environment: Environment) -> Self {
        self.is_test = environment == Environment::Test;
        if self.is_test {
            self.title = format!("[TEST] {}", self.title);
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

    /// What is wrong with searches: that the number of a person was typed.
    pub(crate) fn search_errors(&self) -> FormErrors {
        let mut errors = FormErrors::default();
        for field in &self.persons.0 {
            errors.add(*field, Words(self.lang).search_person());
        }
        errors
    }

    /// A token for one form.
    pub(crate) fn csrf(&self) -> String {
        self.viewer.as_ref().map(|viewer| csrf::issue(&viewer.secret)).unwrap_or_default()
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

    /// The languages to choose from.
    #[must_use]
    pub fn languages(&self) -> [Lang; 3] {
        Lang::ALL
    }
}

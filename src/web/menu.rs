//! The main menu of an organisation's pages, and the pages of the section one is in. Somebody sees what they may open.

use super::texts::Texts;
use crate::{
    access::{
        ManagePeople, Mandate, ReadLog, SeeProduction, ViewAccesses, ViewClients, ViewCommercial, ViewDelegations,
        ViewReceived, ViewScopes,
    },
    kernel::{Environment, Lang},
    sitemap::{self, OrgPaths, Paths, Section},
};

/// An item of a menu.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// Is this where we are?
    pub current: bool,
}

impl MenuItem {
    pub(super) fn new(href: String, text: impl Into<String>, current: bool) -> Self {
        Self { href, text: text.into(), current }
    }
}

/// Whose menu it is, and where they are.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub lang: Lang,
    pub mandate: &'a Mandate,
    pub section: Option<Section>,
    pub environment: Environment,
    /// The address of the page.
    pub path: &'a str,
    /// How many requests wait in this section, where the page knows.
    pub waiting: i64,
}

impl Place<'_> {
    fn org(&self) -> OrgPaths {
        OrgPaths { lang: self.lang, org: self.mandate.unit.number }
    }

    fn paths(&self) -> Paths {
        Paths { lang: self.lang, org: self.mandate.unit.number, environment: self.environment }
    }

    /// The sections. One without a page of its own leads to the first of its pages that they may open.
    pub(super) fn main(&self) -> Vec<MenuItem> {
        let (t, org, everything) = (Texts(self.lang), self.org(), !self.mandate.is_member());
        let first = |section| self.pages_of(section).into_iter().next().map(|(href, _)| href);
        let sections = [
            (Section::Overview, everything.then(|| org.overview()), t.overview()),
            (Section::Delegations, first(Section::Delegations), t.delegations()),
            (Section::Scopes, first(Section::Scopes), t.my_apis()),
            (Section::Clients, self.mandate.has::<ViewClients>().then(|| self.paths().clients()), t.clients()),
            (Section::Organisation, first(Section::Organisation), t.the_organisation()),
            (Section::Log, self.mandate.has::<ReadLog>().then(|| sitemap::audit::log(self.lang, org.org, "")), t.log()),
            (
                Section::Settings,
                self.mandate.has::<ManagePeople>().then(|| sitemap::settings::settings(self.lang, org.org)),
                t.settings(),
            ),
        ];
        let item = |(section, href, text): (Section, Option<String>, &str)| {
            href.map(|href| MenuItem::new(href, text, self.section == Some(section)))
        };
        sections.into_iter().filter_map(item).collect()
    }

    /// The pages of this section. The one whose address begins that of this page is marked: the longest, since one may begin another.
    pub(super) fn pages(&self) -> Vec<MenuItem> {
        let pages = self.section.map(|section| self.pages_of(section)).unwrap_or_default();
        let here = self.path.split('?').next().unwrap_or_default();
        // The catalogue is where one looks for access to have, so it belongs to what one has.
        let here = if here.starts_with(&self.paths().catalogue()) { &self.org().accesses() } else { here };
        let begins = |href: &str| {
            let address = href.split('?').next().unwrap_or_default();
            here.strip_prefix(address)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                .then_some(address.len())
        };
        let longest = pages.iter().filter_map(|(href, _)| begins(href)).max();
        let is_here = |href: &str| longest.is_some() && begins(href) == longest;
        pages.into_iter().map(|(href, text)| MenuItem { current: is_here(&href), href, text }).collect()
    }

    fn pages_of(&self, section: Section) -> Vec<(String, String)> {
        let (t, org, mandate) = (Texts(self.lang), self.org(), self.mandate);
        let paths = self.paths();
        let asked =
            if self.waiting > 0 { t.access_requests_waiting(self.waiting) } else { t.access_requests().to_owned() };
        let to_us = match mandate.requests {
            0 => t.requests().to_owned(),
            n => t.requests_waiting(n),
        };
        let everything = !mandate.is_member();
        let pages = match section {
            // What is left of it to those who may act in the test environment only leads from the pages of clients.
            Section::Delegations if !everything => Vec::new(),
            Section::Delegations => vec![
                (mandate.has::<ViewDelegations>(), org.delegations(), t.given_by_us().to_owned()),
                (mandate.has::<ViewReceived>(), org.received(), t.given_to_us().to_owned()),
                (mandate.has::<ViewAccesses>(), paths.held(), t.accesses().to_owned()),
                (mandate.has::<ViewDelegations>(), org.requests(), to_us),
                (mandate.has::<ViewDelegations>(), org.packages(), t.packages().to_owned()),
            ],
            Section::Scopes => vec![
                (mandate.has::<ViewScopes>(), paths.scopes(), t.scopes().to_owned()),
                (mandate.has::<ViewScopes>(), paths.resources(), t.resources().to_owned()),
                (mandate.has::<ViewScopes>(), paths.queue(), asked),
                (everything && mandate.has::<ViewScopes>(), paths.prefixes(), t.prefixes().to_owned()),
            ],
            Section::Organisation => {
                let sees = everything && mandate.has::<ViewCommercial>();
                let (lang, number, may) = (self.lang, org.org, mandate.has::<ManagePeople>());
                vec![
                    (sees, sitemap::commercial::billing(lang, number), t.billing().to_owned()),
                    (may, sitemap::commercial::points(lang, number), t.notification().to_owned()),
                    (sees, sitemap::commercial::contacts(lang, number), t.contacts().to_owned()),
                    (sees, sitemap::commercial::terms(lang, number), t.terms_of_use().to_owned()),
                    (may, sitemap::members::members(lang, number), t.members().to_owned()),
                    (mandate.has::<SeeProduction>(), org.production(), t.access_to_production().to_owned()),
                    (may, sitemap::members::domains(lang, number), t.email_domains().to_owned()),
                ]
            }
            Section::Overview | Section::Clients | Section::Log | Section::Settings => Vec::new(),
        };
        pages.into_iter().filter(|(may, ..)| *may).map(|(_, href, text)| (href, text)).collect()
    }
}

use askama::Template;

use super::super::{
    model::Domain,
    pages::{ClaimForm, Said},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople},
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, Section, long_day},
};

/// A domain in words.
#[derive(Debug)]
struct Row {
    domain: String,
    href: String,
    applies_to: &'static str,
    new_users: &'static str,
    state: (String, &'static str),
}

impl Row {
    fn of(t: Texts, domain: &Domain, href: String) -> Self {
        Self {
            domain: domain.domain.to_string(),
            href,
            applies_to: if domain.subdomains { t.and_subdomains() } else { t.only_domain() },
            new_users: if domain.approval { t.after_approval() } else { t.at_once() },
            state: match domain.in_force_at {
                Some(at) => (t.in_force_since(long_day(t.0, at)), "success"),
                None => (t.waits_for_code().to_owned(), "warning"),
            },
        }
    }
}

/// *E-postdomener*.
#[derive(Debug, Template)]
#[template(path = "members/domains.html")]
pub(in super::super) struct DomainsView {
    layout: Layout,
    t: Texts,
    lead: String,
    rows: Vec<Row>,
    /// Does this portal send mail?
    has_mail: bool,
    new: String,
}

impl DomainsView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, domains: Vec<Domain>) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.domains()),
            t,
            lead: t.domains_lead(&acting.unit().name),
            rows: domains.iter().map(|it| Row::of(t, it, paths::domain(lang, org, it.id))).collect(),
            has_mail: acting.services().mailer.is_on(),
            new: paths::new_domain(lang, org),
        }
    }
}

/// The form of another domain.
#[derive(Debug, Template)]
#[template(path = "members/claim.html")]
pub(in super::super) struct ClaimView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    back: String,
    form: ClaimForm,
    errors: FormErrors,
}

impl ClaimView {
    pub(in super::super) fn new(acting: &Acting<ManagePeople>, form: ClaimForm, errors: FormErrors) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let crumbs = [Crumb::new(t.domains(), paths::domains(lang, org))];
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.add())
                .under(crumbs)
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::new_domain(lang, org),
            back: paths::domains(lang, org),
            form,
            errors,
        }
    }
}

/// One domain.
#[derive(Debug, Template)]
#[template(path = "members/domain.html")]
pub(in super::super) struct DomainView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    errors: FormErrors,
    /// What came of a button, and its colour.
    said: Option<(&'static str, &'static str)>,
    row: Row,
    code_help: String,
    is_in_force: bool,
    /// Was a code sent that still counts?
    has_code: bool,
    /// The code that was typed.
    typed: String,
}

impl DomainView {
    pub(in super::super) fn new(
        acting: &Acting<ManagePeople>,
        domain: &Domain,
        said: Option<Said>,
        typed: &str,
    ) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let (t, mut errors) = (Texts(lang), FormErrors::default());
        let said = match said {
            None => None,
            Some(Said::WrongCode) => {
                errors.add("kode", t.wrong_code());
                None
            }
            Some(Said::CodeOver) => {
                errors.add("kode", t.code_over());
                None
            }
            Some(Said::CodeSent) => Some((t.code_sent(), "success")),
            Some(Said::TooSoon) => Some((t.too_soon(), "warning")),
            Some(Said::InForce) => Some((t.already_in_force(), "info")),
            Some(Said::NoMail) => Some((t.no_mail(), "warning")),
        };
        let crumbs = [Crumb::new(t.domains(), paths::domains(lang, org))];
        let action = paths::domain(lang, org, domain.id);
        Self {
            layout: Layout::acting(acting, Section::Organisation, domain.domain.as_str())
                .under(crumbs)
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            row: Row::of(t, domain, action.clone()),
            action,
            said,
            code_help: t.code_sent_to(&domain.domain),
            is_in_force: domain.in_force_at.is_some(),
            // The field stays where a code was just refused, so that its error has a place.
            has_code: !errors.is_empty() || domain.code.as_ref().is_some_and(|code| code.counts(acting.now())),
            errors,
            typed: typed.to_owned(),
        }
    }
}

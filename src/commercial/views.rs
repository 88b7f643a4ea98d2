mod billing;
mod contacts;
mod terms;

use askama::Template;

pub(super) use self::{
    billing::{BillingForm, BillingFormView, BillingView},
    contacts::{ContactView, ContactsView},
    terms::TermsView,
};
use super::{
    model::Point,
    pages::{NewForm, Said},
    paths,
    texts::Texts,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Lang,
    ledger::{FormKey, Purpose},
    web::{Crumb, FormErrors, Layout, Section, long_day},
};

/// An address in words.
#[derive(Debug)]
struct Row {
    email: String,
    href: String,
    purposes: String,
    lang: &'static str,
    /// How it stands, and the colour of that.
    state: (String, &'static str),
}

/// How an address stands.
fn state(t: Texts, point: &Point) -> (String, &'static str) {
    match (point.refused_at, point.confirmed_at) {
        (Some(at), _) => (t.not_arrived(long_day(t.0, at)), "danger"),
        (None, Some(_)) => (t.in_use().to_owned(), "success"),
        (None, None) => (t.waits_for_code().to_owned(), "warning"),
    }
}

/// *Varsling*: where the organisation is told things.
#[derive(Debug, Template)]
#[template(path = "commercial/points.html")]
pub(super) struct PointsView {
    layout: Layout,
    t: Texts,
    lead: String,
    rows: Vec<Row>,
    /// Is nobody told anything?
    nobody: bool,
    /// Does this portal send mail?
    has_mail: bool,
    new: String,
}

impl PointsView {
    pub(super) fn new(acting: &Acting<ManagePeople>, points: Vec<Point>) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let row = |point: &Point| Row {
            email: point.email.to_string(),
            href: paths::point(lang, org, point.id),
            purposes: t.purposes(&point.purposes),
            lang: point.lang.own_name(),
            state: state(t, point),
        };
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.heading()),
            t,
            lead: t.lead(&acting.unit().name),
            nobody: points.iter().all(|point| point.confirmed_at.is_none()),
            rows: points.iter().map(row).collect(),
            has_mail: acting.services().mailer.is_on(),
            new: paths::new(lang, org),
        }
    }
}

/// The form of a new address.
#[derive(Debug, Template)]
#[template(path = "commercial/new.html")]
pub(super) struct NewView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    back: String,
    form: NewForm,
    errors: FormErrors,
    /// Name, what it is, more of it, and whether it is chosen.
    purposes: Vec<(&'static str, &'static str, &'static str, bool)>,
    languages: Vec<(&'static str, &'static str, bool)>,
}

impl NewView {
    pub(super) fn new(acting: &Acting<ManagePeople>, form: NewForm, errors: FormErrors) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let crumbs = [Crumb::new(t.heading(), paths::points(lang, org))];
        let purpose =
            |it: Purpose| (it.name(), t.purpose(it), t.purpose_help(it), form.om.iter().any(|name| name == it.name()));
        Self {
            layout: Layout::acting(acting, Section::Organisation, t.new_heading())
                .under(crumbs)
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::new(lang, org),
            back: paths::points(lang, org),
            purposes: Purpose::ALL.map(purpose).to_vec(),
            languages: Lang::ALL.map(|it| (it.code(), it.own_name(), form.sprak == it.code())).to_vec(),
            form,
            errors,
        }
    }
}

/// One address.
#[derive(Debug, Template)]
#[template(path = "commercial/point.html")]
pub(super) struct PointView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    errors: FormErrors,
    /// What came of a button, and its colour.
    said: Option<(&'static str, &'static str)>,
    state: (String, &'static str),
    purposes: String,
    lang: &'static str,
    is_confirmed: bool,
    /// Was a code sent that still counts?
    has_code: bool,
    /// The code that was typed.
    typed: String,
}

impl PointView {
    pub(super) fn new(acting: &Acting<ManagePeople>, point: &Point, said: Option<Said>, typed: &str) -> Self {
        let (lang, org) = (acting.lang(), acting.org());
        let t = Texts(lang);
        let mut errors = FormErrors::default();
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
            Some(Said::TestSent) => Some((t.test_sent(), "success")),
            Some(Said::TooSoon) => Some((t.too_soon(), "warning")),
            Some(Said::Confirmed) => Some((t.already_confirmed(), "info")),
            Some(Said::NoMail) => Some((t.no_mail(), "warning")),
        };
        let crumbs = [Crumb::new(t.heading(), paths::points(lang, org))];
        Self {
            layout: Layout::acting(acting, Section::Organisation, point.email.as_str())
                .under(crumbs)
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::point(lang, org, point.id),
            said,
            state: state(t, point),
            purposes: t.purposes(&point.purposes),
            lang: point.lang.own_name(),
            is_confirmed: point.confirmed_at.is_some(),
            // The field stays where a code was just refused, so that its error has a place.
            has_code: !errors.is_empty() || point.code.as_ref().is_some_and(|code| code.counts(acting.now())),
            errors,
            typed: typed.to_owned(),
        }
    }
}

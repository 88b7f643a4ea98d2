use askama::Template;

use super::super::{
    givable::Obstacle,
    model::RequestedItem,
    pages::AskForm,
    paths::{self, Paths},
    texts::Texts,
};
use crate::{
    access::{Acting, AskForDelegation, SignedIn, texts as access_texts},
    delegations::GivingTexts,
    entitlements::Nobody,
    kernel::{OrgNumber, PackageUrn},
    ledger::FormKey,
    register::Unit,
    web::{Crumb, FormErrors, LONG_LIST, Layout, Section},
};

/// A box to tick.
#[derive(Debug)]
pub(crate) struct Choice {
    pub item: RequestedItem,
    pub hint: String,
    pub codes: Vec<String>,
    /// What an API lets its holder do.
    pub access: &'static str,
    /// Why it cannot be asked for, if so.
    pub obstacle: Option<Obstacle>,
}

impl Choice {
    /// `kind code`, as the form sends it.
    pub(crate) fn value(&self) -> String {
        self.item.value()
    }
    /// Is the thing of this code the same, by this name or by that which counts in a foreign business?
    pub(crate) fn is_of(&self, code: &str) -> bool {
        self.item.code == code || self.item.code == PackageUrn::API_ACCESS && code == PackageUrn::API_ACCESS_NUF
    }
}

/// Boxes under one heading.
#[derive(Debug)]
pub(crate) struct Group {
    pub heading: String,
    pub choices: Vec<Choice>,
}

/// *Be om tilgang*, and *Be om fullmakt* for a supplier.
#[derive(Debug, Template)]
#[template(path = "requests/ask.html")]
pub(crate) struct Ask {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    back: String,
    lead: String,
    org_label: &'static str,
    what_label: &'static str,
    form: AskForm,
    errors: FormErrors,
    /// Name and number of the organisation, once it is found. Nothing else of it.
    found: Option<(String, String)>,
    /// Why nobody in it can answer, if so.
    nobody: Option<&'static str>,
    groups: Vec<Group>,
    is_long: bool,
    /// What counts in the test environment only, apart, as where it is given; how much, and is any of it chosen?
    tests: Vec<Group>,
    test_count: usize,
    test_chosen: bool,
    /// The words of choosing, which are those of giving.
    giving: GivingTexts,
    /// The supplier that asks.
    org: Option<OrgNumber>,
}

/// What counts for real, and what counts in the test environment only; headings with nothing below them fall away.
fn apart(groups: Vec<Group>) -> (Vec<Group>, Vec<Group>) {
    let (mut real, mut tests) = (Vec::new(), Vec::new());
    for Group { heading, choices } in groups {
        let (test, rest): (Vec<_>, Vec<_>) = choices.into_iter().partition(|choice| choice.item.test);
        for (groups, choices) in [(&mut tests, test), (&mut real, rest)] {
            if !choices.is_empty() {
                groups.push(Group { heading: heading.clone(), choices });
            }
        }
    }
    (real, tests)
}

/// Who fills the form in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sender<'a> {
    /// Somebody who asks for themselves.
    Own(&'a SignedIn),
    /// Somebody who asks on behalf of a supplier.
    Supplier(&'a Acting<AskForDelegation>),
}

impl Ask {
    pub(crate) fn new(
        sender: Sender<'_>,
        groups: Vec<Group>,
        form: AskForm,
        errors: FormErrors,
        (found, nobody): (Option<&Unit>, Option<Nobody>),
    ) -> Self {
        let (lang, _, asker) = sender.parts();
        let t = Texts(lang);
        let (layout, action, back, lead, [org_label, what_label]) = match sender {
            Sender::Own(who) => (
                Layout::signed_in(who, t.ask_access()).under(vec![Crumb::new(t.mine(), paths::mine(lang))]),
                paths::ask(lang),
                paths::mine(lang),
                t.ask_lead().to_owned(),
                [t.org_label(), t.what_label()],
            ),
            Sender::Supplier(acting) => {
                let (paths, name) = (acting.paths(), &acting.unit().name);
                let crumbs =
                    vec![Crumb::new(t.received(), paths.received()), Crumb::new(t.ours(), paths.our_requests())];
                (
                    Layout::acting(acting, Section::Delegations, t.ask_delegation()).under(crumbs),
                    paths.ask_for(),
                    paths.our_requests(),
                    t.ask_for_lead(name),
                    [t.customer_label(), t.what_ours()],
                )
            }
        };
        let count = |groups: &[Group]| groups.iter().map(|group| group.choices.len()).sum::<usize>();
        let is_long = count(&groups) >= LONG_LIST;
        let (groups, tests) = apart(groups);
        let mut of_test = tests.iter().flat_map(|group| &group.choices);
        Self {
            layout: layout.with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action,
            back,
            lead,
            org_label,
            what_label,
            errors,
            found: found.map(|unit| (unit.name.clone(), unit.number.grouped())),
            nobody: nobody.map(|nobody| access_texts::nobody(lang, nobody)),
            is_long,
            test_count: count(&tests),
            test_chosen: of_test.any(|choice| form.ting.contains(&choice.value())),
            form,
            groups,
            tests,
            giving: GivingTexts(lang),
            org: asker.number(),
        }
    }

    fn title_of<'a>(&self, choice: &'a Choice) -> &'a str {
        choice.item.in_lang(self.layout.lang)
    }

    /// Where the request is in which a thing waits already.
    fn waits_at(&self, obstacle: &Obstacle) -> Option<String> {
        let (lang, id) = (self.layout.lang, obstacle.waits_in?);
        Some(self.org.map_or_else(|| paths::link(lang, id), |org| Paths { lang, org }.our(id)))
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.form.ting.contains(&choice.value())
    }
}

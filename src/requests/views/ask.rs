use askama::Template;

use super::super::{
    model::RequestedItem,
    pages::AskForm,
    paths::{self, Paths},
    texts::Texts,
};
use crate::{
    access::{Acting, AskForDelegation, SignedIn},
    ledger::FormKey,
    register::Unit,
    web::{Crumb, FormErrors, Layout, Section},
};

/// A box to tick.
#[derive(Debug)]
pub(crate) struct Choice {
    pub item: RequestedItem,
    pub hint: String,
    pub codes: Vec<String>,
}

impl Choice {
    /// `kind code`, as the form sends it.
    pub(crate) fn value(&self) -> String {
        format!("{} {}", self.item.kind, self.item.code)
    }
    /// For the elements that belong together.
    fn id(&self) -> String {
        self.item.code.replace(':', "-")
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
    groups: Vec<Group>,
}

impl Ask {
    /// For oneself.
    pub(crate) fn own(
        who: &SignedIn,
        groups: Vec<Group>,
        form: AskForm,
        errors: FormErrors,
        found: Option<&Unit>,
    ) -> Self {
        let lang = who.context().lang;
        let t = Texts(lang);
        Self {
            layout: Layout::signed_in(who, t.ask_access())
                .under(vec![Crumb::new(t.mine(), paths::mine(lang))])
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths::ask(lang),
            back: paths::mine(lang),
            lead: t.ask_lead().to_owned(),
            org_label: t.org_label(),
            what_label: t.what_label(),
            form,
            errors,
            found: found.map(|unit| (unit.name.clone(), unit.number.grouped())),
            groups,
        }
    }

    /// For a supplier.
    pub(crate) fn supplier(
        acting: &Acting<AskForDelegation>,
        groups: Vec<Group>,
        form: AskForm,
        errors: FormErrors,
        found: Option<&Unit>,
    ) -> Self {
        let lang = acting.context().lang;
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.ask_delegation())
                .under(vec![
                    Crumb::new(acting.unit().name.clone(), paths.overview()),
                    Crumb::new(t.ours(), paths.ours()),
                ])
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            action: paths.ask_for(),
            back: paths.ours(),
            lead: t.ask_for_lead(&acting.unit().name),
            org_label: t.customer_label(),
            what_label: t.what_ours(),
            form,
            errors,
            found: found.map(|unit| (unit.name.clone(), unit.number.grouped())),
            groups,
        }
    }

    fn title_of<'a>(&self, choice: &'a Choice) -> &'a str {
        choice.item.in_lang(self.layout.lang)
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.form.ting.contains(&choice.value())
    }
}

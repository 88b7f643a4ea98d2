use askama::Template;

use super::{
    super::{
        pages::GiveForm,
        paths::Paths,
        texts::{GivingTexts, not_givable},
    },
    under_the_list,
};
use crate::{
    access::{Acting, DelegateScopes, ManagePeople},
    kernel::{ChangeSetId, Environment, HolderId, Lang},
    ledger::FormKey,
    register::{Unit, form_name},
    scopes::{ApiResource, NotGivable},
    sitemap::catalogue,
    web::{FormErrors, LONG_LIST, Layout},
};

/// A box to tick.
#[derive(Debug)]
pub(crate) struct Choice {
    pub id: String,
    pub title: String,
    pub description: String,
    pub scopes: Vec<String>,
    pub access: &'static str,
    pub test: bool,
    pub chosen: bool,
}

/// The boxes of one provider.
#[derive(Debug)]
pub(crate) struct Group {
    pub provider: String,
    pub choices: Vec<Choice>,
    pub already: Vec<String>,
}

/// The supplier that a number led to.
#[derive(Debug)]
pub(crate) struct Card {
    pub name: String,
    pub number: String,
    pub line: String,
    /// Where packages are given to it, for those who may give them.
    pub packages: Option<String>,
}

impl Card {
    pub(super) fn new(lang: Lang, unit: &Unit) -> Self {
        let place = unit.place.clone().unwrap_or_default();
        Self {
            name: unit.name.clone(),
            number: unit.number.grouped(),
            line: GivingTexts(lang).supplier_ok(form_name(lang, &unit.form), place),
            packages: None,
        }
    }

    /// The same, with the way to give it packages for those who may.
    fn found(acting: &Acting<DelegateScopes>, unit: &Unit) -> Self {
        let paths = acting.paths();
        let packages = || paths.grant(HolderId::Organisation(unit.number));
        Self { packages: acting.can::<ManagePeople>().then(packages), ..Self::new(paths.lang, unit) }
    }
}

/// *Gi en leverandør fullmakt*: number, rights, how long.
#[derive(Debug, Template)]
#[template(path = "delegations/give.html")]
pub(crate) struct Give {
    layout: Layout,
    t: GivingTexts,
    paths: Paths,
    key: String,
    errors: FormErrors,
    form: GiveForm,
    supplier: Option<Card>,
    /// What the user has proposed for the supplier and waits: nothing else is given to it before that is decided.
    waits: Option<String>,
    names: Option<Vec<Card>>,
    groups: Vec<Group>,
    is_long: bool,
    /// What counts in the test environment only, apart, as it may have the same name as the real one; how much, and is any of it chosen?
    tests: Vec<Group>,
    test_count: usize,
    test_chosen: bool,
    /// Where to ask for more.
    catalogue: String,
    not_givable: Vec<(String, String)>,
    cannot: String,
}

impl Give {
    pub(crate) fn new(
        acting: &Acting<DelegateScopes>,
        form: GiveForm,
        errors: FormErrors,
        (supplier, waits): (Option<&Unit>, Option<ChangeSetId>),
        names: Option<&[Unit]>,
        resources: &[ApiResource],
    ) -> Self {
        let (t, paths) = (GivingTexts(acting.lang()), acting.paths());
        let (mut groups, mut tests) = (Vec::<Group>::new(), Vec::<Group>::new());
        let mut refused = Vec::new();
        for resource in resources {
            let title = resource.title.in_lang(paths.lang).to_owned();
            if let (Err(why), false) = (resource.givable(), resource.held_already) {
                let own = resource.provider == acting.org() && why == NotGivable::NoAccess;
                let why = if own { t.own_api(t.my_apis()) } else { not_givable(paths.lang, why).to_owned() };
                refused.push((title, why));
                continue;
            }
            let is_test = resource.environment == Environment::Test;
            let groups = if is_test { &mut tests } else { &mut groups };
            let group = match groups.last_mut() {
                Some(group) if group.provider == resource.provider_name => group,
                _ => groups.push_mut(Group {
                    provider: resource.provider_name.clone(),
                    choices: Vec::new(),
                    already: Vec::new(),
                }),
            };
            if resource.held_already {
                group.already.push(title);
                continue;
            }
            let id = resource.id.to_string();
            group.choices.push(Choice {
                chosen: form.api.contains(&id),
                id,
                title,
                description: resource.description.in_lang(paths.lang).to_owned(),
                scopes: resource.scopes.clone(),
                access: if resource.writes { t.read_write() } else { t.read_only() },
                test: is_test,
            });
        }
        let cannot = if refused.len() == 1 { t.cannot_give_one().to_owned() } else { t.cannot_give(refused.len()) };
        let is_chosen = |group: &Group| group.choices.iter().any(|choice| choice.chosen);
        Self {
            layout: under_the_list(acting, t.give()).with_faults(!errors.is_empty()),
            t,
            paths,
            key: FormKey::draw(),
            errors,
            form,
            supplier: supplier.map(|unit| Card::found(acting, unit)),
            waits: waits.map(|draft| paths.review(draft)),
            names: names.map(|units| units.iter().map(|unit| Card::new(paths.lang, unit)).collect()),
            is_long: groups.iter().chain(&tests).map(|group| group.choices.len()).sum::<usize>() >= LONG_LIST,
            groups,
            test_count: tests.iter().map(|group| group.choices.len() + group.already.len()).sum(),
            test_chosen: tests.iter().any(is_chosen),
            tests,
            catalogue: catalogue::Paths { lang: paths.lang, org: paths.org, environment: Environment::Prod }
                .catalogue(),
            not_givable: refused,
            cannot,
        }
    }
}

/// What a number leads to, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "delegations/look_up.html")]
pub(crate) struct LookUp {
    t: GivingTexts,
    supplier: Option<Card>,
    waits: Option<String>,
    fault: Option<String>,
}

impl LookUp {
    pub(crate) fn new(
        acting: &Acting<DelegateScopes>,
        found: Result<&Unit, String>,
        waits: Option<ChangeSetId>,
    ) -> Self {
        let t = GivingTexts(acting.lang());
        let waits = waits.map(|draft| acting.paths().review(draft));
        match found {
            Ok(unit) => Self { t, supplier: Some(Card::found(acting, unit)), waits, fault: None },
            Err(fault) => Self { t, supplier: None, waits: None, fault: Some(fault) },
        }
    }
}

use askama::Template;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::{
    model::{API, Draft},
    paths::Paths,
    texts::{Texts, not_givable},
};
use crate::{
    access::{Acting, DelegateScopes},
    kernel::{Environment, Lang},
    ledger::IdempotencyKey,
    register::Unit,
    scopes::ApiResource,
    web::{Crumb, FormErrors, Layout, Section},
};

/// The form as it was sent, word for word, so that nothing typed is lost.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GiveForm {
    pub leverandor: String,
    pub navn: String,
    /// Which button: `finn`, `sok`, or none for the main one.
    pub handling: String,
    /// A supplier picked from the name search.
    pub velg: String,
    pub api: Vec<String>,
    pub varighet: String,
    pub dag: String,
    pub maned: String,
    pub ar: String,
    pub merknad: String,
}

impl GiveForm {
    /// The form that would have led to this draft.
    pub(crate) fn from_draft(draft: &Draft) -> Self {
        let part = |read: fn(Date) -> String| draft.ends_on.map(read).unwrap_or_default();
        Self {
            leverandor: draft.holder.to_string(),
            api: draft.gives.iter().filter(|wanted| wanted.kind == API).map(|wanted| wanted.code.clone()).collect(),
            varighet: if draft.ends_on.is_some() { "til".to_owned() } else { String::new() },
            dag: part(|d| d.day().to_string()),
            maned: part(|d| d.month().to_string()),
            ar: part(|d| d.year().to_string()),
            merknad: draft.note.clone().unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// The part that all forms for giving have in common, as typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms<'a> {
    pub duration: &'a str,
    pub day: &'a str,
    pub month: &'a str,
    pub year: &'a str,
    pub note: &'a str,
}

impl GiveForm {
    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms { duration: &self.varighet, day: &self.dag, month: &self.maned, year: &self.ar, note: &self.merknad }
    }
}

/// A box to tick.
#[derive(Debug)]
pub(crate) struct Choice {
    pub id: String,
    pub title: String,
    pub description: String,
    pub scopes: String,
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
}

impl Card {
    pub(super) fn new(lang: Lang, unit: &Unit) -> Self {
        let place = unit.place.clone().unwrap_or_default();
        Self {
            name: unit.name.clone(),
            number: unit.number.grouped(),
            line: Texts(lang).supplier_ok(&unit.form, place),
        }
    }
}

/// *Gi en leverandør fullmakt*: number, rights, how long.
#[derive(Debug, Template)]
#[template(path = "delegations/give.html")]
pub(crate) struct Give {
    layout: Layout,
    t: Texts,
    paths: Paths,
    key: String,
    errors: FormErrors,
    form: GiveForm,
    supplier: Option<Card>,
    names: Option<Vec<Card>>,
    groups: Vec<Group>,
    not_givable: Vec<(String, &'static str)>,
    cannot: String,
}

impl Give {
    pub(crate) fn new(
        acting: &Acting<DelegateScopes>,
        form: GiveForm,
        errors: FormErrors,
        supplier: Option<&Unit>,
        names: Option<&[Unit]>,
        resources: &[ApiResource],
    ) -> Self {
        let lang = acting.seat().lang;
        let (t, paths) = (Texts(lang), Paths { lang, org: acting.org() });
        let mut groups: Vec<Group> = Vec::new();
        let mut refused = Vec::new();
        for resource in resources {
            let title = resource.title.in_lang(lang).to_owned();
            if let (Err(why), false) = (resource.givable(), resource.held_already) {
                refused.push((title, not_givable(lang, why)));
                continue;
            }
            if groups.last().is_none_or(|group| group.provider != resource.provider_name) {
                groups.push(Group {
                    provider: resource.provider_name.clone(),
                    choices: Vec::new(),
                    already: Vec::new(),
                });
            }
            let Some(group) = groups.last_mut() else { continue };
            if resource.held_already {
                group.already.push(title);
                continue;
            }
            let id = resource.id.to_string();
            group.choices.push(Choice {
                chosen: form.api.contains(&id),
                id,
                title,
                description: resource.description.in_lang(lang).to_owned(),
                scopes: resource.scopes.join(", "),
                access: if resource.writes { t.read_write() } else { t.read_only() },
                test: resource.environment == Environment::Test,
            });
        }
        let cannot = if refused.len() == 1 { t.cannot_give_one().to_owned() } else { t.cannot_give(refused.len()) };
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.give())
                .under(vec![
                    Crumb::new(acting.unit().name.clone(), paths.overview()),
                    Crumb::new(t.list(), paths.list()),
                ])
                .with_faults(!errors.is_empty()),
            t,
            paths,
            key: IdempotencyKey::new().0.to_string(),
            errors,
            form,
            supplier: supplier.map(|unit| Card::new(lang, unit)),
            names: names.map(|units| units.iter().map(|unit| Card::new(lang, unit)).collect()),
            groups,
            not_givable: refused,
            cannot,
        }
    }

    fn is_checked(&self, value: &str) -> bool {
        self.form.varighet == value
    }
}

/// What a number leads to, as the piece of the page that a script asks for.
#[derive(Debug, Template)]
#[template(path = "delegations/look_up.html")]
pub(crate) struct LookUp {
    supplier: Option<Card>,
    fault: Option<String>,
}

impl LookUp {
    pub(crate) fn new(lang: Lang, found: Result<&Unit, String>) -> Self {
        match found {
            Ok(unit) => Self { supplier: Some(Card::new(lang, unit)), fault: None },
            Err(fault) => Self { supplier: None, fault: Some(fault) },
        }
    }
}

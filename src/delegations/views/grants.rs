use askama::Template;

use super::super::{
    model::{Awaited, HolderId},
    pages::GrantForm,
    store,
    texts::GivingTexts,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::Lang,
    ledger::FormKey,
    packages::{self, Givable},
    web::{Crumb, FormErrors, Layout, Section},
};

/// A box to tick, or a line that says why there is none.
#[derive(Debug)]
pub(crate) struct Choice {
    /// `kind code`, as the form sends it.
    pub value: String,
    /// For the elements that belong together.
    pub id: String,
    pub name: String,
    pub hint: &'static str,
    pub chosen: bool,
}

/// Boxes under one heading.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub heading: String,
    pub choices: Vec<Choice>,
    pub already: Vec<String>,
    /// Folded away, unless something in it is chosen.
    pub folded: bool,
}

/// *Gi tilgangspakker og rettigheter*.
#[derive(Debug, Template)]
#[template(path = "delegations/grants.html")]
pub(crate) struct Grants {
    layout: Layout,
    t: GivingTexts,
    action: String,
    back: String,
    key: String,
    errors: FormErrors,
    form: GrantForm,
    pub name: String,
    /// What is given waits for the person to say that it is them.
    awaits: Option<String>,
    /// What the user has proposed for them and waits: nothing else is given before that is decided.
    waits: Option<String>,
    groups: Vec<Group>,
    refused: Vec<(String, String)>,
}

/// What is drawn to choose among: the boxes, and what cannot be given and why. `delegations/choices.html` places it.
#[derive(Debug)]
pub(crate) struct Choices {
    pub groups: Vec<Group>,
    pub refused: Vec<(String, String)>,
}

/// What belongs in which group, and what cannot be given.
struct Sorter<'a> {
    t: GivingTexts,
    chosen: &'a [String],
    granted: &'a [String],
    refused: Vec<(String, String)>,
}

impl Sorter<'_> {
    fn group<'c>(
        &mut self,
        heading: &str,
        choices: impl Iterator<Item = (&'c packages::Choice, &'static str)>,
        folded: bool,
    ) -> Group {
        let mut group = Group { heading: heading.to_owned(), ..Group::default() };
        for (choice, hint) in choices {
            let name = choice.named.name.in_lang(self.t.0).to_owned();
            let value = format!("{} {}", choice.named.what.kind(), choice.named.what.code());
            if self.granted.contains(&value) {
                group.already.push(name);
            } else if !choice.verdict.is_yes() {
                self.refused.push((name, packages::reason(self.t.0, &choice.verdict)));
            } else {
                let id = choice.named.what.code().replace(':', "-");
                let chosen = self.chosen.contains(&value);
                group.choices.push(Choice { value, id, name, hint, chosen });
            }
        }
        group.folded = folded && !group.choices.iter().any(|choice| choice.chosen);
        group
    }
}

impl Choices {
    /// Of what somebody may give, with what is chosen and what the receiver has, each as `kind code`.
    pub(crate) fn new(lang: Lang, givable: &Givable, chosen: &[String], granted: &[String]) -> Self {
        let t = GivingTexts(lang);
        let mut sorter = Sorter { t, chosen, granted, refused: Vec::new() };
        let mut groups = Vec::new();
        let rights = givable.rights.iter().zip([t.hint_api(), t.hint_integrations(), t.hint_suppliers()]);
        groups.push(sorter.group(t.group_rights(), rights, false));
        for area in &givable.areas {
            let whole = Some((&area.whole, t.hint_area())).filter(|_| area.is_given_whole);
            let packages = area.packages.iter().map(|package| (package, ""));
            let heading = area.whole.named.name.in_lang(lang);
            groups.push(sorter.group(heading, whole.into_iter().chain(packages), !area.is_given_whole));
            if area.is_given_whole {
                let administrator = givable.main_administrator.iter().map(|choice| (choice, t.hint_administrator()));
                groups.push(sorter.group(t.group_administration(), administrator, false));
            }
        }
        groups.retain(|group| !group.choices.is_empty() || !group.already.is_empty());
        Self { groups, refused: sorter.refused }
    }
}

impl Grants {
    pub(crate) fn new(
        acting: &Acting<ManagePeople>,
        id: HolderId,
        holder: &store::HolderDetails,
        givable: &Givable,
        form: GrantForm,
        errors: FormErrors,
    ) -> Self {
        let (t, paths) = (GivingTexts(acting.lang()), acting.paths());
        let Choices { groups, refused } = Choices::new(acting.lang(), givable, &form.ting, &holder.granted);
        // A supplier that is new has no page yet.
        let page = holder.known.then(|| paths.holder(id));
        let crumbs = [Crumb::new(t.list(), paths.delegations())];
        Self {
            layout: Layout::acting(acting, Section::Delegations, t.grant_heading(&holder.name))
                .under(crumbs.into_iter().chain(page.clone().map(|page| Crumb::new(holder.name.clone(), page))))
                .with_faults(!errors.is_empty()),
            t,
            action: paths.grant(id),
            back: page.unwrap_or_else(|| paths.new_for(id.columns().0)),
            key: FormKey::draw(),
            errors,
            waits: holder.draft.as_ref().filter(|draft| draft.proposed).map(|draft| paths.review(draft.id)),
            form,
            name: holder.name.clone(),
            awaits: (holder.awaited == Some(Awaited::Waits)).then(|| t.awaits_notice(&holder.name)),
            groups,
            refused,
        }
    }
}

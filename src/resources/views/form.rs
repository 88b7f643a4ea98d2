use askama::Template;

use super::{
    super::{
        model::{Content, OwnScope, Resource, counted},
        pages::ResourceForm,
        paths::Paths,
        texts::Texts,
    },
    resource::in_use,
};
use crate::{
    access::{Acting, ManageScopes},
    kernel::search_key,
    ledger::FormKey,
    web::{Difference, Field, FormErrors, Layout, differences, frame},
};

/// The fields of the form that can have errors, in its order.
const FIELDS: [&str; 8] =
    ["tittel", "beskrivelse", "tittel_nn", "beskrivelse_nn", "tittel_en", "beskrivelse_en", "identifikator", "scope"];
/// Scopes that are shown without a search.
const SHOWN: usize = 50;

/// The content as labels and values, for the page, for the difference and for the receipt.
pub(crate) fn fields(t: Texts, content: &Content) -> Vec<Field> {
    vec![
        (t.title_nb(), content.title.nb.clone()),
        (t.description_nb(), content.description.nb.clone()),
        (t.title_nn(), content.title.nn.clone()),
        (t.description_nn(), content.description.nn.clone()),
        (t.title_en(), content.title.en.clone()),
        (t.description_en(), content.description.en.clone()),
        (t.scopes(), content.scopes.join(", ")),
        (t.access(), if content.writes { t.read_write() } else { t.read_only() }.to_owned()),
        (t.may_delegate(), if content.delegable { t.yes() } else { t.no() }.to_owned()),
    ]
}

/// A scope to tick.
#[derive(Debug)]
pub(crate) struct Choice {
    id: usize,
    name: String,
    description: String,
    chosen: bool,
    tag: Option<&'static str>,
}

/// *Ny API-ressurs*, *Endre*.
#[derive(Debug, Template)]
#[template(path = "resources/form.html")]
pub(crate) struct FormView {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: ResourceForm,
    action: String,
    back: String,
    my_apis: String,
    button: &'static str,
    /// The identifier, where it stands.
    identifier: Option<String>,
    choices: Vec<Choice>,
    /// How many of how many are shown, where there are too many to show.
    shown: Option<String>,
    /// What saving means for what is given already.
    consequences: Vec<String>,
    differences: Vec<Difference>,
    /// What the alert of a conflict says.
    conflict: Option<&'static str>,
}

/// What another set of scopes means for what has been given.
fn consequences(t: Texts, resource: &Resource) -> Vec<String> {
    let mut sentences = vec![in_use(t, &resource.versions), t.new_version(resource.version + 1)];
    if counted(&resource.versions).0 == 0 {
        return sentences;
    }
    let given = resource.versions.iter().filter(|version| version.delegations > 0);
    sentences.extend(given.map(|version| match version.delegations {
        1 => t.keeps_one(version.version),
        n => t.keeps(n, version.version),
    }));
    sentences.push(t.until_taken_in().to_owned());
    sentences.push(t.removing_scope().to_owned());
    sentences
}

impl FormView {
    pub(crate) fn new(
        acting: &Acting<ManageScopes>,
        paths: Paths,
        resource: Option<&Resource>,
        own: Vec<OwnScope>,
        form: ResourceForm,
        errors: FormErrors,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let list = (t.list().to_owned(), paths.resources());
        let (heading, below, action, back) = match resource {
            None => (t.new_resource().to_owned(), vec![list], paths.new_resource(), paths.resources()),
            Some(resource) => {
                let (title, href) = (resource.content.title.in_lang(lang), paths.resource(&resource.id));
                let below = vec![list, (title.to_owned(), href.clone())];
                (t.edit_heading(title), below, paths.edit_resource(&resource.id), href)
            }
        };
        let wanted = search_key(&form.sok);
        let many = own.len() > SHOWN;
        let all = own.len();
        let matches = |scope: &OwnScope| {
            let text = search_key(&format!("{} {}", scope.name, scope.description.in_lang(lang)));
            wanted.is_empty() || text.contains(&wanted)
        };
        let mut choices: Vec<Choice> = Vec::new();
        let mut room = SHOWN;
        for (id, scope) in own.into_iter().enumerate() {
            let chosen = form.scope.contains(&scope.name);
            // What is chosen stays in sight, so that a search takes nothing away.
            if !chosen && (!matches(&scope) || room == 0) {
                continue;
            }
            room = room.saturating_sub(usize::from(!chosen));
            choices.push(Choice {
                id,
                description: scope.description.in_lang(lang).to_owned(),
                tag: match (scope.active, scope.delegable) {
                    (false, _) => Some(t.scope_inactive()),
                    (true, false) => Some(t.scope_not_delegable()),
                    _ => None,
                },
                name: scope.name,
                chosen,
            });
        }
        Self {
            layout: frame(acting, paths, heading, below).with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            errors: errors.in_order(&FIELDS),
            form,
            action,
            back,
            my_apis: paths.scopes(),
            button: if resource.is_some() { t.save() } else { t.create() },
            identifier: resource.map(|resource| resource.identifier.clone()),
            shown: many.then(|| t.scopes_shown(choices.len(), all)),
            choices,
            consequences: resource.map(|resource| consequences(t, resource)).unwrap_or_default(),
            differences: Vec::new(),
            conflict: None,
        }
    }

    /// The same with what a colleague saved meanwhile beside what was typed.
    pub(crate) fn conflict(mut self, theirs: &Content, yours: &Content) -> Self {
        self.differences = differences(fields(self.t, theirs), fields(self.t, yours));
        let same = self.differences.is_empty();
        self.conflict = Some(if same { self.t.conflict_same() } else { self.t.conflict() });
        self
    }

    /// Is this the empty form of a new resource, to be filled in from the top?
    fn is_new(&self) -> bool {
        self.identifier.is_none() && self.errors.is_empty() && self.form.tittel.is_empty()
    }

    /// The other languages are folded away, as only bokmål is needed: until somebody writes in them, or asked for a copy to translate.
    fn languages_are_open(&self) -> bool {
        let f = &self.form;
        [&f.tittel_nn, &f.beskrivelse_nn, &f.tittel_en, &f.beskrivelse_en].iter().any(|text| !text.is_empty())
    }
}

use askama::Template;

use super::{
    super::{
        model::{Catalogued, Relation},
        pages::AskForm,
        paths::Paths,
        texts::Texts,
    },
    consumers, environments,
    held::count,
};
use crate::{
    access::{Acting, AskForAccess, ViewAccesses, ViewScopes},
    asking::Texts as AskingTexts,
    kernel::Lang,
    ledger::FormKey,
    web::{Crumb, FormErrors, Layout, PAGE, Paging, page_size},
};

/// The word for what the organisation has to do with a scope, and its colour.
fn tag(lang: Lang, relation: Relation) -> (&'static str, &'static str) {
    let t = Texts(lang);
    match relation {
        Relation::Own => (t.tag_own(), "neutral"),
        Relation::Has => (t.tag_has(), "success"),
        Relation::Open => (t.tag_open(), "success"),
        Relation::Asked(_) => (t.tag_asked(), "info"),
        Relation::Lacks | Relation::ProviderUnknown => (t.tag_lacks(), "neutral"),
    }
}

/// One line of the catalogue.
#[derive(Debug)]
struct Line {
    name: String,
    href: String,
    description: String,
    provider: String,
    number: String,
    tag: (&'static str, &'static str),
    /// Where it is asked for, if it can be.
    ask: Option<String>,
}

/// *API-katalog*.
#[derive(Debug, Template)]
#[template(path = "catalogue/catalogue.html")]
pub(crate) struct CatalogueView {
    layout: Layout,
    t: Texts,
    paths: Paths,
    search: String,
    lines: Vec<Line>,
    count: String,
    paging: Paging,
}

impl CatalogueView {
    pub(crate) fn new(
        acting: &Acting<ViewAccesses>,
        paths: Paths,
        search: String,
        mut scopes: Vec<Catalogued>,
        is_first: bool,
    ) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let may_ask = acting.can::<AskForAccess>();
        let paging = Paging::cut(&mut scopes, page_size(acting.context(), PAGE), |last| {
            let id = last.tag.id.to_string();
            paths.catalogue_with(&[("q", &search), ("etter", &last.tag.name), ("id", &id)])
        });
        let line = |scope: Catalogued| Line {
            href: paths.api(scope.tag.id),
            description: scope.description.in_lang(lang).to_owned(),
            provider: match scope.relation {
                Relation::ProviderUnknown => t.provider_unknown().to_owned(),
                _ => scope.tag.provider.name,
            },
            number: scope.tag.provider.number.grouped(),
            tag: tag(lang, scope.relation),
            ask: (may_ask && scope.relation == Relation::Lacks)
                .then(|| format!("{}#be-om-tilgang", paths.api(scope.tag.id))),
            name: scope.tag.name,
        };
        let above = vec![Crumb::new(t.held(), paths.held())];
        Self {
            layout: consumers(acting, paths, t.catalogue(), above),
            t,
            paths,
            search,
            count: count(t, scopes.len(), is_first && paging.next.is_none()),
            lines: scopes.into_iter().map(line).collect(),
            paging,
        }
    }

    fn environments(&self) -> [(String, &'static str, bool); 2] {
        environments(self.t, self.paths.environment, |it| self.paths.within(it).catalogue())
    }
}

/// A scope of the catalogue, and the form to ask for it.
#[derive(Debug, Template)]
#[template(path = "catalogue/scope.html")]
pub(crate) struct ScopeView {
    layout: Layout,
    t: Texts,
    key: String,
    action: String,
    errors: FormErrors,
    form: AskForm,
    /// Somebody sent the form, and it was too late.
    is_stale: bool,
    tag: (&'static str, &'static str),
    /// What that means.
    meaning: &'static str,
    facts: Vec<(&'static str, String)>,
    /// The address of its documentation; empty: none.
    documentation: String,
    /// Who reads the request, if the scope can be asked for.
    ask: Option<String>,
    links: Vec<(String, String)>,
}

impl ScopeView {
    pub(crate) fn new(acting: &Acting<ViewAccesses>, paths: Paths, scope: Catalogued) -> Self {
        let (lang, t) = (paths.lang, Texts(paths.lang));
        let Catalogued { tag: of, relation, .. } = &scope;
        let (meaning, link) = match relation {
            Relation::Own => {
                let link = acting.can::<ViewScopes>().then(|| (t.to_own(&of.name), paths.scope(&of.id)));
                (t.own_body(), link)
            }
            Relation::Has => (t.has_body(), Some((t.to_held().to_owned(), paths.held()))),
            Relation::Open => (t.open_body(), None),
            Relation::Asked(request) => {
                (t.asked_body(), Some((AskingTexts(lang).see_request().to_owned(), paths.our(*request))))
            }
            Relation::Lacks => ("", None),
            Relation::ProviderUnknown => (t.provider_unknown_body(), None),
        };
        let above = vec![Crumb::new(t.held(), paths.held()), Crumb::new(t.catalogue(), paths.catalogue())];
        let provider = match relation {
            Relation::ProviderUnknown => of.provider.number.behind(t.provider_unknown()),
            _ => of.provider.with_number(),
        };
        let long = scope.long_description.in_lang(lang).to_owned();
        let mut facts = vec![
            (t.description(), scope.description.in_lang(lang).to_owned()),
            (t.provider(), provider),
            (t.for_suppliers(), if scope.delegable { t.delegable() } else { t.not_delegable() }.to_owned()),
        ];
        if !long.is_empty() {
            facts.insert(1, (t.long_description(), long));
        }
        let may_ask = *relation == Relation::Lacks && acting.can::<AskForAccess>();
        Self {
            layout: consumers(acting, paths, of.name.clone(), above),
            t,
            key: FormKey::draw(),
            action: paths.api(of.id),
            errors: FormErrors::default(),
            form: AskForm::default(),
            is_stale: false,
            tag: tag(lang, *relation),
            meaning,
            facts,
            documentation: scope.documentation.clone(),
            ask: may_ask.then(|| t.ask_lead(&of.provider.name)),
            links: link.into_iter().collect(),
        }
    }

    /// The same, with what was typed, and what is wrong with it.
    pub(crate) fn with(mut self, form: AskForm, errors: FormErrors) -> Self {
        self.layout = self.layout.with_faults(!errors.is_empty());
        (self.form, self.errors) = (form, errors);
        self
    }

    /// The same, to somebody whose request came too late.
    pub(crate) fn stale(mut self) -> Self {
        self.is_stale = true;
        self
    }
}

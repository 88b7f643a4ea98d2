use askama::Template;

use super::{
    super::{
        givable::Obstacle,
        model::Request,
        pages::ProductionForm,
        texts::{Production, Texts, tag},
    },
    ask::{Choice, Group},
};
use crate::{
    access::{Acting, AskForProduction, SeeProduction, texts as access_texts},
    asking::{Line, Texts as AskingTexts},
    delegations::GivingTexts,
    entitlements::Nobody,
    kernel::PersonId,
    ledger::FormKey,
    sitemap::members,
    web::{Crumb, FormErrors, Layout, Section},
};

/// *Tilgang til produksjon*.
#[derive(Debug, Template)]
#[template(path = "requests/production.html")]
pub(crate) struct ProductionView {
    layout: Layout,
    t: Texts,
    production: Production,
    asking: AskingTexts,
    lead: String,
    ask: Option<String>,
    /// Where whoever registered by work e-mail connects their login, as long as they have not.
    connect: Option<String>,
    own: Vec<Line>,
    /// What waits for the user's answer, if they can answer, and where all of it is.
    waiting: Option<Vec<Line>>,
    all: String,
}

impl ProductionView {
    pub(crate) fn new(
        acting: &Acting<SeeProduction>,
        asker: PersonId,
        own: &[Request],
        waiting: Option<&[Request]>,
    ) -> Self {
        let (lang, paths, mandate) = (acting.lang(), acting.paths(), acting.mandate());
        let production = Production(lang);
        let what = |request: &Request| request.items.iter().map(|item| item.in_lang(lang).to_owned()).collect();
        let line = |request: &Request, href, name: &str| {
            let tag = tag(lang, &request.life, acting.now());
            let line = Line::new(lang, &request.life, href, (name, None), what(request), tag);
            Line { purpose: request.purpose.clone(), ..line }
        };
        let mine = |request: &Request| line(request, paths.own(request.id), "");
        let theirs = |request: &Request| line(request, paths.answer(request.id), request.asker.name());
        let is_unconnected = mandate.is_member() && asker == acting.person();
        Self {
            layout: Layout::acting(acting, Section::Organisation, production.heading()).about_production(),
            t: Texts(lang),
            production,
            asking: AskingTexts(lang),
            lead: match waiting {
                Some(_) => production.lead_answering(&acting.unit().name),
                None => production.lead(&acting.unit().name),
            },
            ask: (mandate.key_role().is_none() && acting.can::<AskForProduction>()).then(|| paths.ask_production()),
            connect: is_unconnected.then(|| members::connect(lang, acting.org())),
            own: own.iter().map(mine).collect(),
            waiting: waiting.map(|waiting| waiting.iter().map(theirs).collect()),
            all: paths.requests(),
        }
    }
}

/// The form in which they ask.
#[derive(Debug, Template)]
#[template(path = "requests/ask_production.html")]
pub(crate) struct AskProduction {
    layout: Layout,
    /// The words of giving, which those of how long are.
    t: GivingTexts,
    words: Texts,
    production: Production,
    key: String,
    action: String,
    back: String,
    lead: String,
    /// Why nobody can answer, if so.
    nobody: Option<&'static str>,
    groups: Vec<Group>,
    form: ProductionForm,
    errors: FormErrors,
}

impl AskProduction {
    pub(crate) fn new(
        acting: &Acting<AskForProduction>,
        groups: Vec<Group>,
        nobody: Option<Nobody>,
        form: ProductionForm,
        errors: FormErrors,
    ) -> Self {
        let (lang, paths) = (acting.lang(), acting.paths());
        let production = Production(lang);
        let crumbs = [Crumb::new(production.heading(), paths.production())];
        let layout = Layout::acting(acting, Section::Organisation, production.ask()).about_production().under(crumbs);
        Self {
            layout: layout.with_faults(!errors.is_empty()),
            t: GivingTexts(lang),
            words: Texts(lang),
            production,
            key: FormKey::draw(),
            action: paths.ask_production(),
            back: paths.production(),
            lead: production.ask_lead(&acting.unit().name),
            nobody: nobody.map(|nobody| access_texts::nobody(lang, nobody)),
            groups,
            form,
            errors,
        }
    }
}

impl AskProduction {
    fn title_of<'a>(&self, choice: &'a Choice) -> &'a str {
        choice.item.in_lang(self.layout.lang)
    }

    /// Where what waits already stands.
    fn waits_at(&self, obstacle: &Obstacle) -> Option<String> {
        Some(format!("{}/{}", self.back, obstacle.waits_in?))
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        self.form.ting.contains(&choice.value())
    }
}

use askama::Template;

use super::{
    super::{
        model::{Application, Client, Content, Kind, Pick, Reach, Usage},
        pages::{CUSTOMERS, EditForm, FormButton, KeySource, NewForm, ScopesForm},
        paths::{Paths, query},
        snippets::OPENSSL,
        texts::{Keys, Kinds, Pages, Texts},
    },
    below_client, below_list, fields, takes_certificates, type_name,
};
use crate::{
    access::{Acting, ManageClients, ManageCustomerClients},
    kernel::ScopeId,
    ledger::FormKey,
    web::{Difference, FormErrors, Layout, differences},
};

/// A scope in the picker.
#[derive(Debug)]
pub(super) struct Choice {
    number: usize,
    id: ScopeId,
    name: String,
    description: String,
    tag: (&'static str, &'static str),
    is_chosen: bool,
}

/// Scopes that go together: those that any client can have, and those that only one for customers can.
#[derive(Debug)]
pub(super) struct Group {
    heading: &'static str,
    only_customers: bool,
    choices: Vec<Choice>,
}

/// A scope that the client cannot have yet: what it lacks, and where that is asked for.
#[derive(Debug)]
pub(super) struct Missing {
    name: String,
    description: String,
    lacks: (&'static str, &'static str),
    href: Option<String>,
}

/// The picker: what can be ticked, what has to be asked for first, and whether a search would find more.
#[derive(Debug)]
pub(super) struct Picker {
    groups: Vec<Group>,
    /// How many there are to tick.
    count: usize,
    /// What was looked for is shown, and what is wrong with a choice.
    is_open: bool,
    missing: Vec<Missing>,
    has_more: bool,
}

impl Picker {
    /// `button`: the one that was pressed. `shown`: those that stay in sight whatever is looked for. `for_customers`: whether the client is, where that is settled.
    fn new(
        paths: Paths,
        mut picks: Vec<Pick>,
        (chosen, shown): (&[ScopeId], &[ScopeId]),
        (for_customers, button): (Option<bool>, FormButton),
    ) -> Self {
        let t = Texts(paths.lang);
        let limit = usize::try_from(button.shown()).unwrap_or_default() + shown.len();
        let has_more = picks.len() > limit;
        picks.truncate(limit);
        let can_be_had = |pick: &Pick| shown.contains(&pick.id) || pick.reach.fits(for_customers.unwrap_or(true));
        let (choices, missing): (Vec<Pick>, Vec<Pick>) = picks.into_iter().partition(can_be_had);
        let (common, only_customers): (Vec<Pick>, Vec<Pick>) =
            choices.into_iter().partition(|pick| !matches!(pick.reach, Reach::Delegated | Reach::Delegable));
        let count = common.len() + only_customers.len();
        let mut numbers = 0..;
        let mut choice = |pick: Pick| Choice {
            number: numbers.next().unwrap_or_default(),
            id: pick.id,
            is_chosen: chosen.contains(&pick.id),
            description: described(&pick),
            tag: match pick.reach {
                Reach::Held => (t.reach_held(), "success"),
                Reach::Open => (t.reach_open(), "info"),
                Reach::Delegated => (t.reach_delegated(), "success"),
                Reach::Delegable => (t.reach_delegable(), "neutral"),
                Reach::WrongType => (t.state_wrong_type(), "danger"),
                Reach::Missing => (t.reach_missing(), "warning"),
            },
            name: pick.name,
        };
        let missing = missing.into_iter().map(|pick| {
            let href = (pick.is_public && pick.reach != Reach::WrongType).then(|| paths.api(pick.id));
            let lacks = match pick.reach {
                Reach::WrongType => (t.state_wrong_type(), "danger"),
                _ => (t.reach_missing(), "warning"),
            };
            Missing { description: described(&pick), name: pick.name, lacks, href }
        });
        let mut group = |heading, only_customers, picks: Vec<Pick>| Group {
            heading,
            only_customers,
            choices: picks.into_iter().map(&mut choice).collect(),
        };
        let groups = [group(t.for_anybody(), false, common), group(t.only_for_customers(), true, only_customers)];
        Self {
            groups: groups.into_iter().filter(|group| !group.choices.is_empty()).collect(),
            count,
            is_open: false,
            missing: missing.collect(),
            has_more,
        }
    }
}

fn described(pick: &Pick) -> String {
    let parts = [pick.description.as_str(), pick.provider.name.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

impl Picker {
    /// With the list in sight, where a phone would fold it.
    fn opened(mut self, is_open: bool) -> Self {
        self.is_open = is_open;
        self
    }
}

/// Where each field stands on the page.
const FIELDS: [&str; 15] = [
    "navn",
    "beskrivelse",
    "bruk",
    "adresser",
    "utlogging",
    "scope",
    "kilde",
    "frontkanal",
    "sesjon",
    "sso",
    "pkce",
    "fornying",
    "fornylevetid",
    "autlevetid",
    "levetid",
];
/// Those of them that are folded.
const RARE: [&str; 8] = ["frontkanal", "sesjon", "sso", "pkce", "fornying", "fornylevetid", "autlevetid", "levetid"];

/// Another type that could be chosen: what it is called and is for, where, and whether it is chosen.
type OtherKind = (&'static str, &'static str, String, bool);

/// *Ny klient*.
#[derive(Debug, Template)]
#[template(path = "clients/new.html")]
pub(in super::super) struct NewView {
    layout: Layout,
    t: Texts,
    k: Keys,
    kt: Kinds,
    paths: Paths,
    key: String,
    errors: FormErrors,
    form: NewForm,
    kind: &'static str,
    kinds: Vec<OtherKind>,
    is_login: bool,
    picker: Picker,
    may_serve_customers: bool,
    /// What it means that the key comes later.
    later_help: &'static str,
    openssl: &'static str,
}

impl NewView {
    pub fn new(
        acting: &Acting<ManageClients>,
        paths: Paths,
        picks: Vec<Pick>,
        form: NewForm,
        errors: FormErrors,
    ) -> Self {
        let (t, k) = (Texts(paths.lang), Keys(paths.lang));
        let by_certificate = form.kind.is_served() && takes_certificates(acting, paths.environment);
        let may_serve_customers = acting.can::<ManageCustomerClients>();
        let is_open = form.handling.shows() || !form.sok.is_empty() || errors.of("scope").is_some();
        let settled = (!may_serve_customers || !form.kind.rules().for_customers).then_some(false);
        Self {
            layout: below_list(acting, paths, t.new_client()).with_faults(!errors.is_empty()),
            t,
            k,
            kt: Kinds(paths.lang),
            later_help: if by_certificate { k.later_help_certificate() } else { k.later_help() },
            kind: type_name(form.kind),
            kinds: Kind::ALL.map(|kind| other_kind(paths, form.kind, kind)).to_vec(),
            is_login: form.kind.rules().is_login,
            paths,
            key: FormKey::draw(),
            errors: errors.in_order(&FIELDS),
            picker: Picker::new(paths, picks, (&form.scope, &form.scope), (settled, form.handling)).opened(is_open),
            form,
            may_serve_customers,
            openssl: OPENSSL,
        }
    }

    /// Is this the empty form, to be filled in from the top?
    fn is_new(&self) -> bool {
        self.errors.is_empty() && self.form.navn.is_empty()
    }

    /// There is another client of this name.
    fn namesake(&self) -> Option<String> {
        let likt = &self.form.likt;
        (!likt.is_empty()).then(|| self.t.namesake(likt.trim(), self.t.create()))
    }

    fn is_for_customers(&self) -> bool {
        self.form.bruk == CUSTOMERS
    }

    fn is_ordinary(&self) -> bool {
        self.form.kind.is_ordinary()
    }

    /// What is only registered says so before it is filled in.
    fn only_registered(&self) -> Option<String> {
        (!self.form.kind.is_served()).then(|| self.kt.only_registered(self.kind))
    }

    fn chooses_scopes(&self) -> bool {
        self.form.kind.rules().only_scopes.is_none_or(|only| !only.is_empty())
    }

    /// What the type itself says of the scopes of the client.
    fn scopes_of_type(&self) -> Option<String> {
        let rules = self.form.kind.rules();
        match (rules.fixed_scopes, rules.only_scopes.unwrap_or_default()) {
            ([], []) => None,
            ([], only) => Some(self.kt.only_scopes(only.join(", "))),
            (fixed, _) => Some(self.kt.fixed_scopes(fixed.join(", "))),
        }
    }

    fn programs(&self) -> [(&'static str, &'static str, &'static str, bool); 3] {
        Application::ALL.map(|application| {
            let help = if application.keeps_keys() { self.kt.web_help() } else { self.kt.public_help() };
            (application.wire(), self.kt.program(application), help, application == self.form.app)
        })
    }

    fn can_be_used_again(&self) -> bool {
        self.form.gjenbruk == Usage::Again
    }

    fn has_rare_faults(&self) -> bool {
        RARE.iter().any(|field| self.errors.of(field).is_some())
    }

    fn comes(&self, source: &str) -> bool {
        source
            == match self.form.kilde {
                KeySource::Public => "offentlig",
                KeySource::Browser => "nettleser",
                KeySource::Later => "senere",
            }
    }
}

fn other_kind(paths: Paths, chosen: Kind, kind: Kind) -> OtherKind {
    let address = if kind.is_ordinary() {
        paths.new_client()
    } else {
        format!("{}?{}", paths.new_client(), query(&[("type", kind.wire())]))
    };
    (type_name(kind), Kinds(paths.lang).help(kind), address, kind == chosen)
}

/// *Endre* a client.
#[derive(Debug, Template)]
#[template(path = "clients/edit.html")]
pub(in super::super) struct EditView {
    layout: Layout,
    t: Texts,
    kt: Kinds,
    key: String,
    errors: FormErrors,
    form: EditForm,
    kind: Kind,
    is_login: bool,
    p: Pages,
    has_package: bool,
    action: String,
    back: String,
    may_serve_customers: bool,
    differences: Vec<Difference>,
    is_conflict: bool,
}

impl EditView {
    pub fn new(
        acting: &Acting<ManageClients>,
        paths: Paths,
        client: &Client,
        form: EditForm,
        errors: FormErrors,
    ) -> Self {
        let t = Texts(paths.lang);
        let heading = t.edit_heading(&client.content.name);
        Self {
            layout: below_client(acting, paths, client, heading).with_faults(!errors.is_empty()),
            t,
            kt: Kinds(paths.lang),
            kind: client.kind,
            is_login: client.kind.rules().is_login,
            p: Pages(paths.lang),
            has_package: client.package.is_some(),
            key: FormKey::draw(),
            errors: errors.in_order(&FIELDS),
            form,
            action: paths.edit_client(&client.id),
            back: paths.client(&client.id),
            may_serve_customers: acting.can::<ManageCustomerClients>(),
            differences: Vec::new(),
            is_conflict: false,
        }
    }

    /// The same with what a colleague saved meanwhile beside what was typed.
    pub fn conflict(mut self, theirs: &Content, yours: &Content) -> Self {
        self.differences =
            differences(fields(self.layout.lang, self.kind, theirs), fields(self.layout.lang, self.kind, yours));
        self.is_conflict = true;
        self
    }

    fn can_be_used_again(&self) -> bool {
        self.form.gjenbruk == Usage::Again
    }

    fn is_for_customers(&self) -> bool {
        self.form.bruk == CUSTOMERS
    }
}

/// *Endre scopes*.
#[derive(Debug, Template)]
#[template(path = "clients/scopes.html")]
pub(in super::super) struct ScopesView {
    layout: Layout,
    t: Texts,
    key: String,
    errors: FormErrors,
    form: ScopesForm,
    picker: Picker,
    is_served: bool,
    action: String,
    back: String,
}

impl ScopesView {
    pub fn new(
        acting: &Acting<ManageClients>,
        paths: Paths,
        client: &Client,
        picks: Vec<Pick>,
        form: ScopesForm,
        errors: FormErrors,
    ) -> Self {
        let (t, for_customers) = (Texts(paths.lang), Some(client.is_for_customers()));
        Self {
            layout: below_client(acting, paths, client, t.scopes_of(&client.content.name))
                .with_faults(!errors.is_empty()),
            t,
            key: FormKey::draw(),
            picker: Picker::new(paths, picks, (&form.scope, &form.shown()), (for_customers, form.handling))
                .opened(form.handling.shows() || !form.sok.is_empty() || errors.of("scope").is_some()),
            errors,
            form,
            is_served: client.kind.is_served(),
            action: paths.client_scopes(&client.id),
            back: paths.client(&client.id),
        }
    }
}

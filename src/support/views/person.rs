use askama::Template;

use super::{
    super::{
        model::{SHOWN, masked},
        pages::{Asked, CaseForm},
        paths,
        store::PersonCard,
        texts::{CardTexts, FoundTexts, Texts},
    },
    below_desk,
    cards::{Fact, to_organisation},
};
use crate::{
    access::{Staff, texts as access_texts},
    kernel::{LookUpId, NationalId, OrgNumber, Party, RegisterRole},
    usage::Case,
    web::{Crumb, FormErrors, Layout, long_day},
};

/// The question for a case. Nothing that it opens is on the page.
#[derive(Debug, Template)]
#[template(path = "support/case.html")]
pub(in super::super) struct CaseView {
    layout: Layout,
    t: Texts,
    errors: FormErrors,
    form: CaseForm,
    lead: &'static str,
    action: String,
}

impl CaseView {
    pub fn person(staff: &Staff, id: LookUpId, form: (CaseForm, FormErrors)) -> Self {
        let t = Texts(staff.lang());
        let layout = below_desk(staff, t.case_heading());
        Self::new(layout, t, (t.case_person(), paths::person(staff.lang(), id)), form)
    }

    pub fn log(staff: &Staff, (org, name): (OrgNumber, &str), asked: &Asked, form: (CaseForm, FormErrors)) -> Self {
        let (lang, t) = (staff.lang(), Texts(staff.lang()));
        let layout = below_desk(staff, t.case_heading()).under([Crumb::new(name, paths::organisation(lang, org))]);
        let action = paths::timeline(lang, org, &asked.gjelder, &asked.reference, &asked.side);
        Self::new(layout, t, (t.case_log(), action), form)
    }

    fn new(
        layout: Layout,
        t: Texts,
        (lead, action): (&'static str, String),
        (form, errors): (CaseForm, FormErrors),
    ) -> Self {
        Self { layout: layout.with_faults(!errors.is_empty()), t, errors, form, lead, action }
    }
}

/// Nobody is known by what was typed.
#[derive(Debug, Template)]
#[template(path = "support/nobody.html")]
pub(in super::super) struct NobodyView {
    layout: Layout,
    t: Texts,
    found_texts: FoundTexts,
    errors: FormErrors,
}

impl NobodyView {
    pub fn new(staff: &Staff) -> Self {
        let (lang, t) = (staff.lang(), Texts(staff.lang()));
        let layout = below_desk(staff, t.kind_person());
        Self { layout, t, found_texts: FoundTexts(lang), errors: FormErrors::default() }
    }
}

/// A person, whose number is hidden but for the fifteen seconds that it is asked for.
#[derive(Debug, Template)]
#[template(path = "support/person.html")]
pub(in super::super) struct PersonView {
    layout: Layout,
    t: Texts,
    ct: CardTexts,
    errors: FormErrors,
    name: String,
    case: Option<String>,
    /// As it may be shown; `None`: there is none.
    number: Option<String>,
    is_shown: bool,
    seconds: u32,
    show: String,
    back: String,
    facts: Vec<Fact>,
    roles_heading: String,
    /// The organisation, its card, and the role or how much it is.
    roles: Vec<(String, String, String)>,
    holds: Vec<(String, String, String)>,
}

impl PersonView {
    pub fn new(
        staff: &Staff,
        id: LookUpId,
        card: PersonCard,
        (number, is_shown): (Option<NationalId>, bool),
        case: Option<&Case>,
    ) -> Self {
        let (lang, ct) = (staff.lang(), CardTexts(staff.lang()));
        let to = |party: &Party| to_organisation(lang, party);
        let mut facts = Vec::new();
        if card.has_died {
            facts.push(Fact::new(ct.status(), ct.has_died()));
        }
        if let Some((org, email)) = &card.member {
            facts.push(Fact::linked(ct.member_of(), email.clone(), vec![to(org)]));
        }
        if let Some(since) = card.since {
            facts.push(Fact::new(ct.open_sessions(), ct.sessions_since(card.sessions, long_day(lang, since))));
        }
        let role = |(org, code): &(Party, String)| {
            let (name, href) = to(org);
            (name, href, access_texts::role(lang, &RegisterRole::from(code.clone())))
        };
        let held = |(org, n): &(Party, i64)| {
            let (name, href) = to(org);
            (name, href, if *n == 1 { ct.one_thing().to_owned() } else { ct.things(n) })
        };
        Self {
            // The name stands in no title.
            layout: below_desk(staff, ct.person()),
            t: Texts(lang),
            ct,
            errors: FormErrors::default(),
            name: card.name.to_string(),
            case: case.map(|case| ct.for_case(&case.number, &case.reason)),
            number: number.map(|it| if is_shown { it.expose().to_owned() } else { masked(it.expose()) }),
            is_shown,
            seconds: SHOWN,
            show: paths::number(lang, id),
            back: paths::person(lang, id),
            facts,
            roles_heading: ct.roles_of(card.all_roles),
            roles: card.roles.iter().map(role).collect(),
            holds: card.grants.iter().map(held).collect(),
        }
    }
}

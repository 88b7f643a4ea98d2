use askama::Template;

use super::{
    LEVELS,
    request::Request,
    store::Person,
    texts::{MailTexts, Texts},
};
use crate::{
    access::texts::role,
    kernel::{Lang, PersonId},
    web::FormErrors,
};

/// Roles shown for each person; some have hundreds.
const ROLES: usize = 4;
/// As many as the store hands out.
const PERSONS: usize = 25;

/// A level to choose.
#[derive(Debug)]
pub(super) struct Level {
    value: &'static str,
    text: &'static str,
    chosen: bool,
}

/// Somebody to choose.
#[derive(Debug)]
pub(super) struct Row {
    id: PersonId,
    name: String,
    born: String,
    roles: Vec<String>,
    more: Option<String>,
}

/// Who is logging in?
#[derive(Debug, Template)]
#[template(path = "standin/choose.html")]
pub(super) struct Choose {
    lang: Lang,
    t: Texts,
    heading: &'static str,
    id: String,
    search: String,
    levels: Vec<Level>,
    rows: Vec<Row>,
    cut: Option<String>,
    errors: FormErrors,
}

/// One sentence and the way back.
#[derive(Debug, Template)]
#[template(path = "standin/message.html")]
pub(super) struct Message {
    lang: Lang,
    t: Texts,
    heading: &'static str,
    body: &'static str,
}

impl Choose {
    pub(super) fn new(id: String, request: &Request, search: String, persons: Vec<Person>, wrong_number: bool) -> Self {
        let lang = request.lang;
        let t = Texts(lang);
        let mut errors = FormErrors::default();
        if wrong_number {
            errors.add("nummer", t.number_wrong());
        }
        let levels = [(1, t.substantial()), (2, t.high())]
            .into_iter()
            .filter(|(rank, _)| *rank >= request.least)
            .map(|(rank, text)| Level { value: LEVELS.get(rank).copied().unwrap_or_default(), text, chosen: rank == 2 })
            .collect();
        Self {
            lang,
            t,
            heading: t.heading(),
            id,
            search,
            levels,
            cut: (persons.len() == PERSONS).then(|| t.first_ones(PERSONS)),
            rows: persons.into_iter().map(|person| Row::new(lang, person)).collect(),
            errors,
        }
    }
}

impl Row {
    fn new(lang: Lang, person: Person) -> Self {
        let t = Texts(lang);
        let hidden = person.roles.len().saturating_sub(ROLES);
        let roles = person.roles.iter().take(ROLES).map(|held| {
            let org = match &held.org_name {
                Some(name) => format!("{name} ({})", held.org.grouped()),
                None => held.org.grouped(),
            };
            t.role_in(role(lang, &held.role), org)
        });
        Self {
            id: person.person_id,
            name: person.name.to_string(),
            born: person.born_on.map(|day| day.to_string()).unwrap_or_default(),
            roles: roles.collect(),
            more: (hidden > 0).then(|| t.more(hidden)),
        }
    }
}

impl Message {
    /// There is no login of that name.
    pub(super) fn gone(lang: Lang) -> Self {
        let t = Texts(lang);
        Self { lang, t, heading: t.gone_heading(), body: t.gone() }
    }

    /// There is no mail of that number any more.
    pub(super) fn no_mail(lang: Lang) -> Self {
        let (t, m) = (Texts(lang), MailTexts(lang));
        Self { lang, t, heading: m.no_mail_heading(), body: m.no_mail() }
    }

    /// There is no session to end.
    pub(super) fn no_session(lang: Lang) -> Self {
        let t = Texts(lang);
        Self { lang, t, heading: t.no_session_heading(), body: t.no_session() }
    }
}

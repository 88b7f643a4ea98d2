use askama::Template;

use super::{
    super::{paths::Paths, texts::GivingTexts},
    under_the_list,
};
use crate::{
    access::{Acting, ManagePeople},
    kernel::PersonId,
    ledger::FormKey,
    web::{FormErrors, Layout},
};

/// Somebody the organisation knows.
#[derive(Debug)]
pub(crate) struct Known {
    pub id: PersonId,
    pub name: String,
    pub born: Option<String>,
}

/// *Legg til person*.
#[derive(Debug, Template)]
#[template(path = "delegations/new_person.html")]
pub(crate) struct NewPerson {
    layout: Layout,
    t: GivingTexts,
    paths: Paths,
    key: String,
    errors: FormErrors,
    family_name: String,
    known: Vec<Known>,
}

impl NewPerson {
    pub(crate) fn new(
        acting: &Acting<ManagePeople>,
        known: Vec<(PersonId, String, Option<i16>)>,
        family_name: &str,
        errors: FormErrors,
    ) -> Self {
        let (t, paths) = (GivingTexts(acting.lang()), acting.paths());
        Self {
            layout: under_the_list(acting, t.add_person()).with_faults(!errors.is_empty()),
            t,
            paths,
            key: FormKey::draw(),
            errors,
            family_name: family_name.to_owned(),
            known: known
                .into_iter()
                .map(|(id, name, year)| Known { id, name, born: year.map(|year| t.born(year)) })
                .collect(),
        }
    }
}

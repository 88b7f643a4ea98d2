//! What the templates show. Every decision about wording and visibility.

mod cards;
mod desk;
mod person;
mod queues;
mod timeline;

pub(super) use cards::{ClientView, OrganisationView, ScopeView};
pub(super) use desk::{DeskView, Found, hit_of, hit_of_change};
pub(super) use person::{CaseView, NobodyView, PersonView};
pub(super) use queues::QueuesView;
pub(super) use timeline::{Entry, TimelineView};

use super::{paths, texts::Texts};
use crate::{
    access::Staff,
    kernel::Lang,
    web::{Crumb, Layout},
};

/// The frame of a page below the desk.
fn below_desk(staff: &Staff, heading: impl Into<String>) -> Layout {
    Layout::signed_in(staff.visitor(), heading).with_support(true).under([to_desk(staff.lang())])
}

fn to_desk(lang: Lang) -> Crumb {
    Crumb::new(Texts(lang).heading(), paths::desk(lang))
}

//! What the templates of this room show. Every decision about wording and visibility is made here. One file for each page.

mod awaited;
mod end_date;
mod give;
mod grants;
mod holder;
mod list;
mod people;
mod received;
mod review;
mod row;

pub(super) use awaited::IsItYou;
pub(super) use end_date::{EndDateCheck, EndDateView};
pub(super) use give::{Give, LookUp};
pub(super) use grants::Grants;
pub(crate) use grants::{Choices, Group};
pub(super) use holder::HolderView;
pub(super) use list::{Line, ListView, named_rights};
pub(super) use people::NewPerson;
pub(super) use received::{ReceivedView, Relinquish};
pub(super) use review::{Check, Stale};

use super::texts::Texts;
use crate::{
    access::{Acting, Right},
    web::{Crumb, Layout, Section},
};

/// The frame of a page that stands under the list.
fn under_the_list<R: Right>(acting: &Acting<R>, heading: impl Into<String>) -> Layout {
    let (t, paths) = (Texts(acting.lang()), acting.paths());
    Layout::acting(acting, Section::Delegations, heading).under([Crumb::new(t.list(), paths.delegations())])
}

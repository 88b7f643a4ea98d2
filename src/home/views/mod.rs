//! What the templates of this room show. Every decision about wording and visibility is made here.

mod overview;
mod picker;

pub(super) use overview::OverviewPage;
pub(super) use picker::{Nobody, Picker};

use askama::Template;

use crate::kernel::Lang;

/// Every page of this room with made-up content, by name.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("home/picker, two", Picker::sample_two(lang).render().unwrap_or_default()),
        ("home/picker, many", Picker::sample_many(lang).render().unwrap_or_default()),
        ("home/picker, no hits", Picker::sample_no_hits(lang).render().unwrap_or_default()),
        ("home/nobody", Nobody::sample(lang).render().unwrap_or_default()),
        ("home/overview", OverviewPage::sample(lang).render().unwrap_or_default()),
        ("home/overview, new", OverviewPage::sample_new(lang).render().unwrap_or_default()),
        ("home/overview, board member", OverviewPage::sample_powerless(lang).render().unwrap_or_default()),
    ]
}

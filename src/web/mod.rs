//! The web: the one mounting point, forms read after the gate, pages, problems and headers. Knows gates and no room.

mod admit;
pub mod assets;
mod check;
mod compress;
mod csrf;
mod csv;
mod fields;
mod file;
mod form;
mod headers;
mod issuer_host;
mod layout;
mod menu;
mod moment;
mod observe;
mod persons;
mod place;
mod problem;
mod refusals;
mod routes;
mod texts;
mod ui;
mod upload;
mod word_names;
mod words;

pub use crate::sitemap::Section;
pub use admit::admit;
pub use check::{DayChoice, number_fault, text_fault};
pub use compress::compress;
pub(crate) use csrf::from_our_origin;
pub use csv::{Cell, Sheet};
pub(crate) use fields::{Difference, Field, differences};
pub(crate) use file::file_name;
pub use file::{PART, download, parts};
pub(crate) use form::{EmptyForm, LookedOver, Ticked, UrlQuery};
pub(crate) use form::{FORM_NAME, LARGEST_WITH_FILE as LARGEST_FORM, NO_SCOPES};
pub use form::{Filled, FormErrors, Posted};
pub(crate) use headers::LANGUAGE_LIVES;
pub use headers::{CSP, headers};
pub use issuer_host::on_issuer_host;
pub use layout::Layout;
pub use moment::{Moment, MomentFault, MomentForm};
pub use observe::{client_address, observe};
pub use persons::without_persons;
pub(crate) use place::{
    InEnvironment, OfThing, OutsideEnvironment, environments, frame, frame_of_clients, paths_in, place, read_id,
};
pub use problem::{Problem, problem_pages};
pub(crate) use problem::{is_typed, nothing_here};
pub use refusals::note_refusals;
pub(crate) use routes::takes_file;
pub use routes::{Entry, Routes};
pub(crate) use texts::Texts as FrameTexts;
pub(crate) use ui::short_month;
pub use ui::{Crumb, Paging, clock_time, cut, day, long_day, short_day, short_day_of};
pub(crate) use ui::{LONG_LIST, PAGE, SHORT_PAGE, day_parts, page_size, sized};
pub(crate) use upload::NO_TEXT;
pub(crate) use word_names::WordNames;
pub(crate) use words::Words;

use actix_web::{HttpResponse, http::StatusCode, http::header};

/// What a handler returns.
pub type Result<T = HttpResponse> = std::result::Result<T, Problem>;

/// A page: 200 and HTML.
pub fn page(template: &impl askama::Template) -> Result {
    page_with(StatusCode::OK, template)
}

/// A page with another status: 422 for a form with faults, 409 for one that went stale.
pub fn page_with(status: StatusCode, template: &impl askama::Template) -> Result {
    // The longest pages fill it, and the others do not touch what they leave.
    let mut html = String::with_capacity(40 * 1024);
    template.render_into(&mut html).map_err(Problem::internal)?;
    Ok(HttpResponse::build(status).insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8")).body(html))
}

/// After every POST: 303 to where the result can be seen, so that reload and back are harmless.
#[must_use]
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

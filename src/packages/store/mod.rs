//! The catalogue in the tables.

mod catalogue;
mod facts;

pub(super) use catalogue::replace;
pub(super) use facts::{areas, areas_of, no_area, retired};

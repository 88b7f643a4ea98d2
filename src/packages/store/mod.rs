//! The catalogue in the tables, and who holds what it describes.

mod areas;
mod catalogue;
mod holders;

pub(super) use areas::{areas, areas_of, no_area, retired};
pub(super) use catalogue::replace;
pub(super) use holders::{Wanted, holders};

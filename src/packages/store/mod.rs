//! The catalogue in the tables, and who holds what it describes.

mod catalogue;
mod facts;
mod holders;

pub(super) use catalogue::replace;
pub(super) use facts::{areas, areas_of, no_area, retired};
pub(super) use holders::{Wanted, holders};

//! The site as a whole: which part of it a page belongs to. Lies below the rooms, so that each can lead to every other.

/// Which item of the main menu a page belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Section {
    /// *Oversikt*.
    #[default]
    Overview,
    /// *Fullmakter*.
    Delegations,
    /// *Mine API*.
    Scopes,
    /// *Logg*.
    Log,
    /// *Innstillinger*.
    Settings,
}

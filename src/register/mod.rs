//! The register: our mirror of Enhetsregisteret (organisations, persons and their roles) and its import.
//!
//! Words: *unit* (a main unit or a sub-unit), *main unit*, *role holder*. Rules: names are shown as people write them, and
//! stand in the files of lists as in the register; the register's files are imported as they come and never change what a person has
//! decided; a sub-unit inherits from its main unit, never the other way. The room lies below `access`, which decides on what it says.

pub mod import;
mod model;
mod named;
mod store;
mod texts;

pub use model::{Kin, Unit, UnitStatus, kin};
pub use named::{NamedPerson, by_national_id, named_person};
pub use store::{OwnName, active_by_name, lock, role_form, unit};
pub(crate) use store::{
    add_by_name, add_person, name_person, note_birth, own_name, registered_names, sub_units, unname_awaited, updated_at,
};
pub(crate) use texts::form_name;

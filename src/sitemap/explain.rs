//! Addresses of the room `explain`, and the links to them.

use super::{query, with_query};
use crate::kernel::Lang;

/// Why does it not work? For everybody; machines lead here with `error_uri`.
pub(crate) const PUBLIC: &str = "/{lang}/hvorfor";

/// About one refused request: its code and its correlation id.
pub(crate) fn of_attempt(lang: Lang, code: &str, correlation_id: &str) -> String {
    with_query(format!("/{lang}/hvorfor"), &query(&[("kode", code), ("id", correlation_id)]))
}

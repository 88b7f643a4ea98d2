//! What the gates ask of the database besides what the register says.

use sqlx::PgConnection;

use crate::kernel::PersonId;

/// Is she named as support staff now?
pub(super) async fn is_staff(db: &mut PgConnection, person: PersonId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from support_staff where person_id = $1 and until is null) as "staff!""#,
        person as _,
    )
    .fetch_one(db)
    .await
}

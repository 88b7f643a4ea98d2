use sqlx::PgConnection;

/// Does the database take no changes, as one does that follows another?
pub(super) async fn is_read_only(db: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select current_setting('transaction_read_only') = 'on' as "is_read_only!""#)
        .fetch_one(db)
        .await
}

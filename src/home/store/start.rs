use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::access::{Acting, ArrangeOverview};

/// Notes whether the user wants to see the first steps.
pub(in super::super) async fn hide_start(
    db: &mut PgConnection,
    acting: &Acting<ArrangeOverview>,
    hides: bool,
) -> sqlx::Result<()> {
    if hides {
        sqlx::query!(
            "insert into hidden_start (person_id, org_number, hidden_at) values ($1, $2, $3) on conflict do nothing",
            acting.person() as _,
            acting.org() as _,
            acting.now().to_sqlx() as _,
        )
        .execute(db)
        .await?;
    } else {
        sqlx::query!(
            "delete from hidden_start where person_id = $1 and org_number = $2",
            acting.person() as _,
            acting.org() as _,
        )
        .execute(db)
        .await?;
    }
    Ok(())
}

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use super::super::terms::{Signature, Terms, TermsText, TermsVersion};
use crate::{
    access::{Acting, Right, SignTerms},
    kernel::Ref,
    ledger::Change,
};

/// Most versions that the page lists.
const MOST: i64 = 50;

/// The versions, the newest first, and who has signed each for the organisation. The text is of this version, or of the newest.
pub(in super::super) async fn terms<R: Right>(
    db: &mut PgConnection,
    acting: &Acting<R>,
    shown: Option<&TermsVersion>,
) -> sqlx::Result<Vec<Terms>> {
    let rows = sqlx::query!(
        r#"
        select t.version as "version: TermsVersion", t.published_at, t.must_be_signed_by, s.signed_at as "signed_at?",
               s.signed_name as "signed_name?", s.signed_in as "signed_in?: Ref",
               case
                 when t.version <> coalesce($2, (select version from terms_version order by published_at desc, version limit 1)) then null
                 when $3 = 'nn' then t.text_nn
                 when $3 = 'en' then t.text_en
                 else t.text_nb
               end as text
        from terms_version t
        left join terms_signature s on s.version = t.version and s.org_number = $1
        order by t.published_at desc, t.version
        limit $4
        "#,
        acting.org() as _,
        shown.map(TermsVersion::as_str),
        acting.lang().code(),
        MOST,
    )
    .fetch_all(db)
    .await?;
    let signature = |name: Option<String>, at: Option<jiff_sqlx::Timestamp>, reference: Option<Ref>| {
        Some(Signature { name: name?, at: at?.to_jiff(), reference: reference? })
    };
    let terms = rows.into_iter().map(|row| Terms {
        version: row.version,
        published_at: row.published_at.to_jiff(),
        must_be_signed_by: row.must_be_signed_by.to_jiff(),
        signature: signature(row.signed_name, row.signed_at, row.signed_in),
        text: row.text,
    });
    Ok(terms.collect())
}

/// The newest version.
pub(in super::super) async fn newest(db: &mut PgConnection) -> sqlx::Result<Option<TermsVersion>> {
    sqlx::query_scalar!(
        r#"select version as "version: TermsVersion" from terms_version order by published_at desc, version limit 1"#
    )
    .fetch_optional(db)
    .await
}

/// Signs a version for the organisation. `false`: it has been signed already.
pub(in super::super) async fn sign(
    change: &mut Change,
    acting: &Acting<SignTerms>,
    version: &TermsVersion,
) -> sqlx::Result<bool> {
    let (org, at, reference) = (acting.org(), change.at(), change.reference().clone());
    let done = sqlx::query!(
        r#"
        insert into terms_signature (org_number, version, signed_at, signed_by, signed_name, signed_in)
        values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing
        "#,
        org as _,
        version.as_str(),
        at.to_sqlx() as _,
        acting.person() as _,
        acting.login().name,
        reference.as_str(),
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Publishes a version. `false`: there is one of that name.
pub(in super::super) async fn publish(
    db: &mut PgConnection,
    version: &TermsVersion,
    (at, must_be_signed_by): (Timestamp, Date),
    text: &TermsText,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        r#"
        insert into terms_version (version, published_at, must_be_signed_by, text_nb, text_nn, text_en)
        values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing
        "#,
        version.as_str(),
        at.to_sqlx() as _,
        must_be_signed_by.to_sqlx() as _,
        text.nb,
        text.nn,
        text.en,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Each version, by which day it must be signed, and how many have.
pub(in super::super) async fn published(db: &mut PgConnection) -> sqlx::Result<Vec<(TermsVersion, Date, i64)>> {
    let rows = sqlx::query!(
        r#"
        select t.version as "version: TermsVersion", t.must_be_signed_by,
               (select count(*) from terms_signature s where s.version = t.version) as "signed!"
        from terms_version t
        order by t.published_at desc, t.version
        "#
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.version, row.must_be_signed_by.to_jiff(), row.signed)).collect())
}

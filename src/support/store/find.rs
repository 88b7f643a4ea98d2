use sqlx::PgConnection;
use uuid::Uuid;

use super::super::model::{Hit, HitKind};
use crate::{
    kernel::{EmailAddress, OrgNumber, PersonId, Ref, search_key},
    members::{EmailDomain, WorkAddress},
};

/// What a statement found: kind, id, name, and whose it is.
macro_rules! hits {
    ($db:expr, $sql:literal, $($argument:expr),*) => {
        sqlx::query_as!(
            Hit,
            r#"select kind as "kind!: HitKind", id as "id!", name as "name!", of as "of!", is_test as "is_test!" from ("# + $sql + ") found",
            $($argument),*
        )
        .fetch_all($db)
        .await
    };
}

/// The organisations in whose logs the change with this reference is.
pub(in super::super) async fn by_reference(
    db: &mut PgConnection,
    reference: &Ref,
) -> sqlx::Result<Vec<(OrgNumber, String)>> {
    let rows = sqlx::query!(
        r#"
        select distinct e.org_number as "org: OrgNumber", o.name
        from event e
        join organisation o using (org_number)
        where e.ref = $1
        order by e.org_number
        limit 20
        "#,
        reference.as_str(),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.org, row.name)).collect())
}

/// A client or a scope with this id, or whose API resource it is.
pub(in super::super) async fn by_id(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Vec<Hit>> {
    hits!(
        db,
        "select 'client' as kind, c.client_id::text as id, c.name, o.name as of, c.environment = 'test' as is_test
         from client c join organisation o using (org_number) where c.client_id = $1
         union all
         select 'scope', s.scope_id::text, s.name, o.name, s.environment = 'test'
         from scope s join organisation o on o.org_number = s.provider_org_number where s.scope_id = $1
         union all
         select 'organisation', o.org_number::text, o.name, r.title_nb, r.environment = 'test'
         from api_resource r join organisation o on o.org_number = r.provider_org_number where r.api_resource_id = $1",
        id
    )
}

/// The organisations whose domain this address has. Whom somebody's own address belongs to is told once a case has been named.
pub(in super::super) async fn by_email(db: &mut PgConnection, address: &EmailAddress) -> sqlx::Result<Vec<Hit>> {
    let domain = WorkAddress::of(address).domain();
    hits!(
        db,
        "select distinct 'organisation' as kind, o.org_number::text as id, o.name, '' as of, false as is_test
         from organisation o
         where o.org_number in (
           select d.org_number from email_domain d
           where d.released_at is null and (d.domain = $1 or d.subdomains_since is not null and $1 like '%.' || d.domain)
         )
         limit 20",
        domain.as_str()
    )
}

/// Somebody who has registered with this address.
pub(in super::super) async fn member(db: &mut PgConnection, address: &EmailAddress) -> sqlx::Result<Option<PersonId>> {
    let address = WorkAddress::of(address);
    sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from member where email = $1 order by revoked_at desc nulls first limit 1"#,
        address.address().as_str(),
    )
    .fetch_optional(db)
    .await
}

/// The organisations that have claimed this domain, or one that decides for it too.
pub(in super::super) async fn by_domain(db: &mut PgConnection, domain: &EmailDomain) -> sqlx::Result<Vec<Hit>> {
    hits!(
        db,
        "select 'organisation' as kind, o.org_number::text as id, o.name, d.domain as of, false as is_test
         from email_domain d join organisation o using (org_number)
         where d.released_at is null and (d.domain = $1 or d.subdomains_since is not null and $1 like '%.' || d.domain)
         limit 20",
        domain.as_str()
    )
}

/// Scopes of this name, or that begin with it.
pub(in super::super) async fn by_scope(db: &mut PgConnection, name: &str) -> sqlx::Result<Vec<Hit>> {
    hits!(
        db,
        "select 'scope' as kind, s.scope_id::text as id, s.name, o.name as of, s.environment = 'test' as is_test
         from scope s join organisation o on o.org_number = s.provider_org_number
         where starts_with(s.name, $1)
         order by s.name <> $1, s.name, s.environment desc
         limit 20",
        name
    )
}

/// Clients that have a key of this name, organisations that are called so or have this prefix.
pub(in super::super) async fn by_word(db: &mut PgConnection, word: &str) -> sqlx::Result<Vec<Hit>> {
    let beginning = search_key(word).replace(['\\', '%', '_'], "");
    hits!(
        db,
        "(select 'client' as kind, c.client_id::text as id, c.name, o.name as of, c.environment = 'test' as is_test
          from client_key k join client c using (client_id) join organisation o using (org_number)
          where k.kid = $1 and k.removed_at is null
          limit 20)
         union all
         (select 'organisation', o.org_number::text, o.name, p.prefix || ':', false
          from prefix p join organisation o using (org_number) where p.prefix = lower($1))
         union all
         (select 'organisation', o.org_number::text, o.name, coalesce(o.municipality, o.city, ''), false
          from organisation o
          where $2 <> '' and o.search_name like $2 || '%'
          order by length(o.name), o.name
          limit 20)",
        word,
        beginning
    )
}

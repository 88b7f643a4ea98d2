use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde::Deserialize;
use sqlx::PgConnection;

use super::super::model::{Kind, SOON, UNUSED};
use crate::{
    access::{Acting, ManageClients, ViewClients},
    kernel::{ClientId, Environment, oslo, search_text},
};

/// How an address asks for those made last first, and for those whose keys run out first.
pub(in super::super) const NEWEST: &str = "nyeste";
pub(in super::super) const KEY_EXPIRY: &str = "utloper";

/// Which of the clients are shown: those that something has to be done about, or that are out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(in super::super) enum Shown {
    #[default]
    #[serde(rename = "")]
    Active,
    #[serde(rename = "nokkel")]
    KeyRunsOut,
    #[serde(rename = "mangler")]
    LacksAccess,
    #[serde(rename = "ubrukt")]
    Unused,
    #[serde(rename = "deaktivert")]
    Inactive,
    #[serde(rename = "alle")]
    All,
}

impl Shown {
    /// As addresses and the statement write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "",
            Self::KeyRunsOut => "nokkel",
            Self::LacksAccess => "mangler",
            Self::Unused => "ubrukt",
            Self::Inactive => "deaktivert",
            Self::All => "alle",
        }
    }
}

/// What the list is asked for.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Filter {
    pub search: Option<String>,
    pub shown: Shown,
    /// Of this type; none: of all.
    pub kind: Option<Kind>,
    pub order: &'static str,
    /// Where the page before ended: what it is ordered by, and the id.
    pub cursor: Option<(String, ClientId)>,
    pub limit: i64,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(in super::super) struct Row {
    pub id: ClientId,
    pub place: String,
    pub name: String,
    pub description: String,
    pub kind: Kind,
    /// Can it have keys?
    pub keeps_keys: bool,
    pub for_customers: bool,
    pub has_package: bool,
    pub is_active: bool,
    pub scopes: i64,
    /// Of these, those that no token is given for.
    pub missing: i64,
    /// Keys that count.
    pub keys: i64,
    /// When the first of its keys runs out, or ran out.
    pub expires_at: Option<jiff_sqlx::Timestamp>,
    pub last_used: Option<jiff_sqlx::Timestamp>,
    pub created_at: jiff_sqlx::Timestamp,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct ListPage {
    pub rows: Vec<Row>,
    pub more: bool,
}

/// The organisation's clients.
pub(in super::super) async fn page_of_clients(
    db: &mut PgConnection,
    acting: &Acting<ViewClients>,
    environment: Environment,
    filter: &Filter,
) -> sqlx::Result<ListPage> {
    let now = acting.now();
    let ahead = now.saturating_add(SOON).unwrap_or(Timestamp::MAX);
    let long_ago = now.saturating_sub(UNUSED).unwrap_or(Timestamp::MIN);
    let (place, id) = filter.cursor.clone().unzip();
    let served: Vec<String> =
        Kind::ALL.into_iter().filter(|kind| kind.is_served()).map(|kind| kind.wire().to_owned()).collect();
    let mut rows = sqlx::query_as!(
        Row,
        r#"
        with own as (
          select c.*, k.keys, k.expires_at, client_last_used(c.client_id) as last_used,
                 (select count(*) from client_scope s where s.client_id = c.client_id and s.removed_at is null) as scopes
          from client c
          cross join lateral (
            select count(*) filter (where k.expires_at > $8) as keys, min(k.expires_at) as expires_at
            from client_key k
            where k.client_id = c.client_id and k.removed_at is null
          ) k
          where c.org_number = $1 and c.environment = $2 and ($13::text is null or c.integration_type = $13)
            and case $3 when 'deaktivert' then c.deactivated_at is not null when 'alle' then true else c.deactivated_at is null end
            and ($4::text is null or search_key(concat_ws(' ', c.name, c.description, c.client_id::text)) like '%' || $4 || '%'
                 or exists (select from client_key i where i.client_id = c.client_id and i.removed_at is null
                            and search_key(i.kid) like '%' || $4 || '%'))
        ), placed as (
          select *, case $5
                      when 'nyeste' then to_char(9999999999 - extract(epoch from created_at), 'FM0000000000.000000')
                      when 'utloper' then coalesce(to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '9999')
                      else name
                    end as place
          from own
          where case $3
                  when 'nokkel' then expires_at < $10
                  when 'mangler' then exists (
                    select from client_scope_states(own.client_id, $9) s
                    where s.own is distinct from 'valid' and s.theirs is distinct from 'valid'
                  )
                  when 'ubrukt' then integration_type = any ($14) and created_at < $11 and coalesce(last_used, '-infinity') < $11
                  else true
                end
        ), page as materialized (
          select *
          from placed
          where $6::text is null or (place, client_id) > ($6, $7::uuid)
          order by place, client_id
          limit $12
        )
        select client_id as "id: ClientId", place as "place!", name, description,
               integration_type as "kind: Kind", for_customers,
               coalesce(oidc ->> 'application_type' = 'web', true) as "keeps_keys!",
               exists (select from client_package p where p.client_id = page.client_id and p.removed_at is null) as "has_package!",
               deactivated_at is null as "is_active!", scopes as "scopes!",
               (select count(*) from client_scope_states(page.client_id, $9) s
                where s.own is distinct from 'valid' and s.theirs is distinct from 'valid') as "missing!",
               keys as "keys!",
               expires_at as "expires_at?: jiff_sqlx::Timestamp", last_used as "last_used?: jiff_sqlx::Timestamp",
               created_at as "created_at: jiff_sqlx::Timestamp"
        from page
        order by place, client_id
        "#,
        acting.org() as _,
        environment as _,
        filter.shown.word(),
        filter.search.as_deref().and_then(search_text),
        filter.order,
        place,
        id as Option<ClientId>,
        now.to_sqlx() as _,
        oslo(now).date().to_sqlx() as _,
        ahead.to_sqlx() as _,
        long_ago.to_sqlx() as _,
        filter.limit + 1,
        filter.kind.map(Kind::wire),
        &served,
    )
    .fetch_all(db)
    .await?;
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ListPage { rows, more })
}

/// What the organisation has, whatever is searched for.
#[derive(Debug)]
pub(in super::super) struct Counts {
    /// Clients that are out of use.
    pub inactive: i64,
    /// Has it clients of other types than the ordinary one?
    pub has_types: bool,
}

/// What the organisation has of clients in an environment.
pub(in super::super) async fn counts(
    db: &mut PgConnection,
    acting: &Acting<ViewClients>,
    environment: Environment,
) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        r#"
        select count(*) filter (where deactivated_at is not null) as "inactive!",
               coalesce(bool_or(integration_type <> $3), false) as "has_types!"
        from client
        where org_number = $1 and environment = $2
        "#,
        acting.org() as _,
        environment as _,
        Kind::default().wire(),
    )
    .fetch_one(db)
    .await
}

/// Has one of those in use this name, in whatever letters?
pub(in super::super) async fn has_name(
    db: &mut PgConnection,
    acting: &Acting<ManageClients>,
    environment: Environment,
    name: &str,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"
        select exists (
          select from client where org_number = $1 and environment = $2 and deactivated_at is null and lower(name) = lower(trim($3))
        ) as "exists!"
        "#,
        acting.org() as _,
        environment as _,
        name,
    )
    .fetch_one(db)
    .await
}

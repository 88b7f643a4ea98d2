//! What an event keeps of one row, and between whom it is.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    delegations::events::{Item, WhatThen},
    kernel::{ApiResourceId, Environment, Holder, OrgNumber, Party, PersonId, Title},
    packages,
};

/// A delegation or a grant as an event tells it: its giver, its holder, and what it is.
pub(super) async fn item(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<(Party, Holder, Item)>> {
    let row = sqlx::query!(
        r#"
        select g.org_number as "giver: OrgNumber", g.name as giver_name, x.holder_org_number as "holder?: OrgNumber",
               h.name as "holder_name?", x.holder_person_id as "person?: PersonId",
               trim(p.given_name || ' ' || p.family_name) as "person_name?", x.kind as "kind!", x.code as "code!",
               x.api_resource_id as "resource?: ApiResourceId", x.resource_version, x.environment as "environment?: Environment",
               v.scope_names as "scope_names?", coalesce(r.title_nb, k.name_nb, a.name_nb, x.code) as "title_nb!",
               coalesce(r.title_nn, k.name_nn, a.name_nn, x.code) as "title_nn!",
               coalesce(r.title_en, k.name_en, a.name_en, x.code) as "title_en!"
        from (
          select org_number, holder_org_number, null::uuid as holder_person_id, 'api' as kind, api_resource_id::text as code,
                 api_resource_id, resource_version, environment
          from delegation
          where delegation_id = $1
          union all
          select org_number, holder_org_number, holder_person_id, kind, code, null, null, null
          from access_grant
          where access_grant_id = $1
        ) x
        join organisation g on g.org_number = x.org_number
        left join organisation h on h.org_number = x.holder_org_number
        left join person p on p.person_id = x.holder_person_id
        left join api_resource r on r.api_resource_id = x.api_resource_id
        left join api_resource_version v on v.api_resource_id = x.api_resource_id and v.version = x.resource_version
        left join access_package k on x.kind = 'package' and k.urn = x.code
        left join access_area a on x.kind = 'area' and a.urn = x.code
        "#,
        id,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        let holder = match (row.holder, row.holder_name, row.person, row.person_name) {
            (Some(number), Some(name), ..) => Holder::Organisation(Party { number, name }),
            (.., Some(person), Some(name)) => Holder::Person { person, name },
            _ => return None,
        };
        let title = match packages::What::parse(&row.kind, &row.code) {
            Some(packages::What::Right(right)) => packages::Named::right(right).name,
            _ => Title { nb: row.title_nb, nn: row.title_nn, en: row.title_en },
        };
        let what = match (row.resource, row.resource_version, row.environment) {
            (Some(resource), Some(version), Some(environment)) => {
                WhatThen::Api { resource, version, environment, scopes: row.scope_names.unwrap_or_default() }
            }
            _ => WhatThen::Grant { kind: row.kind, code: row.code },
        };
        Some((Party { number: row.giver, name: row.giver_name }, holder, Item { id, title, what }))
    }))
}

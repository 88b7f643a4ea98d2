//! Where a history is played: organisations of its own in a world that many share.

use uuid::Uuid;

use super::plan::THINGS;
use crate::support::world::World;

/// Organisations of the demo that a history takes: the giver, the provider and two suppliers.
pub const ORGANISATIONS: usize = 4;
const PACKAGE: &str = "urn:altinn:accesspackage:programmeringsgrensesnitt";

/// Where a history is played, with all that its steps name.
#[derive(Debug, Clone)]
pub struct Place {
    pub giver: i32,
    pub provider: i32,
    pub suppliers: [i32; 2],
    /// Hanne, Ingrid and Mona.
    pub people: [Uuid; 3],
    /// The two suppliers and Tor, as addresses have them.
    pub holders: [String; 3],
    /// As forms have them.
    pub things: [String; 5],
    pub scopes: [Uuid; 2],
    pub resources: [Uuid; 2],
    /// What the names of its scopes begin with.
    pub prefix: String,
}

pub fn give_package(org: i32, person: Uuid) -> String {
    format!(
        "insert into access_grant (access_grant_id, org_number, holder_person_id, kind, code, given_at) \
         values (gen_random_uuid(), {org}, '{person}', 'package', '{PACKAGE}', now()) on conflict do nothing"
    )
}

pub fn give_role(org: i32, person: Uuid) -> String {
    format!(
        "insert into register_role (org_number, role_code, holder_person_id) values ({org}, 'DAGL', '{person}') on conflict do nothing"
    )
}

impl Place {
    /// The organisations from this one on, with two scopes and two resources that bundle them, and everything in place.
    pub async fn furnish(world: &World, first: usize, people: [Uuid; 3], tor: Uuid, asker: Uuid) -> Self {
        let name = |nth: usize| format!("Borettslaget {:03}", first + nth);
        let names: Vec<String> = (0..ORGANISATIONS).map(name).collect();
        let numbers: Vec<i32> = world
            .ask(format!(
                "select array_agg(org_number order by name) from organisation where name in ('{}')",
                names.join("','")
            ))
            .await;
        let [giver, provider, one, two] = numbers[..] else { panic!("{numbers:?}") };
        let [a, b, c, d]: [Uuid; 4] = std::array::from_fn(|_| uuid::Uuid::now_v7());
        let prefix = format!("h{first:03}");
        let scope = |nth: usize, id: Uuid| {
            format!(
                "insert into scope (scope_id, environment, name, provider_org_number, description_nb) \
                 values ('{id}', 'prod', '{prefix}:{nth}.read', {provider}, 'Målere'); \
                 insert into scope_access (scope_access_id, scope_id, org_number) values (gen_random_uuid(), '{id}', {giver});"
            )
        };
        let resource = |nth: usize, id: Uuid, scopes: &str| {
            let title = format!("'{prefix}-{nth}'");
            format!(
                "insert into api_resource (api_resource_id, environment, identifier, provider_org_number, title_nb, title_nn, title_en, \
                                           description_nb, description_nn, description_en) \
                 values ('{id}', 'prod', {title}, {provider}, {title}, {title}, {title}, {title}, {title}, {title}); \
                 insert into api_resource_version (api_resource_id, version, scope_names, writes) \
                 values ('{id}', 1, array[{scopes}], false);"
            )
        };
        let holder = |org: &str, person: &str, name: &str| {
            format!(
                "insert into holder (org_number, holder_org_number, holder_person_id, sort_name, quiet_since) \
                 values ({giver}, {org}, {person}, '{name}', now());"
            )
        };
        world
            .happens(format!(
                "insert into prefix (prefix, org_number) values ('{prefix}', {provider}); {} {} {} {} {} {} {} {}; {}; {}; {}",
                scope(0, a),
                scope(1, b),
                resource(0, c, &format!("'{prefix}:0.read'")),
                resource(1, d, &format!("'{prefix}:0.read', '{prefix}:1.read'")),
                holder(&one.to_string(), "null", &names[2]),
                holder(&two.to_string(), "null", &names[3]),
                holder("null", &format!("'{tor}'"), "Tor"),
                give_package(giver, people[2]),
                give_role(giver, people[1]),
                give_role(one, asker),
                give_role(two, asker),
            ))
            .await;
        let package = |name: &str| format!("package urn:altinn:accesspackage:{name}");
        let things = [
            format!("api {c}"),
            format!("api {d}"),
            package("maskinlesbarehendelser"),
            "right self-service-integrations".to_owned(),
            package("hovedadministrator"),
        ];
        assert_eq!(things.len(), THINGS.len());
        let holders = [one.to_string(), two.to_string(), tor.to_string()];
        Self {
            giver,
            provider,
            suppliers: [one, two],
            people,
            holders,
            things,
            scopes: [a, b],
            resources: [c, d],
            prefix,
        }
    }
}

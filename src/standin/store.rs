use jiff::civil::Date;
use sqlx::PgPool;

use crate::kernel::{OrgNumber, PersonId, PersonName, RegisterRole, search_digits, search_key};

/// A role somebody has.
#[derive(Debug)]
pub(super) struct Role {
    pub(super) role: RegisterRole,
    pub(super) org: OrgNumber,
    /// The organisation's name, if the register has it.
    pub(super) org_name: Option<String>,
}

/// Somebody who can log in.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) person_id: PersonId,
    pub(super) name: PersonName,
    pub(super) born_on: Option<Date>,
    pub(super) roles: Vec<Role>,
}

/// Persons with a number and a role whose name, organisation or organisation number holds `search`; the first 25.
pub(super) async fn persons(db: &PgPool, search: &str) -> sqlx::Result<Vec<Person>> {
    let rows = sqlx::query!(
        r#"with found as (
             select p.person_id, p.given_name, p.family_name, p.born_on
             from person p
             where p.national_id_hash is not null
               and not p.died
               and exists (
                 select from register_role r
                 left join organisation o on o.org_number = r.org_number
                 where r.holder_person_id = p.person_id
                   and ($1 = ''
                     or position($1 in search_key(p.given_name || ' ' || p.family_name)) > 0
                     or position($1 in o.search_name) > 0
                     or r.org_number::text = $2)
               )
             order by p.family_name, p.given_name, p.person_id
             limit 25
           )
           select f.person_id, f.given_name, f.family_name, f.born_on as "born_on: jiff_sqlx::Date",
             r.role_code, r.org_number, o.name as "org_name?"
           from found f
           join register_role r on r.holder_person_id = f.person_id
           left join organisation o on o.org_number = r.org_number
           order by f.family_name, f.given_name, f.person_id, r.org_number, r.role_code"#,
        search_key(search),
        search_digits(search),
    )
    .fetch_all(db)
    .await?;
    let mut persons: Vec<Person> = Vec::new();
    for row in rows {
        let Ok(org) = OrgNumber::try_from(row.org_number) else { continue };
        let role = Role { role: row.role_code.into(), org, org_name: row.org_name };
        let person_id = PersonId::from(row.person_id);
        match persons.last_mut() {
            Some(last) if last.person_id == person_id => last.roles.push(role),
            _ => persons.push(Person {
                person_id,
                name: PersonName { given: row.given_name, family: row.family_name },
                born_on: row.born_on.map(jiff_sqlx::Date::to_jiff),
                roles: vec![role],
            }),
        }
    }
    Ok(persons)
}

/// The sealed number of somebody who has one.
pub(super) async fn sealed_number(db: &PgPool, person: PersonId) -> sqlx::Result<Option<Vec<u8>>> {
    let sealed = sqlx::query_scalar!("select national_id_cipher from person where person_id = $1", person.uuid());
    Ok(sealed.fetch_optional(db).await?.flatten())
}

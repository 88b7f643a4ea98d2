-- What it costs when units leave the register or are left without roles: delegations given and received, accesses to scopes and own scopes
-- in use that count on a day, and persons with key roles.
create or replace function unit_costs(units integer[], today date) returns table (
  org_number integer, name text, given bigint, received bigint, accesses bigint, scopes bigint, people bigint
) language sql stable as $$
  select u.org_number, o.name,
         (select count(*) from delegation d
          where d.org_number = u.org_number and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)),
         (select count(*) from delegation d
          where d.holder_org_number = u.org_number and d.withdrawn_at is null and (d.ends_on is null or d.ends_on >= today)),
         (select count(*) from scope_access a
          where a.org_number = u.org_number and a.withdrawn_at is null and (a.ends_on is null or a.ends_on >= today)),
         (select count(*) from scope s where s.provider_org_number = u.org_number and s.deactivated_at is null),
         (select count(distinct p.person_id) from register_role r
          join person p on p.person_id = r.holder_person_id and not p.died
          where r.org_number = u.org_number and is_key_role(r.role_code, o.org_form))
  from unnest(units) as u (org_number)
  left join organisation o using (org_number)
  order by 1
$$;

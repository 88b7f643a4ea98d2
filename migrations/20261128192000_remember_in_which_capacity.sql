-- In which capacities the giver gave something: the codes of their key roles, and hovedadministrator. An area gives the packages that they
-- may give, whatever becomes of the giver. Of what was given before, that is told from the roles the register has had them in.
alter table access_grant add column given_as text[] not null default '{hovedadministrator}';

update access_grant g
set given_as = r.codes
from (
  select a.access_grant_id, array_agg(distinct r.role_code) as codes
  from access_grant a
  join organisation o on o.org_number = a.org_number
  left join organisation m on o.sub_unit and m.org_number = o.parent_org_number
  join (
    select org_number, role_code, holder_person_id from register_role
    union all
    select org_number, role_code, holder_person_id from register_role_past
    union all
    select org_number, 'hovedadministrator', holder_person_id
    from access_grant
    where code = 'urn:altinn:accesspackage:hovedadministrator'
  ) r on r.org_number in (o.org_number, m.org_number) and r.holder_person_id = a.given_by
  where a.kind = 'area' and (r.role_code = 'hovedadministrator' or is_key_role(r.role_code, coalesce(m.org_form, o.org_form)))
  group by a.access_grant_id
) r
where g.access_grant_id = r.access_grant_id;

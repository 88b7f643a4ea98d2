-- Why no natural person can act for a unit; null where somebody can, by a key role or as main administrator. 'bankrupt': the estate has
-- no administrator; 'organisations': only organisations have the key roles, and nobody comes through them; else 'no-role'.
create or replace function nobody_decides(unit integer, today date) returns text language sql stable as $$
  select case
           when exists (
             select from origins_of(unit, null, today) s
             cross join lateral holdings_in(s.org_number, null, today) h
             where h.holder_person_id is not null and (h.code = 'BOBE' or not o.bankrupt)
               and (h.kind = 'role' and is_key_role(h.code, s.org_form)
                 or h.kind = 'package' and h.code = 'urn:altinn:accesspackage:hovedadministrator')
           ) then null
           when o.bankrupt then 'bankrupt'
           when exists (
             select from roles_for(unit, null, today) r where r.holder_org_number is not null and is_key_role(r.role_code, r.org_form)
           ) then 'organisations'
           else 'no-role'
         end
  from organisation o
  where o.org_number = unit
$$;

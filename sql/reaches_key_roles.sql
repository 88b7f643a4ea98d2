-- Does what an organisation holds by a role in a unit of this form reach the key roles of the organisation? The participants (DTPR,
-- DTSO) of an inter-municipal company (IKS) are municipalities, and their leaders do not decide for the company.
create or replace function reaches_key_roles(role_code text, org_form text) returns boolean language sql immutable parallel safe as $$
  select not (org_form = 'IKS' and role_code in ('DTPR', 'DTSO'))
$$;

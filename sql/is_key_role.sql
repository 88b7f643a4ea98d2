-- Is this a key role in an organisation of this form? Who has one decides for the organisation, and holds what it holds elsewhere.
-- INNH counts in a sole proprietorship (ENK, and TVAM, which the tax authorities have registered), KNUF in a NUF, and both only there.
-- The same rule in Rust: RegisterRole::is_key_in.
create or replace function is_key_role(role_code text, org_form text) returns boolean language sql immutable parallel safe as $$
  select role_code in ('DAGL', 'LEDE', 'DTPR', 'DTSO', 'KOMP', 'BEST', 'BOBE')
    or (role_code = 'INNH' and org_form in ('ENK', 'TVAM')) or (role_code = 'KNUF' and org_form = 'NUF')
$$;

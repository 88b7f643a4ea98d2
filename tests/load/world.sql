-- The worlds the load test measures in, on top of the demo. The sizes come as settings: load.suppliers, load.givers, load.scopes,
-- load.holders, load.accesses, load.clients, load.jwk. Nothing here is random, so that two runs have the same rows in the same pages.

-- No triggers and no foreign key checks: the rows are right by construction, and checking them takes half a minute.
set session_replication_role = replica;

-- Organisation numbers with their check digit, from one series of stems.
create function pg_temp.numbers(first integer, wanted integer) returns table (nth integer, org_number integer)
language sql immutable as $$
  select row_number() over (order by stem)::integer, stem * 10 + (11 - weighed % 11) % 11
  from (
    select stem, stem % 10 * 2 + stem / 10 % 10 * 3 + stem / 100 % 10 * 4 + stem / 1000 % 10 * 5 + stem / 10000 % 10 * 6
                 + stem / 100000 % 10 * 7 + stem / 1000000 % 10 * 2 + stem / 10000000 * 3 as weighed
    from generate_series(first, first + wanted + wanted / 8 + 20) as stem
  ) stems
  where weighed % 11 <> 1
  order by stem
  limit wanted
$$;

-- Ids of version 7, in the order of birth, as the portal makes them. `kind` keeps the tables apart.
create function pg_temp.id(kind integer, nth bigint) returns uuid language sql immutable as $$
  select (lpad(to_hex(26000000 + kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(nth), 12, '0'))::uuid
$$;

create temporary table supplier as
select nth, org_number,
       (array['FJORD', 'NORD', 'ÅS', 'BERG', 'DAL', 'SKOG', 'ELV', 'VIK', 'HAV', 'MO', 'LI', 'ØY', 'TIND', 'KYST', 'BRE', 'SUND'])[1 + nth * 7 % 16]
         || ' ' || (array['DATA', 'REGNSKAP', 'SYSTEM', 'DRIFT', 'RÅDGIVING', 'INTEGRASJON', 'LØNN'])[1 + nth % 7]
         || ' ' || lpad(nth::text, 5, '0') || ' AS' as name
from pg_temp.numbers(33000000, current_setting('load.suppliers')::integer);

create temporary table giver as
select nth, org_number, 'VIRKSOMHET ' || lpad(nth::text, 6, '0') || ' AS' as name
from pg_temp.numbers(34000000, current_setting('load.givers')::integer);

insert into organisation (org_number, name, org_form, municipality, city, registered_on, content_hash)
select org_number, name, 'AS', 'OSLO', 'OSLO', date '2010-01-01', ''
from (table supplier union all table giver) as units;

insert into person (person_id, unnumbered_key, given_name, family_name, born_on)
select pg_temp.id(1, org_number), int4send(org_number), 'Person', 'Nr ' || org_number, date '1970-01-01'
from (table supplier union all table giver) as units;

insert into register_role (org_number, role_code, holder_person_id, since)
select org_number, 'DAGL', pg_temp.id(1, org_number), date '2010-01-01'
from (table supplier union all table giver) as units;

insert into api_resource (api_resource_id, environment, identifier, provider_org_number, title_nb, title_nn, title_en,
                          description_nb, description_nn, description_en)
select pg_temp.id(2, nth), 'prod', 'load-' || nth, 991825827, 'Tjeneste ' || nth, 'Teneste ' || nth, 'Service ' || nth, 'x', 'x', 'x'
from generate_series(0, 19) as nth;

insert into api_resource_version (api_resource_id, version, scope_names, writes)
select pg_temp.id(2, nth), 1, array['load:tjeneste' || nth || '.read', 'load:tjeneste' || nth || '.write'], true
from generate_series(0, 19) as nth;

-- Their scopes, which everybody may use: what is delegated works, and what is taken away can be given back.
insert into scope (scope_id, environment, name, provider_org_number, description_nb, accessible_for_all)
select pg_temp.id(8, nth * 2 + kind), 'prod', 'load:tjeneste' || nth || (array['.read', '.write'])[1 + kind], 991825827, 'x', true
from generate_series(0, 19) as nth
cross join generate_series(0, 1) as kind;

-- Eksempel kommune has 400 suppliers with 1 000 delegations between them, and 50 that it had once.
create temporary table given as
select 310123455 as org_number, s.org_number as holder_org_number, s.name as holder_name, r.nth as resource, s.nth > 400 as ended
from supplier s
join generate_series(0, 2) as r (nth) on r.nth < case when s.nth <= 200 then 3 else 2 end
where s.nth <= 450;

-- Every other giver has ten suppliers: one that nearly all have, one of the well-known, and eight of the many; two delegations to each.
insert into given
select g.org_number, s.org_number, s.name, (g.nth + slot + r * 7) % 20, false
from giver g
cross join generate_series(0, 9) as slot
cross join generate_series(0, 1) as r
join supplier s on s.nth = case slot
  when 0 then 1 + g.nth % 4
  when 1 then 5 + g.nth % 200
  else 205 + (g.nth * 7919 + slot * 1201) % (current_setting('load.suppliers')::integer - 204)
end;

-- The largest giver: a housing cooperative with very many suppliers and two delegations to each.
insert into given
select 315000009, s.org_number, s.name, (s.nth + r * 7) % 20, false
from supplier s
cross join generate_series(0, 1) as r
where s.nth <= current_setting('load.holders')::integer;

insert into delegation (delegation_id, org_number, holder_org_number, environment, api_resource_id, resource_version, given_at, ends_on,
                        withdrawn_at, withdrawn_how)
select pg_temp.id(3, row_number() over ()), org_number, holder_org_number, 'prod', pg_temp.id(2, resource), 1,
       now() - interval '1 day' * (holder_org_number % 900), case when holder_org_number % 10 = 0 then current_date + 20 + resource * 30 end,
       case when ended then now() - interval '10 days' end, case when ended then 'giver' end
from given;

-- With what recount_holder would write: calling it half a million times takes a minute.
insert into holder (org_number, holder_org_number, sort_name, quiet_since, apis, ends_on, changed_at)
select d.org_number, d.holder_org_number, s.name, case when every(d.withdrawn_at is not null) then max(d.withdrawn_at) end,
       count(*) filter (where d.withdrawn_at is null), min(d.ends_on) filter (where d.withdrawn_at is null),
       max(d.given_at) filter (where d.withdrawn_at is null)
from delegation d
join supplier s on s.org_number = d.holder_org_number
group by d.org_number, d.holder_org_number, s.name
on conflict do nothing;

-- One package each, so that the mandate has something to look through.
insert into access_grant (access_grant_id, org_number, holder_org_number, kind, code, given_at)
select pg_temp.id(4, g.org_number), g.org_number, s.org_number, 'package', 'urn:altinn:accesspackage:programmeringsgrensesnitt', now()
from giver g
join supplier s on s.nth = 1 + g.nth % 4;

-- Anne Lund gets twenty organisations to choose from: her five and fifteen cooperatives.
insert into register_role (org_number, role_code, holder_person_id, since)
select o.org_number, 'LEDE', p.person_id, date '2020-01-01'
from person p
cross join (select org_number from organisation where org_form = 'BRL' order by org_number limit 15) o
where p.given_name = 'Anne' and p.family_name = 'Lund';

-- Mine API of Eksempel kommune: scopes with accesses, a tenth of a scope's number of them in the small world as in the large.
insert into prefix (prefix, org_number) values ('maaler', 310123455) on conflict do nothing;

insert into scope (scope_id, environment, name, provider_org_number, description_nb, visibility, changed_at)
select pg_temp.id(5, nth), 'prod', 'maaler:omraade' || lpad(nth::text, 5, '0') || '.read', 310123455, 'Målerdata fra område ' || nth,
       case when nth % 2 = 0 then 'public' else 'private' end, now() - interval '1 minute' * nth
from generate_series(1, current_setting('load.scopes')::integer) as nth;

insert into scope_access (scope_access_id, scope_id, org_number, granted_at, search_name)
select pg_temp.id(6, s.nth * 1000 + c.nth), pg_temp.id(5, s.nth), c.org_number, now() - interval '1 day' * (c.nth % 900), search_key(c.name)
from generate_series(1, current_setting('load.scopes')::integer) as s (nth)
join supplier c on c.nth <= case when current_setting('load.scopes')::integer > 1000 then 100 else 10 end;

-- The largest scope: the only one of Vestby vannverk's, and very many may use it.
insert into prefix (prefix, org_number) values ('vannverk', 310334456) on conflict do nothing;

insert into scope (scope_id, environment, name, provider_org_number, description_nb, visibility, changed_at)
select pg_temp.id(5, 0), 'prod', 'vannverk:alle.read', 310334456, 'Vannforbruk i hele landet', 'public', now()
where current_setting('load.accesses')::integer > 0;

insert into scope_access (scope_access_id, scope_id, org_number, granted_at, search_name)
select pg_temp.id(7, c.nth), pg_temp.id(5, 0), c.org_number, now() - interval '1 day' * (c.nth % 900), search_key(c.name)
from (
  select row_number() over (order by org_number) as nth, org_number, name
  from (select org_number, name from supplier union all select org_number, name from giver) units
) c
where c.nth <= current_setting('load.accesses')::integer;

-- Clients of the suppliers, with a key and a scope each. The first is the one that fetches tokens, for customers; the second, of Digdir, looks
-- delegations up.
insert into scope (scope_id, environment, name, provider_org_number, description_nb, accessible_for_all)
values (pg_temp.id(10, 0), 'prod', 'altinn:maskinporten/delegations.admin', 991825827, 'x', true)
on conflict do nothing;

insert into client (client_id, environment, org_number, name, integration_type, for_customers, access_token_lifetime, created_at, changed_at)
select pg_temp.id(9, c.nth), 'prod', case when c.nth = 1 then 991825827 else s.org_number end, 'Fagsystem ' || c.nth, 'maskinporten', c.nth <> 1,
       -- The look-up is asked with one token from the first round to the last.
       case when c.nth = 1 then 86400 else 120 end, now(), now()
from generate_series(0, current_setting('load.clients')::integer - 1) as c (nth)
join supplier s on s.nth = 1 + c.nth % current_setting('load.suppliers')::integer;

insert into client_key (client_key_id, client_id, kid, alg, jwk, thumbprint, added_at, expires_at)
select pg_temp.id(11, nth), pg_temp.id(9, nth), 'load', 'RS256', current_setting('load.jwk')::jsonb, 'load ' || nth, now(), now() + interval '1 year'
from generate_series(0, current_setting('load.clients')::integer - 1) as nth;

insert into client_scope (client_scope_id, client_id, scope_id, added_at)
select pg_temp.id(12, nth), pg_temp.id(9, nth), case when nth = 1 then pg_temp.id(10, 0) else pg_temp.id(8, nth % 40) end, now()
from generate_series(0, current_setting('load.clients')::integer - 1) as nth;

create table fortune (fortune_id integer primary key, message text not null);
insert into fortune
select nth, (array['A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1', 'Feature: A bug with seniority.', 'Any program that runs right is obsolete.',
                   '<script>alert("This should not be displayed in a browser alert box.");</script>', 'フレームワークのベンチマーク'])[1 + nth % 5]
from generate_series(1, 12) as nth;

reset session_replication_role;

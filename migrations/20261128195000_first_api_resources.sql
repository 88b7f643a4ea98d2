-- The API resources that suppliers of service owners are given, with their scopes, so that there is something to give wherever the portal
-- is installed: https://docs.altinn.studio/api/authentication/delegate-scopes. Digdir provides them, and what it
-- changes in them stays. Further scopes take the prefix, which support allots once Digdir is in the register.

insert into scope (scope_id, environment, name, provider_org_number, delegable, visibility, description_nb, description_nn, description_en)
select gen_random_uuid(), 'prod', s.name, 991825827, true, 'public', s.nb, s.nn, s.en
from (values
  ('altinn:serviceowner/instances.read', 'Lese skjemaer og data i tjenesteeierens Altinn-apper',
   'Lese skjema og data i Altinn-appane til tenesteeigaren', 'Read forms and data in the service owner''s Altinn apps'),
  ('altinn:serviceowner/instances.write', 'Opprette og endre skjemaer og data i tjenesteeierens Altinn-apper',
   'Opprette og endre skjema og data i Altinn-appane til tenesteeigaren', 'Create and change forms and data in the service owner''s Altinn apps')
) s (name, nb, nn, en)
on conflict (environment, name) do nothing;

with added as (
  insert into api_resource (api_resource_id, environment, identifier, provider_org_number, title_nb, title_nn, title_en,
                            description_nb, description_nn, description_en)
  values
    (gen_random_uuid(), 'prod', 'altinn-serviceowner-instances-full', 991825827,
     'Altinn tjenesteeier-API: Appinstanser (full tilgang)', 'Altinn tenesteeigar-API: Appinstansar (full tilgang)',
     'Altinn service owner API: App instances (full access)',
     'Lese, opprette og endre skjemaer og data i deres Altinn-apper, og flytte dem til neste steg.',
     'Lese, opprette og endre skjema og data i Altinn-appane dykkar, og flytte dei til neste steg.',
     'Read, create and change forms and data in your Altinn apps, and move them to the next step.'),
    (gen_random_uuid(), 'prod', 'altinn-serviceowner-instances-read', 991825827,
     'Altinn tjenesteeier-API: Appinstanser (lesetilgang)', 'Altinn tenesteeigar-API: Appinstansar (lesetilgang)',
     'Altinn service owner API: App instances (read access)',
     'Lese skjemaer og data som innbyggere og virksomheter har sendt inn i deres Altinn-apper.',
     'Lese skjema og data som innbyggjarar og verksemder har sendt inn i Altinn-appane dykkar.',
     'Read forms and data that citizens and businesses have submitted in your Altinn apps.')
  on conflict (environment, identifier) do nothing
  returning api_resource_id, identifier
)
insert into api_resource_version (api_resource_id, version, scope_names, writes)
select api_resource_id, 1,
       array['altinn:serviceowner/instances.read']
         || case when identifier like '%-full' then array['altinn:serviceowner/instances.write'] else array[]::text[] end,
       identifier like '%-full'
from added;

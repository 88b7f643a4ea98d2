-- The types of clients that are registered here (src/clients/model/kinds.rs): those that people log in with have more to them (oidc), and
-- others have not. Not validated yet, so that no page waits.

alter table client add constraint client_type_check check (
  case
    when integration_type in ('maskinporten', 'krr', 'eformidling') then oidc is null
    when integration_type in ('idporten', 'ansattporten', 'api_klient') then oidc is not null
    else false
  end
) not valid;

-- Clients that exist are of the type maskinporten: no page made others.

alter table client validate constraint client_type_check;

-- Pages ask of what has ended whether it was put back, and so lives on in another row.
create index delegation_restores_idx on delegation (restores) where restores is not null;
create index access_grant_restores_idx on access_grant (restores) where restores is not null;

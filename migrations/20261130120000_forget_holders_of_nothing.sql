-- Who was proposed for something and never had any of it stood in the list of those with rights, with an empty row. From now on a proposal
-- makes no row.
delete from holder h
where h.apis = 0 and h.grant_kinds = '{}' and h.quiet_since is null
  and not exists (select from delegation d where d.org_number = h.org_number and d.holder_org_number = h.holder_org_number)
  and not exists (select from access_grant g where g.org_number = h.org_number and g.holder_id = h.holder_id);

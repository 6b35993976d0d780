-- What was recorded stays. Who may drop this trigger may also change the record: ADR 0017 gives the application a role of
-- the database that may do neither.
create function audit_entry_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry only grows' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_only_grows();

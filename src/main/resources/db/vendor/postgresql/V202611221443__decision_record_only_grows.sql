-- As with the audit: what was recorded stays (ADR 0017).
create function decision_record_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'decision_record only grows' using errcode = 'insufficient_privilege';
end
$$;
create trigger decision_record_only_grows before update or delete or truncate on decision_record
    for each statement execute function decision_record_only_grows();

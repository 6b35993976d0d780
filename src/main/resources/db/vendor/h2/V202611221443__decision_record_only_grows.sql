-- As with the audit: what was recorded stays (ADR 0017).
create trigger decision_record_only_grows before update, delete on decision_record for each statement
    call 'org.waymark.audit.OnlyGrows';
-- H2 never truncates what another table refers to: this one stays empty.
create table decision_record_is_kept (
    line uuid not null constraint decision_record_is_kept_fk references decision_record (id)
);

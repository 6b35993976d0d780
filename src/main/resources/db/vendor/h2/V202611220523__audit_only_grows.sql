-- What was recorded stays. H2 has one user, who may drop this again: the record of a production district belongs in
-- PostgreSQL (ADR 0017).
create trigger audit_entry_only_grows before update, delete on audit_entry for each statement
    call 'org.waymark.audit.OnlyGrows';
-- H2 calls no trigger when it truncates, but never truncates what another table refers to: this one stays empty.
create table audit_entry_is_kept (
    entry uuid not null constraint audit_entry_is_kept_fk references audit_entry (id)
);

-- That the database was brought back as it had been: badges that were signed later name places in the lists of which it knows
-- nothing, so new lists are begun, once.
create table database_restore (
    id uuid not null constraint database_restore_pk primary key,
    restored_at timestamp with time zone not null,
    lists_begun_at timestamp with time zone
);

-- A restored place does nothing that is due until the operator says that it is the real one: a copy of it would send letters and
-- grades a second time.
create table work_hold (
    id uuid not null constraint work_hold_pk primary key,
    held_at timestamp with time zone not null,
    released_at timestamp with time zone
);

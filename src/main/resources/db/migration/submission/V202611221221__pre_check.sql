-- What was handed in is looked at for completeness before anyone reads it, where a district has somebody for that.
create table pre_check (
    id uuid not null constraint pre_check_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null constraint pre_check_submission_fk references submission (id) on delete cascade,
    asked_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    outcome varchar(16),
    checker_id uuid,
    sentence varchar(300),
    ended_at timestamp with time zone,
    constraint pre_check_outcome_has_a_moment check ((outcome is null) = (ended_at is null))
);
create index pre_check_by_submission on pre_check (submission_id);
create index pre_check_waiting on pre_check (district_id, ended_at, due_at);

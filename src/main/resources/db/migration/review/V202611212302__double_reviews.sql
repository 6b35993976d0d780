-- The earner is kept to keep the earner out of the readers; no page of a reader shows it.
create table double_review (
    id uuid not null constraint double_review_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null constraint double_review_one_per_submission unique,
    prior_submission_id uuid,
    definition_id uuid not null,
    definition_version_id uuid not null,
    earner_id uuid not null,
    attempt_no integer not null,
    open_criteria jsonb not null,
    status varchar(24) not null,
    submitted_at timestamp with time zone not null,
    outcome varchar(16),
    decided_at timestamp with time zone,
    decision jsonb,
    constraint double_review_decided_with_outcome check (
        (status = 'DECIDED') = (outcome is not null)
        and (status = 'DECIDED') = (decided_at is not null)
        and (status = 'DECIDED') = (decision is not null))
);

create index double_review_by_status on double_review (district_id, status, submitted_at);

-- An open slot has no reader yet; what a reader writes before recording is a draft.
create table review (
    id uuid not null constraint review_pk primary key,
    version integer not null,
    district_id uuid not null,
    double_review_id uuid not null constraint review_double_review_fk references double_review (id),
    slot varchar(8) not null,
    reader_id uuid,
    ratings jsonb not null,
    assigned_at timestamp with time zone,
    recorded_at timestamp with time zone,
    constraint review_one_per_slot unique (double_review_id, slot),
    constraint review_one_per_reader unique (double_review_id, reader_id),
    constraint review_assigned_with_reader check ((reader_id is null) = (assigned_at is null)),
    constraint review_recorded_by_a_reader check (recorded_at is null or reader_id is not null)
);

create index review_by_reader on review (district_id, reader_id, recorded_at);

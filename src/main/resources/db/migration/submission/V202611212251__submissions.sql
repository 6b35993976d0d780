create table enrolment (
    id uuid not null constraint enrolment_pk primary key,
    version integer not null,
    district_id uuid not null,
    earner_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    started_at timestamp with time zone not null,
    constraint enrolment_is_one_per_earner unique (district_id, definition_id, earner_id)
);

create table submission (
    id uuid not null constraint submission_pk primary key,
    version integer not null,
    district_id uuid not null,
    enrolment_id uuid not null constraint submission_enrolment_fk references enrolment (id),
    earner_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    attempt_no integer not null,
    status varchar(32) not null,
    prior_id uuid constraint submission_prior_fk references submission (id),
    met_before jsonb not null,
    met jsonb not null,
    started_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    original_stated_at timestamp with time zone,
    submitted_at timestamp with time zone,
    review_began_at timestamp with time zone,
    decided_at timestamp with time zone,
    constraint submission_attempt_is_one unique (enrolment_id, attempt_no),
    constraint submission_attempt_counts_from_one check (attempt_no >= 1)
);
create index submission_by_earner on submission (district_id, earner_id);

create table submission_answer (
    submission_id uuid not null constraint submission_answer_submission_fk references submission (id),
    prompt_id varchar(32) not null,
    text text not null,
    edition integer not null,
    changed_at timestamp with time zone not null,
    constraint submission_answer_pk primary key (submission_id, prompt_id)
);

create table evidence_item (
    id uuid not null constraint evidence_item_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null constraint evidence_item_submission_fk references submission (id),
    requirement varchar(32) not null,
    kind varchar(16) not null,
    title varchar(255) not null,
    text text,
    storage_key varchar(255),
    file_name varchar(255),
    media_type varchar(100),
    byte_count bigint not null,
    sha256 varchar(64),
    criteria jsonb not null,
    consent_given_at timestamp with time zone,
    copied_from_id uuid,
    added_at timestamp with time zone not null
);
create index evidence_item_by_submission on evidence_item (submission_id);
create index evidence_item_by_storage_key on evidence_item (storage_key);

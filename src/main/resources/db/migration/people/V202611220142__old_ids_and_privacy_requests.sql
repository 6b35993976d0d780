-- What a person was called under LTI 1.1, proven by a launch.
create table person_old_id (
    id uuid not null constraint person_old_id_pk primary key,
    district_id uuid not null constraint person_old_id_district_fk references district (id),
    person_id uuid not null constraint person_old_id_person_fk references person (id),
    consumer_key varchar(255) not null,
    user_id varchar(255) not null,
    proven_at timestamp with time zone not null,
    constraint person_old_id_names_one_person unique (district_id, consumer_key, user_id)
);
create index person_old_id_of_person on person_old_id (person_id);

-- asked_by_id is the person or, on their behalf, an LMS administrator.
create table privacy_request (
    id uuid not null constraint privacy_request_pk primary key,
    version integer not null,
    district_id uuid not null constraint privacy_request_district_fk references district (id),
    person_id uuid not null constraint privacy_request_person_fk references person (id),
    kind varchar(16) not null constraint privacy_request_kind check (kind in ('DELETION', 'COPY')),
    asked_by_id uuid not null constraint privacy_request_asked_by_fk references person (id),
    asked_at timestamp with time zone not null,
    withdrawn_at timestamp with time zone,
    constraint privacy_request_one_open unique nulls not distinct (person_id, kind, withdrawn_at),
    constraint privacy_request_withdrawn_after check (withdrawn_at is null or withdrawn_at >= asked_at)
);
create index privacy_request_by_district on privacy_request (district_id, asked_at);

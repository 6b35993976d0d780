-- What the operator knows of a platform's time before LTI 1.3; the secret is encrypted.
create table lti_old_consumer (
    id uuid not null constraint lti_old_consumer_pk primary key,
    registration_id uuid not null
        constraint lti_old_consumer_registration_fk references lti_registration (id),
    consumer_key varchar(255) not null,
    secret bytea not null,
    created_at timestamp with time zone not null,
    constraint lti_old_consumer_is_known_once unique (registration_id, consumer_key)
);

-- Notices taken, so that one that comes twice is taken once.
create table lti_notice (
    id uuid not null constraint lti_notice_pk primary key,
    registration_id uuid not null constraint lti_notice_registration_fk references lti_registration (id),
    notice_id varchar(255) not null,
    type varchar(255) not null,
    taken_at timestamp with time zone not null,
    constraint lti_notice_is_taken_once unique (registration_id, notice_id)
);
create index lti_notice_by_age on lti_notice (taken_at);

-- Where a platform was asked to send its notices.
create table lti_notice_handler (
    id uuid not null constraint lti_notice_handler_pk primary key,
    registration_id uuid not null
        constraint lti_notice_handler_registration_fk references lti_registration (id),
    deployment_id varchar(255) not null,
    service_url varchar(2000) not null,
    handler varchar(2000),
    answer varchar(1000),
    asked_at timestamp with time zone not null,
    answered_at timestamp with time zone,
    constraint lti_notice_handler_one_per_service unique (registration_id, deployment_id)
);

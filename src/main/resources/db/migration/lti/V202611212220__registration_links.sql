create table lti_registration_link (
    id uuid not null constraint lti_registration_link_pk primary key,
    version integer not null,
    code_hash varchar(64) not null constraint lti_registration_link_code_is_unique unique,
    label varchar(255) not null,
    tenant uuid not null,
    activate boolean not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    claimed_until timestamp with time zone,
    confirm_hash varchar(64),
    used_at timestamp with time zone,
    registration_id uuid constraint lti_registration_link_registration_fk references lti_registration (id),
    constraint lti_registration_link_used_for_something check (used_at is null or registration_id is not null)
);

create table lti_launch_state (
    state varchar(64) not null constraint lti_launch_state_pk primary key,
    nonce varchar(64) not null,
    registration_id uuid not null constraint lti_launch_state_registration_fk references lti_registration (id),
    target_link_uri varchar not null,
    deployment_id varchar(255),
    login_hint varchar not null,
    message_hint varchar,
    browser varchar(64) not null,
    expires_at timestamp with time zone not null
);

create index lti_launch_state_by_expiry on lti_launch_state (expires_at);

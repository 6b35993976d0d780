create table lti_connection_health (
    registration_id uuid not null constraint lti_connection_health_pk primary key
        constraint lti_connection_health_registration_fk references lti_registration (id) on delete cascade,
    last_launch_at timestamp with time zone,
    drift_seconds integer,
    services text,
    last_deep_linking_at timestamp with time zone,
    tested_at timestamp with time zone,
    test_lines jsonb
);

-- Refusals between platforms and us; bounded in number and age by a recurring sweep.
create table lti_incident (
    id uuid not null constraint lti_incident_pk primary key,
    reference varchar(16) not null,
    at timestamp with time zone not null,
    last_at timestamp with time zone not null,
    times integer not null,
    kind varchar(16) not null,
    code varchar(64) not null,
    registration_id uuid constraint lti_incident_registration_fk references lti_registration (id) on delete cascade,
    issuer varchar(255),
    client_id varchar(255),
    deployment_id varchar(255),
    findings jsonb not null,
    constraint lti_incident_happened check (times > 0)
);

create index lti_incident_by_reference on lti_incident (reference);
create index lti_incident_by_connection on lti_incident (registration_id, last_at);
create index lti_incident_by_time on lti_incident (last_at);

-- Whom a connection was made for, and where its settings came from when that is not where its issuer is.
alter table lti_registration add column tenant uuid;
alter table lti_registration add column configured_from varchar(2000);

-- What launches of this deployment say of the installation they come from, a line each.
alter table lti_deployment add column marks text default '' not null;

-- A launch under a known issuer that seems to come from a copy of that LMS, and what a person said of it.
create table lti_copy_sighting (
    id uuid not null constraint lti_copy_sighting_pk primary key,
    version integer not null,
    registration_id uuid not null constraint lti_copy_sighting_registration_fk references lti_registration (id),
    deployment_id varchar(255) not null,
    expected text not null,
    came text not null,
    status varchar(16) not null,
    first_seen_at timestamp with time zone not null,
    decided_at timestamp with time zone,
    constraint lti_copy_sighting_decided_at_some_time check (status = 'SUSPECTED' or decided_at is not null)
);

create index lti_copy_sighting_by_deployment on lti_copy_sighting (registration_id, deployment_id);

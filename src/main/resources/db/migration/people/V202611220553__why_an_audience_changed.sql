-- Why somebody earns as what they do; the latest row is in force.
create table audience_given (
    id uuid not null constraint audience_given_pk primary key,
    district_id uuid not null constraint audience_given_district_fk references district (id),
    person_id uuid not null constraint audience_given_person_fk references person (id),
    audience varchar(16) not null,
    reason varchar(500) not null,
    given_by varchar(64) not null,
    given_at timestamp with time zone not null
);
create index audience_given_to_person on audience_given (person_id, given_at);

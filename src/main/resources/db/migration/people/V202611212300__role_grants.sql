-- given_by and ended_by are null where the operator did it.
create table role_grant (
    id uuid not null constraint role_grant_pk primary key,
    version integer not null,
    district_id uuid not null constraint role_grant_district_fk references district (id),
    person_id uuid not null constraint role_grant_person_fk references person (id),
    role varchar(20) not null,
    reason varchar(500) not null,
    given_at timestamp with time zone not null,
    given_by_id uuid,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    constraint role_grant_one_open unique nulls not distinct (person_id, role, ended_at),
    constraint role_grant_ends_after_it_begins check (ended_at is null or ended_at >= given_at)
);

create index role_grant_by_role on role_grant (district_id, role);

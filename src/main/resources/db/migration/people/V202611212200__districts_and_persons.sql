create table district (
    id uuid not null constraint district_pk primary key,
    version integer not null,
    name varchar(255) not null constraint district_name_is_unique unique,
    zone varchar(64) not null,
    created_at timestamp with time zone not null
);

create table person (
    id uuid not null constraint person_pk primary key,
    version integer not null,
    district_id uuid not null constraint person_district_fk references district (id),
    issuer varchar(255) not null,
    sub varchar(255) not null,
    first_seen_at timestamp with time zone not null,
    constraint person_is_known_once unique (district_id, issuer, sub)
);

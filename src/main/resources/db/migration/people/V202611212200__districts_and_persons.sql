create table district (
    id uuid not null constraint district_pk primary key,
    version integer not null,
    name varchar(255) not null constraint district_name_is_unique unique,
    zone varchar(64) not null,
    languages varchar(64) not null,
    created_at timestamp with time zone not null
);

-- search_name is display_name in lower case without accents: H2 has no index over an expression.
create table person (
    id uuid not null constraint person_pk primary key,
    version integer not null,
    district_id uuid not null constraint person_district_fk references district (id),
    issuer varchar(255) not null,
    sub varchar(255) not null,
    display_name varchar(255),
    search_name varchar(255) not null,
    first_seen_at timestamp with time zone not null,
    constraint person_is_known_once unique (district_id, issuer, sub)
);

create index person_by_name on person (district_id, search_name);

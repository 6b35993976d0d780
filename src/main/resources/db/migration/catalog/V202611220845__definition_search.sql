-- What a version, by its id, is found by and what its card says, as texts without capitals and accents where they are compared. Several
-- values of one column stand between bars. Versions from before are added by the migration of the next number, in Java.
create table definition_search (
    id uuid not null constraint definition_search_pk primary key,
    district_id uuid not null,
    definition_id uuid not null,
    sort_key varchar(160) not null,
    title varchar(255) not null,
    competency text not null,
    evidence text not null,
    words text not null,
    hours integer not null,
    weeks varchar(64) not null,
    area varchar(255) not null,
    audiences varchar(100) not null,
    goals text not null,
    standards text not null,
    constraint definition_search_version_fk foreign key (id) references definition_version (id)
);

create index definition_search_by_district on definition_search (district_id, sort_key);

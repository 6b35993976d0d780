-- The language of a person's last launch, for letters.
alter table person add column language varchar(8);

-- Two LMS identities that are one person. While a link is open, whoever comes as the other signs in as the main one.
create table person_link (
    id uuid not null constraint person_link_pk primary key,
    version integer not null,
    district_id uuid not null constraint person_link_district_fk references district (id),
    main_id uuid not null constraint person_link_main_fk references person (id),
    other_id uuid not null constraint person_link_other_fk references person (id),
    reason varchar(500) not null,
    linked_at timestamp with time zone not null,
    linked_by varchar(64) not null,
    undone_at timestamp with time zone,
    undone_by varchar(64),
    undone_reason varchar(500),
    constraint person_link_one_open unique nulls not distinct (other_id, undone_at),
    constraint person_link_joins_two check (main_id <> other_id),
    constraint person_link_undone_whole
        check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
);
create index person_link_of_main on person_link (main_id);

-- Whose a row was before the link, so that undoing it gives back exactly that. place is table.column.
create table person_link_row (
    link_id uuid not null constraint person_link_row_link_fk references person_link (id),
    place varchar(80) not null,
    row_id uuid not null,
    was_id uuid not null,
    constraint person_link_row_pk primary key (link_id, place, row_id)
);

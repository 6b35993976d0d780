-- Who lets leads find them by what they can do, and for what; without a row nobody is found.
create table strength_offer (
    id uuid not null constraint strength_offer_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    mentoring boolean not null,
    presenting boolean not null,
    for_a_role boolean not null,
    since timestamp with time zone not null,
    constraint strength_offer_once unique (district_id, person_id)
);

-- Who searched for what, once an hour for the same.
create table strength_search (
    id uuid not null constraint strength_search_pk primary key,
    district_id uuid not null,
    searcher_id uuid not null,
    role varchar(20) not null,
    at timestamp with time zone not null,
    words varchar(200) not null,
    criterion varchar(200) not null,
    definition_id uuid,
    awarded_since date,
    open_to varchar(20) not null
);
create index strength_search_by_searcher on strength_search (district_id, searcher_id, at);

-- Whom it showed.
create table strength_found (
    id uuid not null constraint strength_found_pk primary key,
    district_id uuid not null,
    search_id uuid not null constraint strength_found_search_fk references strength_search (id) on delete cascade,
    person_id uuid not null,
    at timestamp with time zone not null,
    constraint strength_found_once unique (search_id, person_id)
);
create index strength_found_by_person on strength_found (district_id, person_id, at);

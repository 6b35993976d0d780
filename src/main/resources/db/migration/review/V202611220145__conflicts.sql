-- Who has read an earner's work by name, and so cannot read it blind.
create table review_conflict (
    id uuid not null constraint review_conflict_pk primary key,
    district_id uuid not null,
    definition_id uuid not null,
    earner_id uuid not null,
    person_id uuid not null,
    since timestamp with time zone not null,
    constraint review_conflict_once unique (district_id, person_id, earner_id, definition_id)
);

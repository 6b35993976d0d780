-- Whoever opens their door to colleagues says for what, award by award; a door that is closed is no row.
create table open_door (
    id uuid not null constraint open_door_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    award_id uuid not null constraint open_door_award_fk references award (id) on delete cascade,
    definition_id uuid not null,
    words varchar(300) not null,
    opened_at timestamp with time zone not null,
    constraint open_door_once unique (district_id, award_id)
);
create index open_door_by_person on open_door (district_id, person_id);
create index open_door_by_definition on open_door (district_id, definition_id);

-- Versions that an author placed where people see them without a launch: their page and picture are for everyone.
create table placed_achievement (
    id uuid not null constraint placed_achievement_pk primary key,
    district_id uuid not null,
    definition_version_id uuid not null,
    placed_at timestamp with time zone not null,
    constraint placed_achievement_once unique (district_id, definition_version_id)
);

-- Whose recordings stay, whatever the retention clock says, and why.
create table recording_hold (
    id uuid not null constraint recording_hold_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    reason varchar(500) not null,
    begun_by uuid not null,
    begun_at timestamp with time zone not null,
    ended_by uuid,
    ended_at timestamp with time zone
);
create index recording_hold_by_person on recording_hold (district_id, person_id);

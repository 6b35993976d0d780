-- For what is written here, its earner shows what they handed in to whoever sees the badge; taken back, it is no row.
create table released_evidence (
    id uuid not null constraint released_evidence_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    award_id uuid not null constraint released_evidence_award_fk references award (id) on delete cascade,
    requirement varchar(100) not null,
    released_at timestamp with time zone not null,
    constraint released_evidence_once unique (district_id, award_id, requirement)
);
create index released_evidence_by_person on released_evidence (district_id, person_id);

-- What changed hands on the way to a decision and after it. A line names nobody: who it was shows when a person's id,
-- sealed with the line's nonce, comes to the same seal. Each line seals the one before.
create table decision_record (
    id uuid not null constraint decision_record_pk primary key,
    district_id uuid not null,
    submission_id uuid not null,
    place integer not null,
    at timestamp with time zone not null,
    what varchar(24) not null,
    slot varchar(8),
    nonce varchar(32) not null,
    who varchar(64),
    facts text not null,
    before_it varchar(64) not null,
    seal varchar(64) not null,
    constraint decision_record_in_order unique (submission_id, place)
);

-- That a lead opened somebody's record, and the reason they gave to its earner.
create table decision_record_look (
    id uuid not null constraint decision_record_look_pk primary key,
    district_id uuid not null,
    submission_id uuid not null,
    lead_person_id uuid not null,
    earner_id uuid not null,
    reason text not null,
    looked_at timestamp with time zone not null
);

create index decision_record_look_of on decision_record_look (district_id, submission_id);
create index decision_record_look_by on decision_record_look (district_id, lead_person_id);
create index decision_record_look_at on decision_record_look (district_id, earner_id);

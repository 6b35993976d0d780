-- Which badges an earner put together as one record (CLR 2.0). What is signed is made of the badges when it is asked for.
create table learner_record (
    id uuid not null constraint learner_record_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    kind varchar(6) not null constraint learner_record_kind check (kind in ('ALL', 'STACK')),
    -- The stack or pathway; the district for all that it awarded.
    of_id uuid not null,
    language varchar(2) not null,
    -- Stands for the earner in this record, and for nothing else anywhere.
    subject uuid not null,
    salt varchar(32) not null,
    shared boolean not null,
    made_at timestamp with time zone not null,
    constraint learner_record_once unique (district_id, person_id, kind, of_id)
);

create table learner_record_badge (
    record_id uuid not null constraint learner_record_badge_record_fk references learner_record (id) on delete cascade,
    award_id uuid not null constraint learner_record_badge_award_fk references award (id) on delete cascade,
    district_id uuid not null,
    constraint learner_record_badge_pk primary key (record_id, award_id)
);
create index learner_record_badge_by_award on learner_record_badge (district_id, award_id);

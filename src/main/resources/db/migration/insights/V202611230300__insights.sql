-- Who opened a micro-credential's page for the first time, and when; later visits write nothing.
create table first_view (
    id uuid not null constraint first_view_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    definition_id uuid not null,
    viewed_at timestamp with time zone not null,
    constraint first_view_once unique (district_id, definition_id, person_id)
);
create index first_view_by_person on first_view (district_id, person_id);

-- One question to one person, asked once: what kept them from a micro-credential, or whether they would do another.
create table asked_question (
    id uuid not null constraint asked_question_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    definition_id uuid not null,
    kind varchar(16) not null,
    asked_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    answers varchar(200) not null,
    words varchar(500),
    constraint asked_question_once unique (district_id, person_id, definition_id, kind)
);
create index asked_question_by_person on asked_question (district_id, person_id, asked_at);

-- What the pages of leads are made of, counted every few minutes: numbers, nobody's id.
create table insight_summary (
    district_id uuid not null constraint insight_summary_pk primary key,
    counted_at timestamp with time zone not null,
    took_millis bigint not null,
    figures text not null
);

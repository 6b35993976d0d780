-- What an earner means to do, and by when; private to them. Its id is that of the enrolment. milestones and already are dates
-- by what they are for. hours is what the version they began with declares; what was begun before is read from the version.
create table earning_plan (
    id uuid not null constraint earning_plan_pk primary key
        constraint earning_plan_enrolment_fk references enrolment (id) on delete cascade,
    version integer not null,
    district_id uuid not null,
    goal varchar(500),
    hours integer,
    began_on date not null,
    ends_on date not null,
    extended boolean not null,
    already_does boolean not null,
    held_at timestamp with time zone,
    left_at timestamp with time zone,
    milestones jsonb not null,
    already jsonb not null
);

insert into earning_plan (id, version, district_id, began_on, ends_on, extended, already_does, milestones, already)
select id, 0, district_id, cast(started_at as date), cast(started_at + interval '365' day as date), false, false, json '{}', json '{}'
from enrolment;

create table time_note (
    id uuid not null constraint time_note_pk primary key,
    district_id uuid not null,
    enrolment_id uuid not null constraint time_note_enrolment_fk references enrolment (id) on delete cascade,
    minutes integer not null constraint time_note_minutes check (minutes between 1 and 600)
);
create index time_note_by_enrolment on time_note (enrolment_id);

create table weekly_budget (
    id uuid not null constraint weekly_budget_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    hours integer not null,
    constraint weekly_budget_is_one_per_person unique (district_id, person_id)
);

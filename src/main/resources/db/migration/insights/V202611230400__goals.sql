-- What awards in force contributed to a goal, counted in the background: numbers, nobody's id.
create table goal_summary (
    district_id uuid not null,
    goal_code varchar(64) not null,
    counted_at timestamp with time zone not null,
    took_millis bigint not null,
    figures text not null,
    constraint goal_summary_pk primary key (district_id, goal_code)
);

-- What changed for learners, in the words of somebody with an award that serves the goal. Withdrawn, it is deleted.
create table goal_story (
    id uuid not null constraint goal_story_pk primary key,
    version integer not null,
    district_id uuid not null,
    goal_code varchar(64) not null,
    person_id uuid not null,
    award_id uuid not null,
    words text not null,
    signed boolean not null,
    consented_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    hidden_at timestamp with time zone,
    hidden_by_id uuid,
    hidden_why varchar(500),
    constraint goal_story_one_each unique (district_id, goal_code, person_id),
    constraint goal_story_hidden_for_a_reason check ((hidden_at is null) = (hidden_why is null))
);
create index goal_story_by_person on goal_story (district_id, person_id);

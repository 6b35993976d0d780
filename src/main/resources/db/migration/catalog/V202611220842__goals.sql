-- What a district wants to get better at. Micro-credentials and criteria name a goal by its code, which therefore stays.
create table strategic_goal (
    id uuid not null constraint strategic_goal_pk primary key,
    version integer not null,
    district_id uuid not null,
    code varchar(64) not null,
    title varchar(255) not null,
    why varchar(4000) not null,
    begins_on date not null,
    ends_on date not null,
    -- A role or a unit in words, never a person.
    owner varchar(255) not null,
    contribution varchar(4000) not null,
    changed_at timestamp with time zone not null,
    constraint strategic_goal_code_is_unique unique (district_id, code)
);

create table strategic_goal_audience (
    goal_id uuid not null constraint strategic_goal_audience_goal_fk references strategic_goal (id),
    audience varchar(20) not null,
    constraint strategic_goal_audience_pk primary key (goal_id, audience)
);

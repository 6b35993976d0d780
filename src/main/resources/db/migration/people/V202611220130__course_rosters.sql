-- A course of an LMS that tells who its members are; made by the first launch that says where.
create table course_roster (
    id uuid not null constraint course_roster_pk primary key,
    version integer not null,
    district_id uuid not null constraint course_roster_district_fk references district (id),
    registration_id uuid not null,
    deployment_id varchar(255) not null,
    issuer varchar(255) not null,
    context_id varchar(255) not null,
    title varchar(255),
    memberships_url text not null,
    differences_url text,
    launched_at timestamp with time zone not null,
    asked_at timestamp with time zone,
    next_at timestamp with time zone not null,
    run bigint not null,
    read_at timestamp with time zone,
    whole_read_at timestamp with time zone,
    members integer not null,
    problem varchar(20),
    problem_words varchar(500),
    problem_at timestamp with time zone,
    constraint course_roster_is_known_once unique (district_id, registration_id, deployment_id, context_id)
);
create index course_roster_by_next on course_roster (next_at);
create index course_roster_by_launch on course_roster (district_id, launched_at);

-- The least that decides anything: who, whether still there, whether a learner. No name and no e-mail. taught_by_launch:
-- a launch said whether this is a learner, and launches know better.
create table roster_member (
    roster_id uuid not null constraint roster_member_roster_fk references course_roster (id),
    sub varchar(255) not null,
    district_id uuid not null,
    status varchar(10) not null,
    learner boolean not null,
    taught_by_launch boolean not null,
    since timestamp with time zone not null,
    seen_in_run bigint not null,
    constraint roster_member_pk primary key (roster_id, sub)
);
create index roster_member_by_sub on roster_member (district_id, sub);

-- access_closed_at: every course that lists this person has taken them off; the next launch gives access back.
-- roster_name: what a course calls somebody whose launches carry no name.
alter table person add column access_closed_at timestamp with time zone;
alter table person add column roster_name varchar(255);

-- Whether chance gave work that one may read a second reader; and what was decided before an appeal changed it.
alter table double_review add column sampled boolean default false not null;
alter table double_review add column before_appeal jsonb;

-- An earner asks, once, that somebody else reads what was not yet there.
create table appeal (
    id uuid not null constraint appeal_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null constraint appeal_once unique,
    definition_id uuid not null,
    definition_version_id uuid not null,
    earner_id uuid not null,
    reasons text not null,
    filed_at timestamp with time zone not null,
    due_on date not null,
    status varchar(16) not null,
    ended_at timestamp with time zone,
    leads_told_at timestamp with time zone,
    constraint appeal_ends_with_a_status check ((status = 'OPEN') = (ended_at is null))
);

create index appeal_open on appeal (district_id, status, due_on);
create index appeal_of_earner on appeal (district_id, earner_id);

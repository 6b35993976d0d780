-- A browser that keeps no cookie in the LMS's frame proves otherwise that it began a launch, or opens only the picker.
alter table lti_launch_state add column binding varchar(10) default 'COOKIE' not null;
alter table lti_launch_state add column storage_target varchar(255);

-- A launch that is bound to its browser and waits for a tab of its own; gone when it is opened.
create table lti_launch_handover (
    code_hash varchar(64) not null constraint lti_launch_handover_pk primary key,
    launch jsonb not null,
    expires_at timestamp with time zone not null
);

create index lti_launch_handover_by_expiry on lti_launch_handover (expires_at);

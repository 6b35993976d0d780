-- That somebody has all that a role asks for, since when, and why not any more. What has ended stays; who earns it again has another turn.
create table eligibility (
    id uuid not null constraint eligibility_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    role_id uuid not null constraint eligibility_role_fk references role_profile (id),
    turn integer not null,
    since timestamp with time zone not null,
    -- The first day of the last window of which they were told that it is open.
    told_of date,
    ended_at timestamp with time zone,
    ended_why varchar(20),
    constraint eligibility_once unique (district_id, person_id, role_id, turn),
    constraint eligibility_ends_for_a_reason check ((ended_at is null) = (ended_why is null))
);
create index eligibility_by_role on eligibility (district_id, role_id, ended_at);

-- The micro-credentials that it rests on.
create table eligibility_credential (
    eligibility_id uuid not null constraint eligibility_credential_of_fk references eligibility (id) on delete cascade,
    definition_id uuid not null,
    constraint eligibility_credential_pk primary key (eligibility_id, definition_id)
);

-- A name that its owner put into the pool of a window.
create table pool_entry (
    id uuid not null constraint pool_entry_pk primary key,
    version integer not null,
    district_id uuid not null,
    eligibility_id uuid not null constraint pool_entry_eligibility_fk references eligibility (id) on delete cascade,
    person_id uuid not null,
    role_id uuid not null constraint pool_entry_role_fk references role_profile (id),
    window_from date not null,
    window_until date not null,
    entered_at timestamp with time zone not null,
    withdrawn_at timestamp with time zone,
    constraint pool_entry_once unique (eligibility_id, window_from)
);
create index pool_entry_by_window on pool_entry (district_id, role_id, window_from);
create index pool_entry_by_person on pool_entry (district_id, person_id);

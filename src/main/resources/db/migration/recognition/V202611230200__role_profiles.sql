-- Positions that a district opens to those who earned for them: eligible, never appointed.
create table role_profile (
    id uuid not null constraint role_profile_pk primary key,
    version integer not null,
    district_id uuid not null,
    slug varchar(64) not null,
    title varchar(255) not null,
    words varchar(4000) not null,
    brings varchar(1000) not null,
    -- At most so much a year, in cents; said, never paid from here.
    up_to_cents bigint,
    extra_hours integer,
    -- Who holds the qualification for this role meets it.
    prior_role_id uuid constraint role_profile_prior_fk references role_profile (id),
    prior_years integer,
    closed_at timestamp with time zone,
    changed_at timestamp with time zone not null,
    constraint role_profile_slug_is_unique unique (district_id, slug)
);

-- What has to be earned, each line of it. A number is how many of a stack are enough.
create table role_requirement (
    role_id uuid not null constraint role_requirement_role_fk references role_profile (id),
    turn integer not null,
    kind varchar(20) not null,
    of_id uuid not null,
    need integer not null,
    constraint role_requirement_pk primary key (role_id, turn)
);

-- When a pool is open: from the beginning of a day to the end of another, in the district's zone.
create table role_window (
    role_id uuid not null constraint role_window_role_fk references role_profile (id),
    turn integer not null,
    from_on date not null,
    until_on date not null,
    constraint role_window_pk primary key (role_id, turn),
    constraint role_window_is_no_empty_one check (until_on >= from_on)
);

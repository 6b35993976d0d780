-- A programme: what a district offers to whom, why, and how it supports them. made_by and ended_by are null where the
-- operator did it.
create table programme (
    id uuid not null constraint programme_pk primary key,
    version integer not null,
    district_id uuid not null constraint programme_district_fk references district (id),
    name varchar(200) not null,
    why varchar(2000) not null,
    support varchar(2000) not null,
    incentive varchar(500) not null,
    measure varchar(500) not null,
    begins_on date,
    ends_on date,
    review_on date,
    pilot boolean not null,
    pilot_size integer,
    made_at timestamp with time zone not null,
    made_by_id uuid,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    constraint programme_ends_after_it_begins check (begins_on is null or ends_on is null or ends_on >= begins_on),
    constraint programme_pilot_of_somebody check (pilot_size is null or pilot_size > 0)
);
create index programme_by_district on programme (district_id, made_at);

create table programme_audience (
    programme_id uuid not null constraint programme_audience_programme_fk references programme (id),
    audience varchar(20) not null,
    constraint programme_audience_pk primary key (programme_id, audience)
);

create table programme_credential (
    programme_id uuid not null constraint programme_credential_programme_fk references programme (id),
    definition_id uuid not null,
    constraint programme_credential_pk primary key (programme_id, definition_id)
);

create table programme_coach (
    id uuid default gen_random_uuid() not null constraint programme_coach_pk primary key,
    district_id uuid not null,
    programme_id uuid not null constraint programme_coach_programme_fk references programme (id),
    person_id uuid not null constraint programme_coach_person_fk references person (id),
    constraint programme_coach_once unique (programme_id, person_id)
);
create index programme_coach_by_person on programme_coach (district_id, person_id);

-- All of a school, of a contract group or of a course: who comes to it later joins too. found and read_at: how many it
-- named when it was last followed.
create table programme_rule (
    id uuid not null constraint programme_rule_pk primary key,
    district_id uuid not null,
    programme_id uuid not null constraint programme_rule_programme_fk references programme (id),
    kind varchar(20) not null,
    code varchar(255) not null,
    found integer not null,
    read_at timestamp with time zone not null,
    constraint programme_rule_once unique (programme_id, kind, code)
);

-- A link or code: for one colleague, or for as many as come. Searched by its hash; the sealed code is for who made it.
create table programme_invitation (
    id uuid not null constraint programme_invitation_pk primary key,
    district_id uuid not null,
    programme_id uuid not null constraint programme_invitation_programme_fk references programme (id),
    code_hash varchar(64) not null constraint programme_invitation_code_is_unique unique,
    sealed_code bytea not null,
    kind varchar(20) not null,
    made_by_id uuid,
    made_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    uses integer not null,
    revoked_at timestamp with time zone
);
create index programme_invitation_by_programme on programme_invitation (programme_id, made_at);

-- Everyone a programme is for. via says how the person came; kept_out: a lead took them out, so no rule brings them back.
create table programme_member (
    id uuid default gen_random_uuid() not null constraint programme_member_pk primary key,
    programme_id uuid not null constraint programme_member_programme_fk references programme (id),
    person_id uuid not null constraint programme_member_person_fk references person (id),
    district_id uuid not null,
    via varchar(20) not null,
    invitation_id uuid constraint programme_member_invitation_fk references programme_invitation (id),
    since timestamp with time zone not null,
    ended_at timestamp with time zone,
    kept_out boolean not null,
    constraint programme_member_once unique (programme_id, person_id),
    constraint programme_member_kept_out_is_out check (kept_out = false or ended_at is not null)
);
create index programme_member_by_person on programme_member (district_id, person_id);

-- coach_told_at: as told_at of a member.
create table cohort (
    id uuid not null constraint cohort_pk primary key,
    version integer not null,
    district_id uuid not null,
    programme_id uuid not null constraint cohort_programme_fk references programme (id),
    name varchar(200) not null,
    coach_id uuid constraint cohort_coach_fk references person (id),
    coach_told_at timestamp with time zone,
    made_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index cohort_by_programme on cohort (programme_id, made_at);

-- told_at: when this person was last told of something new that they have not looked at since.
create table cohort_member (
    id uuid default gen_random_uuid() not null constraint cohort_member_pk primary key,
    cohort_id uuid not null constraint cohort_member_cohort_fk references cohort (id),
    person_id uuid not null constraint cohort_member_person_fk references person (id),
    district_id uuid not null,
    since timestamp with time zone not null,
    told_at timestamp with time zone,
    constraint cohort_member_once unique (cohort_id, person_id)
);
create index cohort_member_by_person on cohort_member (district_id, person_id);

-- What an author deletes is gone; what a lead removes keeps its place and the reason, not its words.
create table cohort_message (
    id uuid not null constraint cohort_message_pk primary key,
    version integer not null,
    district_id uuid not null,
    cohort_id uuid not null constraint cohort_message_cohort_fk references cohort (id),
    author_id uuid not null constraint cohort_message_author_fk references person (id),
    written_at timestamp with time zone not null,
    text varchar(4000) not null,
    removed_at timestamp with time zone,
    removed_for varchar(30),
    constraint cohort_message_removed_for_a_reason check ((removed_at is null) = (removed_for is null))
);
create index cohort_message_by_cohort on cohort_message (cohort_id, written_at);
create index cohort_message_by_author on cohort_message (district_id, author_id);

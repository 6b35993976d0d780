-- Where earners keep their badges elsewhere, and what was sent there. Secrets and tokens are sealed with WAYMARK_SECRET.
create table badge_host (
    id uuid not null constraint badge_host_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    address varchar(300) not null,
    name varchar(200) not null,
    authorization_url varchar(2000) not null,
    token_url varchar(2000) not null,
    revocation_url varchar(2000),
    client_id varchar(1000) not null,
    client_secret text,
    secret_in_body boolean not null,
    access_token text,
    refresh_token text,
    access_expires_at timestamp with time zone,
    connected_at timestamp with time zone,
    added_at timestamp with time zone not null,
    constraint badge_host_once unique (district_id, person_id, address)
);

create table badge_host_copy (
    id uuid not null constraint badge_host_copy_pk primary key,
    district_id uuid not null,
    host_id uuid not null constraint badge_host_copy_host_fk references badge_host (id) on delete cascade,
    award_id uuid not null constraint badge_host_copy_award_fk references award (id) on delete cascade,
    turn integer not null,
    state varchar(20) not null,
    at timestamp with time zone not null,
    constraint badge_host_copy_once unique (host_id, award_id)
);
create index badge_host_copy_by_award on badge_host_copy (district_id, award_id);

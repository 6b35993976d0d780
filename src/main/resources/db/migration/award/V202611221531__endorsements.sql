-- Credentials in which others speak for what a district awards, or for the district itself: each to the letter as they signed it.
create table award_endorsement (
    id uuid not null constraint award_endorsement_pk primary key,
    version integer not null,
    district_id uuid not null,
    subject varchar(1000) not null,
    fingerprint varchar(64) not null,
    endorser varchar(1000) not null,
    endorser_name varchar(500) not null,
    words text not null,
    credential text not null,
    valid_until timestamp with time zone,
    added_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    constraint award_endorsement_once unique (district_id, fingerprint)
);
create index award_endorsement_by_subject on award_endorsement (district_id, subject);

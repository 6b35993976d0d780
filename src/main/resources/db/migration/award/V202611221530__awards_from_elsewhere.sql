-- Badges that others issued, as people added them to their record: each to the letter, and what its last check came to.
create table imported_award (
    id uuid not null constraint imported_award_pk primary key,
    version integer not null,
    district_id uuid not null,
    holder_id uuid not null,
    fingerprint varchar(64) not null,
    standard varchar(40) not null,
    title varchar(500) not null,
    issuer varchar(1000) not null,
    issuer_name varchar(500) not null,
    achievement varchar(1000) not null,
    credential text not null,
    valid_from timestamp with time zone,
    valid_until timestamp with time zone,
    named boolean not null,
    added_at timestamp with time zone not null,
    finding varchar(40) not null,
    checked_at timestamp with time zone not null,
    constraint imported_award_once unique (district_id, holder_id, fingerprint)
);
-- What a district lets an award from elsewhere count for: this achievement of this issuer is as good as that micro-credential.
create table award_equivalent (
    id uuid not null constraint award_equivalent_pk primary key,
    version integer not null,
    district_id uuid not null,
    issuer varchar(1000) not null,
    achievement varchar(1000) not null,
    title varchar(500) not null,
    definition_id uuid not null,
    reason varchar(500) not null,
    made_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index award_equivalent_by_district on award_equivalent (district_id, made_at);

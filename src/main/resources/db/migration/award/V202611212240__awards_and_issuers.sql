create table issuer (
    id uuid not null constraint issuer_pk primary key,
    version integer not null,
    public_key varchar(64) not null,
    sealed_private_key bytea not null,
    made_at timestamp with time zone not null
);

create table award (
    id uuid not null constraint award_pk primary key,
    version integer not null,
    district_id uuid not null,
    earner_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    submission_id uuid not null constraint award_one_per_submission unique,
    subject uuid not null constraint award_subject_stands_for_one_award unique,
    title text not null,
    awarded_at timestamp with time zone not null,
    shared boolean not null,
    credential text,
    signed_at timestamp with time zone,
    constraint award_signed_at_a_time check ((credential is null) = (signed_at is null))
);

create index award_earner_idx on award (district_id, earner_id, awarded_at);
create index award_definition_version_idx on award (district_id, definition_version_id);

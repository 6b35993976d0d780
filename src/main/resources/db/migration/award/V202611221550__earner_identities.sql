-- By which of their confirmed e-mail addresses, and by which DID they proved to hold, earners wish to be known in their badges.
create table earner_identity (
    id uuid not null constraint earner_identity_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    kind varchar(5) not null constraint earner_identity_kind check (kind in ('EMAIL', 'DID')),
    -- An address in small letters, or the DID.
    identity varchar(500) not null,
    added_at timestamp with time zone not null,
    constraint earner_identity_once unique (district_id, person_id, identity)
);

-- What became of an award: for which reason it was taken back, as everyone may read it; that it cannot be relied on for now;
-- until when it holds; and which award renewed it.
alter table award add column revoked_for varchar(30);
update award set revoked_for = 'OTHER' where revoked_at is not null;
alter table award add constraint award_revoked_for_a_reason_to_read check ((revoked_at is null) = (revoked_for is null));
alter table award add column suspended_at timestamp with time zone;
alter table award add column suspended_why text;
alter table award add constraint award_suspended_for_a_reason check ((suspended_at is null) = (suspended_why is null));
alter table award add column valid_until timestamp with time zone;
alter table award add column end_told_at timestamp with time zone;
alter table award add column renewed_by_id uuid;
create index award_end_idx on award (district_id, valid_until);

-- For how long badges of a micro-credential hold, where they end.
create table badge_term (
    district_id uuid not null,
    definition_id uuid not null,
    months integer not null constraint badge_term_is_some_months check (months > 0),
    set_at timestamp with time zone not null,
    constraint badge_term_pk primary key (district_id, definition_id)
);

-- A list of 131,072 places, in two signed editions: of what is not to be relied on, and of what is suspended of it.
create table status_list (
    id uuid not null constraint status_list_pk primary key,
    district_id uuid not null,
    number integer not null,
    -- How often something in it has changed, and as of which change it is signed.
    changes integer not null,
    signed_changes integer not null,
    revocations text not null,
    suspensions text not null,
    signed_at timestamp with time zone not null,
    constraint status_list_number unique (district_id, number)
);

-- The place of an award in a list. It stays taken for ever, also when the award is no more: copies of the badge name it.
create table status_entry (
    award_id uuid not null constraint status_entry_pk primary key,
    district_id uuid not null,
    list_id uuid not null constraint status_entry_list_fk references status_list (id),
    place integer not null constraint status_entry_place_is_in_the_list check (place >= 0 and place < 131072),
    revoked boolean not null,
    suspended boolean not null,
    constraint status_entry_place_once unique (list_id, place)
);

-- That an award be taken back, said by one lead and decided by another.
create table revocation_proposal (
    id uuid not null constraint revocation_proposal_pk primary key,
    version integer not null,
    district_id uuid not null,
    award_id uuid not null constraint revocation_proposal_award_fk references award (id) on delete cascade,
    reason varchar(30) not null,
    why text not null,
    proposed_by_id uuid not null,
    proposed_at timestamp with time zone not null,
    outcome varchar(10) not null,
    decided_by_id uuid,
    decided_at timestamp with time zone,
    constraint revocation_proposal_decided_by_somebody check ((decided_at is null) = (decided_by_id is null)),
    constraint revocation_proposal_open_until_decided check ((outcome = 'OPEN') = (decided_at is null))
);
create index revocation_proposal_by_award on revocation_proposal (district_id, award_id);
create index revocation_proposal_open on revocation_proposal (district_id, outcome, proposed_at);

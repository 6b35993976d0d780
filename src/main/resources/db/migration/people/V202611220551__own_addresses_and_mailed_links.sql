-- The addresses that persons gave as their own; one may belong to persons of several districts.
create table person_email (
    id uuid not null constraint person_email_pk primary key,
    version integer not null,
    district_id uuid not null constraint person_email_district_fk references district (id),
    person_id uuid not null constraint person_email_person_fk references person (id),
    address varchar(254) not null,
    address_key varchar(254) not null,
    added_at timestamp with time zone not null,
    verified_at timestamp with time zone,
    constraint person_email_once unique (person_id, address_key),
    constraint person_email_verified_after check (verified_at is null or verified_at >= added_at)
);
create index person_email_by_address on person_email (address_key);

-- Invitations that bring people who have no account in any LMS: a code to hand out, for some places and some time.
create table guest_invitation (
    id uuid not null constraint guest_invitation_pk primary key,
    version integer not null,
    district_id uuid not null constraint guest_invitation_district_fk references district (id),
    code varchar(32) not null constraint guest_invitation_code_is_unique unique,
    title varchar(120) not null,
    audience varchar(16) not null,
    programme_id uuid,
    places integer not null,
    taken integer not null,
    closes_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    made_at timestamp with time zone not null,
    made_by_id uuid,
    constraint guest_invitation_places check (places > 0 and taken >= 0 and taken <= places)
);
create index guest_invitation_by_district on guest_invitation (district_id, made_at);

-- Who came by which; a person comes once.
create table guest_entry (
    person_id uuid not null constraint guest_entry_pk primary key,
    district_id uuid not null constraint guest_entry_district_fk references district (id),
    invitation_id uuid not null constraint guest_entry_invitation_fk references guest_invitation (id),
    entered_at timestamp with time zone not null,
    constraint guest_entry_person_fk foreign key (person_id) references person (id)
);
create index guest_entry_by_invitation on guest_entry (invitation_id);

-- A link that works once, sent to an address; of the token only a hash is kept. A row is there for every request, also for
-- an address that nobody has: nothing that can be measured tells which.
create table mail_link (
    id uuid not null constraint mail_link_pk primary key,
    version integer not null,
    kind varchar(8) not null constraint mail_link_kind check (kind in ('SIGN_IN', 'ADDRESS', 'JOIN')),
    address varchar(254) not null,
    address_key varchar(254) not null,
    language varchar(2) not null,
    browser_hash varchar(64) not null,
    asked_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    token_hash varchar(64) constraint mail_link_token_is_unique unique,
    used_at timestamp with time zone,
    wrong_tries integer not null,
    district_id uuid constraint mail_link_district_fk references district (id),
    person_id uuid constraint mail_link_person_fk references person (id),
    invitation_id uuid constraint mail_link_invitation_fk references guest_invitation (id),
    display_name varchar(255)
);
create index mail_link_by_expiry on mail_link (expires_at);
create index mail_link_by_person on mail_link (person_id);

-- How often something was asked for in a quarter of an hour; a bucket is a hash of who asks or of what for.
create table mail_throttle (
    bucket varchar(64) not null,
    slot timestamp with time zone not null,
    tries integer not null,
    constraint mail_throttle_pk primary key (bucket, slot)
);
create index mail_throttle_by_slot on mail_throttle (slot);

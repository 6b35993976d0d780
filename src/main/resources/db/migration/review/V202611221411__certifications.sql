-- One time that a reader rates anchors, in as many sittings as they like; where it matches the experts, a certificate.
create table review_certification (
    id uuid not null constraint review_certification_pk primary key,
    version integer not null,
    district_id uuid not null,
    reader_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    status varchar(16) not null,
    begun_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    result jsonb,
    certified_until timestamp with time zone,
    ended_at timestamp with time zone,
    reminders integer not null,
    reading_of uuid,
    constraint review_certification_one_at_a_time unique (district_id, reader_id, reading_of),
    constraint review_certification_has_an_end check ((status = 'CERTIFIED') = (certified_until is not null))
);

create index review_certification_by_reader on review_certification (district_id, reader_id);
create index review_certification_by_definition on review_certification (district_id, definition_id, status);

create table review_certification_reading (
    id uuid not null constraint review_certification_reading_pk primary key,
    certification_id uuid not null constraint review_certification_reading_fk references review_certification (id) on delete cascade,
    district_id uuid not null,
    anchor_id uuid not null,
    place integer not null,
    levels jsonb,
    recorded_at timestamp with time zone,
    constraint review_certification_reading_once unique (certification_id, anchor_id),
    constraint review_certification_reading_recorded check ((levels is null) = (recorded_at is null))
);

-- The level that a reader gave a criterion of an anchor and that of the experts, once all of a certification are in.
create table review_anchor_pair (
    certification_id uuid not null constraint review_anchor_pair_fk references review_certification (id) on delete cascade,
    anchor_id uuid not null,
    criterion varchar(200) not null,
    district_id uuid not null,
    definition_version_id uuid not null,
    reader_level varchar(16) not null,
    expert_level varchar(16) not null,
    read_at timestamp with time zone not null,
    constraint review_anchor_pair_pk primary key (certification_id, anchor_id, criterion)
);

create index review_anchor_pair_by_time on review_anchor_pair (district_id, read_at);

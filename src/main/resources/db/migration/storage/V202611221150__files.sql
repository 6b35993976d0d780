create table stored_file (
    storage_key varchar(255) not null constraint stored_file_pk primary key,
    district_id uuid not null,
    media_type varchar(100) not null,
    byte_count bigint not null,
    sha256 varchar(64) not null,
    state varchar(16) not null,
    added_at timestamp with time zone not null,
    judged_at timestamp with time zone,
    unused_since timestamp with time zone,
    constraint stored_file_has_bytes check (byte_count > 0)
);
create index stored_file_by_district on stored_file (district_id);

-- A row stays for a while when its file was taken: whoever lost the last answer asks once more.
create table arriving_file (
    id uuid not null constraint arriving_file_pk primary key,
    district_id uuid not null,
    owner_id uuid not null,
    part varchar(32) not null,
    facts text not null,
    byte_count bigint not null,
    received bigint not null,
    storage_key varchar(255) not null constraint arriving_file_key_is_one unique,
    store_handle text,
    refused varchar(32),
    taken_at timestamp with time zone,
    lock_id uuid,
    locked_until timestamp with time zone,
    begun_at timestamp with time zone not null,
    touched_at timestamp with time zone not null,
    constraint arriving_file_is_not_longer_than_said check (received >= 0 and received <= byte_count)
);
create index arriving_file_by_owner on arriving_file (district_id, owner_id);
create index arriving_file_by_touch on arriving_file (touched_at);

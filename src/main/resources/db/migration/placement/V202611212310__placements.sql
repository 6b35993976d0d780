create table placement (
    id uuid not null constraint placement_pk primary key,
    version integer not null,
    district_id uuid not null,
    registration_id uuid not null,
    deployment_id varchar(255) not null,
    context_id varchar(255) not null,
    context_title varchar(255),
    resource_link_id varchar(255) not null,
    definition_id uuid,
    line_item text,
    line_items text,
    scopes varchar(2000) not null,
    column_claimed_until timestamp with time zone,
    first_seen_at timestamp with time zone not null,
    constraint placement_is_known_once
        unique (registration_id, deployment_id, context_id, resource_link_id, district_id)
);

create table gradebook_entry (
    id uuid not null constraint gradebook_entry_pk primary key,
    version integer not null,
    district_id uuid not null,
    placement_id uuid not null constraint gradebook_entry_placement_fk references placement (id),
    person_id uuid not null,
    definition_id uuid not null,
    sub varchar(255) not null,
    language varchar(8) not null,
    graded boolean not null,
    last_score_at timestamp with time zone,
    created_at timestamp with time zone not null,
    constraint gradebook_entry_one_per_person unique (placement_id, person_id)
);
create index gradebook_entry_of_earner on gradebook_entry (district_id, person_id, definition_id);

create table score_publication (
    id uuid not null constraint score_publication_pk primary key,
    version integer not null,
    district_id uuid not null,
    entry_id uuid not null constraint score_publication_entry_fk references gradebook_entry (id),
    submission_id uuid not null,
    kind varchar(20) not null constraint score_publication_kind check (kind in ('SUBMITTED', 'AWARDED')),
    status varchar(20) not null constraint score_publication_status
        check (status in ('QUEUED', 'SENT', 'REFUSED', 'GIVEN_UP', 'NOT_POSSIBLE', 'SUPERSEDED')),
    attempts integer not null,
    score_at timestamp with time zone not null,
    answer text,
    queued_at timestamp with time zone not null,
    sent_at timestamp with time zone,
    constraint score_publication_goes_once unique (entry_id, submission_id, kind)
);
create index score_publication_by_status on score_publication (district_id, status);
create index score_publication_by_submission on score_publication (district_id, submission_id);

create table deep_linking_request (
    id uuid not null constraint deep_linking_request_pk primary key,
    version integer not null,
    code_hash varchar(64) not null constraint deep_linking_request_code_is_unique unique,
    district_id uuid not null,
    person_id uuid not null,
    registration_id uuid not null,
    deployment_id varchar(255) not null,
    platform_origin varchar(512) not null,
    language varchar(8) not null,
    may_author boolean not null,
    settings jsonb not null,
    answer jsonb,
    expires_at timestamp with time zone not null
);
create index deep_linking_request_by_expiry on deep_linking_request (district_id, expires_at);

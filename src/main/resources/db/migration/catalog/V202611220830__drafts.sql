-- A micro-credential being written. last_numbers: the highest number given to a part of each letter, so that none is given
-- twice, such as {"A": 3}. revises_id: the definition it will be a new version of. The content is JSON as text, as it is in
-- a version. proposed_at: when others first read it.
create table catalog_draft (
    id uuid not null constraint catalog_draft_pk primary key,
    version integer not null,
    district_id uuid not null,
    author_id uuid not null,
    revises_id uuid constraint catalog_draft_revises_fk references credential_definition (id),
    code varchar(64) not null,
    title varchar(255) not null,
    content text not null,
    last_numbers jsonb not null,
    state varchar(20) not null,
    made_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    changed_by_id uuid not null,
    proposed_at timestamp with time zone
);
create index catalog_draft_by_author on catalog_draft (district_id, author_id);
create index catalog_draft_by_state on catalog_draft (district_id, state);

-- Who else may write it.
create table catalog_draft_editor (
    id uuid default gen_random_uuid() not null constraint catalog_draft_editor_pk primary key,
    district_id uuid not null,
    draft_id uuid not null constraint catalog_draft_editor_draft_fk references catalog_draft (id),
    person_id uuid not null,
    constraint catalog_draft_editor_once unique (draft_id, person_id)
);
create index catalog_draft_editor_by_person on catalog_draft_editor (district_id, person_id);

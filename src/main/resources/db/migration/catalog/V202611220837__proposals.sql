-- Of one thing there is one proposal at a time: open_subject is empty once it is decided against, withdrawn or published.
create table catalog_proposal (
    id uuid not null constraint catalog_proposal_pk primary key,
    version integer not null,
    district_id uuid not null,
    draft_id uuid not null constraint catalog_proposal_draft_fk references catalog_draft (id),
    author_id uuid not null,
    definition_id uuid constraint catalog_proposal_definition_fk references credential_definition (id),
    revision boolean not null,
    title varchar(255) not null,
    note text not null,
    state varchar(16) not null,
    quorum integer not null,
    open_subject varchar(160),
    proposed_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint catalog_proposal_one_at_a_time unique (district_id, open_subject)
);
create index catalog_proposal_by_draft on catalog_proposal (draft_id);
create index catalog_proposal_by_author on catalog_proposal (district_id, author_id);
create index catalog_proposal_by_definition on catalog_proposal (definition_id);

-- Votes are steps too: the last one of each member counts.
create table catalog_step (
    id uuid not null constraint catalog_step_pk primary key,
    district_id uuid not null,
    proposal_id uuid constraint catalog_step_proposal_fk references catalog_proposal (id),
    definition_id uuid constraint catalog_step_definition_fk references credential_definition (id),
    kind varchar(16) not null,
    person_id uuid,
    reason text not null,
    detail varchar(300) not null,
    at timestamp with time zone not null
);
create index catalog_step_by_proposal on catalog_step (proposal_id);
create index catalog_step_by_definition on catalog_step (definition_id);
create index catalog_step_by_person on catalog_step (district_id, person_id);

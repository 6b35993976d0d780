-- Sample work whose levels experts agree on: reviewers rate it, blind to these, before they review.
create table review_anchor (
    id uuid not null constraint review_anchor_pk primary key,
    version integer not null,
    district_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    status varchar(16) not null,
    submission_id uuid,
    work jsonb not null,
    agreed jsonb,
    made_at timestamp with time zone not null
);

create index review_anchor_by_definition on review_anchor (district_id, definition_id);

-- What an expert says of an anchor, each alone until two have.
create table review_anchor_score (
    id uuid not null constraint review_anchor_score_pk primary key,
    anchor_id uuid not null constraint review_anchor_score_anchor_fk references review_anchor (id) on delete cascade,
    district_id uuid not null,
    expert_id uuid not null,
    levels jsonb not null,
    scored_at timestamp with time zone not null,
    constraint review_anchor_score_once unique (anchor_id, expert_id)
);

-- That an earner was asked whether decided work may become an anchor, and what they said.
create table review_anchor_request (
    id uuid not null constraint review_anchor_request_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null,
    definition_version_id uuid not null,
    earner_id uuid not null,
    asked_at timestamp with time zone not null,
    consents boolean,
    answered_at timestamp with time zone,
    anchor_id uuid,
    constraint review_anchor_request_once unique (district_id, submission_id),
    constraint review_anchor_request_answered check ((consents is null) = (answered_at is null))
);

create index review_anchor_request_by_earner on review_anchor_request (district_id, earner_id);

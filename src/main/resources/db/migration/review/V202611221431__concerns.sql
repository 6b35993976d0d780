-- What a reader saw in the work and tells somebody who does not read it: outside of any rating.
create table review_concern (
    id uuid not null constraint review_concern_pk primary key,
    version integer not null,
    district_id uuid not null,
    submission_id uuid not null,
    definition_id uuid not null,
    definition_version_id uuid not null,
    earner_id uuid not null,
    reader_id uuid not null,
    evidence_id uuid,
    kind varchar(16) not null,
    words text not null,
    withholds boolean not null,
    raised_at timestamp with time zone not null,
    outcome varchar(16),
    answer text,
    settled_at timestamp with time zone,
    settled_by_id uuid,
    constraint review_concern_settled_whole check (
        (outcome is null) = (settled_at is null) and (outcome is null) = (answer is null)
        and (outcome is null) = (settled_by_id is null)),
    constraint review_concern_withholds_a_piece check (not withholds or evidence_id is not null)
);

create index review_concern_open on review_concern (district_id, settled_at);
create index review_concern_by_submission on review_concern (district_id, submission_id);

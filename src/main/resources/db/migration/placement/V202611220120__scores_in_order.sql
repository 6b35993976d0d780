-- What is said of one learner in one column, by whichever links: scores for it go one after another.
create table gradebook_cell (
    id uuid not null constraint gradebook_cell_pk primary key,
    version integer not null,
    district_id uuid not null,
    registration_id uuid not null,
    line_item_hash varchar(64) not null,
    sub varchar(255) not null,
    last_score_at timestamp with time zone,
    last_publication uuid,
    graded boolean not null,
    sending_publication uuid,
    sending_until timestamp with time zone,
    constraint gradebook_cell_is_one unique (registration_id, line_item_hash, sub, district_id)
);

alter table gradebook_entry drop column last_score_at;
alter table gradebook_entry add column gradable boolean default true not null;

alter table score_publication add column tried_at timestamp with time zone;
alter table score_publication add column refusal varchar(20);
alter table score_publication add column read_state varchar(20);
alter table score_publication add column read_score varchar(40);
alter table score_publication add column read_maximum varchar(40);
alter table score_publication add column read_at timestamp with time zone;
alter table score_publication drop constraint score_publication_kind;
alter table score_publication add constraint score_publication_kind
    check (kind in ('SUBMITTED', 'AWARDED', 'WITHDRAWN'));
alter table score_publication drop constraint score_publication_status;
alter table score_publication add constraint score_publication_status
    check (status in ('QUEUED', 'HELD', 'SENT', 'REFUSED', 'GIVEN_UP', 'NOT_POSSIBLE', 'SUPERSEDED'));

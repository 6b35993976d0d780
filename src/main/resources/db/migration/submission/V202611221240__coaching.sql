-- Whom an earner lets look at their work on a micro-credential. A row stays after it ends: who once coached never reads
-- blind. Somebody who is not known yet is a code until they take it up.
create table companion (
    id uuid not null constraint companion_pk primary key,
    version integer not null,
    district_id uuid not null,
    earner_id uuid not null,
    definition_id uuid not null,
    person_id uuid,
    code_hash varchar(64) constraint companion_code_once unique,
    kind varchar(16) not null,
    invited_at timestamp with time zone not null,
    until_at timestamp with time zone,
    ended_at timestamp with time zone,
    looked_at timestamp with time zone,
    waiting_since timestamp with time zone,
    last_at timestamp with time zone not null,
    person_told_at timestamp with time zone,
    earner_told_at timestamp with time zone,
    constraint companion_once unique (district_id, person_id, earner_id, definition_id),
    constraint companion_is_somebody check (person_id is not null or code_hash is not null)
);
create index companion_by_earner on companion (district_id, earner_id, definition_id);

create table coaching_thread (
    id uuid not null constraint coaching_thread_pk primary key,
    version integer not null,
    district_id uuid not null,
    companion_id uuid not null constraint coaching_thread_companion_fk references companion (id) on delete cascade,
    submission_id uuid not null constraint coaching_thread_submission_fk references submission (id) on delete cascade,
    part varchar(16) not null,
    part_ref varchar(64) not null,
    part_title varchar(255) not null,
    second_at integer,
    page_at integer,
    begun_at timestamp with time zone not null,
    done_at timestamp with time zone
);
create index coaching_thread_by_companion on coaching_thread (companion_id);
create index coaching_thread_by_submission on coaching_thread (submission_id);

create table coaching_comment (
    id uuid not null constraint coaching_comment_pk primary key,
    district_id uuid not null,
    thread_id uuid not null constraint coaching_comment_thread_fk references coaching_thread (id) on delete cascade,
    author_id uuid not null,
    text text not null,
    written_at timestamp with time zone not null
);
create index coaching_comment_by_thread on coaching_comment (thread_id);
create index coaching_comment_by_author on coaching_comment (district_id, author_id);

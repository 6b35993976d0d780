-- The two levels that two readers of the same work gave a criterion before any third, each once both are in.
create table review_pair (
    double_review_id uuid not null constraint review_pair_double_review_fk references double_review (id) on delete cascade,
    criterion varchar(200) not null,
    district_id uuid not null,
    definition_version_id uuid not null,
    first_level varchar(16) not null,
    second_level varchar(16) not null,
    read_at timestamp with time zone not null,
    constraint review_pair_pk primary key (double_review_id, criterion)
);

create index review_pair_by_time on review_pair (district_id, read_at);

-- That a reader gets no new work until a lead has looked at how far they agree with the others.
create table review_pause (
    id uuid not null constraint review_pause_pk primary key,
    version integer not null,
    district_id uuid not null,
    reader_id uuid not null,
    since timestamp with time zone not null,
    why varchar(16) not null,
    hundredths integer not null,
    bar integer not null,
    pairs bigint not null,
    ended_at timestamp with time zone,
    ended_by_id uuid,
    constraint review_pause_ended_by_somebody check ((ended_at is null) = (ended_by_id is null))
);

create index review_pause_by_reader on review_pause (district_id, reader_id, ended_at);

-- What a reader chooses to read: subjects, languages, micro-credentials. Of a kind without a row they read all.
create table reader_field (
    id uuid not null constraint reader_field_pk primary key,
    district_id uuid not null,
    reader_id uuid not null,
    kind varchar(16) not null,
    named varchar(255) not null,
    constraint reader_field_once unique (district_id, reader_id, kind, named)
);

-- Days on which a reader is away: nothing new is given to them.
create table reader_away (
    id uuid not null constraint reader_away_pk primary key,
    district_id uuid not null,
    reader_id uuid not null,
    from_day date not null,
    to_day date not null,
    constraint reader_away_in_order check (from_day <= to_day)
);

create index reader_away_by_day on reader_away (district_id, to_day, reader_id);

-- Two people of whom neither reads the other's work, as one of them said.
create table review_apart (
    id uuid not null constraint review_apart_pk primary key,
    district_id uuid not null,
    said_by_id uuid not null,
    other_id uuid not null,
    said_at timestamp with time zone not null,
    constraint review_apart_once unique (district_id, said_by_id, other_id)
);

create index review_apart_by_other on review_apart (district_id, other_id);

-- What a reader had and gave back, or had to pass on: it does not come to them again.
create table review_given_back (
    id uuid not null constraint review_given_back_pk primary key,
    district_id uuid not null,
    double_review_id uuid not null
        constraint review_given_back_double_review_fk references double_review (id) on delete cascade,
    reader_id uuid not null,
    why varchar(16) not null,
    given_back_at timestamp with time zone not null
);

create index review_given_back_by_work on review_given_back (double_review_id, reader_id);
create index review_given_back_by_time on review_given_back (district_id, given_back_at, reader_id);

-- Of what a reader was reminded; given to another it begins anew.
create table review_reminder (
    review_id uuid not null constraint review_reminder_review_fk references review (id) on delete cascade,
    assigned_at timestamp with time zone not null,
    kind varchar(8) not null,
    district_id uuid not null,
    sent_at timestamp with time zone not null,
    constraint review_reminder_pk primary key (review_id, assigned_at, kind)
);

-- Of what leads were told that it waits longer than their district promises, or allows.
create table review_escalation (
    double_review_id uuid not null
        constraint review_escalation_double_review_fk references double_review (id) on delete cascade,
    kind varchar(8) not null,
    district_id uuid not null,
    told_at timestamp with time zone not null,
    constraint review_escalation_pk primary key (double_review_id, kind)
);

-- For which micro-credentials there are too few readers, and what keeps the others from it.
create table reader_shortage (
    id uuid not null constraint reader_shortage_pk primary key,
    district_id uuid not null,
    definition_id uuid not null,
    place varchar(8) not null,
    needed integer not null,
    able integer not null,
    paused integer not null,
    away integer not null,
    elsewhere integer not null,
    unqualified integer not null,
    apart integer not null,
    since timestamp with time zone not null,
    constraint reader_shortage_once unique (district_id, definition_id, place)
);

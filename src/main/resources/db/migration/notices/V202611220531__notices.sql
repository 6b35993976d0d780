-- What a person is told, once. arguments are short texts for the messages of the kind; path leads to the one next step.
-- mail: NONE (never goes by e-mail), DUE, SENDING (handed to the mail server; never handed over again), SENT or DROPPED.
create table notice (
    id uuid not null constraint notice_pk primary key,
    district uuid not null,
    person uuid not null,
    kind varchar(64) not null,
    arguments jsonb not null,
    path varchar(500) not null,
    at timestamp with time zone not null,
    read_at timestamp with time zone,
    mail varchar(10) not null,
    mail_id uuid,
    mailed_at timestamp with time zone,
    constraint notice_read_after_it_was_sent check (read_at is null or read_at >= at)
);
create index notice_of_person on notice (district, person, read_at, id);
create index notice_by_mail on notice (person, mail);

-- How a person wants to be told; no row while they have changed nothing. Minutes of the day in the district's zone.
-- refused_address: SHA-256 of an address that the mail server refused for good; another address starts anew.
create table notice_settings (
    person uuid not null constraint notice_settings_pk primary key,
    version integer not null,
    district uuid not null,
    rhythm varchar(10) not null,
    quiet_from integer not null,
    quiet_until integer not null,
    quiet_weekends boolean not null,
    kinds_off jsonb not null,
    mail_off_since timestamp with time zone,
    refused_address varchar(64),
    refused_at timestamp with time zone,
    constraint notice_settings_quiet_minutes
        check (quiet_from between 0 and 1439 and quiet_until between 0 and 1439),
    constraint notice_settings_refused_whole check ((refused_address is null) = (refused_at is null))
);
create index notice_settings_of_district on notice_settings (district);

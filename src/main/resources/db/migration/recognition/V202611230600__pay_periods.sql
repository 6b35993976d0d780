-- Pay periods that were closed, each with the one file that went to payroll and HR, as it was.
create table pay_period (
    id uuid not null constraint pay_period_pk primary key,
    version integer not null,
    district_id uuid not null,
    number integer not null,
    from_on date not null,
    until_on date not null,
    closed_at timestamp with time zone not null,
    closed_by uuid not null,
    row_count integer not null,
    cents bigint not null,
    constraint pay_period_once unique (district_id, number),
    constraint pay_period_ends_after_it_begins check (until_on >= from_on)
);

create table pay_period_file (
    id uuid not null constraint pay_period_file_pk primary key
        constraint pay_period_file_fk references pay_period (id),
    district_id uuid not null,
    content text not null
);

-- Files in which payroll or HR said what they gave; the fingerprint is of what they say, not of how it is written.
create table pay_confirmation (
    id uuid not null constraint pay_confirmation_pk primary key,
    district_id uuid not null,
    fingerprint varchar(64) not null,
    row_count integer not null,
    taken_at timestamp with time zone not null,
    taken_by uuid not null,
    constraint pay_confirmation_once unique (district_id, fingerprint)
);

-- The day on which each was given.
create table pay_given (
    id uuid not null constraint pay_given_pk primary key
        constraint pay_given_fk references entitlement (id),
    district_id uuid not null,
    confirmation_id uuid not null constraint pay_given_confirmation_fk references pay_confirmation (id),
    given_on date not null
);

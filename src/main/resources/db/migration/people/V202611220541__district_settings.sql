-- What a district decided for itself; without a row everything is as shipped. school_year_start is a month and day, --08-17.
-- policies has what differs from the shipped numbers only.
create table district_settings (
    id uuid not null constraint district_settings_pk primary key
        constraint district_settings_district_fk references district (id),
    version integer not null,
    school_year_start varchar(7) not null,
    closed_days jsonb not null,
    policies jsonb not null
);

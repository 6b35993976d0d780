-- A list of staff that somebody sent. at_work is 1 while it is read or carried out, else null: of each district one at a
-- time. carried: which fields the list says anything of, by bit. applied_to: the last line that was carried out.
create table staff_import (
    id uuid not null constraint staff_import_pk primary key,
    version integer not null,
    district_id uuid not null constraint staff_import_district_fk references district (id),
    status varchar(20) not null,
    at_work smallint constraint staff_import_at_work check (at_work = 1),
    format varchar(20) not null,
    whole boolean not null,
    carried integer not null,
    begun_at timestamp with time zone not null,
    begun_by varchar(64) not null,
    confirmed_at timestamp with time zone,
    confirmed_by varchar(64),
    ended_at timestamp with time zone,
    on_record integer not null,
    made integer not null,
    changed integer not null,
    came_back integer not null,
    closed integer not null,
    unchanged integer not null,
    left_out integer not null,
    schools integer not null,
    changed_fields varchar(500) not null,
    applied_to integer not null,
    constraint staff_import_one_at_work unique (district_id, at_work)
);
create index staff_import_by_time on staff_import (district_id, begun_at);

-- What it lists, until it is carried out or set aside. A negative line: a record that is not in the list, kept here only
-- to follow line managers. chained: may be part of a circle of line managers.
create table staff_import_row (
    import_id uuid not null constraint staff_import_row_import_fk references staff_import (id),
    line integer not null,
    district_id uuid not null,
    record_id uuid not null,
    sourcedid varchar(255) not null,
    school_code varchar(100),
    job varchar(100),
    contract_group varchar(100),
    employee_number varchar(100),
    manager_sourcedid varchar(255),
    years_of_service integer,
    licence varchar(100),
    gone boolean not null,
    outcome varchar(10) not null,
    changed integer not null,
    chained boolean not null,
    constraint staff_import_row_pk primary key (import_id, line)
);
create index staff_import_row_by_sourcedid on staff_import_row (import_id, sourcedid);
create index staff_import_row_by_manager on staff_import_row (import_id, manager_sourcedid);

create table staff_import_school (
    import_id uuid not null constraint staff_import_school_import_fk references staff_import (id),
    code varchar(100) not null,
    district_id uuid not null,
    name varchar(255) not null,
    constraint staff_import_school_pk primary key (import_id, code)
);

-- Who works where and as what, as OneRoster says in files of its own; staff only.
create table staff_import_role (
    import_id uuid not null constraint staff_import_role_import_fk references staff_import (id),
    line integer not null,
    district_id uuid not null,
    sourcedid varchar(255) not null,
    org varchar(255) not null,
    job varchar(100) not null,
    priority smallint not null,
    org_district varchar(255),
    constraint staff_import_role_pk primary key (import_id, line)
);
create index staff_import_role_by_sourcedid on staff_import_role (import_id, sourcedid);

create table staff_import_fault (
    import_id uuid not null constraint staff_import_fault_import_fk references staff_import (id),
    number integer not null,
    district_id uuid not null,
    file varchar(100) not null,
    line integer not null,
    field varchar(100) not null,
    kind varchar(40) not null,
    given varchar(100) not null,
    other varchar(255) not null,
    constraint staff_import_fault_pk primary key (import_id, number)
);

-- What the school's register calls somebody, as the last launch of their LMS that told it.
alter table person add column sourcedid varchar(255);
create index person_by_sourcedid on person (district_id, sourcedid);

create table staff_school (
    district_id uuid not null constraint staff_school_district_fk references district (id),
    code varchar(100) not null,
    name varchar(255) not null,
    constraint staff_school_pk primary key (district_id, code)
);

-- What the district's register says of its staff and no launch carries. No name and no e-mail. A person is found by
-- person.sourcedid, whichever came first; left_at: a list said that they left.
create table staff_record (
    id uuid not null constraint staff_record_pk primary key,
    district_id uuid not null constraint staff_record_district_fk references district (id),
    sourcedid varchar(255) not null,
    school_code varchar(100),
    job varchar(100),
    contract_group varchar(100),
    employee_number varchar(100),
    manager_sourcedid varchar(255),
    years_of_service integer,
    licence varchar(100),
    given_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    left_at timestamp with time zone,
    constraint staff_record_is_known_once unique (district_id, sourcedid),
    constraint staff_record_school_fk foreign key (district_id, school_code) references staff_school (district_id, code),
    constraint staff_record_years check (years_of_service between 0 and 80)
);
create index staff_record_by_school on staff_record (district_id, school_code);
create index staff_record_by_contract_group on staff_record (district_id, contract_group);
create index staff_record_by_employee_number on staff_record (district_id, employee_number);

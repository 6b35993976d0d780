-- Where the register had somebody until it moved them or let them go; where it has them now is in staff_record.
create table staff_place (
    district_id uuid not null constraint staff_place_district_fk references district (id),
    sourcedid varchar(255) not null,
    until_at timestamp with time zone not null,
    school_code varchar(100),
    contract_group varchar(100),
    constraint staff_place_pk primary key (district_id, sourcedid, until_at)
);

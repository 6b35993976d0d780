-- Leave to begin what brings pay, where a contract asks for it beforehand.
create table pre_approval (
    id uuid not null constraint pre_approval_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    definition_id uuid not null,
    wish varchar(500) not null,
    asked_at timestamp with time zone not null,
    status varchar(12) not null,
    answer varchar(500) not null,
    answered_at timestamp with time zone,
    answered_by uuid,
    until_on date,
    constraint pre_approval_answered_by_somebody check ((answered_at is null) = (answered_by is null))
);
create index pre_approval_of_person on pre_approval (district_id, person_id, definition_id);
create index pre_approval_by_status on pre_approval (district_id, status, asked_at);
